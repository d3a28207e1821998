// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/opf.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attune::exchange {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "attune.opf/1";

std::string textOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::map<std::string, OpfAbout> opfAboutOf(const std::vector<ArchiveMember>& members) {
    const auto member = std::ranges::find(members, std::string(opfAbout), &ArchiveMember::name);
    if (member == members.end() || std::ranges::count(member->bytes, '[') > 100'000)
        return {};
    const Json document = Json::parse(member->bytes, nullptr, false);
    if (!document.is_object() || textOf(document, "schema") != schema)
        return {};
    std::map<std::string, OpfAbout> out;
    for (const Json& column : document.value("columns", Json::array())) {
        if (!column.is_object() || textOf(column, "column").empty() || textOf(column, "tier").empty())
            return {};
        OpfAbout about{textOf(column, "tier"), textOf(column, "coder"), textOf(column, "subject"), {}};
        for (const Json& name : column.value("after", Json::array()))
            about.after.push_back(name == "comment" ? "comment" : "modifiers");
        out.emplace(textOf(column, "column"), std::move(about));
    }
    return out;
}

std::string opfAboutText(const std::map<std::string, OpfAbout>& columns) {
    Json list = Json::array();
    for (const auto& [name, about] : columns)
        list.push_back({{"column", name},
                        {"tier", about.tier},
                        {"coder", about.coder},
                        {"subject", about.subject},
                        {"after", about.after}});
    return Json{{"schema", schema}, {"columns", std::move(list)}}.dump(1, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

} // namespace attune::exchange

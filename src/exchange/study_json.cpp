// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/study_json.h"

#include "exchange/json_keys.h"

#include <algorithm>

namespace attune {

namespace {

using exchange::JsonKeys;
using Json = nlohmann::json;

constexpr const char* todo = "correct the description; the manual lists its keys";

Result<StudyDescription::DimensionInfo> readDimension(const Json& json, const std::string& where) {
    if (!json.is_object())
        return fail(ErrorCode::Invalid, "a dimension is not a JSON object", where, todo);
    Status status;
    StudyDescription::DimensionInfo out;
    JsonKeys keys(json, where, status, todo);
    keys.text("id", out.id, true);
    keys.text("name", out.name, false);
    keys.text("role", out.role, false);
    keys.noOthers();
    if (!out.role.empty() && out.role != "adult" && out.role != "child" && out.role != "dyad")
        keys.fault("the role is not adult, child or dyad");
    if (!status)
        return std::unexpected(status.error());
    if (out.name.empty())
        out.name = out.id;
    return out;
}

} // namespace

Result<StudyDescription> parseStudy(std::string_view json, const std::string& name) {
    if (std::ranges::count_if(json, [](char c) { return c == '[' || c == '{'; }) > 10'000)
        return fail(ErrorCode::Invalid, "the file is too deep or too large for a description", name, todo);
    const Json document = Json::parse(json, nullptr, false);
    if (!document.is_object())
        return fail(ErrorCode::Invalid, "the file is not a JSON object", name,
                    "choose a description of a study (attune.study/1)");
    Status status;
    StudyDescription study;
    std::string schema, date;
    JsonKeys keys(document, name, status, todo);
    keys.text("schema", schema, true);
    if (status && schema != "attune.study/1")
        keys.fault("the schema is not attune.study/1");
    keys.text("title", study.title, false);
    keys.text("site", study.site, false);
    keys.text("instrument", study.instrument, false);
    keys.text("instrumentNotice", study.instrumentNotice, false);
    keys.text("population", study.population, false);
    keys.text("setting", study.setting, false);
    keys.text("clipLength", study.clipLength, false);
    keys.text("ageBand", study.ageBand, false);
    keys.text("raters", study.raters, false);
    keys.text("reference", study.reference, false);
    keys.text("sampling", study.sampling, false);
    keys.text("order", study.order, false);
    keys.text("independence", study.independence, false);
    keys.text("disagreementHandling", study.disagreementHandling, false);
    keys.text("driftChecks", study.driftChecks, false);
    keys.text("date", date, false);
    if (!date.empty())
        study.date = date;
    if (const Json* dimensions = keys.list("dimensions", false))
        for (const Json& item : *dimensions) {
            auto dimension = readDimension(item, name + ", dimension " + std::to_string(study.dimensions.size() + 1));
            if (!dimension)
                return std::unexpected(dimension.error());
            study.dimensions.push_back(std::move(*dimension));
        }
    keys.noOthers();
    if (!status)
        return std::unexpected(status.error());
    return study;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/package_json.h"

#include "base/crypto.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace attune::exchange {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* format = "attune.package/1";
constexpr std::string_view formatStem = "attune.package/";
constexpr std::array<const char*, 3> kinds = {"assignment", "submission", "reference"};

std::unexpected<Error> wrong(const std::string& what, const std::string& where) {
    return fail(ErrorCode::Invalid, what, where, "ask for the package anew");
}

bool isHex(const std::string& text, std::size_t length) { return text.size() == length && fromHex(text).has_value(); }

// A text field of the object; what is no text is empty.
std::string textOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::int64_t> numberOf(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer() ||
        (found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{INT64_MAX}) ||
        found->get<std::int64_t>() < 0)
        return {};
    return found->get<std::int64_t>();
}

Json parsed(std::string_view json) {
    // Deep nesting has no place here and could exhaust the stack of a reader.
    if (std::ranges::count_if(json, [](char c) { return c == '[' || c == '{'; }) > 20'000)
        return Json::value_t::discarded;
    return Json::parse(json, nullptr, false);
}

} // namespace

bool isPackageName(std::string_view name) {
    static constexpr std::array documents = {"manifest.json", "signature.json", "setup.jsonl",   "clips.jsonl",
                                             "codings.jsonl", "sealed.jsonl",   "examples.json", "course.json"};
    if (std::ranges::find(documents, name) != documents.end())
        return true;
    constexpr std::string_view folder = "media/";
    if (!name.starts_with(folder) || name.size() > 200)
        return false;
    name.remove_prefix(folder.size());
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    });
}

std::string writeManifest(const ManifestText& text) {
    const PackageManifest& m = text.manifest;
    Json out{{"format", format},  {"kind", kinds[static_cast<std::size_t>(m.kind)]},
             {"id", m.id},        {"library", m.library},
             {"round", m.round},  {"from", m.from},
             {"to", m.to},        {"inReplyTo", m.inReplyTo},
             {"madeMs", m.madeMs}};
    out["files"] = Json::array();
    for (const auto& [name, entry] : text.entries)
        out["files"].push_back({{"name", name}, {"bytes", entry.bytes}, {"sha256", entry.sha256}});
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ManifestText> readManifest(std::string_view json) {
    const Json in = parsed(json);
    const std::string where = "manifest.json";
    if (!in.is_object() || !textOf(in, "format").starts_with(formatStem))
        return wrong("this is not a package of Attune", where);
    if (textOf(in, "format") != format)
        return fail(ErrorCode::Unsupported, "the package has the format " + textOf(in, "format").substr(0, 40), where,
                    "update the program");
    ManifestText out;
    PackageManifest& m = out.manifest;
    const std::string kindName = textOf(in, "kind");
    const auto kind = std::ranges::find(kinds, kindName);
    if (kind == kinds.end())
        return wrong("the kind of the package is not known", where);
    m.kind = static_cast<PackageKind>(kind - kinds.begin());
    m.id = textOf(in, "id");
    m.library = textOf(in, "library");
    m.round = textOf(in, "round");
    m.from = textOf(in, "from");
    m.to = textOf(in, "to");
    m.inReplyTo = textOf(in, "inReplyTo");
    const auto made = numberOf(in, "madeMs");
    if (!isHex(m.id, 32) || m.round.empty() || m.from.empty() || !made ||
        (!m.inReplyTo.empty() && !isHex(m.inReplyTo, 32)))
        return wrong("the package does not say what it is", where);
    m.madeMs = *made;
    const auto files = in.find("files");
    if (files == in.end() || !files->is_array())
        return wrong("the package has no list of files", where);
    for (const Json& file : *files) {
        const std::string name = file.is_object() ? textOf(file, "name") : std::string();
        const auto bytes = file.is_object() ? numberOf(file, "bytes") : std::nullopt;
        const std::string hash = file.is_object() ? textOf(file, "sha256") : std::string();
        if (!isPackageName(name) || name == where || name == "signature.json" || !bytes || !isHex(hash, 64) ||
            !out.entries.emplace(name, PackageEntry{static_cast<std::uint64_t>(*bytes), hash}).second)
            return wrong("an entry of the list of files is wrong", where);
    }
    return out;
}

std::string writeSignature(const SignatureText& text) {
    const Json out{
        {"algorithm", "ed25519"}, {"publicKey", toHex(text.publicKey)}, {"signature", toHex(text.signature)}};
    return out.dump(2) + "\n";
}

Result<SignatureText> readSignature(std::string_view json) {
    const Json in = parsed(json);
    if (!in.is_object() || textOf(in, "algorithm") != "ed25519")
        return wrong("the signature is of a kind not known here", "signature.json");
    const auto key = fromHex(textOf(in, "publicKey"));
    const auto signature = fromHex(textOf(in, "signature"));
    if (!key || !signature || key->size() != 32 || signature->size() != 64)
        return wrong("the signature cannot be read", "signature.json");
    return SignatureText{*key, *signature};
}

} // namespace attune::exchange

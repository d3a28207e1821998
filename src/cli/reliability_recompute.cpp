// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reliability_recompute.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/agreement_json.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace attune::cli {

namespace {

constexpr std::uint64_t largestReport = 512u << 20;
constexpr std::size_t mostInWords = 20, mostInJson = 1000;

// The first of the places with the bytes that are looked for, else the first that is there.
InputCheck find(const InputFile& input, const std::filesystem::path& report) {
    const std::filesystem::path given(input.path), beside = report.parent_path();
    InputCheck out{input.path, input.sha256, {}, {}};
    for (const auto& place : {given, beside / given, beside / given.filename()}) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(place, ignored))
            continue;
        const auto hash = sha256File(place);
        if (!hash)
            continue;
        if (out.place.empty() || *hash == input.sha256) {
            out.place = place.string();
            out.found = *hash;
        }
        if (out.same())
            break;
    }
    return out;
}

std::string inWords(const InputCheck& input) {
    const std::string name = "  " + sanitizeUtf8(input.path) + ": ";
    if (input.place.empty())
        return name + "not found, neither there nor beside the report; SHA-256 expected " + input.expected + "\n";
    return name + "changed; SHA-256 expected " + input.expected + ", of " + sanitizeUtf8(input.place) + " " +
           input.found + "\n";
}

std::string inWords(const AgreementDifference& d) {
    const auto side = [](const std::string& value, const char* none) { return value.empty() ? none : value; };
    return fmt::format("  {}{}: {}, now {}\n", d.place, d.about.empty() ? "" : " (" + sanitizeUtf8(d.about) + ")",
                       side(d.stored, "not in the report"), side(d.fresh, "not there"));
}

Json asJson(const Recomputed& again) {
    Json inputs = Json::array(), differences = Json::array();
    for (const InputCheck& i : again.inputs)
        inputs.push_back({{"path", sanitizeUtf8(i.path)},
                          {"state", i.same()          ? "same"
                                    : i.place.empty() ? "missing"
                                                      : "changed"},
                          {"foundAt", i.place.empty() ? Json() : Json(sanitizeUtf8(i.place))},
                          {"expectedSha256", i.expected},
                          {"foundSha256", i.place.empty() ? Json() : Json(i.found)}});
    for (const AgreementDifference& d : again.differences.listed)
        differences.push_back({{"place", d.place},
                               {"about", d.about},
                               {"report", d.stored.empty() ? Json() : Json(d.stored)},
                               {"now", d.fresh.empty() ? Json() : Json(d.fresh)}});
    return {{"schema", "attune.reliability-recompute/1"},
            {"same", false},
            {"inputs", std::move(inputs)},
            {"differenceCount", again.differences.count},
            {"differences", std::move(differences)}};
}

} // namespace

Result<Recomputed> recompute(const ReliabilityOptions& options) {
    if (!options.files.empty())
        return fail(ErrorCode::Invalid, "--recompute takes the ratings that the report names", "command line",
                    "leave the other files out");
    const auto stored = readFile(options.recompute, largestReport);
    if (!stored)
        return std::unexpected(stored.error());
    const std::string name = sanitizeUtf8(options.recompute);
    auto origin = parseAgreementOrigin(*stored, name);
    if (!origin)
        return std::unexpected(origin.error());
    auto rules = rulesOf(options);
    if (!rules)
        return std::unexpected(rules.error());
    if (options.rules.empty()) {
        if (origin->judged && !origin->rules)
            return fail(ErrorCode::Invalid, "the report holds verdicts but not the rules they were made by", name,
                        "name the rules with --rules");
        rules = origin->rules.value_or(std::vector<CertificationRule>{});
    }
    Recomputed out;
    out.program = origin->program;
    std::vector<std::filesystem::path> files;
    for (const InputFile& file : origin->inputs) {
        out.inputs.push_back(find(file, options.recompute));
        files.emplace_back(out.inputs.back().place);
    }
    if (!std::ranges::all_of(out.inputs, &InputCheck::same))
        return out;
    auto computed = computeReliability(files, origin->settings, *rules, options.study);
    if (!computed)
        return std::unexpected(computed.error());
    for (std::size_t i = 0; i < computed->report.inputs.size(); ++i)
        computed->report.inputs[i].path = out.inputs[i].path; // as the report names them, wherever they lie now
    out.differences = agreementDifferences(*stored, agreementJson(computed->report, &computed->rules),
                                           options.json ? mostInJson : mostInWords);
    out.computed = std::move(*computed);
    return out;
}

int sayDifferences(const Recomputed& again, const ReliabilityOptions& options) {
    const std::string name = sanitizeUtf8(options.recompute);
    const auto& [listed, count] = again.differences;
    const auto wrong = std::ranges::find_if(again.inputs, [](const InputCheck& i) { return !i.same(); });
    if (wrong == again.inputs.end() && count == 0) {
        for (const InputCheck& input : again.inputs)
            if (input.place != input.path)
                warn("read " + sanitizeUtf8(input.place) + " in place of " + sanitizeUtf8(input.path) +
                     ": the bytes are the same");
        if (again.program != again.computed->report.program)
            warn("the report was made by " + sanitizeUtf8(again.program) + "; " + again.computed->report.program +
                 " gives the same figures");
        return Done;
    }
    if (options.json) {
        printJson(asJson(again));
    } else {
        std::string text;
        for (const InputCheck& input : again.inputs)
            if (!input.same())
                text += inWords(input);
        if (!text.empty())
            text = "Ratings of " + name + ":\n" + text;
        if (count > 0)
            text += fmt::format("Not as {} says:\n", name);
        for (const AgreementDifference& d : listed)
            text += inWords(d);
        if (count > listed.size())
            text += fmt::format("  and {} more places, {} in all\n", count - listed.size(), count);
        print(text);
    }
    if (wrong == again.inputs.end()) {
        reportError({ErrorCode::Conflict,
                     fmt::format("the figures, verdicts or settings are not those of the report in {} {}, first at {}",
                                 count, count == 1 ? "place" : "places", listed.front().place),
                     name,
                     again.program == again.computed->report.program
                         ? "the report was changed after it was made; make it again from its ratings"
                         : "it was made by " + again.program + "; compare the versions of the program"});
        return AnswerIsNo;
    }
    const auto changed =
        std::ranges::find_if(again.inputs, [](const InputCheck& i) { return !i.same() && !i.place.empty(); });
    if (changed != again.inputs.end()) {
        reportError({ErrorCode::Conflict,
                     "the ratings are not those that the report was made from: SHA-256 expected " + changed->expected +
                         ", found " + changed->found,
                     changed->place, "bring the file back that the report was made from"});
        return AnswerIsNo;
    }
    return reportError({ErrorCode::NotFound,
                        "the ratings of the report are not there: SHA-256 expected " + wrong->expected, wrong->path,
                        "put the file there or beside the report"});
}

} // namespace attune::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "workspace/consensus.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::cli {

namespace {

struct Options {
    std::string library, round, by, agreed;
    std::vector<std::string> panel;
    std::string how = "consensus after independent coding";
    bool json = false;
};

Result<std::pair<Round, CodingScheme>> roundOf(Library& library, const Options& options) {
    const auto rounds = library.rounds({RaterId(options.by), RaterRole::Trainee});
    const auto schemes = library.schemes();
    if (!rounds || !schemes)
        return std::unexpected(rounds ? schemes.error() : rounds.error());
    const auto round = std::ranges::find(*rounds, RoundId(options.round), &Round::id);
    if (round == rounds->end())
        return fail(ErrorCode::NotFound, "there is no round " + options.round, options.library, "see: rounds list");
    return std::pair(*round, *std::ranges::find(*schemes, round->scheme, &CodingScheme::ref));
}

std::vector<RaterId> panelOf(const Options& options) {
    std::vector<RaterId> out;
    for (const std::string& code : options.panel)
        out.emplace_back(code);
    return out;
}

int panel(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto round = roundOf(**library, options);
    if (!round)
        return reportError(round.error());
    Json rows = Json::array();
    int open = 0;
    for (const ClipId& clip : round->first.clips) {
        const auto one =
            panelOf(**library, {RaterId(options.by), RaterRole::Trainee}, clip, round->first.scheme, panelOf(options));
        if (!one)
            return reportError(one.error());
        for (const PanelRow& row : one->rows) {
            Json scores = Json::object();
            std::vector<std::string> words;
            for (const auto& [rater, rating] : row.ratings) {
                const std::string score = rating.steps ? row.dimension.scale.textOf(*rating.steps) : "-";
                scores[rater.value] = score;
                words.push_back(rater.value + " " + score);
            }
            open += row.open.empty() ? 0 : 1;
            const std::string suggestion = row.suggestion ? row.dimension.scale.textOf(*row.suggestion) : row.open;
            if (!options.json)
                print(fmt::format("{:<10} {:<20} {:<30} {}\n", clip.value, row.dimension.id.value, join(words, ", "),
                                  suggestion));
            Json entry{{"clip", clip.value}, {"dimension", row.dimension.id.value}, {"scores", std::move(scores)}};
            entry["suggestion"] = row.suggestion ? Json(suggestion) : Json();
            if (!row.open.empty())
                entry["open"] = row.open;
            rows.push_back(std::move(entry));
        }
    }
    if (options.json)
        printJson({{"schema", "attune.reference-panel/1"}, {"open", open}, {"rows", std::move(rows)}});
    return open > 0 ? AnswerIsNo : Done;
}

// [{"clip","dimension","score"|"status","rationale","low"?,"high"?}]
Status readAgreed(const Options& options, const CodingScheme& scheme, ReferenceDraft& draft) {
    if (options.agreed.empty())
        return {};
    const auto text = readFile(options.agreed, 32u << 20);
    if (!text)
        return std::unexpected(text.error());
    const Json in = Json::parse(*text, nullptr, false);
    const auto wrong = [&](std::size_t at, const std::string& what) {
        return fail(ErrorCode::Invalid, what, fmt::format("{} entry {}", sanitizeUtf8(options.agreed), at + 1),
                    "see: reference make --help");
    };
    if (!in.is_array())
        return fail(ErrorCode::Invalid, "this is not a list of agreed values", sanitizeUtf8(options.agreed),
                    "see: reference make --help");
    for (std::size_t i = 0; i < in.size(); ++i) {
        const Json& entry = in[i];
        const auto textOf = [&](const char* key) {
            return entry.is_object() && entry.contains(key) && entry[key].is_string() ? entry[key].get<std::string>()
                                                                                      : std::string();
        };
        const Dimension* dimension = scheme.find(DimensionId(textOf("dimension")));
        if (!dimension || textOf("clip").empty())
            return wrong(i, "it names no clip, or a dimension the scheme does not have");
        const auto steps = [&](const char* key) -> std::optional<std::int64_t> {
            if (!entry.contains(key))
                return {};
            if (entry[key].is_number())
                return dimension->scale.stepsOf(entry[key].get<double>());
            const auto found = std::ranges::find(dimension->scale.categories, textOf(key));
            if (found == dimension->scale.categories.end())
                return {};
            return found - dimension->scale.categories.begin();
        };
        AgreedValue value;
        value.rationale = textOf("rationale");
        value.steps = steps("score");
        if (!value.steps) {
            if (textOf("status") != "not_codable")
                return wrong(i, "it has no score of the scale, nor the status not_codable");
            value.status = RatingStatus::NotCodable;
        }
        const auto low = steps("low"), high = steps("high");
        if (low && high)
            value.band = ReferenceNote::Band{*low, *high};
        draft.agreed[ClipId(textOf("clip"))][dimension->id] = value;
    }
    return {};
}

int make(const Options& options) {
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto round = roundOf(**library, options);
    if (!round)
        return reportError(round.error());
    ReferenceDraft draft;
    draft.round = round->first.id;
    draft.panel = panelOf(options);
    draft.how = options.how;
    if (auto ok = readAgreed(options, round->second, draft); !ok)
        return reportError(ok.error());
    const auto made = makeReference(**library, {RaterId(options.by), RaterRole::Trainee}, draft);
    if (!made)
        return reportError(made.error());
    if (options.json)
        printJson({{"schema", "attune.reference-make/1"},
                   {"round", options.round},
                   {"version", made->version},
                   {"date", made->date},
                   {"madeBy", made->madeBy}});
    else
        print(fmt::format("Made version {} of the reference from {}\n", made->version, made->madeBy));
    return Done;
}

} // namespace

void addReference(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("reference", "Build a round's reference from independent codings of trainers");
    verb->require_subcommand(1);
    verb->footer("Example: attune-cli reference panel site.attune --round test-1 --panel R1,R2 --as R1");
    auto sub = [&](const char* name, const char* words, int (*run)(const Options&), const char* example) {
        auto options = std::make_shared<Options>();
        auto* out = verb->add_subcommand(name, words);
        out->add_option("LIBRARY", options->library, "The library")->required();
        out->add_option("--round", options->round, "The round's id")->required();
        out->add_option("--panel", options->panel, "The trainers, with commas")->required()->delimiter(',');
        out->add_option("--as", options->by, "The trainer who asks")->required();
        out->add_flag("--json", options->json, "Print one JSON document");
        out->footer(example);
        out->callback([options, run, &exitCode] { exitCode = run(*options); });
        return std::pair(out, options);
    };
    sub("panel", "The trainers' scores side by side; exit 1 while some need to be talked through", panel,
        "Example: attune-cli reference panel site.attune --round test-1 --panel R1,R2 --as R1");
    auto [makeVerb, m] =
        sub("make", "Make the next version of the reference; the originals stay", make,
            "AGREED is a list: [{\"clip\":\"c1\",\"dimension\":\"sensitivity\",\"score\":4.5,\"rationale\":\"...\","
            "\"low\":4,\"high\":5}]\n"
            "Example: attune-cli reference make site.attune --round test-1 --panel R1,R2 --as R1 "
            "--agreed agreed.json");
    makeVerb->add_option("--agreed", m->agreed, "Values agreed on, with reasons");
    makeVerb->add_option("--how", m->how, "In words");
}

} // namespace attune::cli

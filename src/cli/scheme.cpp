// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_dir.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "codec/scheme_json.h"
#include "store/library.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file, library;
    bool json = false;
};

constexpr std::uint64_t largestScheme = 4u << 20;

std::string shown(const fs::path& path) { return sanitizeUtf8(path.string()); }

Error in(const fs::path& file, Error error) {
    error.where = shown(file) + (error.where.empty() ? "" : " " + error.where);
    return error;
}

Result<std::vector<fs::path>> shippedSchemes() {
    const auto data = dataDir();
    if (!data)
        return std::unexpected(data.error());
    std::vector<fs::path> out;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(*data / "models/instruments", code))
        if (entry.path().extension() == ".json" && !entry.path().string().ends_with(".schema.json"))
            out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

// A file, or the id of a scheme that comes with the program.
Result<std::string> textOf(const std::string& name, fs::path& found) {
    found = name;
    auto text = readFile(found, largestScheme);
    if (!text && text.error().code == ErrorCode::NotFound && name.find('/') == std::string::npos)
        if (const auto shipped = shippedSchemes(); shipped)
            for (const fs::path& path : *shipped)
                if (path.stem() == name) {
                    found = path;
                    return readFile(path, largestScheme);
                }
    return text;
}

int list(const Options& options) {
    const auto shipped = shippedSchemes();
    if (!shipped)
        return reportError(shipped.error());
    Json schemes = Json::array();
    std::string table = fmt::format("{:<16} {:>7}  {:>10}  {}\n", "Scheme", "Version", "Dimensions", "Title");
    for (const fs::path& path : *shipped) {
        const auto text = readFile(path, largestScheme);
        if (!text)
            return reportError(text.error());
        const auto scheme = readScheme(*text);
        if (!scheme)
            return reportError(in(path, scheme.error()));
        table += fmt::format("{:<16} {:>7}  {:>10}  {}\n", scheme->ref.id.value, scheme->ref.version,
                             scheme->dimensions.size(), scheme->title);
        schemes.push_back({{"id", scheme->ref.id.value},
                           {"version", scheme->ref.version},
                           {"title", scheme->title},
                           {"notice", scheme->notice},
                           {"dimensions", scheme->dimensions.size()},
                           {"file", path.string()}});
    }
    if (options.json)
        printJson({{"schema", "attune.scheme-list/1"}, {"schemes", std::move(schemes)}});
    else
        print(table);
    return Done;
}

std::string inWords(const Scale& scale) {
    if (scale.isNamed())
        return join(scale.categories, " | ");
    if (scale.isText())
        return "in words";
    return fmt::format("{} to {} by {}", scale.textOf(0), scale.textOf(scale.topStep()), formatNumber(scale.step));
}

std::string inWords(const CodingScheme& scheme) {
    constexpr std::array roles = {"adult", "second adult", "child", "dyad", "triad"};
    std::string out = fmt::format("{} ({} version {})\n", scheme.title, scheme.ref.id.value, scheme.ref.version);
    if (!scheme.notice.empty())
        out += scheme.notice + "\n";
    if (scheme.ageBandMonths)
        out += fmt::format("Ages {} to {} months\n", scheme.ageBandMonths->first, scheme.ageBandMonths->second);
    for (const Dimension& dimension : scheme.dimensions) {
        const Scale& scale = dimension.scale;
        out += fmt::format("\n{} ({}, {}", dimension.name, dimension.id.value,
                           roles[static_cast<std::size_t>(dimension.role)]);
        if (dimension.scored)
            out += ", " + inWords(scale);
        out += ")\n";
        if (!dimension.definition.empty())
            out += "  " + dimension.definition + "\n";
        for (const Anchor& anchor : scale.anchors)
            out += fmt::format("  {:>4}  {}{}{}\n", scale.textOf(anchor.steps), anchor.label,
                               anchor.label.empty() ? "" : ": ", anchor.text);
        for (const Item& item : dimension.items)
            out +=
                fmt::format("  {}/{}  {} ({}{})\n", dimension.id.value, item.id.value, item.name, inWords(item.scale),
                            item.pass > 0 ? fmt::format(", viewing {}", item.pass) : std::string());
    }
    if (!scheme.episodes.empty())
        out += "\nEpisodes\n";
    for (const Episode& episode : scheme.episodes)
        out += fmt::format("  {}  {}{}\n", episode.id, episode.name, episode.required ? "" : " (may be left out)");
    constexpr std::array kinds = {"spans", "states", "moments", "intervals"};
    for (const Track& track : scheme.tracks) {
        out += fmt::format("\n{} ({}, {}, {}{})\n", track.name, track.id, roles[static_cast<std::size_t>(track.role)],
                           kinds[static_cast<std::size_t>(track.kind)], track.exhaustive ? ", all of the clip" : "");
        for (const Code& code : track.codes)
            out += fmt::format("  {:>1}  {} ({})\n", code.key, code.name, code.id);
    }
    if (!scheme.derived.empty())
        out += "\nFollows from these\n";
    for (const DerivedScore& score : scheme.derived) {
        std::vector<std::string> bands;
        for (const Band& band : score.bands)
            bands.push_back(fmt::format("{} to {} {}", formatNumber(band.from), formatNumber(band.to), band.label));
        out += fmt::format("  {} ({}){}{}\n", score.name, score.id, bands.empty() ? "" : ": ", join(bands, ", "));
    }
    return out;
}

int show(const Options& options) {
    fs::path path;
    const auto text = textOf(options.file, path);
    if (!text)
        return reportError(text.error());
    const auto scheme = readScheme(*text);
    if (!scheme)
        return reportError(in(path, scheme.error()));
    if (options.json)
        printJson({{"schema", "attune.scheme-show/1"},
                   {"file", path.string()},
                   {"scheme", Json::parse(writeScheme(*scheme))}});
    else
        print(inWords(*scheme));
    return Done;
}

int check(const Options& options) {
    fs::path path;
    const auto text = textOf(options.file, path);
    if (!text)
        return reportError(text.error());
    const auto faults = schemeFaults(*text);
    if (options.json) {
        Json list = Json::array();
        for (const DocumentFault& fault : faults)
            list.push_back({{"place", fault.place}, {"message", fault.message}});
        printJson({{"schema", "attune.scheme-check/1"},
                   {"file", path.string()},
                   {"valid", faults.empty()},
                   {"faults", std::move(list)}});
    } else if (faults.empty()) {
        print(fmt::format("{}: a sound coding scheme\n", shown(path)));
    } else {
        for (const DocumentFault& fault : faults)
            print(fmt::format("{} {}: {}\n", shown(path), fault.place.empty() ? "/" : fault.place,
                              sanitizeUtf8(fault.message)));
    }
    if (faults.empty())
        return Done;
    reportError({ErrorCode::Invalid, fmt::format("the scheme cannot be used, {} fault(s) found", faults.size()),
                 path.string(), "correct the places listed"});
    return AnswerIsNo;
}

int addTo(const Options& options) {
    fs::path path;
    const auto text = textOf(options.file, path);
    if (!text)
        return reportError(text.error());
    const auto scheme = readScheme(*text);
    if (!scheme)
        return reportError(in(path, scheme.error()));
    auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    if (auto done = (*library)->addScheme(*scheme); !done)
        return reportError(done.error());
    if (options.json)
        printJson({{"schema", "attune.scheme-add/1"},
                   {"library", options.library},
                   {"scheme", scheme->ref.id.value},
                   {"version", scheme->ref.version}});
    else
        print(fmt::format("{} version {} is in {}; new codings follow it\n", scheme->ref.id.value, scheme->ref.version,
                          shown(options.library)));
    return Done;
}

} // namespace

void addScheme(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("scheme", "List, show and check coding schemes, and add them to a library");
    verb->require_subcommand(1);
    verb->footer("Example: attune-cli scheme check my-scheme.json");
    auto options = std::make_shared<Options>();
    verb->add_flag("--json", options->json)->group("");
    auto add = [&](const char* name, const char* words, int (*run)(const Options&), const char* example) {
        auto* sub = verb->add_subcommand(name, words);
        sub->add_flag("--json", options->json, "Print one JSON document");
        sub->footer(example);
        sub->callback([options, run, &exitCode] { exitCode = run(*options); });
        return sub;
    };
    add("list", "The schemes that come with the program", list, "Example: attune-cli scheme list");
    add("show", "A scheme in words", show, "Example: attune-cli scheme show six-strand")
        ->add_option("FILE", options->file, "A scheme file, or the id of a shipped scheme")
        ->required();
    add("check", "Every fault of a scheme file with its place; exit 1 when there are any", check,
        "Example: attune-cli scheme check my-scheme.json --json")
        ->add_option("FILE", options->file, "A scheme file, or the id of a shipped scheme")
        ->required();
    auto* addVerb = add("add", "Put a scheme into a library; new codings outside rounds follow the one added last",
                        addTo, "Example: attune-cli scheme add my-scheme.json --to my.attune");
    addVerb->add_option("FILE", options->file, "A scheme file, or the id of a shipped scheme")->required();
    addVerb->add_option("--to", options->library, "The library")->required()->type_name("LIBRARY");
}

} // namespace attune::cli

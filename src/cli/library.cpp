// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library.h"

#include "base/clock.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/library_verbs.h"
#include "exchange/ratings_csv.h"
#include "workspace/media_places.h"
#include "workspace/round_ratings.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>

namespace attune::cli {

namespace {

// Whoever has the file in hand and runs this program on it.
const Viewer fileOwner{RaterId(), RaterRole::Trainer};

struct Options {
    std::string library;
    std::string other; ///< the edits, or where a backup goes
    std::string title;
    std::string viewer;
    std::vector<std::string> folders;
    bool json = false;
};

Json infoJson(const LibraryInfo& info, const char* schema) {
    Json schemes = Json::array();
    for (const SchemeRef& ref : info.schemes)
        schemes.push_back({{"id", ref.id.value}, {"version", ref.version}});
    return {{"schema", schema},
            {"path", info.path},
            {"format", info.format},
            {"title", info.title},
            {"clips", info.clips},
            {"codings", info.codings},
            {"submitted", info.submitted},
            {"edits", info.edits},
            {"schemes", std::move(schemes)}};
}

int printInfo(const Library& library, const Options& options, const char* schema) {
    const auto info = library.info();
    if (!info)
        return reportError(info.error());
    if (options.json) {
        printJson(infoJson(*info, schema));
        return Done;
    }
    std::vector<std::string> schemes;
    for (const SchemeRef& ref : info->schemes)
        schemes.push_back(fmt::format("{} v{}", ref.id.value, ref.version));
    print(fmt::format("Library    {}\nTitle      {}\nFormat     {}\nClips      {}\nCodings    {} ({} submitted)\n"
                      "Edits      {}\nSchemes    {}\n",
                      info->path, info->title.empty() ? "-" : info->title, info->format, info->clips, info->codings,
                      info->submitted, info->edits, schemes.empty() ? "-" : join(schemes, ", ")));
    return Done;
}

int init(const Options& options) {
    const auto library = Library::create(options.library, options.title);
    if (!library)
        return reportError(library.error());
    return printInfo(**library, options, "attune.library-init/1");
}

int info(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    return printInfo(**library, options, "attune.library-info/1");
}

int verify(const Options& options) {
    std::vector<std::string> faults;
    if (const auto library = Library::open(options.library); library) {
        auto found = (*library)->verify();
        if (!found)
            return reportError(found.error());
        faults = std::move(*found);
    } else if (library.error().code == ErrorCode::Corrupt) {
        faults.push_back(library.error().what);
    } else {
        return reportError(library.error());
    }
    if (options.json)
        printJson({{"schema", "attune.library-verify/1"},
                   {"path", options.library},
                   {"sound", faults.empty()},
                   {"faults", faults}});
    else if (faults.empty())
        print(fmt::format("{}: sound\n", sanitizeUtf8(options.library)));
    else
        print(join(faults, "\n") + "\n");
    if (faults.empty())
        return Done;
    reportError({ErrorCode::Corrupt, fmt::format("the library is not sound, {} fault(s) found", faults.size()),
                 options.library, "go back to a backup of it"});
    return AnswerIsNo;
}

int backup(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    if (const auto done = (*library)->backup(options.other); !done)
        return reportError(done.error());
    if (options.json)
        printJson({{"schema", "attune.library-backup/1"}, {"from", options.library}, {"to", options.other}});
    else
        print(fmt::format("Backed up to {}\n", sanitizeUtf8(options.other)));
    return Done;
}

// Looks for files that are not where they were, by content, and says in the library where they are now.
int relink(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const std::filesystem::path path(options.library);
    const auto cache = cacheFolderOf(path);
    const auto lost = lostMedia(**library, fileOwner, path, cache);
    if (!lost)
        return reportError(lost.error());
    const auto found = searchMedia(*lost, {{options.folders.begin(), options.folders.end()}, cache, {}, {}});
    if (!found)
        return reportError(found.error());
    if (const auto mended = relinkMedia(**library, fileOwner, path, cache, *found); !mended)
        return reportError(mended.error());
    Json relinked = Json::array(), missing = Json::array();
    std::string text;
    for (const LostMedia& each : *lost) {
        const auto now = found->find(each.contentHash);
        if (now == found->end()) {
            missing.push_back({{"name", each.name}, {"contentHash", each.contentHash}});
            text += fmt::format("not found  {}\n", sanitizeUtf8(each.name));
        } else {
            relinked.push_back({{"name", each.name}, {"contentHash", each.contentHash}, {"path", now->second}});
            text += fmt::format("found      {} is {}\n", sanitizeUtf8(each.name), sanitizeUtf8(now->second.string()));
        }
    }
    const bool all = missing.empty();
    if (options.json)
        printJson({{"schema", "attune.library-relink/1"},
                   {"path", options.library},
                   {"relinked", std::move(relinked)},
                   {"missing", std::move(missing)}});
    else
        print(text.empty() ? "Every file is where it was\n" : text);
    return all ? Done : AnswerIsNo;
}

Json historyEntry(const JournalEntry& entry) {
    Json out{{"seq", entry.seq}, {"edit", entry.kind}};
    const Json fields = Json::parse(entry.json, nullptr, false);
    if (fields.is_object())
        for (const auto& [key, value] : fields.items())
            if (key != "edit" && key != "base64") // a kept file itself is for export
                out[key] = value;
    out["at"] = isoTime(entry.wallMs);
    if (!entry.author.empty())
        out["by"] = entry.author;
    return out;
}

std::string shortFields(const Json& entry) {
    std::vector<std::string> parts;
    for (const auto& [key, value] : entry.items()) {
        if (key == "seq" || key == "edit" || key == "at" || key == "by" || value.is_object() || value.is_array() ||
            (value.is_string() && value.get_ref<const std::string&>().empty()))
            continue;
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        parts.push_back(key + "=" + (text.size() > 40 ? sanitizeUtf8(text.substr(0, 37)) + "..." : text));
    }
    return join(parts, " ");
}

int history(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto entries = options.viewer.empty() ? (*library)->journal()
                                                : (*library)->history({RaterId(options.viewer), RaterRole::Trainee});
    if (!entries)
        return reportError(entries.error());
    if (options.json) {
        Json edits = Json::array();
        for (const JournalEntry& entry : *entries)
            edits.push_back(historyEntry(entry));
        printJson({{"schema", "attune.library-history/1"}, {"edits", std::move(edits)}});
        return Done;
    }
    for (const JournalEntry& entry : *entries)
        print(fmt::format("{:>6}  {}  {:<8}  {:<14}  {}\n", entry.seq, isoTime(entry.wallMs), entry.author, entry.kind,
                          shortFields(historyEntry(entry))));
    return Done;
}

// Lines of a file or of standard input, without their ends; no longer than one edit may be.
class LineReader {
  public:
    static constexpr std::size_t longest = 1u << 20;

    static Result<LineReader> open(const std::string& path) {
        if (path == "-")
            return LineReader(stdin, "standard input");
        std::FILE* file = std::fopen(path.c_str(), "rb");
        if (!file && errno == ENOENT)
            return fail(ErrorCode::NotFound, "there is no such file", sanitizeUtf8(path), "check the name");
        if (!file)
            return fail(ErrorCode::Io, std::string("the file cannot be opened: ") + std::strerror(errno),
                        sanitizeUtf8(path), "check its permissions");
        return LineReader(file, sanitizeUtf8(path));
    }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::string place() const { return m_name + ":" + std::to_string(m_line); }
    [[nodiscard]] std::int64_t line() const { return m_line; }

    /// The next line that is not blank; false at the end.
    Result<bool> next(std::string& out) {
        while (true) {
            out.clear();
            ++m_line;
            int c = 0;
            while ((c = std::getc(m_file.get())) != EOF && c != '\n') {
                if (out.size() >= longest)
                    return fail(ErrorCode::Invalid, "the line is longer than 1 MiB", place(), "give one edit a line");
                out += static_cast<char>(c);
            }
            if (c == EOF && std::ferror(m_file.get()))
                return errno == EISDIR ? fail(ErrorCode::Invalid, "this is a folder, not a file", m_name, "name a file")
                                       : fail(ErrorCode::Io, std::string("reading stopped: ") + std::strerror(errno),
                                              place(), "check the disk");
            if (!trimmed(out).empty())
                return true;
            if (c == EOF)
                return false;
        }
    }

  private:
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != stdin)
                std::fclose(file);
        }
    };
    LineReader(std::FILE* file, std::string name) : m_file(file), m_name(std::move(name)) {}

    std::unique_ptr<std::FILE, Close> m_file;
    std::string m_name;
    std::int64_t m_line = 0;
};

// The failure of one line; what failed in the environment is about the library instead.
Error lineError(Error error, const LineReader& lines) {
    if (error.exitCode() != WrongInput)
        return error;
    if (error.where.starts_with("line 1, "))
        error.what += " at " + error.where.substr(8);
    error.where = lines.place();
    return error;
}

int apply(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    auto lines = LineReader::open(options.other);
    if (!lines)
        return reportError(lines.error());
    if (options.json)
        print("{\"schema\":\"attune.library-apply/1\",\"edits\":[\n");
    (*library)->expectManyEdits();
    int exitCode = Done;
    std::string line;
    for (bool first = true;; first = false) {
        const auto got = lines->next(line);
        if (!got) {
            exitCode = reportError(got.error());
            break;
        }
        if (!*got)
            break;
        const auto seq = (*library)->applyLine(fileOwner, line);
        if (!seq) {
            exitCode = reportError(lineError(seq.error(), *lines));
            break;
        }
        print(fmt::format("{}{{\"line\":{},\"seq\":{}}}\n", options.json && !first ? "," : "", lines->line(), *seq));
    }
    if (options.json)
        print("]}\n");
    return exitCode;
}

constexpr const char* applyHelp =
    R"(Each line is one edit as a JSON object, applied as one durable transaction and then acknowledged by
{"line":N,"seq":M} on standard output. A wrong line stops; the edits before it stay. With --json the
acknowledgements are the entries of one document.

  {"edit":"clip.declare","clip":"A-01","durationNs":42000000000}     clip.change, clip.remove
  {"edit":"rating.set","clip":"A-01","coder":"T01","dimension":"sensitivity","score":4.5}     rating.clear
  {"edit":"rating.set",...,"status":"not_codable","reason":"face off camera"}   with "segment": of that segment
  {"edit":"marker.add","clip":"A-01","coder":"T01","marker":"m1","dimension":"sensitivity","direction":"+",
   "beginNs":5000000000,"endNs":6000000000,"note":"answers the look"}     marker.change, marker.remove
  {"edit":"segment.add","clip":"A-01","coder":"T01","segment":"s1","track":"segments","beginNs":0,
   "endNs":9000000000,"label":"Bid"}     segment.change, segment.remove
  {"edit":"undo"}  {"edit":"redo"}     of the whole library, or with "clip" and "coder" of one coding

In *.change, what is left out stays as it is. "steps" may stand for "score": whole steps above the scale's lowest
point. In a library without a coding scheme any dimension can be rated, from 1 to 7 by halves.

Example: echo '{"edit":"clip.declare","clip":"A-01","durationNs":42000000000}' | attune-cli library apply my.attune -)";

// Submitted ratings with items and derived scores, by the scheme each coding follows.
int ratings(const Options& options) {
    const auto library = Library::open(options.library);
    if (!library)
        return reportError(library.error());
    const auto schemes = (*library)->schemes();
    const auto clips = (*library)->clips(fileOwner);
    const auto progress = (*library)->progress(fileOwner);
    if (!schemes || !clips || !progress)
        return reportError(!schemes ? schemes.error() : !clips ? clips.error() : progress.error());
    RatingTable table;
    for (const CodingScheme& scheme : *schemes) {
        std::vector<Coding> codings;
        for (const CodingProgress& one : *progress) {
            if (one.state != CodingState::Submitted)
                continue;
            const auto coding = (*library)->coding(fileOwner, one.key);
            if (!coding)
                return reportError(coding.error());
            if (*coding && (*coding)->scheme == scheme.ref)
                codings.push_back(**coding);
        }
        const RatingTable part = exportedRatings(*clips, scheme, codings, RaterId("REF"));
        for (std::size_t i = 0; i < part.size(); ++i)
            table.add(part.row(i));
    }
    print(writeRatingsCsv(table));
    return Done;
}

} // namespace

void addLibrary(CLI::App& app, int& exitCode) {
    auto* verb = app.add_subcommand("library", "Make, check, back up and edit a library");
    verb->require_subcommand(1);
    verb->footer("Example: attune-cli library init my.attune --title \"Spring cohort\"\n"
                 "         attune-cli library verify my.attune");
    auto options = std::make_shared<Options>();
    verb->add_flag("--json", options->json)->group("");
    auto add = [&](const char* name, const char* words, int (*run)(const Options&), const char* example) {
        auto* sub = verb->add_subcommand(name, words);
        sub->add_option("LIBRARY", options->library, "The library, a file ending in .attune")->required();
        sub->add_flag("--json", options->json, "Print one JSON document");
        sub->footer(example);
        sub->callback([options, run, &exitCode] { exitCode = run(*options); });
        return sub;
    };
    add("init", "Make an empty library", init, "Example: attune-cli library init my.attune --title \"Spring cohort\"")
        ->add_option("--title", options->title, "What people see");
    add("info", "What is in a library", info, "Example: attune-cli library info my.attune");
    add("verify", "Check database, hashes, and that the journal gives the state; exit 1 when not", verify,
        "Example: attune-cli library verify my.attune");
    add("backup", "Copy a library, also while others write to it", backup,
        "Example: attune-cli library backup my.attune my-2026-11-21.attune")
        ->add_option("TO", options->other, "The copy; must not exist")
        ->required();
    add("history", "Every edit in order, undo included", history,
        "Example: attune-cli library history my.attune --json\n"
        "         attune-cli library history my.attune --as T01")
        ->add_option("--as", options->viewer, "Only what this rater may see");
    add("ratings", "Submitted ratings as CSV: items, units and derived scores too", ratings,
        "Example: attune-cli library ratings my.attune > ratings.csv");
    addLibraryWatched(*verb, exitCode);
    add("relink", "Find files that were moved or renamed, by content; exit 1 when some are not found", relink,
        "Example: attune-cli library relink my.attune /media/films")
        ->add_option("FOLDER", options->folders, "Where to look, with all folders in them")
        ->required();
    add("apply", "Apply edits, one JSON object a line", apply, applyHelp)
        ->add_option("EDITS", options->other, "The edits; - is standard input")
        ->required();
}

} // namespace attune::cli

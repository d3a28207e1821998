// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/coding.h"
#include "models/edit.h"
#include "models/kept_file.h"
#include "models/round.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Who asks. Every query takes one: what a trainee may see is a rule of the store, not of the screen. The role of a
/// rater known to the library is the one recorded there, whatever is claimed here.
struct Viewer {
    RaterId id;
    RaterRole role = RaterRole::Trainee;
};

/// One line of the journal.
struct JournalEntry {
    std::int64_t seq = 0;
    std::int64_t wallMs = 0;
    std::string author; ///< rater id; may be empty on the command line
    std::string kind;   ///< "segment.add", "undo", "submit", ...
    std::string json;   ///< the edit's own fields as one JSON object, canonical text
};

struct HistoryStatus {
    std::optional<Edit> undo; ///< what undo would take back (the edit as it was made)
    std::optional<Edit> redo;
};

/// One change of a coding that was made, and whether it stands.
struct CodingStep {
    std::int64_t seq = 0;
    std::int64_t wallMs = 0;
    Edit edit;
    bool undone = false;
};

/// Where a clip stands for one rater: all a list may show.
struct CodingProgress {
    CodingKey key;
    CodingState state = CodingState::Draft;
    int ratedDimensions = 0;
    bool compared = false; ///< the rater has opened the comparison
    std::optional<std::int64_t> submittedMs;
};

/// Private reflective note: author-only, whatever the role.
struct Reflection {
    ClipId clip; ///< empty: not about a clip
    std::string prompt;
    std::string text;
    std::int64_t wallMs = 0;
};

/// Line of the activity log; contact and independent minutes are kept apart.
struct Activity {
    std::int64_t startMs = 0;
    std::int64_t minutes = 0;
    bool contact = false;
    std::string what;
};

struct LibraryInfo {
    std::string path;
    int format = 0;
    std::string title;
    std::int64_t clips = 0, codings = 0, submitted = 0, edits = 0;
    std::vector<SchemeRef> schemes;
};

/// One SQLite file: append-only journal and current state in the same transactions. An instance belongs to one thread;
/// several processes may open one file (a writer waits up to 5 s for another).
class Library {
  public:
    /// Errors: Conflict when the file exists, Io.
    [[nodiscard]] static Result<std::unique_ptr<Library>> create(const std::filesystem::path& path,
                                                                 const std::string& title = {});
    /// Errors: NotFound, Invalid (not a library), Unsupported (made by a newer program), Corrupt, Io.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const std::filesystem::path& path);
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    /// A long run of edits follows: commits take one flush to disk instead of five, just as durable. Until
    /// everybody has closed the library the newest edits lie in a file beside it. Does nothing while another writes.
    void expectManyEdits();

    [[nodiscard]] Result<LibraryInfo> info() const;

    // -- Editing. Each call is one durable transaction; its journal number comes back. A viewer who is a trainee may
    //    edit only codings of their own, add clips, and say where a clip's file lies now; nobody edits a submitted one
    //    (Denied, Conflict).
    [[nodiscard]] Result<std::int64_t> apply(const Viewer& who, const Edit& edit);
    /// One line of the edit stream (codec/edit_json.h), undo and redo included; *.change may leave out what stays.
    [[nodiscard]] Result<std::int64_t> applyLine(const Viewer& who, std::string_view json);
    /// Takes back the newest edit not yet taken back, of one coding or (no key) of the whole library; is itself
    /// journalled. NotFound when there is nothing. Submission is never taken back.
    [[nodiscard]] Result<std::int64_t> undo(const Viewer& who, const std::optional<CodingKey>& scope);
    [[nodiscard]] Result<std::int64_t> redo(const Viewer& who, const std::optional<CodingKey>& scope);
    /// Denied for a coding the viewer may not edit.
    [[nodiscard]] Result<HistoryStatus> historyStatus(const Viewer& who, const std::optional<CodingKey>& scope) const;
    /// The changes of one coding as they were made, oldest first. Denied for a coding the viewer may not edit.
    [[nodiscard]] Result<std::vector<CodingStep>> codingSteps(const Viewer& who, const CodingKey& key) const;
    /// Locks the coding; its hash covers the canonical text. Conflict when submitted already.
    [[nodiscard]] Status submit(const Viewer& who, const CodingKey& key);

    // -- What is set up by trainers. Adding the same thing again does nothing.
    /// The scheme added last is the one of new codings outside rounds. Conflict: this version has other contents.
    [[nodiscard]] Status addScheme(const CodingScheme& scheme);
    /// Conflict when known with another role; training and language are brought up to date.
    [[nodiscard]] Status addRater(const Rater& rater);
    /// NotFound for an unknown scheme or clip; a known round is brought up to date.
    [[nodiscard]] Status addRound(const Round& round);
    /// A finished coding from elsewhere (submission package, reference, sample): stored as submitted at its own times.
    /// Denied to trainees; Conflict when there is another coding of that clip and rater.
    [[nodiscard]] Status importCoding(const Viewer& who, const Coding& coding);

    /// Brings in codes from another tool's file as one undoable batch and keeps the file, all in one transaction. Gives
    /// the batch's journal number. Errors: those of apply(); Denied to trainees; Conflict when the codes are here.
    [[nodiscard]] Result<std::int64_t> importFile(const Viewer& who, const Batch& batch, const KeptFile& file);

    // -- Queries, blind by construction.
    [[nodiscard]] Result<std::vector<CodingScheme>> schemes() const;
    [[nodiscard]] Result<std::vector<Rater>> raters(const Viewer& who) const; ///< trainee: only themself
    [[nodiscard]] Result<std::vector<Round>> rounds(const Viewer& who) const; ///< trainee: without the other raters
    [[nodiscard]] Result<std::vector<Clip>> clips(const Viewer& who) const;
    [[nodiscard]] Result<std::vector<CodingProgress>> progress(const Viewer& who) const;
    /// A coding with all its values; nothing when none was begun. Trainee: their own always; the reference of a clip
    /// only after they submitted their own coding of it (Denied before); nobody else's ever. Trainer, supervisor:
    /// submitted codings of all, never a draft of another.
    [[nodiscard]] Result<std::optional<Coding>> coding(const Viewer& who, const CodingKey& key) const;
    [[nodiscard]] Status markCompared(const Viewer& who, const ClipId& clip);
    /// The journal in order. Trainee: edits of their own codings and of clips; trainer, supervisor: all but the drafts
    /// of others.
    [[nodiscard]] Result<std::vector<JournalEntry>> history(const Viewer& who) const;
    /// The whole journal, nothing hidden: for the person who has the file in hand (command line). Never for a window.
    [[nodiscard]] Result<std::vector<JournalEntry>> journal() const;

    /// The files kept at imports, and all codings: nothing hidden, like journal(). Never for a window.
    [[nodiscard]] Result<std::vector<KeptFile>> keptFiles() const;
    [[nodiscard]] Result<std::vector<Coding>> codings() const;

    // -- Private and personal.
    [[nodiscard]] Status saveReflection(const Viewer& author,
                                        const Reflection& reflection); ///< replaces by clip and prompt
    [[nodiscard]] Result<std::vector<Reflection>> reflections(const Viewer& author) const;
    [[nodiscard]] Status addActivity(const Viewer& who, const Activity& activity);
    [[nodiscard]] Result<std::vector<Activity>> activities(const Viewer& who) const;
    /// Small named settings (layout, last clip), per person.
    [[nodiscard]] Result<std::optional<std::string>> setting(const Viewer& who, const std::string& name) const;
    [[nodiscard]] Status setSetting(const Viewer& who, const std::string& name, const std::string& value);

    // -- Care.
    /// Every fault found: SQLite integrity, submission hashes, journal replay equals state. Empty: sound.
    [[nodiscard]] Result<std::vector<std::string>> verify() const;
    /// A consistent copy while others write. Conflict when the target exists.
    [[nodiscard]] Status backup(const std::filesystem::path& to) const;

  private:
    struct Impl;
    explicit Library(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune

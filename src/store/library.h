// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification.h"
#include "models/coding.h"
#include "models/consent.h"
#include "models/edit.h"
#include "models/kept_file.h"
#include "models/round.h"
#include "models/sealed_reference.h"
#include "models/watched.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
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

/// One step that was made, and whether it stands.
struct CodingStep {
    std::int64_t seq = 0;
    std::int64_t wallMs = 0;
    Edit edit;    ///< as it was made; of several edits of one step the last
    Edit inverse; ///< what took it back when it was made; of several the first one's: what was there before the step
    bool undone = false;
};

struct HistoryStatus {
    std::optional<CodingStep> undo; ///< what undo would take back
    std::optional<CodingStep> redo;
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
    bool credit = false;      ///< counts toward the target; by custom only what a trainer was there for
    std::string competencies; ///< tags, separated by semicolons
    bool shared = false;      ///< trainers may see and sign it
    std::string signedBy;     ///< the trainer's code; empty: not signed
    std::int64_t signedMs = 0;
    std::int64_t id = 0; ///< given by the library
};

/// What a round asks of one rater on one clip, and what is closed to them.
struct CodingLimits {
    std::optional<Error> closed;     ///< why the clip cannot be coded now
    std::vector<DimensionId> asked;  ///< of the stage; empty: all of the scheme
    std::set<DimensionId> committed; ///< learn rounds: their scores stand
    int minEvidence = 0;
    int minWatchedPercent = 0;
    int fastestWatchedPercent = 0; ///< speed up to which watching counts, in percent of real time; 0: any
    int watchedPercent = 0;        ///< at that speed or slower

    /// May this edit be made to the coding (null: not begun)? Errors: those of closed, Conflict.
    [[nodiscard]] Status allow(const Edit& edit, const Coding* coding) const;
    [[nodiscard]] bool asksFor(const DimensionId& dimension) const;
};

/// Why a person knows a clip.
struct Exposure {
    RaterId rater;
    ClipId clip;
    std::string what; ///< "coded", "compared", "viewed"
    std::int64_t wallMs = 0;
};

/// Line of the records: who did what with which clip. Only added to; each line's hash covers the line before.
struct RecordLine {
    std::int64_t seq = 0, wallMs = 0;
    std::string kind; ///< "viewed", "submitted", "compared", "exported", "packed", "unpacked", "released", "certified",
                      ///< "consent", "declined"
    RaterId by;
    ClipId clip; ///< empty: not about one clip
    std::string words;
};

/// A package this library made or took in.
struct PackageSeen {
    std::string id, kind; ///< "assignment", "submission", "reference"
    RoundId round;
    RaterId rater;      ///< whom it is for or from
    std::string sha256; ///< of its manifest
    std::int64_t madeMs = 0, seenMs = 0;
    bool sent = false; ///< made here
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
    /// As apply(), of an edit that goes on with the coding's newest one (a score typed on, an edge nudged again): both
    /// are one step of undo. A step of its own where there is none before it, or something was taken back since.
    [[nodiscard]] Result<std::int64_t> applyOn(const Viewer& who, const Edit& edit);
    /// One line of the edit stream (codec/edit_json.h), undo and redo included; *.change may leave out what stays.
    [[nodiscard]] Result<std::int64_t> applyLine(const Viewer& who, std::string_view json);
    /// Takes back the newest edit not yet taken back, of one coding or (no key) of the whole library; is itself
    /// journalled. NotFound when there is nothing. Submission is never taken back.
    [[nodiscard]] Result<std::int64_t> undo(const Viewer& who, const std::optional<CodingKey>& scope);
    [[nodiscard]] Result<std::int64_t> redo(const Viewer& who, const std::optional<CodingKey>& scope);
    /// Denied for a coding the viewer may not edit.
    [[nodiscard]] Result<HistoryStatus> historyStatus(const Viewer& who, const std::optional<CodingKey>& scope) const;
    /// The steps of one coding as they were made, oldest first. Denied for a coding the viewer may not edit.
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
    /// Several calls as one durable transaction: all of them or, when steps fails, none.
    [[nodiscard]] Status atOnce(const std::function<Status()>& steps);
    /// A finished coding from elsewhere (submission package, reference, sample): stored as submitted at its own times.
    /// Denied to trainees; Conflict when there is another coding of that clip and rater.
    [[nodiscard]] Status importCoding(const Viewer& who, const Coding& coding);

    /// Brings in codes from another tool's file as one undoable batch and keeps the file, all in one transaction. Gives
    /// the batch's journal number. Errors: those of apply(); Denied to trainees; Conflict when the codes are here.
    [[nodiscard]] Result<std::int64_t> importFile(const Viewer& who, const Batch& batch, const KeptFile& file);

    // -- Queries, blind by construction.
    [[nodiscard]] Result<std::vector<CodingScheme>> schemes() const;
    /// The scheme that a coding follows; of one not begun that of the newest round that asks for it, else the one added
    /// last. An empty id where there is no scheme.
    [[nodiscard]] Result<SchemeRef> schemeOf(const CodingKey& key) const;
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
    // -- Rounds.
    /// Opens feedback of a test or drift round. Denied to trainees; Conflict when it is open already.
    [[nodiscard]] Status release(const Viewer& who, const RoundId& round);
    /// Learn rounds: the score of this dimension stands from now on, and its reference opens.
    /// Errors: Invalid (not rated, too little evidence), Conflict (no learn round, submitted or committed already).
    [[nodiscard]] Status commitDimension(const Viewer& who, const ClipId& clip, const DimensionId& dimension);
    /// What binds this person on this clip. Nothing binds trainers, and nobody outside rounds.
    [[nodiscard]] Result<CodingLimits> limits(const Viewer& who, const ClipId& clip) const;
    /// To be spared a clip, without penalty; trainers see it. Conflict when it is submitted.
    [[nodiscard]] Status decline(const Viewer& who, const ClipId& clip, const std::string& reason);
    /// Declined clips with reasons: one's own, trainers all.
    [[nodiscard]] Result<std::map<CodingKey, std::string>> declined(const Viewer& who) const;
    /// These moments of the clip were on screen, at these speeds; also writes that the person viewed it.
    [[nodiscard]] Status noteWatched(const Viewer& who, const ClipId& clip, const std::vector<WatchedSpan>& spans);
    /// All that this person watched of the clip, by time.
    [[nodiscard]] Result<std::vector<WatchedSpan>> watched(const Viewer& who, const ClipId& clip) const;
    /// What raters have seen, from codings, comparisons and viewings: one's own, trainers all.
    [[nodiscard]] Result<std::vector<Exposure>> exposures(const Viewer& who) const;

    // -- Consent and what surrounds a clip.
    [[nodiscard]] Status setConsent(const Viewer& who, const Consent& consent);     ///< Denied to trainees
    [[nodiscard]] Result<std::vector<Consent>> consents(const Viewer& who) const;   ///< trainees: none
    [[nodiscard]] Status setContext(const Viewer& who, const ClipContext& context); ///< Denied to trainees
    /// Trainee: only of clips they may see, and only the advisory while the round hides the rest.
    [[nodiscard]] Result<std::vector<ClipContext>> contexts(const Viewer& who) const;
    /// May this person play the clip today? Errors: Denied with the reason, NotFound.
    [[nodiscard]] Status mayPlay(const Viewer& who, const ClipId& clip) const;
    /// May the clip's file be handed to others today? Errors: Denied with the reason.
    [[nodiscard]] Status mayHandOut(const ClipId& clip) const;

    // -- References, certification, records. Denied to trainees unless said otherwise.
    [[nodiscard]] Status addReferenceNote(const Viewer& who, const ReferenceNote& note);
    [[nodiscard]] Result<std::vector<ReferenceNote>> referenceNotes(const Viewer& who) const; ///< trainee: open bands
    /// Adds to the ledger; gives the line's number.
    [[nodiscard]] Result<std::int64_t> certify(const Viewer& who, const CertificationRecord& record);
    [[nodiscard]] Result<std::vector<CertificationRecord>> certifications(const Viewer& who) const; ///< trainee: own
    /// Anybody's own doing: "exported", "packed", ... The store writes the other kinds itself.
    [[nodiscard]] Status note(const Viewer& who, const std::string& kind, const ClipId& clip, const std::string& words);
    [[nodiscard]] Result<std::vector<RecordLine>> records(const Viewer& who) const; ///< trainee: own

    // -- Packages.
    [[nodiscard]] Result<std::string> libraryId() const;
    [[nodiscard]] Status notePackage(const PackageSeen& package);
    [[nodiscard]] Result<std::vector<PackageSeen>> packages() const;
    /// Keeps a box until the submission that opens it; one of the same clip and reference is replaced.
    [[nodiscard]] Status addSealedReference(const SealedReference& sealed);

    // -- Private and personal.
    /// Without an old one: gives a first passphrase; an empty new one takes it away. The person's notes and signing key
    /// are encrypted anew. Errors: Denied (the old one is wrong), Invalid (shorter than 8 bytes).
    [[nodiscard]] Status setPassphrase(const Viewer& who, const std::string& old, const std::string& fresh);
    [[nodiscard]] Result<bool> hasPassphrase(const RaterId& rater) const;
    /// For as long as this object lives. Errors: Denied.
    [[nodiscard]] Status unlock(const RaterId& rater, const std::string& passphrase);
    /// Signature of a text by this person: 64 bytes. Makes their keys at first use. Denied while locked.
    [[nodiscard]] Result<std::string> sign(const RaterId& rater, const std::string& text);
    /// The public key known of a person; nothing when none is.
    [[nodiscard]] Result<std::optional<std::string>> publicKey(const RaterId& rater) const;
    /// Remembers whose key it is. Conflict when another one is known.
    [[nodiscard]] Status knowKey(const RaterId& rater, const std::string& publicKey);
    [[nodiscard]] Status saveReflection(const Viewer& author,
                                        const Reflection& reflection); ///< replaces by clip and prompt
    [[nodiscard]] Result<std::vector<Reflection>> reflections(const Viewer& author) const;
    [[nodiscard]] Status addActivity(const Viewer& who, const Activity& activity);
    [[nodiscard]] Result<std::vector<Activity>> activities(const Viewer& who) const;
    /// The activities a person has shared, for trainers and supervisors (Denied to others).
    [[nodiscard]] Result<std::vector<Activity>> sharedActivities(const Viewer& trainer, const RaterId& of) const;
    /// Shares one's own activity with trainers, or takes that back while it is not signed.
    [[nodiscard]] Status shareActivity(const Viewer& who, std::int64_t id, bool shared);
    /// Denied to trainees and for what is not shared; Conflict when signed already.
    [[nodiscard]] Status signActivity(const Viewer& trainer, std::int64_t id);
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

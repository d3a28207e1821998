// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "codec/box_json.h"
#include "codec/journal_json.h"
#include "store/database.h"
#include "store/library.h"
#include "store/state_rows.h"
#include "store/undo_log.h"

#include <map>
#include <type_traits>

namespace attune {

struct Library::Impl {
    Impl(const std::filesystem::path& file, int flags);

    std::filesystem::path file; ///< absolute
    std::string shown;          ///< for messages
    store::Database db;
    std::pair<std::uint64_t, std::uint64_t> identity; ///< device and inode when it was opened
    store::Content content;                           ///< mirror of the tables as of lastSeq
    store::UndoLog log;
    std::int64_t lastSeq = 0;
    std::int64_t seenVersion = -1;           ///< PRAGMA data_version at the last look
    bool stale = true;                       ///< the mirror must be read anew
    bool nested = false;                     ///< inside atOnce()
    std::int64_t schemeAddedNow = 0;         ///< line of the scheme added last in it
    std::map<RaterId, std::string> unlocked; ///< keys of those who gave their passphrase here

    /// Runs body in one read transaction with the mirror up to date.
    template <typename F> auto read(F body) { return transact("BEGIN", body); }
    /// The same as a durable write: all of it is on disk afterwards, or none.
    template <typename F> auto write(F body) -> std::invoke_result_t<F> {
        if (auto there = stillThere(); !there)
            return std::unexpected(there.error());
        return transact("BEGIN IMMEDIATE", body);
    }
    /// A file that was moved away or replaced can still be written to, and what is written is lost: Io then.
    [[nodiscard]] Status stillThere() const;

    /// What the person may do goes by the role recorded here, if there is one.
    [[nodiscard]] Viewer effective(const Viewer& who) const;
    /// Trainees, and whoever only stands for the reference: they see their own.
    [[nodiscard]] static bool isBlind(const Viewer& who);
    [[nodiscard]] bool mayEdit(const Viewer& who, const std::optional<CodingKey>& key) const;
    /// mayEdit, and what a trainee may do beside it: add a clip, and say where a clip's file lies now.
    [[nodiscard]] bool mayApply(const Viewer& who, const SingleEdit& edit) const;
    /// May this person take back or bring back a step, which makes this edit?
    [[nodiscard]] bool mayChange(const Viewer& who, const store::UndoLog::Step& step, const Edit& edit) const;
    [[nodiscard]] bool hasSubmitted(const RaterId& rater, const ClipId& clip) const;
    [[nodiscard]] bool maySeeClip(const Viewer& who, const ClipId& clip) const;
    /// Blind viewers: nothing of others but the reference after their own submission; the rest: no draft of another.
    [[nodiscard]] bool maySeeCoding(const Viewer& who, const CodingKey& key) const;
    [[nodiscard]] store::UndoLog::Locked locked() const;

    /// goesOn: one step of undo with the newest edit of the same coding, where nothing was taken back since.
    Result<std::int64_t> applyEdit(const Viewer& who, Edit edit, bool goesOn = false);
    [[nodiscard]] CodingStep stepOf(const store::UndoLog::Step& step);
    struct Entry {
        std::int64_t wallMs = 0;
        Edit edit, inverse;
    };
    /// An edit or redo in the journal. Throws CorruptRow.
    [[nodiscard]] Entry entry(std::int64_t seq);
    /// All of the step as one edit: what takes it back, or what brings it back.
    [[nodiscard]] Edit wholeStep(const store::UndoLog::Step& step, bool undo);
    Result<std::int64_t> undoOrRedo(const Viewer& who, const std::optional<CodingKey>& scope, bool undo);
    /// Stores a submitted coding's canonical text; gives its hash.
    std::string putSubmission(const Coding& coding);
    std::int64_t append(const Viewer& who, const std::string& kind, const std::string& json,
                        const std::optional<CodingKey>& key, const std::optional<ClipId>& clip, std::int64_t of,
                        const std::string& applied, const std::string& inverse);
    std::int64_t appendSetup(const Viewer& who, const SetupLine& line, const std::optional<CodingKey>& key = {},
                             std::int64_t of = 0);
    // Schemes and the imports they came with (import_scheme.cpp).
    /// Adds a sound scheme as the one of new codings. Conflict: this version has other contents.
    Status putScheme(const Viewer& who, const CodingScheme& scheme);
    /// Takes away the scheme that a line added, unless a round or coding has it.
    void takeScheme(const Viewer& who, std::int64_t line);
    /// Throws CorruptRow.
    [[nodiscard]] CodingScheme schemeOfLine(std::int64_t seq);
    std::vector<JournalEntry> entries(const std::function<bool(const JournalEntry& entry, const std::string& clip,
                                                               const std::string& rater)>& visible);

    // Rules of rounds (round_rules.cpp).
    /// The newest round in which the rater has this clip; null when there is none.
    [[nodiscard]] const Round* roundOf(const CodingKey& key) const;
    /// May this blind person see reference and feedback of the clip now?
    [[nodiscard]] bool feedbackOpen(const RaterId& rater, const ClipId& clip) const;
    /// Title, setting and the like of the clip stay hidden from a blind viewer.
    [[nodiscard]] bool hidesContext(const Viewer& who, const ClipId& clip) const;
    /// Closed: not assigned, consent withdrawn, declined, an earlier stage is open. watchedPercent is left at 0.
    [[nodiscard]] CodingLimits limits(const Viewer& who, const CodingKey& key) const;
    [[nodiscard]] Status mayCode(const Viewer& who, const Edit& edit) const;
    [[nodiscard]] Status maySubmit(const Coding& coding);
    /// A round about to be added or changed. Errors: Invalid, Conflict (exposed clips), Denied (consent).
    [[nodiscard]] Status checkRound(const Round& round);
    /// Why the rater knows the clip already, apart from this round; nothing when they do not.
    [[nodiscard]] std::optional<std::string> exposure(const CodingKey& key, const RoundId& apartFrom);
    [[nodiscard]] std::vector<Consent> consentsOf(const ClipId& clip) const;
    [[nodiscard]] std::vector<WatchedSpan> watched(const CodingKey& key);
    /// At the speeds that count for this person's round.
    [[nodiscard]] int watchedPercent(const CodingKey& key);
    /// Learn rounds: the reference cut down to the dimensions the viewer committed to; nothing when there are none.
    [[nodiscard]] std::optional<Coding> partialReference(const Viewer& who, const CodingKey& key);

    Status importCoding(const Viewer& given, const Coding& coding);
    /// Checks nothing: rows, journal and mirror of one thing set up.
    void setUp(const Viewer& who, const SetupLine& line, const std::optional<CodingKey>& key = {});
    /// A trainee codes a clip after all that they asked to be spared; the records keep both. Errors: NotFound (not
    /// spared), Denied (a trainer, who may have seen the others' codes since), Conflict (a round with the clip is
    /// released to them).
    [[nodiscard]] Status resume(const Viewer& given, const CodingKey& key);
    /// Adds a line to the chained records.
    std::int64_t record(const std::string& kind, const RaterId& by, const ClipId& clip, const std::string& words);
    /// What is in the box of a reference; nothing when there is none or it does not open.
    [[nodiscard]] std::optional<BoxContents> sealedReference(const CodingKey& reference);
    /// The references that lie in boxes for this clip.
    [[nodiscard]] std::vector<RaterId> boxesOf(const ClipId& clip);
    /// Adds to the examples of a scheme (scheme_shelf.h); what is there of the same place stays.
    void addExamples(const SchemeId& scheme, const Exemplars& examples);
    /// After a submission: boxes of the clip become reference codings where feedback is open.
    void openSealedReferences(const CodingKey& submitted);
    /// The key of a person's private things: nothing without a passphrase. Errors: Denied while locked.
    [[nodiscard]] Result<std::optional<std::string>> privateKey(const RaterId& rater);
    void sync();
    void reload();
    bool catchUp();

    template <typename F> auto transact(const char* begin, F body) -> std::invoke_result_t<F> {
        if (nested) { // within atOnce(): it begins and ends the transaction
            sync();
            return body();
        }
        try {
            db.run(begin);
            sync();
            auto out = body();
            if (out)
                db.run("COMMIT");
            else
                db.rollback();
            return out;
        } catch (const SQLite::Exception& e) {
            const Error error = store::errorOf(e, shown);
            db.rollback();
            stale = true;
            return std::unexpected(error);
        } catch (const store::CorruptRow& e) {
            db.rollback();
            stale = true;
            return std::unexpected(store::errorOf(e, shown));
        }
    }
};

} // namespace attune

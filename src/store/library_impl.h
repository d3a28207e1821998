// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "codec/journal_json.h"
#include "store/database.h"
#include "store/library.h"
#include "store/state_rows.h"
#include "store/undo_log.h"

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
    std::int64_t seenVersion = -1; ///< PRAGMA data_version at the last look
    bool stale = true;             ///< the mirror must be read anew

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

    Result<std::int64_t> applyEdit(const Viewer& who, Edit edit);
    Result<std::int64_t> undoOrRedo(const Viewer& who, const std::optional<CodingKey>& scope, bool undo);
    /// Stores a submitted coding's canonical text; gives its hash.
    std::string putSubmission(const Coding& coding);
    std::int64_t append(const Viewer& who, const std::string& kind, const std::string& json,
                        const std::optional<CodingKey>& key, const std::optional<ClipId>& clip, std::int64_t of,
                        const std::string& applied, const std::string& inverse);
    std::int64_t appendSetup(const Viewer& who, const SetupLine& line, const std::optional<CodingKey>& key = {});
    std::vector<JournalEntry> entries(const std::function<bool(const JournalEntry& entry, const std::string& clip,
                                                               const std::string& rater)>& visible);
    void sync();
    void reload();
    bool catchUp();

    template <typename F> auto transact(const char* begin, F body) -> std::invoke_result_t<F> {
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library.h"

#include "base/clock.h"
#include "base/hash.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/edit_json.h"
#include "codec/scheme_json.h"
#include "store/library_impl.h"
#include "store/schema.h"

#include <algorithm>
#include <unistd.h>

namespace attune {

namespace {

std::string shownPath(const std::filesystem::path& path) { return sanitizeUtf8(path.string()); }

// Looks by name alone (see store::Database on why the file is not opened).
Status checkPlainFile(const std::filesystem::path& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    const std::string shown = shownPath(path);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, "there is no such library", shown, "check the name, or make one");
    if (code)
        return fail(ErrorCode::Io, "the library cannot be reached: " + code.message(), shown, "check the permissions");
    if (status.type() == std::filesystem::file_type::directory)
        return fail(ErrorCode::Invalid, "this is a folder, not a library", shown, "choose a file ending in .attune");
    if (status.type() != std::filesystem::file_type::regular)
        return fail(ErrorCode::Invalid, "this is not a file", shown, "choose a file ending in .attune");
    const auto size = std::filesystem::file_size(path, code);
    if (!code && size == 0)
        return fail(ErrorCode::Invalid, "this is an empty file, not an Attune library", shown,
                    "choose a file ending in .attune");
    return {};
}

Status checkFormat(store::Database& db, const std::string& shown) {
    const auto application = db.integer("PRAGMA application_id");
    const auto version = db.integer("PRAGMA user_version");
    if (application != store::applicationId)
        return fail(ErrorCode::Invalid, "this is a database of another program, not an Attune library", shown,
                    "choose a file ending in .attune");
    if (version > store::formatVersion)
        return fail(ErrorCode::Unsupported, "the library was made by a newer Attune", shown, "update the program");
    if (version < 1 || db.integer("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name IN "
                                  "('library','journal','codings','submissions')") != 4)
        return fail(ErrorCode::Corrupt, "the library is damaged: tables are missing", shown,
                    "go back to a backup of it");
    return {};
}

// Brings a library of an older generation to this one, as one transaction.
void upgrade(store::Database& db) {
    if (db.integer("PRAGMA user_version") == store::formatVersion)
        return;
    auto& connection = db.connection();
    connection.exec("BEGIN IMMEDIATE");
    for (auto version = db.integer("PRAGMA user_version"); version < store::formatVersion; ++version)
        connection.exec(store::generations[static_cast<std::size_t>(version)]);
    connection.exec("PRAGMA user_version=" + std::to_string(store::formatVersion));
    connection.exec("COMMIT");
}

} // namespace

Library::Library(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::create(const std::filesystem::path& given, const std::string& title) {
    std::error_code code;
    const auto path = std::filesystem::absolute(given, code);
    const std::string shown = shownPath(given);
    if (given.empty() || !path.has_filename())
        return fail(ErrorCode::Invalid, "a library needs a file name", shown, "give a name ending in .attune");
    if (std::filesystem::exists(std::filesystem::symlink_status(path, code)))
        return fail(ErrorCode::Conflict, "the file exists already", shown, "choose another name");
    if (!std::filesystem::is_directory(path.parent_path(), code))
        return fail(ErrorCode::NotFound, "there is no such folder", shownPath(path.parent_path()), "make it first");
    std::filesystem::path aside = path;
    aside += "." + randomHex(4) + ".part";
    auto giveUp = [&](Error error) {
        error.where = shown;
        std::filesystem::remove(aside, code);
        return std::unexpected(std::move(error));
    };
    try {
        store::Database db(aside, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        auto& connection = db.connection();
        connection.exec("PRAGMA application_id=" + std::to_string(store::applicationId));
        connection.exec("PRAGMA user_version=" + std::to_string(store::formatVersion));
        connection.exec("BEGIN");
        for (const char* sql : store::generations)
            connection.exec(sql);
        db.run("INSERT INTO library VALUES('title', ?), ('id', ?), ('created_ms', ?)", sanitizeUtf8(title),
               randomHex(16), std::to_string(wallClockMs()));
        connection.exec("COMMIT");
    } catch (const SQLite::Exception& e) {
        return giveUp(store::errorOf(e, shown));
    }
    if (auto placed = store::putInPlace(aside, path); !placed)
        return giveUp(placed.error());
    return open(given);
}

Result<std::unique_ptr<Library>> Library::open(const std::filesystem::path& given) {
    const std::string shown = shownPath(given);
    if (auto ok = checkPlainFile(given); !ok)
        return std::unexpected(ok.error());
    std::error_code code;
    const auto path = std::filesystem::absolute(given, code);
    try {
        auto impl = std::make_unique<Impl>(path, SQLite::OPEN_READWRITE);
        impl->shown = shown;
        if (auto ok = checkFormat(impl->db, shown); !ok)
            return std::unexpected(ok.error());
        upgrade(impl->db);
        impl->db.tryJournalMode("TRUNCATE");
        if (auto ok = impl->read([]() -> Status { return {}; }); !ok)
            return std::unexpected(ok.error());
        return std::unique_ptr<Library>(new Library(std::move(impl)));
    } catch (const SQLite::Exception& e) {
        return std::unexpected(store::errorOf(e, shown));
    } catch (const store::CorruptRow& e) {
        return std::unexpected(store::errorOf(e, shown));
    }
}

void Library::expectManyEdits() { m_impl->db.tryJournalMode("WAL"); }

Result<LibraryInfo> Library::info() const {
    return m_impl->read([this]() -> Result<LibraryInfo> {
        Impl& impl = *m_impl;
        LibraryInfo out;
        out.path = impl.shown;
        out.format = static_cast<int>(impl.db.integer("PRAGMA user_version"));
        if (auto rows = impl.db.query("SELECT value FROM library WHERE name='title'"); rows.next())
            out.title = rows.text(0);
        const LibraryState& state = impl.content.state;
        out.clips = static_cast<std::int64_t>(state.clips.size());
        out.codings = static_cast<std::int64_t>(state.codings.size());
        out.submitted = std::ranges::count_if(
            state.codings, [](const auto& entry) { return entry.second.state == CodingState::Submitted; });
        out.edits = impl.lastSeq;
        for (const auto& [ref, scheme] : state.schemes)
            out.schemes.push_back(ref);
        return out;
    });
}

Result<std::int64_t> Library::apply(const Viewer& who, const Edit& edit) {
    return m_impl->write([&] { return m_impl->applyEdit(who, edit); });
}

Result<std::int64_t> Library::applyOn(const Viewer& who, const Edit& edit) {
    return m_impl->write([&] { return m_impl->applyEdit(who, edit, true); });
}

Result<std::int64_t> Library::applyLine(const Viewer& who, std::string_view json) {
    return m_impl->write([&]() -> Result<std::int64_t> {
        const store::Content& content = m_impl->content;
        const auto schemeOf = [&](const CodingKey& key) { return content.scheme(content.schemeRefFor(key)); };
        if (json.find("\"clip.resume\"") != std::string_view::npos) // a note may say that too
            if (const auto setup = readSetup(json, [](const SchemeRef&) { return nullptr; });
                setup && std::holds_alternative<ClipResumed>(*setup)) {
                if (auto done = m_impl->resume(who, std::get<ClipResumed>(*setup).key); !done)
                    return std::unexpected(done.error());
                return m_impl->db.integer("SELECT max(seq) FROM journal");
            }
        auto line = readEdit(json, schemeOf, content.state);
        if (!line)
            return std::unexpected(line.error());
        if (const auto* request = std::get_if<UndoRequest>(&*line))
            return m_impl->undoOrRedo(who, request->scope, true);
        if (const auto* request = std::get_if<RedoRequest>(&*line))
            return m_impl->undoOrRedo(who, request->scope, false);
        return m_impl->applyEdit(who, std::get<Edit>(std::move(*line)));
    });
}

Result<std::int64_t> Library::undo(const Viewer& who, const std::optional<CodingKey>& scope) {
    return m_impl->write([&] { return m_impl->undoOrRedo(who, scope, true); });
}

Result<std::int64_t> Library::redo(const Viewer& who, const std::optional<CodingKey>& scope) {
    return m_impl->write([&] { return m_impl->undoOrRedo(who, scope, false); });
}

Result<HistoryStatus> Library::historyStatus(const Viewer& given, const std::optional<CodingKey>& scope) const {
    return m_impl->read([&]() -> Result<HistoryStatus> {
        const Viewer who = m_impl->effective(given);
        if (scope && !m_impl->mayEdit(who, scope))
            return fail(ErrorCode::Denied, "these codes are not yours", {}, "ask a trainer");
        auto stepOf = [&](const store::UndoLog::Step* step) -> std::optional<CodingStep> {
            if (!step)
                return {};
            CodingStep out = m_impl->stepOf(*step);
            return m_impl->mayChange(who, *step, out.edit) ? std::optional(std::move(out)) : std::nullopt;
        };
        const auto locked = m_impl->locked();
        return HistoryStatus{stepOf(m_impl->log.toUndo(scope, locked)), stepOf(m_impl->log.toRedo(scope, locked))};
    });
}

Result<std::vector<CodingStep>> Library::codingSteps(const Viewer& given, const CodingKey& key) const {
    return m_impl->read([&]() -> Result<std::vector<CodingStep>> {
        if (!m_impl->mayEdit(m_impl->effective(given), key))
            return fail(ErrorCode::Denied, "these codes are not yours", {}, "ask a trainer");
        std::vector<std::int64_t> made;
        auto rows = m_impl->db.query("SELECT seq FROM journal WHERE clip = ? AND rater = ? AND inverse IS NOT NULL "
                                     "AND of_seq IS NULL ORDER BY seq",
                                     key.clip.value, key.rater.value);
        while (rows.next())
            made.push_back(rows.integer(0));
        std::vector<CodingStep> out;
        for (const std::int64_t seq : made)
            if (const auto* step = m_impl->log.step(seq))
                out.push_back(m_impl->stepOf(*step));
        return out;
    });
}

Status Library::submit(const Viewer& given, const CodingKey& key) {
    return m_impl->write([&]() -> Status {
        Impl& impl = *m_impl;
        const Viewer who = impl.effective(given);
        const bool own = key.rater == who.id && !who.id.empty();
        if (!own && (Impl::isBlind(who) || !impl.content.isReference(key)))
            return fail(ErrorCode::Denied, "only the rater submits their codes", {}, "ask the rater");
        const Coding* coding = impl.content.coding(key);
        if (!coding)
            return fail(ErrorCode::NotFound, key.rater.value + " has not coded " + key.clip.value, {}, "code it first");
        if (coding->state == CodingState::Submitted)
            return fail(ErrorCode::Conflict, "these codes are submitted already", {}, "nothing to do");
        if (auto ok = impl.maySubmit(*coding); !ok)
            return ok;
        Coding locked = *coding;
        locked.state = CodingState::Submitted;
        locked.submittedMs = wallClockMs();
        locked.submissionHash = impl.putSubmission(locked);
        impl.db.run("UPDATE codings SET state='submitted', submitted_ms=?, sha256=? WHERE clip=? AND rater=?",
                    *locked.submittedMs, locked.submissionHash, key.clip.value, key.rater.value);
        impl.appendSetup(given, CodingSubmitted{key, *locked.submittedMs, locked.submissionHash}, key);
        impl.content.state.codings[key] = std::move(locked);
        impl.record("submitted", given.id, key.clip, "codes of " + key.rater.value);
        impl.openSealedReferences(key);
        return {};
    });
}

Status Library::addScheme(const CodingScheme& scheme) {
    return m_impl->write([&]() -> Status {
        if (auto read = readScheme(writeScheme(scheme)); !read)
            return std::unexpected(read.error());
        return m_impl->putScheme({}, scheme);
    });
}

Status Library::addRater(const Rater& rater) {
    return m_impl->write([&]() -> Status {
        Impl& impl = *m_impl;
        if (rater.id.empty())
            return fail(ErrorCode::Invalid, "the rater's code is empty", {}, "give a code such as T01");
        const auto known = impl.content.raters.find(rater.id);
        if (known != impl.content.raters.end() && known->second == rater)
            return {};
        if (known != impl.content.raters.end() && known->second.role != rater.role)
            return fail(ErrorCode::Conflict, "the rater is known with another role", rater.id.value,
                        "use another code");
        store::writeRater(impl.db, rater);
        impl.appendSetup({}, RaterAdded{rater});
        impl.content.raters.insert_or_assign(rater.id, rater);
        return {};
    });
}

Status Library::addRound(const Round& given) {
    return m_impl->write([&]() -> Status {
        Impl& impl = *m_impl;
        Round round = given;
        // Who has been given clips keeps them; only raters new to the round get a share.
        const auto before = std::ranges::find(impl.content.rounds, round.id, &Round::id);
        if (round.assignments.empty() && before != impl.content.rounds.end())
            for (const Assignment& a : before->assignments)
                if (std::ranges::find(round.raters, a.rater) != round.raters.end() &&
                    std::ranges::find(round.clips, a.clip) != round.clips.end())
                    round.assignments.push_back(a);
        assignClips(round);
        if (round.id.empty())
            return fail(ErrorCode::Invalid, "the round's name is empty", {}, "give it a name");
        if (!impl.content.scheme(round.scheme))
            return fail(ErrorCode::NotFound, "there is no coding scheme " + round.scheme.id.value, {},
                        "add the scheme first");
        for (const ClipId& clip : round.clips)
            if (!impl.content.state.clips.contains(clip))
                return fail(ErrorCode::NotFound, "there is no clip " + clip.value, {}, "declare it first");
        if (std::ranges::find(impl.content.rounds, round) != impl.content.rounds.end())
            return {};
        if (auto ok = impl.checkRound(round); !ok)
            return ok;
        impl.db.run("INSERT INTO rounds(id, json) VALUES(?,?) ON CONFLICT(id) DO UPDATE SET json=excluded.json",
                    round.id.value, writeRound(round));
        impl.appendSetup({}, RoundAdded{round});
        impl.stale = true;
        return {};
    });
}

Status Library::importCoding(const Viewer& given, const Coding& coding) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)))
            return fail(ErrorCode::Denied, "only a trainer brings in finished codes", {}, "ask a trainer");
        return m_impl->importCoding(given, coding);
    });
}

Status Library::atOnce(const std::function<Status()>& steps) {
    return m_impl->write([&]() -> Status {
        if (m_impl->nested)
            return steps();
        struct Nesting {
            Impl& impl;
            explicit Nesting(Impl& own) : impl(own) { impl.nested = true; }
            ~Nesting() {
                impl.nested = false;
                impl.schemeAddedNow = 0;
            }
        } nesting(*m_impl);
        auto done = steps();
        if (!done)
            m_impl->stale = true; // what earlier steps did to the mirror is taken back with the transaction
        return done;
    });
}

Status Library::Impl::importCoding(const Viewer& given, const Coding& coding) {
    const CodingKey key{coding.clip, coding.rater};
    Coding locked = coding;
    locked.state = CodingState::Submitted;
    if (!locked.submittedMs)
        locked.submittedMs = wallClockMs();
    // The same checks as for edits: the coding is built up by them beside the library.
    LibraryState beside;
    if (const auto clip = content.state.clips.find(coding.clip); clip != content.state.clips.end())
        beside.clips.insert(*clip);
    if (const CodingScheme* scheme = content.scheme(coding.scheme))
        beside.schemes.emplace(coding.scheme, *scheme);
    std::vector<Edit> edits;
    const CodingStart start{coding.scheme, coding.startedMs};
    for (const auto& [id, segment] : coding.segments)
        edits.emplace_back(AddSegment{key, segment, start});
    for (const auto& [id, evidence] : coding.evidence)
        edits.emplace_back(AddEvidence{key, evidence, start});
    for (const auto& [about, rating] : coding.ratings)
        edits.emplace_back(SetRating{key, about, rating, start});
    if (edits.empty())
        return fail(ErrorCode::Invalid, "the coding holds nothing", coding.clip.value, "choose another file");
    for (const Edit& edit : edits)
        if (auto done = attune::apply(beside, edit); !done)
            return std::unexpected(done.error());
    if (const Coding* there = content.coding(key)) {
        locked.submissionHash = there->submissionHash;
        if (*there == locked)
            return {};
        return fail(ErrorCode::Conflict,
                    "there are other codes of " + key.clip.value + " by " + key.rater.value + " already", {},
                    "keep those, or import under another code");
    }
    const CodingScheme* scheme = content.scheme(coding.scheme);
    locked.submissionHash = sha256(writeCoding(locked, scheme ? *scheme : CodingScheme{}));
    store::writeCodingRows(db, locked);
    (void)putSubmission(locked);
    appendSetup(given, CodingImported{locked}, key);
    content.state.codings[key] = std::move(locked);
    return {};
}

} // namespace attune

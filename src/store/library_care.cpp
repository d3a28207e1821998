// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/edit_json.h"
#include "store/library.h"
#include "store/library_impl.h"
#include "store/records.h"
#include "store/schema.h"
#include "store/setup_lines.h"

#include <SQLiteCpp/Backup.h>
#include <algorithm>

namespace attune {

namespace {

using Faults = std::vector<std::string>;

// Table and trigger texts in a fixed order, to be compared with those of a new library.
std::vector<std::string> schemaOf(store::Database& db) {
    std::vector<std::string> out;
    for (auto rows = db.query("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"); rows.next();)
        out.push_back(rows.text(0) + ": " + rows.text(1));
    return out;
}

void checkDatabase(store::Database& db, Faults& faults) {
    for (auto rows = db.query("PRAGMA integrity_check(20)"); rows.next();)
        if (const auto line = rows.text(0); line != "ok")
            faults.push_back("database: " + sanitizeUtf8(line));
    for (auto rows = db.query("PRAGMA foreign_key_check"); rows.next();)
        faults.push_back("database: a row of " + rows.text(0) + " belongs to nothing");
    store::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const char* sql : store::generations)
        fresh.connection().exec(sql);
    if (schemaOf(db) != schemaOf(fresh))
        faults.push_back("database: tables or safeguards were changed by another program");
}

// The content the journal alone gives.
class Replay {
  public:
    Replay(store::Database& db, Faults& faults) : m_db(db), m_faults(faults) {}

    // Nothing when an entry cannot be replayed; the fault is noted.
    std::optional<store::Content> run() {
        auto rows = m_db.query("SELECT seq, kind, json, applied, inverse, of_seq FROM journal ORDER BY seq");
        std::int64_t expected = 1;
        while (rows.next()) {
            const std::int64_t seq = rows.integer(0);
            if (seq != expected) {
                m_faults.push_back("journal: entry " + std::to_string(expected) + " is missing");
                return {};
            }
            ++expected;
            std::string why;
            const bool isEdit = !rows.isNull(4) || rows.text(1) == "undo";
            if (!(isEdit ? replayEdit(rows, why) : replaySetup(rows, why))) {
                m_faults.push_back("journal: entry " + std::to_string(seq) + " cannot be replayed: " + why);
                return {};
            }
        }
        return std::move(m_content);
    }

  private:
    bool replayEdit(const store::Rows& rows, std::string& why) {
        const auto json = rows.maybeText(3).value_or(rows.text(2));
        const auto line = readEdit(json, [](const CodingKey&) { return nullptr; });
        if (!line || !std::holds_alternative<Edit>(*line)) {
            why = line ? "it is not an edit" : line.error().what;
            return false;
        }
        const auto inverse = attune::apply(m_content.state, std::get<Edit>(*line));
        if (!inverse) {
            why = inverse.error().what;
            return false;
        }
        if (const auto stored = rows.maybeText(4); stored && *stored != writeEdit(*inverse)) {
            why = "its inverse is not the one that was stored";
            return false;
        }
        return true;
    }

    bool replaySetup(const store::Rows& rows, std::string& why) {
        auto line = readSetup(rows.text(2), [this](const SchemeRef& ref) { return m_content.scheme(ref); });
        if (!line) {
            why = line.error().what;
            return false;
        }
        auto put = store::applySetup(m_content, std::move(*line));
        if (!put)
            why = put.error().what;
        return put.has_value();
    }

    store::Database& m_db;
    Faults& m_faults;
    store::Content m_content;
};

std::string nameOf(const CodingKey& key) { return key.rater.value + " on " + key.clip.value; }

template <typename Map, typename Name>
void compareMaps(const Map& replayed, const Map& stored, Faults& faults, Name name) {
    for (const auto& [key, value] : replayed) {
        const auto found = stored.find(key);
        if (found == stored.end())
            faults.push_back("state: " + name(key) + " is in the journal but not in the tables");
        else if (!(found->second == value))
            faults.push_back("state: " + name(key) + " differs from the journal");
    }
    for (const auto& [key, value] : stored)
        if (!replayed.contains(key))
            faults.push_back("state: " + name(key) + " is in the tables but not in the journal");
}

void compareContent(const store::Content& replayed, const store::Content& stored, Faults& faults) {
    compareMaps(replayed.state.clips, stored.state.clips, faults, [](const ClipId& id) { return "clip " + id.value; });
    compareMaps(replayed.state.codings, stored.state.codings, faults,
                [](const CodingKey& key) { return "the coding by " + nameOf(key); });
    compareMaps(replayed.state.schemes, stored.state.schemes, faults,
                [](const SchemeRef& ref) { return "scheme " + ref.id.value; });
    compareMaps(replayed.raters, stored.raters, faults, [](const RaterId& id) { return "rater " + id.value; });
    if (replayed.rounds != stored.rounds)
        faults.push_back("state: the rounds differ from the journal");
    if (replayed.committed != stored.committed || replayed.declined != stored.declined)
        faults.push_back("state: what raters committed to or declined differs from the journal");
    if (replayed.consents != stored.consents || replayed.contexts != stored.contexts)
        faults.push_back("state: consents or contexts of clips differ from the journal");
    if (replayed.notes != stored.notes)
        faults.push_back("state: how references came about differs from the journal");
    if (replayed.certifications != stored.certifications)
        faults.push_back("records: the certification ledger differs from the journal");
}

void checkSubmissions(store::Database& db, const store::Content& content, Faults& faults) {
    std::int64_t found = 0;
    auto rows = db.query("SELECT clip, rater, json, sha256 FROM submissions");
    while (rows.next()) {
        ++found;
        const CodingKey key{ClipId(rows.text(0)), RaterId(rows.text(1))};
        const std::string text = rows.text(2);
        const Coding* coding = content.coding(key);
        if (sha256(text) != rows.text(3))
            faults.push_back("submission: the codes of " + nameOf(key) + " do not match their hash");
        else if (!coding || coding->state != CodingState::Submitted || coding->submissionHash != rows.text(3))
            faults.push_back("submission: the coding by " + nameOf(key) + " does not know its submission");
        else {
            const CodingScheme* scheme = content.scheme(coding->scheme);
            if (writeCoding(*coding, scheme ? *scheme : CodingScheme{}) != text)
                faults.push_back("submission: the codes of " + nameOf(key) + " were changed afterwards");
        }
    }
    const auto submitted = std::ranges::count_if(
        content.state.codings, [](const auto& entry) { return entry.second.state == CodingState::Submitted; });
    if (submitted != found)
        faults.push_back("submission: " + std::to_string(submitted) + " codings are submitted, " +
                         std::to_string(found) + " are kept");
}

} // namespace

Result<std::vector<std::string>> Library::verify() const {
    Faults faults;
    Impl& impl = *m_impl;
    try {
        impl.db.run("BEGIN");
        checkDatabase(impl.db, faults);
        std::error_code code;
        const auto size = std::filesystem::file_size(impl.file, code);
        const std::int64_t page = impl.db.integer("PRAGMA page_size");
        if (!code && page > 0 && size % static_cast<std::uintmax_t>(page) != 0)
            faults.push_back("database: the file has been cut short");
        const store::Content stored = store::loadContent(impl.db);
        if (const auto replayed = Replay(impl.db, faults).run())
            compareContent(*replayed, stored, faults);
        checkSubmissions(impl.db, stored, faults);
        store::checkRecords(impl.db, faults);
    } catch (const SQLite::Exception& e) {
        const Error error = store::errorOf(e, impl.shown);
        impl.db.rollback();
        if (error.code != ErrorCode::Corrupt && error.code != ErrorCode::Invalid)
            return std::unexpected(error);
        faults.push_back("database: " + sanitizeUtf8(e.what()));
    } catch (const store::CorruptRow& e) {
        faults.push_back("database: " + sanitizeUtf8(e.what));
    }
    impl.db.rollback();
    return faults;
}

Status Library::backup(const std::filesystem::path& given) const {
    std::error_code code;
    const auto to = std::filesystem::absolute(given, code);
    const std::string shown = sanitizeUtf8(given.string());
    if (given.empty() || !to.has_filename())
        return fail(ErrorCode::Invalid, "a backup needs a file name", shown, "give a name ending in .attune");
    if (std::filesystem::exists(std::filesystem::symlink_status(to, code)))
        return fail(ErrorCode::Conflict, "the file exists already", shown, "choose another name");
    if (!std::filesystem::is_directory(to.parent_path(), code))
        return fail(ErrorCode::NotFound, "there is no such folder", sanitizeUtf8(to.parent_path().string()),
                    "make it first");
    std::filesystem::path aside = to;
    aside += "." + randomHex(4) + ".part";
    try {
        store::Database target(aside, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup copy(target.connection(), m_impl->db.connection());
        // All pages in one step: one read lock, so that nobody writes between the first page and the last.
        if (const int result = copy.executeStep(-1); result != 101 /* SQLITE_DONE */)
            throw SQLite::Exception("the copy stopped", result);
    } catch (const SQLite::Exception& e) {
        std::filesystem::remove(aside, code);
        std::filesystem::remove(aside.string() + "-journal", code);
        return std::unexpected(store::errorOf(e, shown));
    }
    return store::putInPlace(aside, to);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace attune::store {

namespace {

constexpr int lockWaitMs = 5000; // how long a writer waits for another

} // namespace

Error errorOf(const SQLite::Exception& e, const std::string& path) {
    switch (e.getErrorCode()) {
    case SQLITE_NOTADB:
        return {ErrorCode::Invalid, "this is not an Attune library", path, "choose a file ending in .attune"};
    case SQLITE_CORRUPT:
        return {ErrorCode::Corrupt, "the library is damaged", path, "go back to a backup of it"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Io, "another program has been writing to the library for too long", path,
                "wait until it is done, then try again"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::Io, "the library is write-protected", path,
                "make the file and its folder writable, or copy the library elsewhere"};
    case SQLITE_FULL:
        return {ErrorCode::Io, "the disk is full", path, "free some space, then try again"};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, "the library or its journal file cannot be opened", path,
                "check the permissions of the file and of its folder"};
    case SQLITE_IOERR:
        return {ErrorCode::Io, "the disk gave an error", path, "check the disk and its free space, then try again"};
    default:
        return {ErrorCode::Internal, std::string("the library gave an error: ") + e.what(), path, "please report it"};
    }
}

Error errorOf(const CorruptRow& e, const std::string& path) {
    return {ErrorCode::Corrupt, "the library is damaged: " + e.what, path, "go back to a backup of it"};
}

Database::Database(const std::filesystem::path& path, int flags) : m_db(path.string(), flags, lockWaitMs) {
    sqlite3_db_config(m_db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_db.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // One file at rest; an acknowledged change has reached the disk (see docs/decisions/0002).
    m_db.exec("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; "
              "PRAGMA secure_delete=ON;");
}

Database::~Database() {
    rollback();
    m_statements.clear();
    tryJournalMode("DELETE"); // takes the files beside the library away
}

void Database::tryJournalMode(const char* mode) noexcept {
    sqlite3_busy_timeout(m_db.getHandle(), 0);
    char* sql = sqlite3_mprintf("PRAGMA journal_mode=%s", mode);
    if (sql)
        sqlite3_exec(m_db.getHandle(), sql, nullptr, nullptr, nullptr);
    sqlite3_free(sql);
    sqlite3_busy_timeout(m_db.getHandle(), lockWaitMs);
}

bool Database::inTransaction() const { return sqlite3_get_autocommit(m_db.getHandle()) == 0; }

void Database::rollback() noexcept {
    for (auto& [sql, statement] : m_statements)
        statement->tryReset();
    if (inTransaction())
        sqlite3_exec(m_db.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

SQLite::Statement& Database::prepared(const char* sql) {
    auto& slot = m_statements[sql];
    if (!slot)
        slot = std::make_unique<SQLite::Statement>(m_db, sql);
    return *slot;
}

Status putInPlace(const std::filesystem::path& aside, const std::filesystem::path& target) {
    int done = ::renameat2(AT_FDCWD, aside.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE);
    if (done != 0 && (errno == EINVAL || errno == ENOSYS)) { // a file system that cannot refuse by itself
        std::error_code ignored;
        if (std::filesystem::exists(target, ignored))
            errno = EEXIST;
        else
            done = ::rename(aside.c_str(), target.c_str());
    }
    if (done != 0) {
        const int cause = errno;
        ::unlink(aside.c_str());
        if (cause == EEXIST)
            return fail(ErrorCode::Conflict, "the file exists already", sanitizeUtf8(target.string()),
                        "choose another name");
        return fail(ErrorCode::Io, std::string("the file could not be put in place: ") + std::strerror(cause),
                    sanitizeUtf8(target.string()), "check the folder's permissions");
    }
    if (const int dir = ::open(target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); dir >= 0) {
        ::fsync(dir);
        ::close(dir);
    }
    return {};
}

} // namespace attune::store

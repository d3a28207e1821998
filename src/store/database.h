// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace attune::store {

/// A stored value that this program would not have written.
struct CorruptRow {
    std::string what;
};

/// In words, by what the caller can do.
[[nodiscard]] Error errorOf(const SQLite::Exception& e, const std::string& path);
[[nodiscard]] Error errorOf(const CorruptRow& e, const std::string& path);

/// One running statement; resets it when it goes.
class Rows {
  public:
    explicit Rows(SQLite::Statement& statement) : m_statement(&statement) {}
    Rows(Rows&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows() {
        if (m_statement)
            m_statement->tryReset();
    }
    bool next() { return m_statement->executeStep(); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_statement->getColumn(column).getInt64(); }
    [[nodiscard]] std::string text(int column) const { return m_statement->getColumn(column).getString(); }
    [[nodiscard]] bool isNull(int column) const { return m_statement->getColumn(column).isNull(); }
    [[nodiscard]] std::optional<std::int64_t> maybeInteger(int column) const {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    [[nodiscard]] std::optional<std::string> maybeText(int column) const {
        return isNull(column) ? std::nullopt : std::optional(text(column));
    }

  private:
    SQLite::Statement* m_statement;
};

/// A connection with its prepared statements, set up for durable writes. Throws SQLite::Exception.
class Database {
  public:
    /// path must be absolute. Never opens the file itself: closing a second descriptor would drop SQLite's locks.
    Database(const std::filesystem::path& path, int flags);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// sql must outlive the connection (a literal).
    template <typename... A> Rows query(const char* sql, const A&... arguments) {
        SQLite::Statement& statement = prepared(sql);
        int index = 0;
        (bind(statement, ++index, arguments), ...);
        return Rows(statement);
    }
    template <typename... A> void run(const char* sql, const A&... arguments) {
        Rows rows = query(sql, arguments...);
        while (rows.next()) {
        }
    }
    template <typename... A> std::int64_t integer(const char* sql, const A&... arguments) {
        Rows rows = query(sql, arguments...);
        return rows.next() ? rows.integer(0) : 0;
    }
    SQLite::Database& connection() { return m_db; }
    /// Changes the journal mode when nobody else is at the file; else it stays. Outside transactions only.
    void tryJournalMode(const char* mode) noexcept;
    /// Ends a transaction that is still open, whatever the state; never throws.
    void rollback() noexcept;
    [[nodiscard]] bool inTransaction() const;

  private:
    SQLite::Statement& prepared(const char* sql);

    template <typename T> static void bind(SQLite::Statement& statement, int index, const T& value) {
        if constexpr (std::is_integral_v<T>)
            statement.bind(index, static_cast<std::int64_t>(value));
        else if constexpr (requires { value.has_value(); }) {
            if (value)
                bind(statement, index, *value);
            else
                statement.bind(index);
        } else if constexpr (std::is_same_v<T, std::string>)
            statement.bind(index, value);
        else
            statement.bind(index, std::string(value));
    }

    SQLite::Database m_db;
    std::map<std::string_view, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// Renames aside to target unless there is one. Errors: Conflict, Io.
[[nodiscard]] Status putInPlace(const std::filesystem::path& aside, const std::filesystem::path& target);

} // namespace attune::store

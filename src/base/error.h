// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace attune {

/// Sorted by what the caller can do about it.
enum class ErrorCode {
    Invalid,     ///< the input or the request is wrong; the user can mend it
    NotFound,    ///< the named thing is not there
    Conflict,    ///< it is there already, or the state forbids it (locked, submitted, stale)
    Unsupported, ///< well-formed, but nothing here reads or does it
    Corrupt,     ///< the file is damaged
    Io,          ///< disk, permission, database: the environment failed
    Denied,      ///< this person may not see or do this
    Cancelled,   ///< stopped on request
    Internal,    ///< a fault of the program
};

/// A failure in words: what went wrong, to which thing, what to do now. Each part is one clause without a full stop.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;  ///< "this is not a video"
    std::string where; ///< "clip.mp4", "ratings.csv:7 column score"; may be empty
    std::string todo;  ///< "choose a video file"; may be empty

    /// "WHAT (WHERE): WHAT TO DO", leaving out empty parts.
    [[nodiscard]] std::string text() const;
    /// Process exit code of the command line contract: 2 wrong input or usage, 3 the environment failed.
    [[nodiscard]] int exitCode() const;
};

template <typename T> using Result = std::expected<T, Error>;
using Status = std::expected<void, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string what, std::string where = {},
                                                 std::string todo = {}) {
    return std::unexpected(Error{code, std::move(what), std::move(where), std::move(todo)});
}

} // namespace attune

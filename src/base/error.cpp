// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace attune {

std::string Error::text() const {
    std::string out = what;
    if (!where.empty())
        out += " (" + where + ")";
    if (!todo.empty())
        out += ": " + todo;
    return out;
}

int Error::exitCode() const {
    switch (code) {
    case ErrorCode::Io:
    case ErrorCode::Internal:
        return 3;
    default:
        return 2;
    }
}

} // namespace attune

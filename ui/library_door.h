// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/rater.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace attune {
class Session;
}

namespace attune::ui {

/// How the window comes by libraries; tests put their own in place.
struct LibraryDoor {
    std::function<Result<std::vector<Rater>>(const std::filesystem::path& library)> people;
    /// Has this person given themself a passphrase? Then it is asked for before open().
    std::function<Result<bool>(const std::filesystem::path& library, const RaterId& as)> locked;
    std::function<Result<std::unique_ptr<Session>>(const std::filesystem::path& library, const RaterId& as,
                                                   const std::string& passphrase)>
        open;
    /// Makes the library in a folder when there is none; its path.
    std::function<Result<std::filesystem::path>(const std::filesystem::path& folder)> makeSample;
    std::function<Result<std::filesystem::path>(const std::filesystem::path& folder)> makeOwn;
};

/// The real one.
[[nodiscard]] LibraryDoor realLibraryDoor();

} // namespace attune::ui

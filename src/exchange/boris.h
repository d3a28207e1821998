// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: projects of BORIS.

#include "exchange/timed_document.h"

#include <nlohmann/json.hpp>

namespace attune::exchange {

using BorisJson = nlohmann::ordered_json;

/// What BORIS writes for a modifier that was not given.
inline constexpr const char* borisNone = "None";

/// Checked JSON of a project. `doubled` takes the names of observations that are there more than once (the last is
/// read). Errors: Invalid with the place.
[[nodiscard]] Result<BorisJson> parseBoris(std::string_view text, const ReadOptions& options,
                                           std::vector<std::string>* doubled = nullptr);
/// Text as UTF-8, unpacked where it is packed.
[[nodiscard]] Result<std::string> borisText(std::string_view bytes, const ReadOptions& options);

[[nodiscard]] bool sniffBoris(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readBoris(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeBoris(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writePackedBoris(const TimedDocument& document, const WriteOptions& options);

} // namespace attune::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: projects of BORIS.

#include "exchange/timed_document.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace attune::exchange {

using BorisJson = nlohmann::ordered_json;

/// What BORIS writes for a modifier that was not given.
inline constexpr const char* borisNone = "None";

/// Member of a project in which Attune writes what BORIS has no place for.
inline constexpr const char* borisOwn = "attune";

/// Tiers and labels of behaviours that Attune wrote; any other behaviour is a tier of its own.
struct BorisNames {
    explicit BorisNames(const BorisJson& project);
    /// Tier and label of a behaviour, by its code.
    [[nodiscard]] std::pair<std::string, std::string> of(const std::string& behaviour) const;

    std::vector<std::string> tiers; ///< in order
    std::map<std::string, std::pair<std::string, std::string>> behaviours;
};

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

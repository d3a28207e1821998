// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: Praat's TextGrid.

#include "exchange/timed_document.h"

#include <string>
#include <vector>

namespace attune::exchange {

/// A TextGrid as it is written, gaps and all. Times are the decimals of the file.
struct RawTextGrid {
    struct Item {
        std::string begin, end, label; ///< end is empty for a point
    };
    struct Tier {
        bool points = false;
        std::string name, begin, end;
        std::vector<Item> items;
    };
    std::string begin, end;
    std::vector<Tier> tiers;
    bool isShort = false;
};

[[nodiscard]] Result<RawTextGrid> parseTextGrid(std::string_view bytes, const ReadOptions& options);

[[nodiscard]] bool sniffTextGrid(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readTextGrid(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeTextGrid(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeShortTextGrid(const TimedDocument& document, const WriteOptions& options);

} // namespace attune::exchange

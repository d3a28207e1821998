// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import_plan.h"

#include <expected>
#include <string>
#include <string_view>

/// What a row of a file is in a library: needed when it comes in, and when it goes out again to see what has changed.
/// Inside the exchange room only.
namespace attune::exchange {

/// A name as a library takes it: short, without control characters, not empty.
[[nodiscard]] std::string plainName(std::string_view text, const std::string& fallback);

struct Placed {
    CodingKey key;
    Segment segment;
};
/// The segment, or why the row is nothing in a library. `cut` (may be null) becomes true when it stuck out of its clip.
[[nodiscard]] std::expected<Placed, const char*> placed(const TimedDocument& document, const TimedRow& row,
                                                        const KeptFile& kept, const KeptFile::Session& session,
                                                        const Clip& clip, bool* cut);

/// What a row says as a segment does. Of several values of a code (Datavyu) the first is the label, the others are
/// modifiers by the names of their arguments.
[[nodiscard]] std::string labelOf(const TimedTier& tier, const TimedRow& row);
[[nodiscard]] std::vector<Modifier> modifiersOf(const TimedTier& tier, const TimedRow& row);
/// Gives a row the label and modifiers of a segment; names that the tier does not know are added to it.
void putCode(TimedDocument& document, TimedRow& row, const Segment& segment);

/// The frame that a time in whole milliseconds of a file meant, when it begins less than a millisecond away.
[[nodiscard]] MediaTime onFrame(MediaTime clipTime, MediaTime fileTime, const FrameTable& frames);
/// Is this no longer where the file put it, but for onFrame()?
[[nodiscard]] bool isMoved(MediaTime was, MediaTime now, MediaTime fileTime);

} // namespace attune::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/file.h"
#include "media/frame_index.h"
#include "models/time_span.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace attune {

/// A part of the picture that nobody may recognise, in pixels of the upright picture at display size.
struct HiddenRegion {
    /// Fill: grey, nothing can be won back. Mosaic: at most four by four plain blocks.
    enum class Style { Fill, Mosaic };

    int x = 0, y = 0, width = 0, height = 0;
    std::optional<TimeSpan> when; ///< of the clip; throughout without it
    Style style = Style::Fill;
};

/// Sound of an excerpt. Mute: no sound track. Lower: by about five half tones, so that voices are not known at once; a
/// person with the right tool can undo that.
enum class Voice { AsRecorded, Mute, Lower };

struct ExcerptOptions {
    std::vector<HiddenRegion> hidden;
    Voice voice = Voice::AsRecorded;
    Overwrite overwrite = Overwrite::Refuse;
    CancelCheck cancelled;
    ProgressCallback progress;
};

/// What an excerpt holds.
struct Excerpt {
    TimeSpan span;                ///< of the clip; begins where its first picture does
    std::int64_t firstFrame = -1; ///< of the clip; -1 without a picture
    std::int64_t frameCount = 0;
    std::int64_t damagedFrames = 0; ///< could not be decoded: the picture before stays in their place
    bool sound = false;
};

/// Writes a part of a clip as a new MP4 file (H.264, AAC; nothing of the old file's metadata): every frame on screen in
/// the span, from the one at its begin, at its own time, upright, at display size made even. Whole file or none.
/// Errors: Invalid (a span that is empty or outside the clip, a region outside the picture, nothing left to write);
/// Conflict (the file exists); Unsupported (no encoder); Corrupt; Io; Cancelled.
[[nodiscard]] Result<Excerpt> writeExcerpt(const MediaIndexPtr& index, TimeSpan span, const std::filesystem::path& out,
                                           const ExcerptOptions& options = {});

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"
#include "models/time_span.h"

#include <string>
#include <vector>

namespace attune {

struct SubtitleCue {
    TimeSpan span;
    std::string text; ///< UTF-8, lines parted by a line feed, no markup
};

/// One subtitle track of a file.
struct SubtitleTrack {
    std::string codec;             ///< libav's short name: "subrip"
    std::string language;          ///< as the file says ("eng"), may be empty
    std::string title;             ///< may be empty
    std::vector<SubtitleCue> cues; ///< by rising begin; may overlap
    std::string skipped; ///< why there are none: the track holds pictures of text, or cannot be read; else empty
};

/// All subtitle tracks of a file, in the order of the file; none is no error. Reads the whole file. Errors: NotFound,
/// Io, Cancelled.
[[nodiscard]] Result<std::vector<SubtitleTrack>> readSubtitles(const MediaIndexPtr& index,
                                                               const CancelCheck& cancelled = {});

} // namespace attune

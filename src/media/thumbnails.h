// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"
#include "media/image.h"
#include "media/scrub_cache.h"
#include "models/media_time.h"

#include <functional>
#include <vector>

namespace attune {

/// A small picture, labelled with the frame it really shows.
struct Thumbnail {
    MediaTime wanted;       ///< asked for
    MediaTime time;         ///< its own
    std::int64_t frame = 0; ///< its own display index
    ImagePtr image;
};

struct ThumbnailOptions {
    int maxWidth = 160; ///< fitted inside, aspect kept, never enlarged
    int maxHeight = 90;
    bool exact = false; ///< the very frame at each time; else the key frame at or before it, which is much faster
    std::shared_ptr<const ScrubCache> scrub; ///< pictures it has of the exact frame are taken from it: much faster
    CancelCheck cancelled;
    /// Each one as it is ready, on the working thread.
    std::function<void(const Thumbnail&)> ready;
};

/// One a wanted time, in that order; those that cannot be decoded are left out. Errors: Unsupported without a picture;
/// Cancelled; Io.
[[nodiscard]] Result<std::vector<Thumbnail>>
makeThumbnails(const MediaIndexPtr& index, const std::vector<MediaTime>& times, const ThumbnailOptions& options = {});
/// The picture a clip is known by: of the exact frames at 1/10, 1/4 and 1/2 of the clip the first that is not nearly
/// one colour, else the last of them; fitted inside maxWidth x maxHeight.
[[nodiscard]] Result<Thumbnail> posterFrame(const MediaIndexPtr& index, int maxWidth, int maxHeight,
                                            const CancelCheck& cancelled = {});

} // namespace attune

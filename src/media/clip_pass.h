// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame.h"
#include "media/frame_index.h"

#include <memory>
#include <vector>

namespace attune {

/// One who wants to see every frame of a clip once, in display order. All functions are called on the pass's thread,
/// one at a time. A pass that is stopped or fails calls nothing more.
class FrameSubscriber {
  public:
    virtual ~FrameSubscriber() = default;
    /// The pass begins. The number of frames is an estimate unless the index is final.
    virtual void begin(const MediaIndex& index) = 0;
    /// frame->index() is its number in the final index and rises; a frame that cannot be decoded is left out. Its time
    /// may still be mended when the index is not final.
    virtual void frame(const VideoFramePtr& frame) = 0;
    /// The pass is over; every frame was seen.
    virtual void finish(const MediaIndexPtr& final) = 0;
};

struct PassOptions {
    CancelCheck cancelled;
    ProgressCallback progress;
    bool background = false; ///< the calling thread (and the decoder's) give way to everything else on the machine
};

/// Decodes a clip once, from its beginning to its end, and gives each frame to all who want it, so that nothing decodes
/// it a second time. Returns the final index: the same one, or, for a provisional one, the truth found by decoding. At
/// least Provisional is needed. Errors: Unsupported without a picture; Corrupt when not one frame can be decoded;
/// NotFound, Io, Cancelled.
[[nodiscard]] Result<MediaIndexPtr> runClipPass(const MediaIndexPtr& index,
                                                const std::vector<std::shared_ptr<FrameSubscriber>>& subscribers,
                                                const PassOptions& options = {});

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame.h"
#include "media/frame_index.h"

#include <cstdint>
#include <memory>

namespace attune {

struct DecoderOptions {
    std::size_t cacheBytes = 0; ///< 0: a fair share of memory, min(512 MB, RAM / 8)
    int threads = 0;            ///< 0: one a core
};

/// The exact frames of one file, by display index. For one thread at a time; owns its file handle, so several decoders
/// of one index can work side by side. Decoded frames stay in a cache that keeps those nearest to the last request.
class Decoder {
  public:
    /// Errors: Unsupported without a picture or a decoder for it; NotFound, Io.
    [[nodiscard]] static Result<std::unique_ptr<Decoder>> open(MediaIndexPtr index, const DecoderOptions& options = {});
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// What is wanted soon beside the frame asked for. Frames before: the twelve before it (the some thirty, if frames
    /// after are wanted too) are decoded fully on the way, so that steps back are free; others are left out where
    /// nothing else is made of them, which is faster. Frames after: reading stands ready to go on; else, near a key
    /// frame, the frame is brought out without those that a decoder wants to see behind it, and going on starts at the
    /// key frame again.
    enum class Near { Both, Before, After, None };

    /// The frame with this display index, decoded if it is not in the cache; frames that follow one another are cheap,
    /// and so are the some thirty before the last one asked for. Errors: Invalid (no such frame); Cancelled (what was
    /// decoded on the way is kept); Corrupt (this frame cannot be decoded; others may).
    [[nodiscard]] Result<VideoFramePtr> frame(std::int64_t index, const CancelCheck& cancelled = {},
                                              Near near = Near::Both);
    /// The frame if it is in the cache, else null. Does not decode.
    [[nodiscard]] VideoFramePtr cached(std::int64_t index) const;
    /// The frame on screen at a time (floor). Errors as frame().
    [[nodiscard]] Result<VideoFramePtr> frameAt(MediaTime time, const CancelCheck& cancelled = {});
    /// Decodes one step towards having this many frames before `frame` in the cache, as far as it holds them, so that
    /// stepping back never waits. True when there is more to do. Errors as frame(); Cancelled is none.
    [[nodiscard]] Result<bool> prefetchBefore(std::int64_t frame, std::int64_t count, const CancelCheck& cancelled);
    /// Frames in an unbroken row directly before this one that are in the cache.
    [[nodiscard]] std::int64_t cachedBefore(std::int64_t frame) const;
    /// Frames of this clip's size that the cache holds.
    [[nodiscard]] std::int64_t cacheFrames() const;
    /// A later stage of the same file's index takes its place; frames that keep their number and time stay cached.
    void replaceIndex(MediaIndexPtr index);
    /// Frames that frame(index) must decode when nothing is in the cache: from the key frame, itself included.
    [[nodiscard]] std::int64_t costOf(std::int64_t index) const;

    [[nodiscard]] const MediaIndex& index() const;
    /// Frames decoded since opening, for measuring.
    [[nodiscard]] std::int64_t decodedCount() const;
    void clearCache();

  private:
    struct Impl;
    explicit Decoder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune

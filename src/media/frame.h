// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/image.h"
#include "models/media_time.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace attune {

/// 8-bit brightness of the coded picture (not rotated, pixels not square); rows of width bytes, stride apart.
struct LumaView {
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

/// One decoded frame with its identity. Immutable; may be used from any thread.
class VideoFrame {
  public:
    struct Picture; ///< libav's frame and how to show it; known to src/media only

    VideoFrame(std::int64_t index, MediaTime time, std::unique_ptr<Picture> picture);
    ~VideoFrame();
    VideoFrame(const VideoFrame&) = delete;
    VideoFrame& operator=(const VideoFrame&) = delete;

    [[nodiscard]] std::int64_t index() const { return m_index; }
    [[nodiscard]] MediaTime time() const { return m_time; }
    /// Upright size with square pixels, of this very frame.
    [[nodiscard]] int displayWidth() const;
    [[nodiscard]] int displayHeight() const;
    /// Clockwise degrees the coded picture (luma()) is turned by to stand upright: 0, 90, 180, 270.
    [[nodiscard]] int rotation() const;

    /// The upright picture at display size, colours converted by the file's own matrix and range. Converted at the
    /// first call (1-5 ms at 1080p, so not on a window's thread) and shared for as long as somebody holds it. Never
    /// null.
    [[nodiscard]] ImagePtr image() const;
    /// The upright picture at a wanted size (1..16384 each), scaled in one go; not kept.
    [[nodiscard]] Result<Image> imageAt(int width, int height) const;
    /// Brightness for measuring. Valid as long as the frame. Deeper than 8 bits is brought down once, at the first
    /// call.
    [[nodiscard]] LumaView luma() const;
    /// Memory the decoded picture takes.
    [[nodiscard]] std::size_t bytes() const;

  private:
    std::int64_t m_index;
    MediaTime m_time;
    std::unique_ptr<Picture> m_picture;
    mutable std::mutex m_mutex;
    mutable std::weak_ptr<const Image> m_image;
    mutable std::vector<std::uint8_t> m_luma;
};

using VideoFramePtr = std::shared_ptr<const VideoFrame>;

} // namespace attune

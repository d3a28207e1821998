// SPDX-License-Identifier: GPL-3.0-or-later
// What a VideoFrame keeps of libav; not for other rooms.
#pragma once

#include "media/av_support.h"
#include "media/frame.h"

namespace attune {

struct VideoFrame::Picture {
    av::FramePtr frame;
    Rational aspect; ///< of a pixel
    av::Orientation orientation;
    [[nodiscard]] av::Size size() const;
};

namespace av {
/// A picture of a decoded frame, whose data it takes over.
[[nodiscard]] std::unique_ptr<VideoFrame::Picture> makePicture(const Source& source, int stream,
                                                               Orientation orientation, AVFrame* frame);
/// Converts to BGRA at a size in the frame's own orientation (before turning).
[[nodiscard]] Image toImage(const AVFrame* frame, int width, int height);
/// Turned clockwise and mirrored as told.
[[nodiscard]] Image turned(Image image, Orientation orientation);
} // namespace av

} // namespace attune

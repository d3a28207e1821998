// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/motion.h"

#include "media/decoder.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace attune {
namespace {

// The picture made small, upright: brightness only.
cv::Mat reduced(const VideoFrame& frame, int rotation, int width) {
    const LumaView luma = frame.luma();
    const cv::Mat full(luma.height, luma.width, CV_8UC1, const_cast<std::uint8_t*>(luma.data),
                       static_cast<std::size_t>(luma.stride));
    const double scale = std::min(1.0, static_cast<double>(width) / frame.displayWidth());
    cv::Size size(std::max(1, static_cast<int>(std::lround(frame.displayWidth() * scale))),
                  std::max(1, static_cast<int>(std::lround(frame.displayHeight() * scale))));
    if (rotation % 180 != 0)
        std::swap(size.width, size.height);
    cv::Mat small;
    cv::resize(full, small, size, 0, 0, cv::INTER_AREA);
    if (rotation == 90)
        cv::rotate(small, small, cv::ROTATE_90_CLOCKWISE);
    else if (rotation == 180)
        cv::rotate(small, small, cv::ROTATE_180);
    else if (rotation == 270)
        cv::rotate(small, small, cv::ROTATE_90_COUNTERCLOCKWISE);
    return small;
}

float energy(const cv::Mat& difference, int begin, int end) {
    if (end <= begin)
        return 0;
    return static_cast<float>(cv::mean(difference.colRange(begin, end))[0] / 255.0);
}

} // namespace

Result<MotionEnergy> computeMotion(const MediaIndexPtr& index, const MotionOptions& options) {
    auto decoder = Decoder::open(index, {.cacheBytes = 1});
    if (!decoder)
        return std::unexpected(decoder.error());
    const std::int64_t count = index->frames.frameCount();
    const int rotation = index->info.video->rotation;
    MotionEnergy motion;
    const auto add = [&](float whole, float left, float right) {
        motion.whole.push_back(whole);
        if (options.halves) {
            motion.left.push_back(left);
            motion.right.push_back(right);
        }
    };
    try {
        cv::Mat before, difference;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto frame = (*decoder)->frame(i, options.cancelled);
            if (!frame && frame.error().code == ErrorCode::Cancelled)
                return std::unexpected(frame.error());
            if (!frame) {
                add(0, 0, 0);
                continue;
            }
            const cv::Mat now = reduced(**frame, rotation, std::clamp(options.width, 8, 1920));
            if (before.empty() || before.size() != now.size()) {
                add(0, 0, 0); // the first, or the picture changed its size
            } else {
                cv::absdiff(now, before, difference);
                cv::threshold(difference, difference, std::clamp(options.threshold, 0, 254), 0, cv::THRESH_TOZERO);
                add(energy(difference, 0, difference.cols), energy(difference, 0, difference.cols / 2),
                    energy(difference, difference.cols / 2, difference.cols));
            }
            before = now;
            if (options.progress && (i & 15) == 0)
                options.progress(static_cast<double>(i) / static_cast<double>(count));
        }
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("motion could not be measured: ") + e.what(),
                    index->info.path.string());
    }
    if (options.progress)
        options.progress(1);
    return motion;
}

} // namespace attune

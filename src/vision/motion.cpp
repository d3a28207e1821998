// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/motion.h"

#include "media/cache_file.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace attune {
namespace {

// The picture made small, upright: brightness only.
cv::Mat reduced(const VideoFrame& frame, int width) {
    const int rotation = frame.rotation();
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

CacheFile motionFile(const std::filesystem::path& folder, const std::string& contentHash,
                     const MotionOptions& options) {
    return {.folder = folder,
            .contentHash = contentHash,
            .kind = "motion-" + std::to_string(options.width) + "-" + std::to_string(options.threshold) +
                    (options.halves ? "-halves" : "")};
}

} // namespace

struct MotionMeter::Impl {
    MotionOptions options;
    std::function<void(const MotionEnergy&)> ready;
    MotionEnergy motion;
    cv::Mat before, difference;

    void add(float whole, float left, float right) {
        motion.whole.push_back(whole);
        if (options.halves) {
            motion.left.push_back(left);
            motion.right.push_back(right);
        }
    }
    // One value a frame: those that could not be decoded count as no change.
    void fillTo(std::int64_t count) {
        while (static_cast<std::int64_t>(motion.whole.size()) < count)
            add(0, 0, 0);
    }
    void measure(const VideoFrame& frame) {
        const cv::Mat now = reduced(frame, std::clamp(options.width, 8, 1920));
        if (before.empty() || before.size() != now.size()) {
            add(0, 0, 0); // the first, or the picture changed its size
        } else {
            cv::absdiff(now, before, difference);
            cv::threshold(difference, difference, std::clamp(options.threshold, 0, 254), 0, cv::THRESH_TOZERO);
            add(energy(difference, 0, difference.cols), energy(difference, 0, difference.cols / 2),
                energy(difference, difference.cols / 2, difference.cols));
        }
        before = now;
    }
};

MotionMeter::MotionMeter(const MotionOptions& options, std::function<void(const MotionEnergy&)> ready)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->options = options;
    m_impl->ready = std::move(ready);
}
MotionMeter::~MotionMeter() = default;

const MotionEnergy& MotionMeter::motion() const { return m_impl->motion; }

void MotionMeter::begin(const MediaIndex&) { m_impl->motion = {}; }

void MotionMeter::frame(const VideoFramePtr& frame) {
    m_impl->fillTo(frame->index());
    try {
        m_impl->measure(*frame);
    } catch (const cv::Exception&) { // a picture OpenCV does not take
        m_impl->fillTo(frame->index() + 1);
    }
}

void MotionMeter::finish(const MediaIndexPtr& final) {
    m_impl->fillTo(final->frames.frameCount());
    if (m_impl->ready)
        m_impl->ready(m_impl->motion);
}

Result<MotionEnergy> computeMotion(const MediaIndexPtr& index, const MotionOptions& options) {
    const auto meter = std::make_shared<MotionMeter>(options);
    const auto whole = runClipPass(index, {meter}, {.cancelled = options.cancelled, .progress = options.progress});
    if (!whole)
        return std::unexpected(whole.error());
    return meter->motion();
}

Result<MotionEnergy> loadMotion(const std::filesystem::path& folder, const std::string& contentHash,
                                const MotionOptions& options) {
    const auto bytes = motionFile(folder, contentHash, options).read();
    if (!bytes)
        return std::unexpected(bytes.error());
    ByteReader in(*bytes);
    MotionEnergy motion;
    for (std::vector<float>* row : {&motion.whole, &motion.left, &motion.right})
        for (std::uint64_t n = in.u64(); n > 0 && in.ok(); --n)
            row->push_back(in.f32());
    if (!in.ok() || in.left() != 0)
        return fail(ErrorCode::Corrupt, "the motion that was kept of the clip is damaged", folder.string(),
                    "it is measured again");
    return motion;
}

Status saveMotion(const std::filesystem::path& folder, const std::string& contentHash, const MotionOptions& options,
                  const MotionEnergy& motion) {
    ByteWriter out;
    for (const std::vector<float>* row : {&motion.whole, &motion.left, &motion.right}) {
        out.u64(row->size());
        for (const float value : *row)
            out.f32(value);
    }
    return motionFile(folder, contentHash, options).write(out.bytes());
}

} // namespace attune

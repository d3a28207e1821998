// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/thumbnails.h"

#include "media/decoder.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace attune {
namespace {

struct Fitted {
    int width = 1, height = 1;
};

Fitted fitted(int width, int height, int maxWidth, int maxHeight) {
    const double scale =
        std::min({1.0, static_cast<double>(maxWidth) / width, static_cast<double>(maxHeight) / height});
    return {std::max(1, static_cast<int>(std::lround(width * scale))),
            std::max(1, static_cast<int>(std::lround(height * scale)))};
}

Result<Thumbnail> thumbnailOf(const VideoFramePtr& frame, MediaTime wanted, int maxWidth, int maxHeight) {
    const Fitted size = fitted(frame->displayWidth(), frame->displayHeight(), maxWidth, maxHeight);
    auto image = frame->imageAt(size.width, size.height);
    if (!image)
        return std::unexpected(image.error());
    return Thumbnail{wanted, frame->time(), frame->index(), std::make_shared<const Image>(std::move(*image))};
}

// Spread of brightness below some grey steps: a blank, a fade, a lens cap.
bool nearlyOneColour(const VideoFrame& frame) {
    const LumaView luma = frame.luma();
    double sum = 0, squares = 0;
    std::int64_t n = 0;
    for (int y = 0; y < luma.height; y += 4)
        for (int x = 0; x < luma.width; x += 4, ++n) {
            const double v = luma.data[static_cast<std::ptrdiff_t>(y) * luma.stride + x];
            sum += v;
            squares += v * v;
        }
    const double mean = sum / static_cast<double>(n);
    return squares / static_cast<double>(n) - mean * mean < 36;
}

} // namespace

Result<std::vector<Thumbnail>> makeThumbnails(const MediaIndexPtr& index, const std::vector<MediaTime>& times,
                                              const ThumbnailOptions& options) {
    auto decoder = Decoder::open(index, {.cacheBytes = std::size_t{32} << 20});
    if (!decoder)
        return std::unexpected(decoder.error());
    std::vector<Thumbnail> made;
    for (const MediaTime wanted : times) {
        const std::int64_t exact = index->frames.frameAt(wanted);
        VideoFramePtr small = options.scrub ? options.scrub->picture(exact) : nullptr;
        if (small && small->index() != exact)
            small.reset();
        const std::int64_t frame = small || options.exact ? exact : index->keyframeAtOrBefore(exact);
        if (!made.empty() && made.back().frame == frame) {
            made.push_back(made.back());
            made.back().wanted = wanted;
        } else {
            if (options.cancelled && options.cancelled())
                return fail(ErrorCode::Cancelled, "stopped", index->info.path.string());
            const auto picture =
                small ? Result<VideoFramePtr>(small) : (*decoder)->frame(frame, options.cancelled, Decoder::Near::None);
            if (!picture && picture.error().code == ErrorCode::Cancelled)
                return std::unexpected(picture.error());
            if (!picture)
                continue;
            auto thumbnail = thumbnailOf(*picture, wanted, options.maxWidth, options.maxHeight);
            if (!thumbnail)
                return std::unexpected(thumbnail.error());
            made.push_back(std::move(*thumbnail));
        }
        if (options.ready)
            options.ready(made.back());
    }
    return made;
}

Result<Thumbnail> posterFrame(const MediaIndexPtr& index, int maxWidth, int maxHeight, const CancelCheck& cancelled) {
    auto decoder = Decoder::open(index, {.cacheBytes = std::size_t{32} << 20});
    if (!decoder)
        return std::unexpected(decoder.error());
    const std::int64_t count = index->frames.frameCount();
    std::optional<Error> why;
    VideoFramePtr best;
    for (const std::int64_t frame : {count / 10, count / 4, count / 2}) {
        auto picture = (*decoder)->frame(frame, cancelled, Decoder::Near::None);
        if (!picture) {
            why = picture.error();
            if (why->code == ErrorCode::Cancelled)
                return std::unexpected(*why);
            continue;
        }
        best = *picture;
        if (!nearlyOneColour(*best))
            break;
    }
    if (!best)
        return std::unexpected(*why);
    return thumbnailOf(best, best->time(), maxWidth, maxHeight);
}

} // namespace attune

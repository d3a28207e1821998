// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/frame.h"

#include "media/picture.h"

#include <algorithm>
#include <utility>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace attune {
namespace {

struct ScalerCloser {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

// The full-range ("J") formats of old are today's formats with a range.
AVPixelFormat plainFormat(int format, bool& fullRange) {
    switch (format) {
    case AV_PIX_FMT_YUVJ420P:
        fullRange = true;
        return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ422P:
        fullRange = true;
        return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ444P:
        fullRange = true;
        return AV_PIX_FMT_YUV444P;
    case AV_PIX_FMT_YUVJ440P:
        fullRange = true;
        return AV_PIX_FMT_YUV440P;
    case AV_PIX_FMT_YUVJ411P:
        fullRange = true;
        return AV_PIX_FMT_YUV411P;
    default:
        return static_cast<AVPixelFormat>(format);
    }
}

int matrixOf(const AVFrame* frame) {
    switch (frame->colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    case AVCOL_SPC_FCC:
        return SWS_CS_FCC;
    case AVCOL_SPC_SMPTE240M:
        return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return SWS_CS_BT2020;
    default: // not said: as everybody guesses it
        return frame->height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}

bool isPlainYuv(int format) {
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
    return d != nullptr && d->nb_components == 3 &&
           (d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_ALPHA)) == 0;
}

// Runs one conversion; a thread keeps its last context, since frame follows frame of the same kind.
bool convert(const AVFrame* frame, AVPixelFormat target, int width, int height, std::uint8_t* data, int stride) {
    thread_local std::unique_ptr<SwsContext, ScalerCloser> context;
    bool fullRange = frame->color_range == AVCOL_RANGE_JPEG;
    const AVPixelFormat source = plainFormat(frame->format, fullRange);
    int flags = width == frame->width && height == frame->height   ? SWS_BILINEAR
                : width <= frame->width && height <= frame->height ? SWS_AREA
                                                                   : SWS_BICUBIC;
    if ((frame->width & 1) != 0 || (width & 1) != 0) // the fast path leaves out the last column of odd widths
        flags |= SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
    context.reset(sws_getCachedContext(context.release(), frame->width, frame->height, source, width, height, target,
                                       flags, nullptr, nullptr, nullptr));
    if (!context)
        return false;
    const int* matrix = sws_getCoefficients(matrixOf(frame));
    sws_setColorspaceDetails(context.get(), matrix, fullRange ? 1 : 0, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0,
                             1 << 16, 1 << 16);
    std::uint8_t* const planes[4] = {data, nullptr, nullptr, nullptr};
    const int strides[4] = {stride, 0, 0, 0};
    return sws_scale(context.get(), frame->data, frame->linesize, 0, frame->height, planes, strides) > 0;
}

void copyPixel(std::uint8_t* to, const std::uint8_t* from) { std::copy(from, from + 4, to); }

} // namespace

namespace av {

std::unique_ptr<VideoFrame::Picture> makePicture(const Source& source, int stream, Orientation orientation,
                                                 AVFrame* frame) {
    auto picture = std::make_unique<VideoFrame::Picture>();
    picture->frame = makeFrame();
    picture->aspect = pixelAspect(source, stream, frame);
    picture->orientation = orientation;
    av_frame_move_ref(picture->frame.get(), frame);
    return picture;
}

Image toImage(const AVFrame* frame, int width, int height) {
    Image image(width, height);
    const bool converted = convert(frame, AV_PIX_FMT_BGRA, width, height, image.bgra.data(), image.stride);
    if (!converted || !isPlainYuv(frame->format)) // of other kinds the fourth byte may be taken over as it is
        image.makeOpaque();
    return image;
}

Image turned(Image image, Orientation orientation) {
    if (orientation.mirrored)
        for (int y = 0; y < image.height; ++y) {
            auto* row = reinterpret_cast<std::uint32_t*>(image.row(y));
            std::reverse(row, row + image.width);
        }
    if (orientation.rotation == 0)
        return image;
    if (orientation.rotation == 180) {
        Image out(image.width, image.height);
        for (int y = 0; y < image.height; ++y) {
            const auto* from = reinterpret_cast<const std::uint32_t*>(image.row(y));
            auto* to = reinterpret_cast<std::uint32_t*>(out.row(image.height - 1 - y));
            std::reverse_copy(from, from + image.width, to);
        }
        return out;
    }
    Image out(image.height, image.width);
    constexpr int block = 32; // both pictures stay in the cache
    for (int top = 0; top < image.height; top += block)
        for (int left = 0; left < image.width; left += block)
            for (int y = top; y < std::min(top + block, image.height); ++y) {
                const std::uint8_t* from = image.row(y) + static_cast<std::ptrdiff_t>(left) * 4;
                for (int x = left; x < std::min(left + block, image.width); ++x, from += 4) {
                    const int toX = orientation.rotation == 90 ? image.height - 1 - y : y;
                    const int toY = orientation.rotation == 90 ? x : image.width - 1 - x;
                    copyPixel(out.row(toY) + static_cast<std::ptrdiff_t>(toX) * 4, from);
                }
            }
    return out;
}

} // namespace av

av::Size VideoFrame::Picture::size() const {
    return av::displaySize(frame->width, frame->height, aspect, orientation.rotation);
}

VideoFrame::VideoFrame(std::int64_t index, MediaTime time, std::unique_ptr<Picture> picture)
    : m_index(index), m_time(time), m_picture(std::move(picture)) {}

VideoFrame::~VideoFrame() = default;

int VideoFrame::displayWidth() const { return m_picture->size().width; }
int VideoFrame::displayHeight() const { return m_picture->size().height; }
int VideoFrame::rotation() const { return m_picture->orientation.rotation; }

ImagePtr VideoFrame::image() const {
    const std::lock_guard lock(m_mutex);
    if (auto kept = m_image.lock())
        return kept;
    const av::Size size = m_picture->size();
    const bool lying = m_picture->orientation.rotation % 180 != 0;
    auto image = std::make_shared<const Image>(av::turned(
        av::toImage(m_picture->frame.get(), lying ? size.height : size.width, lying ? size.width : size.height),
        m_picture->orientation));
    m_image = image;
    return image;
}

Result<Image> VideoFrame::imageAt(int width, int height) const {
    if (width < 1 || height < 1 || width > 16384 || height > 16384)
        return fail(ErrorCode::Invalid, "a picture cannot have this size",
                    std::to_string(width) + "x" + std::to_string(height), "use 1 to 16384 pixels each way");
    const bool lying = m_picture->orientation.rotation % 180 != 0;
    return av::turned(av::toImage(m_picture->frame.get(), lying ? height : width, lying ? width : height),
                      m_picture->orientation);
}

LumaView VideoFrame::luma() const {
    const AVFrame* frame = m_picture->frame.get();
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame->format));
    const bool isYuv = format != nullptr && (format->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) == 0;
    if (isYuv && format->comp[0].plane == 0 && format->comp[0].step == 1 && format->comp[0].depth == 8)
        return {frame->data[0], frame->width, frame->height, frame->linesize[0]};
    const std::lock_guard lock(m_mutex);
    if (m_luma.empty()) {
        const int stride = (frame->width + 63) / 64 * 64;
        m_luma.resize(static_cast<std::size_t>(stride) * static_cast<std::size_t>(frame->height) + 64);
        const int depth = isYuv ? format->comp[0].depth : 0;
        if (isYuv && depth > 8 && format->comp[0].step == 2 && (format->flags & AV_PIX_FMT_FLAG_BE) == 0) {
            const int shift = depth - 8 + format->comp[0].shift;
            for (int y = 0; y < frame->height; ++y) {
                const auto* from = reinterpret_cast<const std::uint16_t*>(
                    frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0]);
                std::uint8_t* to = m_luma.data() + static_cast<std::ptrdiff_t>(y) * stride;
                for (int x = 0; x < frame->width; ++x)
                    to[x] = static_cast<std::uint8_t>(from[x] >> shift);
            }
        } else {
            convert(frame, AV_PIX_FMT_GRAY8, frame->width, frame->height, m_luma.data(), stride);
        }
    }
    return {m_luma.data(), frame->width, frame->height, (frame->width + 63) / 64 * 64};
}

std::size_t VideoFrame::bytes() const {
    const AVFrame* frame = m_picture->frame.get();
    std::size_t sum = 0;
    for (const AVBufferRef* buffer : frame->buf)
        if (buffer != nullptr)
            sum += buffer->size;
    return sum;
}

} // namespace attune

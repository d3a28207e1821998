// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/picture_file.h"

#include "base/text.h"
#include "media/av_support.h"

#include <algorithm>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
}

namespace attune {

Result<PictureFile> pictureFileOf(const std::filesystem::path& name) {
    const std::string ending = lowered(name.extension().string());
    for (const auto& [known, kind] : {std::pair{".png", PictureFile::Png},
                                      {".jpg", PictureFile::Jpeg},
                                      {".jpeg", PictureFile::Jpeg},
                                      {".bmp", PictureFile::Bmp},
                                      {".tif", PictureFile::Tiff},
                                      {".tiff", PictureFile::Tiff}})
        if (ending == known)
            return kind;
    return fail(ErrorCode::Invalid, "the ending does not say which kind of picture is meant", name.string(),
                "end the name in .png, .jpg, .bmp or .tiff");
}

namespace {

struct Coder {
    AVCodecID id;
    AVPixelFormat format;
};

Coder coderOf(PictureFile kind) {
    switch (kind) {
    case PictureFile::Jpeg:
        return {AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUV444P};
    case PictureFile::Bmp:
        return {AV_CODEC_ID_BMP, AV_PIX_FMT_BGR24};
    default:
        return {AV_CODEC_ID_TIFF, AV_PIX_FMT_RGB24};
    }
}

// Full range, by the matrix of JFIF (ITU-T T.871), 16 bits of fraction.
void fillYuv(const Image& image, AVFrame& frame) {
    const auto part = [](int r, int g, int b, const std::uint8_t* bgra, int zero) {
        const int sum = r * bgra[2] + g * bgra[1] + b * bgra[0] + (zero << 16) + (1 << 15);
        return static_cast<std::uint8_t>(std::clamp(sum >> 16, 0, 255));
    };
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from = image.row(y);
        for (int x = 0; x < image.width; ++x, from += 4) {
            const auto at = [&](int plane) -> std::uint8_t& {
                return frame.data[plane][static_cast<std::ptrdiff_t>(y) * frame.linesize[plane] + x];
            };
            at(0) = part(19595, 38470, 7471, from, 0);
            at(1) = part(-11059, -21709, 32768, from, 128);
            at(2) = part(32768, -27439, -5329, from, 128);
        }
    }
}

// `red` is the place of red among the three bytes of a pixel.
void fillRgb(const Image& image, AVFrame& frame, int red) {
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from = image.row(y);
        std::uint8_t* to = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
        for (int x = 0; x < image.width; ++x, from += 4, to += 3) {
            to[red] = from[2];
            to[1] = from[1];
            to[2 - red] = from[0];
        }
    }
}

} // namespace

Result<std::string> encodePicture(const Image& image, PictureFile kind) {
    if (kind == PictureFile::Png)
        return encodePng(image);
    if (image.empty())
        return fail(ErrorCode::Invalid, "there is no picture to write");
    const Coder coder = coderOf(kind);
    const AVCodec* codec = avcodec_find_encoder(coder.id);
    if (codec == nullptr)
        return fail(ErrorCode::Unsupported, "this build of FFmpeg cannot write such pictures", "",
                    "give another ending, such as .png");
    const av::CodecPtr context(avcodec_alloc_context3(codec));
    context->width = image.width;
    context->height = image.height;
    context->pix_fmt = coder.format;
    context->time_base = {1, 25};
    context->thread_count = 1;
    const av::FramePtr frame = av::makeFrame();
    frame->format = coder.format;
    frame->width = image.width;
    frame->height = image.height;
    if (kind == PictureFile::Jpeg) {
        context->color_range = frame->color_range = AVCOL_RANGE_JPEG;
        context->flags |= AV_CODEC_FLAG_QSCALE;
        context->global_quality = frame->quality = 2 * FF_QP2LAMBDA; // of 1 (best) to 31
    }
    const av::PacketPtr packet = av::makePacket();
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || av_frame_get_buffer(frame.get(), 0) < 0)
        return fail(ErrorCode::Internal, "the picture could not be prepared");
    if (kind == PictureFile::Jpeg)
        fillYuv(image, *frame);
    else
        fillRgb(image, *frame, coder.format == AV_PIX_FMT_BGR24 ? 2 : 0);
    if (avcodec_send_frame(context.get(), frame.get()) < 0 || avcodec_receive_packet(context.get(), packet.get()) < 0)
        return fail(ErrorCode::Internal, "the picture could not be written");
    return std::string(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
}

Status writePicture(const Image& image, const std::filesystem::path& path, Overwrite overwrite) {
    const auto kind = pictureFileOf(path);
    if (!kind)
        return std::unexpected(kind.error());
    const auto bytes = encodePicture(image, *kind);
    if (!bytes)
        return std::unexpected(bytes.error());
    return writeFileAtomic(path, *bytes, overwrite);
}

} // namespace attune

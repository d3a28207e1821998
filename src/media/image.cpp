// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/image.h"

#include "media/av_support.h"
#include "media/picture.h"

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
}

namespace attune {

constexpr std::size_t room = 64; // vector instructions write past the end of the last row

Image::Image(int w, int h)
    : width(std::max(w, 0)), height(std::max(h, 0)), stride((std::max(w, 0) * 4 + 63) / 64 * 64),
      bgra(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height) + room) {}

void Image::makeOpaque() {
    for (std::size_t i = 3; i < bgra.size(); i += 4)
        bgra[i] = 255;
}

Result<Image> scaled(const Image& image, int width, int height) {
    if (image.empty() || width < 1 || height < 1 || width > 16384 || height > 16384)
        return fail(ErrorCode::Invalid, "a picture cannot have this size",
                    std::to_string(width) + "x" + std::to_string(height), "use 1 to 16384 pixels each way");
    const av::FramePtr frame = av::makeFrame();
    frame->format = AV_PIX_FMT_BGRA;
    frame->width = image.width;
    frame->height = image.height;
    frame->data[0] = const_cast<std::uint8_t*>(image.bgra.data());
    frame->linesize[0] = image.stride;
    return av::toImage(frame.get(), width, height);
}

Result<std::string> encodePng(const Image& image) {
    if (image.empty())
        return fail(ErrorCode::Invalid, "there is no picture to write");
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_PNG);
    if (codec == nullptr)
        return fail(ErrorCode::Unsupported, "this build of FFmpeg cannot write PNG", "", "install libavcodec with PNG");
    const av::CodecPtr context(avcodec_alloc_context3(codec));
    context->width = image.width;
    context->height = image.height;
    context->pix_fmt = AV_PIX_FMT_RGB24;
    context->time_base = {1, 25};
    context->thread_count = 1;
    const av::FramePtr frame = av::makeFrame();
    frame->format = AV_PIX_FMT_RGB24;
    frame->width = image.width;
    frame->height = image.height;
    const av::PacketPtr packet = av::makePacket();
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || av_frame_get_buffer(frame.get(), 0) < 0)
        return fail(ErrorCode::Internal, "the picture could not be prepared for PNG");
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* from = image.row(y);
        std::uint8_t* to = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
        for (int x = 0; x < image.width; ++x, from += 4, to += 3) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
        }
    }
    if (avcodec_send_frame(context.get(), frame.get()) < 0 || avcodec_receive_packet(context.get(), packet.get()) < 0)
        return fail(ErrorCode::Internal, "the picture could not be written as PNG");
    return std::string(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
}

} // namespace attune

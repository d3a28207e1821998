// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of this room share of libav; not for other rooms. Only names are declared here, so that no libav
// header leaves a .cpp.
#pragma once

#include "base/error.h"
#include "media/frame_index.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVPacket;
struct SwrContext;

namespace attune::av {

struct FormatCloser {
    void operator()(AVFormatContext* context) const;
};
struct CodecCloser {
    void operator()(AVCodecContext* context) const;
};
struct FrameCloser {
    void operator()(AVFrame* frame) const;
};
struct PacketCloser {
    void operator()(AVPacket* packet) const;
};
struct ResamplerCloser {
    void operator()(SwrContext* context) const;
};
using FormatPtr = std::unique_ptr<AVFormatContext, FormatCloser>;
using CodecPtr = std::unique_ptr<AVCodecContext, CodecCloser>;
using FramePtr = std::unique_ptr<AVFrame, FrameCloser>;
using PacketPtr = std::unique_ptr<AVPacket, PacketCloser>;
using ResamplerPtr = std::unique_ptr<SwrContext, ResamplerCloser>;

[[nodiscard]] FramePtr makeFrame();
[[nodiscard]] PacketPtr makePacket();

/// An open container. The cancel check also interrupts a read that blocks.
class Source {
  public:
    /// Measured: some packets are read and decoded to learn all about the streams, which takes up to some tenths of a
    /// second. Times: skipped where the header says enough to decode and each packet has all its times (MP4). Header:
    /// skipped where the header says enough to decode.
    enum class Detail { Measured, Times, Header };
    /// Opens a plain file as one of the container formats we trust: never a script, a playlist or a pattern that leads
    /// to other files. Errors: NotFound, Invalid, Corrupt, Io, Cancelled.
    [[nodiscard]] static Result<Source> open(const std::filesystem::path& path, Detail detail,
                                             const CancelCheck& cancelled = {});
    [[nodiscard]] AVFormatContext* get() const { return m_format.get(); }
    AVFormatContext* operator->() const { return m_format.get(); }
    void setCancelCheck(CancelCheck cancelled) { *m_cancelled = std::move(cancelled); }
    /// Only these streams are read.
    void keepOnly(const std::vector<int>& streams);

  private:
    std::unique_ptr<CancelCheck> m_cancelled;
    FormatPtr m_format;
};

/// A decoder for one stream, open. threads 0: one a core. Errors: Unsupported, Corrupt.
[[nodiscard]] Result<CodecPtr> openDecoder(const Source& source, int stream, int threads, const std::string& where);

/// Sets a flag when a decoder finds something wrong, on any of its threads; also where it is none. The flag must
/// outlive the decoder.
void noteComplaints(AVCodecContext* codec, std::atomic<bool>& complained);
/// Whether it decodes several frames at once.
[[nodiscard]] bool decodesAhead(const AVCodecContext* codec);

/// Marks the next packet sent, and reads the mark off a frame (one function each: libav changes how this is done).
void setMark(AVCodecContext* codec, std::int64_t mark);
[[nodiscard]] std::int64_t markOf(const AVFrame* frame);

/// Nanoseconds of ticks, rounded to the nearest; noTimestamp stays.
[[nodiscard]] std::int64_t toNs(std::int64_t ticks, Rational timeBase);
/// Ticks at or before a time in nanoseconds.
[[nodiscard]] std::int64_t toTicks(std::int64_t ns, Rational timeBase);

/// How a stream's pictures are to be shown.
struct Orientation {
    int rotation = 0;      ///< clockwise quarters in degrees
    bool mirrored = false; ///< left and right swapped, before turning
};
[[nodiscard]] Orientation orientationOf(const Source& source, int stream);
/// Pixel aspect of a frame (null: of the stream), 1/1 when unknown or absurd.
[[nodiscard]] Rational pixelAspect(const Source& source, int stream, AVFrame* frame);
/// Display size, upright.
struct Size {
    int width = 0, height = 0;
};
[[nodiscard]] Size displaySize(int width, int height, Rational aspect, int rotation);

} // namespace attune::av

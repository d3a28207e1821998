// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_pass.h"

#include "media/av_support.h"
#include "media/index_builder.h"
#include "media/picture.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace attune {
namespace {

class Pass {
  public:
    Pass(MediaIndexPtr index, const std::vector<std::shared_ptr<FrameSubscriber>>& subscribers,
         const PassOptions& options, av::PassRecord& record)
        : m_index(std::move(index)), m_subscribers(subscribers), m_options(options),
          m_seen(m_index->packets.size(), false), m_record(record) {}

    Result<MediaIndexPtr> run();

  private:
    [[nodiscard]] std::string where() const { return m_index->info.path.string(); }
    [[nodiscard]] std::int64_t packetCount() const { return static_cast<std::int64_t>(m_index->packets.size()); }
    Status decodeAll(int threads);
    void take();
    void takeOne();
    void noteDamage(std::int64_t place);

    MediaIndexPtr m_index;
    const std::vector<std::shared_ptr<FrameSubscriber>>& m_subscribers;
    const PassOptions& m_options;
    std::vector<bool> m_seen; ///< packets that became frames
    std::optional<av::Source> m_source;
    std::atomic<bool> m_complained = false; ///< by the decoder
    av::CodecPtr m_codec;
    av::PacketPtr m_packet = av::makePacket();
    av::FramePtr m_frame = av::makeFrame();
    av::Orientation m_orientation;
    std::int64_t m_shown = 0; ///< frames given out
    bool m_checking = false;  ///< only damage is looked for
    av::PassRecord& m_record;
};

void Pass::noteDamage(std::int64_t place) {
    if (place >= 0 && place < packetCount() && (m_record.damaged.empty() || m_record.damaged.back() != place))
        m_record.damaged.push_back(place);
}

// Takes the frames that are ready from the decoder.
void Pass::take() {
    while (avcodec_receive_frame(m_codec.get(), m_frame.get()) == 0) {
        takeOne();
        av_frame_unref(m_frame.get());
    }
}

void Pass::takeOne() {
    const std::int64_t place = av::markOf(m_frame.get());
    // Of a packet that gave two frames (fields), the first stands for both.
    if (place < 0 || place >= packetCount() || m_seen[static_cast<std::size_t>(place)])
        return;
    m_seen[static_cast<std::size_t>(place)] = true;
    if (m_frame->decode_error_flags != 0 || (m_frame->flags & AV_FRAME_FLAG_CORRUPT) != 0)
        noteDamage(place);
    if (m_checking)
        return;
    const bool final = m_index->stage == IndexStage::Final;
    const PacketEntry& packet = m_index->packets[static_cast<std::size_t>(place)];
    if (!final)
        m_record.frames.push_back(
            {place, m_frame->best_effort_timestamp == AV_NOPTS_VALUE ? noTimestamp : m_frame->best_effort_timestamp});
    const std::int64_t number = final ? packet.frame : packet.discard ? -1 : m_shown;
    if (number < 0)
        return;
    ++m_shown;
    if (m_subscribers.empty())
        return;
    const MediaTime time = packet.frame >= 0 ? m_index->frames.timeOf(packet.frame) : m_index->frames.end();
    const auto shown = std::make_shared<const VideoFrame>(
        number, time, av::makePicture(*m_source, m_index->videoStream, m_orientation, m_frame.get()));
    for (const auto& subscriber : m_subscribers)
        subscriber->frame(shown);
}

// Sends every packet of the picture to a new decoder.
Status Pass::decodeAll(int threads) {
    auto source = av::Source::open(m_index->info.path, av::Source::Detail::Header, m_options.cancelled);
    if (!source)
        return std::unexpected(source.error());
    m_source = std::move(*source);
    if (static_cast<unsigned>(m_index->videoStream) >= (*m_source)->nb_streams)
        return fail(ErrorCode::Corrupt, "the file changed since it was opened", where(), "open it again");
    m_source->keepOnly({m_index->videoStream});
    auto codec = av::openDecoder(*m_source, m_index->videoStream, threads, where());
    if (!codec)
        return std::unexpected(codec.error());
    m_codec = std::move(*codec);
    m_orientation = av::orientationOf(*m_source, m_index->videoStream);
    av::noteComplaints(m_codec.get(), m_complained);
    if (m_subscribers.empty() || m_checking)
        m_codec->skip_loop_filter = AVDISCARD_ALL; // changes pixels, never which frames come out
    for (std::int64_t place = 0; place < packetCount();) {
        if (m_options.cancelled && m_options.cancelled())
            return fail(ErrorCode::Cancelled, "stopped", where());
        if (av_read_frame(m_source->get(), m_packet.get()) < 0)
            break;
        if (m_packet->stream_index == m_index->videoStream) {
            av::setMark(m_codec.get(), place);
            const int sent = avcodec_send_packet(m_codec.get(), m_packet.get());
            if (sent == AVERROR_INVALIDDATA && m_packet->size > 0)
                noteDamage(place);
            take();
            ++place;
            if (m_options.progress && !m_checking)
                m_options.progress(static_cast<double>(place) / static_cast<double>(packetCount()));
        }
        av_packet_unref(m_packet.get());
    }
    if (m_options.cancelled && m_options.cancelled())
        return fail(ErrorCode::Cancelled, "stopped", where());
    avcodec_send_packet(m_codec.get(), nullptr);
    take();
    return {};
}

Result<MediaIndexPtr> Pass::run() {
    for (const auto& subscriber : m_subscribers)
        subscriber->begin(*m_index);
    if (const auto decoded = decodeAll(0); !decoded)
        return std::unexpected(decoded.error());
    // A decoder of several frames at once may give a frame out before it has found it to be damaged: which ones are,
    // one that takes them one by one tells, the same ones each time.
    if (m_complained && av::decodesAhead(m_codec.get())) {
        m_checking = true;
        m_record.damaged.clear();
        m_seen.assign(m_seen.size(), false);
        if (const auto checked = decodeAll(1); !checked)
            return std::unexpected(checked.error());
    }
    auto whole = av::finalIndex(m_index, m_record);
    if (whole)
        for (const auto& subscriber : m_subscribers)
            subscriber->finish(*whole);
    return whole;
}

} // namespace

Result<MediaIndexPtr> av::runRecordedPass(const MediaIndexPtr& index,
                                          const std::vector<std::shared_ptr<FrameSubscriber>>& subscribers,
                                          const PassOptions& options, PassRecord& record) {
    if (!index || !index->hasVideo() || index->stage == IndexStage::Growing)
        return fail(ErrorCode::Unsupported, "there is no picture in this file", index ? index->info.path.string() : "",
                    "choose a video file");
    Pass pass(index, subscribers, options, record);
    if (!options.background)
        return pass.run();
    // A thread that has given way cannot take that back, so it is one of its own; the decoder's threads inherit it.
    Result<MediaIndexPtr> result = fail(ErrorCode::Internal, "the pass did not run");
    std::thread([&] {
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
        result = pass.run();
    }).join();
    return result;
}

Result<MediaIndexPtr> runClipPass(const MediaIndexPtr& index,
                                  const std::vector<std::shared_ptr<FrameSubscriber>>& subscribers,
                                  const PassOptions& options) {
    av::PassRecord record;
    return av::runRecordedPass(index, subscribers, options, record);
}

} // namespace attune

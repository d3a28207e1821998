// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/second_view.h"

#include <algorithm>
#include <utility>

namespace attune {
namespace {
constexpr std::int64_t heldPollNs = 10'000'000;
constexpr std::int64_t aheadFrames = 4;
} // namespace

SecondView::SecondView(ClipSource source, MediaDuration offset, ClipOptions options, std::size_t cacheBytes,
                       TimeSource& time, std::function<LeadMoment()> lead, SecondViewEvents events)
    : m_events(std::move(events)), m_time(time), m_lead(std::move(lead)), m_cacheBytes(cacheBytes), m_offset(offset) {
    ClipWorkEvents news;
    news.openProgress = {};
    news.index = [this](const MediaIndexPtr& index) {
        {
            const std::lock_guard lock(m_mutex);
            m_newIndex = index;
        }
        follow();
    };
    news.scrub = [this](const std::shared_ptr<const ScrubCache>& scrub) {
        const std::lock_guard lock(m_mutex);
        m_scrub = scrub;
    };
    news.progress = [](double) {};
    news.failed = [](const Error&) {}; // the view can be used without
    m_work = std::make_unique<ClipWork>(std::move(source), std::move(options), std::move(news), [] { return false; });
    m_thread = std::thread([this] { run(); });
}

SecondView::~SecondView() {
    m_work->stop();
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        ++m_orders;
        ++m_ordersSeenByDecoder;
    }
    m_wake.notify_all();
    m_thread.join();
    m_work.reset();
}

void SecondView::setOffset(MediaDuration offset) {
    {
        const std::lock_guard lock(m_mutex);
        m_offset = offset;
    }
    follow();
}

void SecondView::follow() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_orders;
        ++m_ordersSeenByDecoder;
    }
    m_wake.notify_all();
}

MediaIndexPtr SecondView::index() const {
    const std::lock_guard lock(m_mutex);
    return m_index;
}

std::int64_t SecondView::shownFrame() const {
    const std::lock_guard lock(m_mutex);
    return m_frame;
}

void SecondView::show(const VideoFramePtr& frame, bool preview) {
    m_shown = frame ? frame->index() : -1;
    m_preview = preview;
    {
        const std::lock_guard lock(m_mutex);
        m_frame = *m_shown;
    }
    if (m_events.shown)
        m_events.shown(frame ? ShownFrame{frame, frame->image(), preview} : ShownFrame{});
}

// A later stage of the index.
void SecondView::takeNews() {
    MediaIndexPtr index;
    {
        const std::lock_guard lock(m_mutex);
        index = std::exchange(m_newIndex, nullptr);
        if (!index)
            return;
        m_index = index;
    }
    m_decoder->replaceIndex(index);
    m_shown.reset(); // its number may be another one now
}

void SecondView::run() {
    const auto opened = m_work->opened();
    Result<std::unique_ptr<Decoder>> decoder = fail(ErrorCode::Internal, "nothing was opened");
    if (opened)
        decoder = Decoder::open(*opened, {.cacheBytes = m_cacheBytes});
    else
        decoder = std::unexpected(opened.error());
    if (!decoder) {
        if (decoder.error().code != ErrorCode::Cancelled && m_events.error)
            m_events.error(decoder.error());
        return;
    }
    m_decoder = std::move(*decoder);
    {
        const std::lock_guard lock(m_mutex);
        m_index = *opened;
    }
    if (m_events.opened)
        m_events.opened(*opened);
    std::uint64_t done = 0;
    std::optional<std::int64_t> deadline = 0; // at once
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!deadline || *deadline > 0)
            m_time.wait(lock, m_wake, deadline, [&] { return m_quit || m_orders != done; });
        if (m_quit)
            return;
        done = m_orders;
        const MediaDuration offset = m_offset;
        lock.unlock();
        takeNews();
        deadline = update(done, offset);
        lock.lock();
        if (m_orders != done)
            deadline = 0;
    }
}

// Shows what the lead's time asks for, or decodes one frame ahead. Returns when to look again: nothing: when told; 0:
// at once.
std::optional<std::int64_t> SecondView::update(std::uint64_t seen, MediaDuration offset) {
    const CancelCheck cancelled = [this, seen] { return m_ordersSeenByDecoder != seen; };
    const LeadMoment lead = m_lead();
    const MediaIndex& index = m_decoder->index();
    const MediaTime at = lead.time + offset;
    const bool plays = lead.speed != 0;
    const auto later = [&](MediaTime t) -> std::optional<std::int64_t> { // when the lead's time gives this time here
        const std::int64_t now = m_time.nowNs();
        if (lead.held)
            return now + heldPollNs;
        return now +
               std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>((t - at).ns) / lead.speed));
    };
    const bool before = at < MediaTime(0), after = at >= index.frames.end() && index.stage != IndexStage::Growing;
    if (before || after) {
        if (m_shown != -1)
            show(nullptr, false);
        if (!plays || (before ? lead.speed < 0 : lead.speed > 0))
            return std::nullopt;
        return later(before ? MediaTime(0) : index.frames.end() - MediaDuration(1));
    }
    const std::int64_t target = index.frames.frameAt(at);
    if (m_shown != target || (m_preview && !lead.scrubbing)) {
        std::shared_ptr<const ScrubCache> scrub;
        {
            const std::lock_guard lock(m_mutex);
            scrub = m_scrub;
        }
        // While the lead is dragged, a small picture at once; the exact one follows when it rests.
        if (lead.scrubbing && scrub && !m_decoder->cached(target))
            if (const auto small = scrub->picture(target); small && small->index() == target) {
                show(small, true);
                return std::nullopt;
            }
        const auto got = m_decoder->frame(target, cancelled);
        if (got) {
            show(*got, false);
        } else if (got.error().code != ErrorCode::Cancelled) {
            m_shown = target; // its place stays empty
            m_preview = false;
            if (m_events.error)
                m_events.error(got.error());
        }
        return 0;
    }
    if (!plays)
        return std::nullopt;
    for (std::int64_t i = 1; i <= aheadFrames; ++i) {
        const std::int64_t next = lead.speed > 0 ? target + i : target - i;
        if (next < 0 || next >= index.frames.frameCount())
            break;
        if (m_decoder->cached(next))
            continue;
        if (m_decoder->frame(next, cancelled))
            return 0;
        break;
    }
    if (lead.speed > 0)
        return later(target + 1 < index.frames.frameCount() ? index.frames.timeOf(target + 1) : index.frames.end());
    return later(index.frames.timeOf(target) - MediaDuration(1));
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// The second picture of a player: a file of its own that follows the first one's time. Not for other rooms.
#pragma once

#include "media/clip_work.h"
#include "media/clock.h"
#include "media/decoder.h"
#include "media/player.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace attune {

/// Where the leading player stands.
struct LeadMoment {
    MediaTime time;
    double speed = 0;  ///< media seconds a second; 0 when it stands still
    bool held = false; ///< playing, but waiting for its sound device
    bool scrubbing = false;
};

struct SecondViewEvents {
    std::function<void(const MediaIndexPtr&)> opened;
    std::function<void(const ShownFrame&)> shown;
    std::function<void(const Error&)> error;
};

/// Shows its file's frame at the lead's time + offset: floor, like every frame. Has a thread of its own; events come on
/// it with no lock held.
class SecondView {
  public:
    SecondView(ClipSource source, MediaDuration offset, ClipOptions options, std::size_t cacheBytes, TimeSource& time,
               std::function<LeadMoment()> lead, SecondViewEvents events);
    /// Ends its thread; no event comes after it.
    ~SecondView();
    SecondView(const SecondView&) = delete;
    SecondView& operator=(const SecondView&) = delete;

    void setOffset(MediaDuration offset);
    /// The lead moved, paused, started: look again.
    void follow();
    [[nodiscard]] MediaIndexPtr index() const;
    [[nodiscard]] std::int64_t shownFrame() const;

  private:
    void run();
    [[nodiscard]] std::optional<std::int64_t> update(std::uint64_t seen, MediaDuration offset);
    void show(const VideoFramePtr& frame, bool preview);
    void takeNews();

    const SecondViewEvents m_events;
    TimeSource& m_time;
    const std::function<LeadMoment()> m_lead;
    const std::size_t m_cacheBytes;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    // Guarded by m_mutex.
    bool m_quit = false;
    std::uint64_t m_orders = 0;
    MediaDuration m_offset;
    MediaIndexPtr m_index;
    MediaIndexPtr m_newIndex;
    std::shared_ptr<const ScrubCache> m_scrub;
    std::int64_t m_frame = -1;
    std::atomic<std::uint64_t> m_ordersSeenByDecoder = 0; ///< m_orders without the mutex

    // The thread's own.
    std::unique_ptr<Decoder> m_decoder;
    std::optional<std::int64_t> m_shown; ///< frame on the screen; -1: shown that there is none
    bool m_preview = false;
    std::unique_ptr<ClipWork> m_work;
    std::thread m_thread;
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace attune::bench {

/// Our player, each command waited for until its picture is ready to paint.
class OwnPlayer {
  public:
    struct Answer {
        double ms = 0;
        std::optional<std::int64_t> frame; ///< read off the picture
    };

    explicit OwnPlayer(std::size_t cacheBytes = 0);
    Answer open(const std::filesystem::path& path, const ClipOptions& options = {});
    /// Until the background pass over the clip is over.
    void waitForBackground();
    Answer seek(std::int64_t frame);
    Answer step(bool back);
    /// As dragging asks for it: the first picture of the frame, however small.
    Answer scrub(std::int64_t frame);
    [[nodiscard]] MediaIndexPtr index() const { return m_player.index(); }
    Player& player() { return m_player; }

  private:
    [[nodiscard]] PlayerCallbacks callbacks();
    template <typename Command> Answer after(Command command);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<ShownFrame> m_shown; ///< the first one since the command
    std::chrono::steady_clock::time_point m_shownAt;
    bool m_failed = false, m_passOver = false;
    Player m_player; // last: its threads call what is above
};

} // namespace attune::bench

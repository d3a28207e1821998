// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/own_player.h"

#include "support/bar_code.h"

namespace attune::bench {

OwnPlayer::OwnPlayer(std::size_t cacheBytes) : m_player(callbacks(), {.cacheBytes = cacheBytes}) {}

PlayerCallbacks OwnPlayer::callbacks() {
    PlayerCallbacks c;
    c.frameShown = [this](const ShownFrame& shown) {
        const std::lock_guard lock(m_mutex);
        if (m_shown)
            return;
        m_shown = shown;
        m_shownAt = std::chrono::steady_clock::now();
        m_wake.notify_all();
    };
    c.backgroundProgress = [this](double share) {
        const std::lock_guard lock(m_mutex);
        m_passOver = share >= 1;
        m_wake.notify_all();
    };
    c.error = [this](const Error&) {
        const std::lock_guard lock(m_mutex);
        m_failed = true;
        m_wake.notify_all();
    };
    return c;
}

template <typename Command> OwnPlayer::Answer OwnPlayer::after(Command command) {
    std::unique_lock lock(m_mutex);
    m_shown.reset();
    m_failed = false;
    const auto start = std::chrono::steady_clock::now();
    lock.unlock();
    command();
    lock.lock();
    m_wake.wait(lock, [this] { return m_shown || m_failed; });
    if (!m_shown)
        return {};
    const Image& image = *m_shown->image;
    return {std::chrono::duration<double, std::milli>(m_shownAt - start).count(),
            test::readBarCode(image.bgra.data(), image.width, image.height, image.stride)};
}

OwnPlayer::Answer OwnPlayer::open(const std::filesystem::path& path, const ClipOptions& options) {
    return after([&] { m_player.open(path, options); });
}

void OwnPlayer::waitForBackground() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_passOver; });
}

OwnPlayer::Answer OwnPlayer::seek(std::int64_t frame) {
    return after([&] { m_player.seekToFrame(frame); });
}

OwnPlayer::Answer OwnPlayer::step(bool back) {
    return after([&] { m_player.stepBy(back ? -1 : 1); });
}

OwnPlayer::Answer OwnPlayer::scrub(std::int64_t frame) {
    return after([&] { m_player.scrubToFrame(frame); });
}

} // namespace attune::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/player.h"

#include "media/player_impl.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attune {
namespace {
constexpr std::int64_t mostSteps = 1'000'000'000;
} // namespace

Player::Impl::Impl(PlayerCallbacks c, PlayerOptions o)
    : callbacks(std::move(c)), options(std::move(o)), time(options.time ? *options.time : steadyTimeSource()) {}

void Player::Impl::wishSeek(Target target, bool scrub_) {
    wish(true, false, [&](Wishes& w) {
        w.seek = Seek{target, scrub_};
        w.steps = 0;
        w.around.reset();
        status.seeking = true;
    });
}

LeadMoment Player::Impl::leadMoment() const {
    const std::lock_guard lock(mutex);
    LeadMoment moment;
    const bool playing = status.state == PlayState::Playing;
    moment.time = status.time;
    moment.scrubbing = scrubbing;
    if (playing && index) {
        const std::int64_t ns = clock.at(time.nowNs()).ns;
        moment.time = MediaTime(std::clamp<std::int64_t>(ns, 0, endNs()));
        moment.speed = clock.speed();
        moment.held = clock.held();
    }
    return moment;
}

Player::Player(PlayerCallbacks callbacks, PlayerOptions options)
    : m_impl(std::make_unique<Impl>(std::move(callbacks), std::move(options))) {
    Impl& d = *m_impl;
    d.sounds = std::make_unique<SoundThread>(d.mutex, d.wake, d.time, d.sound, d.clock, d.options.sink);
    d.pictures = std::thread([impl = m_impl.get()] { impl->run(); });
}

Player::~Player() {
    m_impl->wish(true, true, [this](Impl::Wishes& w) {
        w.quit = true;
        m_impl->sound.quit = true;
    });
    m_impl->pictures.join();
    m_impl->sounds.reset();
}

void Player::open(const std::filesystem::path& path, const ClipOptions& options) {
    m_impl->wish(true, true, [&](Impl::Wishes& w) { w = {.open = Impl::Open{path, options}, .quit = w.quit}; });
}

void Player::open(MediaIndexPtr index, const ClipOptions& options) {
    if (!index)
        return close();
    m_impl->wish(true, true,
                 [&](Impl::Wishes& w) { w = {.open = Impl::Open{std::move(index), options}, .quit = w.quit}; });
}

void Player::close() {
    m_impl->wish(true, true, [](Impl::Wishes& w) { w = {.close = true, .quit = w.quit}; });
}

void Player::cancelBackground() {
    m_impl->wish(false, false, [](Impl::Wishes& w) { w.stopWork = true; });
}

void Player::openSecond(const std::filesystem::path& path, MediaDuration offset, const ClipOptions& options) {
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        w.second = Impl::OpenSecond{path, offset, options};
        w.closeSecond = false;
        m_impl->status.secondOffset = offset;
    });
}

void Player::setSecondOffset(MediaDuration offset) {
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        if (w.second)
            w.second->offset = offset;
        if (m_impl->second)
            m_impl->second->setOffset(offset);
        m_impl->status.secondOffset = offset;
    });
}

void Player::closeSecond() {
    m_impl->wish(false, false, [](Impl::Wishes& w) {
        w.second.reset();
        w.closeSecond = true;
    });
}

void Player::seekToFrame(std::int64_t frame) { m_impl->wishSeek(frame, false); }
void Player::seekToTime(MediaTime time) { m_impl->wishSeek(time, false); }
void Player::scrubToFrame(std::int64_t frame) { m_impl->wishSeek(frame, true); }
void Player::scrubToTime(MediaTime time) { m_impl->wishSeek(time, true); }

void Player::stepBy(std::int64_t n) {
    if (n == 0)
        return;
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        w.steps = std::clamp(w.steps + std::clamp(n, -mostSteps, mostSteps), -mostSteps, mostSteps);
        if (w.play)
            w.play = false; // a step after play() stops
        w.around.reset();
        m_impl->status.seeking = w.steps != 0 || w.seek;
    });
}

void Player::play() {
    m_impl->wish(false, false, [](Impl::Wishes& w) {
        w.play = true;
        w.around.reset();
    });
}

void Player::pause() {
    m_impl->wish(false, false, [](Impl::Wishes& w) {
        w.play = false;
        w.around.reset();
    });
}

void Player::togglePlay() {
    m_impl->wish(false, false, [this](Impl::Wishes& w) {
        w.play = !w.play.value_or(m_impl->status.state == PlayState::Playing);
        w.around.reset();
    });
}

void Player::playAround(MediaDuration before, MediaDuration after) {
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        w.play.reset();
        w.around = Impl::Around{before, after};
    });
}

void Player::setSpeed(double speed) {
    if (!std::isfinite(speed) || speed == 0)
        return;
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        m_impl->status.speed = std::clamp(speed, -8.0, 8.0);
        w.retime = true;
    });
}

void Player::setLoop(std::optional<TimeSpan> loop) {
    m_impl->wish(false, false, [&](Impl::Wishes& w) {
        m_impl->status.loop = loop && loop->isValid() && !loop->isPoint() ? loop : std::nullopt;
        w.retime = w.retime || m_impl->status.state != PlayState::Playing;
    });
}

void Player::setVolume(double volume) {
    if (std::isfinite(volume))
        m_impl->wish(false, false, [&](Impl::Wishes&) {
            m_impl->status.volume = std::clamp(volume, 0.0, 1.0);
            m_impl->sound.volume = m_impl->status.muted ? 0.0F : static_cast<float>(m_impl->status.volume);
        });
}

void Player::setMuted(bool muted) {
    m_impl->wish(false, false, [&](Impl::Wishes&) {
        m_impl->status.muted = muted;
        m_impl->sound.volume = muted ? 0.0F : static_cast<float>(m_impl->status.volume);
    });
}

PlayerStatus Player::status() const {
    const std::lock_guard lock(m_impl->mutex);
    PlayerStatus copy = m_impl->status;
    copy.lead = m_impl->sound.leads ? TimeLead::Sound : TimeLead::Steady;
    if (m_impl->second)
        copy.secondFrame = m_impl->second->shownFrame();
    if (copy.state == PlayState::Playing && m_impl->index) {
        const std::int64_t ns = m_impl->clock.at(m_impl->time.nowNs()).ns;
        copy.time = MediaTime(std::clamp<std::int64_t>(ns, 0, m_impl->endNs()));
    }
    return copy;
}

MediaIndexPtr Player::index() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->index;
}

MediaIndexPtr Player::secondIndex() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->second ? m_impl->second->index() : nullptr;
}

std::shared_ptr<const ScrubCache> Player::scrubCache() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->scrub;
}

} // namespace attune

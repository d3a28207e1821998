// SPDX-License-Identifier: GPL-3.0-or-later
// Who may touch what: Wishes is what callers ask for and Shared what both sides see, each under the one mutex; Own
// belongs to the picture thread alone, and the sound thread keeps its own things in its function. Callbacks are made by
// the picture thread only, with the mutex free.
#include "media/player.h"

#include "media/decoder.h"
#include "media/sound_reader.h"
#include "media/time_stretch.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

namespace attune {
namespace {

constexpr std::int64_t soundPollNs = 10'000'000;
constexpr std::int64_t longestHoldNs = 700'000'000; // a sound device that opens slower than this is not waited for
constexpr std::int64_t audioOnlyTickNs = 30'000'000;
constexpr std::int64_t aheadFrames = 8;
constexpr std::int64_t pictureAtLeastNs =
    400'000'000; // while dragging, a seek this long overdue is finished though stale
constexpr double slowestWithSound = 0.25, fastestWithSound = 2;
constexpr AudioFormat soundFormat{48000, 2};

struct Wishes {
    struct Open {
        std::variant<std::filesystem::path, MediaIndexPtr> what;
    };
    std::optional<Open> open;
    bool close = false;
    bool quit = false;
    std::optional<std::variant<std::int64_t, MediaTime>> seek; ///< the newest; forgets steps before it
    std::int64_t steps = 0;
    std::optional<bool> play;
    bool retime = false; ///< speed changed
};

/// What the sound thread is to do; a new generation makes it start again.
struct SoundOrder {
    std::uint64_t generation = 0;
    bool active = false;
    MediaTime from;
    double speed = 1;
};

} // namespace

struct Player::Impl {
    Impl(PlayerCallbacks c, PlayerOptions o)
        : callbacks(std::move(c)), options(std::move(o)), time(options.time ? *options.time : steadyTimeSource()) {}

    const PlayerCallbacks callbacks;
    const PlayerOptions options;
    TimeSource& time;

    mutable std::mutex mutex;
    std::condition_variable wake;
    // Guarded by mutex.
    Wishes wishes;
    PlayerStatus status;
    MediaIndexPtr index;
    mutable MediaClock clock;
    SoundOrder order;
    bool soundLost = false;     ///< to be told
    bool soundLostTold = false; ///< of this file
    // Counted up with the wishes, so that a decode under way sees them without the mutex.
    std::atomic<std::uint64_t> anyWish = 0;  ///< everything
    std::atomic<std::uint64_t> hardWish = 0; ///< everything but steps: makes a seek under way pointless
    std::atomic<std::uint64_t> openWish = 0; ///< open, close, quit: makes opening pointless

    // The picture thread's own.
    struct Own {
        std::unique_ptr<Decoder> decoder;
        std::int64_t aim = -1; ///< frame asked for last
        std::int64_t shown = -1;
        std::int64_t shownAtNs = 0;
        std::int64_t heldSinceNs = 0;
        MediaTime position; ///< of the playhead when there is no picture
    } own;

    std::thread pictures, sounds;

    // Callers' side.
    template <typename Change> void wish(bool hard, bool opening, Change change) {
        {
            const std::lock_guard lock(mutex);
            change(wishes);
            ++anyWish;
            if (hard)
                ++hardWish;
            if (opening)
                ++openWish;
        }
        wake.notify_all();
    }

    // The picture thread.
    void run();
    [[nodiscard]] bool wished() const {
        return wishes.quit || wishes.open || wishes.close || wishes.seek || wishes.steps != 0 || wishes.play ||
               wishes.retime || soundLost;
    }
    void doOpen(const Wishes::Open& wanted, std::uint64_t seen);
    void doClose();
    void doSeek(std::variant<std::int64_t, MediaTime> target, std::int64_t steps, bool stepping);
    void doPlay();
    void doPause(bool atEnd);
    void startClock(MediaTime from);
    void stopSound();
    std::optional<std::int64_t> tick();
    void wrapAround(double speed, const std::optional<TimeSpan>& loop);
    void show(const VideoFramePtr& frame);
    bool showIfStill(const VideoFramePtr& frame, std::uint64_t wishesSeen, double speed);
    void tell(const std::function<void()>& callback) const {
        if (callback)
            callback();
    }
    void changed() const { tell(callbacks.stateChanged); }
    void report(const Error& error) const {
        if (error.code != ErrorCode::Cancelled && callbacks.error)
            callbacks.error(error);
    }
    [[nodiscard]] std::int64_t endNs() const { return index->info.duration.ns; }

    // The sound thread.
    void runSound();
};

void Player::Impl::run() {
    std::unique_lock lock(mutex);
    std::optional<std::int64_t> deadline;
    for (;;) {
        const bool playing = status.state == PlayState::Playing;
        if (!wished() && (!playing || deadline))
            time.wait(lock, wake, playing ? deadline : std::nullopt, [this] { return wished(); });
        if (wishes.quit)
            return;
        deadline.reset();
        if (soundLost) {
            soundLost = false;
            lock.unlock();
            tell(callbacks.soundLost);
            changed();
            lock.lock();
        }
        if (wishes.open) {
            const auto wanted = std::move(*wishes.open);
            wishes.open.reset(); // what was asked for after it waits until it is open
            const std::uint64_t seen = openWish;
            lock.unlock();
            doOpen(wanted, seen);
            lock.lock();
        } else if (wishes.close) {
            wishes.close = false;
            lock.unlock();
            doClose();
            lock.lock();
        } else if (!index) {
            wishes.seek.reset();
            wishes.steps = 0;
            wishes.play.reset();
            wishes.retime = false;
        } else if (wishes.seek || wishes.steps != 0) {
            const auto steps = std::exchange(wishes.steps, 0);
            const auto seek = std::exchange(wishes.seek, std::nullopt);
            lock.unlock();
            doSeek(seek.value_or(own.aim), steps, !seek);
            lock.lock();
        } else if (wishes.play) {
            const bool play = *std::exchange(wishes.play, std::nullopt);
            lock.unlock();
            if (play)
                doPlay();
            else
                doPause(false);
            lock.lock();
        } else if (wishes.retime) {
            wishes.retime = false;
            const bool now = status.state == PlayState::Playing;
            const MediaTime at = now ? clock.at(time.nowNs()) : MediaTime();
            lock.unlock();
            if (now)
                startClock(at);
            changed();
            lock.lock();
        } else if (status.state == PlayState::Playing) {
            lock.unlock();
            deadline = tick();
            lock.lock();
        }
    }
}

void Player::Impl::doClose() {
    stopSound();
    own = {};
    {
        const std::lock_guard lock(mutex);
        index.reset();
        PlayerStatus fresh;
        fresh.speed = status.speed;
        fresh.volume = status.volume;
        fresh.muted = status.muted;
        status = fresh;
        soundLostTold = false;
    }
    changed();
}

void Player::Impl::doOpen(const Wishes::Open& wanted, std::uint64_t seen) {
    doClose();
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Opening;
    }
    changed();
    const CancelCheck cancelled = [this, seen] { return openWish != seen; };
    Result<MediaIndexPtr> opened = fail(ErrorCode::Internal, "nothing to open");
    if (const auto* path = std::get_if<std::filesystem::path>(&wanted.what))
        opened = openIndex(*path, {.cancelled = cancelled, .progress = callbacks.openProgress});
    else
        opened = std::get<MediaIndexPtr>(wanted.what);
    if (opened && (*opened)->hasVideo()) {
        auto decoder = Decoder::open(*opened, {.cacheBytes = options.cacheBytes});
        if (decoder)
            own.decoder = std::move(*decoder);
        else
            opened = std::unexpected(decoder.error());
    }
    {
        const std::lock_guard lock(mutex);
        status.state = opened ? PlayState::Paused : PlayState::Empty;
        if (opened)
            index = *opened;
    }
    if (!opened) {
        changed();
        report(opened.error());
        return;
    }
    if (callbacks.opened)
        callbacks.opened(*opened);
    changed();
    if (own.decoder) {
        own.aim = 0;
        doSeek(std::int64_t{0}, 0, false);
    }
}

void Player::Impl::show(const VideoFramePtr& frame) {
    const ShownFrame shown{frame, frame->image()};
    own.shown = frame->index();
    own.shownAtNs = time.nowNs();
    {
        const std::lock_guard lock(mutex);
        status.frame = frame->index();
        ++status.shownFrames;
        if (status.state != PlayState::Playing)
            status.time = frame->time();
    }
    if (callbacks.frameShown)
        callbacks.frameShown(shown);
}

void Player::Impl::stopSound() {
    {
        const std::lock_guard lock(mutex);
        ++order.generation;
        order.active = false;
        status.lead = TimeLead::Steady;
    }
    wake.notify_all();
}

// Lets time run from a moment: by the sound if there is any at this speed, else at once by the steady clock.
void Player::Impl::startClock(MediaTime from) {
    const std::int64_t now = time.nowNs();
    own.heldSinceNs = now;
    {
        const std::lock_guard lock(mutex);
        const double speed = status.speed;
        const bool sound = options.sink && index->hasAudio() && speed >= slowestWithSound && speed <= fastestWithSound;
        if (sound)
            clock.startHeld(from, now, speed);
        else
            clock.start(from, now, speed);
        ++order.generation;
        order = {order.generation, sound, from, speed};
        status.lead = TimeLead::Steady;
    }
    wake.notify_all();
}

void Player::Impl::doSeek(std::variant<std::int64_t, MediaTime> target, std::int64_t steps, bool stepping) {
    bool playing = false;
    {
        const std::lock_guard lock(mutex);
        playing = status.state == PlayState::Playing;
        if (playing && steps != 0)
            status.state = PlayState::Paused; // a step stops on its frame
        status.seeking = true;
        status.atEnd = false;
    }
    const bool goOn = playing && steps == 0;
    stopSound();
    if (!own.decoder) { // sound alone: steps are of 40 ms
        MediaTime at = std::holds_alternative<MediaTime>(target) ? std::get<MediaTime>(target)
                       : stepping                                ? own.position
                                                                 : MediaTime(0);
        at = MediaTime(std::clamp<std::int64_t>(at.ns + steps * 40'000'000, 0, endNs()));
        own.position = at;
        {
            const std::lock_guard lock(mutex);
            status.time = at;
            status.seeking = false;
        }
        if (goOn)
            startClock(at);
        changed();
        return;
    }
    const FrameTable& frames = index->frames;
    const auto* wantedTime = std::get_if<MediaTime>(&target);
    std::int64_t frame = wantedTime ? frames.frameAt(*wantedTime) : std::get<std::int64_t>(target);
    frame = std::clamp<std::int64_t>(frame, 0, frames.frameCount() - 1);
    frame = std::clamp<std::int64_t>(frame + std::clamp(steps, -frames.frameCount(), frames.frameCount()), 0,
                                     frames.frameCount() - 1);
    own.aim = frame;
    // Steps that arrive meanwhile do not stop this one: they begin where it ends. A newer seek does, unless no picture
    // was seen for a while, as in dragging over a clip with few key frames.
    const std::uint64_t seen = hardWish, seenOpen = openWish;
    const std::int64_t lastPicture = own.shownAtNs;
    const auto got = own.decoder->frame(frame, [&] {
        return openWish != seenOpen || (hardWish != seen && time.nowNs() - lastPicture < pictureAtLeastNs);
    });
    {
        const std::lock_guard lock(mutex);
        status.seeking = wishes.seek.has_value() || wishes.steps != 0;
    }
    if (!got && got.error().code == ErrorCode::Cancelled)
        return;
    if (!got)
        report(got.error());
    else
        show(*got);
    if (goOn) {
        const MediaTime start = frames.timeOf(frame);
        const bool within = wantedTime != nullptr && steps == 0 && *wantedTime >= start && wantedTime->ns < endNs();
        startClock(within ? *wantedTime : start);
    }
    changed();
}

void Player::Impl::doPlay() {
    double speed = 1;
    std::optional<TimeSpan> loop;
    {
        const std::lock_guard lock(mutex);
        if (status.state == PlayState::Playing)
            return;
        speed = status.speed;
        loop = status.loop;
    }
    const FrameTable& frames = index->frames;
    MediaTime from = own.decoder ? frames.timeOf(std::max<std::int64_t>(own.shown, 0)) : own.position;
    const bool atEnd = own.decoder ? own.shown == frames.frameCount() - 1 : from.ns >= endNs();
    const bool atBegin = own.decoder ? own.shown == 0 : from.ns <= 0;
    {
        const std::lock_guard lock(mutex);
        status.state = PlayState::Playing;
        status.atEnd = false;
    }
    if (loop && !loop->covers(from))
        wrapAround(speed, loop);
    else if (speed > 0 ? atEnd : atBegin)
        wrapAround(speed, loop);
    else
        startClock(from);
    changed();
}

// Goes to where playing begins: of the loop or the clip, forward or backward.
void Player::Impl::wrapAround(double speed, const std::optional<TimeSpan>& loop) {
    const std::int64_t last = std::max<std::int64_t>(0, endNs() - 1);
    MediaTime from = speed > 0 ? MediaTime(0) : MediaTime(last);
    if (loop)
        from = speed > 0 ? loop->begin : loop->end - MediaDuration(1);
    from = MediaTime(std::clamp<std::int64_t>(from.ns, 0, last));
    doSeek(from, 0, false);
}

void Player::Impl::doPause(bool atEnd) {
    {
        const std::lock_guard lock(mutex);
        if (status.state != PlayState::Playing)
            return;
        const MediaTime now = clock.at(time.nowNs());
        status.state = PlayState::Paused;
        status.atEnd = atEnd;
        if (own.decoder) {
            status.time = index->frames.timeOf(std::max<std::int64_t>(own.shown, 0));
        } else {
            own.position = MediaTime(std::clamp<std::int64_t>(now.ns, 0, endNs()));
            status.time = own.position;
        }
    }
    if (own.decoder)
        own.aim = own.shown;
    stopSound();
    changed();
}

// Shows a frame made while playing, unless something was asked for meanwhile: pausing must not change the picture.
bool Player::Impl::showIfStill(const VideoFramePtr& frame, std::uint64_t wishesSeen, double speed) {
    {
        const std::lock_guard lock(mutex);
        if (anyWish != wishesSeen)
            return false;
        const std::int64_t missed = frame->index() - own.shown - 1;
        if (speed > 0 && speed <= 1 && missed > 0)
            status.droppedFrames += missed;
    }
    show(frame);
    own.aim = own.shown;
    return true;
}

// One round of playing: shows the frame that is due, or decodes one ahead. Returns when to look again; nothing: at
// once.
std::optional<std::int64_t> Player::Impl::tick() {
    const std::uint64_t seen = anyWish;
    const CancelCheck cancelled = [this, seen] { return anyWish != seen; };
    std::int64_t now = time.nowNs();
    MediaTime at;
    double speed = 1;
    std::optional<TimeSpan> loop;
    bool held = false;
    {
        const std::lock_guard lock(mutex);
        if (clock.held() && now - own.heldSinceNs > longestHoldNs)
            clock.release(now);
        held = clock.held();
        at = clock.at(now);
        speed = status.speed;
        loop = status.loop;
    }
    const bool forward = speed > 0;
    const std::int64_t begin = loop ? std::max<std::int64_t>(loop->begin.ns, 0) : 0;
    const std::int64_t end = loop ? std::min(loop->end.ns, endNs()) : endNs();
    const bool over = forward ? at.ns >= end : at.ns < begin;
    const bool empty = loop && end - begin < 1'000'000; // no loop at all
    if (over && loop && !empty) {
        wrapAround(speed, loop);
        return std::nullopt;
    }
    const auto due = [&](std::int64_t mediaNs) {
        const std::lock_guard lock(mutex);
        return clock.held() ? now + soundPollNs : clock.when(MediaTime(mediaNs));
    };
    if (!own.decoder) {
        if (over) {
            own.position = MediaTime(forward ? end : begin);
            doPause(true);
            tell(callbacks.finished);
            return std::nullopt;
        }
        return std::min(now + audioOnlyTickNs, std::max(now + 1, due(forward ? end : begin)));
    }

    const FrameTable& frames = index->frames;
    const std::int64_t target =
        frames.frameAt(MediaTime(std::clamp<std::int64_t>(at.ns, 0, std::max<std::int64_t>(end - 1, 0))));
    if (target != own.shown) {
        const auto got = own.decoder->frame(target, cancelled);
        if (got) {
            showIfStill(*got, seen, speed);
        } else if (got.error().code != ErrorCode::Cancelled) {
            report(got.error());
            own.shown = target; // its place stays empty; go on with the next
        }
        return std::nullopt;
    }
    if (over) {
        doPause(true);
        tell(callbacks.finished);
        return std::nullopt;
    }
    // Nothing is due: decode ahead until something is, then wait.
    const std::int64_t next = forward ? target + 1 : target - 1;
    const std::int64_t count = frames.frameCount();
    std::int64_t dueNs = 0;
    if (forward)
        dueNs = due(next < count ? std::min(frames.timeOf(next).ns, end) : end);
    else
        dueNs = due(std::max(frames.timeOf(target).ns, begin) - 1);
    const auto shown = own.decoder->cached(target);
    const std::size_t frameBytes = shown ? shown->bytes() : 0;
    const std::size_t budget = options.cacheBytes > 0 ? options.cacheBytes : std::size_t{64} << 20;
    const auto room = frameBytes > 0 ? static_cast<std::int64_t>(budget / frameBytes / 2) : 1;
    const std::int64_t ahead = std::clamp<std::int64_t>(room, 0, aheadFrames);
    for (std::int64_t i = 0; i < ahead; ++i) {
        const std::int64_t frame = forward ? next + i : next - i;
        if (frame < 0 || frame >= count || frames.timeOf(frame).ns >= end)
            break;
        if (own.decoder->cached(frame))
            continue;
        // A frame that cannot be decoded is reported when it is due.
        if (const auto got = own.decoder->frame(frame, cancelled); !got)
            break;
        return std::nullopt;
    }
    now = time.nowNs();
    if (held)
        return now + soundPollNs;
    return std::max(dueNs, now + 1);
}

void Player::Impl::runSound() {
    std::unique_ptr<SoundReader> reader;
    MediaIndexPtr readerOf;
    TimeStretch stretch(soundFormat.sampleRate, soundFormat.channels,
                        [&](std::span<float> samples) { reader->read(samples); });
    std::vector<float> block;
    StallWatch watch;
    SoundOrder doing;
    bool running = false;
    std::int64_t written = 0, heardBefore = 0;
    float gain = -1;
    const auto stop = [&] {
        if (running)
            options.sink->stop();
        running = false;
    };
    std::unique_lock lock(mutex);
    for (;;) {
        const auto ready = [&] { return wishes.quit || order.generation != doing.generation; };
        time.wait(lock, wake, running ? std::optional(time.nowNs() + soundPollNs) : std::nullopt, ready);
        if (wishes.quit)
            break;
        const auto lost = [&] { // with the mutex held
            if (order.generation == doing.generation) {
                clock.release(time.nowNs());
                status.lead = TimeLead::Steady;
            }
            soundLost = !soundLostTold;
            soundLostTold = true;
            wake.notify_all();
        };
        if (order.generation != doing.generation) {
            doing = order;
            const MediaIndexPtr of = index;
            lock.unlock();
            stop();
            bool failed = false;
            if (doing.active && of) {
                if (readerOf != of) {
                    reader.reset();
                    readerOf.reset();
                    if (auto opened = SoundReader::open(of, 0, soundFormat)) {
                        reader = std::move(*opened);
                        readerOf = of;
                    }
                }
                failed = true;
                if (reader) {
                    reader->seek(doing.from);
                    stretch.reset(doing.speed);
                    written = heardBefore = 0;
                    gain = -1;
                    failed = !options.sink->start(soundFormat).has_value();
                    running = !failed;
                    watch.reset(time.nowNs());
                }
            } else if (!of) {
                reader.reset();
                readerOf.reset();
            }
            lock.lock();
            if (failed)
                lost();
        }
        if (!running)
            continue;
        const float wanted = status.muted ? 0.0F : static_cast<float>(status.volume);
        lock.unlock();
        bool stalled = false;
        std::int64_t played = 0;
        for (std::int64_t room = options.sink->freeFrames(); room > 0;) {
            const std::int64_t n = std::min<std::int64_t>(room, 1024);
            block.resize(static_cast<std::size_t>(n * soundFormat.channels));
            stretch.read(block);
            if (gain < 0)
                gain = wanted;
            const float step = (wanted - gain) / static_cast<float>(block.size()); // no click when it changes
            for (float& sample : block) {
                gain += step;
                sample *= gain;
            }
            gain = wanted;
            const std::int64_t took = options.sink->write(block);
            written += took;
            room = took < n ? 0 : room - n;
        }
        played = std::min(options.sink->playedFrames(), written);
        const std::int64_t now = time.nowNs();
        stalled = watch.stalled(played, written > played, now);
        if (stalled)
            stop();
        lock.lock();
        if (stalled) {
            lost();
        } else if (played > heardBefore && order.generation == doing.generation) {
            heardBefore = played;
            const double heardNs = static_cast<double>(played) * 1e9 / soundFormat.sampleRate * doing.speed;
            const bool first = clock.held();
            clock.correct(MediaTime(doing.from.ns + std::llround(heardNs)), now);
            if (status.lead != TimeLead::Sound || first) {
                status.lead = TimeLead::Sound;
                wake.notify_all();
            }
        }
    }
    lock.unlock();
    stop();
}

Player::Player(PlayerCallbacks callbacks, PlayerOptions options)
    : m_impl(std::make_unique<Impl>(std::move(callbacks), std::move(options))) {
    m_impl->pictures = std::thread([impl = m_impl.get()] { impl->run(); });
    m_impl->sounds = std::thread([impl = m_impl.get()] { impl->runSound(); });
}

Player::~Player() {
    m_impl->wish(true, true, [](Wishes& w) { w.quit = true; });
    m_impl->pictures.join();
    m_impl->sounds.join();
}

void Player::open(const std::filesystem::path& path, const ClipOptions&) {
    m_impl->wish(true, true, [&](Wishes& w) { w = {.open = Wishes::Open{path}, .quit = w.quit}; });
}

void Player::open(MediaIndexPtr index, const ClipOptions&) {
    if (!index)
        return close();
    m_impl->wish(true, true, [&](Wishes& w) { w = {.open = Wishes::Open{std::move(index)}, .quit = w.quit}; });
}

void Player::close() {
    m_impl->wish(true, true, [](Wishes& w) { w = {.close = true, .quit = w.quit}; });
}

void Player::seekToFrame(std::int64_t frame) {
    m_impl->wish(true, false, [&](Wishes& w) {
        w.seek = frame;
        w.steps = 0;
        m_impl->status.seeking = true;
    });
}

void Player::seekToTime(MediaTime time) {
    m_impl->wish(true, false, [&](Wishes& w) {
        w.seek = time;
        w.steps = 0;
        m_impl->status.seeking = true;
    });
}

void Player::stepBy(std::int64_t n) {
    if (n == 0)
        return;
    m_impl->wish(false, false, [&](Wishes& w) {
        w.steps = std::clamp<std::int64_t>(w.steps + std::clamp<std::int64_t>(n, -1'000'000'000, 1'000'000'000),
                                           -1'000'000'000, 1'000'000'000);
        if (w.play)
            w.play = false; // a step after play() stops
        m_impl->status.seeking = w.steps != 0;
    });
}

void Player::play() {
    m_impl->wish(false, false, [](Wishes& w) { w.play = true; });
}

void Player::pause() {
    m_impl->wish(false, false, [](Wishes& w) { w.play = false; });
}

void Player::togglePlay() {
    m_impl->wish(false, false,
                 [this](Wishes& w) { w.play = !w.play.value_or(m_impl->status.state == PlayState::Playing); });
}

void Player::setSpeed(double speed) {
    if (!std::isfinite(speed) || speed == 0)
        return;
    m_impl->wish(false, false, [&](Wishes& w) {
        m_impl->status.speed = std::clamp(speed, -8.0, 8.0);
        w.retime = true;
    });
}

void Player::setLoop(std::optional<TimeSpan> loop) {
    m_impl->wish(false, false, [&](Wishes& w) {
        m_impl->status.loop = loop && loop->isValid() && !loop->isPoint() ? loop : std::nullopt;
        w.retime = w.retime || m_impl->status.state != PlayState::Playing;
    });
}

void Player::setVolume(double volume) {
    if (std::isfinite(volume))
        m_impl->wish(false, false, [&](Wishes&) { m_impl->status.volume = std::clamp(volume, 0.0, 1.0); });
}

void Player::setMuted(bool muted) {
    m_impl->wish(false, false, [&](Wishes&) { m_impl->status.muted = muted; });
}

PlayerStatus Player::status() const {
    const std::lock_guard lock(m_impl->mutex);
    PlayerStatus copy = m_impl->status;
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

} // namespace attune

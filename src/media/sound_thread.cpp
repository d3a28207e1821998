// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sound_thread.h"

#include "media/sound_reader.h"
#include "media/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

namespace attune {
namespace {
constexpr AudioFormat soundFormat{48000, 2};
} // namespace

/// The thread's own: from the file to the device.
struct SoundThread::Feed {
    explicit Feed(AudioSink* s) : sink(s) {}

    AudioSink* sink;
    std::unique_ptr<SoundReader> reader;
    MediaIndexPtr readerOf;
    TimeStretch stretch{soundFormat.sampleRate, soundFormat.channels,
                        [this](std::span<float> samples) { reader->read(samples); }};
    std::vector<float> block;
    StallWatch watch;
    bool running = false;
    std::int64_t written = 0, played = 0;
    std::int64_t heardAtNs = 0; ///< when `played` was so
    float gain = -1;

    void stop() {
        if (running)
            sink->stop();
        running = false;
    }
    // The file whose sound is wanted; a later stage of the same index has the same sound.
    void use(const MediaIndexPtr& index) {
        if (!index || (readerOf && readerOf->info.path == index->info.path && readerOf->zeroNs == index->zeroNs &&
                       readerOf->audioStreams == index->audioStreams)) {
            if (!index) {
                reader.reset();
                readerOf.reset();
            }
            return;
        }
        reader.reset();
        readerOf.reset();
        if (auto opened = SoundReader::open(index, 0, soundFormat)) {
            reader = std::move(*opened);
            readerOf = index;
        }
    }
    // False when there is no sound or no device.
    bool start(MediaTime from, double speed, std::int64_t nowNs) {
        if (!reader)
            return false;
        reader->seek(from);
        stretch.reset(speed);
        written = played = 0;
        gain = -1;
        running = sink->start(soundFormat).has_value();
        watch.reset(nowNs);
        return running;
    }
    // Fills the device's buffer. True when the device has stalled.
    bool pump(float wantedGain, const TimeSource& time) {
        for (std::int64_t room = sink->freeFrames(); room > 0;) {
            const std::int64_t n = std::min<std::int64_t>(room, 1024);
            block.resize(static_cast<std::size_t>(n * soundFormat.channels));
            stretch.read(block);
            if (gain < 0)
                gain = wantedGain;
            const float step = (wantedGain - gain) / static_cast<float>(block.size()); // no click when it changes
            for (float& sample : block) {
                gain += step;
                sample *= gain;
            }
            gain = wantedGain;
            const std::int64_t took = sink->write(block);
            written += took;
            room = took < n ? 0 : room - n;
        }
        const std::int64_t heard = std::min(sink->playedFrames(), written);
        heardAtNs = time.nowNs();
        const bool stalled = watch.stalled(heard, written > heard, heardAtNs);
        played = std::max(played, heard);
        return stalled;
    }
};

SoundThread::SoundThread(std::mutex& mutex, std::condition_variable& wake, TimeSource& time, SoundDesk& desk,
                         MediaClock& clock, std::shared_ptr<AudioSink> sink)
    : m_mutex(mutex), m_wake(wake), m_time(time), m_desk(desk), m_clock(clock), m_sink(std::move(sink)),
      m_thread([this] { run(); }) {}

SoundThread::~SoundThread() { m_thread.join(); }

// With the mutex held: from here on time runs steadily.
void SoundThread::lost(std::uint64_t generation) {
    if (m_desk.generation == generation) {
        m_clock.release(m_time.nowNs());
        m_desk.leads = false;
    }
    m_desk.lost = !m_desk.lostTold;
    m_desk.lostTold = true;
    m_wake.notify_all();
}

void SoundThread::run() {
    Feed feed(m_sink.get());
    std::uint64_t doing = 0;
    MediaTime from;
    double speed = 1;
    std::int64_t heardBefore = 0;
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto ready = [&] { return m_desk.quit || m_desk.generation != doing; };
        m_time.wait(lock, m_wake, feed.running ? std::optional(m_time.nowNs() + soundPollNs) : std::nullopt, ready);
        if (m_desk.quit)
            break;
        if (m_desk.generation != doing) {
            doing = m_desk.generation;
            from = m_desk.from;
            speed = m_desk.speed;
            heardBefore = 0;
            const bool active = m_desk.active && m_sink;
            const MediaIndexPtr index = m_desk.index;
            lock.unlock();
            feed.stop();
            if (active || !index)
                feed.use(index);
            const bool failed = active && !feed.start(from, speed, m_time.nowNs());
            lock.lock();
            if (failed)
                lost(doing);
        }
        if (!feed.running)
            continue;
        const float gain = m_desk.volume;
        lock.unlock();
        const bool stalled = feed.pump(gain, m_time);
        if (stalled)
            feed.stop();
        lock.lock();
        if (stalled) {
            lost(doing);
        } else if (feed.played > heardBefore && m_desk.generation == doing) {
            heardBefore = feed.played;
            const double heardNs = static_cast<double>(feed.played) * 1e9 / soundFormat.sampleRate * speed;
            const bool first = m_clock.held();
            m_clock.correct(MediaTime(from.ns + std::llround(heardNs)), feed.heardAtNs);
            if (!m_desk.leads || first) {
                m_desk.leads = true;
                m_wake.notify_all();
            }
        }
    }
    lock.unlock();
    feed.stop();
}

} // namespace attune

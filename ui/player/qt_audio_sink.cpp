// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/qt_audio_sink.h"

#include "ui/words.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <vector>

namespace attune::ui {
namespace {

constexpr std::int64_t ringMs = 150;

/// Samples on their way, and what is known of those that went. Shared by the engine's sound thread and the device's.
struct Ring {
    mutable std::mutex mutex;
    AudioFormat format;
    std::vector<float> samples; ///< circular
    std::size_t head = 0, fill = 0;
    std::int64_t run = 0;     ///< counts starts
    std::int64_t written = 0; ///< sample frames since start
    std::atomic<std::int64_t> played{0};
    std::atomic<bool> deviceThere{false};
    std::atomic<bool> failed{false};
};

/// What QAudioSink reads. Gives silence when the ring is empty, so that the device keeps running.
class RingReader final : public QIODevice {
  public:
    RingReader(Ring& ring, bool asInt16) : m_ring(ring), m_asInt16(asInt16) {}

    /// Sample frames of real sound given to the device.
    [[nodiscard]] std::int64_t given() const { return m_given; }
    /// Sample frames of silence given while there was nothing to play.
    [[nodiscard]] std::int64_t silence() const { return m_silence; }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return 1 << 20; }

  protected:
    qint64 readData(char* data, qint64 maxSize) override {
        const std::lock_guard lock(m_ring.mutex);
        const std::size_t channels = static_cast<std::size_t>(m_ring.format.channels);
        const std::size_t sampleBytes = m_asInt16 ? sizeof(std::int16_t) : sizeof(float);
        const std::size_t wanted = static_cast<std::size_t>(maxSize) / sampleBytes / channels * channels;
        const std::size_t real = std::min(wanted, m_ring.fill);
        for (std::size_t i = 0; i < wanted; ++i) {
            const float sample = i < real ? m_ring.samples[(m_ring.head + i) % m_ring.samples.size()] : 0.0F;
            if (m_asInt16) {
                const auto value = static_cast<std::int16_t>(std::clamp(sample, -1.0F, 1.0F) * 32767.0F);
                std::memcpy(data + i * sampleBytes, &value, sampleBytes);
            } else {
                std::memcpy(data + i * sampleBytes, &sample, sampleBytes);
            }
        }
        if (real > 0)
            m_ring.head = (m_ring.head + real) % m_ring.samples.size();
        m_ring.fill -= real;
        m_given += static_cast<std::int64_t>(real / channels);
        m_silence += static_cast<std::int64_t>((wanted - real) / channels);
        return static_cast<qint64>(wanted) * static_cast<qint64>(sampleBytes);
    }
    qint64 writeData(const char*, qint64) override { return -1; }

  private:
    Ring& m_ring;
    bool m_asInt16;
    std::int64_t m_given = 0;
    std::int64_t m_silence = 0;
};

/// Lives on the device's thread.
class Device final : public QObject {
  public:
    explicit Device(Ring& ring) : m_ring(ring), m_timer(new QTimer(this)) {
        m_timer->setInterval(10);
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer, &QTimer::timeout, this, [this] { publish(); });
    }

    void watchDevices() {
        m_devices = std::make_unique<QMediaDevices>();
        connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, [this] { look(); });
        look();
    }

    void open(const AudioFormat& format, std::int64_t run) {
        close();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat wanted;
        wanted.setSampleRate(format.sampleRate);
        wanted.setChannelCount(format.channels);
        wanted.setSampleFormat(QAudioFormat::Float);
        if (!device.isNull() && !device.isFormatSupported(wanted))
            wanted.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(wanted)) {
            m_ring.failed = true;
            return;
        }
        m_run = run;
        m_rate = format.sampleRate;
        m_reader = std::make_unique<RingReader>(m_ring, wanted.sampleFormat() == QAudioFormat::Int16);
        m_reader->open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(device, wanted);
        m_sink->setBufferSize(wanted.bytesForDuration(60'000));
        m_sink->start(m_reader.get());
        if (m_sink->error() != QAudio::NoError) {
            m_ring.failed = true;
            close();
            return;
        }
        m_timer->start();
    }

    void close() {
        m_timer->stop();
        if (m_sink)
            m_sink->reset();
        m_sink.reset();
        m_reader.reset();
    }

  private:
    void look() { m_ring.deviceThere = !QMediaDevices::defaultAudioOutput().isNull(); }

    /// Heard = taken by the device less what still waits in its buffer, less the silence among it.
    void publish() {
        if (!m_sink)
            return;
        if (m_sink->state() == QAudio::StoppedState) {
            m_ring.failed = true;
            close();
            return;
        }
        const std::int64_t silence = m_reader->silence();
        const std::int64_t given = m_reader->given();
        const std::int64_t processed = m_sink->processedUSecs() * m_rate / 1'000'000;
        const std::int64_t heard = std::clamp<std::int64_t>(processed - silence, 0, given);
        const std::lock_guard lock(m_ring.mutex);
        if (m_run == m_ring.run && heard > m_ring.played)
            m_ring.played = heard;
    }

    Ring& m_ring;
    QTimer* m_timer;
    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<RingReader> m_reader;
    std::unique_ptr<QAudioSink> m_sink;
    std::int64_t m_run = -1;
    std::int64_t m_rate = 48000;
};

} // namespace

struct QtAudioSink::Impl {
    Ring ring;
    QThread thread;
    Device* device = nullptr;
};

QtAudioSink::QtAudioSink() : m_impl(std::make_unique<Impl>()) {
    m_impl->thread.setObjectName(Words::tr("sound device"));
    m_impl->device = new Device(m_impl->ring);
    m_impl->device->moveToThread(&m_impl->thread);
    QObject::connect(&m_impl->thread, &QThread::finished, m_impl->device, &QObject::deleteLater);
    m_impl->thread.start();
    QMetaObject::invokeMethod(m_impl->device, [device = m_impl->device] { device->watchDevices(); });
}

QtAudioSink::~QtAudioSink() {
    QMetaObject::invokeMethod(m_impl->device, [device = m_impl->device] { device->close(); });
    m_impl->thread.quit();
    m_impl->thread.wait();
}

Status QtAudioSink::start(const AudioFormat& format) {
    Ring& ring = m_impl->ring;
    if (!ring.deviceThere)
        return fail(ErrorCode::NotFound, "no sound device was found", {}, "connect one; the picture plays without it");
    if (ring.failed.exchange(false))
        return fail(ErrorCode::Io, "the sound device could not be opened", {},
                    "close other programs that use it; the picture plays without it");
    std::int64_t run = 0;
    {
        const std::lock_guard lock(ring.mutex);
        ring.format = format;
        const auto frames = static_cast<std::size_t>(format.sampleRate * ringMs / 1000);
        ring.samples.assign(frames * static_cast<std::size_t>(format.channels), 0.0F);
        ring.head = ring.fill = 0;
        ring.written = 0;
        ring.played = 0;
        run = ++ring.run;
    }
    QMetaObject::invokeMethod(m_impl->device, [device = m_impl->device, format, run] { device->open(format, run); });
    return {};
}

std::int64_t QtAudioSink::write(std::span<const float> interleaved) {
    Ring& ring = m_impl->ring;
    const std::lock_guard lock(ring.mutex);
    if (ring.samples.empty())
        return 0;
    const std::size_t channels = static_cast<std::size_t>(ring.format.channels);
    const std::size_t count = std::min(interleaved.size(), ring.samples.size() - ring.fill) / channels * channels;
    for (std::size_t i = 0; i < count; ++i)
        ring.samples[(ring.head + ring.fill + i) % ring.samples.size()] = interleaved[i];
    ring.fill += count;
    ring.written += static_cast<std::int64_t>(count / channels);
    return static_cast<std::int64_t>(count / channels);
}

std::int64_t QtAudioSink::freeFrames() const {
    const Ring& ring = m_impl->ring;
    const std::lock_guard lock(ring.mutex);
    return static_cast<std::int64_t>((ring.samples.size() - ring.fill) /
                                     static_cast<std::size_t>(std::max(1, ring.format.channels)));
}

std::int64_t QtAudioSink::playedFrames() const { return m_impl->ring.played; }

void QtAudioSink::stop() {
    Ring& ring = m_impl->ring;
    {
        const std::lock_guard lock(ring.mutex);
        ring.head = ring.fill = 0;
        ++ring.run;
    }
    QMetaObject::invokeMethod(m_impl->device, [device = m_impl->device] { device->close(); });
}

} // namespace attune::ui

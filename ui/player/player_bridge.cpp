// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_bridge.h"

#include "ui/words.h"

#include <chrono>
#include <mutex>
#include <span>
#include <utility>

namespace attune::ui {

/// Between an engine's thread and the window's: holds the newest frame until it is taken.
struct PlayerBridge::Mailbox {
    std::mutex mutex;
    ShownFrame latest;
    bool posted = false;
};

/// The one sound device, lent to one engine: taken back, that engine's sound thread no longer reaches it, however late
/// it ends. Without a device it is as one that cannot be opened.
class PlayerBridge::LentSink final : public AudioSink {
  public:
    explicit LentSink(std::shared_ptr<AudioSink> sink) : m_sink(std::move(sink)) {}

    void takeBack() {
        const std::lock_guard lock(m_mutex);
        if (m_sink && m_started)
            m_sink->stop();
        m_sink.reset();
    }
    Status start(const AudioFormat& format) override {
        const std::lock_guard lock(m_mutex);
        if (!m_sink)
            return fail(ErrorCode::Cancelled, "the clip is closed");
        const Status started = m_sink->start(format);
        m_started = started.has_value();
        return started;
    }
    std::int64_t write(std::span<const float> interleaved) override {
        const std::lock_guard lock(m_mutex);
        return m_sink ? m_sink->write(interleaved) : 0;
    }
    std::int64_t freeFrames() const override {
        const std::lock_guard lock(m_mutex);
        return m_sink ? m_sink->freeFrames() : 0;
    }
    std::int64_t playedFrames() const override {
        const std::lock_guard lock(m_mutex);
        return m_sink ? m_sink->playedFrames() : 0;
    }
    void stop() override {
        const std::lock_guard lock(m_mutex);
        if (m_sink)
            m_sink->stop();
        m_started = false;
    }

  private:
    mutable std::mutex m_mutex;
    std::shared_ptr<AudioSink> m_sink;
    bool m_started = false;
};

PlayerBridge::PlayerBridge(std::shared_ptr<AudioSink> sink, QObject* parent)
    : QObject(parent), m_sink(std::move(sink)) {}

PlayerBridge::~PlayerBridge() {
    close();
    m_ending.clear(); // waits
}

std::function<void(const ShownFrame&)> PlayerBridge::frameTaker(ShownFrame& into, void (PlayerBridge::*signal)()) {
    return [this, signal, &into, generation = m_generation,
            mailbox = std::make_shared<Mailbox>()](const ShownFrame& frame) {
        {
            const std::lock_guard lock(mailbox->mutex);
            mailbox->latest = frame;
            if (std::exchange(mailbox->posted, true))
                return;
        }
        QMetaObject::invokeMethod(
            this,
            [this, signal, &into, generation, mailbox] {
                if (generation != m_generation)
                    return;
                {
                    const std::lock_guard lock(mailbox->mutex);
                    mailbox->posted = false;
                    into = std::exchange(mailbox->latest, {});
                }
                emit(this->*signal)();
            },
            Qt::QueuedConnection);
    };
}

void PlayerBridge::open(const std::filesystem::path& path, const ClipOptions& options) {
    close();
    const int generation = m_generation;
    // Everything below runs on the engine's threads. These end before this object does, so "this" is valid; queued
    // calls that arrive after another open() are told apart by the generation.
    const auto post = [this, generation](auto call) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, call = std::move(call)] {
                if (generation == m_generation)
                    call();
            },
            Qt::QueuedConnection);
    };
    PlayerCallbacks callbacks;
    callbacks.frameShown = frameTaker(m_shown, &PlayerBridge::frameShown);
    callbacks.stateChanged = [this, post] { post([this] { emit stateChanged(); }); };
    callbacks.opened = [this, post](const MediaIndexPtr& index) {
        post([this, index] {
            m_index = index;
            emit opened();
        });
    };
    callbacks.indexChanged = [this, post](const MediaIndexPtr& index) {
        post([this, index] {
            m_index = index;
            emit indexChanged();
        });
    };
    callbacks.backgroundProgress = [this, post](double share) {
        post([this, share] { emit backgroundProgress(share); });
    };
    callbacks.secondShown = frameTaker(m_secondShown, &PlayerBridge::secondFrameShown);
    callbacks.secondOpened = [this, post](const MediaIndexPtr&) { post([this] { emit secondOpened(); }); };
    callbacks.openProgress = [this, post](double share) { post([this, share] { emit openProgress(share); }); };
    callbacks.error = [this, post](const Error& error) {
        post([this, sentence = Words::of(error)] { emit failed(sentence); });
    };
    callbacks.finished = [this, post] { post([this] { emit finished(); }); };
    callbacks.soundLost = [this, post] { post([this] { emit soundLost(); }); };
    PlayerOptions engine;
    if (m_sink)
        engine.sink = m_lent = std::make_shared<LentSink>(m_sink);
    m_player = std::make_unique<Player>(std::move(callbacks), std::move(engine));
    m_player->open(path, options);
}

void PlayerBridge::close() {
    if (m_lent)
        m_lent->takeBack();
    m_lent.reset();
    std::erase_if(m_ending, [](const std::future<void>& ending) {
        return ending.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    // Its background work runs at the lowest priority and may take a while to notice.
    if (m_player)
        m_ending.push_back(
            std::async(std::launch::async, [engine = std::move(m_player)]() mutable { engine.reset(); }));
    ++m_generation;
    m_index.reset();
    m_shown = {};
    m_secondShown = {};
}

void PlayerBridge::openSecond(const std::filesystem::path& path, MediaDuration offset, const ClipOptions& options) {
    if (!m_player)
        return;
    closeSecond();
    m_player->openSecond(path, offset, options);
}

void PlayerBridge::closeSecond() {
    if (m_player)
        m_player->closeSecond();
    m_secondShown = {};
}

MediaIndexPtr PlayerBridge::secondIndex() const { return m_player ? m_player->secondIndex() : nullptr; }

PlayerStatus PlayerBridge::status() const { return m_player ? m_player->status() : PlayerStatus{}; }

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_bridge.h"

#include <mutex>
#include <utility>

namespace attune::ui {

/// Between an engine's thread and the window's: holds the newest frame until it is taken.
struct PlayerBridge::Mailbox {
    std::mutex mutex;
    ShownFrame latest;
    bool posted = false;
};

PlayerBridge::PlayerBridge(std::shared_ptr<AudioSink> sink, QObject* parent)
    : QObject(parent), m_sink(std::move(sink)) {}

PlayerBridge::~PlayerBridge() { m_player.reset(); }

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
    // Everything below runs on the engine's threads. The engine is destroyed before this object, so "this" is valid;
    // queued calls that arrive after another open() are told apart by the generation.
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
        post([this, sentence = QString::fromStdString(error.text())] { emit failed(sentence); });
    };
    callbacks.finished = [this, post] { post([this] { emit finished(); }); };
    callbacks.soundLost = [this, post] { post([this] { emit soundLost(); }); };
    PlayerOptions engine;
    engine.sink = m_sink;
    m_player = std::make_unique<Player>(std::move(callbacks), std::move(engine));
    m_player->open(path, options);
}

void PlayerBridge::close() {
    m_player.reset();
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

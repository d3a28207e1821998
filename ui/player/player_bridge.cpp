// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_bridge.h"

#include <mutex>
#include <utility>

namespace attune::ui {

struct PlayerBridge::Mailbox {
    std::mutex mutex;
    ShownFrame latest;
    bool posted = false;
};

PlayerBridge::PlayerBridge(std::shared_ptr<AudioSink> sink, QObject* parent)
    : QObject(parent), m_sink(std::move(sink)) {}

PlayerBridge::~PlayerBridge() { m_player.reset(); }

void PlayerBridge::open(const std::filesystem::path& path) {
    close();
    const int generation = m_generation;
    auto mailbox = std::make_shared<Mailbox>();
    m_mailbox = mailbox;
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
    callbacks.frameShown = [this, generation, mailbox](const ShownFrame& frame) {
        {
            const std::lock_guard lock(mailbox->mutex);
            mailbox->latest = frame;
            if (std::exchange(mailbox->posted, true))
                return;
        }
        QMetaObject::invokeMethod(this, [this, generation] { takeFrame(generation); }, Qt::QueuedConnection);
    };
    callbacks.stateChanged = [this, post] { post([this] { emit stateChanged(); }); };
    callbacks.opened = [this, post](const MediaIndexPtr&) { post([this] { emit opened(); }); };
    callbacks.openProgress = [this, post](double share) { post([this, share] { emit openProgress(share); }); };
    callbacks.error = [this, post](const Error& error) {
        post([this, sentence = QString::fromStdString(error.text())] { emit failed(sentence); });
    };
    callbacks.finished = [this, post] { post([this] { emit finished(); }); };
    callbacks.soundLost = [this, post] { post([this] { emit soundLost(); }); };
    PlayerOptions options;
    options.sink = m_sink;
    m_player = std::make_unique<Player>(std::move(callbacks), std::move(options));
    m_player->open(path);
}

void PlayerBridge::close() {
    m_player.reset();
    ++m_generation;
    m_mailbox.reset();
    m_shown = {};
}

void PlayerBridge::takeFrame(int generation) {
    if (generation != m_generation || !m_mailbox)
        return;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->posted = false;
        m_shown = std::exchange(m_mailbox->latest, {});
    }
    emit frameShown();
}

PlayerStatus PlayerBridge::status() const { return m_player ? m_player->status() : PlayerStatus{}; }

MediaIndexPtr PlayerBridge::index() const { return m_player ? m_player->index() : nullptr; }

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"

#include <QObject>
#include <filesystem>
#include <memory>

namespace attune::ui {

/// The media engine on the window's thread. Every callback of the engine hops over here by a queued call; of frames
/// that come faster than the window takes them, only the newest is kept.
class PlayerBridge : public QObject {
    Q_OBJECT
  public:
    explicit PlayerBridge(std::shared_ptr<AudioSink> sink, QObject* parent = nullptr);
    ~PlayerBridge() override;

    /// Opens a file with an engine of its own, so that no frame of another file can still arrive.
    void open(const std::filesystem::path& path);
    void close();

    /// Null when nothing was opened. Commands return at once.
    [[nodiscard]] Player* player() const { return m_player.get(); }
    /// The frame that is on the screen; empty before the first one.
    [[nodiscard]] const ShownFrame& shown() const { return m_shown; }
    [[nodiscard]] PlayerStatus status() const;
    [[nodiscard]] MediaIndexPtr index() const;
    [[nodiscard]] bool isPlaying() const { return status().state == PlayState::Playing; }

  signals:
    void frameShown();
    void stateChanged();
    void opened();
    void openProgress(double share);
    void failed(const QString& sentence);
    void finished();
    /// The sound device is gone; the picture goes on.
    void soundLost();

  private:
    struct Mailbox;
    void takeFrame(int generation);
    std::shared_ptr<AudioSink> m_sink;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Player> m_player;
    ShownFrame m_shown;
    int m_generation = 0;
};

} // namespace attune::ui

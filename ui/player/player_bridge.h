// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"

#include <QObject>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <vector>

namespace attune::ui {

/// The media engine on the window's thread. Every callback of the engine hops over here by a queued call; of frames
/// that come faster than the window takes them, only the newest is kept. What the getters say changes only with the
/// signals.
class PlayerBridge : public QObject {
    Q_OBJECT
  public:
    explicit PlayerBridge(std::shared_ptr<AudioSink> sink, QObject* parent = nullptr);
    ~PlayerBridge() override;

    /// Opens a file with an engine of its own, so that no frame of another file can still arrive.
    void open(const std::filesystem::path& path, const ClipOptions& options = {});
    /// Returns at once: the engine's threads end beside the window, nothing of it is seen or heard any more. The
    /// destructor waits for them.
    void close();
    /// Another camera beside it, see Player::openSecond().
    void openSecond(const std::filesystem::path& path, MediaDuration offset, const ClipOptions& options = {});
    void closeSecond();

    /// Null when nothing was opened. Commands return at once.
    [[nodiscard]] Player* player() const { return m_player.get(); }
    /// The frame that is on the screen; empty before the first one.
    [[nodiscard]] const ShownFrame& shown() const { return m_shown; }
    [[nodiscard]] PlayerStatus status() const;
    [[nodiscard]] MediaIndexPtr index() const { return m_index; }
    /// What the second view shows; without a frame where its file has no picture.
    [[nodiscard]] const ShownFrame& secondShown() const { return m_secondShown; }
    /// As far as it is known now; null before secondOpened().
    [[nodiscard]] MediaIndexPtr secondIndex() const;
    [[nodiscard]] bool isPlaying() const { return status().state == PlayState::Playing; }

  signals:
    void frameShown();
    void stateChanged();
    void opened();
    /// The index went on to its next stage.
    void indexChanged();
    void backgroundProgress(double share);
    void secondOpened();
    void secondFrameShown();
    void openProgress(double share);
    void failed(const QString& sentence);
    void finished();
    /// The sound device is gone; the picture goes on.
    void soundLost();

  private:
    struct Mailbox;
    class LentSink;
    [[nodiscard]] std::function<void(const ShownFrame&)> frameTaker(ShownFrame& into, void (PlayerBridge::*signal)());
    std::shared_ptr<AudioSink> m_sink;
    std::shared_ptr<LentSink> m_lent; ///< the sink, as the engine has it
    std::unique_ptr<Player> m_player;
    std::vector<std::future<void>> m_ending; ///< engines of clips closed before
    MediaIndexPtr m_index;
    ShownFrame m_shown, m_secondShown;
    int m_generation = 0;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/subtitles.h"

#include <QObject>
#include <optional>
#include <vector>

namespace attune::ui {

class Background;
class PictureView;
class PlayerBridge;

/// The subtitles of the file that is open, over its picture; off until asked for.
class Subtitles : public QObject {
    Q_OBJECT
  public:
    Subtitles(PlayerBridge* bridge, PictureView* picture, QObject* parent);

    /// Another file comes: off, and nothing is known.
    void reset();
    /// The next of: first track, second track, ..., off. Reads them from the file at the first call.
    void next();

  signals:
    void notice(const QString& text, bool isError);

  private:
    void turnOn(std::size_t from);
    void showCue();
    PlayerBridge* m_bridge;
    PictureView* m_picture;
    Background* m_work;
    std::optional<std::vector<SubtitleTrack>> m_tracks; ///< nothing: not read yet
    std::optional<std::size_t> m_track;
};

} // namespace attune::ui

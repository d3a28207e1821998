// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

namespace attune::ui {

class PictureView;
class Playback;
class PlayerBridge;
class Theme;

/// A clip in a small picture, that of its other camera below, for the rooms that play moments of clips. A click on a
/// picture is clicked().
class ClipPlayer : public QWidget {
    Q_OBJECT
  public:
    ClipPlayer(Theme& theme, QWidget* parent);

    /// Why the clip cannot be watched, in words; empty: it can.
    [[nodiscard]] static QString whyNot(const ClipCard& card);

    /// Reads the clip's file, or says in the picture's place why it cannot be watched.
    void open(const ClipCard& card);
    /// No picture; instead words, if there are any.
    void close(const QString& words = {});
    void pause();
    /// The pictures keep the clip's shape at this width in px at 100 %, and are no higher than leaves room for words.
    void fit(int width);

    /// Is what there is to see there?
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] PictureView* picture() const { return m_picture; }
    /// Hidden where the clip has no second view.
    [[nodiscard]] PictureView* secondPicture() const { return m_second; }
    [[nodiscard]] PlayerBridge* bridge() const { return m_bridge; }
    [[nodiscard]] Playback* playback() const { return m_playback; }

  signals:
    /// The file has been read: moments can be played.
    void opened();
    void failed(const QString& sentence);
    void clicked();

  private:
    void openSecond(const ClipCard& card);
    Theme& m_theme;
    PlayerBridge* m_bridge;
    PictureView *m_picture, *m_second;
    Playback* m_playback;
};

} // namespace attune::ui

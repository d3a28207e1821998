// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>
#include <vector>

class QLabel;

namespace attune::ui {

class PictureView;
class Playback;
class PlayerBridge;
class Theme;

/// A clip at one moment of a comparison: the picture, that of its other camera below, and what the reference and I said
/// there. Plays the moment with a second around it, over and over, when asked.
class MomentPane : public QWidget {
    Q_OBJECT
  public:
    MomentPane(Theme& theme, QWidget* parent);

    /// Reads the clip's file unless it is open already, or says why it can't be watched.
    void open(const ClipCard& card);
    void close();
    void pause();
    /// Shows a dimension's row of the comparison that is open at the first of its moments, paused.
    void showRow(const ComparisonRow& row);
    void showMoment(TimeSpan span, bool play);
    /// Loops the moment shown; the next of the row when it is looping already.
    void loopNext();
    /// The picture keeps the clip's shape at this width in px at 100 %.
    void fit(int width);

    bool perform(const QString& actionId);
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] PictureView* picture() const { return m_picture; }
    /// Hidden where the clip has no second view.
    [[nodiscard]] PictureView* secondPicture() const { return m_second; }
    [[nodiscard]] PlayerBridge* bridge() const { return m_bridge; }

  signals:
    /// The moment shown has changed; without the second around it.
    void momentShown(attune::TimeSpan span);
    void opened();
    void notice(const QString& text, bool isError);

  private:
    void openSecond(const ClipCard& card);
    [[nodiscard]] std::vector<TimeSpan> moments() const;
    [[nodiscard]] QString wordsAt(const std::vector<Evidence>& evidence, TimeSpan span) const;

    Theme& m_theme;
    PlayerBridge* m_bridge;
    PictureView *m_picture, *m_second;
    Playback* m_playback;
    QLabel *m_moment, *m_loopChip, *m_reason, *m_referenceWords, *m_myWords;
    ComparisonRow m_row;
    MediaTime m_end; ///< of the clip; 0 while that is not known
    std::optional<TimeSpan> m_span;
};

} // namespace attune::ui

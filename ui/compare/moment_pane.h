// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/feedback.h"

#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;

namespace attune::ui {

class ClipPlayer;
class PictureView;
class Playback;
class PlayerBridge;
class Theme;

/// A clip at one moment of a comparison: the picture, that of its other camera below, what the reference and I said
/// there, and how we part over it. Plays the moment with a second around it, over and over, when asked. A moment of
/// another clip that shows what a point of the scale means is played in the same place, on the way there and back.
class MomentPane : public QWidget {
    Q_OBJECT
  public:
    MomentPane(Theme& theme, Session& session, QWidget* parent);

    /// Reads the clip's file unless it is open already, or says why it can't be watched.
    void open(const ClipCard& card);
    void close();
    void pause();
    void setComparison(const Comparison& comparison);
    /// Shows a dimension's row of the comparison at the first of its moments, paused.
    void showRow(std::size_t row);
    void showMoment(TimeSpan span, bool play);
    /// Loops the moment shown; the next of the row when it is looping already.
    void loopNext();
    /// Plays the next example of the row, after the last one goes back to the clip itself. Says so when there is none.
    void nextExample();
    /// Is another clip's example in the picture's place?
    [[nodiscard]] bool showsExample() const { return m_example.has_value(); }
    /// The picture keeps the clip's shape at this width in px at 100 %.
    void fit(int width);

    bool perform(const QString& actionId);
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] PictureView* picture() const;
    /// Hidden where the clip has no second view.
    [[nodiscard]] PictureView* secondPicture() const;
    [[nodiscard]] PlayerBridge* bridge() const { return m_bridge; }

  signals:
    /// The moment shown has changed; without the second around it.
    void momentShown(attune::TimeSpan span);
    void opened();
    void notice(const QString& text, bool isError);

  private:
    void showExample(std::size_t example);
    /// Back to the clip compared, at its moment.
    void leaveExample();
    void showButton();
    [[nodiscard]] const ComparisonRow& row() const { return m_comparison.rows[m_row]; }
    [[nodiscard]] const std::vector<AnchorExample>& examples() const;
    [[nodiscard]] std::vector<const Evidence*> moments() const;
    [[nodiscard]] QString wordsAt(const std::vector<Evidence>& evidence, TimeSpan span) const;

    Theme& m_theme;
    ClipPlayer* m_player;
    PlayerBridge* m_bridge;
    Playback* m_playback;
    QLabel *m_moment, *m_loopChip, *m_kind, *m_reason, *m_referenceWords, *m_myWords;
    QPushButton* m_exampleButton;
    Session& m_session;
    ClipCard m_card; ///< of the clip compared
    Comparison m_comparison;
    Feedback m_feedback;
    std::size_t m_row = 0;
    std::optional<std::size_t> m_example; ///< of the row's, in the picture's place
    MediaTime m_end;                      ///< of the clip; 0 while that is not known
    std::optional<TimeSpan> m_span;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/coverage.h"
#include "ui/room.h"
#include "workspace/session.h"

#include <QElapsedTimer>
#include <memory>

class QLabel;
class QStackedLayout;

namespace attune::ui {

class Button;
class CodeKeys;
class FileCheck;
class PictureView;
class Playback;
class PlayerBridge;
class LearnStrip;
class RatingPanel;
class TimelinePanel;
class Subtitles;
class Transport;
class TwoViews;
class WatchedLine;
class WorkTimer;

/// The workbench: picture, transport, rating panel, timeline over one clip and one's own coding of it.
class CodeRoom : public Room {
    Q_OBJECT
  public:
    explicit CodeRoom(AppContext context, QWidget* parent = nullptr);
    ~CodeRoom() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("code"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    void leave() override;
    void openClip(const ClipId& clip) override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool takesCode(const QString& key) const override;
    void codeKey(const QString& key, bool down) override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString blindText() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] PictureView* picture() const { return m_picture; }
    [[nodiscard]] Transport* transport() const { return m_transport; }
    [[nodiscard]] RatingPanel* panel() const { return m_panel; }
    [[nodiscard]] TimelinePanel* timeline() const { return m_timeline; }
    [[nodiscard]] PlayerBridge* bridge() const { return m_bridge; }
    [[nodiscard]] CodeKeys* codeKeys() const { return m_codes; }
    [[nodiscard]] TwoViews* views() const { return m_views; }
    [[nodiscard]] CodingDesk* desk() const { return m_desk; }

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    QWidget* makeNoClipPage();
    void deskChanged();
    [[nodiscard]] ClipCard cardOf(const ClipId& clip) const;
    void openMedia(const ClipCard& card);
    void frameShown();
    void indexArrived();
    void showWork();
    void showBar();
    void keepCoverage();
    void keepRows();
    void layRows();
    void showWatched();
    void report(const Status& status);
    void addSegment();
    void splitSegment();
    void stepEdge(int direction);
    void connectTimeline();
    bool performOnMarks(const QString& id);
    bool performOnNotes(const QString& id);
    void mergeSegments();
    void copyToNextRow();
    void showHistory();
    void stepMark(int direction);
    void nudge(bool end, int frames);
    void goTo(const Segment& segment);
    [[nodiscard]] TimeSpan markSpan() const;
    /// The dimension whose row has the focus; empty: none.
    [[nodiscard]] DimensionId focusedDimension() const;

    QStackedLayout* m_pages;
    PlayerBridge* m_bridge;
    PictureView* m_picture;
    Transport* m_transport;
    Playback* m_playback;
    RatingPanel* m_panel;
    LearnStrip* m_learn;
    TimelinePanel* m_timeline;
    CodeKeys* m_codes;
    TwoViews* m_views;
    Subtitles* m_subtitles;
    WorkTimer* m_timer;
    WatchedLine* m_watched;
    FileCheck* m_fileCheck;
    CodingDesk* m_desk = nullptr;
    std::optional<ClipId> m_clip;
    std::filesystem::path m_media; ///< of the clip as it is shown; empty: it is not
    QString m_noteGone;            ///< the note whose times one goes through
    qsizetype m_noteTime = 0;      ///< the one gone to last
    Coverage m_coverage;
    std::vector<WatchedSpan> m_watchedKept; ///< what the library has of it
    int m_percent = -1;
    bool m_toldSound = false, m_toldWarning = false;
    QElapsedTimer m_workTime; ///< since the background work on the clip began
    QLabel *m_alias = nullptr, *m_title = nullptr, *m_facts = nullptr, *m_place = nullptr;
};

} // namespace attune::ui

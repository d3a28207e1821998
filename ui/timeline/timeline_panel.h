// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/frame_index.h"
#include "models/coding.h"

#include <QWidget>
#include <optional>

class QLabel;
class QSlider;
class QScrollArea;
class QStackedWidget;

namespace attune::ui {

class Button;
class HistoryList;
class LineEdit;
class ClipSignals;
struct SignalCache;
class Theme;
class TimelineList;
class TimelineMap;
class TimelineView;

/// The lower half of the workbench: tools, and the timeline as picture or as list.
class TimelinePanel : public QWidget {
    Q_OBJECT
  public:
    explicit TimelinePanel(Theme* theme, QWidget* parent = nullptr);

    /// Length from the library until the file has been read; where to keep what is made of the clip.
    void setClip(MediaDuration duration, const SignalCache& cache);
    /// What is known of the file by now; null: nothing.
    void setIndex(const MediaIndexPtr& index);
    /// Work on the clip beside what one sees: words and, where it can be stopped, a button. Empty: none.
    void setWork(const QString& words, bool canStop);
    void setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly);
    void refresh();
    void setAsList(bool list);
    /// Which rows there is room for; the panel's height follows.
    void setRows(bool pictures, bool sound, bool motion);
    /// No higher than this, in px, unless the rows are lower; 0: only its tools are there.
    void setMost(int px);
    [[nodiscard]] bool isList() const;
    /// Opens the line to look for words in.
    void find();
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] TimelineView* view() const { return m_view; }
    [[nodiscard]] TimelineMap* map() const { return m_map; }
    /// The history in place of the timeline, and back.
    void setHistory(bool shown);
    [[nodiscard]] bool isHistory() const;
    [[nodiscard]] HistoryList* history() const { return m_history; }
    [[nodiscard]] TimelineList* list() const { return m_list; }
    [[nodiscard]] ClipSignals* clipSignals() const { return m_signals; }

  signals:
    void actionRequested(const QString& id);
    void stopRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void restyle();
    void showRange();
    void fitHeight();
    Theme* m_theme;
    ClipSignals* m_signals;
    TimelineView* m_view;
    TimelineMap* m_map;
    TimelineList* m_list;
    QStackedWidget* m_stack;
    QWidget* m_tools;
    MediaIndexPtr m_index;
    QLabel *m_title, *m_range, *m_work;
    Button *m_segment, *m_split, *m_snap, *m_asList, *m_out, *m_in, *m_fit, *m_stop;
    QSlider* m_zoom;
    LineEdit* m_find;
    QScrollArea* m_scroll;
    std::optional<int> m_most; ///< px
    HistoryList* m_history;
};

} // namespace attune::ui

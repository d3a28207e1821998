// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_panel.h"

#include "ui/controls/button.h"
#include "ui/controls/key_text.h"
#include "ui/controls/line_edit.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/history_list.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_map.h"
#include "ui/timeline/timeline_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <cmath>

namespace attune::ui {

TimelinePanel::TimelinePanel(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_signals(new ClipSignals(this)), m_view(new TimelineView(theme, m_signals)),
      m_map(new TimelineMap(theme, m_view)), m_list(new TimelineList(theme)), m_stack(new QStackedWidget(this)),
      m_tools(new QWidget(this)), m_title(new ElidedLabel(tr("Timeline"))), m_range(new QLabel(m_tools)),
      m_work(new ElidedLabel), m_zoom(new QSlider(Qt::Horizontal)), m_find(new LineEdit(m_tools)),
      m_scroll(new QScrollArea), m_history(new HistoryList(theme)) {
    const auto button = [&](const char* icon, const QString& text, const QString& name, const QString& key,
                            const char* id) {
        auto* b = new Button(theme, Button::Kind::Quiet, QLatin1String(icon), text, m_tools);
        b->setSizes(28);
        b->setAccessibleName(name);
        b->setToolTip(key.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, key));
        const QString action = QLatin1String(id);
        if (!action.isEmpty())
            connect(b, &Button::clicked, this, [this, action] { emit actionRequested(action); });
        return b;
    };
    m_segment =
        button("plus", tr("Segment"), tr("Make a segment of the selection"), keyText("segment.add"), "segment.add");
    m_segment->setKeyHint(keyText("segment.add"));
    m_segment->setObjectName(QStringLiteral("timeline.segment"));
    m_split = button("split", tr("Split"), tr("Split the segment at the playhead"), keyText("segment.split"),
                     "segment.split");
    m_split->setObjectName(QStringLiteral("timeline.split"));
    m_snap = button("snap", tr("Snap to frames and edges"), tr("Snap to frames and edges"), {}, "");
    m_snap->setCheckable(true);
    m_snap->setChecked(true);
    m_snap->setObjectName(QStringLiteral("timeline.snap"));
    connect(m_snap, &Button::toggled, m_view, &TimelineView::setSnap);
    m_asList = button("list", tr("As a list"), tr("Segments and evidence as a list"), keyText("timeline.list"),
                      "timeline.list");
    m_asList->setCheckable(true);
    m_asList->setObjectName(QStringLiteral("timeline.asList"));
    m_out = button("minus", {}, tr("Zoom out"), keyText("timeline.zoomOut"), "timeline.zoomOut");
    m_in = button("plus", {}, tr("Zoom in"), keyText("timeline.zoomIn"), "timeline.zoomIn");
    m_fit = button("fit", tr("Fit"), tr("Show the whole clip"), keyText("timeline.fit"), "timeline.fit");
    m_fit->setObjectName(QStringLiteral("timeline.fit"));
    m_zoom->setRange(0, 1000);
    m_zoom->setFocusPolicy(Qt::TabFocus);
    m_zoom->setAccessibleName(tr("Zoom of the timeline"));
    connect(m_zoom, &QSlider::valueChanged, this, [this](int v) { m_view->setCloseness(v / 1000.0); });
    m_find->setObjectName(QStringLiteral("timeline.find"));
    m_find->setAccessibleName(tr("Find on the timeline"));
    m_find->setPlaceholderText(tr("Find a code or word, Enter for the next"));
    m_find->hide();
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_view->setFilter(text);
        m_list->setFilter(text);
    });
    connect(m_find, &LineEdit::accepted, this, [this] { emit actionRequested(QStringLiteral("timeline.findNext")); });
    connect(m_find, &LineEdit::cancelled, this, [this] {
        m_find->clear();
        m_find->hide();
        m_view->setFocus();
    });
    m_title->setProperty("look", "label");
    m_range->setProperty("look", "small");
    m_range->setProperty("tone", "3");
    m_range->setObjectName(QStringLiteral("timeline.range"));
    m_work->setProperty("look", "small");
    m_work->setProperty("tone", "2");
    m_work->setObjectName(QStringLiteral("timeline.work"));
    m_stop = button("close", tr("Stop"), tr("Stop this work; it begins again when the clip is next opened"), {}, "");
    m_stop->setObjectName(QStringLiteral("timeline.stop"));
    connect(m_stop, &Button::clicked, this, &TimelinePanel::stopRequested);
    setWork({}, false);

    auto* tools = new QHBoxLayout(m_tools);
    tools->setSizeConstraint(QLayout::SetNoConstraint); // what does not fit is left out, see resizeEvent()
    tools->setSpacing(4);
    tools->addWidget(m_title);
    tools->addSpacing(8);
    tools->addWidget(m_range);
    tools->addWidget(m_find);
    tools->addSpacing(16);
    tools->addWidget(m_work, 100); // before the empty room that follows
    tools->addWidget(m_stop);
    tools->addStretch(1);
    for (Button* b : {m_segment, m_split, m_snap, m_asList})
        tools->addWidget(b);
    tools->addSpacing(16);
    tools->addWidget(m_out);
    tools->addWidget(m_zoom);
    tools->addWidget(m_in);
    tools->addWidget(m_fit);

    m_scroll->setWidget(m_view);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_history);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_stack, 1);
    column->addWidget(m_map);
    connect(m_view, &TimelineView::rowsChanged, this, &TimelinePanel::fitHeight);
    connect(m_view, &TimelineView::rangeChanged, this, &TimelinePanel::showRange);
    const auto look = [this] { m_signals->setVisible(m_view->axis().visible(), m_view->pictureApart()); };
    connect(m_view, &TimelineView::rangeChanged, this, look);
    connect(m_signals, &ClipSignals::done, this, look);
    connect(theme, &Theme::changed, this, &TimelinePanel::restyle);
    restyle();
    showRange();
}

void TimelinePanel::restyle() {
    resizeEvent(nullptr); // what has room depends on the size of the text too
    m_tools->setFixedHeight(m_theme->px(36));
    m_tools->layout()->setContentsMargins(m_theme->px(16), 0, m_theme->px(12), 0);
    m_zoom->setFixedWidth(m_theme->px(96));
    m_find->setFixedWidth(m_theme->px(250));
    fitHeight();
    update();
}

/// As high as the rows, up to a bound; beyond it they scroll.
void TimelinePanel::fitHeight() {
    const int rows = m_view->sizeHint().height();
    m_view->setMinimumHeight(rows);
    const bool folded = m_most == 0;
    m_stack->setVisible(!folded);
    m_map->setVisible(!folded);
    const int tools = m_theme->px(36), around = tools + m_map->sizeHint().height();
    setFixedHeight(folded ? tools
                          : std::clamp(m_most.value_or(m_theme->px(452)), around + std::min(rows, m_theme->px(40)),
                                       around + rows));
}

void TimelinePanel::setMost(int px) {
    m_most = px;
    fitHeight();
}

void TimelinePanel::find() {
    m_find->show();
    m_find->selectAll();
    m_find->setFocus();
}

void TimelinePanel::showRange() {
    m_range->setText(m_view->rangeText());
    const QSignalBlocker blocker(m_zoom);
    m_zoom->setValue(static_cast<int>(std::lround(m_view->axis().closeness() * 1000)));
}

void TimelinePanel::setClip(MediaDuration duration, const SignalCache& cache) {
    m_signals->expect(cache);
    m_view->setFrames(nullptr);
    m_view->setDamage({});
    m_index.reset();
    m_view->setClip(duration);
    m_map->refresh();
    setWork({}, false);
}

void TimelinePanel::setIndex(const MediaIndexPtr& index) {
    m_view->setFrames(index && index->hasVideo() ? &index->frames : nullptr);
    m_index = index; // the view looks into it
    m_view->setDamage(index ? index->info.damage : std::vector<TimeSpan>());
    if (index && index->info.duration != m_view->axis().duration())
        m_view->setDuration(index->info.duration);
    m_view->refresh();
    m_map->refresh();
}

void TimelinePanel::setWork(const QString& words, bool canStop) {
    m_work->setText(words);
    m_work->setVisible(!words.isEmpty());
    m_stop->setVisible(canStop && !words.isEmpty());
}

void TimelinePanel::setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly) {
    m_view->setCoding(coding, scheme, readOnly);
    m_list->setCoding(coding, scheme, readOnly);
    m_map->refresh();
    m_segment->setEnabled(!readOnly);
    m_split->setEnabled(!readOnly);
}

void TimelinePanel::refresh() {
    m_view->refresh();
    m_list->refresh();
    m_map->refresh();
}

void TimelinePanel::setRows(bool pictures, bool sound, bool motion) {
    m_view->setRows(pictures, sound, motion);
    fitHeight();
}

QSize TimelinePanel::minimumSizeHint() const { return {m_theme->px(400), height()}; }

void TimelinePanel::resizeEvent(QResizeEvent*) {
    const bool narrow = width() < m_theme->px(1040);
    for (Button* b : {m_segment, m_split, m_snap, m_asList, m_fit})
        b->setCompact(narrow);
    m_range->setVisible(width() >= m_theme->px(620));
    m_zoom->setVisible(width() >= m_theme->px(560));
}

void TimelinePanel::setAsList(bool list) {
    m_stack->setCurrentWidget(list ? static_cast<QWidget*>(m_list) : m_scroll);
    m_asList->setChecked(list);
    m_title->setText(tr("Timeline"));
    if (list)
        m_list->setFocus();
}

void TimelinePanel::setHistory(bool shown) {
    m_stack->setCurrentWidget(shown ? static_cast<QWidget*>(m_history) : m_scroll);
    m_asList->setChecked(false);
    m_title->setText(shown ? tr("What was done") : tr("Timeline"));
    if (shown)
        m_history->setFocus();
}

bool TimelinePanel::isHistory() const { return m_stack->currentWidget() == m_history; }

bool TimelinePanel::isList() const { return m_stack->currentWidget() == m_list; }

void TimelinePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
    painter.drawLine(0, m_tools->height() - 1, width(), m_tools->height() - 1);
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/rating_panel.h"

#include "ui/coding/dimension_row.h"
#include "ui/coding/evidence_entry.h"
#include "ui/coding/scale_bar.h"
#include "ui/coding/submit_bar.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/marks.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace attune::ui {

RatingPanel::RatingPanel(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_top(new QWidget(this)), m_unit(new QLabel(m_top)), m_scheme(new QLabel(m_top)),
      m_scroll(new QScrollArea(this)), m_submit(new SubmitBar(theme, this)) {
    setObjectName(QStringLiteral("ratingPanel"));
    setAccessibleName(tr("Rating"));
    m_unit->setText(tr("Whole clip"));
    m_unit->setProperty("look", "label");
    m_scheme->setProperty("look", "small");
    m_scheme->setProperty("tone", "3");
    auto* unitWord = new QLabel(tr("Unit"), m_top);
    unitWord->setProperty("look", "small");
    unitWord->setProperty("tone", "3");
    auto* top = new QHBoxLayout(m_top);
    top->addWidget(unitWord);
    top->addWidget(m_unit);
    top->addStretch(1);
    top->addWidget(m_scheme);

    m_list = new QWidget;
    m_list->setProperty("ground", "none");
    m_rowsLayout = new QVBoxLayout(m_list);
    m_rowsLayout->setContentsMargins(1, 0, 0, 0);
    m_rowsLayout->setSpacing(0);
    m_notice = new QLabel(m_list);
    m_notice->setWordWrap(true);
    m_notice->setProperty("look", "tiny");
    m_notice->setProperty("tone", "3");
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_submit);
    connect(m_submit, &SubmitBar::submitClicked, this, &RatingPanel::askToSubmit);
    connect(m_submit, &SubmitBar::confirmed, this, &RatingPanel::submit);
    connect(m_submit, &SubmitBar::compareClicked, this, &RatingPanel::compareRequested);
    connect(m_submit, &SubmitBar::questionClosed, this, [this] {
        if (m_focused >= 0)
            m_rows[static_cast<std::size_t>(m_focused)]->bar()->setFocus();
    });
    connect(theme, &Theme::changed, this, &RatingPanel::restyle);
    restyle();
}

void RatingPanel::restyle() {
    const auto px = [this](int n) { return m_theme->px(n); };
    setFixedWidth(px(496));
    m_top->setFixedHeight(px(40));
    m_top->layout()->setContentsMargins(px(16), 0, px(16), 0);
    m_notice->setContentsMargins(px(16), px(10), px(16), px(8));
    for (const Group& group : m_groups) {
        const auto colours = m_theme->person(static_cast<int>(group.role));
        group.head->setFixedHeight(px(26));
        group.head->layout()->setContentsMargins(px(15), px(4), px(16), 0);
        group.icon->setPixmap(
            m_theme->pixmap(roleIcon(static_cast<int>(group.role)), px(14), colours.ink, devicePixelRatioF()));
    }
    update();
}

void RatingPanel::setDesk(CodingDesk* desk) {
    m_desk = desk;
    m_focused = -1;
    m_walked.reset();
    build();
    refresh();
    if (m_desk && !m_rows.empty()) {
        int first = 0;
        for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i)
            if (!m_desk->coding().rating(m_rows[static_cast<std::size_t>(i)]->dimension().id))
                first = i;
        focusDimension(first, false);
    }
}

void RatingPanel::build() {
    // A row may be the sender of what leads here, so it goes when its own work is over.
    for (DimensionRow* row : m_rows) {
        row->disconnect(this);
        row->hide();
        row->deleteLater();
    }
    for (const Group& group : m_groups)
        group.head->deleteLater();
    m_rows.clear();
    m_groups.clear();
    while (QLayoutItem* item = m_rowsLayout->takeAt(0))
        delete item;
    if (!m_desk)
        return;
    const CodingScheme& scheme = m_desk->scheme();
    m_scheme->setText(tr("%1, v%2").arg(QString::fromStdString(scheme.title)).arg(scheme.ref.version));
    m_scheme->setToolTip(QString::fromStdString(scheme.notice));
    m_notice->setText(QString::fromStdString(scheme.notice));
    m_rowsLayout->addSpacing(m_theme->px(2));
    for (const Dimension& dimension : scheme.dimensions) {
        if (m_groups.empty() || m_groups.back().role != dimension.role) {
            Group group{dimension.role, new QWidget(m_list), nullptr, nullptr, nullptr};
            group.icon = new QLabel(group.head);
            group.name = new QLabel(roleName(static_cast<int>(dimension.role)).toUpper(), group.head);
            group.mean = new QLabel(group.head);
            group.name->setProperty("look", "caption");
            group.name->setProperty("tone", roleIcon(static_cast<int>(dimension.role)));
            group.mean->setProperty("look", "tiny");
            group.mean->setProperty("tone", "3");
            group.mean->setObjectName(QStringLiteral("mean.") + roleIcon(static_cast<int>(dimension.role)));
            auto* head = new QHBoxLayout(group.head);
            head->setSpacing(m_theme->px(4));
            head->addWidget(group.icon);
            head->addWidget(group.name);
            head->addSpacing(m_theme->px(8));
            head->addWidget(group.mean);
            head->addStretch(1);
            if (m_groups.empty()) {
                auto* columns = new QLabel(tr("evidence, sure, note"), group.head);
                columns->setProperty("look", "tiny");
                columns->setProperty("tone", "3");
                head->addWidget(columns);
            }
            m_rowsLayout->addWidget(group.head);
            m_groups.push_back(group);
        }
        const int index = static_cast<int>(m_rows.size());
        auto* row = new DimensionRow(m_theme, dimension, m_list);
        m_rowsLayout->addWidget(row);
        m_rows.push_back(row);
        connect(row, &DimensionRow::focusRequested, this, [this, index] { focusDimension(index, false); });
        connect(row, &DimensionRow::scoreChosen, this, [this, index](qint64 steps) { setScore(index, steps); });
        connect(row, &DimensionRow::statusChosen, this,
                [this, index](RatingStatus status) { setStatus(index, status); });
        connect(row, &DimensionRow::confidenceClicked, this, [this, index] { cycleConfidence(index); });
        connect(row, &DimensionRow::evidenceClicked, this, [this, index] { walkEvidence(index); });
        connect(row, &DimensionRow::markerRequested, this,
                [this, index](EvidenceDirection direction) { addMarker(index, direction); });
        connect(row, &DimensionRow::noteWritten, this, [this, id = dimension.id](const QString& note) {
            if (m_desk)
                report(m_desk->setNote(id, note.toStdString()));
        });
        connect(row->entry(), &EvidenceEntry::added, this, [this](const Evidence& e) {
            if (!m_desk)
                return;
            if (const auto done = m_desk->addEvidence(e.dimension, e.span, e.direction, e.note); !done)
                emit failed(QString::fromStdString(done.error().text()));
        });
        connect(row->entry(), &EvidenceEntry::changed, this, [this](const Evidence& evidence) {
            if (m_desk)
                report(m_desk->changeEvidence(evidence));
        });
        connect(row->entry(), &EvidenceEntry::removeRequested, this, [this](const EvidenceId& id) {
            if (m_desk)
                report(m_desk->removeEvidence(id));
        });
    }
    m_rowsLayout->addStretch(1);
    m_rowsLayout->addWidget(m_notice);
    restyle();
}

void RatingPanel::report(const Status& status) {
    if (!status)
        emit failed(QString::fromStdString(status.error().text()));
}

void RatingPanel::refresh() {
    if (!m_desk)
        return;
    const Coding& coding = m_desk->coding();
    const bool locked = m_desk->readOnly();
    int rated = 0;
    QStringList open;
    for (DimensionRow* row : m_rows) {
        row->showCoding(coding, locked);
        if (coding.rating(row->dimension().id))
            ++rated;
        else
            open << QString::fromStdString(row->dimension().name);
    }
    for (const Group& group : m_groups)
        group.mean->setText(meanLine(group.role));
    if (locked) {
        m_submit->showLocked(coding.submittedMs ? tr("Submitted %1; locked").arg(dateText(*coding.submittedMs))
                                                : tr("Submitted; locked"));
        return;
    }
    QString detail;
    if (open.size() == 1)
        detail = tr("%1 is still open").arg(open.front());
    else if (open.size() == 2)
        detail = tr("%1 and %2 are still open").arg(open.front(), open.back());
    else if (open.size() > 2)
        detail = tr("%1 and %2 more are still open").arg(open.front()).arg(open.size() - 1);
    m_submit->showProgress(tr("%1 of %2 rated").arg(rated).arg(m_rows.size()), detail);
    if (m_submit->isAsking())
        m_submit->closeQuestion();
}

/// The mean of a person's scores once no more than one is missing: "mean 4.0 from 2 of 2".
QString RatingPanel::meanLine(PersonRole role) const {
    int scored = 0, all = 0;
    double sum = 0;
    for (const DimensionRow* row : m_rows) {
        const Dimension& d = row->dimension();
        if (d.role != role || !d.scale.categories.empty())
            continue;
        ++all;
        const Rating* rating = m_desk->coding().rating(d.id);
        if (rating && rating->status == RatingStatus::Coded && rating->steps) {
            ++scored;
            sum += d.scale.valueOf(*rating->steps);
        }
    }
    if (all == 0)
        return {};
    const int needed = std::max(1, all - 1);
    if (scored < needed)
        return tr("mean waits for %1 of %2 scores").arg(needed).arg(all);
    return tr("mean %1 from %2 of %3").arg(QString::number(sum / scored, 'f', 1)).arg(scored).arg(all);
}

void RatingPanel::focusDimension(int index, bool takeKeyboard) {
    if (m_rows.empty())
        return;
    index = std::clamp(index, 0, static_cast<int>(m_rows.size()) - 1);
    DimensionRow* row = m_rows[static_cast<std::size_t>(index)];
    if (index != m_focused) {
        m_focused = index;
        m_walked.reset();
        // What is folded away must not have the keyboard, or it would go to whatever comes next.
        if (QWidget* focus = m_list->focusWidget();
            focus && focus->hasFocus() && m_list->isAncestorOf(focus) && !row->isAncestorOf(focus))
            row->bar()->setFocus(Qt::OtherFocusReason);
        for (DimensionRow* each : m_rows)
            each->setFocused(each == row);
        m_list->layout()->activate();
        m_scroll->ensureWidgetVisible(row, 0, m_theme->px(8));
    }
    if (takeKeyboard)
        row->bar()->setFocus(Qt::OtherFocusReason);
}

void RatingPanel::setScore(int index, std::int64_t steps) {
    if (!m_desk)
        return;
    focusDimension(index);
    report(m_desk->setScore(m_rows[static_cast<std::size_t>(index)]->dimension().id, steps));
    refresh();
}

void RatingPanel::setStatus(int index, RatingStatus status) {
    if (!m_desk)
        return;
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    const Rating* rating = m_desk->coding().rating(id);
    const bool same = rating && rating->status == status;
    if (status == RatingStatus::Coded) {
        // There is no score to give yet, so the scale is offered empty.
        if (rating && !same)
            report(m_desk->clearRating(id));
    } else if (same) {
        report(m_desk->clearRating(id));
    } else {
        report(m_desk->setStatus(id, status));
    }
    refresh();
}

void RatingPanel::cycleConfidence(int index) {
    if (!m_desk)
        return;
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    const Rating* rating = m_desk->coding().rating(id);
    report(m_desk->setConfidence(id, rating ? (rating->confidence + 1) % 4 : 1));
    refresh();
}

void RatingPanel::addMarker(int index, EvidenceDirection direction) {
    if (!m_desk || !markSpan || m_desk->readOnly())
        return;
    focusDimension(index, false);
    DimensionRow* row = m_rows[static_cast<std::size_t>(index)];
    row->entry()->openNew({{}, row->dimension().id, direction, markSpan(), {}});
    m_list->layout()->activate();
    m_scroll->ensureWidgetVisible(row->entry(), 0, m_theme->px(8));
}

void RatingPanel::openEvidence(const EvidenceId& id) {
    if (!m_desk || m_desk->readOnly() || !m_desk->coding().evidence.contains(id))
        return;
    const Evidence evidence = m_desk->coding().evidence.at(id);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i]->dimension().id != evidence.dimension)
            continue;
        focusDimension(static_cast<int>(i), false);
        m_walked = id;
        m_rows[i]->entry()->open(evidence);
        m_list->layout()->activate();
        m_scroll->ensureWidgetVisible(m_rows[i]->entry(), 0, m_theme->px(8));
    }
}

void RatingPanel::walkEvidence(int index) {
    if (!m_desk)
        return;
    focusDimension(index, false);
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    std::vector<const Evidence*> all;
    for (const auto& [key, evidence] : m_desk->coding().evidence)
        if (evidence.dimension == id)
            all.push_back(&evidence);
    if (all.empty())
        return;
    std::sort(all.begin(), all.end(), [](const Evidence* a, const Evidence* b) { return a->span < b->span; });
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_walked == all[i]->id)
            next = (i + 1) % all.size();
    m_walked = all[next]->id;
    emit evidenceRequested(*m_walked);
}

void RatingPanel::askToSubmit() {
    if (!m_desk || m_desk->readOnly())
        return;
    const SubmissionCheck check = m_desk->checkSubmission();
    QStringList missing;
    for (const std::string& line : check.missing)
        missing << QString::fromStdString(line);
    m_submit->ask(missing, check.canSubmit);
}

void RatingPanel::submit() {
    if (!m_desk)
        return;
    if (const Status done = m_desk->submit(); !done) {
        m_submit->closeQuestion();
        emit failed(QString::fromStdString(done.error().text()));
        return;
    }
    refresh();
    emit submitted();
}

bool RatingPanel::canPerform(const QString& id) const {
    if (!m_desk)
        return false;
    if (id.startsWith(QLatin1String("dimension.")) || id == QLatin1String("marker.next"))
        return true;
    const bool ours = id.startsWith(QLatin1String("score.")) || id.startsWith(QLatin1String("status.")) ||
                      id.startsWith(QLatin1String("rating.")) || id.startsWith(QLatin1String("marker.")) ||
                      id == QLatin1String("coding.submit");
    return ours && !m_desk->readOnly();
}

bool RatingPanel::perform(const QString& id) {
    if (!canPerform(id) || m_focused < 0)
        return false;
    DimensionRow* row = m_rows[static_cast<std::size_t>(m_focused)];
    const Dimension& dimension = row->dimension();
    if (id == QLatin1String("dimension.next") || id == QLatin1String("dimension.previous")) {
        focusDimension(m_focused + (id == QLatin1String("dimension.next") ? 1 : -1));
    } else if (id == QLatin1String("score.half")) {
        report(m_desk->toggleHalf(dimension.id));
    } else if (id.startsWith(QLatin1String("score."))) {
        const int digit = id.mid(6).toInt();
        // A digit is a point of the scale, or the place of a category.
        const auto steps = dimension.scale.categories.empty() ? dimension.scale.stepsOf(digit)
                                                              : std::optional<std::int64_t>(digit - 1);
        if (!steps || !dimension.scale.contains(*steps))
            emit failed(tr("%1 has no point %2").arg(QString::fromStdString(dimension.name)).arg(digit));
        else
            setScore(m_focused, *steps);
    } else if (id == QLatin1String("status.notCodable")) {
        setStatus(m_focused, RatingStatus::NotCodable);
    } else if (id == QLatin1String("status.notObserved")) {
        setStatus(m_focused, RatingStatus::NotObserved);
    } else if (id == QLatin1String("status.notApplicable")) {
        setStatus(m_focused, RatingStatus::NotApplicable);
    } else if (id == QLatin1String("status.skip")) {
        setStatus(m_focused, RatingStatus::Skipped);
    } else if (id == QLatin1String("rating.clear")) {
        if (m_desk->coding().rating(dimension.id))
            report(m_desk->clearRating(dimension.id));
    } else if (id == QLatin1String("rating.note")) {
        row->editNote();
    } else if (id == QLatin1String("rating.confidence")) {
        cycleConfidence(m_focused);
    } else if (id == QLatin1String("marker.plus")) {
        addMarker(m_focused, EvidenceDirection::Plus);
    } else if (id == QLatin1String("marker.minus")) {
        addMarker(m_focused, EvidenceDirection::Minus);
    } else if (id == QLatin1String("marker.next")) {
        walkEvidence(m_focused);
    } else if (id == QLatin1String("coding.submit")) {
        askToSubmit();
    } else {
        return false;
    }
    return true;
}

void RatingPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, 0, height());
    painter.drawLine(0, m_top->height() - 1, width(), m_top->height() - 1);
}

} // namespace attune::ui

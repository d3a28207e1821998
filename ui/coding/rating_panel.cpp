// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/rating_panel.h"

#include "ui/coding/derived_list.h"
#include "ui/coding/dimension_row.h"
#include "ui/coding/evidence_entry.h"
#include "ui/coding/scale_bar.h"
#include "ui/coding/submit_bar.h"
#include "ui/coding/unit_bar.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/marks.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace attune::ui {

RatingPanel::RatingPanel(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_top(new UnitBar(theme, this)), m_scroll(new QScrollArea(this)),
      m_submit(new SubmitBar(theme, this)) {
    setObjectName(QStringLiteral("ratingPanel"));
    setAccessibleName(tr("Rating"));

    m_list = new QWidget;
    m_list->setProperty("ground", "none");
    m_rowsLayout = new QVBoxLayout(m_list);
    m_rowsLayout->setContentsMargins(1, 0, 0, 0);
    m_rowsLayout->setSpacing(0);
    m_notice = new QLabel(m_list);
    m_derived = new DerivedList(theme, m_list);
    m_notice->setWordWrap(true);
    m_notice->setProperty("look", "tiny");
    m_notice->setProperty("tone", "3");
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_submit);
    connect(m_top, &UnitBar::unitChosen, this, [this](const UnitOfCoding& unit) { chooseUnit(unit); });
    connect(m_top, &UnitBar::passChosen, this, [this] {
        showRows();
        focusDimension(m_focused, false);
    });
    connect(m_submit, &SubmitBar::submitClicked, this, &RatingPanel::askToSubmit);
    connect(m_submit, &SubmitBar::confirmed, this, &RatingPanel::submit);
    connect(m_submit, &SubmitBar::compareClicked, this, &RatingPanel::compareRequested);
    connect(m_submit, &SubmitBar::questionClosed, this, [this] {
        m_top->show();
        m_scroll->show();
        if (m_focused >= 0)
            m_rows[static_cast<std::size_t>(m_focused)]->bar()->setFocus();
    });
    connect(theme, &Theme::changed, this, &RatingPanel::restyle);
    restyle();
}

void RatingPanel::restyle() {
    const auto px = [this](int n) { return m_theme->px(n); };
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
    if (m_desk)
        if (const auto units = unitsToRate(m_desk->scheme(), m_desk->coding());
            std::ranges::find(units, m_desk->unit()) == units.end())
            (void)m_desk->setUnit(units.front());
    build();
    refresh();
    focusDimension(firstOpen(), false);
}

/// The first row without a rating; the first of all when each has one.
int RatingPanel::firstOpen() const {
    for (std::size_t i = 0; m_desk && i < m_shown.size(); ++i)
        if (!m_desk->coding().rating(m_desk->unit(), m_shown[i]))
            return static_cast<int>(i);
    return 0;
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
    for (QLabel* heading : m_headings)
        heading->deleteLater();
    m_headings.clear();
    m_rows.clear();
    m_groups.clear();
    while (QLayoutItem* item = m_rowsLayout->takeAt(0))
        delete item;
    m_shown.clear();
    m_focused = -1;
    if (!m_desk)
        return;
    const CodingScheme& scheme = m_desk->scheme();
    m_shown = m_desk->rated();
    m_notice->setText(QString::fromStdString(scheme.notice));
    m_rowsLayout->addSpacing(m_theme->px(2));
    std::string under;
    for (const DimensionId& rated : m_shown) {
        const Dimension dimension = rowDimension(rated);
        const Dimension& owner = *scheme.dimensionOf(rated);
        if (m_groups.empty() || m_groups.back().role != dimension.role) {
            Group group{dimension.role, new QWidget(m_list), nullptr, nullptr, nullptr};
            group.icon = new QLabel(group.head);
            group.name = new QLabel(roleName(static_cast<int>(dimension.role)).toUpper(), group.head);
            group.mean = new ElidedLabel;
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
                auto* columns = new ElidedLabel(tr("evidence, sure, note"));
                columns->setProperty("look", "tiny");
                columns->setProperty("tone", "3");
                head->addWidget(columns);
            }
            m_rowsLayout->addWidget(group.head);
            m_groups.push_back(group);
        }
        // A dimension that is not scored itself is the heading of its items.
        if (!owner.scored && std::exchange(under, owner.id.value) != owner.id.value) {
            auto* heading = new QLabel(QString::fromStdString(owner.name), m_list);
            heading->setProperty("look", "label");
            heading->setToolTip(QString::fromStdString(owner.definition));
            heading->setContentsMargins(m_theme->px(16), m_theme->px(6), 0, m_theme->px(2));
            m_rowsLayout->addWidget(heading);
            m_headings.push_back(heading);
        }
        auto* row = new DimensionRow(m_theme, dimension, rated != owner.id, m_list);
        m_rowsLayout->addWidget(row);
        connectRow(row, static_cast<int>(m_rows.size()));
        m_rows.push_back(row);
    }
    m_rowsLayout->addWidget(m_derived);
    m_rowsLayout->addStretch(1);
    m_rowsLayout->addWidget(m_notice);
    restyle();
}

/// What a row shows: the dimension, or an item or second choice made up as one.
Dimension RatingPanel::rowDimension(const DimensionId& rated) const {
    const CodingScheme& scheme = m_desk->scheme();
    Dimension out = *scheme.dimensionOf(rated);
    if (rated == out.id)
        return out;
    Dimension part;
    part.id = rated;
    part.name = scheme.nameOf(rated);
    part.role = out.role;
    part.scale = *scheme.scaleOf(rated);
    return part;
}

void RatingPanel::connectRow(DimensionRow* row, int index) {
    connect(row, &DimensionRow::focusRequested, this, [this, index] { focusDimension(index, false); });
    connect(row, &DimensionRow::scoreChosen, this, [this, index](qint64 steps) { setScore(index, steps); });
    connect(row, &DimensionRow::statusChosen, this, [this, index](RatingStatus status) { setStatus(index, status); });
    connect(row, &DimensionRow::confidenceClicked, this, [this, index] { cycleConfidence(index); });
    connect(row, &DimensionRow::evidenceClicked, this, [this, index] { walkEvidence(index); });
    connect(row, &DimensionRow::markerRequested, this,
            [this, index](EvidenceDirection direction) { addMarker(index, direction); });
    connect(row, &DimensionRow::noteWritten, this, [this, id = row->dimension().id](const QString& note) {
        if (m_desk)
            report(m_desk->setNote(id, note.toStdString()));
    });
    connect(row, &DimensionRow::timeChosen, this, &RatingPanel::timeChosen);
    connect(row->entry(), &EvidenceEntry::added, this, [this](const Evidence& e) {
        if (!m_desk)
            return;
        if (const auto done = m_desk->addEvidence(e.dimension, e.span, e.direction, e.note); !done)
            emit failed(Words::of(done.error()));
    });
    connect(row->entry(), &EvidenceEntry::changed, this, [this](const Evidence& evidence) {
        if (m_desk)
            report(m_desk->changeEvidence(evidence));
    });
    connect(row->entry(), &EvidenceEntry::removeRequested, this, [this](const EvidenceId& id) {
        if (m_desk)
            report(m_desk->removeEvidence(id));
    });
    connect(row, &DimensionRow::reasonWritten, this, [this, id = row->dimension().id](const QString& reason) {
        const Rating* rating = m_desk ? m_desk->coding().rating(m_desk->unit(), id) : nullptr;
        if (rating)
            report(m_desk->setStatus(id, rating->status, reason.toStdString()));
    });
}

/// Items unfold under the dimension one is at; those of another viewing are left out.
void RatingPanel::showRows() {
    if (!m_desk)
        return;
    const CodingScheme& scheme = m_desk->scheme();
    const DimensionId at =
        m_focused >= 0 ? scheme.dimensionOf(m_shown[static_cast<std::size_t>(m_focused)])->id : DimensionId();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Dimension& owner = *scheme.dimensionOf(m_shown[i]);
        const bool unfolded = !m_rows[i]->isItem() || !owner.scored || owner.id == at || m_shown.size() <= 12;
        m_rows[i]->setVisible(unfolded && !isOfOtherPass(static_cast<int>(i)));
    }
}

bool RatingPanel::isOfOtherPass(int index) const {
    const DimensionId& rated = m_shown[static_cast<std::size_t>(index)];
    const Dimension& owner = *m_desk->scheme().dimensionOf(rated);
    const int pass = m_top->pass();
    return pass > 0 && std::ranges::any_of(owner.items, [&](const Item& item) {
               return rated.value == owner.id.value + "/" + item.id.value && item.pass != 0 && item.pass != pass;
           });
}

bool RatingPanel::chooseUnit(const UnitOfCoding& unit) {
    if (!m_desk || unit == m_desk->unit())
        return m_desk != nullptr;
    if (std::ranges::find(m_top->units(), unit) == m_top->units().end())
        return false;
    report(m_desk->setUnit(unit));
    if (m_desk->rated() != m_shown)
        build();
    refresh();
    focusDimension(firstOpen());
    emit unitChanged(m_desk->unit());
    return true;
}

void RatingPanel::report(const Status& status) {
    if (!status)
        emit failed(Words::of(status.error()));
}

void RatingPanel::refresh() {
    if (!m_desk)
        return;
    if (m_desk->rated() != m_shown) { // the unit that was rated is gone
        build();
        focusDimension(firstOpen(), false);
    }
    m_top->showDesk(*m_desk);
    m_derived->showDesk(*m_desk);
    const Coding& coding = m_desk->coding();
    const bool locked = m_desk->readOnly();
    int rated = 0;
    QStringList open;
    for (DimensionRow* row : m_rows) {
        row->showCoding(coding, m_desk->unit(), locked);
        if (coding.rating(m_desk->unit(), row->dimension().id))
            ++rated;
        else
            open << QString::fromStdString(row->dimension().name);
    }
    showRows();
    for (const Group& group : m_groups)
        group.mean->setText(meanLine(group.role));
    if (coding.state == CodingState::Submitted) {
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
    m_submit->showProgress(
        m_rows.empty() ? tr("Codes on the timeline only") : tr("%1 of %2 rated").arg(rated).arg(m_rows.size()), detail);
    if (m_submit->isAsking())
        m_submit->closeQuestion();
}

/// The mean of a person's scores once no more than one is missing: "mean 4.0 from 2 of 2".
QString RatingPanel::meanLine(PersonRole role) const {
    int scored = 0, all = 0;
    double sum = 0;
    for (const DimensionRow* row : m_rows) {
        const Dimension& d = row->dimension();
        if (row->isItem() || d.role != role || d.scale.isNamed() || d.scale.isText())
            continue;
        ++all;
        const Rating* rating = m_desk->coding().rating(m_desk->unit(), d.id);
        if (rating && rating->status == RatingStatus::Coded && rating->steps) {
            ++scored;
            sum += d.scale.valueOf(*rating->steps);
        }
    }
    if (all == 0 || !m_desk->scheme().derived.empty())
        return {}; // the scheme says what is made of the scores
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
        m_typed.reset();
        for (DimensionRow* each : m_rows)
            each->setFocused(each == row);
        showRows();
        m_list->layout()->activate();
        m_scroll->ensureWidgetVisible(row, 0, m_theme->px(8));
    }
    if (takeKeyboard)
        row->bar()->setFocus(Qt::OtherFocusReason);
}

void RatingPanel::cycleConfidence(int index) {
    if (!m_desk)
        return;
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    const Rating* rating = m_desk->coding().rating(m_desk->unit(), id);
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
    if (!m_desk || m_desk->coding().state == CodingState::Submitted)
        return;
    const SubmissionCheck check = m_desk->checkSubmission();
    QStringList missing;
    for (const std::string& line : check.missing)
        missing << Words::of(line);
    m_submit->ask(missing, check.canSubmit, height());
    // The ratings step aside where there is no room for both.
    const bool both = m_submit->sizeHint().height() + m_top->sizeHint().height() + m_theme->px(40) <= height();
    m_top->setVisible(both);
    m_scroll->setVisible(both);
}

void RatingPanel::submit() {
    if (!m_desk)
        return;
    if (const Status done = m_desk->submit(); !done) {
        m_submit->closeQuestion();
        emit failed(Words::of(done.error()));
        return;
    }
    refresh();
    emit submitted();
}

void RatingPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, 0, height());
    painter.drawLine(0, m_top->height() - 1, width(), m_top->height() - 1);
}

} // namespace attune::ui

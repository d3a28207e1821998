// SPDX-License-Identifier: GPL-3.0-or-later
// What the keys of "Rate" do.
#include "ui/coding/dimension_row.h"
#include "ui/coding/rating_panel.h"
#include "ui/coding/scale_bar.h"
#include "ui/coding/submit_bar.h"
#include "ui/coding/unit_bar.h"

#include <algorithm>
#include <array>

namespace attune::ui {
namespace {

/// As a scheme names a status.
const char* statusIdOf(RatingStatus status) {
    static constexpr std::array names{"coded", "not_codable", "not_observed", "not_applicable", "skipped"};
    return names[static_cast<std::size_t>(status)];
}

} // namespace

void RatingPanel::setScore(int index, std::int64_t steps, bool adjusts) {
    if (!m_desk)
        return;
    focusDimension(index);
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    report(adjusts ? m_desk->adjustScore(id, steps) : m_desk->setScore(id, steps));
    refresh();
}

void RatingPanel::setStatus(int index, RatingStatus status) {
    if (!m_desk)
        return;
    const DimensionId& id = m_rows[static_cast<std::size_t>(index)]->dimension().id;
    const Rating* rating = m_desk->coding().rating(m_desk->unit(), id);
    const bool same = rating && rating->status == status;
    if (status == RatingStatus::Coded) {
        // There is no score to give yet, so the scale is offered empty.
        if (rating && !same)
            report(m_desk->clearRating(id));
    } else if (same) {
        report(m_desk->clearRating(id));
    } else {
        const std::string statusId = statusIdOf(status);
        report(m_desk->setStatus(id, status));
        refresh();
        const auto& asked = m_desk->scheme().reasonFor;
        if (std::ranges::find(asked, statusId) != asked.end()) {
            focusDimension(index, false);
            m_rows[static_cast<std::size_t>(index)]->editReason();
        }
        return;
    }
    refresh();
}

/// Digits make a number one after the other, as far as the scale goes.
void RatingPanel::typeDigit(int digit) {
    const Scale& scale = m_rows[static_cast<std::size_t>(m_focused)]->bar()->scale();
    const std::int64_t longer = m_typed.value_or(0) * 10 + digit;
    const std::int64_t typed = m_typed && static_cast<double>(longer) <= scale.max ? longer : digit;
    if (const auto steps = scale.stepsOf(static_cast<double>(typed)))
        setScore(m_focused, *steps, typed == longer && m_typed);
    else if (static_cast<double>(typed) > scale.max)
        emit failed(tr("The scale ends at %1").arg(QString::fromStdString(scale.textOf(scale.topStep()))));
    m_typed = typed; // below the scale's beginning more digits are awaited
}

void RatingPanel::stepScore(int by) {
    const DimensionRow* row = m_rows[static_cast<std::size_t>(m_focused)];
    const Scale& scale = row->bar()->scale();
    if (scale.isText())
        return;
    const Rating* rating = m_desk->coding().rating(m_desk->unit(), row->dimension().id);
    const std::int64_t start = scale.neutral.value_or(0);
    const std::int64_t steps = rating && rating->steps    ? *rating->steps + by
                               : by > 0 && !scale.neutral ? start
                                                          : start + by;
    if (scale.contains(steps))
        setScore(m_focused, steps, true);
}

bool RatingPanel::canPerform(const QString& id) const {
    if (!m_desk)
        return false;
    if (id.startsWith(QLatin1String("dimension.")) || id == QLatin1String("marker.next"))
        return true;
    if (id.startsWith(QLatin1String("unit.")))
        return m_top->units().size() > 1;
    if (id == QLatin1String("pass.next"))
        return m_top->passes() > 0;
    if (id == QLatin1String("coding.submit")) // also where nothing may be coded: the question says why
        return m_desk->coding().state != CodingState::Submitted;
    const bool ours = id.startsWith(QLatin1String("score.")) || id.startsWith(QLatin1String("status.")) ||
                      id.startsWith(QLatin1String("rating.")) || id.startsWith(QLatin1String("marker."));
    return ours && !m_desk->readOnly();
}

bool RatingPanel::perform(const QString& id) {
    if (!canPerform(id))
        return false;
    if (id == QLatin1String("coding.submit")) {
        askToSubmit();
        return true;
    }
    if (id == QLatin1String("unit.next") || id == QLatin1String("unit.previous")) {
        m_top->stepUnit(id == QLatin1String("unit.next") ? 1 : -1);
        return true;
    }
    if (m_focused < 0)
        return false;
    DimensionRow* row = m_rows[static_cast<std::size_t>(m_focused)];
    const Dimension& dimension = row->dimension();
    if (id == QLatin1String("dimension.next") || id == QLatin1String("dimension.previous")) {
        const int by = id == QLatin1String("dimension.next") ? 1 : -1;
        int to = m_focused + by;
        while (to >= 0 && to < static_cast<int>(m_rows.size()) && isOfOtherPass(to))
            to += by;
        focusDimension(to);
    } else if (id == QLatin1String("pass.next")) {
        m_top->stepPass();
    } else if (id == QLatin1String("score.more") || id == QLatin1String("score.less")) {
        stepScore(id == QLatin1String("score.more") ? 1 : -1);
    } else if (id == QLatin1String("score.half")) {
        report(m_desk->toggleHalf(dimension.id));
    } else if (id == QLatin1String("rating.note") ||
               (id.startsWith(QLatin1String("score.")) && dimension.scale.isText())) {
        row->editNote();
    } else if (id.startsWith(QLatin1String("score.")) && row->bar()->isNumber()) {
        typeDigit(id.mid(6).toInt());
    } else if (id.startsWith(QLatin1String("score."))) {
        const int digit = id.mid(6).toInt();
        // A digit is a point of the scale; the place of a category, or of a point where there are some below zero.
        const bool places = dimension.scale.isNamed() || dimension.scale.min < 0;
        const auto steps =
            places ? std::optional((digit - 1) * (dimension.scale.isNamed() ? 1 : dimension.scale.stepsPerPoint()))
                   : dimension.scale.stepsOf(digit);
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
        if (m_desk->coding().rating(m_desk->unit(), dimension.id))
            report(m_desk->clearRating(dimension.id));
    } else if (id == QLatin1String("rating.confidence")) {
        cycleConfidence(m_focused);
    } else if (id == QLatin1String("marker.plus")) {
        addMarker(m_focused, EvidenceDirection::Plus);
    } else if (id == QLatin1String("marker.minus")) {
        addMarker(m_focused, EvidenceDirection::Minus);
    } else if (id == QLatin1String("marker.next")) {
        walkEvidence(m_focused);
    } else {
        return false;
    }
    return true;
}

} // namespace attune::ui

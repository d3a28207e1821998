// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/work_timer.h"

namespace attune::ui {
namespace {

constexpr qint64 oneStretch = qint64{2} * 60'000, aBreak = qint64{5} * 60'000; // ms

} // namespace

WorkTimer::WorkTimer(QObject* parent) : QObject(parent) {
    m_clock.start();
    now = [this] { return m_clock.elapsed(); };
}

void WorkTimer::worked() {
    const qint64 at = now();
    const qint64 since = m_last < 0 ? 0 : at - m_last;
    m_last = at;
    if (since >= aBreak) {
        m_stretch = 0;
        m_reminders = 0;
        return;
    }
    if (since > oneStretch)
        return;
    const int before = minutes();
    m_total += since;
    m_stretch += since;
    if (minutes() != before)
        emit minutePassed();
    const qint64 due = qint64{m_breakAfter} * 60'000;
    if (due > 0 && m_stretch >= due * (m_reminders + 1)) {
        ++m_reminders;
        emit breakDue(static_cast<int>(m_stretch / 60'000));
    }
}

} // namespace attune::ui

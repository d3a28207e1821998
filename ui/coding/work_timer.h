// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <functional>

namespace attune::ui {

/// How long one has been coding, and when a break is due. What is done within two minutes of what was done before
/// counts as one stretch; five minutes of nothing are a break.
class WorkTimer : public QObject {
    Q_OBJECT
  public:
    explicit WorkTimer(QObject* parent = nullptr);

    /// Milliseconds that only go up; tests set their own.
    std::function<qint64()> now;
    /// Minutes of a stretch after which a break is due, and again after as many more; 0: never.
    void setBreakAfter(int minutes) { m_breakAfter = minutes; }
    /// Something is being done now.
    void worked();
    /// Whole minutes of work since the room was opened, breaks left out.
    [[nodiscard]] int minutes() const { return static_cast<int>(m_total / 60'000); }

  signals:
    /// A whole minute more.
    void minutePassed();
    /// This many minutes without a break.
    void breakDue(int minutes);

  private:
    QElapsedTimer m_clock;
    qint64 m_last = -1;
    qint64 m_total = 0, m_stretch = 0; ///< ms
    int m_breakAfter = 45;
    int m_reminders = 0; ///< in this stretch
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/course_targets.h"

#include "base/clock.h"
#include "ui/journal/activity_pane.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/course.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace attune::ui {

CourseTargets::CourseTargets(Session& session) : m_session(session), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("journal.course"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    hide();
}

void CourseTargets::refresh() {
    clearLayout(m_column);
    hide();
    if (!m_session.library() || m_session.person().role != RaterRole::Trainee)
        return;
    const auto courses = courseProgress(*m_session.library(), m_session.viewer(), isoTime(wallClockMs()).substr(0, 10));
    if (!courses)
        return emit failed(Words::of(courses.error()));
    for (const CourseProgress& course : *courses) {
        m_column->addWidget(makeLabel(QString::fromStdString(course.course), "strong"));
        QString words = tr("With a trainer %1 of %2, on your own %3 of %4.")
                            .arg(minutesInWords(course.contact), minutesInWords(course.contactTarget),
                                 minutesInWords(course.independent), minutesInWords(course.independentTarget));
        if (course.next)
            words += QLatin1Char(' ') + tr("Next: session %1 of %2 on %3.")
                                            .arg(course.next->number)
                                            .arg(course.sessions)
                                            .arg(dayInWords(course.next->date));
        QLabel* line = makeParagraph(words, "small", "2");
        line->setObjectName(QStringLiteral("journal.course.words"));
        m_column->addWidget(line);
        if (course.toLog.empty())
            continue;
        const CourseSession& session = course.toLog.front(); // one after the other
        QPushButton* log = makeButton(tr("Log session %1, %2").arg(session.number).arg(dayInWords(session.date)));
        log->setObjectName(QStringLiteral("journal.course.log.%1").arg(session.number));
        log->setToolTip(tr("I was there: %1 with a trainer").arg(minutesInWords(session.contactMinutes)));
        const auto keep = [this, session] {
            if (const auto added = m_session.addActivity(sessionActivity(session)); !added)
                return emit failed(Words::of(added.error()));
            emit logged();
        };
        connect(log, &QPushButton::clicked, this, keep, Qt::QueuedConnection); // the button goes with the refresh
        m_column->addWidget(log, 0, Qt::AlignLeft);
    }
    setVisible(!courses->empty());
}

} // namespace attune::ui

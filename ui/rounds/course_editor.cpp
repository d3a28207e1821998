// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/course_editor.h"

#include "ui/calibrate/tables.h"
#include "ui/journal/activity_pane.h"
#include "ui/rounds/round_parts.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/round_board.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QString course(const char* name) { return QStringLiteral("course.") + QString::fromLatin1(name); }

} // namespace

CourseEditor::CourseEditor(const Theme& theme, Session& session, QWidget* parent)
    : RoomForm(theme, session, QStringLiteral("course"), parent), m_cohort(new QLineEdit),
      m_start(makeDay(course("start"), tr("From"))), m_weekday(makeChoice(course("weekday"), tr("Day of the week"))),
      m_scheme(makeChoice(course("scheme"), tr("Coding scheme"))),
      m_rule(makeChoice(course("rule"), tr("Test at the end"))),
      m_sessions(makeSpin(course("sessions"), 2, 52, tr(" sessions"), tr("Sessions"))),
      m_minutes(makeSpin(course("minutes"), 1, 600, tr(" min each"), tr("Minutes of a session"))),
      m_alone(makeSpin(course("alone"), 0, 600, tr(" min each"), tr("Minutes of an exercise"))),
      m_clips(makeSpin(course("clips"), 1, 50, tr(" clips each"), tr("Clips of an exercise"))),
      m_staged(new QCheckBox(tr("Dimension by dimension first, then all"))),
      m_people(new PeopleList(QStringLiteral("course"), session)), m_total(makeParagraph({}, "small", "2")),
      m_days(
          makeTable({tr("Session"), tr("Day"), tr("Exercise after it"), tr("Rated"), tr("Clips"), tr("Due")}, {4}, 3)) {
    build();
}

void CourseEditor::build() {
    nameWidget(m_cohort, course("cohort"), tr("Name of the cohort"));
    m_cohort->setPlaceholderText(tr("Spring 2027"));
    m_save->setText(tr("Make the course"));
    m_staged->setObjectName(course("staged"));
    m_total->setObjectName(course("total"));
    nameWidget(m_days, course("days"), tr("The course, session by session"));
    m_days->setSelectionMode(QAbstractItemView::NoSelection);
    for (const Qt::DayOfWeek day :
         {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday})
        m_weekday->addItem(Words::locale().dayName(day));
    fillRules(m_rule, tr("No test: the last exercise is like the others"));

    addWide(makeLabel(tr("New course"), "title"));
    addWide(makeParagraph(tr("A session a week with a trainer, and after each an exercise to do alone: a round of "
                             "practice clips that nobody in the course knows yet. Minutes of both are set as "
                             "targets in the trainees’ Journal."),
                          "small", "2"));
    addRow(tr("Cohort"), m_cohort);
    addRow(tr("Raters"), m_people);
    addRow(tr("First session"),
           makeBeside({makeLabel(tr("the first"), "", "2"), m_weekday, makeLabel(tr("from"), "", "2"), m_start}));
    addRow(tr("Sessions"), makeBeside({m_sessions, m_minutes}));
    addRow(tr("Exercises"), makeBeside({m_clips, m_alone}));
    addRow(tr("Scheme"), m_scheme);
    addRow(tr("Order"), m_staged);
    addRow(tr("Test at the end"), m_rule);
    addProblem();
    addWide(m_total);
    addWide(m_days);
    addButtons();
    connect(m_cohort, &QLineEdit::textChanged, this, &CourseEditor::preview);
    connect(m_start, &QDateEdit::dateChanged, this, &CourseEditor::preview);
    connect(m_staged, &QCheckBox::toggled, this, &CourseEditor::preview);
    connect(m_people, &PeopleList::changed, this, &CourseEditor::preview);
    connect(m_people, &PeopleList::refused, this, [this](const QString& why) { refuse(why); });
    for (QComboBox* each : {m_weekday, m_scheme, m_rule})
        connect(each, &QComboBox::currentIndexChanged, this, &CourseEditor::preview);
    for (QSpinBox* each : {m_sessions, m_minutes, m_alone, m_clips})
        connect(each, &QSpinBox::valueChanged, this, &CourseEditor::preview);
    connect(m_save, &QPushButton::clicked, this, &CourseEditor::save);
    connect(&m_theme, &Theme::changed, this, &CourseEditor::preview);
    setFocusProxy(m_cohort);
}

void CourseEditor::begin() {
    const CourseRequest usual;
    m_cohort->clear();
    m_people->fill({});
    fillSchemes(m_scheme, m_session, m_session.scheme().ref);
    m_start->setDate(QDate::currentDate().addDays(7));
    m_weekday->setCurrentIndex(0);
    m_sessions->setValue(usual.sessions);
    m_minutes->setValue(usual.contactMinutes);
    m_alone->setValue(usual.independentMinutes);
    m_clips->setValue(usual.clipsPerExercise);
    m_staged->setChecked(usual.staged);
    m_rule->setCurrentIndex(0);
    preview();
}

std::optional<CourseRequest> CourseEditor::request() {
    CourseRequest out;
    out.cohort = m_cohort->text().simplified().toStdString();
    out.start = m_start->date().toString(Qt::ISODate).toStdString();
    out.weekday = m_weekday->currentIndex() + 1;
    out.sessions = m_sessions->value();
    out.contactMinutes = m_minutes->value();
    out.independentMinutes = m_alone->value();
    out.clipsPerExercise = m_clips->value();
    out.raters = m_people->chosen();
    out.scheme = schemeChosen(m_scheme).value_or(SchemeRef{});
    out.staged = m_staged->isChecked();
    if (const QString rule = m_rule->currentData().toString(); !rule.isEmpty()) {
        auto text = ruleDocument("preset:" + rule.toStdString());
        if (!text) {
            refuse(Words::of(text.error()));
            return {};
        }
        out.rule = std::move(*text);
    }
    return out;
}

void CourseEditor::preview() {
    const auto asked = request();
    if (!asked)
        return m_save->setEnabled(false);
    const auto rounds = planCourse(*m_session.library(), m_session.viewer(), *asked);
    m_save->setEnabled(rounds.has_value());
    m_days->setVisible(rounds.has_value());
    m_total->setVisible(rounds.has_value());
    refuse(rounds ? QString() : Words::of(rounds.error()));
    if (!rounds)
        return;
    m_total->setText(tr("%1 with a trainer, %2 alone; from %3 to %4.")
                         .arg(minutesInWords(std::int64_t{asked->sessions} * asked->contactMinutes),
                              minutesInWords(std::int64_t{asked->sessions} * asked->independentMinutes),
                              dayInWords(rounds->front().session.date), dayInWords(*rounds->back().round.plan.due)));
    const auto dimensions = dimensionsOf(*m_session.library(), asked->scheme);
    m_days->setRowCount(static_cast<int>(rounds->size()));
    for (int row = 0; const auto& [session, round] : *rounds) {
        const QStringList cells{QString::number(session.number),
                                dayInWords(session.date),
                                modeInWords(round.plan.mode),
                                dimensionsInWords(round.plan.stages.empty() ? std::vector<DimensionId>()
                                                                            : round.plan.stages.front().dimensions,
                                                  dimensions),
                                QString(),
                                dayInWords(*round.plan.due)};
        for (int c = 0; c < cells.size(); ++c)
            m_days->setItem(row, c, new QTableWidgetItem(cells[c]));
        setNumber(m_days, row++, 4, QString::number(round.clips.size()));
    }
    m_days->verticalHeader()->setDefaultSectionSize(m_theme.px(32));
    m_days->setFixedHeight(m_days->horizontalHeader()->sizeHint().height() + m_days->rowCount() * m_theme.px(32) + 4);
}

void CourseEditor::save() {
    const auto asked = request();
    if (!asked)
        return;
    const auto made = makeCourse(*m_session.library(), m_session.viewer(), *asked);
    if (!made)
        return refuse(Words::of(made.error()));
    emit this->made(tr("%1 rounds are kept. Hand the first one out after the first session.").arg(made->size()));
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/course.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class PeopleList;
class Theme;

/// A course from the template: weekly sessions and the exercises between them, shown day by day before anything is
/// made.
class CourseEditor : public QWidget {
    Q_OBJECT
  public:
    CourseEditor(const Theme& theme, Session& session, QWidget* parent = nullptr);

    /// An empty form, starting next week.
    void begin();

  signals:
    void made(const QString& sentence);
    void cancelled();

  private:
    void build();
    /// The sessions as they would be, or what is in the way.
    void preview();
    void save();
    /// What the form says; nothing: a rule that cannot be read, said in the form.
    [[nodiscard]] std::optional<CourseRequest> request();
    void refuse(const QString& sentence);

    const Theme& m_theme;
    Session& m_session;
    QLineEdit* m_cohort;
    QDateEdit* m_start;
    QComboBox *m_weekday, *m_scheme, *m_rule;
    QSpinBox *m_sessions, *m_minutes, *m_alone, *m_clips;
    QCheckBox* m_staged;
    PeopleList* m_people;
    QLabel *m_problem, *m_total;
    QTableWidget* m_days;
    QPushButton* m_save;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rounds/room_form.h"
#include "workspace/course.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

class PeopleList;

/// A course from the template: weekly sessions and the exercises between them, shown day by day before anything is
/// made.
class CourseEditor : public RoomForm {
    Q_OBJECT
  public:
    CourseEditor(const Theme& theme, Session& session, QWidget* parent = nullptr);

    /// An empty form, starting next week.
    void begin();

  private:
    void build();
    /// The sessions as they would be, or what is in the way.
    void preview();
    void save();
    /// What the form says; nothing: a rule that cannot be read, said in the form.
    [[nodiscard]] std::optional<CourseRequest> request();

    QLineEdit* m_cohort;
    QDateEdit* m_start;
    QComboBox *m_weekday, *m_scheme, *m_rule;
    QSpinBox *m_sessions, *m_minutes, *m_alone, *m_clips;
    QCheckBox* m_staged;
    PeopleList* m_people;
    QLabel* m_total;
    QTableWidget* m_days;
};

} // namespace attune::ui

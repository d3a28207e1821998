// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "ui/rounds/room_form.h"

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace attune::ui {

/// What surrounds a clip, as a trainer writes it down: language, setting, who is there, the child's age, the relation,
/// the family's own words; and what may be hard to watch, which is said before the clip opens.
class ContextForm : public RoomForm {
    Q_OBJECT
  public:
    ContextForm(const Theme& theme, Session& session, QWidget* parent = nullptr);
    /// Shows what is written of the clip now.
    void begin(const ClipId& clip);

  private:
    void save();

    ClipId m_clip;
    QLabel* m_heading;
    QLineEdit *m_language, *m_setting, *m_present, *m_relation, *m_family;
    QSpinBox *m_from, *m_to;
    QPlainTextEdit* m_advisory;
};

} // namespace attune::ui

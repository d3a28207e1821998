// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rounds/room_form.h"
#include "workspace/retest.h"

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace attune::ui {

class CheckList;

/// A round's clips given to its raters again, under other names: what they would get is said before it is made.
class RetestEditor : public RoomForm {
    Q_OBJECT
  public:
    RetestEditor(const Theme& theme, Session& session, QWidget* parent = nullptr);

    /// The form for this round's clips and those of its raters who submitted any.
    void begin(const RoundId& round);

  private:
    void preview();
    void save();
    [[nodiscard]] RetestRequest request() const;

    RoundId m_round;
    std::int64_t m_seed = 0;
    QLabel *m_heading, *m_outcome;
    QLineEdit* m_title;
    CheckList* m_people;
    QCheckBox* m_hasDue;
    QDateEdit* m_due;
};

} // namespace attune::ui

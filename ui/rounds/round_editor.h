// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/round.h"
#include "ui/rounds/room_form.h"

#include <QList>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace attune::ui {

class CheckList;
class PeopleList;
class StageGrid;

/// The plan of a round as a form: which clips, who, under which scheme, when feedback opens, what is asked. What the
/// store refuses (a test clip somebody knows, consent) is said beside the button.
class RoundEditor : public RoomForm {
    Q_OBJECT
  public:
    RoundEditor(const Theme& theme, Session& session, QWidget* parent = nullptr);

    /// An empty form for a new round.
    void begin();
    /// The plan of a round that is there. Clips already given to somebody stay theirs.
    void edit(const RoundId& round);

  private:
    void build();
    void fill();
    void save();
    void showMode();
    void showClips();
    [[nodiscard]] RoundMode mode() const;
    [[nodiscard]] std::vector<Dimension> dimensions() const; ///< of the scheme chosen

    Round m_round; ///< as it was; a new one has no id
    QLabel *m_heading, *m_sentence, *m_count;
    QLineEdit* m_title;
    QList<QPushButton*> m_modes;
    QComboBox *m_purpose, *m_scheme, *m_order, *m_sharing, *m_fastest, *m_rule;
    CheckList* m_clips;
    PeopleList* m_people;
    StageGrid* m_stages;
    QCheckBox *m_hasDue, *m_hideContext;
    QDateEdit* m_due;
    QSpinBox *m_overlap, *m_moments, *m_watched, *m_attempts, *m_cooling, *m_valid;
    QWidget* m_certification;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/round_report.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace attune::ui {

/// Which part of a round Calibrate is about: raters, dimensions, clips or what these are for, and since when.
class FilterBar : public QWidget {
    Q_OBJECT
  public:
    explicit FilterBar(Session& session);

    /// The choices of the round as it is now; what was chosen stays where it still is one.
    void refresh();
    [[nodiscard]] RoundFilter filter() const;

  signals:
    void changed();
    /// Another round is to be looked at.
    void roundChosen(const QString& round);

  private:
    QComboBox* make(const char* name, const QString& words);
    QComboBox* add(const char* name, const QString& words);
    Session& m_session;
    QComboBox* m_round;
    QList<QComboBox*> m_choices; ///< of the round
    QComboBox *m_rater, *m_dimension, *m_clips, *m_since;
    QPushButton* m_all;
};

} // namespace attune::ui

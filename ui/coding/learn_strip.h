// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace attune {
class CodingDesk;
class LearnDesk;
} // namespace attune

namespace attune::ui {

class Theme;

/// Under the rating panel in a learning round: commit the score of a dimension and see its reference at once, beside
/// one's own. In a stage of any round it names what is rated. Hidden otherwise.
class LearnStrip : public QWidget {
    Q_OBJECT
  public:
    explicit LearnStrip(Theme* theme, QWidget* parent = nullptr);

    /// Not owned; null: nothing is open.
    void setDesk(CodingDesk* desk);
    /// After every change of the desk.
    void refresh();
    [[nodiscard]] bool canCommit(const DimensionId& dimension) const;
    void commit(const DimensionId& dimension);

  signals:
    void failed(const QString& sentence);

  private:
    void showFeedback(const DimensionId& dimension);
    /// The dimensions that the stage asks for; empty when it asks for all.
    [[nodiscard]] QString stageInWords() const;

    Theme* m_theme;
    CodingDesk* m_desk = nullptr;
    LearnDesk* m_learn = nullptr;
    QWidget* m_learning; ///< holds the next two
    QComboBox* m_choice;
    QPushButton* m_commit;
    QLabel *m_line, *m_reason;
    DimensionId m_shown; ///< whose feedback stands there
};

} // namespace attune::ui

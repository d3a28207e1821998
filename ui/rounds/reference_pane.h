// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/consensus.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// Builds a round's reference: what several trainers coded alone, side by side, the value they agree on with its
/// reason, and the band that is acceptable. The codings themselves stay as they are.
class ReferencePane : public QWidget {
    Q_OBJECT
  public:
    ReferencePane(const Theme& theme, Session& session, QWidget* parent = nullptr);
    void refresh();

  signals:
    void notice(const QString& sentence, bool isError);
    /// The round has another reference now.
    void changed();

  private:
    struct Row {
        ClipId clip;
        PanelRow values;
    };
    void showTrainers();
    void showTable();
    /// The values to talk through, in the colours of the theme.
    void tint();
    void make();
    /// Writes down that this trainer codes none of the round's clips they have not submitted, after asking.
    void leaveToOthers();
    [[nodiscard]] std::vector<RaterId> panel() const;
    [[nodiscard]] const Round* round() const;
    /// What the row's cells say; nothing to agree on is nothing. Errors: Invalid naming clip and dimension.
    [[nodiscard]] Result<std::optional<AgreedValue>> agreedOf(int row) const;

    const Theme& m_theme;
    Session& m_session;
    std::vector<Round> m_rounds;
    std::vector<Row> m_rows;
    QComboBox* m_round;
    QListWidget* m_trainers;
    QTableWidget* m_table;
    QLabel *m_state, *m_problem;
    QLineEdit* m_how;
    QPushButton *m_make, *m_aside;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

class Theme;

/// "1 h 30 min".
[[nodiscard]] QString minutesInWords(std::int64_t minutes);

/// Time spent, contact and independent apart, and certificates.
class ActivityPane : public QWidget {
    Q_OBJECT
  public:
    ActivityPane(const Theme& theme, Session& session, QWidget* parent = nullptr);
    void refresh();
    /// Opens the form for one more line.
    void beginEntry();
    [[nodiscard]] bool entering() const;
    void endEntry();

  signals:
    void failed(const QString& sentence);

  private:
    void saveEntry();
    const Theme& m_theme;
    Session& m_session;
    QLabel* m_contact;
    QLabel* m_own;
    QTableWidget* m_table;
    QLabel* m_empty;
    QWidget* m_form;
    QDateEdit* m_date;
    QSpinBox* m_minutes;
    QComboBox* m_kind;
    QLineEdit* m_what;
    QLabel* m_problem;
};

} // namespace attune::ui

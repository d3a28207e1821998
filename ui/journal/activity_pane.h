// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/portfolio.h"
#include "workspace/session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

class CertificateList;
class CourseTargets;
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
    /// A passage of a private note, to stand in the portfolio that is saved next. It is kept nowhere else.
    void addPassage(const QString& about, const QString& text);

  signals:
    void said(const QString& sentence, bool isError);

  private:
    void saveEntry();
    void showPeople();
    void showButtons();
    void signChosen();
    void shareChosen();
    void savePortfolio();
    /// Warns of what goes out beside the activities.
    void showPassages();
    [[nodiscard]] RaterId whose() const; ///< empty: one's own
    [[nodiscard]] bool ofOthers() const;
    [[nodiscard]] const Activity* chosen() const;
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
    QCheckBox *m_credit, *m_share;
    QComboBox *m_competency, *m_whose;
    QLabel* m_totals;
    QPushButton *m_sign, *m_shareLine;
    CourseTargets* m_course;
    CertificateList* m_certificates;
    QLabel* m_warning;
    QPushButton* m_withdraw;
    std::vector<Activity> m_lines; ///< as the table shows them
    std::vector<PortfolioPassage> m_passages;
};

} // namespace attune::ui

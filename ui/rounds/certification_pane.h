// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/certification.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class Theme;

/// "certified until 3 Feb 2027", "expires on …", "practising: next attempt from …".
[[nodiscard]] QString standingInWords(const Standing& standing);
/// Writes the certificate of a passed line as PDF where the person says; the outcome in words, empty when nothing was
/// chosen. Errors: those of the certificate and of writing.
[[nodiscard]] Result<QString> saveCertificate(Session& session, const CertificationRecord& record, QWidget* parent);

/// Judging by a round's rule, where everybody stands, and the ledger line by line with its clauses.
class CertificationPane : public QWidget {
    Q_OBJECT
  public:
    CertificationPane(const Theme& theme, Session& session, QWidget* parent = nullptr);
    void refresh();
    [[nodiscard]] bool busy() const;

  signals:
    void notice(const QString& sentence, bool isError);

  private:
    void showRaters();
    void showRecord();
    void judge();
    /// Clips the rater was given and has neither submitted nor been spared.
    [[nodiscard]] int missingOf(const Round& round, const RaterId& rater) const;
    void recomputeLine();
    void work(std::function<Result<CertificationRecord>(Library&)> what);
    [[nodiscard]] const CertificationRecord* record() const;

    Session& m_session;
    Background* m_work;
    std::vector<Round> m_rounds; ///< with a rule
    std::vector<CertificationRecord> m_ledger;
    std::vector<Standing> m_standings;
    QComboBox *m_round, *m_rater;
    QPushButton *m_judge, *m_paper, *m_again;
    QTableWidget *m_people, *m_lines, *m_clauses;
    QLabel *m_verdict, *m_focus, *m_rule;
};

} // namespace attune::ui

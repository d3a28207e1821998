// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/consent.h"

#include <QList>
#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// What the people in each clip agreed to: scope, who may hold it, until when; withdrawing. And who did what with
/// which clip.
class ConsentPane : public QWidget {
    Q_OBJECT
  public:
    ConsentPane(const Theme& theme, Session& session, QWidget* parent = nullptr);
    void refresh();

  signals:
    void notice(const QString& sentence, bool isError);

  private:
    void showChosen();
    void keep(bool withdrawn);
    [[nodiscard]] Consent typed() const;

    Session& m_session;
    std::vector<Consent> m_consents;
    QTableWidget *m_table, *m_records;
    QComboBox *m_clip, *m_person, *m_level;
    QList<QCheckBox*> m_scopes;
    QLineEdit *m_until, *m_destroy;
    QLabel* m_problem;
};

} // namespace attune::ui

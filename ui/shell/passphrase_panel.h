// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// Over the window: give oneself a passphrase, change it, take it away.
class PassphrasePanel : public QWidget {
    Q_OBJECT
  public:
    PassphrasePanel(const Theme& theme, Session& session);

  signals:
    void closeRequested();
    /// It was done; the sentence says what.
    void done(const QString& sentence);

  private:
    void change();
    void takeAway();
    void refuse(const QString& sentence, QLineEdit* where);

    Session& m_session;
    QLineEdit *m_old = nullptr, *m_new, *m_again;
    QLabel* m_problem;
};

} // namespace attune::ui

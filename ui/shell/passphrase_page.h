// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace attune::ui {

/// Asks for the passphrase of the person who wants to open a library. Nothing is kept of it.
class PassphrasePage : public QWidget {
    Q_OBJECT
  public:
    explicit PassphrasePage(const QString& code, QWidget* parent = nullptr);

    /// It was a wrong one: says so and lets one try again.
    void refuse(const QString& sentence);

  signals:
    void given(const QString& passphrase);
    /// It is somebody else.
    void left();

  private:
    void give();
    QLineEdit* m_field;
    QLabel* m_problem;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDateEdit;
class QFormLayout;
class QLabel;
class QLayout;
class QPushButton;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// A form of the room Rounds: labelled rows that scroll, what is in the way below them, then the button that makes it
/// and the one that leaves. Fields are named "<prefix>.<field>"; so are "problem", "save" and "cancel".
class RoomForm : public QWidget {
    Q_OBJECT
  signals:
    /// It is made; the sentence says what now.
    void made(const QString& sentence);
    void cancelled();

  protected:
    RoomForm(const Theme& theme, Session& session, const QString& prefix, QWidget* parent);

    void addRow(const QString& words, QWidget* field);
    void addRow(const QString& words, QLayout* field);
    /// Over the whole width.
    void addWide(QWidget* widget);
    /// What is in the way.
    void addProblem();
    void addButtons();
    /// Says why nothing was made and goes to the field; an empty sentence: nothing is in the way.
    void refuse(const QString& sentence, QWidget* where = nullptr);

    const Theme& m_theme;
    Session& m_session;
    QPushButton* m_save; ///< its words and what it does are the form's

  private:
    const QString m_prefix;
    QFormLayout* m_form;
    QLabel* m_problem;
};

/// A day to choose, with its calendar.
[[nodiscard]] QDateEdit* makeDay(const QString& name, const QString& words);

} // namespace attune::ui

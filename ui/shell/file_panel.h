// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>

class QHBoxLayout;
class QLabel;
class QTableWidget;
class QVBoxLayout;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class Theme;

/// Over the window: what a file holds and what taking it in would do, before it is done. On top the title and a cross,
/// then a headline, what is wrong, what the panel puts between, a table, and the line of buttons.
class FilePanel : public QWidget {
    Q_OBJECT
  public:
    /// Is the answer there?
    [[nodiscard]] bool isReady() const { return m_ready; }

  signals:
    void closeRequested();
    /// The library has changed; the sentence says how.
    void done(const QString& sentence);

  protected:
    /// prefix: of the object names; the panel's own is the prefix.
    FilePanel(const Theme& theme, Session& session, std::filesystem::path file, const QString& prefix,
              const QString& title, QTableWidget* table);
    /// The cross was pressed.
    virtual void leave() { emit closeRequested(); }
    /// Why there is nothing to show, in place of the table; an empty headline keeps the one there.
    void refuse(const QString& headline, const QString& why);
    void accept();
    [[nodiscard]] QString fileName() const;

    Session& m_session;
    const std::filesystem::path m_file;
    Background* m_work;
    QLabel *m_head, *m_problem;
    QVBoxLayout* m_middle;
    QTableWidget* m_table;
    QHBoxLayout* m_buttons;
    bool m_ready = false;
};

} // namespace attune::ui

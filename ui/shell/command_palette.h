// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace attune::ui {

class MainWindow;
class Theme;

/// Every action by name, found by typing. Enter does it, F2 gives it another key.
class CommandPalette : public QWidget {
    Q_OBJECT
  public:
    CommandPalette(const Theme& theme, MainWindow& window);

  signals:
    void chosen(const QString& actionId);
    void closeRequested();

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void fill();
    void move(int rows);
    void choose();
    void startKeyChange();
    const Theme& m_theme;
    MainWindow& m_window;
    QLineEdit* m_field;
    QLabel* m_count;
    QLabel* m_message;
    QWidget* m_hints;
    QListView* m_list;
    QStandardItemModel* m_model;
    QString m_changing; ///< action that waits for its new key
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class ElidedLabel;

/// Above the clips when files are not where they were: says how many, and looks for them by content in a folder.
class LostStrip : public QWidget {
    Q_OBJECT
  public:
    LostStrip(Session& session, QWidget* parent = nullptr);

    void refresh();
    /// Asks for a folder and looks through it.
    void search();
    [[nodiscard]] bool canSearch() const;
    [[nodiscard]] bool busy() const;

  signals:
    void notice(const QString& sentence, bool isError);
    /// The library says now where they are.
    void found();

  private:
    Session& m_session;
    Background* m_work;
    ElidedLabel* m_words;
    QPushButton *m_search, *m_stop;
    int m_lost = 0;
};

} // namespace attune::ui

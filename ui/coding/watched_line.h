// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace attune::ui {

class Theme;

/// How much of the clip must be watched before it is submitted, and how much is: a sentence and a bar with a mark at
/// what is asked for. There only where a round asks for something.
class WatchedLine : public QWidget {
    Q_OBJECT
  public:
    explicit WatchedLine(const Theme* theme, QWidget* parent = nullptr);

    /// In whole percent; nothing asked for (0) hides it. fastest: the speed up to which watching counts, in percent of
    /// real time; 0: any.
    void show(int watched, int asked, int fastest);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void restyle();
    const Theme* m_theme;
    QLabel* m_words;
    int m_watched = 0;
    int m_asked = 0;
};

} // namespace attune::ui

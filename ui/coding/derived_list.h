// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

class QGridLayout;

namespace attune::ui {

class Theme;

/// Scores that follow from the others, live: name, value, band, and how it came about. Fixed sums stand here too, with
/// what is still to be shared out.
class DerivedList : public QWidget {
    Q_OBJECT
  public:
    explicit DerivedList(Theme* theme, QWidget* parent = nullptr);

    void showDesk(const CodingDesk& desk);

  private:
    struct Line {
        QString id, name, value, how;
        bool open = false;
    };
    void put(const std::vector<Line>& lines);
    Theme* m_theme;
    QGridLayout* m_grid;
    int m_rows = 0;
};

} // namespace attune::ui

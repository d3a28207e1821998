// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calibrate/round_figures.h"

#include <QWidget>

namespace attune::ui {

class Theme;
enum class Token;

/// The ink a person's icon is drawn in; person as in RoundFigures::DimensionName.
[[nodiscard]] Token personInk(const QString& person);

/// Raters down, dimensions across: bias above, ICC(A,1) and n below. Arrows move, a click or an arrow opens a cell.
class HeatMap : public QWidget {
    Q_OBJECT
  public:
    explicit HeatMap(const Theme& theme, QWidget* parent = nullptr);
    void show(const RoundFigures& figures);
    void select(int row, int column);
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] const CellFacts& facts(int row, int column) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void selected(int row, int column);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] QRect cellRect(int row, int column) const;
    const Theme& m_theme;
    QStringList m_raters;
    QList<RoundFigures::DimensionName> m_dimensions;
    QList<CellFacts> m_cells;
    int m_row = 0, m_column = 0;
};

} // namespace attune::ui

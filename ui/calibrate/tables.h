// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QTableWidget;

namespace attune::ui {

/// Points of a scale as people write them: "3.5".
[[nodiscard]] QString pointsText(double value);
/// With their sign: "+0.5", "−1", "0".
[[nodiscard]] QString signedPointsText(double value);

/// A table to read and to choose a line of. numbers: columns set to the right; stretch: the column that gives way.
[[nodiscard]] QTableWidget* makeTable(const QStringList& columns, const QList<int>& numbers, int stretch);
void setNumber(QTableWidget* table, int row, int column, const QString& text);

/// Gives a table the height of whole rows only, so that none is cut at the lower edge.
class WholeRows : public QWidget {
  public:
    explicit WholeRows(QTableWidget* table);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

  private:
    [[nodiscard]] int head() const;
    [[nodiscard]] int row() const;
    [[nodiscard]] int heightOf(int rows) const;
    void fit();
    QTableWidget* m_table;
};

} // namespace attune::ui

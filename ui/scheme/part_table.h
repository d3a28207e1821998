// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>
#include <functional>

namespace attune::ui {

class Theme;

/// The items of a dimension, or the codes of a row, a line each. Lines are added and taken away by the buttons below,
/// and moved by dragging them or with the keys that move a part.
class PartTable : public QTableWidget {
    Q_OBJECT
  public:
    /// `stem` names the buttons: "Item" makes schemes.addItem and schemes.removeItem.
    PartTable(const Theme& theme, const QString& stem, const QString& add, const QString& remove);
    /// Writes the cells of a line that was added.
    std::function<void(int row)> fillNew;
    /// The buttons, for the line below the table.
    [[nodiscard]] QWidget* buttons() const { return m_buttons; }
    void setReadOnly(bool readOnly);
    /// Can the chosen line go so many places down (below zero: up)?
    [[nodiscard]] bool canMove(int by) const;
    void move(int by);

  signals:
    /// A cell was written, or lines came, went or moved. Not while signals are blocked.
    void edited();

  private:
    void add();
    void remove();
    [[nodiscard]] bool canMove(int from, int to) const;
    void moveLine(int from, int to);
    QWidget* m_buttons;
    bool m_readOnly = false;
};

} // namespace attune::ui

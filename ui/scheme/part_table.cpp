// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/part_table.h"

#include "ui/controls/flow_layout.h"
#include "ui/controls/key_text.h"
#include "ui/controls/row_drag.h"
#include "ui/theme/widgets.h"

#include <QPushButton>
#include <QSignalBlocker>

namespace attune::ui {

PartTable::PartTable(const Theme& theme, const QString& stem, const QString& addText, const QString& removeText)
    : m_buttons(new QWidget) {
    connect(this, &QTableWidget::cellChanged, this, &PartTable::edited);
    auto* drag = new RowDrag(this, theme);
    drag->mayMove = [this](int from, int to) { return canMove(from, to); };
    connect(drag, &RowDrag::moved, this, &PartTable::moveLine);
    auto* row = new FlowLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    QPushButton* adding = makeButton(addText);
    adding->setObjectName(QStringLiteral("schemes.add") + stem);
    QPushButton* removing = makeButton(removeText, "quiet");
    removing->setObjectName(QStringLiteral("schemes.remove") + stem);
    connect(adding, &QPushButton::clicked, this, &PartTable::add);
    connect(removing, &QPushButton::clicked, this, &PartTable::remove);
    auto* hint = new ElidedLabel(
        tr("Drag a line to move it, or %1 and %2.").arg(keyText("scheme.partUp"), keyText("scheme.partDown")));
    hint->setProperty("look", "small");
    hint->setProperty("tone", "2");
    row->addWidget(adding);
    row->addWidget(removing);
    row->addWidget(hint);
}

void PartTable::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    m_buttons->setVisible(!readOnly);
}

void PartTable::add() {
    const int row = rowCount();
    {
        const QSignalBlocker quiet(this);
        insertRow(row);
        fillNew(row);
    }
    setCurrentCell(row, 0);
    emit edited();
}

void PartTable::remove() {
    const int row = currentRow() >= 0 ? currentRow() : rowCount() - 1;
    if (row < 0)
        return;
    removeRow(row);
    emit edited();
}

bool PartTable::canMove(int from, int to) const {
    return !m_readOnly && from >= 0 && from != to && to >= 0 && to < rowCount();
}

bool PartTable::canMove(int by) const { return canMove(currentRow(), currentRow() + by); }

void PartTable::move(int by) {
    if (canMove(by))
        moveLine(currentRow(), currentRow() + by);
}

void PartTable::moveLine(int from, int to) {
    setFocus(); // a cell that is being written is finished
    {
        const QSignalBlocker quiet(this);
        for (int row = from; row != to; row += from < to ? 1 : -1)
            for (int column = 0; column < columnCount(); ++column) {
                const int next = row + (from < to ? 1 : -1);
                QTableWidgetItem *here = takeItem(row, column), *there = takeItem(next, column);
                setItem(row, column, there);
                setItem(next, column, here);
            }
    }
    viewport()->update();
    setCurrentCell(to, currentColumn());
    emit edited();
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/tables.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <algorithm>
#include <cmath>

namespace attune::ui {

QString pointsText(double value) { return QLocale::c().toString(value, 'g', 4); }

QString signedPointsText(double value) {
    if (value == 0)
        return QStringLiteral("0");
    return (value > 0 ? QStringLiteral("+") : QStringLiteral("−")) + pointsText(std::abs(value));
}

QTableWidget* makeTable(const QStringList& columns, const QList<int>& numbers, int stretch) {
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()));
    table->setHorizontalHeaderLabels(columns);
    for (int c = 0; c < columns.size(); ++c)
        table->horizontalHeaderItem(c)->setTextAlignment((numbers.contains(c) ? Qt::AlignRight : Qt::AlignLeft) |
                                                         Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(stretch, QHeaderView::Stretch);
    table->horizontalHeader()->setMinimumSectionSize(64);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setProperty("sorts", QStringLiteral("never")); // no room kept for an arrow
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setProperty("ownEnter", true);
    return table;
}

void setNumber(QTableWidget* table, int row, int column, const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, item);
}

WholeRows::WholeRows(QTableWidget* table) : m_table(table) { table->setParent(this); }

QSize WholeRows::minimumSizeHint() const { return {m_table->minimumSizeHint().width(), heightOf(5)}; }

QSize WholeRows::sizeHint() const { return {m_table->sizeHint().width(), heightOf(6)}; }

void WholeRows::resizeEvent(QResizeEvent*) { fit(); }

bool WholeRows::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        fit();
    return QWidget::event(event);
}

int WholeRows::head() const { return m_table->horizontalHeader()->sizeHint().height(); }

int WholeRows::row() const { return std::max(1, m_table->verticalHeader()->defaultSectionSize()); }

int WholeRows::heightOf(int rows) const { return head() + rows * row(); }

void WholeRows::fit() { m_table->setGeometry(0, 0, width(), heightOf(std::max(1, (height() - head()) / row()))); }

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "models/coding_scheme.h"
#include "ui/controls/marks.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <string>

namespace attune::ui {

inline std::string textOf(const QLineEdit* line) { return line->text().trimmed().toStdString(); }
inline QString words(const std::string& text) { return QString::fromStdString(text); }

inline QDoubleSpinBox* number(double low, double high) {
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(2);
    box->setFocusPolicy(Qt::StrongFocus);
    return box;
}

inline QPlainTextEdit* lines(int height) {
    auto* text = new QPlainTextEdit;
    text->setTabChangesFocus(true);
    text->setFixedHeight(height);
    return text;
}

inline QComboBox* roles() {
    auto* box = new QComboBox;
    for (int role = 0; role <= static_cast<int>(PersonRole::Triad); ++role)
        box->addItem(roleName(role));
    return box;
}

inline QString cell(const QTableWidget* table, int row, int column) {
    const QTableWidgetItem* item = table->item(row, column);
    return item ? item->text().trimmed() : QString();
}

inline void setCell(QTableWidget* table, int row, int column, const QString& text, bool editable) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(editable ? item->flags() | Qt::ItemIsEditable : item->flags() & ~Qt::ItemIsEditable);
    table->setItem(row, column, item);
}

} // namespace attune::ui

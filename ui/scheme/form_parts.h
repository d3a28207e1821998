// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "models/coding_scheme.h"
#include "ui/controls/marks.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <string>

namespace attune::ui {

inline std::string textOf(const QLineEdit* line) { return line->text().trimmed().toStdString(); }
inline std::string textOf(const QPlainTextEdit* edit) { return edit->toPlainText().trimmed().toStdString(); }
inline QString words(const std::string& text) { return QString::fromStdString(text); }

inline QDoubleSpinBox* number(double low, double high) {
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(2);
    box->setFocusPolicy(Qt::StrongFocus);
    return box;
}

/// As high as so many lines of its letters, whatever the text size.
class TextLines : public QPlainTextEdit {
  public:
    explicit TextLines(int lines) : m_lines(lines) {
        setTabChangesFocus(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override {
        const int around = 2 * (frameWidth() + static_cast<int>(document()->documentMargin())) + padding;
        return {QPlainTextEdit::sizeHint().width(), m_lines * fontMetrics().lineSpacing() + around};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

  protected:
    void changeEvent(QEvent* event) override {
        QPlainTextEdit::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            updateGeometry();
    }

  private:
    static constexpr int padding = 16; ///< of the style sheet, above and below
    int m_lines;
};

/// Only when they differ: the cursor stays where it is.
inline void fill(QLineEdit* line, const std::string& text) {
    if (line->text() != words(text))
        line->setText(words(text));
}
inline void fill(QPlainTextEdit* edit, const QString& text) {
    if (edit->toPlainText() != text)
        edit->setPlainText(text);
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

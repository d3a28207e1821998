// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/note_field.h"

#include "ui/words.h"

#include <QEvent>
#include <QTextBlock>

namespace attune::ui {

NoteField::NoteField(const QString& prompt, const QString& text) : QPlainTextEdit(text), m_prompt(prompt) {
    setAccessibleName(Words::of(prompt.toStdString()));
    setPlaceholderText(tr("Write here"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        dirty = true;
        fit();
    });
    fit();
}

void NoteField::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void NoteField::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void NoteField::fit() {
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int wanted = std::max(2, lines) * fontMetrics().lineSpacing() + 2 * qRound(document()->documentMargin()) + 16;
    if (wanted != height())
        setFixedHeight(wanted);
}

} // namespace attune::ui

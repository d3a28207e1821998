// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/line_edit.h"

#include <QKeyEvent>

namespace attune::ui {

LineEdit::LineEdit(QWidget* parent) : QLineEdit(parent) { setFocusPolicy(Qt::StrongFocus); }

bool LineEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // Undo inside the line belongs to the line as long as there is something to take back.
        const bool undo = key->matches(QKeySequence::Undo) && isUndoAvailable();
        const bool redo = key->matches(QKeySequence::Redo) && isRedoAvailable();
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) || undo || redo) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void LineEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit accepted();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit cancelled();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void LineEdit::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit left();
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_dispatcher.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>
#include <QVariant>
#include <QWidget>
#include <utility>

namespace attune::ui {
namespace {

QString strokeText(int key, Qt::KeyboardModifiers modifiers) {
    QString name = QKeySequence(key).toString(QKeySequence::PortableText);
    if (name == QStringLiteral("Enter"))
        name = QStringLiteral("Return");
    if (name == QStringLiteral("Backtab"))
        name = QStringLiteral("Tab");
    if (name == QStringLiteral("Del"))
        name = QStringLiteral("Delete");
    if (name == QStringLiteral("Ins"))
        name = QStringLiteral("Insert");
    QString text;
    if (modifiers & Qt::ControlModifier)
        text += QStringLiteral("Ctrl+");
    if (modifiers & Qt::AltModifier)
        text += QStringLiteral("Alt+");
    if (modifiers & Qt::ShiftModifier)
        text += QStringLiteral("Shift+");
    if (modifiers & Qt::MetaModifier)
        text += QStringLiteral("Meta+");
    return text + name;
}

bool isModifier(int key) {
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == 0 ||
           key == Qt::Key_unknown;
}

/// Signs lie under Shift on one keyboard and not on the next: "?" is "?" wherever it is.
bool isSign(int key) { return key > Qt::Key_Space && key < Qt::Key_A && !(key >= Qt::Key_0 && key <= Qt::Key_9); }

bool isTextField(const QWidget* widget) {
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        return combo->isEditable();
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

/// Keys of editing text that carry Ctrl or Alt.
bool isTextEditing(const QKeyEvent& event) {
    if (event.modifiers() & Qt::AltModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_A:
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_X:
    case Qt::Key_Y:
    case Qt::Key_Z:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        return true;
    default:
        return false;
    }
}

} // namespace

QString keyText(const QKeyEvent& event) {
    if (isModifier(event.key()))
        return {};
    auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (isSign(event.key()) || (event.key() > Qt::Key_Z && event.key() <= Qt::Key_AsciiTilde))
        modifiers &= ~Qt::ShiftModifier;
    if (event.key() == Qt::Key_Backtab)
        modifiers |= Qt::ShiftModifier;
    return strokeText(event.key(), modifiers);
}

KeyDispatcher::KeyDispatcher(QWidget* window, const KeyMap& keys) : QObject(window), m_window(window), m_keys(keys) {
    qApp->installEventFilter(this);
}

void KeyDispatcher::setPending(const QString& stroke) {
    if (m_pending == stroke)
        return;
    m_pending = stroke;
    emit pendingChanged(stroke);
}

const ActionInfo* KeyDispatcher::actionFor(const QKeyEvent& event, const QString& prefix) const {
    const std::string where = room ? room().toStdString() : std::string();
    const QString stroke = keyText(event);
    const auto find = [&](const QString& text) { return m_keys.find((prefix + text).toStdString(), where); };
    if (event.modifiers() & Qt::KeypadModifier) // a key of the keypad may mean something of its own
        if (const ActionInfo* action = find(QStringLiteral("Num+") + stroke))
            return action;
    if (const ActionInfo* action = find(stroke))
        return action;
    // Digits lie under Shift on some keyboards.
    if (event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9 && (event.modifiers() & Qt::ShiftModifier))
        return find(strokeText(event.key(), event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)));
    return nullptr;
}

bool KeyDispatcher::neededBy(const QWidget* widget, const QKeyEvent& event) const {
    if (!widget)
        return false;
    if (widget->property("ownKeys").toStringList().contains(keyText(event)))
        return true;
    const int key = event.key();
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isTextField(widget)) {
        if ((key >= Qt::Key_F1 && key <= Qt::Key_F35) || key == Qt::Key_Escape)
            return false;
        return plain || isTextEditing(event);
    }
    if (!plain)
        return false;
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool upDown = key == Qt::Key_Up || key == Qt::Key_Down;
    const bool leftRight = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool page = key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Home || key == Qt::Key_End;
    if (qobject_cast<const QAbstractButton*>(widget))
        return key == Qt::Key_Space || enter;
    if (qobject_cast<const QComboBox*>(widget))
        return key == Qt::Key_Space || enter || upDown || page;
    if (qobject_cast<const QAbstractSlider*>(widget))
        return upDown || leftRight || page;
    if (qobject_cast<const QTabBar*>(widget))
        return leftRight;
    if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
        return upDown || leftRight || page || key == Qt::Key_Space || (enter && view->property("ownEnter").toBool());
    return false;
}

bool KeyDispatcher::performKey(const ActionInfo& action, const QKeyEvent& event) {
    if (!perform)
        return false;
    if (event.isAutoRepeat() && !action.repeats())
        return true;
    QString id = QString::fromStdString(action.id);
    if (id == QStringLiteral("play.toggle"))
        m_toggleKey = event.key();
    const bool back = id == QStringLiteral("shuttle.back");
    if (m_toggleKey != 0 && (back || id == QStringLiteral("shuttle.forward"))) {
        id = back ? QStringLiteral("shuttle.slowBack") : QStringLiteral("shuttle.slowForward");
        m_slowKey = event.key();
    }
    return perform(id);
}

void KeyDispatcher::released(int key) {
    if (key == m_toggleKey)
        m_toggleKey = 0;
    if (key == m_slowKey && std::exchange(m_slowKey, 0) != 0 && perform)
        perform(QStringLiteral("play.pause"));
}

bool KeyDispatcher::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyRelease && !static_cast<QKeyEvent*>(event)->isAutoRepeat()) {
        auto* up = static_cast<QKeyEvent*>(event);
        released(up->key());
        const auto* widget = qobject_cast<QWidget*>(object);
        if (code && widget && widget->window() == m_window)
            code(keyText(*up), false);
    } else if (event->type() == QEvent::WindowDeactivate && object == m_window) {
        released(m_toggleKey);
        released(m_slowKey);
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget || widget->window() != m_window || QApplication::activePopupWidget() ||
        (QApplication::activeModalWidget() && QApplication::activeModalWidget() != m_window) || (paused && paused()))
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const QString stroke = keyText(*key);
    if (stroke.isEmpty())
        return false;
    // A key not taken travels up to the parents: it is judged by the widget it was meant for.
    const QWidget* focus = m_window->focusWidget();
    const QWidget* meant = focus && (widget == focus || widget->isAncestorOf(focus)) ? focus : widget;
    if (neededBy(meant, *key)) {
        if (event->type() == QEvent::KeyPress)
            setPending({});
        return false;
    }
    if (m_pending.isEmpty() && takesCode && takesCode(stroke)) {
        event->accept();
        if (event->type() == QEvent::ShortcutOverride)
            return false;
        if (code && !key->isAutoRepeat())
            code(stroke, true);
        return true;
    }
    const std::string where = room ? room().toStdString() : std::string();
    if (event->type() == QEvent::ShortcutOverride) {
        if (!m_pending.isEmpty() || actionFor(*key, {}) || m_keys.startsChord(stroke.toStdString(), where))
            event->accept();
        return false;
    }
    if (!m_pending.isEmpty()) {
        const QString prefix = m_pending + QStringLiteral(", ");
        setPending({});
        if (const ActionInfo* action = actionFor(*key, prefix)) {
            if (perform)
                perform(QString::fromStdString(action->id));
            return true;
        }
        if (stroke == QStringLiteral("Esc"))
            return true;
    }
    if (m_keys.startsChord(stroke.toStdString(), where)) {
        setPending(stroke);
        return true;
    }
    if (const ActionInfo* action = actionFor(*key, {}))
        return performKey(*action, *key);
    return false;
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/key_map.h"

#include <QObject>
#include <QString>
#include <functional>

class QKeyEvent;
class QWidget;

namespace attune::ui {

/// The text of a key press as the key map spells it; empty for a modifier alone.
[[nodiscard]] QString keyText(const QKeyEvent& event);

/// Turns key presses anywhere in a window into actions. Keys that the focused widget needs for itself stay with it:
/// letters in text fields, arrows in lists, Space and Enter on a button reached by keyboard. A widget of one's own
/// names such keys in its property "ownKeys" (a QStringList). A key held down does its action again only where that
/// makes sense. While the key that plays and pauses is down, those of the shuttle play slowly until let go.
class KeyDispatcher : public QObject {
    Q_OBJECT
  public:
    KeyDispatcher(QWidget* window, const KeyMap& keys);

    /// The current room; empty when none is open.
    std::function<QString()> room;
    /// Performs an action; false when it cannot be done now.
    std::function<bool(const QString& actionId)> perform;
    /// Does the key mean a code of the room's, before any action? Then it goes to code(), down and up.
    std::function<bool(const QString& key)> takesCode;
    std::function<void(const QString& key, bool down)> code;
    /// While true, keys are left alone (something lies over the window).
    std::function<bool()> paused;

  signals:
    /// The first of two strokes was pressed ("M"), or (empty) nothing is pending any more.
    void pendingChanged(const QString& stroke);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    [[nodiscard]] bool neededBy(const QWidget* widget, const QKeyEvent& event) const;
    [[nodiscard]] const ActionInfo* actionFor(const QKeyEvent& event, const QString& prefix) const;
    void setPending(const QString& stroke);
    bool performKey(const ActionInfo& action, const QKeyEvent& event);
    void released(int key);
    QWidget* m_window;
    const KeyMap& m_keys;
    QString m_pending;
    int m_toggleKey = 0; ///< the key that plays and pauses, while it is down
    int m_slowKey = 0;   ///< the key that plays slowly as long as it is down
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QString>
#include <QWidget>

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// What every room is given. Lives as long as the window; session changes when another library or person is opened
/// (rooms are then made anew).
struct AppContext {
    Session* session = nullptr;
    Theme* theme = nullptr;
};

/// One room of the rail. The window owns it, shows its bar() in the room bar above it, and sends it the actions of the
/// action table.
class Room : public QWidget {
    Q_OBJECT
  public:
    Room(AppContext context, QWidget* parent) : QWidget(parent), m_context(context) {}

    /// "clips", "code", "compare", "calibrate", "journal", "rounds".
    [[nodiscard]] virtual QString name() const = 0;
    /// Left and right of the room bar (48 px high): title, chips, buttons. Made once, owned by the window afterwards.
    [[nodiscard]] virtual QWidget* makeBar(QWidget* parent) = 0;
    /// The room comes into view; data may have changed since.
    virtual void enter() {}
    virtual void leave() {}
    /// The clip to show (Code and Compare).
    virtual void openClip(const ClipId&) {}
    /// Performs an action of the table; false when it is not this room's.
    virtual bool perform(const QString& actionId) {
        Q_UNUSED(actionId);
        return false;
    }
    /// Whether the action can be done now.
    [[nodiscard]] virtual bool canPerform(const QString& actionId) const {
        Q_UNUSED(actionId);
        return false;
    }
    /// Does this key mean a code here and now, before it means an action?
    [[nodiscard]] virtual bool takesCode(const QString& key) const {
        Q_UNUSED(key);
        return false;
    }
    /// Such a key went down, or was let go.
    virtual void codeKey(const QString& key, bool down) {
        Q_UNUSED(key);
        Q_UNUSED(down);
    }
    /// Right-hand text of the status bar: "Watched 82 % of the clip".
    [[nodiscard]] virtual QString statusText() const { return {}; }
    /// Is all that the room shows there (pictures, figures)? Screenshots wait for it.
    [[nodiscard]] virtual bool isReady() const { return true; }
    /// Blind line of the status bar; empty: the window's own.
    [[nodiscard]] virtual QString blindText() const { return {}; }

  signals:
    /// Open a clip in another room ("code" or "compare").
    void clipRequested(const attune::ClipId& clip, const QString& room);
    void roomRequested(const QString& room);
    /// A sentence for the strip under the room bar; isError paints it as one.
    void notice(const QString& text, bool isError);
    void statusChanged();

  protected:
    [[nodiscard]] Session& session() const { return *m_context.session; }
    [[nodiscard]] Theme& theme() const { return *m_context.theme; }
    AppContext m_context;
};

} // namespace attune::ui

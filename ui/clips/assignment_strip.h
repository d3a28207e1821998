// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QWidget>

class QVBoxLayout;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class Theme;

/// A trainee's rounds above the clips: what for, how far, until when; handing in. Hidden for others, and when no round
/// asks for anything.
class AssignmentStrip : public QWidget {
    Q_OBJECT
  public:
    AssignmentStrip(const Theme& theme, Session& session, QWidget* parent = nullptr);

    void refresh();
    /// Writes the submission package of the newest round with something submitted.
    void handIn();
    [[nodiscard]] bool canHandIn() const { return !m_latest.empty(); }
    [[nodiscard]] bool busy() const;

  signals:
    void notice(const QString& sentence, bool isError);

  private:
    void handInOf(const RoundId& round);

    const Theme& m_theme;
    Session& m_session;
    Background* m_work;
    QVBoxLayout* m_rows;
    RoundId m_latest; ///< with something submitted
};

} // namespace attune::ui

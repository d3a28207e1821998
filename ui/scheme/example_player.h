// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text_pack.h"

#include <QWidget>

class QLabel;

namespace attune {
class Session;
}

namespace attune::ui {

class ClipPlayer;
class Theme;

/// The moment that shows what a point of a scale means, played over and over beside the scheme. Hidden until there is
/// one.
class ExamplePlayer : public QWidget {
    Q_OBJECT
  public:
    ExamplePlayer(Theme& theme, Session& session);

    /// Plays a moment under a title, such as "Sensitivity 4", and the words of where it is.
    void play(const QString& title, const QString& where, const Exemplar& example);
    void close();
    void pause();
    [[nodiscard]] ClipPlayer* player() const { return m_player; }

  signals:
    void notice(const QString& text, bool isError);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    Theme& m_theme;
    Session& m_session;
    ClipPlayer* m_player;
    QLabel *m_title, *m_where;
    Exemplar m_example;
};

} // namespace attune::ui

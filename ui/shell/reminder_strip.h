// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// Under the room bar: rounds whose last day is over, certificates that have ended or end soon; each with a way there.
/// Closed, it stays away until there is something else to be reminded of.
class ReminderStrip : public QWidget {
    Q_OBJECT
  public:
    ReminderStrip(const Theme& theme, QWidget* parent);
    /// Looks anew; null: no library is open.
    void show(Session* session);

  signals:
    void roomRequested(const QString& room);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void close();

    const Theme& m_theme;
    Session* m_session = nullptr;
    QVBoxLayout* m_lines;
    std::string m_shown; ///< what the strip says, to know it again
};

} // namespace attune::ui

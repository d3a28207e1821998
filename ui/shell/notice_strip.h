// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTimer;

namespace attune::ui {

class Theme;

/// One sentence under the room bar: what happened, to which thing, what to do. Errors stay until closed; others go by
/// themselves.
class NoticeStrip : public QWidget {
    Q_OBJECT
  public:
    NoticeStrip(const Theme& theme, QWidget* parent);
    void show(const QString& text, bool isError);
    void clear();
    [[nodiscard]] QString text() const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    QLabel* m_label;
    QTimer* m_timer;
    bool m_error = false;
};

} // namespace attune::ui

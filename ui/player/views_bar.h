// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <QWidget>

class QLabel;

namespace attune::ui {

class Button;
class Theme;

/// "+1.640 s", "−0.040 s", "0.000 s"; cut to the millisecond toward zero.
[[nodiscard]] QString offsetText(MediaDuration offset);

/// The line under two views: how they lie to one another, and what changes that. Only shows and asks, by the ids of the
/// action table.
class ViewsBar : public QWidget {
    Q_OBJECT
  public:
    explicit ViewsBar(Theme* theme, QWidget* parent = nullptr);

    /// alone: the second view is being moved alone, the offset is not kept yet.
    void setOffset(MediaDuration offset, bool alone);
    /// Words in place of the offset while something is being worked out; empty: done.
    void setBusy(const QString& words);
    [[nodiscard]] QString text() const;

  signals:
    void actionRequested(const QString& id);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void restyle();
    void showWords();
    Theme* m_theme;
    QLabel* m_words;
    Button *m_alone, *m_sound, *m_swap, *m_close;
    MediaDuration m_offset;
    bool m_isAlone = false;
    QString m_busy;
};

} // namespace attune::ui

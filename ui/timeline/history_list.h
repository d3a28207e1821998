// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QListWidget>

namespace attune::ui {

class Theme;

/// What was done to the coding, in words, newest at the top; what was taken back stands struck out. Enter or a double
/// click goes back to the state right after that step, or forward to it.
class HistoryList : public QListWidget {
    Q_OBJECT
  public:
    explicit HistoryList(Theme* theme, QWidget* parent = nullptr);

    void setSteps(const std::vector<HistoryStep>& steps);

  signals:
    /// Positive: so many undos; negative: so many redos.
    void stepsRequested(int undos);

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void go(int row);
    Theme* m_theme;
};

} // namespace attune::ui

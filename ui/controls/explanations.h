// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QPushButton;

namespace attune::ui {

class Theme;

/// What figures mean, one after the other, in the words of their pages in docs/statistics. Read by scrolling with the
/// arrow keys; Escape closes it.
class Explanations : public QDialog {
    Q_OBJECT
  public:
    /// estimates: their names as in a report; a name that no page lists is left out.
    Explanations(const Theme& theme, const QStringList& estimates, QWidget* over);
};

/// "What is this?": opens the explanations over the window of the button.
[[nodiscard]] QPushButton* makeExplanationButton(const Theme& theme, const QStringList& estimates);

} // namespace attune::ui

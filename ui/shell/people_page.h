// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rater.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace attune::ui {

class Theme;

[[nodiscard]] QString roleInWords(RaterRole role);
/// The page of a question asked before a library opens: a column in the middle that scrolls; the caller fills it and
/// ends it with a stretch of 2.
[[nodiscard]] QVBoxLayout* makeQuestionPage(QWidget* over);

/// "Who are you?": codes and roles, nothing else. Buttons are named "person.T04".
class PeoplePage : public QWidget {
    Q_OBJECT
  public:
    PeoplePage(const Theme& theme, const QString& library, const std::vector<Rater>& people, QWidget* parent = nullptr);

  signals:
    void chosen(const QString& code);
};

} // namespace attune::ui

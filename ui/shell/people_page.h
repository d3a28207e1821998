// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rater.h"

#include <QWidget>
#include <vector>

namespace attune::ui {

class Theme;

[[nodiscard]] QString roleInWords(RaterRole role);

/// "Who are you?": codes and roles, nothing else. Buttons are named "person.T04".
class PeoplePage : public QWidget {
    Q_OBJECT
  public:
    PeoplePage(const Theme& theme, const QString& library, const std::vector<Rater>& people, QWidget* parent = nullptr);

  signals:
    void chosen(const QString& code);
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace attune::ui {

/// The first default key of an action as people read it: "Ctrl+L", "\u2192", "Enter". Empty when it has none.
[[nodiscard]] QString keyText(const char* actionId);
/// "Play or pause  (Space)".
[[nodiscard]] QString withKey(const QString& text, const char* actionId);

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <QString>

namespace attune::ui {

/// "00:01:23.480", milliseconds cut off.
[[nodiscard]] QString timeCode(MediaTime time);
/// "01:23.480"; with hours from one hour on.
[[nodiscard]] QString shortTime(MediaTime time);
/// "01:23"; whole seconds, never rounded up.
[[nodiscard]] QString clockText(MediaTime time);
/// "01:18.000 to 01:27.000"; a point in time: "01:18.000".
[[nodiscard]] QString spanText(TimeSpan span);
/// "21 Nov 2026, 09:40" in local time.
[[nodiscard]] QString dateText(qint64 wallMs);

} // namespace attune::ui

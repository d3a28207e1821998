// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/media_time.h"

#include <string>
#include <string_view>

namespace attune {

/// A time as people write it, read exactly: "83.48" (seconds), "83480ms", "83480000000ns", "00:01:23.480", "1:23.48".
/// At most nine decimals count; more are accepted only if they are zeros. Negative with a leading "-".
/// Errors: Invalid.
[[nodiscard]] Result<MediaTime> parseMediaTime(std::string_view text);
/// "00:01:23.480": hours, minutes, seconds, milliseconds cut off (never rounded up); "-" in front when negative.
[[nodiscard]] std::string formatMediaTime(MediaTime time);

} // namespace attune

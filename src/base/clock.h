// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace attune {

/// Wall clock: milliseconds since 1970-01-01 UTC. ATTUNE_FIXED_CLOCK (same unit) fixes it for reproducible output.
[[nodiscard]] std::int64_t wallClockMs();
/// "2026-11-21T09:40:00Z".
[[nodiscard]] std::string isoTime(std::int64_t wallMs);

} // namespace attune

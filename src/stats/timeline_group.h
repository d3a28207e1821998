// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/timeline_kappa.h"

namespace attune::timeline {

/// Fleiss' kappa of several coders over time (the limit of Fleiss 1971 on time units as the unit goes to 0): at each
/// moment the share of pairs of coders with the same label, uncoded a label; expected from the pooled shares of time.
/// Each coder's runs tile the same [0, length). Undefined: "nothing_coded", "one_category". At least two coders.
[[nodiscard]] Estimate durationFleissKappa(std::span<const std::vector<Run>> coders, int codes);

} // namespace attune::timeline

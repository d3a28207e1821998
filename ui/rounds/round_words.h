// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/round.h"
#include "workspace/round_board.h"

#include <QString>

namespace attune::ui {

/// "learn", "practice", "test", "drift check".
[[nodiscard]] QString modeInWords(RoundMode mode);
/// One sentence: when feedback opens in this mode.
[[nodiscard]] QString modeSentence(RoundMode mode);
/// "12 Nov 2026" of an ISO date; the text itself when it is none.
[[nodiscard]] QString dayInWords(const std::string& isoDate);
[[nodiscard]] QString dayInWords(std::int64_t wallMs);
/// "due 30 Nov 2026, in 9 days", "was due yesterday"; empty without a last day.
[[nodiscard]] QString dueInWords(const Round& round);
/// "3 of 6 submitted, 1 spared, 1 late".
[[nodiscard]] QString progressInWords(const RaterProgress& progress);

} // namespace attune::ui

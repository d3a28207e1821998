// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "store/library.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// The same clips a second time, to see whether raters agree with themselves.
struct RetestRequest {
    RoundId round;               ///< whose clips are given again
    std::vector<RaterId> raters; ///< empty: all of the round
    std::string title;
    std::optional<std::string> due; ///< last day, ISO date
    std::int64_t seed = 0;          ///< of the order
};

/// Adds a drift round with the clips that all these raters have submitted, under new names and without title and
/// setting, in an order of its own for each, so that nobody sees that they have had them: each is a clip of its own
/// with the same content. In one transaction. Errors: Denied to trainees, NotFound (round), Invalid: no such clip, no
/// title.
[[nodiscard]] Result<Round> addRetest(Library& library, const Viewer& who, const RetestRequest& request);

/// Each rater's later codes against their earlier ones of clips with the same content: icc_a1 and the other figures of
/// a pair, bias later minus earlier. `a` and `b` of a pair are "T01 @ 2" and "T01 @ 1"; the targets are named as the
/// first time. Submitted codings under the newest scheme that has any. Errors: Denied to trainees; NotFound: nothing
/// was coded twice; those of analyze().
[[nodiscard]] Result<AgreementReport> retestReport(const Library& library, const Viewer& who,
                                                   std::int64_t bootstrap = 2000);

} // namespace attune

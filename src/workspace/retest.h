// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/rating_table.h"
#include "store/library.h"

#include <cstdint>
#include <map>
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

/// A retest round as it would be made.
struct RetestPlan {
    Round round;
    std::vector<Clip> twins;                  ///< its clips, in the order of the old round's
    std::vector<ClipId> originals;            ///< of each, the clip it was the first time
    std::map<ClipId, std::string> advisories; ///< what may be hard to watch in them
    std::int64_t firstMs = 0, lastMs = 0;     ///< when the old clips were submitted, the first and the last of them
};

/// A drift round with the clips that all these raters have submitted, under new names and without title and setting, in
/// an order of its own for each, so that nobody sees that they have had them: each is a clip of its own with the same
/// content. Nothing is written. Errors: Denied to trainees, NotFound (round), Invalid: no such clip, no title.
[[nodiscard]] Result<RetestPlan> planRetest(Library& library, const Viewer& who, const RetestRequest& request);
/// Adds that round in one transaction. Errors: those of planRetest() and of Library::addRound().
[[nodiscard]] Result<Round> addRetest(Library& library, const Viewer& who, const RetestRequest& request);

/// Whose repeated codings of what; what is empty leaves everything in.
struct RepeatScope {
    std::vector<Clip> clips; ///< or others with the same content
    std::vector<RaterId> raters;
    std::optional<std::string> from; ///< first day of the latest coding, ISO date
};

/// What raters gave clips with the same content, again and again.
struct RepeatedRatings {
    RatingTable table;     ///< occasions "1", "2", ... in the order of submission; clips are named as the first time
    std::string intervals; ///< "coded again after 61 to 75 days"; empty when nothing was coded twice
};
/// Submitted codings under this scheme; empty when nobody has coded a clip twice. Errors: Denied to trainees.
[[nodiscard]] Result<RepeatedRatings> repeatedRatings(const Library& library, const Viewer& who,
                                                      const CodingScheme& scheme, const RepeatScope& scope = {});
/// Each rater's later codes against their earlier ones: icc_a1 and the other figures of a pair, bias later minus
/// earlier, and as diagnostics what changed since the first time with the drift over the order of the later codes. `a`
/// and `b` of a pair are "T01 @ 2" and "T01 @ 1". Pure. Errors: those of analyze().
[[nodiscard]] Result<AgreementReport> repeatReport(const RepeatedRatings& ratings, std::int64_t bootstrap);

/// The same of the newest scheme under which something was coded twice. Errors: Denied to trainees; NotFound: nothing
/// was; those of analyze().
[[nodiscard]] Result<AgreementReport> retestReport(const Library& library, const Viewer& who,
                                                   std::int64_t bootstrap = 2000);

} // namespace attune

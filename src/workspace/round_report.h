// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/retest.h"
#include "workspace/session.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Work for any thread.
using ReportWork = std::function<Result<AgreementReport>()>;

/// A round's agreement with its reference, with diagnostics and the verdicts of its rule, from these codings; and its
/// raters against themselves where they coded a clip again. part: in words, when these are not all of the round.
[[nodiscard]] ReportWork reportOn(const std::string& site, const Round& round, const CodingScheme& scheme,
                                  const std::vector<Clip>& clips, const std::vector<Rater>& raters,
                                  const std::vector<Coding>& codings, RepeatedRatings repeats = {},
                                  const std::string& part = {});

/// The agreement of each round of a library that somebody has submitted to, the earliest first, under its title. Takes
/// as long as all of them. Errors: Denied (a trainee asks), those of the library and of analyze().
[[nodiscard]] Result<std::vector<std::pair<std::string, AgreementReport>>>
reportsOfRounds(const Library& library, const Viewer& who, const std::string& site);

/// A part of a round; what is empty leaves everything in.
struct RoundFilter {
    RaterId rater;
    DimensionId dimension;
    ClipId clip;
    std::string purpose;             ///< of the clip: "practice", "test", "drift", "exemplar"
    std::optional<std::string> from; ///< first day of submission, ISO date

    [[nodiscard]] bool empty() const {
        return rater.empty() && dimension.empty() && clip.empty() && purpose.empty() && !from;
    }
};

/// As Session::roundReport(), of that part. Its verdicts are what the rule says to the part alone: study.part is set.
/// Errors: those of Session::roundReport(); NotFound: nothing is left.
[[nodiscard]] Result<ReportWork> filteredReport(const Session& session, const RoundFilter& filter);

} // namespace attune

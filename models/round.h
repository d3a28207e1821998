// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// When feedback opens: per dimension at once, after submitting a clip, or after submitting and the trainer's release.
enum class RoundMode { Learn, Practice, Test, Drift };

/// One clip for one rater.
struct Assignment {
    RaterId rater;
    ClipId clip;
    bool overlap = false; ///< given to a second rater without saying so; never shown to trainees

    bool operator==(const Assignment&) const = default;
};

/// Part of a staged curriculum: the next so many clips of a rater's order, rated on these dimensions alone. After the
/// last stage every dimension is rated. A stage opens when the one before is submitted.
struct Stage {
    std::vector<DimensionId> dimensions;
    int clips = 0;

    bool operator==(const Stage&) const = default;
};

/// When a rater of this round is certified.
struct CertificationPolicy {
    std::string rule;     ///< document attune.rule/1, as text
    int attempts = 3;     ///< per rule and rater
    int coolingDays = 14; ///< between two attempts
    int validMonths = 12;

    bool operator==(const CertificationPolicy&) const = default;
};

/// How a round is run.
struct RoundPlan {
    RoundMode mode = RoundMode::Practice;
    bool randomOrder = false; ///< per rater, from seed
    std::int64_t seed = 0;    ///< of order and of the hidden overlap
    /// Nothing: every rater gets every clip. Else clips are shared out, and this share of them (0 to 100, rounded up)
    /// goes to a second rater as well.
    std::optional<int> overlapPercent;
    std::optional<std::string> due;  ///< last day, ISO date
    int minEvidence = 0;             ///< moments a score needs; the scheme may ask for more
    int minWatchedPercent = 0;       ///< of the clip, before it can be submitted
    int fastestWatchedPercent = 200; ///< speed up to which that counts, in percent of real time; 0: any speed
    bool hideContext = false;        ///< title, setting and the like stay hidden from trainees until feedback opens
    std::vector<Stage> stages;
    std::optional<std::int64_t> releasedMs; ///< when the trainer opened feedback (test and drift)
    std::optional<CertificationPolicy> certification;

    bool operator==(const RoundPlan&) const = default;
};

/// Clips handed to raters under one scheme, and the reference they are held against.
struct Round {
    RoundId id;
    std::string title;
    SchemeRef scheme;
    std::vector<ClipId> clips; ///< in the order given
    std::vector<RaterId> raters;
    RaterId reference; ///< the rater id under which the reference codes lie
    ReferenceProvenance provenance;
    std::string population; ///< who was filmed, in words
    std::string sampling;   ///< how the clips were chosen, in words
    RoundPlan plan;
    /// Who gets what, in each rater's order; empty: every rater every clip, in the order given.
    std::vector<Assignment> assignments;

    bool operator==(const Round&) const = default;

    /// The rater's clips in their order; empty for somebody who is not in the round.
    [[nodiscard]] std::vector<ClipId> clipsOf(const RaterId& rater) const;
    [[nodiscard]] bool isAssigned(const RaterId& rater, const ClipId& clip) const;
    /// The dimensions to rate on this clip; empty: all of the scheme.
    [[nodiscard]] std::vector<DimensionId> dimensionsFor(const RaterId& rater, const ClipId& clip) const;
    /// Clips of the rater's earlier stages; all of them are to be submitted before this one is begun.
    [[nodiscard]] std::vector<ClipId> clipsBefore(const RaterId& rater, const ClipId& clip) const;
    /// Test and drift, until the trainer releases.
    [[nodiscard]] bool isSealed() const {
        return (plan.mode == RoundMode::Test || plan.mode == RoundMode::Drift) && !plan.releasedMs;
    }
};

/// Shares the clips out as the plan says: the same round and seed always give the same. Raters who have assignments
/// keep them; with every rater getting every clip in the order given the list stays empty.
void assignClips(Round& round);

} // namespace attune

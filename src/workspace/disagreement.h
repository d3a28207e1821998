// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding.h"

#include <optional>
#include <vector>

namespace attune {

/// How two codings part over one moment.
enum class DisagreementKind {
    MissedMoment,   ///< the reference marks it, the rater nothing near it
    ExtraMoment,    ///< the rater marks it, the reference nothing near it
    OtherDimension, ///< both mark it, for different dimensions
    OtherWeight,    ///< same moment and dimension, but the other direction, or scores more than half a point apart
    TimingOnly,     ///< same dimension and direction, near but not at the same time
};

struct MomentDisagreement {
    DisagreementKind kind = DisagreementKind::MissedMoment;
    DimensionId dimension; ///< the reference's; of an extra moment the rater's
    std::optional<EvidenceId> mine, reference;
    TimeSpan span; ///< where to look: the reference's moment, of an extra one the rater's

    bool operator==(const MomentDisagreement&) const = default;
};

/// Pairs the moments of two codings of one clip, each at most once: same dimension and direction first, then same
/// dimension, then any, the nearest first. Moments that overlap, or points closer than tolerance, are at the same
/// time; up to near apart they are near. What agrees is left out. By time of the moment.
[[nodiscard]] std::vector<MomentDisagreement>
momentDisagreements(const CodingScheme& scheme, const Coding& mine, const Coding& reference,
                    MediaDuration tolerance = MediaDuration(1'000'000'000),
                    MediaDuration near = MediaDuration(5'000'000'000));

} // namespace attune

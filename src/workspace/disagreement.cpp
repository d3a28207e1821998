// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/disagreement.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace attune {

namespace {

// Time between two moments; 0 when they overlap or touch.
std::int64_t gapOf(TimeSpan a, TimeSpan b) {
    return std::max<std::int64_t>({0, (b.begin - a.end).ns, (a.begin - b.end).ns});
}

bool scoresPart(const CodingScheme& scheme, const Coding& mine, const Coding& reference, const DimensionId& id) {
    const Dimension* dimension = scheme.find(id);
    const Rating* a = mine.rating(id);
    const Rating* b = reference.rating(id);
    if (!dimension || !a || !b || !a->steps || !b->steps)
        return false;
    return std::abs(dimension->scale.valueOf(*a->steps) - dimension->scale.valueOf(*b->steps)) > .5;
}

} // namespace

std::vector<MomentDisagreement> momentDisagreements(const CodingScheme& scheme, const Coding& mine,
                                                    const Coding& reference, MediaDuration tolerance,
                                                    MediaDuration near) {
    // Candidate pairs by how well they fit: rank, time apart, then ids so that the order never matters.
    using Candidate = std::tuple<int, std::int64_t, EvidenceId, EvidenceId>;
    std::vector<Candidate> candidates;
    for (const auto& [theirs, expected] : reference.evidence)
        for (const auto& [own, marked] : mine.evidence) {
            const std::int64_t gap = gapOf(expected.span, marked.span);
            const bool same = expected.dimension == marked.dimension;
            if (gap > (same ? near : tolerance).ns)
                continue;
            const int rank = !same ? 2 : expected.direction == marked.direction ? 0 : 1;
            candidates.emplace_back(rank, gap, theirs, own);
        }
    std::ranges::sort(candidates);
    std::vector<MomentDisagreement> out;
    std::set<EvidenceId> usedMine, usedReference;
    for (const auto& [rank, gap, theirs, own] : candidates) {
        if (usedMine.contains(own) || usedReference.contains(theirs))
            continue;
        usedMine.insert(own);
        usedReference.insert(theirs);
        const Evidence& expected = reference.evidence.at(theirs);
        DisagreementKind kind = DisagreementKind::OtherDimension;
        if (rank < 2) {
            if (rank == 1 || scoresPart(scheme, mine, reference, expected.dimension))
                kind = DisagreementKind::OtherWeight;
            else if (gap > tolerance.ns)
                kind = DisagreementKind::TimingOnly;
            else
                continue;
        }
        out.push_back({kind, expected.dimension, own, theirs, expected.span});
    }
    for (const auto& [id, expected] : reference.evidence)
        if (!usedReference.contains(id))
            out.push_back({DisagreementKind::MissedMoment, expected.dimension, {}, id, expected.span});
    for (const auto& [id, marked] : mine.evidence)
        if (!usedMine.contains(id))
            out.push_back({DisagreementKind::ExtraMoment, marked.dimension, id, {}, marked.span});
    std::ranges::stable_sort(out, {}, &MomentDisagreement::span);
    return out;
}

} // namespace attune

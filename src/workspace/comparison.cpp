// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/comparison.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune {

namespace {

std::vector<Evidence> evidenceOf(const Coding& coding, const DimensionId& dimension) {
    std::vector<Evidence> out;
    for (const auto& [id, evidence] : coding.evidence)
        if (evidence.dimension == dimension)
            out.push_back(evidence);
    std::ranges::stable_sort(out, {}, [](const Evidence& e) { return e.span; });
    return out;
}

std::string pointsInWords(double points) {
    if (points == 0.5)
        return "half a point";
    if (points == 1)
        return "one point";
    if (points == 2)
        return "two points";
    if (points == 3)
        return "three points";
    return formatNumber(points) + " points";
}

double quantile(const std::vector<double>& sorted, double q) {
    const double at = q * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(at));
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

} // namespace

Comparison compareCodings(const Clip& clip, const CodingScheme& scheme, const Coding& mine, const Coding& reference,
                          const ReferenceProvenance& provenance) {
    Comparison out;
    out.clip = clip;
    out.provenance = provenance;
    out.submittedMs = mine.submittedMs;
    int both = 0, same = 0, withinOne = 0;
    const ComparisonRow* widest = nullptr;
    const auto scores = scheme.clipScores();
    out.rows.reserve(scores.size());
    for (const Dimension& dimension : scores) {
        ComparisonRow& row = out.rows.emplace_back();
        row.dimension = dimension;
        if (const Rating* r = mine.rating(dimension.id))
            row.mine = *r;
        if (const Rating* r = reference.rating(dimension.id))
            row.reference = *r;
        row.myEvidence = evidenceOf(mine, dimension.id);
        row.referenceEvidence = evidenceOf(reference, dimension.id);
        if (!row.mine || !row.reference || !row.mine->steps || !row.reference->steps)
            continue;
        const std::int64_t steps = *row.mine->steps - *row.reference->steps;
        ++both;
        same += steps == 0;
        if (dimension.scale.kind == ScaleKind::Nominal) { // classes differ, but by no number
            withinOne += steps == 0;
            continue;
        }
        row.difference = static_cast<double>(steps) * dimension.scale.step;
        withinOne += std::abs(steps) <= dimension.scale.stepsPerPoint();
        if (!widest || std::abs(*row.difference) > std::abs(*widest->difference))
            widest = &row;
    }
    if (both == 0) {
        out.sentence = "No dimension was scored by both you and the reference.";
        return out;
    }
    if (same == both) {
        out.sentence = fmt::format("You gave the same score as the reference on all {} dimensions.", both);
    } else {
        out.sentence = fmt::format(
            "You gave the same score as the reference on {} of {} dimensions and were within one point on {}.", same,
            both, withinOne == both ? fmt::format("all {}", both) : fmt::format("{}", withinOne));
        if (widest)
            out.detail = fmt::format("The widest gap is {}: you scored {} {} than the reference.",
                                     lowered(widest->dimension.name), pointsInWords(std::abs(*widest->difference)),
                                     *widest->difference > 0 ? "higher" : "lower");
    }
    if (const auto unscored = static_cast<int>(scores.size()) - both; unscored > 0) {
        if (!out.detail.empty())
            out.detail += " ";
        out.detail += unscored == 1
                          ? "One dimension has no score from you or from the reference."
                          : fmt::format("{} dimensions have no score from you or from the reference.", unscored);
    }
    return out;
}

std::vector<ContestedClip> contestedCells(const std::vector<Clip>& clips, const CodingScheme& scheme,
                                          const std::vector<Coding>& codings) {
    std::vector<ContestedClip> out;
    for (const Clip& clip : clips) {
        for (const Dimension& dimension : scheme.clipScores()) {
            if (dimension.scale.kind == ScaleKind::Nominal)
                continue;
            std::vector<double> scores;
            for (const Coding& coding : codings) {
                const Rating* rating = coding.clip == clip.id ? coding.rating(dimension.id) : nullptr;
                if (rating && rating->steps)
                    scores.push_back(dimension.scale.valueOf(*rating->steps));
            }
            if (scores.size() < 3)
                continue;
            std::ranges::sort(scores);
            out.push_back({clip.id, clip.alias, dimension.id, scores.front(), scores.back(),
                           quantile(scores, .75) - quantile(scores, .25), static_cast<int>(scores.size())});
        }
    }
    std::ranges::stable_sort(out, [](const ContestedClip& a, const ContestedClip& b) {
        return a.spread != b.spread ? a.spread > b.spread : a.high - a.low > b.high - b.low;
    });
    return out;
}

} // namespace attune

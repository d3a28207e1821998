// SPDX-License-Identifier: GPL-3.0-or-later
// Raw agreement of pairs over all dimensions.
#include "agreement/figures.h"
#include "stats/estimates.h"
#include "stats/lane_figures.h"
#include "stats/raw_agreement.h"

#include <array>
#include <limits>
#include <optional>

namespace attune {

using namespace stats;

namespace {

// What a target adds to the pooled figures of a pair.
struct PooledSums {
    double cells = 0, exact = 0, numbers = 0, within = 0, difference = 0;
};

std::vector<PooledSums> sumsByTarget(const PreparedRatings& all, int a, int b, double& baseline) {
    std::vector<PooledSums> out(all.targets.size());
    for (const DimensionData& data : all.dimensions) {
        const bool numbers = data.level != MeasurementLevel::Nominal && data.scores.numeric;
        for (int i = 0; i < data.scores.targets; ++i) {
            const int x = data.scores.at(i, a), y = data.scores.at(i, b);
            if (x == ScoreTable::missing || y == ScoreTable::missing)
                continue;
            const double u = data.scores.values[static_cast<std::size_t>(x)];
            const double v = data.scores.values[static_cast<std::size_t>(y)];
            PooledSums& s = out[static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)])];
            s.cells += 1;
            s.exact += x == y;
            s.numbers += numbers;
            s.within += numbers && withinOne(u, v);
            s.difference += numbers ? u - v : 0;
        }
        if (numbers)
            baseline += bestConstantWithinOne(pairOf(data.scores, a, b));
    }
    return out;
}

// Returns how many targets have a common score.
std::int64_t pooledFigures(const std::vector<PooledSums>& byTarget, double baseline, PooledAgreement& out) {
    PooledSums total;
    std::int64_t targets = 0;
    for (const PooledSums& s : byTarget) {
        total.cells += s.cells;
        total.exact += s.exact;
        total.numbers += s.numbers;
        total.within += s.within;
        total.difference += s.difference;
        targets += s.cells > 0;
    }
    auto add = [&](const char* name, double sum, double n, const char* definition) {
        const auto size = static_cast<std::int64_t>(n);
        if (n > 0)
            out.estimates.push_back(defined(name, sum / n, size, definition));
        else
            out.estimates.push_back(
                undefinedFigure(name, total.cells > 0 ? "not_numeric" : "no_pairable", size, definition));
        out.estimates.back().parameters.emplace_back("targets", targets);
    };
    add("exact", total.exact, total.cells, "exact/share-of-cells/1");
    add("within_1", total.within, total.numbers, "within-1/share-of-cells/1");
    add("baseline_within_1", baseline, total.numbers, "baseline.within-1/best-constant-by-dimension/1");
    add("bias", total.difference, total.numbers, "bias/mean-of-cells/1");
    return targets;
}

// Columns of a pair: cells, exact, numbers, within, difference; and of each dimension of numbers how often b used each
// category, for the best constant of every resample.
struct PooledColumns {
    std::size_t first = 0;
    struct Margin {
        const LanePlaces* places;
        std::vector<std::size_t> at;
    };
    std::vector<Margin> margins;
};

void addMargins(const PreparedRatings& all, std::span<const LanePlaces> places, int a, int b, UnitSums& sums,
                PooledColumns& out) {
    for (std::size_t d = 0; d < all.dimensions.size(); ++d) {
        const DimensionData& data = all.dimensions[d];
        if (data.level == MeasurementLevel::Nominal || !data.scores.numeric)
            continue;
        PooledColumns::Margin own{&places[d], {}};
        std::vector<double> column(all.targets.size());
        for (int c = 0; c < data.scores.categories(); ++c) {
            for (int i = 0; i < data.scores.targets; ++i)
                column[static_cast<std::size_t>(data.targets[static_cast<std::size_t>(i)])] =
                    data.scores.at(i, a) != ScoreTable::missing && data.scores.at(i, b) == c;
            own.at.push_back(sums.addOnce(column));
        }
        out.margins.push_back(std::move(own));
    }
}

// Scores that the best constant of each dimension comes within one point of.
void bestConstants(std::span<const Lanes> sums, const PooledColumns& columns, Lanes& out) {
    out.fill(0);
    std::vector<Lanes> counts;
    for (const auto& [places, at] : columns.margins) {
        counts.clear();
        for (const std::size_t column : at)
            counts.push_back(sums[column]);
        Lanes own;
        mostInWindow(counts, *places, true, own);
        addTimes(1, own, out);
    }
}

// Of the sums that every pair has.
void addPooledIntervals(const UnitSums& sums, std::span<const PooledColumns> columns,
                        std::span<const std::int64_t> targets, std::span<PooledAgreement> out) {
    constexpr std::size_t figures = 4;
    const Resamples& resamples = sums.resamples();
    ResampledValues values;
    values.compute(
        sums, figures * out.size(),
        [&](std::span<const Lanes> own, std::span<Lanes> lane) {
            for (std::size_t p = 0; p < out.size(); ++p) {
                bestConstants(own, columns[p], lane[p * figures + 2]);
                for (std::size_t l = 0; l < lanes; ++l) {
                    const Lanes* s = own.data() + columns[p].first;
                    const double cells = s[0][l], numbers = s[2][l];
                    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
                    lane[p * figures][l] = cells > 0 ? s[1][l] / cells : nan;
                    lane[p * figures + 1][l] = numbers > 0 ? s[3][l] / numbers : nan;
                    lane[p * figures + 2][l] = numbers > 0 ? lane[p * figures + 2][l] / numbers : nan;
                    lane[p * figures + 3][l] = numbers > 0 ? s[4][l] / numbers : nan;
                }
            }
        },
        false);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::size_t p = 0; p < out.size(); ++p)
        for (std::size_t f = 0; f < figures; ++f) {
            if (targets[p] < 2 || (f == 2 && columns[p].margins.empty()))
                continue;
            if (auto interval =
                    percentileInterval(values[p * figures + f], resamples.how().confidence, resamples.method()))
                addResampled(out[p].estimates[f], *interval, f < 3 ? 0 : -infinity, f < 3 ? 1 : infinity);
        }
}

} // namespace

void pooledAgreements(const PreparedRatings& all, std::span<const std::pair<int, int>> pairs,
                      const AgreementSettings& settings, const ResampledIntervals& intervals,
                      std::span<PooledAgreement> out) {
    std::optional<UnitSums> sums;
    if (intervals.resamples)
        sums.emplace(*intervals.resamples);
    std::vector<LanePlaces> places;
    if (sums && intervals.pairs == PairDetail::All)
        for (const DimensionData& data : all.dimensions)
            places.emplace_back(data.scores.values);
    std::vector<PooledColumns> columns(pairs.size());
    std::vector<std::int64_t> targets, clusters;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        out[p].a = all.raters[static_cast<std::size_t>(pairs[p].first)];
        out[p].b = all.raters[static_cast<std::size_t>(pairs[p].second)];
        double baseline = 0;
        const auto byTarget = sumsByTarget(all, pairs[p].first, pairs[p].second, baseline);
        targets.push_back(pooledFigures(byTarget, baseline, out[p]));
        clusters.push_back(
            clustersWhere(all.clusterOfTarget, [&](int i) { return byTarget[static_cast<std::size_t>(i)].cells > 0; }));
        if (!sums)
            continue;
        columns[p].first = sums->columns();
        for (const auto part : {&PooledSums::cells, &PooledSums::exact, &PooledSums::numbers, &PooledSums::within,
                                &PooledSums::difference}) {
            std::vector<double> column;
            for (const PooledSums& s : byTarget)
                column.push_back(s.*part);
            sums->add(column, 2); // half points are whole numbers then
        }
        if (!places.empty())
            addMargins(all, places, pairs[p].first, pairs[p].second, *sums, columns[p]);
    }
    if (sums)
        addPooledIntervals(*sums, columns, targets, out);
    if (!all.clusterOfTarget.empty())
        for (std::size_t p = 0; p < out.size(); ++p)
            for (Estimate& e : out[p].estimates)
                keepClusteredIntervals(e, clusters[p]);
    for (PooledAgreement& pooled : out)
        sayWhatIsLeftOut(pooled.estimates, settings, intervals.pairs);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/pair_bootstrap.h"

#include "stats/estimates.h"
#include "stats/lane_figures.h"
#include "stats/raw_agreement.h"
#include "stats/vector_clones.h"
#include "stats/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t largestGrid = 400; ///< of the categories a and b used, for tau-b

enum Figure : std::size_t {
    MeanAbs,
    Bias,
    SdDifference,
    IccA1,
    IccC1,
    Ccc,
    Pearson,
    Exact,
    WithinOne,
    LoaLow,
    LoaHigh,
    OfMoments, // those above need no more than moments
    KappaI = OfMoments,
    KappaL,
    ObserverAccuracy,
    Pabak,
    ScottPi,
    AcI,
    AcQ,
    AlphaNominal,
    AlphaOrdinal,
    AlphaInterval,
    AlphaRatio,
    Spearman,
    TauB,
    KappaMax,
    BaselineExact,
    BaselineWithinOne,
    OfCells
};

struct Named {
    const char* name;
    const char* weights;
    double low, high;
    bool clustersOnly; ///< has an interval of its own that holds when targets are independent
};
constexpr std::array<Named, OfCells> named{{{"mean_abs_difference", "", 0, infinity, false},
                                            {"bias", "", -infinity, infinity, false},
                                            {"sd_difference", "", 0, infinity, false},
                                            {"icc_a1", "", -1, 1, false},
                                            {"icc_c1", "", -1, 1, false},
                                            {"ccc", "", -1, 1, false},
                                            {"pearson", "", -1, 1, false},
                                            {"exact", "", 0, 1, true},
                                            {"within_1", "", 0, 1, true},
                                            {"loa_low", "", -infinity, infinity, true},
                                            {"loa_high", "", -infinity, infinity, true},
                                            {"kappa", "identity", -1, 1, false},
                                            {"kappa", "linear", -1, 1, false},
                                            {"observer_accuracy", "", 0, 1, false},
                                            {"pabak", "", -1, 1, true},
                                            {"scott_pi", "", -1, 1, true},
                                            {"gwet_ac", "identity", -1, 1, true},
                                            {"gwet_ac", "quadratic", -1, 1, true},
                                            {"alpha_nominal", "", -infinity, 1, false},
                                            {"alpha_ordinal", "", -infinity, 1, false},
                                            {"alpha_interval", "", -infinity, 1, false},
                                            {"alpha_ratio", "", -infinity, 1, false},
                                            {"spearman", "", -1, 1, false},
                                            {"kendall_tau_b", "", -1, 1, false},
                                            {"kappa_max", "", -1, 1, false},
                                            {"baseline_exact", "", 0, 1, false},
                                            {"baseline_within_1", "", 0, 1, false}}};

// Figures that are another one times a number in every resample, and so have its interval times that number.
struct Multiple {
    const char* name;
    const char* weights;
    Figure of;
    double times;
};
constexpr std::array<Multiple, 3> multiples{{{"sem", "", SdDifference, 0.70710678118654752440},
                                             {"sdc", "", SdDifference, 1.96},
                                             {"kappa", "quadratic", Ccc, 1}}};

// Sums over a pair's common targets in every lane, scores as places (see LanePlaces).
enum Moment : std::size_t {
    Number,
    Distance,
    SumA,
    SumB,
    SumAA,
    SumBB,
    SumAB,
    OfDifferences,
    Same = OfDifferences,
    Near,
    MomentCount
};
using Moments = std::array<Lanes, MomentCount>;

// What a distinct (a, b) cell adds to each of the moments, in their order.
struct Cell {
    int a, b;
    std::array<double, MomentCount> parts;
};

Cell cellOf(int a, int b, const LanePlaces& places, const ScoreTable& table) {
    const double x = places.at(a), y = places.at(b);
    const bool within = withinOne(table.values[static_cast<std::size_t>(a)], table.values[static_cast<std::size_t>(b)]);
    return {a, b, {1, std::abs(x - y), x, y, x * x, y * y, x * y, a == b ? 1.0 : 0.0, within ? 1.0 : 0.0}};
}

// step: of a place in score points; zero: sums of squares up to this are none. few: only the figures before Exact.
template <bool few> ATTUNE_IN_CLONES void momentLanes(const Moments& m, double step, double zero, Lanes* out) {
    for (std::size_t l = 0; l < lanes; ++l) {
        const double n = m[Number][l], one = 1 / n, shift = (m[SumA][l] - m[SumB][l]) / n;
        // n times the sums of squares, so that they are exactly 0 when they should be.
        const double xx = (n * m[SumAA][l] - m[SumA][l] * m[SumA][l]) * one,
                     yy = (n * m[SumBB][l] - m[SumB][l] * m[SumB][l]) * one;
        const double xy = (n * m[SumAB][l] - m[SumA][l] * m[SumB][l]) * one;
        const double both = xx + yy, square = n * shift * shift;
        const double spread = both - 2 * xy > zero ? both - 2 * xy : 0;
        const double agreement = both + (n - 1) * shift * shift - spread * one;
        const bool any = n > 1 && both + square > zero;
        const double sd = n > 1 ? step * std::sqrt(spread / (n - 1)) : nan;
        const double bias = step * shift;
        out[MeanAbs][l] = n > 0 ? step * m[Distance][l] / n : nan;
        out[Bias][l] = n > 0 ? bias : nan;
        out[SdDifference][l] = sd;
        out[IccC1][l] = n > 1 && both > zero ? 2 * xy / both : nan;
        out[IccA1][l] = any && agreement > zero ? 2 * xy / agreement : nan;
        out[Ccc][l] = both + square > zero ? 2 * xy / (both + square) : nan;
        out[Pearson][l] = xx > zero && yy > zero ? xy / std::sqrt(xx * yy) : nan;
        if constexpr (!few) {
            out[Exact][l] = n > 0 ? m[Same][l] / n : nan;
            out[WithinOne][l] = n > 0 ? m[Near][l] / n : nan;
            out[LoaLow][l] = bias - 1.96 * sd;
            out[LoaHigh][l] = bias + 1.96 * sd;
        }
    }
}

ATTUNE_VECTOR_CLONES void momentFigures(const Moments& m, double step, double zero, Lanes* out) {
    momentLanes<false>(m, step, zero, out);
}

ATTUNE_VECTOR_CLONES void fewMomentFigures(const Moments& m, double step, double zero, Lanes* out) {
    momentLanes<true>(m, step, zero, out);
}

// One pair: its columns, and its figures from their sums.
class ResampledFigures {
  public:
    // few: only the figures before Exact are asked for; without detail.
    ResampledFigures(const ScoreTable& table, const LanePlaces& places, int a, int b, PairDetail detail, bool few,
                     UnitSums& sums)
        : m_detail(detail), m_moments(few ? OfDifferences : MomentCount), m_few(few), m_places(&places),
          m_first(sums.columns()) {
        std::map<std::pair<int, int>, std::size_t> known;
        std::vector<int> cellOfTarget(static_cast<std::size_t>(table.targets), -1);
        for (int i = 0; i < table.targets; ++i) {
            const int x = table.at(i, a), y = table.at(i, b);
            if (x == ScoreTable::missing || y == ScoreTable::missing)
                continue;
            const auto [at, fresh] = known.emplace(std::pair{x, y}, m_cells.size());
            if (fresh)
                m_cells.push_back(cellOf(x, y, places, table));
            cellOfTarget[static_cast<std::size_t>(i)] = static_cast<int>(at->second);
            m_size += m_cells[at->second].parts[SumAA] + m_cells[at->second].parts[SumBB];
        }
        std::vector<double> column(static_cast<std::size_t>(table.targets));
        auto add = [&](auto part) {
            for (std::size_t i = 0; i < column.size(); ++i)
                column[i] = cellOfTarget[i] < 0 ? 0 : part(static_cast<std::size_t>(cellOfTarget[i]));
            sums.add(column);
        };
        if (detail == PairDetail::Moments)
            for (std::size_t m = 0; m < m_moments; ++m)
                add([&](std::size_t c) { return m_cells[c].parts[m]; });
        else
            for (std::size_t own = 0; own < m_cells.size(); ++own)
                add([&](std::size_t c) { return c == own ? 1.0 : 0.0; });
    }

    void operator()(std::span<const Lanes> all, std::span<Lanes> out) const {
        const std::span<const Lanes> own = all.subspan(m_first);
        Moments moments{};
        if (m_detail == PairDetail::Moments)
            std::copy_n(own.begin(), m_moments, moments.begin());
        else
            momentsOf(*this, own, moments);
        (m_few ? fewMomentFigures : momentFigures)(moments, m_places->step(), 1e-13 * m_size, out.data());
        if (m_detail == PairDetail::All)
            cellFigures(*this, own, moments, out);
    }

  private:
    ATTUNE_VECTOR_CLONES static void momentsOf(const ResampledFigures& of, std::span<const Lanes> counts,
                                               Moments& moments) {
        for (std::size_t c = 0; c < of.m_cells.size(); ++c)
            for (std::size_t m = 0; m < MomentCount; ++m)
                if (const double part = of.m_cells[c].parts[m]; part != 0)
                    addTimes(part, counts[c], moments[m]);
    }

    ATTUNE_VECTOR_CLONES static void cellFigures(const ResampledFigures& of, std::span<const Lanes> counts,
                                                 const Moments& m, std::span<Lanes> out) {
        of.addCellFigures(counts, m, out);
    }

    ATTUNE_IN_CLONES void addCellFigures(std::span<const Lanes> counts, const Moments& m, std::span<Lanes> out) const {
        const std::size_t q = m_places->categories();
        std::vector<Lanes> a(q, Lanes{}), b(q, Lanes{}), both(q);
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            addTimes(1, counts[c], a[static_cast<std::size_t>(m_cells[c].a)]);
            addTimes(1, counts[c], b[static_cast<std::size_t>(m_cells[c].b)]);
        }
        for (std::size_t c = 0; c < q; ++c)
            for (std::size_t l = 0; l < lanes; ++l)
                both[c][l] = a[c][l] + b[c][l];
        kappas(a, b, m, out);
        baselines(b, m, out);
        chanceByBoth(both, m, out);
        alphas(both, counts, m, out);
        ranks(a, b, counts, m, out);
    }

    // Identity and linear; the quadratic one comes from the moments.
    ATTUNE_IN_CLONES void kappas(const std::vector<Lanes>& a, const std::vector<Lanes>& b, const Moments& m,
                                 std::span<Lanes> out) const {
        Lanes same{}, distance{};
        expectedSame(a, b, same);
        expectedDistance(a, b, *m_places, distance);
        Lanes best{};
        for (std::size_t c = 0; c < a.size(); ++c)
            for (std::size_t l = 0; l < lanes; ++l)
                best[l] += std::min(a[c][l], b[c][l]);
        const double range = m_places->range(), q = static_cast<double>(m_places->categories());
        for (std::size_t l = 0; l < lanes; ++l) {
            const double n = m[Number][l], chance = same[l] / (n * n);
            out[KappaI][l] = corrected(m[Same][l] / n, chance);
            const double expected = 1 - distance[l] / (n * n * range);
            out[KappaL][l] = range > 0 ? corrected(1 - m[Distance][l] / (n * range), expected) : nan;
            const double kappa = out[KappaI][l];
            out[ObserverAccuracy][l] = kappa >= 0 ? (1 + (q - 1) * std::sqrt(kappa)) / q : nan;
            out[KappaMax][l] = corrected(best[l] / n, chance);
        }
    }

    // The best constant is found anew in every resample.
    ATTUNE_IN_CLONES void baselines(const std::vector<Lanes>& b, const Moments& m, std::span<Lanes> out) const {
        Lanes exact, within;
        mostInWindow(b, *m_places, false, exact);
        mostInWindow(b, *m_places, true, within);
        for (std::size_t l = 0; l < lanes; ++l) {
            out[BaselineExact][l] = m[Number][l] > 0 ? exact[l] / m[Number][l] : nan;
            out[BaselineWithinOne][l] = m[Number][l] > 0 ? within[l] / m[Number][l] : nan;
        }
    }

    // Coefficients whose chance comes from both raters' scores taken together.
    ATTUNE_IN_CLONES void chanceByBoth(const std::vector<Lanes>& both, const Moments& m, std::span<Lanes> out) const {
        Lanes square{};
        expectedSame(both, both, square);
        const double q = static_cast<double>(m_places->categories()), range = m_places->range();
        const double total = m_places->quadraticTotal();
        for (std::size_t l = 0; l < lanes; ++l) {
            const double n = m[Number][l], observed = m[Same][l] / n, same = square[l] / (4 * n * n);
            const double dd = m[SumAA][l] + m[SumBB][l] - 2 * m[SumAB][l];
            out[ScottPi][l] = corrected(observed, same);
            out[Pabak][l] = q > 1 ? corrected(observed, 1 / q) : nan;
            out[AcI][l] = q > 1 ? corrected(observed, (1 - same) / (q - 1)) : nan;
            out[AcQ][l] = q > 1 ? corrected(1 - dd / (n * range * range), total / (q * (q - 1)) * (1 - same)) : nan;
        }
    }

    ATTUNE_IN_CLONES void alphas(const std::vector<Lanes>& both, std::span<const Lanes> counts, const Moments& m,
                                 std::span<Lanes> out) const {
        AlphaLanes alpha(both, *m_places);
        Lanes nominal, interval, ordinal{}, ratio{};
        for (std::size_t l = 0; l < lanes; ++l) {
            nominal[l] = 2 * (m[Number][l] - m[Same][l]);
            interval[l] = 2 * (m[SumAA][l] + m[SumBB][l] - 2 * m[SumAB][l]);
        }
        for (std::size_t c = 0; c < m_cells.size(); ++c)
            if (m_cells[c].a != m_cells[c].b)
                alpha.addPair(m_cells[c].a, m_cells[c].b, 2, counts[c], ordinal, ratio);
        alpha.finish(nominal, out[AlphaNominal], AlphaMetric::Nominal);
        alpha.finish(ordinal, out[AlphaOrdinal], AlphaMetric::Ordinal);
        alpha.finish(interval, out[AlphaInterval], AlphaMetric::Interval);
        alpha.finish(ratio, out[AlphaRatio], AlphaMetric::Ratio);
    }

    // Spearman by mid-ranks; tau-b by what lies below and to either side.
    ATTUNE_IN_CLONES void ranks(const std::vector<Lanes>& a, const std::vector<Lanes>& b, std::span<const Lanes> counts,
                                const Moments& m, std::span<Lanes> out) const {
        std::vector<Lanes> rankA, rankB;
        Lanes varA{}, varB{}, tiesA{}, tiesB{}, products{};
        midRanks(a, rankA, varA, tiesA);
        midRanks(b, rankB, varB, tiesB);
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            const Lanes& x = rankA[static_cast<std::size_t>(m_cells[c].a)];
            const Lanes& y = rankB[static_cast<std::size_t>(m_cells[c].b)];
            for (std::size_t l = 0; l < lanes; ++l)
                products[l] += counts[c][l] * x[l] * y[l];
        }
        Lanes order;
        order.fill(nan);
        if (m_places->categories() * m_places->categories() <= largestGrid)
            concordance(counts, order);
        for (std::size_t l = 0; l < lanes; ++l) {
            const double n = m[Number][l], half = n * n * n / 4, all = n * (n - 1) / 2;
            const bool varies = varA[l] > half && varB[l] > half;
            out[Spearman][l] = varies ? (products[l] - half) / std::sqrt((varA[l] - half) * (varB[l] - half)) : nan;
            out[TauB][l] = varies ? order[l] / std::sqrt((all - tiesA[l]) * (all - tiesB[l])) : nan;
        }
    }

    // Concordant less discordant pairs of targets.
    ATTUNE_IN_CLONES void concordance(std::span<const Lanes> counts, Lanes& out) const {
        const std::size_t q = m_places->categories();
        std::vector<int> grid(q * q, -1);
        for (std::size_t c = 0; c < m_cells.size(); ++c)
            grid[static_cast<std::size_t>(m_cells[c].a) * q + static_cast<std::size_t>(m_cells[c].b)] =
                static_cast<int>(c);
        std::vector<Lanes> below(q, Lanes{}); // of smaller a, by b
        out.fill(0);
        for (std::size_t i = 0; i < q; ++i) {
            Lanes left{}, right{};
            for (const Lanes& column : below)
                addTimes(1, column, right);
            for (std::size_t j = 0; j < q; ++j) {
                addTimes(-1, below[j], right);
                if (const int c = grid[i * q + j]; c >= 0)
                    for (std::size_t l = 0; l < lanes; ++l)
                        out[l] += counts[static_cast<std::size_t>(c)][l] * (left[l] - right[l]);
                addTimes(1, below[j], left);
            }
            for (std::size_t j = 0; j < q; ++j)
                if (const int c = grid[i * q + j]; c >= 0)
                    addTimes(1, counts[static_cast<std::size_t>(c)], below[j]);
        }
    }

    PairDetail m_detail;
    std::size_t m_moments;
    bool m_few;
    const LanePlaces* m_places;
    std::size_t m_first;
    std::vector<Cell> m_cells;
    double m_size = 0;
};

} // namespace

void addPairBootstrap(std::span<const ResampledPair> pairs, const ScoreTable& table, const Resamples& resamples,
                      PairDetail detail) {
    const LanePlaces places(table.values);
    UnitSums sums(resamples);
    std::vector<ResampledFigures> each;
    // Without clusters the last of the moments' figures are not asked for.
    const bool few = detail == PairDetail::Moments && !resamples.clustered();
    for (const ResampledPair& pair : pairs)
        each.emplace_back(table, places, pair.a, pair.b, detail, few, sums);
    const std::size_t computed = detail == PairDetail::All ? OfCells : OfMoments, kept = few ? Exact : computed;
    static thread_local ResampledValues values; // memory is asked for once, not for every few pairs
    values.compute(
        sums, kept * pairs.size(),
        [&](std::span<const Lanes> own, std::span<Lanes> out) {
            for (std::size_t p = 0; p < each.size(); ++p)
                each[p](own, out.subspan(p * kept, kept));
        },
        pairs.size() == 1);
    const double confidence = resamples.how().confidence;
    const auto recommended = resamples.clustered() ? Recommended::Yes : Recommended::IfFirst;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        auto find = [&](const char* name, const char* weights) -> Estimate* {
            const auto e = std::ranges::find_if(
                pairs[p].estimates, [&](const Estimate& x) { return x.name == name && x.weights == weights; });
            return e == pairs[p].estimates.end() || !e->value || e->n < 2 ? nullptr : &*e;
        };
        std::array<std::optional<ResampledInterval>, OfCells> intervals;
        for (std::size_t f = 0; f < kept; ++f)
            if (resamples.clustered() || !named[f].clustersOnly)
                intervals[f] = percentileInterval(values[p * kept + f], confidence, resamples.method());
        for (std::size_t f = 0; f < kept; ++f)
            if (Estimate* e = find(named[f].name, named[f].weights); e && intervals[f])
                addResampled(*e, *intervals[f], named[f].low, named[f].high, recommended);
        for (const Multiple& m : multiples)
            if (Estimate* e = find(m.name, m.weights); e && intervals[m.of]) {
                ResampledInterval own = *intervals[m.of];
                own.low *= m.times;
                own.high *= m.times;
                own.se *= m.times;
                addResampled(*e, own, e->name == "kappa" ? -1 : 0, e->name == "kappa" ? 1 : infinity, recommended);
            }
    }
}

} // namespace attune::stats

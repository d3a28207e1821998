// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/pair_bootstrap.h"

#include "stats/estimates.h"
#include "stats/raw_agreement.h"
#include "stats/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

namespace attune::stats {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-14;
constexpr double relativeZero = 1e-13;

enum Figure : std::size_t {
    Exact,
    WithinOne,
    MeanAbs,
    Bias,
    SdDifference,
    KappaI,
    KappaL,
    KappaQ,
    IccA1,
    IccC1,
    Ccc,
    Count
};

struct Named {
    const char* name;
    const char* weights;
    double low, high;
};
constexpr std::array<Named, Count> figures{{{"exact", "", 0, 1},
                                            {"within_1", "", 0, 1},
                                            {"mean_abs_difference", "", 0, infinity},
                                            {"bias", "", -infinity, infinity},
                                            {"sd_difference", "", 0, infinity},
                                            {"kappa", "identity", -1, 1},
                                            {"kappa", "linear", -1, 1},
                                            {"kappa", "quadratic", -1, 1},
                                            {"icc_a1", "", -1, 1},
                                            {"icc_c1", "", -1, 1},
                                            {"ccc", "", -1, 1}}};

// A pair as counts of its distinct (a, b) cells over the categories it uses.
class CellCounts {
  public:
    explicit CellCounts(const PairScores& pair)
        : m_weights{AgreementWeights(Weights::Identity, pair.values), AgreementWeights(Weights::Linear, pair.values),
                    AgreementWeights(Weights::Quadratic, pair.values)},
          m_categories(pair.values.size()) {
        std::map<std::pair<int, int>, int> cells;
        for (std::size_t i = 0; i < pair.a.size(); ++i)
            cells.emplace(std::pair{pair.a[i], pair.b[i]}, 0);
        const double origin = pair.valueB(0);
        for (auto& [cell, index] : cells) {
            index = static_cast<int>(m_cells.size());
            Cell c{cell.first, cell.second, 0, 0, false, {}};
            c.x = pair.values[static_cast<std::size_t>(c.a)] - origin;
            c.y = pair.values[static_cast<std::size_t>(c.b)] - origin;
            c.within = withinOne(c.x, c.y);
            for (std::size_t w = 0; w < m_weights.size(); ++w)
                c.agreement[w] = m_weights[w](c.a, c.b);
            m_size += c.x * c.x + c.y * c.y;
            m_cells.push_back(c);
        }
        for (std::size_t i = 0; i < pair.a.size(); ++i)
            m_cellOf.push_back(cells.at({pair.a[i], pair.b[i]}));
    }

    void operator()(std::span<const int> weights, std::span<double> out) const {
        std::vector<double> count(m_cells.size(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            count[static_cast<std::size_t>(m_cellOf[i])] += weights[i];
        differences(count, out);
        kappas(count, out);
    }

  private:
    struct Cell {
        int a, b;
        double x, y; ///< scores less a common origin
        bool within;
        std::array<double, 3> agreement;
    };

    void differences(const std::vector<double>& count, std::span<double> out) const {
        double n = 0, meanX = 0, meanY = 0, exact = 0, within = 0, absolute = 0;
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            const Cell& cell = m_cells[c];
            n += count[c];
            meanX += count[c] * cell.x;
            meanY += count[c] * cell.y;
            exact += cell.a == cell.b ? count[c] : 0;
            within += cell.within ? count[c] : 0;
            absolute += count[c] * std::abs(cell.x - cell.y);
        }
        meanX /= n;
        meanY /= n;
        double xx = 0, yy = 0, xy = 0, dd = 0;
        const double shift = meanX - meanY;
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            const double x = m_cells[c].x - meanX, y = m_cells[c].y - meanY;
            xx += count[c] * x * x;
            yy += count[c] * y * y;
            xy += count[c] * x * y;
            dd += count[c] * (x - y) * (x - y);
        }
        const double zero = relativeZero * m_size;
        out[Exact] = exact / n;
        out[WithinOne] = within / n;
        out[MeanAbs] = absolute / n;
        out[Bias] = shift;
        out[SdDifference] = n > 1 ? std::sqrt(dd / (n - 1)) : nan;
        // Two-rater forms of McGraw & Wong: with sums instead of variances, s = sum/(n-1).
        const double both = xx + yy, d2 = shift * shift;
        const double agreement = (both + (n - 1) * d2 - dd / n);
        const bool any = both + n * d2 > zero;
        out[IccC1] = n > 1 && both > zero ? 2 * xy / both : nan;
        out[IccA1] = n > 1 && any && agreement > zero ? 2 * xy / agreement : nan;
        out[Ccc] = n > 1 && any ? 2 * xy / (both + n * d2) : nan;
    }

    void kappas(const std::vector<double>& count, std::span<double> out) const {
        std::vector<double> a(m_categories, 0.0), b(m_categories, 0.0);
        double n = 0;
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            a[static_cast<std::size_t>(m_cells[c].a)] += count[c];
            b[static_cast<std::size_t>(m_cells[c].b)] += count[c];
            n += count[c];
        }
        for (std::size_t w = 0; w < m_weights.size(); ++w) {
            const std::vector<double> mean = m_weights[w].apply(b);
            double observed = 0, expected = 0;
            for (std::size_t c = 0; c < m_cells.size(); ++c)
                observed += count[c] * m_cells[c].agreement[w];
            for (std::size_t c = 0; c < a.size(); ++c)
                expected += a[c] * mean[c];
            observed /= n;
            expected /= n * n;
            const double below = 1 - expected, above = observed - expected;
            out[KappaI + w] = below <= rounding ? nan : std::abs(above) < rounding ? 0 : above / below;
        }
    }

    std::array<AgreementWeights, 3> m_weights;
    std::size_t m_categories;
    std::vector<Cell> m_cells;
    std::vector<int> m_cellOf;
    double m_size = 0;
};

} // namespace

void addPairBootstrap(std::span<Estimate> estimates, const PairScores& pair, const Resampling& how) {
    if (how.resamples <= 0 || pair.n() < 2)
        return;
    const CellCounts cells(pair);
    const auto values = bootstrapFigures(how, pair.n(), pair.cluster, Count,
                                         [&](std::span<const int> w, std::span<double> out) { cells(w, out); });
    const bool clustered = !pair.cluster.empty();
    for (std::size_t f = 0; f < Count; ++f) {
        if (f <= WithinOne && !clustered)
            continue;
        const auto e = std::ranges::find_if(
            estimates, [&](const Estimate& x) { return x.name == figures[f].name && x.weights == figures[f].weights; });
        if (e == estimates.end() || !e->value)
            continue;
        if (auto interval = percentileInterval(values[f], how.confidence, bootstrapMethod(pair.cluster)))
            addInterval(*e, *interval, figures[f].low, figures[f].high,
                        clustered ? Recommended::Yes : Recommended::IfFirst);
    }
}

} // namespace attune::stats

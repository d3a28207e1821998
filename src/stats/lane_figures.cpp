// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/lane_figures.h"

#include "stats/raw_agreement.h"
#include "stats/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace attune::stats {

LanePlaces::LanePlaces(std::span<const double> values) : m_values(values.begin(), values.end()) {
    if (values.empty())
        return;
    double gap = std::numeric_limits<double>::infinity();
    for (std::size_t c = 1; c < values.size(); ++c)
        gap = std::min(gap, values[c] - values[c - 1]);
    const double middle = values[values.size() / 2];
    bool grid = std::isfinite(gap);
    for (const double v : values) {
        const double place = (v - middle) / gap;
        grid = grid && std::abs(place) <= 16'000 && std::abs(place - std::round(place)) <= 1e-9;
    }
    m_step = grid ? gap : 1;
    for (const double v : values)
        m_places.push_back(grid ? std::round((v - middle) / gap) : v - middle);
    m_quadraticTotal = AgreementWeights(Weights::Quadratic, values).total();
    std::size_t first = 0, end = 0;
    for (const double centre : values) {
        while (!withinOne(values[first], centre))
            ++first;
        while (end < values.size() && (values[end] <= centre || withinOne(values[end], centre)))
            ++end;
        m_near.emplace_back(first, end);
    }
}

ATTUNE_VECTOR_CLONES void addPairKappa(std::span<const Lanes> sums, std::span<const std::size_t> at, Lanes& sum,
                                       Lanes& used) {
    const std::size_t q = (at.size() - 2) / 2;
    Lanes chance{};
    for (std::size_t c = 0; c < q; ++c) {
        const Lanes &own = sums[at[2 + c]], &other = sums[at[2 + q + c]];
        for (std::size_t l = 0; l < lanes; ++l)
            chance[l] += own[l] * other[l];
    }
    const Lanes &targets = sums[at[0]], &same = sums[at[1]];
    for (std::size_t l = 0; l < lanes; ++l) {
        const double n = targets[l];
        const double kappa =
            n > 0 ? corrected(same[l] / n, chance[l] / (n * n)) : std::numeric_limits<double>::quiet_NaN();
        sum[l] += std::isnan(kappa) ? 0 : kappa;
        used[l] += !std::isnan(kappa);
    }
}

ATTUNE_VECTOR_CLONES void kendallLanes(std::span<const Lanes> times, std::span<const Lanes> margins,
                                       std::span<const int> kinds, std::size_t raters, std::size_t q, Lanes& out) {
    Lanes n{}, ties{}, spread{};
    for (const Lanes& own : times)
        addTimes(1, own, n);
    std::vector<Lanes> ranks(raters * q);
    for (std::size_t j = 0; j < raters; ++j) {
        Lanes below{};
        for (std::size_t c = 0; c < q; ++c)
            for (std::size_t l = 0; l < lanes; ++l) {
                const double t = margins[j * q + c][l];
                ranks[j * q + c][l] = below[l] + (t - n[l]) / 2; // less the mean rank
                below[l] += t;
                ties[l] += t * t * t - t;
            }
    }
    constexpr std::size_t few = 16; // lanes whose sums stay in registers
    for (std::size_t kind = 0; kind < times.size(); ++kind)
        for (std::size_t from = 0; from < lanes; from += few) {
            std::array<double, few> sum{};
            for (std::size_t j = 0; j < raters; ++j) {
                const double* rank = &ranks[j * q + static_cast<std::size_t>(kinds[kind * raters + j])][from];
                for (std::size_t l = 0; l < few; ++l)
                    sum[l] += rank[l];
            }
            for (std::size_t l = 0; l < few; ++l)
                spread[from + l] += times[kind][from + l] * sum[l] * sum[l];
        }
    const auto m = static_cast<double>(raters);
    for (std::size_t l = 0; l < lanes; ++l) {
        const double whole = m * m * n[l] * (n[l] * n[l] - 1), below = whole - m * ties[l];
        out[l] = below > 1e-12 * whole ? 12 * spread[l] / below : std::numeric_limits<double>::quiet_NaN();
    }
}

} // namespace attune::stats

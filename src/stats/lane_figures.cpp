// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/lane_figures.h"

#include "stats/weights.h"

#include <algorithm>
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
}

} // namespace attune::stats

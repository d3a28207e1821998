// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/lane_figures.h"

#include "stats/vector_clones.h"
#include "stats/weights.h"

#include <algorithm>

namespace attune::stats {

namespace {

double ratioDistance(double a, double b) {
    const double sum = a + b;
    return sum == 0 ? 0 : (a - b) / sum * ((a - b) / sum);
}

} // namespace

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

ATTUNE_VECTOR_CLONES void addTimes(double factor, const Lanes& from, Lanes& to) {
    for (std::size_t l = 0; l < lanes; ++l)
        to[l] += factor * from[l];
}

ATTUNE_VECTOR_CLONES void expectedSame(std::span<const Lanes> a, std::span<const Lanes> b, Lanes& out) {
    out.fill(0);
    for (std::size_t c = 0; c < a.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l)
            out[l] += a[c][l] * b[c][l];
}

// Between each category and the next lie all pairs with one side below and one above.
ATTUNE_VECTOR_CLONES void expectedDistance(std::span<const Lanes> a, std::span<const Lanes> b, const LanePlaces& places,
                                           Lanes& out) {
    Lanes allA{}, allB{}, belowA{}, belowB{};
    for (std::size_t c = 0; c < a.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l) {
            allA[l] += a[c][l];
            allB[l] += b[c][l];
        }
    out.fill(0);
    for (std::size_t c = 0; c + 1 < a.size(); ++c) {
        const double width = places.at(static_cast<int>(c) + 1) - places.at(static_cast<int>(c));
        for (std::size_t l = 0; l < lanes; ++l) {
            belowA[l] += a[c][l];
            belowB[l] += b[c][l];
            out[l] += width * (belowA[l] * (allB[l] - belowB[l]) + belowB[l] * (allA[l] - belowA[l]));
        }
    }
}

ATTUNE_VECTOR_CLONES void midRanks(std::span<const Lanes> counts, std::vector<Lanes>& ranks, Lanes& squares,
                                   Lanes& ties) {
    ranks.resize(counts.size());
    Lanes below{};
    squares.fill(0);
    ties.fill(0);
    for (std::size_t c = 0; c < counts.size(); ++c)
        for (std::size_t l = 0; l < lanes; ++l) {
            const double n = counts[c][l], rank = below[l] + n / 2;
            ranks[c][l] = rank;
            below[l] += n;
            squares[l] += n * rank * rank;
            ties[l] += n * (n - 1) / 2;
        }
}

AlphaLanes::AlphaLanes(std::span<const Lanes> counts, const LanePlaces& places) : m_counts(counts), m_places(&places) {
    Lanes squares, ties;
    midRanks(counts, m_ranks, squares, ties);
    for (const Lanes& own : counts)
        addTimes(1, own, m_n);
    expectedSame(counts, counts, m_same);
}

void AlphaLanes::addPair(int a, int b, double times, const Lanes& count, Lanes& ordinal, Lanes& ratio) const {
    const Lanes& x = m_ranks[static_cast<std::size_t>(a)];
    const Lanes& y = m_ranks[static_cast<std::size_t>(b)];
    for (std::size_t l = 0; l < lanes; ++l)
        ordinal[l] += times * count[l] * (x[l] - y[l]) * (x[l] - y[l]);
    addTimes(times * ratioDistance(m_places->value(a), m_places->value(b)), count, ratio);
}

void AlphaLanes::finish(const Lanes& observed, Lanes& out, AlphaMetric metric) const {
    Lanes expected{}; // sum of n_c n_k x metric over ordered pairs of categories
    if (metric == AlphaMetric::Nominal) {
        for (std::size_t l = 0; l < lanes; ++l)
            expected[l] = m_n[l] * m_n[l] - m_same[l];
    } else if (metric == AlphaMetric::Ratio) {
        for (std::size_t c = 0; c < m_counts.size(); ++c)
            for (std::size_t k = c + 1; k < m_counts.size(); ++k) {
                const double d =
                    2 * ratioDistance(m_places->value(static_cast<int>(c)), m_places->value(static_cast<int>(k)));
                for (std::size_t l = 0; l < lanes; ++l)
                    expected[l] += d * m_counts[c][l] * m_counts[k][l];
            }
    } else {
        // Squared differences of places or mid-ranks: twice n times their sum of squares about the mean.
        Lanes first{}, second{};
        for (std::size_t c = 0; c < m_counts.size(); ++c)
            for (std::size_t l = 0; l < lanes; ++l) {
                const double x = metric == AlphaMetric::Ordinal ? m_ranks[c][l] : m_places->at(static_cast<int>(c));
                first[l] += m_counts[c][l] * x;
                second[l] += m_counts[c][l] * x * x;
            }
        for (std::size_t l = 0; l < lanes; ++l)
            expected[l] = 2 * (m_n[l] * second[l] - first[l] * first[l]);
    }
    for (std::size_t l = 0; l < lanes; ++l) {
        const bool varies = m_n[l] * m_n[l] > m_same[l];
        out[l] = varies ? 1 - observed[l] * (m_n[l] - 1) / expected[l] : std::numeric_limits<double>::quiet_NaN();
    }
}

} // namespace attune::stats

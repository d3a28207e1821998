// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/multinomial.h"

#include "stats/vector_clones.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune::stats {

namespace {

constexpr double mostItems = 1 << 20;
constexpr std::uint64_t drawsWorthAKind = 40; ///< single draws that cost as much as a binomial

// In (0, 1).
double uniform(std::uint64_t bits) { return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53; }

// By Stirling's series from 10 on (error below 1e-12); std::lgamma writes to a variable that threads share.
double logFactorial(double k) {
    double below = 1;
    while (k < 10)
        below *= ++k;
    const double root = 0.91893853320467274178 + (k + 0.5) * std::log(k) - k; // with half the log of 2 pi
    const double square = 1 / (k * k);
    return root + (1.0 / 12 - square * (1.0 / 360 - square / 1260)) / k - std::log(below);
}

// Hormann's rejection: a draw is `k` at once when `v` is not above `reach` and `us` not below .07.
struct Hat {
    double spread, a, b, c, reach;
    // p: at most .5.
    ATTUNE_IN_CLONES Hat(double size, double p) {
        spread = std::sqrt(size * p * (1 - p));
        b = 1.15 + 2.53 * spread;
        a = -0.0873 + 0.0248 * b + 0.01 * p;
        c = size * p + 0.5;
        reach = 0.92 - 4.2 / b;
    }
    ATTUNE_IN_CLONES double k(double u, double us) const { return std::floor((2 * a / us + b) * u + c); }
};

// What drawBinomial gives of p up to .5 when it takes its first two numbers at once, else -1: in every lane.
ATTUNE_VECTOR_CLONES void drawAtOnce(const Lanes& sizes, double p, std::span<const CounterStream> bits,
                                     std::span<const std::uint64_t> positions, Lanes& out) {
    for (std::size_t l = 0; l < bits.size(); ++l) {
        const double size = sizes[l];
        const Hat hat(size, p);
        const double u = uniform(bits[l](positions[l])) - 0.5, v = uniform(bits[l](positions[l] + 1));
        const double us = 0.5 - std::abs(u), k = hat.k(u, us);
        const bool taken = (size * p >= 10) & (k >= 0) & (k <= size) & (us >= 0.07) & (v <= hat.reach);
        out[l] = taken ? k : -1;
    }
}

} // namespace

std::int64_t drawBinomial(std::int64_t n, double p, const CounterStream& bits, std::uint64_t& position) {
    if (n <= 0 || p <= 0)
        return 0;
    if (p >= 1)
        return n;
    if (p > 0.5)
        return n - drawBinomial(n, 1 - p, bits, position);
    const auto size = static_cast<double>(n);
    const double q = 1 - p;
    if (size * p < 10) { // inversion: at most some dozens of steps
        double u = uniform(bits(position++)), mass = std::exp(size * std::log1p(-p));
        std::int64_t k = 0;
        while (u > mass && k < n) {
            u -= mass;
            ++k;
            mass *= (size - static_cast<double>(k) + 1) / static_cast<double>(k) * p / q;
        }
        return k;
    }
    const Hat hat(size, p);
    const double alpha = (2.83 + 5.1 / hat.b) * hat.spread;
    while (true) {
        const double u = uniform(bits(position++)) - 0.5;
        double v = uniform(bits(position++));
        const double us = 0.5 - std::abs(u), k = hat.k(u, us);
        if (k < 0 || k > size)
            continue;
        if (us >= 0.07 && v <= hat.reach)
            return static_cast<std::int64_t>(k);
        const double mode = std::floor((size + 1) * p);
        v = std::log(v * alpha / (hat.a / (us * us) + hat.b));
        if (v <= logFactorial(mode) + logFactorial(size - mode) - logFactorial(k) - logFactorial(size - k) +
                     (k - mode) * std::log(p / q))
            return static_cast<std::int64_t>(k);
    }
}

MultinomialDraw::MultinomialDraw(std::span<const double> sizes) : m_sizes(sizes.begin(), sizes.end()) {
    for (const double size : sizes)
        m_total += size;
    if (m_total <= mostItems)
        for (std::size_t k = 0; k < sizes.size(); ++k)
            m_kindOf.insert(m_kindOf.end(), static_cast<std::size_t>(sizes[k]), static_cast<std::uint32_t>(k));
}

bool MultinomialDraw::oneByOne(std::uint64_t draws) const {
    return !m_kindOf.empty() && draws <= drawsWorthAKind * m_sizes.size();
}

void MultinomialDraw::count(std::span<const std::uint32_t> items, std::uint64_t draws, std::span<Lanes> counts) const {
    std::ranges::fill(counts, Lanes{});
    for (std::size_t l = 0; l * draws < items.size(); ++l)
        for (const std::uint32_t item : items.subspan(l * draws, draws))
            counts[m_kindOf[item]][l] += 1;
}

void MultinomialDraw::operator()(std::uint64_t draws, std::span<const CounterStream> bits,
                                 std::span<std::uint64_t> positions, std::span<Lanes> counts) const {
    if (oneByOne(draws)) {
        std::ranges::fill(counts, Lanes{});
        std::array<std::uint32_t, 128> items;
        for (std::size_t l = 0; l < bits.size(); ++l)
            for (std::uint64_t left = draws; left > 0;) {
                const auto some = std::span(items).first(std::min<std::uint64_t>(left, items.size()));
                drawBelow(m_kindOf.size(), bits[l], positions[l], some);
                for (const std::uint32_t item : some)
                    counts[m_kindOf[item]][l] += 1;
                positions[l] += some.size();
                left -= some.size();
            }
        return;
    }
    Lanes left, own;
    left.fill(static_cast<double>(draws));
    double rest = m_total;
    for (std::size_t k = 0; k < m_sizes.size(); ++k) {
        const double p = m_sizes[k] / rest;
        const bool others = p > 0.5; // the draws of all other kinds are drawn then
        own = left;
        if (rest > m_sizes[k]) {
            drawAtOnce(left, others ? 1 - p : p, bits, positions, own);
            for (std::size_t l = 0; l < bits.size(); ++l)
                if (own[l] < 0) {
                    const auto n = static_cast<std::int64_t>(left[l]);
                    own[l] = static_cast<double>(drawBinomial(n, p, bits[l], positions[l]));
                } else {
                    positions[l] += 2;
                    own[l] = others ? left[l] - own[l] : own[l];
                }
        }
        for (std::size_t l = 0; l < bits.size(); ++l)
            left[l] -= own[l];
        counts[k] = own;
        rest -= m_sizes[k];
    }
}

} // namespace attune::stats

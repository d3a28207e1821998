// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/multinomial.h"

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
    const double spread = std::sqrt(size * p * q);
    const double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p, c = size * p + 0.5;
    const double reach = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread;
    while (true) {
        const double u = uniform(bits(position++)) - 0.5;
        double v = uniform(bits(position++));
        const double us = 0.5 - std::abs(u), k = std::floor((2 * a / us + b) * u + c);
        if (k < 0 || k > size)
            continue;
        if (us >= 0.07 && v <= reach)
            return static_cast<std::int64_t>(k);
        const double mode = std::floor((size + 1) * p);
        v = std::log(v * alpha / (a / (us * us) + b));
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

void MultinomialDraw::operator()(std::uint64_t draws, const CounterStream& bits, std::uint64_t& position,
                                 std::span<double> counts) const {
    std::ranges::fill(counts, 0.0);
    if (!m_kindOf.empty() && draws <= drawsWorthAKind * m_sizes.size()) {
        std::array<std::uint32_t, 128> items;
        for (std::uint64_t left = draws; left > 0;) {
            const auto some = std::span(items).first(std::min<std::uint64_t>(left, items.size()));
            drawBelow(m_kindOf.size(), bits, position, some);
            for (const std::uint32_t item : some)
                counts[m_kindOf[item]] += 1;
            position += some.size();
            left -= some.size();
        }
        return;
    }
    auto left = static_cast<std::int64_t>(draws);
    double rest = m_total;
    for (std::size_t k = 0; k < m_sizes.size() && left > 0; ++k) {
        const std::int64_t own = rest > m_sizes[k] ? drawBinomial(left, m_sizes[k] / rest, bits, position) : left;
        counts[k] = static_cast<double>(own);
        left -= own;
        rest -= m_sizes[k];
    }
}

} // namespace attune::stats

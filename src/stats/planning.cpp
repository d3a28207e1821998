// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/planning.h"

#include "stats/distributions.h"

#include <cmath>

namespace attune::stats {

namespace {

constexpr double most = 1e9;

bool within(double x, double low, double high) { return std::isfinite(x) && x >= low && x <= high; }

std::optional<std::int64_t> whole(double n) {
    if (!(n <= most))
        return {};
    return static_cast<std::int64_t>(n);
}

// The least n in [2, 10^9] that is enough, for a condition that once met stays met.
template <typename Enough> std::optional<std::int64_t> least(Enough enough) {
    std::int64_t high = 2;
    while (!enough(static_cast<double>(high))) {
        if (static_cast<double>(high) > most)
            return {};
        high *= 2;
    }
    std::int64_t low = high / 2;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (enough(static_cast<double>(middle)) ? high : low) = middle;
    }
    return high;
}

} // namespace

std::optional<std::int64_t> targetsForIcc(double icc, std::int64_t raters, double width, double confidence) {
    if (!within(icc, 0, 1 - 1e-12) || raters < 2 || raters > 1000 || !within(width, 1e-6, 2) ||
        !within(confidence, 0.5, 1 - 1e-9))
        return {};
    const double z = normalQuantile((1 + confidence) / 2), k = static_cast<double>(raters);
    const double n = 8 * z * z * std::pow(1 - icc, 2) * std::pow(1 + (k - 1) * icc, 2) / (k * (k - 1) * width * width);
    double clips = std::ceil(n + 1);
    if (raters == 2 && icc >= 0.7)
        clips = std::ceil(clips + 5 * icc);
    return whole(clips);
}

std::optional<std::int64_t> targetsForKappa(double kappa, std::int64_t categories, double width, double confidence) {
    const double q = static_cast<double>(categories);
    if (categories < 2 || categories > 1000 || !within(kappa, -1 / (q - 1) + 1e-12, 1 - 1e-12) ||
        !within(width, 1e-6, 2) || !within(confidence, 0.5, 1 - 1e-9))
        return {};
    // Margins 1/q, diagonal po/q, other cells (1 - po) / (q (q - 1)); every w-bar is 1/q.
    const double pe = 1 / q, po = kappa * (1 - pe) + pe, other = (1 - po) / (q * (q - 1));
    const double onDiagonal = po * std::pow(1 - 2 * pe * (1 - kappa), 2);
    const double offDiagonal = q * (q - 1) * other * std::pow(2 * pe * (1 - kappa), 2);
    const double variance = (onDiagonal + offDiagonal - std::pow(kappa - pe * (1 - kappa), 2)) / std::pow(1 - pe, 2);
    const double z = normalQuantile((1 + confidence) / 2);
    return whole(std::max(2.0, std::ceil(4 * z * z * variance / (width * width) - 1e-9)));
}

std::optional<std::int64_t> targetsForBias(double sd, double width, double confidence) {
    if (!within(sd, 1e-12, 1e12) || !within(width, 1e-12, 1e12) || !within(confidence, 0.5, 1 - 1e-9))
        return {};
    return least(
        [&](double n) { return 2 * studentQuantile((1 + confidence) / 2, n - 1) * sd <= width * std::sqrt(n); });
}

std::optional<std::int64_t> targetsForShare(double share, double width, double confidence) {
    if (!within(share, 0, 1) || !within(width, 1e-6, 1 - 1e-9) || !within(confidence, 0.5, 1 - 1e-9))
        return {};
    const double z = normalQuantile((1 + confidence) / 2);
    return least([&](double n) {
        return 2 * z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) <= width;
    });
}

std::optional<std::int64_t> ratersForReliability(double icc, double wanted) {
    if (!within(icc, 1e-9, 1 - 1e-9) || !within(wanted, 1e-9, 1 - 1e-9))
        return {};
    const double k = wanted * (1 - icc) / (icc * (1 - wanted));
    return whole(std::max(1.0, std::ceil(k - 1e-9 * std::max(1.0, k))));
}

} // namespace attune::stats

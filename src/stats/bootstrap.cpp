// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

namespace attune::stats {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double quantile(const std::vector<double>& sorted, double p) {
    const double place = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

} // namespace

std::uint64_t counterBits(std::uint64_t seed, std::uint64_t resample, std::uint64_t stream, std::uint64_t position) {
    return mix(mix(mix(mix(seed) ^ resample) ^ (stream * 0xD1342543DE82EF95u)) ^ position);
}

std::uint64_t bounded(std::uint64_t bits, std::uint64_t n) {
    return static_cast<std::uint64_t>((static_cast<Wide>(bits) * n) >> 64);
}

std::string bootstrapMethod(std::span<const int> cluster) {
    return cluster.empty() ? "unit-bootstrap-percentile" : "cluster-bootstrap-percentile";
}

std::vector<std::vector<double>> bootstrapFigures(const Resampling& how, int units, std::span<const int> cluster,
                                                  int statistics, const WeightedFigures& compute) {
    const auto resamples = static_cast<std::size_t>(std::max<std::int64_t>(how.resamples, 0));
    const auto figures = static_cast<std::size_t>(statistics);
    std::vector<std::vector<double>> out(figures,
                                         std::vector<double>(resamples, std::numeric_limits<double>::quiet_NaN()));
    if (units <= 0 || resamples == 0)
        return out;

    // Members of each cluster that has any; without clusters each unit is its own.
    std::vector<std::vector<int>> members;
    if (!cluster.empty()) {
        members.resize(static_cast<std::size_t>(*std::ranges::max_element(cluster)) + 1);
        for (int i = 0; i < units; ++i)
            members[static_cast<std::size_t>(cluster[static_cast<std::size_t>(i)])].push_back(i);
        std::erase_if(members, [](const auto& m) { return m.empty(); });
    }
    const std::uint64_t groups = cluster.empty() ? static_cast<std::uint64_t>(units) : members.size();

    auto work = [&](std::size_t begin, std::size_t end) {
        std::vector<int> weights(static_cast<std::size_t>(units));
        std::vector<double> values(figures);
        for (std::size_t r = begin; r < end; ++r) {
            std::ranges::fill(weights, 0);
            for (std::uint64_t draw = 0; draw < groups; ++draw) {
                const auto chosen = static_cast<std::size_t>(bounded(counterBits(how.seed, r, 0, draw), groups));
                if (members.empty()) {
                    ++weights[chosen];
                } else {
                    for (const int i : members[chosen])
                        ++weights[static_cast<std::size_t>(i)];
                }
            }
            compute(weights, values);
            for (std::size_t f = 0; f < figures; ++f)
                out[f][r] = values[f];
        }
    };
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    // Below this a thread costs more than it brings.
    if (cores == 1 || resamples * static_cast<std::size_t>(units) < 200'000) {
        work(0, resamples);
        return out;
    }
    std::vector<std::jthread> threads;
    for (std::size_t c = 0; c < cores; ++c)
        threads.emplace_back(work, resamples * c / cores, resamples * (c + 1) / cores);
    threads.clear();
    return out;
}

std::optional<Interval> percentileInterval(std::vector<double> values, double confidence, std::string method) {
    const auto drawn = static_cast<std::int64_t>(values.size());
    std::erase_if(values, [](double v) { return !std::isfinite(v); });
    if (values.size() < 2)
        return {};
    std::ranges::sort(values);
    const double tail = (1 - confidence) / 2;
    Interval out;
    out.low = quantile(values, tail);
    out.high = quantile(values, 1 - tail);
    out.method = std::move(method);
    out.resamples = drawn;
    out.undefinedResamples = drawn - static_cast<std::int64_t>(values.size());
    return out;
}

} // namespace attune::stats

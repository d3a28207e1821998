// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
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

// Units of each cluster that has any, one list per cluster; without clusters each unit is its own.
struct Members {
    std::vector<std::vector<int>> clusters;
};

Members membersOf(int units, std::span<const int> cluster) {
    Members out;
    if (cluster.empty())
        return out;
    out.clusters.resize(static_cast<std::size_t>(*std::ranges::max_element(cluster)) + 1);
    for (int i = 0; i < units; ++i)
        out.clusters[static_cast<std::size_t>(cluster[static_cast<std::size_t>(i)])].push_back(i);
    std::erase_if(out.clusters, [](const auto& m) { return m.empty(); });
    return out;
}

// How often each unit stands in one resample.
void draw(std::uint64_t seed, std::size_t resample, const Members& members, std::span<int> weights) {
    std::ranges::fill(weights, 0);
    const CounterStream bits(seed, resample, 0);
    const std::uint64_t groups = members.clusters.empty() ? weights.size() : members.clusters.size();
    for (std::uint64_t i = 0; i < groups; ++i) {
        const auto chosen = static_cast<std::size_t>(bounded(bits(i), groups));
        if (members.clusters.empty()) {
            ++weights[chosen];
        } else {
            for (const int unit : members.clusters[chosen])
                ++weights[static_cast<std::size_t>(unit)];
        }
    }
}

// The multiplicities of every resample, units within resamples; nothing when that is too much to keep. A report asks
// for the same ones again and again (every pair with the same number of targets), so the last are remembered.
std::shared_ptr<const std::vector<int>> multiplicities(const Resampling& how, int units, std::span<const int> cluster) {
    constexpr std::size_t most = 20'000'000;
    const std::size_t n = static_cast<std::size_t>(units), resamples = static_cast<std::size_t>(how.resamples);
    if (resamples > most / n)
        return {};
    struct Memory {
        std::mutex guard;
        std::uint64_t seed = 0;
        std::size_t resamples = 0, units = 0;
        std::vector<int> cluster;
        std::shared_ptr<const std::vector<int>> weights;
    };
    static Memory memory;
    const std::scoped_lock lock(memory.guard);
    if (memory.weights && memory.seed == how.seed && memory.resamples == resamples && memory.units == n &&
        std::ranges::equal(memory.cluster, cluster))
        return memory.weights;
    auto weights = std::make_shared<std::vector<int>>(resamples * n);
    const Members members = membersOf(units, cluster);
    for (std::size_t r = 0; r < resamples; ++r)
        draw(how.seed, r, members, std::span(*weights).subspan(r * n, n));
    memory.seed = how.seed;
    memory.resamples = resamples;
    memory.units = n;
    memory.cluster.assign(cluster.begin(), cluster.end());
    memory.weights = weights;
    return weights;
}

} // namespace

std::uint64_t counterBits(std::uint64_t seed, std::uint64_t resample, std::uint64_t stream, std::uint64_t position) {
    return CounterStream(seed, resample, stream)(position);
}

CounterStream::CounterStream(std::uint64_t seed, std::uint64_t resample, std::uint64_t stream)
    : m_key(mix(mix(mix(seed) ^ resample) ^ (stream * 0xD1342543DE82EF95u))) {}

std::uint64_t CounterStream::operator()(std::uint64_t position) const { return mix(m_key ^ position); }

std::uint64_t bounded(std::uint64_t bits, std::uint64_t n) {
    return static_cast<std::uint64_t>((static_cast<Wide>(bits) * n) >> 64);
}

std::string bootstrapMethod(std::span<const int> cluster) {
    return cluster.empty() ? "unit-bootstrap-percentile" : "cluster-bootstrap-percentile";
}

void inParallel(std::size_t count, double cost, const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    // Below this a thread costs more than it brings.
    if (cores == 1 || cost < 2e5 || count < cores) {
        work(0, count);
        return;
    }
    std::vector<std::jthread> threads;
    for (std::size_t c = 0; c < cores; ++c)
        threads.emplace_back(work, count * c / cores, count * (c + 1) / cores);
}

std::vector<std::vector<double>> bootstrapFigures(const Resampling& how, int units, std::span<const int> cluster,
                                                  int statistics, const WeightedFigures& compute) {
    const auto resamples = static_cast<std::size_t>(std::max<std::int64_t>(how.resamples, 0));
    const auto figures = static_cast<std::size_t>(statistics);
    std::vector<std::vector<double>> out(figures,
                                         std::vector<double>(resamples, std::numeric_limits<double>::quiet_NaN()));
    if (units <= 0 || resamples == 0)
        return out;
    const auto drawn = multiplicities(how, units, cluster);
    const auto n = static_cast<std::size_t>(units);
    const double cost = static_cast<double>(resamples) * units;
    inParallel(resamples, cost, [&](std::size_t begin, std::size_t end) {
        std::vector<int> own(drawn ? 0 : n);
        std::vector<double> values(figures);
        const auto members = drawn ? Members{} : membersOf(units, cluster);
        for (std::size_t r = begin; r < end; ++r) {
            if (!drawn)
                draw(how.seed, r, members, own);
            compute(drawn ? std::span<const int>(*drawn).subspan(r * n, n) : std::span<const int>(own), values);
            for (std::size_t f = 0; f < figures; ++f)
                out[f][r] = values[f];
        }
    });
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/bootstrap.h"

#include "stats/vector_clones.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <thread>
#include <utility>

namespace attune::stats {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

struct Ends {
    double low, high;
};

// Whether all are finite. Bits, so that it can be done many at a time.
ATTUNE_VECTOR_CLONES bool allFinite(std::span<const double> values) {
    constexpr std::uint64_t exponent = 0x7FF0000000000000u;
    std::uint64_t bad = 0;
    for (const double v : values)
        bad |= (std::bit_cast<std::uint64_t>(v) & exponent) == exponent ? 1u : 0u;
    return bad == 0;
}

// The lower quantile p of values: order statistics `below` and the next one are in `tail`, which holds all of the
// lowest.
double lowQuantile(std::vector<double>& tail, std::size_t below, double part) {
    const auto at = tail.begin() + static_cast<std::ptrdiff_t>(below);
    std::ranges::nth_element(tail, at);
    const double next = at + 1 == tail.end() ? *at : *std::min_element(at + 1, tail.end());
    return *at + part * (next - *at);
}

// The quantiles p and 1 - p, p < .5, of finite values. Of many, a sample of every sixteenth tells about where the tails
// begin, and only what lies in them is looked at; should the sample mislead, all of them are.
Ends tailQuantiles(std::span<const double> values, double p) {
    constexpr std::size_t stride = 16, many = 2000;
    const double place = p * static_cast<double>(values.size() - 1), part = place - std::floor(place);
    const auto below = static_cast<std::size_t>(place);
    double lowEnd = std::numeric_limits<double>::infinity(), highEnd = -lowEnd;
    if (values.size() >= many) {
        std::vector<double> sample;
        for (std::size_t i = 0; i < values.size(); i += stride)
            sample.push_back(values[i]);
        const auto size = static_cast<double>(sample.size());
        const double reach = p * size + 3 * std::sqrt(p * (1 - p) * size) + 2;
        const auto at = static_cast<std::ptrdiff_t>(std::min(reach, size / 2));
        std::ranges::nth_element(sample, sample.begin() + at);
        lowEnd = sample[static_cast<std::size_t>(at)];
        std::ranges::nth_element(sample, sample.end() - 1 - at);
        highEnd = sample[sample.size() - 1 - static_cast<std::size_t>(at)];
    }
    std::vector<double> low, high;
    for (const double v : values) {
        if (v <= lowEnd)
            low.push_back(v);
        if (v >= highEnd)
            high.push_back(-v);
    }
    const std::size_t wanted = std::min(below + 2, values.size());
    if (low.size() < wanted)
        low.assign(values.begin(), values.end());
    if (high.size() < wanted) {
        high.assign(values.begin(), values.end());
        for (double& v : high)
            v = -v;
    }
    return {lowQuantile(low, below, part), -lowQuantile(high, below, part)};
}

std::size_t threadsAllowed() {
    std::size_t threads = std::thread::hardware_concurrency();
    if (const char* asked = std::getenv("ATTUNE_THREADS"))
        if (const auto number = std::strtoul(asked, nullptr, 10); number > 0)
            threads = number;
    return std::clamp<std::size_t>(threads, 1, 16);
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
    static const std::size_t cores = threadsAllowed();
    // Below this a thread costs more than it brings.
    if (cores == 1 || cost < 2e5 || count < cores) {
        work(0, count);
        return;
    }
    std::vector<std::jthread> threads;
    for (std::size_t c = 0; c < cores; ++c)
        threads.emplace_back(work, count * c / cores, count * (c + 1) / cores);
}

std::optional<Interval> percentileInterval(std::span<const double> values, double confidence, std::string method) {
    std::vector<double> own;
    std::span<const double> finite = values;
    if (!allFinite(values)) {
        std::ranges::copy_if(values, std::back_inserter(own), [](double v) { return std::isfinite(v); });
        finite = own;
    }
    if (finite.size() < 2)
        return {};
    const Ends ends = tailQuantiles(finite, (1 - confidence) / 2);
    Interval out;
    out.low = ends.low;
    out.high = ends.high;
    out.method = std::move(method);
    out.resamples = static_cast<std::int64_t>(values.size());
    out.undefinedResamples = static_cast<std::int64_t>(values.size() - finite.size());
    return out;
}

} // namespace attune::stats

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/bootstrap.h"

#include "stats/vector_clones.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace attune::stats {

namespace {

struct Ends {
    double low, high;
    double se; ///< standard deviation of the values, 0 when they are all the same
};

constexpr std::size_t wide = 8;

// The tails of values: those up to lowEnd, and those from highEnd on, negated; and sum and sum of squares of all less
// the first, eight places side by side, so in one order on every processor.
struct Tails {
    std::vector<double> low, high; // with room for all values; the first ones count
    std::size_t lows = 0, highs = 0;
    bool finite = true; // all values are
    double origin = 0;
    std::array<double, wide> sum{}, squares{};
};

void plainTails(std::span<const double> values, double lowEnd, double highEnd, Tails& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double v = values[i], d = v - out.origin;
        out.finite = out.finite && std::isfinite(v);
        out.low[out.lows] = v;
        out.lows += v <= lowEnd ? 1 : 0;
        out.high[out.highs] = -v;
        out.highs += v >= highEnd ? 1 : 0;
        out.sum[i % wide] += d;
        out.squares[i % wide] += d * d;
    }
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) void vectorTails(std::span<const double> values, double lowEnd, double highEnd,
                                                    Tails& out) {
    const __m512d low = _mm512_set1_pd(lowEnd), high = _mm512_set1_pd(highEnd), origin = _mm512_set1_pd(out.origin);
    __m512d sum = _mm512_loadu_pd(out.sum.data()), squares = _mm512_loadu_pd(out.squares.data());
    const __m512d largest = _mm512_set1_pd(std::numeric_limits<double>::max()), zero = _mm512_setzero_pd();
    unsigned strange = 0;
    std::size_t i = 0;
    for (; i + wide <= values.size(); i += wide) { // a store of eight never passes the end: as many are still to come
        const __m512d v = _mm512_loadu_pd(values.data() + i);
        strange |= _mm512_cmp_pd_mask(_mm512_abs_pd(v), largest, _CMP_NLE_UQ);
        const __mmask8 below = _mm512_cmp_pd_mask(v, low, _CMP_LE_OQ), above = _mm512_cmp_pd_mask(v, high, _CMP_GE_OQ);
        _mm512_storeu_pd(out.low.data() + out.lows, _mm512_maskz_compress_pd(below, v));
        _mm512_storeu_pd(out.high.data() + out.highs, _mm512_maskz_compress_pd(above, _mm512_sub_pd(zero, v)));
        out.lows += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(below)));
        out.highs += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(above)));
        const __m512d d = _mm512_sub_pd(v, origin);
        sum = _mm512_add_pd(sum, d);
        squares = _mm512_add_pd(squares, _mm512_mul_pd(d, d));
    }
    _mm512_storeu_pd(out.sum.data(), sum);
    _mm512_storeu_pd(out.squares.data(), squares);
    out.finite = out.finite && strange == 0;
    plainTails(values.subspan(i), lowEnd, highEnd, out);
}
#endif

using TailFinder = void (*)(std::span<const double>, double, double, Tails&);

TailFinder bestTailFinder() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return vectorTails;
#endif
    return plainTails;
}

ATTUNE_VECTOR_CLONES std::size_t countUpTo(std::span<const double> values, double bound) {
    std::size_t count = 0;
    for (const double v : values)
        count += v <= bound ? 1 : 0;
    return count;
}

// A bound up to which there are at least `least` values, and unless they are tied not more than `most`. high is one,
// too. Halving is quicker than partitioning, since its loops do not branch.
double boundFor(std::span<const double> values, std::size_t least, std::size_t most, double low, double high) {
    constexpr int halvings = 16;
    for (int i = 0; i < halvings; ++i) {
        const double middle = low + (high - low) / 2;
        const std::size_t count = countUpTo(values, middle);
        (count < least ? low : high) = middle;
        if (count >= least && count <= most)
            break;
    }
    return high;
}

// The quantile of tail, which holds all of the lowest: between order statistic `below` and the next one.
double lowQuantile(std::span<double> tail, std::size_t below, double part) {
    constexpr std::size_t few = 16; // about so many on each side are sorted
    const auto [lowest, highest] = std::ranges::minmax(tail);
    const double end = boundFor(tail, std::min(below + 2, tail.size()), below + 2 + few, lowest, highest);
    double start = -std::numeric_limits<double>::infinity();
    std::size_t before = 0;
    if (below > few) {
        start = boundFor(tail, below - few, below, lowest, end);
        before = countUpTo(tail, start);
    }
    if (before > below) { // tied
        start = -std::numeric_limits<double>::infinity();
        before = 0;
    }
    std::size_t size = 0;
    for (const double v : tail)
        if (v > start && v <= end)
            tail[size++] = v;
    const auto near = tail.first(size);
    const auto at = near.begin() + static_cast<std::ptrdiff_t>(below - before);
    std::ranges::nth_element(near, at);
    const double next = at + 1 == near.end() ? *at : *std::min_element(at + 1, near.end());
    return *at + part * (next - *at);
}

double standardDeviation(const Tails& tails, std::size_t size) {
    double sum = 0, square = 0;
    for (std::size_t l = 0; l < wide; ++l) {
        sum += tails.sum[l];
        square += tails.squares[l];
    }
    const auto n = static_cast<double>(size);
    return std::sqrt(std::max(0.0, square - sum * sum / n) / (n - 1));
}

// The quantiles p and 1 - p, p < .5, of two values or more; nothing when not all values are finite. Of many, a sample
// of every sixteenth tells about where the tails begin, and only what lies in them is looked at; should the sample
// mislead, all of them are.
std::optional<Ends> tailQuantiles(std::span<const double> values, double p) {
    static const TailFinder findTails = bestTailFinder();
    constexpr std::size_t stride = 16, many = 2000;
    const double place = p * static_cast<double>(values.size() - 1), part = place - std::floor(place);
    const auto below = static_cast<std::size_t>(place);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double lowEnd = infinity, highEnd = -infinity;
    if (values.size() >= many) {
        thread_local std::vector<double> sample;
        sample.clear();
        for (std::size_t i = 0; i < values.size(); i += stride)
            sample.push_back(values[i]);
        const auto [lowest, highest] = std::ranges::minmax(sample);
        const auto size = static_cast<double>(sample.size());
        const auto reach =
            static_cast<std::size_t>(std::min(p * size + 3 * std::sqrt(p * (1 - p) * size) + 3, size / 2));
        lowEnd = boundFor(sample, reach, reach + 4, lowest, highest);
        for (double& v : sample)
            v = -v;
        highEnd = -boundFor(sample, reach, reach + 4, -highest, -lowest);
    }
    thread_local Tails tails;
    const std::size_t wanted = std::min(below + 2, values.size());
    for (int tries = 0; tries < 2; ++tries) {
        tails.low.resize(std::max(tails.low.size(), values.size() + 1));
        tails.high.resize(tails.low.size());
        tails.lows = tails.highs = 0;
        tails.finite = true;
        tails.origin = values[0];
        tails.sum = tails.squares = {};
        findTails(values, lowEnd, highEnd, tails);
        if (!tails.finite)
            return {};
        if (tails.lows >= wanted && tails.highs >= wanted)
            break;
        lowEnd = infinity;
        highEnd = -infinity;
    }
    return Ends{lowQuantile(std::span(tails.low).first(tails.lows), below, part),
                -lowQuantile(std::span(tails.high).first(tails.highs), below, part),
                standardDeviation(tails, values.size())};
}

} // namespace

ATTUNE_VECTOR_CLONES void drawBelow(std::uint64_t n, const CounterStream& bits, std::uint64_t first,
                                    std::span<std::uint32_t> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint64_t own = bits(first + i);
        out[i] = static_cast<std::uint32_t>(((own >> 32) * n + ((own & 0xFFFFFFFFu) * n >> 32)) >> 32);
    }
}

std::string bootstrapMethod(std::span<const int> cluster) {
    return cluster.empty() ? "unit-bootstrap-percentile" : "cluster-bootstrap-percentile";
}

std::optional<ResampledInterval> percentileInterval(std::span<const double> values, double confidence,
                                                    std::string method) {
    const double p = (1 - confidence) / 2;
    std::size_t counted = values.size();
    std::optional<Ends> ends = counted < 2 ? std::nullopt : tailQuantiles(values, p);
    if (!ends) {
        std::vector<double> finite;
        std::ranges::copy_if(values, std::back_inserter(finite), [](double v) { return std::isfinite(v); });
        counted = finite.size();
        if (counted < 2)
            return {};
        ends = tailQuantiles(finite, p);
    }
    ResampledInterval out;
    out.low = ends->low;
    out.high = ends->high;
    out.method = std::move(method);
    out.se = ends->se;
    out.resamples = static_cast<std::int64_t>(values.size());
    out.undefinedResamples = static_cast<std::int64_t>(values.size() - counted);
    return out;
}

} // namespace attune::stats

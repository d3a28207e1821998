// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/resamples.h"

#include "base/parallel.h"
#include "stats/vector_clones.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <string_view>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace attune::stats {

namespace {

constexpr std::size_t mostKept = 256u << 20; ///< bytes of weights kept in memory
constexpr double largestWhole = 1u << 27;

// out[c][lane] = sum over groups of weight x digit, for `columns` columns of `quads` x 4 digits each. Exact.
using Kernel = void (*)(const std::uint8_t* weights, std::size_t quads, const std::int8_t* digits, std::size_t columns,
                        std::int32_t* out);

ATTUNE_VECTOR_CLONES void plainKernel(const std::uint8_t* weights, std::size_t quads, const std::int8_t* digits,
                                      std::size_t columns, std::int32_t* out) {
    for (std::size_t c = 0; c < columns; ++c) {
        std::array<std::int32_t, lanes> sum{};
        const std::int8_t* own = digits + c * quads * 4;
        for (std::size_t q = 0; q < quads; ++q) {
            const std::uint8_t* w = weights + q * 4 * lanes;
            for (std::size_t k = 0; k < 4; ++k) {
                const std::int32_t digit = own[q * 4 + k]; // NOLINT(bugprone-signed-char-misuse): digits have signs
                if (digit == 0)
                    continue;
                for (std::size_t l = 0; l < lanes; ++l)
                    sum[l] += w[l * 4 + k] * digit;
            }
        }
        std::ranges::copy(sum, out + c * lanes);
    }
}

#if defined(__x86_64__)
// Eight columns at a time: sixteen sums stay in registers, each step multiplies four weights by four digits.
template <std::size_t N>
__attribute__((target("avx512f,avx512vnni"))) inline void vectorColumns(const std::uint8_t* weights, std::size_t quads,
                                                                        const std::int8_t* digits, std::int32_t* out) {
    static_assert(lanes == 32);
    __m512i low[N], high[N];
    for (std::size_t c = 0; c < N; ++c)
        low[c] = high[c] = _mm512_setzero_si512();
    const auto* four = reinterpret_cast<const std::int32_t*>(digits);
    for (std::size_t q = 0; q < quads; ++q) {
        const __m512i first = _mm512_loadu_si512(weights + q * 128),
                      second = _mm512_loadu_si512(weights + q * 128 + 64);
        for (std::size_t c = 0; c < N; ++c) {
            const __m512i own = _mm512_set1_epi32(four[c * quads + q]);
            low[c] = _mm512_dpbusd_epi32(low[c], first, own);
            high[c] = _mm512_dpbusd_epi32(high[c], second, own);
        }
    }
    for (std::size_t c = 0; c < N; ++c) {
        _mm512_storeu_si512(out + c * lanes, low[c]);
        _mm512_storeu_si512(out + c * lanes + 16, high[c]);
    }
}

__attribute__((target("avx512f,avx512vnni"))) void vectorKernel(const std::uint8_t* weights, std::size_t quads,
                                                                const std::int8_t* digits, std::size_t columns,
                                                                std::int32_t* out) {
    std::size_t c = 0;
    for (; c + 8 <= columns; c += 8)
        vectorColumns<8>(weights, quads, digits + c * quads * 4, out + c * lanes);
    if (c + 4 <= columns) {
        vectorColumns<4>(weights, quads, digits + c * quads * 4, out + c * lanes);
        c += 4;
    }
    if (c + 2 <= columns) {
        vectorColumns<2>(weights, quads, digits + c * quads * 4, out + c * lanes);
        c += 2;
    }
    if (c < columns)
        vectorColumns<1>(weights, quads, digits + c * quads * 4, out + c * lanes);
}
#endif

Kernel bestKernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vnni"))
        return vectorKernel;
#endif
    return plainKernel;
}

// One column of real numbers, one group after the other in every lane; the four weights of a lane are read as one
// number.
ATTUNE_VECTOR_CLONES void realSums(const std::uint8_t* weights, std::size_t quads, const double* values, Lanes& out) {
    static_assert(std::endian::native == std::endian::little);
    Lanes sum{};
    std::array<std::uint32_t, lanes> four;
    for (std::size_t q = 0; q < quads; ++q) {
        const double a = values[q * 4], b = values[q * 4 + 1], c = values[q * 4 + 2], d = values[q * 4 + 3];
        if (a == 0 && b == 0 && c == 0 && d == 0)
            continue;
        std::memcpy(four.data(), weights + q * 4 * lanes, 4 * lanes);
        for (std::size_t l = 0; l < lanes; ++l) {
            const std::uint32_t w = four[l];
            double own = sum[l] + a * static_cast<std::int32_t>(w & 255);
            own += b * static_cast<std::int32_t>(w >> 8 & 255);
            own += c * static_cast<std::int32_t>(w >> 16 & 255);
            sum[l] = own + d * static_cast<std::int32_t>(w >> 24);
        }
    }
    out = sum;
}

// The sums of a column of whole numbers from those of its digits, lowest first.
ATTUNE_VECTOR_CLONES void fromDigits(const std::int32_t* sums, std::size_t digits, double times, Lanes& out) {
    for (std::size_t l = 0; l < lanes; ++l)
        out[l] = sums[l];
    double power = 1;
    for (std::size_t d = 1; d < digits; ++d) {
        power *= 128;
        for (std::size_t l = 0; l < lanes; ++l)
            out[l] += power * sums[d * lanes + l];
    }
    if (times != 1)
        for (std::size_t l = 0; l < lanes; ++l)
            out[l] /= times;
}

// values x times, when all of these are whole numbers that are not too large.
bool wholeNumbers(std::span<const double> values, double times, std::span<std::int32_t> out) {
    bool whole = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double given = values[i] * times;
        const bool small = std::abs(given) <= largestWhole;
        const double value = small ? given : 0;
        out[i] = static_cast<std::int32_t>(value + (value < 0 ? -0.5 : 0.5));
        whole = whole && small && std::abs(out[i] - value) <= 1e-9;
    }
    return whole;
}

} // namespace

Resamples::Resamples(const Resampling& how, int units, std::span<const int> cluster)
    : m_how(how), m_units(units), m_groups(static_cast<std::size_t>(units)) {
    if (!cluster.empty()) {
        std::vector<int> number(static_cast<std::size_t>(*std::ranges::max_element(cluster)) + 1, -1);
        for (const int c : cluster)
            number[static_cast<std::size_t>(c)] = 0;
        int used = 0;
        for (int& n : number)
            n = n == 0 ? used++ : -1;
        for (const int c : cluster)
            m_clusterOf.push_back(number[static_cast<std::size_t>(c)]);
        m_groups = static_cast<std::size_t>(used);
    }
    if (blocks() > 0 && blockBytes() <= mostKept / blocks()) {
        std::vector<std::uint8_t> all(blocks() * blockBytes());
        const double cost = 4.0 * static_cast<double>(m_groups) * static_cast<double>(count());
        inParallel(blocks(), cost, [&](std::size_t begin, std::size_t end) {
            for (std::size_t b = begin; b < end; ++b)
                draw(b, all.data() + b * blockBytes());
        });
        m_kept = std::move(all);
    }
}

void Resamples::draw(std::size_t b, std::uint8_t* out) const {
    std::fill_n(out, blockBytes(), std::uint8_t{0});
    std::vector<std::uint32_t> drawn(m_groups);
    for (std::size_t l = 0; l < lanes; ++l) {
        drawBelow(m_groups, CounterStream(m_how.seed, b * lanes + l, 0), 0, drawn);
        for (const std::uint32_t chosen : drawn)
            ++out[(chosen / 4 * lanes + l) * 4 + chosen % 4];
    }
}

const std::uint8_t* Resamples::block(std::size_t b, std::vector<std::uint8_t>& own) const {
    if (!m_kept.empty())
        return m_kept.data() + b * blockBytes();
    own.resize(blockBytes());
    draw(b, own.data());
    return own.data();
}

std::shared_ptr<const Resamples> resamplesOf(const Resampling& how, int units, std::span<const int> cluster) {
    if (how.resamples <= 0 || units < 2)
        return {};
    struct Memory {
        std::mutex guard;
        std::vector<int> cluster;
        std::shared_ptr<const Resamples> last;
    };
    static Memory memory;
    const std::scoped_lock lock(memory.guard);
    const auto& last = memory.last;
    if (!last || last->how().seed != how.seed || last->how().resamples != how.resamples ||
        last->how().confidence != how.confidence || last->units() != units ||
        !std::ranges::equal(memory.cluster, cluster)) {
        memory.last = std::make_shared<const Resamples>(how, units, cluster);
        memory.cluster.assign(cluster.begin(), cluster.end());
    }
    return memory.last;
}

std::size_t UnitSums::add(std::span<const double> values, double times) {
    const std::size_t size = (m_resamples->groups() + 3) / 4 * 4;
    std::vector<double> byGroup(size, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        byGroup[m_resamples->groupOf(i)] += values[i];
    const std::size_t at = m_columns.size();
    std::vector<std::int32_t> rest(size);
    if (!wholeNumbers(byGroup, times, rest)) {
        m_columns.push_back({false, m_realColumns++, 0, 1, at});
        m_reals.insert(m_reals.end(), byGroup.begin(), byGroup.end());
        return at;
    }
    Column column{true, m_digitColumns, 0, times, at};
    const std::size_t start = m_digits.size();
    bool more = true;
    for (; more; ++column.digits) { // balanced digits of base 128, from -64 to 63
        m_digits.resize(m_digits.size() + size);
        std::int8_t* out = m_digits.data() + m_digits.size() - size;
        std::int32_t any = 0;
        for (std::size_t g = 0; g < size; ++g) {
            const std::int32_t digit = ((rest[g] + 64) & 127) - 64;
            out[g] = static_cast<std::int8_t>(digit);
            rest[g] = (rest[g] - digit) / 128;
            any |= rest[g];
        }
        more = any != 0;
    }
    // The same numbers once more, as those of a reference in every pair: they are summed once.
    const auto own = std::span(m_digits).subspan(start);
    const std::size_t hash = std::hash<std::string_view>{}({reinterpret_cast<const char*>(own.data()), own.size()});
    const auto [begin, end] = m_known.equal_range(hash);
    const auto known = std::find_if(begin, end, [&](const auto& entry) {
        const Column& other = m_columns[entry.second];
        return other.digits == column.digits &&
               std::ranges::equal(std::span(m_digits).subspan(other.first * size, own.size()), own);
    });
    if (known == end) {
        m_known.emplace(hash, at);
        m_digitColumns += column.digits;
    } else {
        m_digits.resize(start);
        column.first = m_columns[known->second].first;
        if (m_columns[known->second].times == times)
            column.same = known->second;
    }
    m_columns.push_back(column);
    return at;
}

std::size_t UnitSums::addOnce(std::span<const double> values, double times) {
    const std::size_t same = m_columns[add(values, times)].same;
    if (same + 1 < m_columns.size())
        m_columns.pop_back();
    return same;
}

void UnitSums::sums(std::size_t block, Scratch& scratch, std::span<Lanes> out) const {
    static const Kernel kernel = bestKernel();
    const std::uint8_t* weights = m_resamples->block(block, scratch.drawn);
    const std::size_t quads = (m_resamples->groups() + 3) / 4;
    scratch.digits.resize(m_digitColumns * lanes);
    kernel(weights, quads, m_digits.data(), m_digitColumns, scratch.digits.data());
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const Column& column = m_columns[c];
        if (!column.whole) {
            realSums(weights, quads, m_reals.data() + column.first * quads * 4, out[c]);
            continue;
        }
        fromDigits(scratch.digits.data() + column.first * lanes, column.digits, column.times, out[c]);
    }
}

void ResampledValues::compute(const UnitSums& sums, std::size_t figures, const LaneFigures& compute, bool parallel) {
    const Resamples& resamples = sums.resamples();
    m_count = resamples.count();
    m_values.resize(figures * m_count);
    auto work = [&](std::size_t begin, std::size_t end) {
        UnitSums::Scratch scratch;
        std::vector<Lanes> own(sums.columns()), values(figures);
        for (std::size_t b = begin; b < end; ++b) {
            sums.sums(b, scratch, own);
            compute(own, values);
            const std::size_t first = b * lanes, size = std::min(lanes, m_count - first);
            for (std::size_t f = 0; f < figures; ++f)
                std::copy_n(values[f].begin(), size,
                            m_values.begin() + static_cast<std::ptrdiff_t>(f * m_count + first));
        }
    };
    const double cost = static_cast<double>(m_count) * (static_cast<double>(resamples.groups()) + 200);
    if (parallel)
        inParallel(resamples.blocks(), cost, work);
    else
        work(0, resamples.blocks());
}

std::vector<std::vector<double>> bootstrapFigures(const Resampling& how, int units, std::span<const int> cluster,
                                                  int statistics, const WeightedFigures& compute) {
    const auto resamples = static_cast<std::size_t>(std::max<std::int64_t>(how.resamples, 0));
    const auto figures = static_cast<std::size_t>(statistics);
    std::vector<std::vector<double>> out(figures,
                                         std::vector<double>(resamples, std::numeric_limits<double>::quiet_NaN()));
    if (units <= 0 || resamples == 0)
        return out;
    const Resamples drawn(how, units, cluster);
    inParallel(drawn.blocks(), static_cast<double>(resamples) * units, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint8_t> own;
        std::vector<int> weights(static_cast<std::size_t>(units));
        std::vector<double> values(figures);
        for (std::size_t b = begin; b < end; ++b) {
            const std::uint8_t* block = drawn.block(b, own);
            for (std::size_t r = b * lanes; r < std::min((b + 1) * lanes, resamples); ++r) {
                for (std::size_t i = 0; i < weights.size(); ++i) {
                    const std::size_t group = drawn.groupOf(i);
                    weights[i] = block[(group / 4 * lanes + r % lanes) * 4 + group % 4];
                }
                compute(weights, values);
                for (std::size_t f = 0; f < figures; ++f)
                    out[f][r] = values[f];
            }
        }
    });
    return out;
}

} // namespace attune::stats

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_blocks.h"

#include "stats/distributions.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attune::timeline {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double spacings = 4;
constexpr std::int64_t mostBlocks = 50;

// sums: agreed, both uncoded, then rows and columns of equal number.
struct Margins {
    double agreed, bothNil, total = 0, product = 0;
    std::span<const double> rows, columns;
};

Margins marginsOf(std::span<const double> sums) {
    const std::size_t size = (sums.size() - 2) / 2;
    Margins m{sums[0], sums[1], 0, 0, sums.subspan(2, size), sums.subspan(2 + size, size)};
    for (const double r : m.rows)
        m.total += r;
    return m;
}

std::size_t blockOf(std::span<const std::int64_t> ends, std::int64_t t) {
    const auto it = std::ranges::upper_bound(ends, t);
    return std::min(static_cast<std::size_t>(it - ends.begin()), ends.size() - 1);
}

} // namespace

std::vector<std::int64_t> blockEnds(const BlockBootstrap& settings, std::size_t segments) {
    std::int64_t block = settings.block;
    if (block <= 0) {
        const double spacing =
            2 * static_cast<double>(settings.length) / static_cast<double>(std::max<std::size_t>(segments, 1));
        block = static_cast<std::int64_t>(std::min(spacings * spacing, static_cast<double>(settings.length)));
        block = std::max(block, settings.length / mostBlocks);
    }
    block = std::max(settings.unit, (block + settings.unit - 1) / settings.unit * settings.unit);
    std::vector<std::int64_t> ends;
    for (std::int64_t end = block; end <= settings.length; end += block)
        ends.push_back(end);
    if (ends.empty())
        ends.push_back(settings.length);
    ends.back() = settings.length;
    return ends;
}

void addBlockInterval(Estimate& estimate, const BlockSums& blocks, std::int64_t blockLength,
                      const std::function<double(std::span<const double>)>& figure, const stats::Resampling& how,
                      double low, double high) {
    if (!estimate.value || blocks.size() < fewestBlocks || how.resamples <= 0)
        return;
    const std::size_t width = blocks.front().size();
    const auto values = stats::bootstrapFigures(how, static_cast<int>(blocks.size()), {}, 1,
                                                [&](std::span<const int> weights, std::span<double> out) {
                                                    std::vector<double> total(width);
                                                    for (std::size_t b = 0; b < blocks.size(); ++b)
                                                        for (std::size_t i = 0; weights[b] > 0 && i < width; ++i)
                                                            total[i] += weights[b] * blocks[b][i];
                                                    out[0] = figure(total);
                                                });
    const auto n = static_cast<double>(blocks.size());
    const double reach = stats::studentQuantile((1 + how.confidence) / 2, n - 1) * std::sqrt(n / (n - 1));
    const double expanded = 1 - stats::normalTwoSided(reach);
    const auto interval = stats::percentileInterval(values[0], expanded, "block-bootstrap-percentile");
    if (!interval)
        return;
    stats::addInterval(estimate, *interval, low, high);
    estimate.parameters.emplace_back("blocks", std::ssize(blocks));
    if (blockLength % 1'000'000 == 0)
        estimate.parameters.emplace_back("blockMs", blockLength / 1'000'000);
    else
        estimate.parameters.emplace_back("blockMs", static_cast<double>(blockLength) / 1e6);
}

std::vector<Run> runsWithin(std::span<const Run> runs, std::int64_t begin, std::int64_t end) {
    std::vector<Run> out;
    for (auto it = std::ranges::upper_bound(runs, begin, {}, &Run::end); it != runs.end() && it->begin < end; ++it)
        out.push_back({std::max(it->begin, begin), std::min(it->end, end), it->code});
    return out;
}

std::vector<double> kappaSums(const Confusion& table) {
    const auto size = static_cast<std::size_t>(table.codes) + 1;
    std::vector<double> sums(2 + 2 * size);
    sums[1] = static_cast<double>(table.at(Nil, Nil));
    for (std::size_t i = 0; i < size; ++i) {
        sums[0] += static_cast<double>(table.cells[i * size + i]);
        for (std::size_t j = 0; j < size; ++j) {
            const auto cell = static_cast<double>(table.cells[i * size + j]);
            sums[2 + i] += cell;
            sums[2 + size + j] += cell;
        }
    }
    return sums;
}

double kappaOfSums(std::span<const double> sums) {
    const Margins m = marginsOf(sums);
    double expected = 0;
    for (std::size_t c = 0; c < m.rows.size(); ++c)
        expected += m.rows[c] * m.columns[c];
    const double square = m.total * m.total;
    if (m.total <= m.bothNil || square - expected <= 1e-12 * square)
        return nan;
    return (m.total * m.agreed - expected) / (square - expected);
}

double structuralZeroKappaOfSums(std::span<const double> sums) {
    const Margins m = marginsOf(sums);
    const double rowsCoded = m.total - m.rows.back(), columnsCoded = m.total - m.columns.back();
    if (m.total <= 0)
        return nan;
    if (rowsCoded <= 0 || columnsCoded <= 0)
        return 0;
    double product = 0;
    for (std::size_t c = 0; c + 1 < m.rows.size(); ++c)
        product += m.rows[c] * m.columns[c];
    const double expected = (m.total - m.rows.back() - m.columns.back()) * product / (rowsCoded * columnsCoded);
    return m.total - expected <= 1e-12 * m.total ? nan : (m.agreed - expected) / (m.total - expected);
}

namespace {

// Calls take(block, match) for every match and, with one side -1, for every segment that is in none.
template <typename Take>
void eachInItsBlock(Segments a, Segments b, std::span<const Match> matches, std::span<const std::int64_t> ends,
                    const Take& take) {
    std::vector<bool> inA(a.size()), inB(b.size());
    const auto whole = [](const Match& m) { return m.a >= 0 && m.b >= 0; };
    for (const Match& m : matches) {
        if (!whole(m))
            continue;
        inA[static_cast<std::size_t>(m.a)] = inB[static_cast<std::size_t>(m.b)] = true;
        take(blockOf(ends, a[static_cast<std::size_t>(m.a)].begin), m);
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!inA[i])
            take(blockOf(ends, a[i].begin), Match{static_cast<std::int32_t>(i), -1});
    for (std::size_t j = 0; j < b.size(); ++j)
        if (!inB[j])
            take(blockOf(ends, b[j].begin), Match{-1, static_cast<std::int32_t>(j)});
}

} // namespace

std::vector<Confusion> tableBlocks(Segments a, Segments b, std::span<const Match> matches, std::int64_t times,
                                   int codes, std::span<const std::int64_t> ends) {
    std::vector<Confusion> out(ends.size(), Confusion(codes));
    eachInItsBlock(a, b, matches, ends, [&](std::size_t block, const Match& m) {
        out[block].at(m.a < 0 ? Nil : a[static_cast<std::size_t>(m.a)].code,
                      m.b < 0 ? Nil : b[static_cast<std::size_t>(m.b)].code) += m.a < 0 || m.b < 0 ? 1 : times;
    });
    return out;
}

BlockSums matchBlocks(Segments a, Segments b, std::span<const Match> matches, std::span<const std::int64_t> ends) {
    BlockSums out(ends.size(), {0, 0, 0});
    eachInItsBlock(a, b, matches, ends, [&](std::size_t block, const Match& m) {
        const bool alone = m.a < 0 || m.b < 0;
        out[block][0] += alone ? 0 : m.worth;
        out[block][alone ? 2 : 1] += 1;
    });
    return out;
}

BlockSums codeTimeBlocks(Segments a, Segments b, int codes, std::span<const std::int64_t> ends) {
    BlockSums out(ends.size(), std::vector<double>(3 * static_cast<std::size_t>(codes)));
    const auto listsA = byCode(a, codes), listsB = byCode(b, codes);
    const auto add = [&](const auto& spans, std::size_t place) {
        for (const auto& [begin, end] : spans) {
            std::int64_t at = begin;
            for (std::size_t k = blockOf(ends, begin); at < end; ++k) {
                const std::int64_t stop = k + 1 < ends.size() ? std::min(end, ends[k]) : end;
                out[k][place] += static_cast<double>(stop - at);
                at = stop;
            }
        }
    };
    for (int c = 0; c < codes; ++c) {
        const auto k = static_cast<std::size_t>(c);
        const auto inA = presence(listsA[k], c), inB = presence(listsB[k], c);
        std::vector<std::pair<std::int64_t, std::int64_t>> both;
        for (std::size_t i = 0, j = 0; i < inA.size() && j < inB.size();) {
            const std::int64_t begin = std::max(inA[i].first, inB[j].first),
                               end = std::min(inA[i].second, inB[j].second);
            if (begin < end)
                both.emplace_back(begin, end);
            if (inA[i].second < inB[j].second)
                ++i;
            else
                ++j;
        }
        add(inA, 3 * k);
        add(inB, 3 * k + 1);
        add(both, 3 * k + 2);
    }
    return out;
}

double meanIouOfSums(std::span<const double> sums) {
    double sum = 0, n = 0;
    for (std::size_t k = 0; k < sums.size(); k += 3) {
        if (sums[k] + sums[k + 1] <= 0)
            continue;
        sum += sums[k + 2] / (sums[k] + sums[k + 1] - sums[k + 2]);
        n += 1;
    }
    return n > 0 ? sum / n : nan;
}

} // namespace attune::timeline

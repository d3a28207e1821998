// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/timeline_kappa.h"

#include <algorithm>
#include <numeric>

namespace attune::timeline {

namespace {

__extension__ using Wide = __int128; // times up to 4e18: their products need 124 bits

Kappa ratio(Wide top, Wide bottom) {
    if (bottom == 0)
        return {{}, "one_category"};
    return {static_cast<double>(top) / static_cast<double>(bottom), {}};
}

struct Margins {
    std::vector<std::int64_t> rows, columns;
    std::int64_t total = 0, agreed = 0;
};

Margins marginsOf(const Confusion& t) {
    const auto size = static_cast<std::size_t>(t.codes) + 1;
    Margins m{std::vector<std::int64_t>(size), std::vector<std::int64_t>(size)};
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            m.rows[i] += t.cells[i * size + j];
            m.columns[j] += t.cells[i * size + j];
        }
        m.total += m.rows[i];
        m.agreed += t.cells[i * size + i];
    }
    return m;
}

using Interval = std::pair<std::int64_t, std::int64_t>;

} // namespace

std::int64_t Confusion::total() const { return std::accumulate(cells.begin(), cells.end(), std::int64_t{0}); }

Confusion Confusion::transposed() const {
    Confusion t(codes);
    for (int a = Nil; a < codes; ++a)
        for (int b = Nil; b < codes; ++b)
            t.at(b, a) = at(a, b);
    return t;
}

Confusion crossTable(std::span<const Run> a, std::span<const Run> b, int codes) {
    Confusion t(codes);
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::int64_t begin = std::max(a[i].begin, b[j].begin), end = std::min(a[i].end, b[j].end);
        if (begin < end)
            t.at(a[i].code, b[j].code) += end - begin;
        if (a[i].end < b[j].end)
            ++i;
        else
            ++j;
    }
    return t;
}

Confusion toleranceTable(std::span<const Run> a, std::span<const Run> b, int codes, std::int64_t tolerance,
                         bool baseIsA) {
    const auto base = baseIsA ? a : b, other = baseIsA ? b : a;
    // Where the other coder's label c lies within the tolerance: its runs widened at both ends, joined.
    std::vector<std::vector<Interval>> near(static_cast<std::size_t>(codes + 1));
    const auto slot = [&](int code) { return static_cast<std::size_t>(code == Nil ? codes : code); };
    const std::int64_t length = other.empty() ? 0 : other.back().end;
    for (const Run& r : other) {
        auto& list = near[slot(r.code)];
        const std::int64_t begin = std::max<std::int64_t>(0, r.begin - std::min(tolerance, r.begin));
        const std::int64_t end = r.end + std::min(tolerance, length - r.end);
        if (!list.empty() && begin <= list.back().second)
            list.back().second = end;
        else
            list.emplace_back(begin, end);
    }
    Confusion t(codes);
    std::vector<std::size_t> next(near.size());
    std::vector<Run> rest; // the base's units that nothing near agrees with
    for (const Run& r : base) {
        const auto& list = near[slot(r.code)];
        auto& k = next[slot(r.code)];
        std::int64_t at = r.begin;
        while (k < list.size() && list[k].second <= at)
            ++k;
        for (std::size_t m = k; m < list.size() && list[m].first < r.end; ++m) {
            const std::int64_t begin = std::max(list[m].first, at), end = std::min(list[m].second, r.end);
            if (at < begin)
                rest.push_back({at, begin, r.code});
            t.at(r.code, r.code) += end - begin;
            at = end;
        }
        if (at < r.end)
            rest.push_back({at, r.end, r.code});
    }
    const Confusion others = crossTable(rest, other, codes);
    for (std::size_t i = 0; i < t.cells.size(); ++i)
        t.cells[i] += others.cells[i];
    return baseIsA ? t : t.transposed();
}

Kappa cohenKappa(const Confusion& table) {
    const Margins m = marginsOf(table);
    if (m.total == table.at(Nil, Nil))
        return {{}, "nothing_coded"};
    Wide expected = 0;
    for (std::size_t c = 0; c < m.rows.size(); ++c)
        expected += static_cast<Wide>(m.rows[c]) * m.columns[c];
    const Wide n = m.total;
    return ratio(n * m.agreed - expected, n * n - expected);
}

Kappa structuralZeroKappa(const Confusion& table) {
    const Margins m = marginsOf(table);
    if (m.total == 0)
        return {{}, "nothing_coded"};
    const Wide n = m.total, rowsCoded = n - m.rows.back(), columnsCoded = n - m.columns.back();
    Wide product = 0;
    for (std::size_t c = 0; c + 1 < m.rows.size(); ++c)
        product += static_cast<Wide>(m.rows[c]) * m.columns[c];
    // Both sides of kappa times (N - r_nil)(N - c_nil); when a coder is empty that is 0 and so is the expectation.
    if (rowsCoded == 0 || columnsCoded == 0)
        return {0.0, {}};
    const Wide scale = rowsCoded * columnsCoded, expected = (n - m.rows.back() - m.columns.back()) * product;
    return ratio(m.agreed * scale - expected, n * scale - expected);
}

Kappa codeKappa(std::int64_t both, std::int64_t a, std::int64_t b, std::int64_t whole) {
    if (a == 0 && b == 0)
        return {{}, "nothing_coded"};
    const Wide n = whole;
    const Wide expected = static_cast<Wide>(a) * b + (n - a) * (n - b);
    return ratio(n * (n - a - b + 2 * static_cast<Wide>(both)) - expected, n * n - expected);
}

} // namespace attune::timeline

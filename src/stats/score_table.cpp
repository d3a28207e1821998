// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/score_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace attune::stats {

int ScoreTable::scoresOf(int target) const {
    int count = 0;
    for (int j = 0; j < raters; ++j)
        count += at(target, j) != missing;
    return count;
}

ScoreTable selectTargets(const ScoreTable& table, std::span<const int> targets) {
    ScoreTable out;
    out.targets = static_cast<int>(targets.size());
    out.raters = table.raters;
    out.values = table.values;
    out.numeric = table.numeric;
    out.cells.reserve(targets.size() * static_cast<std::size_t>(table.raters));
    for (const int i : targets) {
        for (int j = 0; j < table.raters; ++j)
            out.cells.push_back(table.at(i, j));
        if (!table.cluster.empty())
            out.cluster.push_back(table.cluster[static_cast<std::size_t>(i)]);
    }
    return out;
}

ScoreTable withoutEmpty(const ScoreTable& table) {
    std::vector<int> targets, raters;
    for (int i = 0; i < table.targets; ++i)
        if (table.scoresOf(i) > 0)
            targets.push_back(i);
    for (int j = 0; j < table.raters; ++j)
        for (const int i : targets)
            if (table.at(i, j) != ScoreTable::missing) {
                raters.push_back(j);
                break;
            }
    if (std::ssize(targets) == table.targets && std::ssize(raters) == table.raters)
        return table;
    const ScoreTable rows = selectTargets(table, targets);
    ScoreTable out = rows;
    out.raters = static_cast<int>(raters.size());
    out.cells.clear();
    for (int i = 0; i < rows.targets; ++i)
        for (const int j : raters)
            out.cells.push_back(rows.at(i, j));
    return out;
}

std::vector<int> completeTargets(const ScoreTable& table) {
    std::vector<int> out;
    for (int i = 0; i < table.targets; ++i)
        if (table.scoresOf(i) == table.raters)
            out.push_back(i);
    return out;
}

std::vector<int> pairableTargets(const ScoreTable& table) {
    std::vector<int> out;
    for (int i = 0; i < table.targets; ++i)
        if (table.scoresOf(i) >= 2)
            out.push_back(i);
    return out;
}

CategoryCounts::CategoryCounts(const ScoreTable& table) : m_first{0} {
    std::vector<int> row;
    std::vector<int> count(table.values.size(), 0);
    m_first.reserve(static_cast<std::size_t>(table.targets) + 1);
    m_counts.reserve(static_cast<std::size_t>(table.targets) * 2);
    for (int i = 0; i < table.targets; ++i) {
        row.clear(); // the categories used, each once
        for (int j = 0; j < table.raters; ++j)
            if (const int c = table.at(i, j); c != ScoreTable::missing && count[static_cast<std::size_t>(c)]++ == 0)
                row.push_back(c);
        if (!std::ranges::is_sorted(row))
            std::ranges::sort(row);
        for (const int c : row)
            m_counts.emplace_back(c, std::exchange(count[static_cast<std::size_t>(c)], 0));
        m_first.push_back(m_counts.size());
    }
}

PairScores pairOf(const ScoreTable& table, int raterA, int raterB) {
    PairScores out;
    out.values = table.values;
    out.numeric = table.numeric;
    for (int i = 0; i < table.targets; ++i) {
        const int a = table.at(i, raterA), b = table.at(i, raterB);
        if (a == ScoreTable::missing || b == ScoreTable::missing)
            continue;
        out.a.push_back(a);
        out.b.push_back(b);
        if (!table.cluster.empty())
            out.cluster.push_back(table.cluster[static_cast<std::size_t>(i)]);
    }
    return out;
}

ScoreTable tableOf(const PairScores& pair) {
    ScoreTable out;
    out.targets = pair.n();
    out.raters = 2;
    out.values = pair.values;
    out.numeric = pair.numeric;
    out.cluster = pair.cluster;
    for (std::size_t i = 0; i < pair.a.size(); ++i) {
        out.cells.push_back(pair.a[i]);
        out.cells.push_back(pair.b[i]);
    }
    return out;
}

} // namespace attune::stats

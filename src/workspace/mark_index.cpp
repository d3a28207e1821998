// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/mark_index.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace attune {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

// A moment still counts at its own instant.
std::int64_t reachOf(std::int64_t begin, std::int64_t end) { return end + (begin == end ? 1 : 0); }

} // namespace

MarkIndex::MarkIndex(std::vector<const Segment*> marks) : m_marks(std::move(marks)) {
    // Sorted as plain numbers that lie together: following a pointer for each comparison takes several times as long.
    struct Key {
        std::int64_t begin, end;
        const Segment* mark;
    };
    std::vector<Key> keys;
    keys.reserve(m_marks.size());
    for (const Segment* mark : m_marks)
        keys.push_back({mark->span.begin.ns, mark->span.end.ns, mark});
    std::ranges::sort(keys, [](const Key& a, const Key& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end != b.end ? a.end < b.end : a.mark->id < b.mark->id;
    });
    m_begins.resize(keys.size());
    m_leaves = std::bit_ceil(std::max<std::size_t>(keys.size(), 1));
    m_latest.assign(2 * m_leaves, never);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        m_marks[i] = keys[i].mark;
        m_begins[i] = keys[i].begin;
        m_latest[m_leaves + i] = reachOf(keys[i].begin, keys[i].end);
    }
    for (std::size_t node = m_leaves - 1; node > 0; --node)
        m_latest[node] = std::max(m_latest[2 * node], m_latest[2 * node + 1]);
    std::ranges::sort(keys, {}, &Key::end);
    m_ends.resize(keys.size());
    m_byEnd.resize(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        m_ends[i] = keys[i].end;
        m_byEnd[i] = keys[i].mark;
    }
}

std::size_t MarkIndex::firstFrom(MediaTime t) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(m_begins, t.ns) - m_begins.begin());
}

std::size_t MarkIndex::nextEndingAfter(std::size_t i, std::size_t end, MediaTime t) const {
    if (i >= end)
        return end;
    // Up the tree to the first subtree at or after i that reaches beyond t, then down to its first leaf.
    std::size_t node = m_leaves + i;
    while (m_latest[node] <= t.ns) {
        while (node % 2 == 1) // a right child, or the root: nothing of its parent is left
            node /= 2;
        if (node == 0)
            return end;
        ++node; // the right sibling
    }
    while (node < m_leaves)
        node = m_latest[2 * node] > t.ns ? 2 * node : 2 * node + 1;
    return std::min(node - m_leaves, end);
}

MediaTime MarkIndex::latestEnd(std::size_t first, std::size_t last) const {
    std::int64_t latest = never;
    for (std::size_t a = m_leaves + first, b = m_leaves + last; a < b; a /= 2, b /= 2) {
        if (a % 2 == 1)
            latest = std::max(latest, m_latest[a++]);
        if (b % 2 == 1)
            latest = std::max(latest, m_latest[--b]);
    }
    return MediaTime(latest);
}

std::optional<MediaTime> MarkIndex::nearestEdge(MediaTime t, MediaDuration reach,
                                                const std::optional<SegmentId>& except) const {
    std::optional<MediaTime> best;
    const auto look = [&](const std::vector<std::int64_t>& times, const std::vector<const Segment*>& marks) {
        const auto at = static_cast<std::size_t>(std::ranges::lower_bound(times, t.ns) - times.begin());
        const auto offer = [&](std::size_t i) {
            if (except && marks[i]->id == *except)
                return false;
            const std::int64_t away = std::abs(times[i] - t.ns);
            if (away <= reach.ns && (!best || away < std::abs(best->ns - t.ns)))
                best = MediaTime(times[i]);
            return true;
        };
        for (std::size_t i = at; i < times.size() && times[i] - t.ns <= reach.ns && !offer(i); ++i) {
        }
        for (std::size_t i = at; i > 0 && t.ns - times[i - 1] <= reach.ns && !offer(i - 1); --i) {
        }
    };
    look(m_begins, m_marks);
    look(m_ends, m_byEnd);
    return best;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of the timeline lie, and how high they are.
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <array>
#include <utility>

namespace attune::ui {

void TimelineView::setFolded(std::set<std::string> rows) {
    if (rows == m_folded)
        return;
    m_folded = std::move(rows);
    updateGeometry();
    changedAll();
    emit rowsChanged();
    emit foldedChanged();
}

void TimelineView::toggleFolded(const std::string& row) {
    std::set<std::string> rows = m_folded;
    if (row.empty())
        return;
    if (rows.erase(row) == 0)
        rows.insert(row);
    setFolded(std::move(rows));
}

std::string TimelineView::foldName(const Lane& lane) {
    static constexpr std::array<const char*, rowCount> names{"", "pictures", "sound", "motion", "", "", "evidence"};
    return lane.track.empty() ? names[static_cast<std::size_t>(lane.row)] : lane.track;
}

std::string TimelineView::rowAfter(const std::string& track) const {
    std::vector<std::string> rows;
    for (const Lane& lane : m_lanes)
        if (holdsMarks(lane))
            rows.push_back(lane.track);
    const auto at = std::ranges::find(rows, track);
    return at == rows.end() || at + 1 == rows.end() ? rows.front() : *(at + 1);
}

QString TimelineView::rowName(const std::string& track) const {
    const auto lane = laneOf(track);
    return !lane || m_lanes[*lane].row == Row::Segments ? tr("Segments") : m_lanes[*lane].name;
}

int TimelineView::headWidth() const { return m_theme->px(136); }

int TimelineView::laneHeight(const Lane& lane) const {
    static constexpr std::array<int, rowCount> heights{28, 42, 34, 56, 26, 28, 28};
    const auto i = static_cast<std::size_t>(lane.row);
    return !m_rows[i] ? 0 : m_theme->px(m_folded.contains(foldName(lane)) ? 14 : heights[i]);
}

int TimelineView::laneTop(std::size_t lane) const {
    int top = 0;
    for (std::size_t i = 0; i < lane; ++i)
        top += laneHeight(m_lanes[i]);
    return top;
}

QRect TimelineView::laneRect(std::size_t lane) const {
    return {headWidth(), laneTop(lane), std::max(1, width() - headWidth()), laneHeight(m_lanes[lane])};
}

std::optional<std::size_t> TimelineView::laneAt(int y) const {
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (const QRect rect = laneRect(i); y >= rect.top() && y <= rect.bottom())
            return i;
    return {};
}

std::optional<std::size_t> TimelineView::laneOf(Row row) const {
    const auto found = std::ranges::find(m_lanes, row, &Lane::row);
    return found == m_lanes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_lanes.begin()));
}

std::optional<std::size_t> TimelineView::laneOf(const std::string& track) const {
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (holdsMarks(m_lanes[i]) && m_lanes[i].track == track)
            return i;
    return {};
}

QRect TimelineView::rowRect(Row row) const {
    const auto lane = laneOf(row);
    return lane ? laneRect(*lane) : QRect();
}

QRect TimelineView::rowRect(const std::string& track) const {
    const auto lane = laneOf(track);
    return lane ? laneRect(*lane) : QRect();
}

} // namespace attune::ui

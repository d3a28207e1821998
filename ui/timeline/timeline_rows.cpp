// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of the timeline lie, and how high they are.
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace attune::ui {
namespace {

// Pixels at text size 100.
constexpr int kFolded = 14, kLowest = 20, kHighest = 160, kStep = 12;

} // namespace

void TimelineView::setFolded(std::set<std::string> rows) {
    if (rows == m_folded)
        return;
    m_folded = std::move(rows);
    updateGeometry();
    changedAll();
    emit rowsChanged();
    emit rowsArranged();
}

void TimelineView::setHeights(std::map<std::string, int> heights) {
    for (auto& [row, height] : heights)
        height = std::clamp(height, kLowest, kHighest);
    if (heights == m_heights)
        return;
    m_heights = std::move(heights);
    updateGeometry();
    changedAll();
    emit rowsChanged();
}

void TimelineView::stepHeight(const std::string& row, int by) {
    const auto lane = std::ranges::find(m_lanes, row, foldName);
    if (row.empty() || lane == m_lanes.end())
        return;
    std::map<std::string, int> heights = m_heights;
    heights[row] = usualHeight(*lane) + by * kStep;
    if (m_folded.contains(row))
        toggleFolded(row);
    setHeights(std::move(heights));
    emit rowsArranged();
}

std::optional<std::size_t> TimelineView::laneEdgeAt(QPoint at) const {
    if (at.x() >= headWidth())
        return {};
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (const int edge = laneTop(i) + laneHeight(m_lanes[i]);
            laneHeight(m_lanes[i]) > 0 && !foldName(m_lanes[i]).empty() && std::abs(at.y() - edge) <= m_theme->px(3))
            return i;
    return {};
}

void TimelineView::dragRow(int y) {
    const auto lane = std::ranges::find(m_lanes, m_heldRow, foldName);
    if (lane == m_lanes.end())
        return;
    const int top = laneTop(static_cast<std::size_t>(lane - m_lanes.begin()));
    std::map<std::string, int> heights = m_heights;
    heights[m_heldRow] = (y - top) * 100 / std::max(1, m_theme->px(100));
    setHeights(std::move(heights));
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

int TimelineView::usualHeight(const Lane& lane) const {
    static constexpr std::array<int, rowCount> heights{28, 42, 34, 56, 26, 28, 28};
    const auto own = m_heights.find(foldName(lane));
    return own == m_heights.end() ? heights[static_cast<std::size_t>(lane.row)] : own->second;
}

int TimelineView::laneHeight(const Lane& lane) const {
    if (!m_rows[static_cast<std::size_t>(lane.row)])
        return 0;
    return m_theme->px(m_folded.contains(foldName(lane)) ? kFolded : usualHeight(lane));
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

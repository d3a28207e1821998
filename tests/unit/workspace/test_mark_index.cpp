// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/mark_index.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace attune {

namespace {

std::vector<Segment> genMarks() {
    const auto size = *rc::gen::inRange<std::size_t>(0, 60);
    std::vector<Segment> out;
    for (std::size_t i = 0; i < size; ++i) {
        const auto begin = *rc::gen::inRange<std::int64_t>(0, 200);
        const auto length = *rc::gen::weightedElement<std::int64_t>({{2, 0}, {4, 3}, {3, 20}, {1, 150}});
        out.push_back({SegmentId(std::to_string(i)), "t", {MediaTime(begin), MediaTime(begin + length)}, ""});
    }
    return out;
}

MarkIndex indexOf(const std::vector<Segment>& marks) {
    std::vector<const Segment*> pointers;
    for (const Segment& mark : marks)
        pointers.push_back(&mark);
    return MarkIndex(std::move(pointers));
}

} // namespace

TEST(MarkIndex, FindsWhatASearchThroughAllWouldFind) {
    EXPECT_TRUE(rc::check([] {
        const auto marks = genMarks();
        const MarkIndex index = indexOf(marks);
        RC_ASSERT(index.size() == marks.size());
        const auto from = *rc::gen::inRange<std::int64_t>(-5, 220);
        const TimeSpan span{MediaTime(from), MediaTime(from + *rc::gen::inRange<std::int64_t>(1, 80))};
        std::vector<std::string> found, expected;
        index.within(span, [&](std::size_t place, const Segment& mark) {
            RC_ASSERT(&index.at(place) == &mark);
            found.push_back(mark.id.value);
        });
        for (const Segment& mark : marks)
            if (mark.span.isPoint() ? mark.span.begin >= span.begin && mark.span.begin < span.end
                                    : mark.span.begin < span.end && mark.span.end > span.begin)
                expected.push_back(mark.id.value);
        std::ranges::sort(found);
        std::ranges::sort(expected);
        RC_ASSERT(found == expected);
    }));
}

TEST(MarkIndex, TheNearestEdgeIsTheNearest) {
    EXPECT_TRUE(rc::check([] {
        const auto marks = genMarks();
        const MarkIndex index = indexOf(marks);
        const MediaTime at(*rc::gen::inRange<std::int64_t>(-5, 360));
        const MediaDuration reach(*rc::gen::inRange<std::int64_t>(0, 30));
        const SegmentId except(std::to_string(*rc::gen::inRange(0, 60)));
        std::optional<std::int64_t> least;
        for (const Segment& mark : marks)
            for (const MediaTime edge : {mark.span.begin, mark.span.end})
                if (mark.id != except && std::abs(edge.ns - at.ns) <= reach.ns)
                    least = std::min(least.value_or(INT64_MAX), std::abs(edge.ns - at.ns));
        const auto found = index.nearestEdge(at, reach, except);
        RC_ASSERT(found.has_value() == least.has_value());
        if (found)
            RC_ASSERT(std::abs(found->ns - at.ns) == *least);
    }));
}

TEST(MarkIndex, PiecesCoverEveryMarkToThePixel) {
    EXPECT_TRUE(rc::check([] {
        const auto marks = genMarks();
        const MarkIndex index = indexOf(marks);
        const double pixel = *rc::gen::element(1.0, 4.0, 25.0, 100.0);
        const TimeSpan view{MediaTime(0), MediaTime(400)};
        std::vector<MarkIndex::Piece> pieces;
        index.pieces(view, pixel, [&](const MarkIndex::Piece& piece) { pieces.push_back(piece); });
        for (const Segment& mark : marks) {
            const bool covered = std::ranges::any_of(pieces, [&](const MarkIndex::Piece& piece) {
                return static_cast<double>((piece.span.begin - mark.span.begin).ns) <= 0 &&
                       static_cast<double>((mark.span.end - piece.span.end).ns) <= 2 * pixel;
            });
            RC_ASSERT(covered);
            if (static_cast<double>(mark.span.length().ns) > 2 * pixel)
                RC_ASSERT(std::ranges::any_of(
                    pieces, [&](const auto& piece) { return piece.mark && piece.mark->id == mark.id; }));
        }
        RC_ASSERT(pieces.size() <= marks.size());
    }));
}

} // namespace attune

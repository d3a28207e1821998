// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_rules.h"
#include "workspace/mark_placing.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace attune {

namespace {

constexpr std::int64_t end = 1000;
const MediaDuration clip(end);
const CodingKey key{ClipId("c"), RaterId("r")};

Track trackOf(TrackKind kind, bool exhaustive = false) {
    return {
        "t",        "Row", kind, PersonRole::Child, {{"x", "X", "", ""}, {"y", "Y", "", ""}, {"z", "Z", "", ""}}, false,
        exhaustive, {},    {}};
}

// A coding with a scheme of the one row, changed through edits as a desk would.
struct Bench {
    explicit Bench(Track row) : track(std::move(row)) {
        CodingScheme scheme;
        scheme.ref.id = SchemeId("s");
        scheme.tracks = {track};
        state.schemes[scheme.ref] = scheme;
        state.defaultScheme = scheme.ref;
        Clip one;
        one.id = key.clip;
        one.duration = clip;
        state.clips[one.id] = one;
    }
    const Coding& coding() {
        static const Coding none;
        const auto found = state.codings.find(key);
        return found == state.codings.end() ? none : found->second;
    }
    bool apply(std::vector<SingleEdit> edits) {
        return edits.empty() || attune::apply(state, Edit(Batch{"", std::move(edits)})).has_value();
    }
    bool place(std::int64_t from, std::int64_t to, const std::string& code) {
        Segment mark{SegmentId("m" + std::to_string(next++)), track.id, {MediaTime(from), MediaTime(to)}, code};
        return apply(placing(coding(), key, track, mark, clip));
    }
    // "0-5 x, 5-1000 y"
    std::string shown() {
        std::string out;
        for (const Segment* mark : marksOf(coding(), track.id))
            out += (out.empty() ? "" : ", ") + std::to_string(mark->span.begin.ns) + "-" +
                   std::to_string(mark->span.end.ns) + " " + mark->label;
        return out;
    }
    Track track;
    LibraryState state;
    int next = 0;
};

} // namespace

TEST(MarkPlacing, TheNextStateClosesTheLast) {
    Bench bench(trackOf(TrackKind::States, true));
    ASSERT_TRUE(bench.place(0, 0, "x"));
    EXPECT_EQ(bench.shown(), "0-1000 x");
    ASSERT_TRUE(bench.place(400, 400, "y"));
    EXPECT_EQ(bench.shown(), "0-400 x, 400-1000 y");
    ASSERT_TRUE(bench.place(200, 200, "z"));
    EXPECT_EQ(bench.shown(), "0-200 x, 200-400 z, 400-1000 y") << "a state set in between ends where the old one did";
    ASSERT_TRUE(bench.place(300, 300, "z"));
    EXPECT_EQ(bench.shown(), "0-200 x, 200-400 z, 400-1000 y") << "it is on already";
    ASSERT_TRUE(bench.place(400, 400, "x"));
    EXPECT_EQ(bench.shown(), "0-200 x, 200-400 z, 400-1000 x") << "another code at the same begin takes its place";
}

TEST(MarkPlacing, AnIntervalIsCodedAnew) {
    Bench bench(trackOf(TrackKind::Intervals));
    ASSERT_TRUE(bench.place(0, 100, "x"));
    ASSERT_TRUE(bench.place(100, 200, "x"));
    ASSERT_TRUE(bench.place(0, 100, "y"));
    EXPECT_EQ(bench.shown(), "0-100 y, 100-200 x");
}

TEST(MarkPlacing, FreeRowsMayOverlapAndExclusiveOnesMakeRoom) {
    Bench open(trackOf(TrackKind::Segments));
    ASSERT_TRUE(open.place(0, 500, "x"));
    ASSERT_TRUE(open.place(100, 200, "y"));
    EXPECT_EQ(open.shown(), "0-500 x, 100-200 y");
    Track row = trackOf(TrackKind::Segments);
    row.exclusive = true;
    Bench closed(row);
    ASSERT_TRUE(closed.place(0, 500, "x"));
    ASSERT_TRUE(closed.place(100, 200, "y"));
    EXPECT_EQ(closed.shown(), "0-100 x, 100-200 y, 200-500 x");
    ASSERT_TRUE(closed.place(50, 300, "z"));
    EXPECT_EQ(closed.shown(), "0-50 x, 50-300 z, 300-500 x");
}

TEST(MarkPlacing, AnEdgeTakesItsNeighbourAlong) {
    Bench bench(trackOf(TrackKind::States, true));
    ASSERT_TRUE(bench.place(0, 0, "x") && bench.place(400, 400, "y") && bench.place(700, 700, "z"));
    Segment middle = *marksOf(bench.coding(), "t")[1];
    middle.span = {MediaTime(450), MediaTime(650)};
    ASSERT_TRUE(bench.apply(moving(bench.coding(), key, bench.track, middle)));
    EXPECT_EQ(bench.shown(), "0-450 x, 450-650 y, 650-1000 z");
    middle.span = {MediaTime(450), MediaTime(1000)};
    ASSERT_TRUE(bench.apply(moving(bench.coding(), key, bench.track, middle)));
    EXPECT_EQ(bench.shown(), "0-450 x, 450-1000 y") << "the last one had no room left";
}

TEST(MarkPlacing, AMarkThatJumpsOverOthersPullsNobodyAlong) {
    Bench bench(trackOf(TrackKind::States, true));
    ASSERT_TRUE(bench.place(0, 0, "x") && bench.place(400, 400, "y") && bench.place(700, 700, "z") &&
                bench.place(750, 750, "x"));
    Segment jumping = *marksOf(bench.coding(), "t")[1];
    jumping.span = {MediaTime(800), MediaTime(900)};
    ASSERT_TRUE(bench.apply(moving(bench.coding(), key, bench.track, jumping)));
    EXPECT_EQ(bench.shown(), "0-400 x, 700-750 z, 750-800 x, 800-900 y, 900-1000 x");
}

TEST(MarkPlacing, ExclusiveRowsNeverOverlap) {
    EXPECT_TRUE(rc::check([] {
        const bool exhaustive = *rc::gen::arbitrary<bool>();
        Bench bench(trackOf(TrackKind::States, exhaustive));
        RC_ASSERT(bench.place(0, 0, "x"));
        for (int i = 0; i < 40; ++i) {
            const std::int64_t at = *rc::gen::inRange<std::int64_t>(0, end);
            const auto marks = marksOf(bench.coding(), "t");
            if (*rc::gen::inRange(0, 3) > 0) {
                RC_ASSERT(bench.place(at, at, std::string(1, static_cast<char>('x' + *rc::gen::inRange(0, 3)))));
            } else {
                Segment mark = *marks[static_cast<std::size_t>(at) % marks.size()];
                const std::int64_t to = *rc::gen::inRange<std::int64_t>(0, end);
                mark.span = {MediaTime(std::min(at, to)), MediaTime(std::max(at, to) + 1)};
                RC_ASSERT(bench.apply(moving(bench.coding(), key, bench.track, mark)));
            }
            MediaTime reached;
            for (const Segment* mark : marksOf(bench.coding(), "t")) {
                RC_ASSERT(mark->span.begin >= reached);
                RC_ASSERT(mark->span.begin < mark->span.end);
                reached = mark->span.end;
            }
        }
    }));
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// An hour of coding in short: every kind of edit, undo and redo, restarts, and the program killed on the way. What was
// acknowledged is there, and the library is sound. ATTUNE_HOUR_EDITS sets another number of edits (an hour: 20000).
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"
#include "workspace/mark_placing.h"
#include "workspace/session.h"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune {
namespace {

const ClipId clipId("c");
const MediaDuration length(600'000'000'000);

CodingScheme workScheme() {
    CodingScheme scheme = test::smallScheme();
    Track states{
        "states", "States", TrackKind::States, PersonRole::Child, {{"a", "A", "", ""}, {"b", "B", "", ""}}, false, true,
        {},       {}};
    scheme.tracks = {states};
    scheme.skipRules = {{{DimensionId("mood"), {0}, {}, {}}, {DimensionId("involvement")}}};
    return scheme;
}

/// One random thing that a rater may do; false when there was nothing to do it to.
bool doSomething(CodingDesk& desk, std::mt19937_64& random) {
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto time = [&] {
        return MediaTime(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(length.ns)));
    };
    const auto span = [&] {
        const MediaTime a = time(), b = time();
        return TimeSpan{std::min(a, b), std::max(a, b) + MediaDuration(a == b ? 1 : 0)};
    };
    const auto anySegment = [&]() -> const Segment* {
        const auto& all = desk.coding().segments;
        return all.empty() ? nullptr : &std::next(all.begin(), static_cast<std::ptrdiff_t>(below(all.size())))->second;
    };
    const DimensionId dimension(below(2) == 0 ? "sensitivity" : "mood");
    switch (below(12)) {
    case 0:
    case 1:
        return desk.setScore(dimension, static_cast<std::int64_t>(below(3))).has_value();
    case 2:
        return desk.setStatus(dimension, RatingStatus::NotCodable, "off camera").has_value();
    case 3:
        return desk.addEvidence(dimension, {time(), {}}, EvidenceDirection::Plus, "seen").has_value() ||
               desk.addEvidence(dimension, span(), EvidenceDirection::Minus).has_value();
    case 4:
        return desk.addSegment(span(), below(2) == 0 ? "Bid" : "Answer").has_value();
    case 5:
    case 6: {
        const MediaTime at = time();
        return desk.mark("states", below(2) == 0 ? "a" : "b", {at, at}).has_value();
    }
    case 7:
        if (const Segment* segment = anySegment()) {
            Segment moved = *segment;
            moved.span = span();
            return desk.changeSegment(moved).has_value();
        }
        return false;
    case 8:
        if (const Segment* segment = anySegment(); segment && segment->span.length().ns > 2)
            return desk.splitSegment(segment->id, segment->span.begin + MediaDuration(segment->span.length().ns / 2))
                .has_value();
        return false;
    case 9: {
        std::vector<SegmentId> some;
        for (const auto& [id, segment] : desk.coding().segments)
            if (some.size() < 2 && segment.track == "segments")
                some.push_back(id);
        return some.size() == 2 && desk.mergeSegments(some).has_value();
    }
    case 10:
        if (const Segment* segment = anySegment(); segment && desk.coding().segments.size() > 20)
            return desk.removeSegment(segment->id).has_value();
        return false;
    default:
        return below(3) == 0 ? desk.redo().has_value() : desk.undo().has_value();
    }
}

class HourOfCoding : public testing::Test {
  protected:
    void SetUp() override {
        auto library = Library::create(path, "Hour");
        ASSERT_TRUE(library);
        ASSERT_TRUE((*library)->addScheme(workScheme()));
        ASSERT_TRUE((*library)->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}));
        Clip clip;
        clip.id = clipId;
        clip.alias = "A-01";
        clip.duration = length;
        ASSERT_TRUE((*library)->apply({RaterId("R1"), RaterRole::Trainer}, DeclareClip{clip}));
    }
    // The same values, whatever the time of day the coding was begun at.
    static void expectSame(const Coding& a, const Coding& b) {
        EXPECT_EQ(a.ratings, b.ratings);
        EXPECT_EQ(a.evidence, b.evidence);
        EXPECT_EQ(a.segments, b.segments);
    }
    test::ScratchFolder folder;
    std::filesystem::path path = folder / "hour.attune";
};

} // namespace

TEST_F(HourOfCoding, WhatWasDoneIsThereAfterEveryRestart) {
    const char* asked = std::getenv("ATTUNE_HOUR_EDITS");
    const int edits = asked ? std::atoi(asked) : 800;
    std::mt19937_64 random(20261121);
    int done = 0;
    Coding before;
    while (done < edits) {
        auto session = Session::open(path, RaterId("T01"));
        ASSERT_TRUE(session) << session.error().text();
        CodingDesk& desk = **(*session)->desk(clipId);
        expectSame(desk.coding(), before);
        const int until = std::min(edits, done + 50 + static_cast<int>(random() % 100));
        for (int tries = 0; done < until && tries < 10 * edits; ++tries)
            done += doSomething(desk, random) ? 1 : 0;
        before = desk.coding();
        ASSERT_TRUE((*session)->flush());
    }
    EXPECT_THAT(Library::open(path).value()->verify().value(), testing::IsEmpty());
    // All the way back, and all the way forth again.
    auto session = Session::open(path, RaterId("T01"));
    CodingDesk& desk = **(*session)->desk(clipId);
    int undone = 0;
    while (desk.undo())
        ++undone;
    EXPECT_TRUE(desk.coding().ratings.empty() && desk.coding().evidence.empty() && desk.coding().segments.empty());
    for (int i = 0; i < undone; ++i)
        ASSERT_TRUE(desk.redo());
    // What had been redoable before stays out; what stood is back.
    expectSame(desk.coding(), before);
    EXPECT_THAT(Library::open(path).value()->verify().value(), testing::IsEmpty());
}

TEST_F(HourOfCoding, KilledAtAnyMomentTheLibraryIsSound) {
    for (int round = 0; round < 6; ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(ends[0]);
            auto session = Session::open(path, RaterId("T01"));
            if (!session)
                _exit(1);
            CodingDesk& desk = **(*session)->desk(clipId);
            std::mt19937_64 random(static_cast<std::uint64_t>(round));
            for (;;)
                if (doSomething(desk, random) && (!(*session)->flush() || write(ends[1], ".", 1) != 1))
                    _exit(2);
        }
        close(ends[1]);
        char byte = 0;
        for (int i = 0; i < 12 + round * 5; ++i)
            ASSERT_EQ(read(ends[0], &byte, 1), 1) << "the child stopped by itself";
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        close(ends[0]);
        ASSERT_TRUE(WIFSIGNALED(status));
        auto library = Library::open(path);
        ASSERT_TRUE(library) << library.error().text();
        ASSERT_THAT((*library)->verify().value(), testing::IsEmpty());
    }
}

} // namespace attune

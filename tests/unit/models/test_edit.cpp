// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coding_rules.h"
#include "models/edit.h"
#include "support/sample_scheme.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace attune {

namespace {

constexpr std::int64_t clipNs = 1000;

// Few names and times just inside and outside the clip, so that edits meet each other and every rule.
rc::Gen<std::string> name(const char* prefix) {
    return rc::gen::map(rc::gen::inRange(0, 3), [prefix](int i) { return prefix + std::to_string(i); });
}

rc::Gen<CodingKey> genKey() {
    return rc::gen::map(rc::gen::pair(name("c"), name("r")),
                        [](const auto& p) { return CodingKey{ClipId(p.first), RaterId(p.second)}; });
}

rc::Gen<DimensionId> genDimension() {
    return rc::gen::map(rc::gen::element<std::string>("sensitivity", "sensitivity", "mood", "unknown"),
                        [](const std::string& id) { return DimensionId(id); });
}

rc::Gen<TimeSpan> genSpan() {
    const auto time = rc::gen::inRange<std::int64_t>(-1, clipNs + 2);
    return rc::gen::map(rc::gen::tuple(time, time, rc::gen::inRange(0, 8)), [](const auto& t) {
        const auto [a, b, rare] = t;
        return rare == 0 ? TimeSpan{MediaTime(a), MediaTime(b)}
                         : TimeSpan{MediaTime(std::clamp<std::int64_t>(std::min(a, b), 0, clipNs)),
                                    MediaTime(std::clamp<std::int64_t>(std::max(a, b), 0, clipNs))};
    });
}

rc::Gen<RatingKey> genAbout() {
    return rc::gen::map(rc::gen::tuple(genDimension(), rc::gen::arbitrary<bool>(), name("s")), [](const auto& t) {
        RatingKey about{{}, std::get<0>(t)};
        if (std::get<1>(t))
            about.unit.segment = SegmentId(std::get<2>(t));
        return about;
    });
}

rc::Gen<Rating> genRating() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 5), rc::gen::inRange<std::int64_t>(-1, 15),
                                       rc::gen::inRange(0, 5), rc::gen::arbitrary<bool>()),
                        [](const auto& t) {
                            Rating rating;
                            rating.status = static_cast<RatingStatus>(std::get<0>(t));
                            if ((rating.status == RatingStatus::Coded) != (std::get<2>(t) == 4 && std::get<3>(t)))
                                rating.steps = std::get<1>(t);
                            rating.confidence = std::get<2>(t);
                            rating.note = std::get<3>(t) ? "note" : "";
                            return rating;
                        });
}

rc::Gen<Clip> genClip() {
    return rc::gen::map(
        rc::gen::pair(name("c"), rc::gen::elementOf(std::vector<std::int64_t>{clipNs, clipNs, clipNs / 2, -1})),
        [](const auto& p) {
            Clip clip;
            clip.id = ClipId(p.first);
            clip.duration = MediaDuration(p.second);
            return clip;
        });
}

rc::Gen<Evidence> genEvidence() {
    return rc::gen::map(rc::gen::tuple(name("m"), genDimension(), genSpan()), [](const auto& t) {
        return Evidence{EvidenceId(std::get<0>(t)), std::get<1>(t), EvidenceDirection::Plus, std::get<2>(t), ""};
    });
}

rc::Gen<Segment> genSegment() {
    return rc::gen::map(rc::gen::pair(name("s"), genSpan()),
                        [](const auto& p) { return Segment{SegmentId(p.first), "segments", p.second, "Bid"}; });
}

rc::Gen<Edit> genSingleEdit() {
    const auto keyed = [](auto gen, auto make) { return rc::gen::map(rc::gen::pair(genKey(), gen), make); };
    return rc::gen::oneOf(
        rc::gen::map(genClip(), [](const Clip& c) { return Edit(DeclareClip{c}); }),
        rc::gen::map(genClip(), [](const Clip& c) { return Edit(ChangeClip{c}); }),
        rc::gen::map(name("c"), [](const std::string& id) { return Edit(RemoveClip{ClipId(id)}); }),
        rc::gen::map(rc::gen::tuple(name("c"), rc::gen::inRange(0, 4), rc::gen::arbitrary<std::int32_t>()),
                     [](const auto& t) {
                         const auto [id, kind, ms] = t;
                         const ClipView view{kind == 1 ? "" : "child.mp4", "",
                                             MediaDuration(std::int64_t{ms} * 1'000'000)};
                         return Edit(SetClipView{ClipId(id), kind == 0 ? std::nullopt : std::optional(view)});
                     }),
        rc::gen::map(rc::gen::tuple(genKey(), genAbout(), genRating()),
                     [](const auto& t) { return Edit(SetRating{std::get<0>(t), std::get<1>(t), std::get<2>(t), {}}); }),
        keyed(genAbout(), [](const auto& p) { return Edit(ClearRating{p.first, p.second}); }),
        keyed(
            genEvidence(),
            [](const auto& p) { return Edit(AddEvidence{p.first, p.second, CodingStart{{SchemeId("small"), 1}, 7}}); }),
        keyed(genEvidence(), [](const auto& p) { return Edit(ChangeEvidence{p.first, p.second}); }),
        keyed(name("m"), [](const auto& p) { return Edit(RemoveEvidence{p.first, EvidenceId(p.second)}); }),
        keyed(genSegment(), [](const auto& p) { return Edit(AddSegment{p.first, p.second, {}}); }),
        keyed(genSegment(), [](const auto& p) { return Edit(ChangeSegment{p.first, p.second}); }),
        keyed(name("s"), [](const auto& p) { return Edit(RemoveSegment{p.first, SegmentId(p.second)}); }));
}

rc::Gen<Edit> genEdit() {
    const auto batch = rc::gen::map(rc::gen::container<std::vector<Edit>>(genSingleEdit()), [](const auto& edits) {
        Batch out{"together", {}};
        for (const Edit& edit : edits)
            out.edits.push_back(changesOf(edit).front());
        return Edit(out);
    });
    return rc::gen::weightedOneOf<Edit>({{6, genSingleEdit()}, {1, batch}});
}

LibraryState startState() {
    LibraryState state;
    const CodingScheme scheme = test::smallScheme();
    state.schemes.emplace(scheme.ref, scheme);
    for (const char* id : {"c0", "c1"}) {
        Clip clip;
        clip.id = ClipId(id);
        clip.duration = MediaDuration(clipNs);
        state.clips.emplace(clip.id, clip);
    }
    return state;
}

} // namespace

TEST(Edit, AFailedApplyLeavesNoTraceAndTheInverseRestores) {
    EXPECT_TRUE(rc::check([](bool withScheme) {
        LibraryState state = startState();
        if (withScheme)
            state.defaultScheme = {SchemeId("small"), 1};
        const auto edits = *rc::gen::container<std::vector<Edit>>(*rc::gen::inRange<std::size_t>(0, 200), genEdit());
        int applied = 0;
        for (const Edit& edit : edits) {
            const LibraryState before = state;
            const auto inverse = attune::apply(state, edit);
            if (!inverse) {
                RC_ASSERT(state == before);
                RC_ASSERT(!inverse.error().what.empty());
                continue;
            }
            ++applied;
            LibraryState back = state;
            const auto again = attune::apply(back, *inverse);
            RC_ASSERT(again.has_value());
            RC_ASSERT(back == before);
            RC_ASSERT(attune::apply(back, *again).has_value());
            RC_ASSERT(back == state);
        }
        RC_CLASSIFY(applied > 5);
    }));
}

TEST(Edit, ManyInversesLeadBackToTheBeginning) {
    EXPECT_TRUE(rc::check([] {
        const LibraryState start = startState();
        LibraryState state = start;
        std::vector<Edit> inverses;
        for (const Edit& edit : *rc::gen::container<std::vector<Edit>>(200, genEdit()))
            if (auto inverse = attune::apply(state, edit))
                inverses.push_back(*inverse);
        for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
            RC_ASSERT(attune::apply(state, *inverse).has_value());
        RC_ASSERT(state == start);
    }));
}

TEST(Edit, TellsWhatIsWrong) {
    LibraryState state = startState();
    state.defaultScheme = {SchemeId("small"), 1};
    const CodingKey key{ClipId("c0"), RaterId("r")};
    auto codeOf = [&](const Edit& edit) {
        const auto done = attune::apply(state, edit);
        return done ? ErrorCode::Internal : done.error().code;
    };
    const auto rating = [&](const char* dimension, std::optional<std::int64_t> steps, RatingStatus status) {
        return SetRating{key, {{}, DimensionId(dimension)}, {status, steps, "", 0, "", ""}, {}};
    };
    EXPECT_EQ(codeOf(rating("sensitivity", 13, RatingStatus::Coded)), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(rating("sensitivity", {}, RatingStatus::Coded)), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(rating("sensitivity", 3, RatingStatus::NotCodable)), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(rating("warmth", 3, RatingStatus::Coded)), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(AddSegment{{ClipId("c9"), RaterId("r")}, {SegmentId("s"), "t", {}, ""}, {}}), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(AddSegment{key, {SegmentId("s"), "t", {MediaTime(5), MediaTime(4)}, ""}, {}}), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(AddSegment{key, {SegmentId("s"), "t", {MediaTime(0), MediaTime(clipNs + 1)}, ""}, {}}),
              ErrorCode::Invalid);
    EXPECT_EQ(codeOf(AddSegment{key, {SegmentId("s"), "t", {MediaTime(-1), MediaTime(3)}, ""}, {}}),
              ErrorCode::Invalid);
    EXPECT_EQ(codeOf(AddSegment{key, {SegmentId(""), "t", {}, ""}, {}}), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(AddSegment{key, {SegmentId("s"), "t", {}, "\xFF"}, {}}), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(RemoveClip{ClipId("c9")}), ErrorCode::NotFound);
    const Edit whole = AddSegment{key, {SegmentId("s"), "t", {MediaTime(0), MediaTime(clipNs)}, ""}, {}};
    ASSERT_TRUE(attune::apply(state, whole));
    EXPECT_EQ(codeOf(whole), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(RemoveClip{ClipId("c0")}), ErrorCode::Conflict);
    Clip shorter = state.clips.at(ClipId("c0"));
    shorter.duration = MediaDuration(clipNs - 1);
    EXPECT_EQ(codeOf(ChangeClip{shorter}), ErrorCode::Conflict);
    state.codings.at(key).state = CodingState::Submitted;
    EXPECT_EQ(codeOf(RemoveSegment{key, SegmentId("s")}), ErrorCode::Conflict);
}

TEST(Edit, ABatchIsAllOrNothing) {
    LibraryState state = startState();
    const CodingKey key{ClipId("c0"), RaterId("r")}, other{ClipId("c1"), RaterId("r")};
    const AddSegment first{key, {SegmentId("a"), "t", {MediaTime(0), MediaTime(5)}, ""}, {}};
    const AddSegment second{key, {SegmentId("b"), "t", {MediaTime(5), MediaTime(9)}, ""}, {}};
    AddSegment outside = second;
    outside.segment.span.end = MediaTime(clipNs + 1);
    const LibraryState before = state;
    EXPECT_EQ(attune::apply(state, Batch{"", {first, outside}}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(state, before) << "the first is taken back too";
    EXPECT_EQ(attune::apply(state, Batch{}).error().code, ErrorCode::Invalid);
    const auto inverse = attune::apply(state, Batch{"Bring in two", {first, second}});
    ASSERT_TRUE(inverse);
    EXPECT_EQ(state.codings.at(key).segments.size(), 2u);
    EXPECT_EQ(*inverse,
              Edit(Batch{"Bring in two", {RemoveSegment{key, SegmentId("b")}, RemoveSegment{key, SegmentId("a")}}}));
    EXPECT_EQ(codingOf(*inverse), key);
    AddSegment elsewhere = first;
    elsewhere.key = other;
    EXPECT_FALSE(codingOf(Edit(Batch{"", {first, elsewhere}}))) << "two codings: it is neither's";
    EXPECT_EQ(inWords(Batch{"Bring in two", {first, second}}, nullptr), "Bring in two");
    EXPECT_EQ(inWords(Batch{"", {first, second}}, nullptr), "2 changes");
    EXPECT_EQ(inWords(Batch{"", {first}}, nullptr), "Add segment");
}

TEST(Edit, InWords) {
    const CodingScheme scheme = test::smallScheme();
    const CodingKey key{ClipId("c0"), RaterId("r")};
    EXPECT_EQ(
        inWords(SetRating{key, {{}, DimensionId("sensitivity")}, {RatingStatus::Coded, 7, "", 0, "", ""}, {}}, &scheme),
        "Rate Sensitivity 4.5");
    EXPECT_EQ(inWords(SetRating{key, {{}, DimensionId("mood")}, {RatingStatus::Coded, 2, "", 0, "", ""}, {}}, &scheme),
              "Rate Mood tense");
    EXPECT_EQ(inWords(ClearRating{key, {{}, DimensionId("x")}}, nullptr), "Clear rating of x");
    EXPECT_EQ(inWords(AddSegment{key, {SegmentId("s"), "t", {}, "Bid"}, {}}, &scheme), "Add segment Bid");
}

TEST(Edit, InWordsSaysWhatChanged) {
    const CodingScheme scheme = test::smallScheme();
    const CodingKey key{ClipId("c0"), RaterId("r")};
    const RatingKey about{{}, DimensionId("sensitivity")};
    const Rating before{RatingStatus::Coded, 6, "", 1, "", ""};
    const Edit inverse = SetRating{key, about, before, {}};
    const auto words = [&](auto&& change) {
        Rating rating = before;
        change(rating);
        return inWords(SetRating{key, about, rating, {}}, &scheme, &inverse);
    };
    EXPECT_EQ(words([](Rating& r) { r.steps = 7; }), "Rate Sensitivity 4 → 4.5");
    EXPECT_EQ(words([](Rating& r) { r.note = "turns away"; }), "Note on Sensitivity");
    EXPECT_EQ(words([](Rating& r) { r.confidence = 2; }), "Sureness of Sensitivity");
    EXPECT_EQ(words([](Rating& r) { r.rationale = "why"; }), "Rationale of Sensitivity");
    EXPECT_EQ(words([](Rating& r) { r = {RatingStatus::NotObserved, {}, "", 0, "", ""}; }),
              "Mark Sensitivity not observed");
    const Edit fresh = ClearRating{key, about};
    EXPECT_EQ(inWords(SetRating{key, about, before, {}}, &scheme, &fresh), "Rate Sensitivity 4");
    // What the skip rules did in its wake is not named.
    const Rating ruled{RatingStatus::NotApplicable, {}, std::string(byRule) + "so", 0, "", ""};
    const Batch wake{"", {SetRating{key, about, before, {}}, SetRating{key, {{}, DimensionId("mood")}, ruled, {}}}};
    const Edit back = Batch{"", {ClearRating{key, {{}, DimensionId("mood")}}, ClearRating{key, about}}};
    EXPECT_EQ(inWords(wake, &scheme, &back), "Rate Sensitivity 4");

    const Segment bid{SegmentId("s"), "t", {MediaTime(1), MediaTime(5)}, "Bid"};
    const Edit was = ChangeSegment{key, bid};
    const auto changed = [&](auto&& change) {
        Segment segment = bid;
        change(segment);
        return inWords(ChangeSegment{key, segment}, &scheme, &was);
    };
    EXPECT_EQ(changed([](Segment& s) { s.span.begin = MediaTime(2); }), "Move the begin of segment Bid");
    EXPECT_EQ(changed([](Segment& s) { s.span.end = MediaTime(2); }), "Move the end of segment Bid");
    EXPECT_EQ(changed([](Segment& s) { s.span = {MediaTime(2), MediaTime(6)}; }), "Move segment Bid");
    EXPECT_EQ(changed([](Segment& s) { s.note = "n"; }), "Note on segment Bid");
    EXPECT_EQ(changed([](Segment& s) { s.label = "Play"; }), "Change segment Bid → Play");
    const Edit added = AddSegment{key, bid, {}};
    EXPECT_EQ(inWords(RemoveSegment{key, SegmentId("s")}, &scheme, &added), "Remove segment Bid");
}

TEST(Scale, StepsAndPointsAgreeOnEveryGrid) {
    for (const double step : {1.0, 0.5, 0.25, 0.1, 2.0}) {
        const Scale scale{ScaleKind::Ordinal, 1, 7, step, {}, {}};
        for (std::int64_t steps = 0; steps <= scale.topStep(); ++steps)
            EXPECT_EQ(scale.stepsOf(scale.valueOf(steps)), steps) << step;
        EXPECT_FALSE(scale.stepsOf(1 + step / 2));
        EXPECT_FALSE(scale.stepsOf(7 + step));
        EXPECT_FALSE(scale.stepsOf(1 - step));
    }
    const Scale tenths{ScaleKind::Ordinal, 1, 7, 0.1, {}, {}};
    EXPECT_EQ(tenths.stepsOf(1.3), 3) << "1.3 is not exactly 1 + 3 * 0.1 in binary";
    EXPECT_EQ(tenths.textOf(3), "1.3");
    EXPECT_EQ(tenths.stepsPerPoint(), 10);
    const Scale halves{ScaleKind::Ordinal, 1, 7, 0.5, {}, {}};
    EXPECT_EQ(halves.topStep(), 12);
    EXPECT_EQ(halves.textOf(7), "4.5");
    EXPECT_EQ(halves.textOf(6), "4");
    EXPECT_EQ(halves.stepsPerPoint(), 2);
    EXPECT_FALSE(halves.stepsOf(4.5000001));
}

} // namespace attune

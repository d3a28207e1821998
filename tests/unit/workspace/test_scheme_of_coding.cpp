// SPDX-License-Identifier: GPL-3.0-or-later
// Which scheme a coding not begun follows: the window and the store must mean the same one.
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"
#include "workspace/session.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

CodingScheme named(const char* id) {
    CodingScheme scheme = test::smallScheme();
    scheme.ref.id = SchemeId(id);
    return scheme;
}

TEST(SchemeOfCoding, IsTheOneAddedLastWhereNoRoundAsks) {
    const test::ScratchFolder folder;
    const auto path = folder / "several.attune";
    const ClipId clip("c1");
    const CodingScheme last = named("zebra"), first = named("ant");
    {
        auto library = Library::create(path, "Several");
        ASSERT_TRUE(library) << library.error().text();
        ASSERT_TRUE((*library)->addScheme(first));
        ASSERT_TRUE((*library)->addScheme(last));
        ASSERT_TRUE((*library)->addRater({RaterId("R1"), RaterRole::Trainer, "", "en"}));
        Clip entry;
        entry.id = clip;
        entry.alias = "A-01";
        entry.duration = MediaDuration(60'000'000'000);
        ASSERT_TRUE((*library)->apply({RaterId("R1"), RaterRole::Trainer}, DeclareClip{entry}));
    }
    auto session = Session::open(path, RaterId("R1"));
    ASSERT_TRUE(session) << session.error().text();
    EXPECT_EQ((*session)->scheme().ref, last.ref);
    auto desk = (*session)->desk(clip);
    ASSERT_TRUE(desk) << desk.error().text();
    EXPECT_EQ((*desk)->scheme().ref, last.ref);
    ASSERT_TRUE((*desk)->setScore(last.dimensions.front().id, 1));
    ASSERT_TRUE((*session)->flush());
    const auto stored = (*session)->library()->coding((*session)->viewer(), {clip, RaterId("R1")});
    ASSERT_TRUE(stored && *stored);
    EXPECT_EQ((**stored).scheme, last.ref);
}

// A trainer codes a clip of another round than the one in view.
TEST(SchemeOfCoding, IsThatOfTheRoundThatAsks) {
    const test::ScratchFolder folder;
    const auto path = folder / "rounds.attune";
    const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
    const CodingScheme ant = named("ant"), zebra = named("zebra");
    {
        auto library = Library::create(path, "Rounds");
        ASSERT_TRUE(library) << library.error().text();
        ASSERT_TRUE((*library)->addRater({RaterId("R1"), RaterRole::Trainer, "", "en"}));
        for (const auto& [scheme, id] : {std::pair{&ant, "c1"}, {&zebra, "c2"}}) {
            ASSERT_TRUE((*library)->addScheme(*scheme));
            Clip clip;
            clip.id = ClipId(id);
            clip.alias = id;
            clip.duration = MediaDuration(60'000'000'000);
            ASSERT_TRUE((*library)->apply(trainer, DeclareClip{clip}));
            Round round;
            round.id = RoundId(id);
            round.title = id;
            round.scheme = scheme->ref;
            round.clips = {clip.id};
            round.raters = {RaterId("R1")};
            ASSERT_TRUE((*library)->addRound(round));
        }
    }
    auto session = Session::open(path, RaterId("R1"));
    ASSERT_TRUE(session) << session.error().text();
    for (const auto& [scheme, id] : {std::pair{&ant, "c1"}, {&zebra, "c2"}}) {
        auto desk = (*session)->desk(ClipId(id));
        ASSERT_TRUE(desk) << desk.error().text();
        EXPECT_EQ((*desk)->scheme().ref, scheme->ref) << id;
    }
}

} // namespace
} // namespace attune

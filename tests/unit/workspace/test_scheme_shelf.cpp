// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "codec/scheme_json.h"
#include "codec/text_pack_json.h"
#include "models/scheme_changes.h"
#include "support/places.h"
#include "support/scratch_folder.h"
#include "workspace/feedback.h"
#include "workspace/scheme_shelf.h"
#include "workspace/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
const Viewer trainee{RaterId("T1"), RaterRole::Trainee};

class Shelf : public testing::Test {
  protected:
    void SetUp() override {
        scheme = readScheme(readFile(sourceFolder() / "tests/data/structures/three-starts.json").value()).value();
        auto library = Library::create(path).value();
        ASSERT_TRUE(library->addScheme(scheme));
        ASSERT_TRUE(library->addRater({trainer.id, RaterRole::Trainer, "", "en"}));
        ASSERT_TRUE(library->addRater({trainee.id, RaterRole::Trainee, "", "en"}));
        for (const char* id : {"in-round", "free"}) {
            Clip clip;
            clip.id = ClipId(id);
            clip.alias = id;
            clip.duration = MediaDuration(60'000'000'000);
            clip.contentHash = std::string(63, '0') + (clip.id.value == "free" ? "1" : "2");
            clip.mediaPath = clip.id.value + ".mp4";
            ASSERT_TRUE(library->apply(trainer, DeclareClip{clip}));
        }
        Round round;
        round.id = RoundId("round-01");
        round.title = "Round 1";
        round.scheme = scheme.ref;
        round.clips = {ClipId("in-round")};
        round.raters = {trainee.id};
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", "en"}));
        round.reference = RaterId("REF");
        ASSERT_TRUE(library->addRound(round));
    }
    TextPack pack() {
        TextPack out{scheme.ref.id, "A site", "its raters", "2026-01-01", {}};
        for (const Dimension& dimension : scheme.dimensions)
            out.words[dimension.id.value + ".name"] = "Verborgen " + dimension.name;
        return out;
    }

    ScratchFolder folder;
    std::filesystem::path path = folder / "shelf.attune";
    CodingScheme scheme;
};

TEST_F(Shelf, ATraineeMakesNothing) {
    auto shelf = SchemeShelf::open(path, trainee).value();
    EXPECT_EQ(shelf.putIntoUse(scheme).error().code, ErrorCode::Denied);
    EXPECT_EQ(shelf.keep(pack()).error().code, ErrorCode::Denied);
    EXPECT_EQ(shelf.setExemplar(scheme.ref.id, "x@1", {}).error().code, ErrorCode::Denied);
}

TEST_F(Shelf, AVersionOnceThereNeverChanges) {
    auto shelf = SchemeShelf::open(path, trainer).value();
    CodingScheme other = scheme;
    other.title = "Another";
    EXPECT_EQ(shelf.putIntoUse(other).error().code, ErrorCode::Conflict);
    ++other.ref.version;
    ASSERT_TRUE(shelf.putIntoUse(other));
    EXPECT_EQ(shelf.schemes().value().size(), 2u);
}

TEST_F(Shelf, ACodingGoesOnUnderTheVersionItWasBegunWith) {
    {
        auto session = Session::open(path, trainer.id).value();
        CodingDesk& desk = *session->desk(ClipId("free")).value();
        ASSERT_TRUE(desk.setScore(desk.rated().front(), 1));
        ASSERT_TRUE(session->flush());
    }
    CodingScheme next = scheme;
    ++next.ref.version;
    next.dimensions.front().name = "Renamed";
    ASSERT_TRUE(SchemeShelf::open(path, trainer).value().putIntoUse(next));
    auto session = Session::open(path, trainer.id).value();
    EXPECT_EQ(session->desk(ClipId("free")).value()->scheme(), scheme);
}

// What is shown in private words is stored in plain ones: journal, codings, history of a rule's reason.
TEST_F(Shelf, PrivateWordsAreInNothingThatIsWritten) {
    ASSERT_TRUE(SchemeShelf::open(path, trainer).value().keep(pack()));
    auto session = Session::open(path, trainer.id).value();
    CodingDesk& desk = *session->desk(ClipId("free")).value();
    EXPECT_THAT(desk.scheme().dimensions.front().name, HasSubstr("Verborgen"));
    ASSERT_TRUE(desk.setScore(DimensionId("typical"), 1)); // a skip rule follows, with a reason
    const Rating* why = desk.coding().rating({}, DimensionId("why"));
    ASSERT_NE(why, nullptr);
    EXPECT_THAT(why->reason, Not(HasSubstr("Verborgen")));
    ASSERT_TRUE(session->flush());
    session.reset();
    const auto library = Library::open(path).value();
    const auto journal = library->journal().value();
    const auto schemes = library->schemes().value();
    EXPECT_FALSE(journal.empty());
    for (const JournalEntry& entry : journal)
        EXPECT_THAT(entry.json, Not(HasSubstr("Verborgen")));
    for (const CodingScheme& stored : schemes)
        EXPECT_THAT(writeScheme(stored), Not(HasSubstr("Verborgen")));
}

TEST_F(Shelf, AnExampleIsShownButNeverOneOfTheRound) {
    auto shelf = SchemeShelf::open(path, trainer).value();
    const Dimension& first = scheme.dimensions.front();
    const std::string low = anchorPlace(first.id, first.scale, 0), high = anchorPlace(first.id, first.scale, 1);
    const TimeSpan span{MediaTime(5'000'000'000), MediaTime(9'000'000'000)};
    ASSERT_TRUE(shelf.setExemplar(scheme.ref.id, low, Exemplar{ClipId("free"), span}));
    ASSERT_TRUE(shelf.setExemplar(scheme.ref.id, high, Exemplar{ClipId("in-round"), span}));
    EXPECT_EQ(shelf.setExemplar(scheme.ref.id, low, Exemplar{ClipId("none"), span}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(shelf.setExemplar(scheme.ref.id, low, Exemplar{ClipId("free"), {span.end, span.begin}}).error().code,
              ErrorCode::Invalid);
    const auto textAt = [&](const CodingScheme& shown, std::int64_t steps) -> std::string {
        for (const Anchor& anchor : shown.dimensions.front().scale.anchors)
            if (anchor.steps == steps)
                return anchor.text;
        return {};
    };
    const auto library = Library::open(path).value();
    const CodingScheme toTrainer = shownScheme(*library, trainer, scheme),
                       toTrainee = shownScheme(*library, trainee, scheme);
    EXPECT_THAT(textAt(toTrainer, 0), HasSubstr("Example: free, 00:05 to 00:09."));
    EXPECT_THAT(textAt(toTrainer, 1), HasSubstr("in-round"));
    EXPECT_THAT(textAt(toTrainee, 0), HasSubstr("Example: free"));
    EXPECT_THAT(textAt(toTrainee, 1), Not(HasSubstr("in-round"))) << "it would tell the clip's score";
}

TEST(TextPackFile, IsReadBackAndRefusedWithItsPlace) {
    const TextPack pack{SchemeId("s"), "h", "c", "d", {{"a.name", "A"}, {"a@4.5.text", "B"}}};
    EXPECT_EQ(readTextPack(writeTextPack(pack)).value(), pack);
    EXPECT_FALSE(readTextPack("{}"));
    EXPECT_FALSE(readTextPack("[1"));
    EXPECT_THAT(readTextPack(R"({"format":"attune.text-pack/1","scheme":"s","words":{}})").error().text(),
                HasSubstr("licence"));
    const Exemplars examples{{"a@4", {ClipId("c"), {MediaTime(1), MediaTime(2)}}}};
    EXPECT_EQ(readExemplars(writeExemplars(examples)).value(), examples);
    EXPECT_FALSE(readExemplars("[]"));
}

TEST_F(Shelf, WordsGoToTheirPlacesAndNowhereElse) {
    CodingScheme six = readScheme(readFile(sourceFolder() / "models/instruments/six-strand.json").value()).value();
    const TextPack words{six.ref.id,
                         "",
                         "",
                         "",
                         {{"sensitivity.name", "N"},
                          {"sensitivity.definition", "D"},
                          {"sensitivity@2.label", "new point"},
                          {"sensitivity@7.text", "T"},
                          {"sensitivity@9.text", "no such point"},
                          {"gone.name", "no such dimension"}}};
    EXPECT_EQ(strangePlaces(six, words), (std::vector<std::string>{"gone.name", "sensitivity@9.text"}));
    const CodingScheme shown = withTexts(six, words);
    EXPECT_EQ(shown.dimensions[0].name, "N");
    EXPECT_EQ(shown.dimensions[0].definition, "D");
    ASSERT_EQ(shown.dimensions[0].scale.anchors.size(), 4u);
    EXPECT_EQ(shown.dimensions[0].scale.anchors[1].label, "new point");
    EXPECT_EQ(shown.dimensions[0].scale.anchors[3].text, "T");
    EXPECT_EQ(shown.dimensions[1], six.dimensions[1]);
}

TEST_F(Shelf, ChangesAreSaidInWords) {
    CodingScheme next = scheme;
    EXPECT_TRUE(schemeChanges(scheme, next).empty());
    ++next.ref.version;
    EXPECT_TRUE(schemeChanges(scheme, next).empty());
    next.dimensions.front().scale.max += 1;
    Dimension added = next.dimensions.back();
    added.id = DimensionId("added");
    added.name = "Added";
    next.dimensions.push_back(added);
    next.skipRules.clear();
    const auto changes = schemeChanges(scheme, next);
    EXPECT_THAT(changes, Contains(HasSubstr(scheme.dimensions.front().name + ": the scale is")));
    EXPECT_THAT(changes, Contains("New dimension: Added"));
    EXPECT_THAT(changes, Contains("Other rules of what does not apply"));
    const auto back = schemeChanges(next, scheme);
    EXPECT_THAT(back, Contains("No longer there, dimension: Added"));
}

// An example of the points in question, once the score it tells is no secret to this person.
TEST_F(Shelf, ExamplesBesideAComparisonTellNoClosedScore) {
    const Dimension* dimension = nullptr;
    for (const Dimension& one : scheme.dimensions)
        if (one.scored && !one.scale.isNamed() && !one.scale.isText())
            dimension = &one;
    ASSERT_NE(dimension, nullptr);
    const Scale& scale = dimension->scale;
    auto shelf = SchemeShelf::open(path, trainer).value();
    const auto set = [&](std::int64_t steps, const char* clip) {
        ASSERT_TRUE(shelf.setExemplar(scheme.ref.id, anchorPlace(dimension->id, scale, steps),
                                      Exemplar{ClipId(clip), {MediaTime(1), MediaTime(2)}}));
    };
    const std::int64_t point = scale.stepsPerPoint();
    set(0, "in-round");
    set(point, "free");
    auto library = Library::open(path).value();
    ComparisonRow row;
    row.dimension = *dimension;
    row.reference = Rating{.steps = 0};
    row.mine = Rating{.steps = 2 * point};
    const auto seen = [&](const Viewer& who) {
        std::vector<std::string> out;
        for (const AnchorExample& one : examplesBeside(*library, who, scheme.ref.id, row))
            out.push_back(one.alias + "@" + std::to_string(one.steps));
        return out;
    };
    const std::string near = "free@" + std::to_string(point);
    EXPECT_THAT(seen(trainer), testing::ElementsAre("in-round@0", near)) << "the reference's point, then the rater's";
    EXPECT_THAT(seen(trainee), testing::ElementsAre(near)) << "the round's own clip is closed; a point away is shown";
    Coding own;
    own.clip = ClipId("in-round");
    own.rater = trainee.id;
    own.scheme = scheme.ref;
    own.submittedMs = 5;
    own.ratings[{{}, dimension->id}].steps = 0;
    ASSERT_TRUE(library->importCoding(trainer, own));
    EXPECT_THAT(seen(trainee), testing::ElementsAre("in-round@0", near)) << "submitted: open";
    row.reference = Rating{.status = RatingStatus::NotCodable};
    row.mine.reset();
    EXPECT_THAT(seen(trainer), testing::IsEmpty());
}

} // namespace
} // namespace attune::test

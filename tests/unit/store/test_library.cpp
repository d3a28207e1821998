// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/leaving_codes.h"
#include "store/library.h"
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {

using test::ScratchFolder;
using testing::IsEmpty;

namespace {

const Viewer trainer{RaterId("TR"), RaterRole::Trainer};
const Viewer anna{RaterId("T01"), RaterRole::Trainee};
const Viewer ben{RaterId("T02"), RaterRole::Trainee};
const Viewer reference{RaterId("REF"), RaterRole::Reference};

Clip clipOf(const std::string& id) {
    Clip clip;
    clip.id = ClipId(id);
    clip.alias = "A-" + id;
    clip.duration = MediaDuration(10'000'000'000);
    clip.ageMonths = {12, 18};
    return clip;
}

CodingKey keyOf(const Viewer& who, const std::string& clip = "c1") { return {ClipId(clip), who.id}; }

SetRating rate(const Viewer& who, const std::string& dimension, std::int64_t steps, const std::string& clip = "c1") {
    SetRating edit{keyOf(who, clip), {{}, DimensionId(dimension)}, {}, {}};
    edit.rating.steps = steps;
    return edit;
}

AddEvidence mark(const Viewer& who, const std::string& id, std::int64_t ns, const std::string& clip = "c1") {
    return {
        keyOf(who, clip),
        {EvidenceId(id), DimensionId("sensitivity"), EvidenceDirection::Minus, {MediaTime(ns), MediaTime(ns)}, "look"},
        {}};
}

AddSegment segment(const Viewer& who, const std::string& id, std::int64_t begin, std::int64_t end) {
    return {keyOf(who), {SegmentId(id), "segments", {MediaTime(begin), MediaTime(end)}, "Bid"}, {}};
}

template <typename T> ErrorCode codeOf(const T& result) { return result ? ErrorCode::Internal : result.error().code; }

class LibraryTest : public testing::Test {
  protected:
    void SetUp() override {
        library = std::move(Library::create(path, "Test").value());
        ASSERT_TRUE(library->addScheme(test::smallScheme()));
        ASSERT_TRUE(library->apply(trainer, DeclareClip{clipOf("c1")}));
        ASSERT_TRUE(library->apply(trainer, DeclareClip{clipOf("c2")}));
    }
    std::optional<ClipView> viewOf(const std::string& clip) {
        const auto clips = library->clips(trainer).value();
        const auto found = std::ranges::find(clips, ClipId(clip), &Clip::id);
        return found == clips.end() ? std::nullopt : found->view;
    }
    void reopen() {
        library.reset();
        auto opened = Library::open(path);
        ASSERT_TRUE(opened) << opened.error().text();
        library = std::move(*opened);
    }
    Coding codingOf(const Viewer& who, const std::string& clip = "c1") {
        return library->coding(who, keyOf(who, clip)).value().value();
    }
    void expectSound() { EXPECT_THAT(library->verify().value(), IsEmpty()); }

    ScratchFolder folder;
    std::filesystem::path path = folder / "test.attune";
    std::unique_ptr<Library> library;
};

} // namespace

TEST_F(LibraryTest, EditsComeBackAfterReopening) {
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 7)));
    ASSERT_TRUE(library->apply(anna, mark(anna, "m1", 5)));
    ASSERT_TRUE(library->apply(anna, segment(anna, "s1", 1, 9)));
    SetRating onSegment = rate(anna, "mood", 2);
    onSegment.about.unit.segment = SegmentId("s1");
    onSegment.rating.note = "tense";
    ASSERT_TRUE(library->apply(anna, onSegment));
    SetRating unseen = rate(anna, "involvement", 0);
    unseen.rating = {RatingStatus::NotCodable, {}, "face off camera", 0, "", ""};
    ASSERT_TRUE(library->apply(anna, unseen));
    const Coding before = codingOf(anna);
    EXPECT_EQ(before.scheme, test::smallScheme().ref);
    EXPECT_TRUE(before.startedMs);
    reopen();
    EXPECT_EQ(codingOf(anna), before);
    expectSound();
    const auto files = std::distance(std::filesystem::directory_iterator(folder.path()), {});
    library.reset();
    EXPECT_LE(files, 2) << "the library and at most its journal";
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "closed, it is one file";
}

TEST_F(LibraryTest, UndoAndRedoWorkAcrossRestarts) {
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 3)));
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 8)));
    ASSERT_TRUE(library->apply(anna, mark(anna, "m1", 5)));
    const Coding full = codingOf(anna);
    reopen();
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    reopen();
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 3);
    reopen();
    ASSERT_TRUE(library->redo(anna, keyOf(anna)));
    ASSERT_TRUE(library->redo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna), full);
    EXPECT_EQ(codeOf(library->redo(anna, keyOf(anna))), ErrorCode::NotFound);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_FALSE(library->coding(anna, keyOf(anna)).value()) << "the coding's first edit brought it into being";
    EXPECT_EQ(codeOf(library->undo(anna, keyOf(anna))), ErrorCode::NotFound);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(library->redo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna), full) << "even the time it was started comes back";
    expectSound();
}

TEST_F(LibraryTest, ANewEditEndsRedoing) {
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 3)));
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 8)));
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    ASSERT_TRUE(library->apply(ben, rate(ben, "sensitivity", 5)));
    EXPECT_TRUE(library->historyStatus(anna, keyOf(anna)).value().redo) << "another's edit does not matter";
    EXPECT_EQ(codeOf(library->redo(trainer, {})), ErrorCode::NotFound) << "but for the whole library it does";
    ASSERT_TRUE(library->apply(anna, mark(anna, "m1", 5)));
    EXPECT_EQ(codeOf(library->redo(anna, keyOf(anna))), ErrorCode::NotFound);
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 3);
    const auto status = library->historyStatus(anna, keyOf(anna)).value();
    ASSERT_TRUE(status.undo);
    EXPECT_TRUE(std::holds_alternative<AddEvidence>(status.undo->edit));
    EXPECT_FALSE(status.redo);
}

TEST_F(LibraryTest, AnEditThatGoesOnIsOneStepWithTheOneBefore) {
    ASSERT_TRUE(library->applyOn(anna, rate(anna, "sensitivity", 3))) << "nothing before it: a step of its own";
    ASSERT_TRUE(library->apply(anna, mark(anna, "m1", 5)));
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 6)));
    const auto other = Library::open(path).value();
    ASSERT_TRUE(other->coding(anna, keyOf(anna)));
    ASSERT_TRUE(library->applyOn(anna, rate(anna, "sensitivity", 7)));
    ASSERT_TRUE(library->apply(ben, rate(ben, "sensitivity", 2))) << "of another coding: does not matter";
    ASSERT_TRUE(library->applyOn(anna, rate(anna, "sensitivity", 8)));
    const auto steps = other->codingSteps(anna, keyOf(anna)).value();
    ASSERT_EQ(steps.size(), 3u) << "another process sees the same steps";
    EXPECT_EQ(std::get<SetRating>(steps[2].edit).rating.steps, 8);
    EXPECT_EQ(std::get<SetRating>(steps[2].inverse).rating.steps, 3) << "what was there before the step";
    reopen();
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 3);
    reopen();
    ASSERT_TRUE(library->redo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 8);
    ASSERT_TRUE(library->applyOn(anna, rate(anna, "sensitivity", 9))) << "brought back, it goes on";
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 3);
    ASSERT_TRUE(library->applyOn(anna, rate(anna, "sensitivity", 4))) << "after an undo: a step of its own";
    EXPECT_EQ(codeOf(library->redo(anna, keyOf(anna))), ErrorCode::NotFound);
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 3);
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_TRUE(codingOf(anna).evidence.empty());
    expectSound();
}

TEST_F(LibraryTest, ABatchIsOneEntryAndOneStep) {
    ASSERT_TRUE(library->apply(anna, segment(anna, "s1", 1, 9)));
    const Coding before = codingOf(anna);
    const auto entries = library->journal().value().size();
    Segment first = before.segments.at(SegmentId("s1"));
    first.span.end = MediaTime(4);
    const Batch cut{"Split segment Bid", {ChangeSegment{keyOf(anna), first}, segment(anna, "s2", 4, 9)}};
    ASSERT_TRUE(library->apply(anna, cut));
    EXPECT_EQ(library->journal().value().size(), entries + 1);
    EXPECT_EQ(codingOf(anna).segments.size(), 2u);
    reopen();
    EXPECT_EQ(library->historyStatus(anna, keyOf(anna)).value().undo->edit, Edit(cut));
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna), before);
    ASSERT_TRUE(library->redo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).segments.at(SegmentId("s1")).span.end.ns, 4);
    const Batch bad{"", {segment(anna, "s3", 1, 2), segment(anna, "s3", 1, 2)}};
    EXPECT_EQ(codeOf(library->apply(anna, bad)), ErrorCode::Conflict);
    EXPECT_EQ(codingOf(anna).segments.size(), 2u) << "none of a batch that fails";
    expectSound();
}

TEST_F(LibraryTest, ABatchMayEmptyADraftOnTheWay) {
    ASSERT_TRUE(library->apply(anna, segment(anna, "s1", 1, 9)));
    const Coding before = codingOf(anna);
    auto second = test::smallScheme();
    second.ref.version = 2; // the one of new codings from now on
    ASSERT_TRUE(library->addScheme(second));
    ASSERT_TRUE(
        library->apply(anna, Batch{"", {RemoveSegment{keyOf(anna), SegmentId("s1")}, segment(anna, "s2", 2, 3)}}));
    EXPECT_EQ(codingOf(anna).scheme, before.scheme);
    EXPECT_EQ(codingOf(anna).startedMs, before.startedMs);
    expectSound();
    reopen();
    EXPECT_EQ(codingOf(anna).startedMs, before.startedMs);
    ASSERT_TRUE(library->apply(anna, Batch{"",
                                           {segment(anna, "s3", 2, 3), RemoveSegment{keyOf(anna), SegmentId("s2")},
                                            RemoveSegment{keyOf(anna), SegmentId("s3")}}}));
    EXPECT_FALSE(library->coding(anna, keyOf(anna)).value());
    expectSound();
    ASSERT_TRUE(library->undo(anna, keyOf(anna)));
    EXPECT_EQ(codingOf(anna).startedMs, before.startedMs);
    expectSound();
}

TEST_F(LibraryTest, ABatchOfSeveralCodingsStaysBlind) {
    const Batch both{"Bring in two", {DeclareClip{clipOf("c3")}, segment(anna, "s1", 1, 9), segment(ben, "s1", 2, 9)}};
    EXPECT_EQ(codeOf(library->apply(anna, both)), ErrorCode::Denied);
    ASSERT_TRUE(library->apply(trainer, both));
    EXPECT_EQ(library->clips(trainer).value().size(), 3u);
    EXPECT_EQ(codingOf(ben).segments.size(), 1u);
    const auto sees = [&](const Viewer& who) {
        return std::ranges::any_of(library->history(who).value(), [](const auto& e) { return e.kind == "batch"; });
    };
    EXPECT_FALSE(sees(anna));
    EXPECT_FALSE(sees(trainer)) << "drafts of others";
    EXPECT_EQ(codeOf(library->undo(anna, {})), ErrorCode::Denied);
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_EQ(library->clips(trainer).value().size(), 2u);
    EXPECT_FALSE(library->coding(ben, keyOf(ben)).value());
    ASSERT_TRUE(library->redo(trainer, {}));
    expectSound();
}

TEST_F(LibraryTest, UndoOfTheWholeLibraryTakesTheNewest) {
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 3)));
    ASSERT_TRUE(library->apply(ben, rate(ben, "sensitivity", 4)));
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_FALSE(library->coding(ben, keyOf(ben)).value());
    EXPECT_TRUE(library->coding(anna, keyOf(anna)).value());
    ASSERT_TRUE(library->undo(trainer, {}));
    ASSERT_TRUE(library->undo(trainer, {})); // the declaration of c2
    EXPECT_EQ(library->clips(trainer).value().size(), 1u);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(library->redo(trainer, {}));
    EXPECT_TRUE(library->coding(ben, keyOf(ben)).value());
    expectSound();
}

TEST_F(LibraryTest, SubmissionLocksForGood) {
    ASSERT_TRUE(library->apply(anna, rate(anna, "involvement", 3)));
    EXPECT_EQ(codeOf(library->submit(anna, keyOf(anna))), ErrorCode::Invalid) << "the scheme asks for evidence";
    AddEvidence evidence = mark(anna, "m1", 5);
    evidence.evidence.dimension = DimensionId("involvement");
    ASSERT_TRUE(library->apply(anna, evidence));
    EXPECT_EQ(codeOf(library->submit(ben, keyOf(anna))), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->submit(trainer, keyOf(anna))), ErrorCode::Denied);
    ASSERT_TRUE(library->submit(anna, keyOf(anna)));
    EXPECT_EQ(codeOf(library->submit(anna, keyOf(anna))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(library->apply(anna, rate(anna, "involvement", 4))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(library->undo(anna, keyOf(anna))), ErrorCode::NotFound);
    const Coding locked = codingOf(anna);
    EXPECT_EQ(locked.state, CodingState::Submitted);
    EXPECT_EQ(locked.submissionHash.size(), 64u);
    reopen();
    EXPECT_EQ(codingOf(anna), locked);
    expectSound();
}

TEST_F(LibraryTest, FailedEditsLeaveNoTrace) {
    const auto before = library->journal().value().size();
    EXPECT_EQ(codeOf(library->apply(anna, rate(anna, "nonsense", 3))), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(library->apply(anna, rate(anna, "sensitivity", 13))), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(library->apply(anna, rate(anna, "sensitivity", 1, "c9"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(library->apply(anna, mark(anna, "m1", 10'000'000'001))), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(library->apply(anna, segment(anna, "s1", 9, 1))), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(library->apply(trainer, DeclareClip{clipOf("c1")})), ErrorCode::Conflict);
    EXPECT_EQ(library->journal().value().size(), before);
    EXPECT_FALSE(library->coding(anna, keyOf(anna)).value());
    expectSound();
}

TEST_F(LibraryTest, TwoOpenLibrariesSeeEachOthersEdits) {
    auto other = std::move(Library::open(path).value());
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 3)));
    EXPECT_EQ(other->coding(anna, keyOf(anna)).value()->rating(DimensionId("sensitivity"))->steps, 3);
    ASSERT_TRUE(other->apply(ben, rate(ben, "sensitivity", 4)));
    ASSERT_TRUE(other->undo(ben, keyOf(ben)));
    ASSERT_TRUE(other->redo(ben, keyOf(ben)));
    ASSERT_TRUE(other->addRater({ben.id, RaterRole::Trainee, "", ""}));
    ASSERT_TRUE(library->undo(ben, keyOf(ben)));
    EXPECT_FALSE(other->coding(ben, keyOf(ben)).value());
    EXPECT_EQ(library->raters(trainer).value().size(), 1u);
    expectSound();
}

TEST_F(LibraryTest, SchemesRatersAndRoundsAreAddedOnce) {
    const auto edits = library->info().value().edits;
    EXPECT_TRUE(library->addScheme(test::smallScheme()));
    CodingScheme other = test::smallScheme();
    other.title = "Other words";
    EXPECT_EQ(codeOf(library->addScheme(other)), ErrorCode::Conflict);
    EXPECT_EQ(library->info().value().edits, edits);
    const Rater rater{anna.id, RaterRole::Trainee, "two days", "de"};
    ASSERT_TRUE(library->addRater(rater));
    ASSERT_TRUE(library->addRater(rater));
    EXPECT_EQ(library->info().value().edits, edits + 1);
    EXPECT_EQ(codeOf(library->addRater({anna.id, RaterRole::Trainer, "", ""})), ErrorCode::Conflict);
    Round round{RoundId("r1"), "Round 1", test::smallScheme().ref, {ClipId("c9")}, {anna.id}, reference.id, {}, ""};
    EXPECT_EQ(codeOf(library->addRound(round)), ErrorCode::NotFound);
    round.clips = {ClipId("c1")};
    ASSERT_TRUE(library->addRound(round));
    round.title = "Round one";
    ASSERT_TRUE(library->addRound(round));
    EXPECT_EQ(library->rounds(trainer).value(), std::vector<Round>{round});
    EXPECT_EQ(codeOf(library->apply(trainer, RemoveClip{ClipId("c1")})), ErrorCode::Conflict);
    reopen();
    EXPECT_EQ(library->rounds(trainer).value(), std::vector<Round>{round});
    expectSound();
}

TEST_F(LibraryTest, NewCodingsFollowTheSchemeOfTheirRound) {
    ASSERT_TRUE(library->addRound(
        {RoundId("r1"), "Round 1", test::smallScheme(1).ref, {ClipId("c1")}, {anna.id}, reference.id, {}, ""}));
    ASSERT_TRUE(library->addScheme(test::smallScheme(2)));
    ASSERT_TRUE(library->apply(anna, rate(anna, "sensitivity", 3)));
    ASSERT_TRUE(library->apply(trainer, rate(trainer, "sensitivity", 3)));
    EXPECT_EQ(codeOf(library->apply(ben, rate(ben, "sensitivity", 3))), ErrorCode::Denied) << "not given to Ben";
    EXPECT_EQ(codingOf(anna).scheme.version, 1);
    EXPECT_EQ(codingOf(trainer).scheme.version, 2) << "not in the round: the scheme added last";
    expectSound();
}

TEST_F(LibraryTest, LinesOfTheEditStream) {
    auto line = [&](const std::string& json) { return library->applyLine(trainer, json); };
    ASSERT_TRUE(line(R"({"edit":"rating.set","clip":"c1","coder":"T01","dimension":"sensitivity","score":4.5})"));
    EXPECT_EQ(codingOf(anna).rating(DimensionId("sensitivity"))->steps, 7);
    ASSERT_TRUE(line(R"({"edit":"segment.add","clip":"c1","segment":"s","coder":"T01","beginNs":5,"endNs":9})"));
    ASSERT_TRUE(line(R"({"edit":"segment.change","clip":"c1","segment":"s","coder":"T01","label":"Answer"})"));
    EXPECT_EQ(codingOf(anna).segments.at(SegmentId("s")).label, "Answer");
    EXPECT_EQ(codingOf(anna).segments.at(SegmentId("s")).span.end.ns, 9);
    ASSERT_TRUE(line(R"({"edit":"undo"})"));
    EXPECT_EQ(codingOf(anna).segments.at(SegmentId("s")).label, "");
    ASSERT_TRUE(line(R"({"edit":"redo","clip":"c1","coder":"T01"})"));
    EXPECT_EQ(codingOf(anna).segments.at(SegmentId("s")).label, "Answer");
    EXPECT_EQ(codeOf(line(R"({"edit":"redo"})")), ErrorCode::NotFound);
    const auto journal = library->journal().value();
    EXPECT_EQ(journal.back().kind, "redo");
    EXPECT_EQ(journal.back().seq, static_cast<std::int64_t>(journal.size()));
    expectSound();
}

TEST_F(LibraryTest, AnEmptyLibraryTakesClipsSegmentsAndGenericRatings) {
    const auto bare = std::move(Library::create(folder / "bare.attune").value());
    ASSERT_TRUE(bare->applyLine({}, R"({"edit":"clip.declare","clip":"c","durationNs":1000})").error().code ==
                ErrorCode::Denied)
        << "an unnamed trainee";
    const Viewer operatorOfFile{RaterId(), RaterRole::Trainer};
    ASSERT_TRUE(bare->applyLine(operatorOfFile, R"({"edit":"clip.declare","clip":"c","durationNs":1000})"));
    ASSERT_TRUE(bare->applyLine(
        operatorOfFile,
        R"({"edit":"segment.add","clip":"c","segment":"s","coder":"A","track":"t","beginNs":0,"endNs":1000,"label":"x"})"));
    ASSERT_TRUE(bare->applyLine(operatorOfFile,
                                R"({"edit":"rating.set","clip":"c","coder":"A","dimension":"anything","score":6.5})"));
    EXPECT_EQ(
        codeOf(bare->applyLine(operatorOfFile,
                               R"({"edit":"rating.set","clip":"c","coder":"A","dimension":"anything","score":6.6})")),
        ErrorCode::Invalid);
    EXPECT_THAT(bare->verify().value(), IsEmpty());
}

TEST_F(LibraryTest, ASecondViewIsKeptChangedUndoneAndTakenAway) {
    const ClipView view{"child.mp4", "abc", MediaDuration(-40'000'000)};
    ASSERT_TRUE(library->apply(trainer, SetClipView{ClipId("c1"), view}));
    ClipView later = view;
    later.offset = MediaDuration(80'000'000);
    ASSERT_TRUE(library->apply(trainer, SetClipView{ClipId("c1"), later}));
    reopen();
    EXPECT_EQ(viewOf("c1"), later);
    EXPECT_FALSE(viewOf("c2"));
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_EQ(viewOf("c1"), view);
    ASSERT_TRUE(library->apply(trainer, SetClipView{ClipId("c1"), {}}));
    reopen();
    EXPECT_FALSE(viewOf("c1"));
    EXPECT_THAT(library->verify().value(), IsEmpty());
    EXPECT_EQ(codeOf(library->apply(trainer, SetClipView{ClipId("none"), view})), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(library->apply(trainer, SetClipView{ClipId("c1"), ClipView{}})), ErrorCode::Invalid);
    ASSERT_TRUE(library->apply(trainer, SetClipView{ClipId("c2"), view}));
    ASSERT_TRUE(library->apply(trainer, RemoveClip{ClipId("c2")}));
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_EQ(viewOf("c2"), view) << "a clip comes back with its second view";
    EXPECT_THAT(library->verify().value(), IsEmpty());
}

TEST_F(LibraryTest, AnImportIsOneStepThatIsTakenBackWhole) {
    KeptFile file;
    file.name = "play.eaf";
    file.format = "eaf";
    file.bytes = std::string("\0\xFFpacked", 8);
    file.sha256 = sha256(file.bytes);
    file.coder = RaterId("imported");
    file.sessions = {{"play", ClipId("c9"), MediaDuration(-5)}};
    const CodingKey key{ClipId("c9"), ben.id};
    const Batch batch{"Import play.eaf",
                      {DeclareClip{clipOf("c9")},
                       AddSegment{key, {SegmentId("a1"), "hands", {MediaTime(0), MediaTime(5)}, "left"}, {}},
                       AddSegment{key, {SegmentId("a2"), "hands", {MediaTime(5), MediaTime(9)}, "both"}, {}}}};
    EXPECT_EQ(codeOf(library->importFile(anna, batch, file)), ErrorCode::Denied);
    ASSERT_TRUE(library->importFile(trainer, batch, file));
    EXPECT_EQ(codeOf(library->importFile(trainer, batch, file)), ErrorCode::Conflict);
    EXPECT_EQ(leavingCodes(*library, trainer)->kept, std::vector{file}) << "the failed one left nothing";
    EXPECT_EQ(library->codings()->size(), 1u);
    EXPECT_EQ(leavingCodes(*library, trainer)->codings.size(), 1u) << "a draft, but it came in with a file";
    EXPECT_TRUE(leavingCodes(*library, anna)->codings.empty());
    EXPECT_TRUE(leavingCodes(*library, anna)->kept.empty());
    EXPECT_EQ(leavingCodes(*library, ben)->codings.size(), 1u);
    // Drafts of others are in it: not for a window.
    const auto history = library->history(trainer).value();
    for (const JournalEntry& entry : history)
        EXPECT_TRUE(entry.kind != "batch" && entry.kind != "file.keep");
    reopen();
    EXPECT_THAT(*library->verify(), IsEmpty());
    EXPECT_EQ(library->coding(ben, key).value()->segments.size(), 2u);
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_TRUE(library->codings()->empty());
    EXPECT_EQ(library->clips(trainer)->size(), 2u);
    EXPECT_THAT(*library->verify(), IsEmpty());
    reopen();
    ASSERT_TRUE(library->redo(trainer, {}));
    EXPECT_EQ(library->coding(ben, key).value()->segments.size(), 2u);
    EXPECT_THAT(*library->verify(), IsEmpty());
}

TEST_F(LibraryTest, ASchemeGoesWithItsImportUnlessItIsInUse) {
    CodingScheme imported = test::smallScheme();
    imported.ref.id = SchemeId("imported");
    KeptFile file;
    file.name = "play.eaf";
    file.format = "eaf";
    file.bytes = "x";
    file.sha256 = sha256(file.bytes);
    file.coder = RaterId("imported");
    const auto import = [&] {
        return library->atOnce([&]() -> Status {
            if (auto added = library->addScheme(imported); !added)
                return added;
            const CodingKey key{ClipId("c2"), ben.id};
            const CodingStart start{imported.ref, {}};
            const Batch batch{"Import play.eaf",
                              {AddSegment{key, {SegmentId("a1"), "hands", {MediaTime(0), MediaTime(5)}, "x"}, start}}};
            const auto seq = library->importFile(trainer, batch, file);
            return seq ? Status() : std::unexpected(seq.error());
        });
    };
    const auto schemeOfNew = [&] { // of a coding begun now, which goes again
        EXPECT_TRUE(library->apply(trainer, rate(trainer, "sensitivity", 3)));
        const SchemeRef out = codingOf(trainer).scheme;
        EXPECT_TRUE(library->undo(trainer, keyOf(trainer)));
        return out;
    };
    ASSERT_TRUE(import());
    EXPECT_EQ(schemeOfNew(), imported.ref);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(library->undo(trainer, keyOf(ben, "c2"))) << "of its only coding, as in the Code room";
        EXPECT_EQ(library->schemes()->size(), 1u);
        EXPECT_EQ(schemeOfNew(), test::smallScheme().ref);
        reopen();
        expectSound();
        ASSERT_TRUE(library->redo(trainer, keyOf(ben, "c2")));
        EXPECT_EQ(library->schemes()->size(), 2u);
        EXPECT_EQ(codingOf(ben, "c2").scheme, imported.ref);
        EXPECT_EQ(schemeOfNew(), imported.ref);
        reopen();
        expectSound();
    }
    // Another program at the same file sees it go.
    auto other = std::move(Library::open(path).value());
    ASSERT_TRUE(library->undo(trainer, keyOf(ben, "c2")));
    EXPECT_EQ(other->schemes()->size(), 1u);
    ASSERT_TRUE(other->redo(trainer, keyOf(ben, "c2")));
    EXPECT_EQ(library->schemes()->size(), 2u);
    // A round keeps its scheme.
    ASSERT_TRUE(
        library->addRound({RoundId("r1"), "Round 1", imported.ref, {ClipId("c1")}, {anna.id}, reference.id, {}, ""}));
    ASSERT_TRUE(library->undo(trainer, keyOf(ben, "c2")));
    EXPECT_EQ(library->schemes()->size(), 2u);
    EXPECT_FALSE(library->coding(ben, keyOf(ben, "c2")).value());
    ASSERT_TRUE(library->redo(trainer, keyOf(ben, "c2")));
    EXPECT_EQ(codingOf(ben, "c2").scheme, imported.ref);
    expectSound();
}

TEST_F(LibraryTest, ASchemeThatWasThereStaysWhenAnImportGoes) {
    KeptFile file;
    file.sha256 = sha256("");
    const CodingScheme small = test::smallScheme();
    ASSERT_TRUE(library->atOnce([&]() -> Status {
        if (auto added = library->addScheme(small); !added)
            return added;
        const CodingKey key{ClipId("c2"), ben.id};
        const auto seq = library->importFile(
            trainer, {"Import", {AddSegment{key, {SegmentId("a1"), "hands", {MediaTime(0), MediaTime(5)}, "x"}, {}}}},
            file);
        return seq ? Status() : std::unexpected(seq.error());
    }));
    ASSERT_TRUE(library->undo(trainer, {}));
    EXPECT_EQ(library->schemes()->size(), 1u);
    expectSound();
}

TEST_F(LibraryTest, ABatchThatFailsLeavesNoTrace) {
    const CodingKey key{ClipId("c1"), ben.id};
    const Segment one{SegmentId("a1"), "hands", {MediaTime(0), MediaTime(5)}, "left"};
    EXPECT_EQ(codeOf(library->apply(trainer, Batch{"twice", {AddSegment{key, one, {}}, AddSegment{key, one, {}}}})),
              ErrorCode::Conflict);
    EXPECT_TRUE(library->codings()->empty());
    EXPECT_EQ(codeOf(library->apply(anna, Batch{"another's", {AddSegment{key, one, {}}}})), ErrorCode::Denied);
    EXPECT_THAT(*library->verify(), IsEmpty());
}

} // namespace attune

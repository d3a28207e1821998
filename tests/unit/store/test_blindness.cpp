// SPDX-License-Identifier: GPL-3.0-or-later
// What a trainee's queries return before and after submission. The reference's words are searched for in everything
// that comes back.
#include "store/library.h"
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {

namespace {

const Viewer trainer{RaterId("TR"), RaterRole::Trainer};
const Viewer supervisor{RaterId("SV"), RaterRole::Supervisor};
const Viewer anna{RaterId("T01"), RaterRole::Trainee};
const Viewer ben{RaterId("T02"), RaterRole::Trainee};
const CodingKey annas{ClipId("c1"), anna.id};
const CodingKey bens{ClipId("c1"), ben.id};
const CodingKey references{ClipId("c1"), RaterId("REF")};

Clip clipOf(const std::string& id) {
    Clip clip;
    clip.id = ClipId(id);
    clip.duration = MediaDuration(1000);
    return clip;
}

SetRating rate(const CodingKey& key, std::int64_t steps) {
    SetRating edit{key, {{}, DimensionId("sensitivity")}, {}, {}};
    edit.rating.steps = steps;
    return edit;
}

Coding referenceOf(const std::string& clip) {
    Coding coding;
    coding.clip = ClipId(clip);
    coding.rater = references.rater;
    coding.scheme = test::smallScheme().ref;
    coding.submittedMs = 5000;
    Rating rating;
    rating.steps = 11;
    rating.rationale = "secret-rationale";
    coding.ratings[{{}, DimensionId("sensitivity")}] = rating;
    const EvidenceId id("secret-evidence");
    coding.evidence[id] = {
        id, DimensionId("sensitivity"), EvidenceDirection::Plus, {MediaTime(4), MediaTime(5)}, "secret-note"};
    return coding;
}

template <typename T> ErrorCode codeOf(const T& result) { return result ? ErrorCode::Internal : result.error().code; }

class Blindness : public testing::Test {
  protected:
    void SetUp() override {
        library = std::move(Library::create(folder / "test.attune").value());
        ASSERT_TRUE(library->addScheme(test::smallScheme()));
        for (const char* id : {"c1", "c2", "c3"})
            ASSERT_TRUE(library->apply(trainer, DeclareClip{clipOf(id)}));
        ASSERT_TRUE(library->addRater({anna.id, RaterRole::Trainee, "", ""}));
        ASSERT_TRUE(library->addRater({ben.id, RaterRole::Trainee, "", ""}));
        ASSERT_TRUE(library->addRater({references.rater, RaterRole::Reference, "secret-training", ""}));
        ASSERT_TRUE(library->addRound({RoundId("r1"),
                                       "Round 1",
                                       test::smallScheme().ref,
                                       {ClipId("c1"), ClipId("c2")},
                                       {anna.id, ben.id},
                                       references.rater,
                                       {},
                                       "secret-sampling"}));
        ASSERT_TRUE(library->importCoding(trainer, referenceOf("c1")));
        ASSERT_TRUE(library->importCoding(trainer, referenceOf("c2")));
        ASSERT_TRUE(library->apply(anna, rate(annas, 3)));
        ASSERT_TRUE(library->apply(ben, rate(bens, 4)));
    }
    void submitAnna() { ASSERT_TRUE(library->submit(anna, annas)); }

    test::ScratchFolder folder;
    std::unique_ptr<Library> library;
};

} // namespace

TEST_F(Blindness, TheReferenceOpensClipByClipAfterSubmission) {
    EXPECT_EQ(codeOf(library->coding(anna, references)), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->markCompared(anna, annas.clip)), ErrorCode::Denied);
    submitAnna();
    ASSERT_TRUE(library->coding(anna, references));
    EXPECT_EQ(library->coding(anna, references).value()->rating(DimensionId("sensitivity"))->steps, 11);
    EXPECT_TRUE(library->markCompared(anna, annas.clip));
    EXPECT_TRUE(library->progress(anna).value().at(0).compared);
    EXPECT_EQ(codeOf(library->coding(anna, {ClipId("c2"), references.rater})), ErrorCode::Denied)
        << "the next clip is still to be coded";
    EXPECT_EQ(codeOf(library->coding(ben, references)), ErrorCode::Denied) << "Anna's submission opens nothing to Ben";
}

TEST_F(Blindness, AskingForAReferenceThatIsNotThereAnswersTheSame) {
    const auto there = library->coding(anna, references);
    const auto notThere = library->coding(anna, {ClipId("c3"), references.rater});
    ASSERT_FALSE(there);
    ASSERT_FALSE(notThere);
    EXPECT_EQ(there.error().what, notThere.error().what);
    EXPECT_EQ(there.error().code, notThere.error().code);
}

TEST_F(Blindness, OtherTraineesStayHiddenForGood) {
    EXPECT_EQ(codeOf(library->coding(anna, bens)), ErrorCode::Denied);
    submitAnna();
    ASSERT_TRUE(library->submit(ben, bens));
    EXPECT_EQ(codeOf(library->coding(anna, bens)), ErrorCode::Denied);
}

TEST_F(Blindness, TrainersSeeWhatIsSubmittedNeverADraft) {
    // A draft is for them as if there were nothing: it hides nothing of what others have submitted.
    for (const Viewer& who : {trainer, supervisor}) {
        const auto draft = library->coding(who, annas);
        ASSERT_TRUE(draft) << draft.error().text();
        EXPECT_FALSE(*draft);
    }
    submitAnna();
    for (const Viewer& who : {trainer, supervisor}) {
        EXPECT_TRUE(library->coding(who, annas).value());
        EXPECT_TRUE(library->coding(who, references).value());
        const auto draft = library->coding(who, bens);
        ASSERT_TRUE(draft) << draft.error().text();
        EXPECT_FALSE(*draft);
    }
}

TEST_F(Blindness, ListsAndHistoryGiveNothingAway) {
    for (const bool submitted : {false, true}) {
        if (submitted)
            submitAnna();
        for (const auto all = library->progress(anna).value(); const CodingProgress& one : all)
            EXPECT_EQ(one.key.rater, anna.id);
        ASSERT_EQ(library->raters(anna).value().size(), 1u);
        const auto rounds = library->rounds(anna).value();
        ASSERT_EQ(rounds.size(), 1u);
        EXPECT_EQ(rounds[0].raters, std::vector<RaterId>{anna.id});
        EXPECT_TRUE(rounds[0].sampling.empty());
        for (const auto all = library->history(anna).value(); const JournalEntry& entry : all) {
            EXPECT_EQ(entry.json.find("secret"), std::string::npos) << entry.json;
            EXPECT_EQ(entry.json.find("T02"), std::string::npos) << entry.json;
            EXPECT_EQ(entry.json.find("REF"), std::string::npos) << entry.json;
        }
    }
    for (const auto all = library->history(trainer).value(); const JournalEntry& entry : all)
        EXPECT_EQ(entry.json.find("\"coder\":\"T02\""), std::string::npos) << "Ben's draft: " << entry.json;
    EXPECT_TRUE(library->rounds({RaterId("T09"), RaterRole::Trainee}).value().empty());
    EXPECT_EQ(library->clips({RaterId("T09"), RaterRole::Trainee}).value().size(), 1u) << "only the clip of no round";
}

TEST_F(Blindness, UndoTellsNothingOfOthers) {
    EXPECT_EQ(codeOf(library->historyStatus(anna, references)), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->historyStatus(anna, bens)), ErrorCode::Denied);
    EXPECT_FALSE(library->historyStatus(anna, {}).value().undo) << "the newest edit is Ben's";
    EXPECT_EQ(codeOf(library->undo(anna, {})), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->undo(anna, bens)), ErrorCode::Denied);
}

TEST_F(Blindness, TraineesChangeOnlyTheirOwn) {
    EXPECT_EQ(codeOf(library->apply(anna, rate(bens, 1))), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->apply(anna, rate(references, 1))), ErrorCode::Denied);
    EXPECT_TRUE(library->apply(anna, DeclareClip{clipOf("c9")})) << "a clip of one's own to practise on";
    Clip renamed = clipOf("c9");
    renamed.title = "Another";
    EXPECT_EQ(codeOf(library->apply(anna, ChangeClip{renamed})), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->apply(anna, RemoveClip{ClipId("c3")})), ErrorCode::Denied);
    const ClipView view{"child.mp4", "", MediaDuration(1)};
    EXPECT_TRUE(library->apply(anna, SetClipView{ClipId("c9"), view})) << "of a clip outside rounds";
    EXPECT_EQ(codeOf(library->apply(anna, SetClipView{ClipId("c1"), view})), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->submit(anna, bens)), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->importCoding(anna, referenceOf("c3"))), ErrorCode::Denied);
}

TEST_F(Blindness, AClaimedRoleDoesNotOverrideTheRecordedOne) {
    const Viewer posing{anna.id, RaterRole::Trainer};
    EXPECT_EQ(codeOf(library->coding(posing, references)), ErrorCode::Denied);
    EXPECT_EQ(library->raters(posing).value().size(), 1u);
    const Viewer nobody{RaterId(), RaterRole::Trainee};
    EXPECT_EQ(codeOf(library->coding(nobody, references)), ErrorCode::Denied);
    EXPECT_TRUE(library->progress(nobody).value().empty());
}

TEST_F(Blindness, ReflectionsAreTheAuthorsAlone) {
    ASSERT_TRUE(library->saveReflection(anna, {annas.clip, "What did I feel?", "first", 1}));
    ASSERT_TRUE(library->saveReflection(anna, {annas.clip, "What did I feel?", "second", 2}));
    ASSERT_EQ(library->reflections(anna).value().size(), 1u);
    EXPECT_EQ(library->reflections(anna).value()[0].text, "second");
    for (const Viewer& who : {ben, trainer, supervisor})
        EXPECT_TRUE(library->reflections(who).value().empty());
    for (const auto all = library->journal().value(); const JournalEntry& entry : all)
        EXPECT_EQ(entry.json.find("second"), std::string::npos) << "not in the journal either";
    ASSERT_TRUE(library->addActivity(anna, {1, 90, true, "session"}));
    EXPECT_EQ(library->activities(anna).value().size(), 1u);
    EXPECT_TRUE(library->activities(trainer).value().empty());
    ASSERT_TRUE(library->setSetting(anna, "layout", "wide"));
    EXPECT_EQ(library->setting(anna, "layout").value(), "wide");
    EXPECT_FALSE(library->setting(ben, "layout").value());
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Rounds as the store enforces them: what opens when, what is refused, what is kept for good.
#include "base/crypto.h"
#include "store/group_figures.h"
#include "store/library.h"
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace attune {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const Viewer trainer{RaterId("TR"), RaterRole::Trainer};
const Viewer anna{RaterId("T01"), RaterRole::Trainee};
const Viewer ben{RaterId("T02"), RaterRole::Trainee};
const RaterId reference("REF");
const DimensionId sensitivity("sensitivity"), involvement("involvement");

template <typename T> ErrorCode codeOf(const T& result) { return result ? ErrorCode::Internal : result.error().code; }
template <typename T> std::string whatOf(const T& result) { return result ? std::string() : result.error().what; }

class Rounds : public testing::Test {
  protected:
    void SetUp() override {
        library = std::move(Library::create(path).value());
        ASSERT_TRUE(library->addScheme(test::smallScheme()));
        for (const Viewer& who : {trainer, anna, ben})
            ASSERT_TRUE(library->addRater({who.id, who.role, "", ""}));
        ASSERT_TRUE(library->addRater({reference, RaterRole::Reference, "", ""}));
        for (const char* id : {"c1", "c2", "c3", "c4"}) {
            Clip clip;
            clip.id = ClipId(id);
            clip.alias = id;
            clip.title = "Secret title";
            clip.duration = MediaDuration(1'000'000'000'000);
            ASSERT_TRUE(library->apply(trainer, DeclareClip{clip}));
            Coding coding;
            coding.clip = clip.id;
            coding.rater = reference;
            coding.scheme = test::smallScheme().ref;
            coding.submittedMs = 10;
            for (const DimensionId& d : {sensitivity, involvement}) {
                Rating rating;
                rating.steps = 7;
                rating.rationale = "why " + d.value;
                coding.ratings[{{}, d}] = rating;
            }
            ASSERT_TRUE(library->importCoding(trainer, coding));
        }
    }
    void TearDown() override {
        if (library) {
            EXPECT_THAT(library->verify().value(), IsEmpty());
        }
    }

    Round round(const std::string& id, RoundMode mode, const std::vector<std::string>& clips,
                std::vector<RaterId> raters = {anna.id, ben.id}) {
        Round out;
        out.id = RoundId(id);
        out.title = "Round " + id;
        out.scheme = test::smallScheme().ref;
        for (const std::string& clip : clips)
            out.clips.emplace_back(clip);
        out.raters = std::move(raters);
        out.reference = reference;
        out.plan.mode = mode;
        return out;
    }
    Result<std::int64_t> resume(const Viewer& who, const std::string& clip) {
        return library->applyLine(who, R"({"edit":"clip.resume","clip":")" + clip + R"(","coder":")" + who.id.value +
                                           R"("})");
    }
    Status rate(const Viewer& who, const std::string& clip, const DimensionId& dimension, std::int64_t steps = 5) {
        SetRating edit{{ClipId(clip), who.id}, {{}, dimension}, {}, {}};
        edit.rating.steps = steps;
        if (auto seq = library->apply(who, edit); !seq)
            return std::unexpected(seq.error());
        return {};
    }
    Status submit(const Viewer& who, const std::string& clip) {
        if (auto rated = rate(who, clip, sensitivity); !rated)
            return rated;
        return library->submit(who, {ClipId(clip), who.id});
    }
    auto seen(const Viewer& who, const std::string& clip) { return library->coding(who, {ClipId(clip), reference}); }

    test::ScratchFolder folder;
    std::filesystem::path path = folder / "rounds.attune";
    std::unique_ptr<Library> library;
};

} // namespace

TEST_F(Rounds, ATestOpensOnlyAfterTheTrainersRelease) {
    ASSERT_TRUE(library->addRound(round("t", RoundMode::Test, {"c1", "c2"})));
    ASSERT_TRUE(submit(anna, "c1"));
    EXPECT_EQ(codeOf(seen(anna, "c1")), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->markCompared(anna, ClipId("c1"))), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->release(anna, RoundId("t"))), ErrorCode::Denied);
    ASSERT_TRUE(library->release(trainer, RoundId("t")));
    EXPECT_TRUE(seen(anna, "c1").value());
    EXPECT_EQ(codeOf(seen(anna, "c2")), ErrorCode::Denied) << "not submitted yet";
    EXPECT_EQ(codeOf(seen(ben, "c1")), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->release(trainer, RoundId("t"))), ErrorCode::Conflict);
    library = std::move(Library::open(path).value());
    EXPECT_TRUE(seen(anna, "c1").value()) << "the release is kept";
}

TEST_F(Rounds, LearningOpensDimensionByDimensionAndTheScoreStands) {
    ASSERT_TRUE(library->addRound(round("l", RoundMode::Learn, {"c1"})));
    EXPECT_EQ(codeOf(library->commitDimension(anna, ClipId("c1"), sensitivity)), ErrorCode::Invalid) << "not rated";
    ASSERT_TRUE(rate(anna, "c1", sensitivity, 3));
    EXPECT_EQ(codeOf(seen(anna, "c1")), ErrorCode::Denied);
    ASSERT_TRUE(library->commitDimension(anna, ClipId("c1"), sensitivity));
    const auto part = seen(anna, "c1").value();
    ASSERT_TRUE(part);
    EXPECT_TRUE(part->rating(sensitivity));
    EXPECT_FALSE(part->rating(involvement)) << "the other dimension stays closed";
    EXPECT_THAT(whatOf(rate(anna, "c1", sensitivity, 7)), HasSubstr("stands"));
    EXPECT_EQ(codeOf(library->undo(anna, CodingKey{ClipId("c1"), anna.id})), ErrorCode::Conflict)
        << "nor is it taken back";
    EXPECT_TRUE(rate(anna, "c1", involvement));
    library = std::move(Library::open(path).value());
    EXPECT_FALSE(rate(anna, "c1", sensitivity, 7));
}

TEST_F(Rounds, AClipSeenInPracticeCannotBeATestClip) {
    ASSERT_TRUE(library->addRound(round("p", RoundMode::Practice, {"c1"}, {anna.id})));
    const auto refused = library->addRound(round("t", RoundMode::Test, {"c1", "c2"}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().what, HasSubstr("T01 knows c1: it was given to them in the round Round p"));
    EXPECT_TRUE(library->addRound(round("t", RoundMode::Test, {"c1", "c2"}, {ben.id}))) << "Ben does not know it";
    // A look is enough.
    ASSERT_TRUE(library->addRound(round("p2", RoundMode::Practice, {"c3"}, {ben.id})));
    EXPECT_THAT(whatOf(library->addRound(round("p3", RoundMode::Practice, {"c2"}, {ben.id}))),
                HasSubstr("c2 is a test clip of T02"));
    ASSERT_TRUE(library->noteWatched(trainer, ClipId("c4"), {{{MediaTime(0), MediaTime(10)}}}));
    EXPECT_EQ(library->exposures(trainer).value().back().what, "viewed");
    EXPECT_THAT(library->exposures(anna).value(), IsEmpty());
}

TEST_F(Rounds, ATraineeCodesOnlyWhatWasGivenToThem) {
    ASSERT_TRUE(library->addRound(round("t", RoundMode::Test, {"c1"}, {anna.id})));
    EXPECT_EQ(codeOf(rate(ben, "c1", sensitivity)), ErrorCode::Denied);
    EXPECT_TRUE(rate(anna, "c1", sensitivity));
}

TEST_F(Rounds, StagesOpenInOrderAndAskForTheirDimensions) {
    Round staged = round("s", RoundMode::Practice, {"c1", "c2"});
    staged.plan.stages = {{{sensitivity}, 1}};
    ASSERT_TRUE(library->addRound(staged));
    EXPECT_THAT(whatOf(rate(anna, "c1", involvement)), HasSubstr("does not ask for involvement"));
    EXPECT_THAT(whatOf(rate(anna, "c2", sensitivity)), HasSubstr("later stage"));
    ASSERT_TRUE(submit(anna, "c1"));
    EXPECT_TRUE(rate(anna, "c2", involvement)) << "after the last stage all dimensions are rated";
    Round wrong = staged;
    wrong.id = RoundId("w");
    wrong.plan.stages = {{{DimensionId("nothing")}, 1}};
    EXPECT_EQ(codeOf(library->addRound(wrong)), ErrorCode::Invalid);
}

TEST_F(Rounds, EvidenceAndWatchingAreAskedForAtSubmission) {
    Round strict = round("e", RoundMode::Practice, {"c1"});
    strict.plan.minEvidence = 1;
    strict.plan.minWatchedPercent = 90;
    ASSERT_TRUE(library->addRound(strict));
    EXPECT_THAT(whatOf(submit(anna, "c1")), HasSubstr("less evidence"));
    AddEvidence moment{{ClipId("c1"), anna.id},
                       {EvidenceId("e1"), sensitivity, EvidenceDirection::Plus, {MediaTime(4), MediaTime(4)}, ""},
                       {}};
    ASSERT_TRUE(library->apply(anna, moment));
    ASSERT_TRUE(library->noteWatched(anna, ClipId("c1"), {{{MediaTime(0), MediaTime(500'000'000'000)}}}));
    ASSERT_TRUE(library->noteWatched(anna, ClipId("c1"), {{{MediaTime(100), MediaTime(600'000'000'000)}}}));
    EXPECT_EQ(library->limits(anna, ClipId("c1")).value().watchedPercent, 60) << "what is seen twice counts once";
    EXPECT_THAT(whatOf(submit(anna, "c1")), HasSubstr("watched 60 %"));
    ASSERT_TRUE(
        library->noteWatched(anna, ClipId("c1"), {{{MediaTime(600'000'000'000), MediaTime(1'000'000'000'000)}}}));
    EXPECT_TRUE(submit(anna, "c1"));
    EXPECT_EQ(codeOf(library->noteWatched(anna, ClipId("c1"), {{{MediaTime(-5), MediaTime(2000)}}})),
              ErrorCode::Invalid);
}

TEST_F(Rounds, WatchingCountsUpToTheSpeedThatTheRoundAllows) {
    Round strict = round("e", RoundMode::Practice, {"c1"});
    strict.plan.minWatchedPercent = 90;
    ASSERT_TRUE(library->addRound(strict));
    const auto seconds = [](int from, int to) {
        return TimeSpan{MediaTime(from * std::int64_t{1'000'000'000}), MediaTime(to * std::int64_t{1'000'000'000})};
    };
    const ClipId clip("c1");
    const auto percent = [&] { return library->limits(anna, clip).value().watchedPercent; };
    ASSERT_TRUE(library->noteWatched(anna, clip, {{seconds(0, 500), 200}, {seconds(500, 1000), 400}}));
    EXPECT_EQ(percent(), 50) << "twice real time counts where nothing else is said, four times does not";
    EXPECT_THAT(whatOf(submit(anna, "c1")), HasSubstr("watched 50 % of the clip at 2× or slower"));
    strict.plan.fastestWatchedPercent = 100;
    ASSERT_TRUE(library->addRound(strict));
    EXPECT_EQ(percent(), 0);
    ASSERT_TRUE(library->noteWatched(anna, clip, {{seconds(0, 600), 100}}));
    ASSERT_TRUE(library->noteWatched(anna, clip, {{seconds(100, 300), 150}})) << "again, faster: the slower stands";
    EXPECT_EQ(percent(), 60);
    EXPECT_EQ(library->watched(anna, clip).value(),
              (std::vector<WatchedSpan>{{seconds(0, 600), 100}, {seconds(600, 1000), 400}}));
    strict.plan.fastestWatchedPercent = 0;
    ASSERT_TRUE(library->addRound(strict));
    EXPECT_EQ(percent(), 100) << "any speed";
    EXPECT_TRUE(submit(anna, "c1"));
}

TEST_F(Rounds, TraineesSeeTheirOwnPartOfARound) {
    Round shared = round("o", RoundMode::Practice, {"c1", "c2", "c3", "c4"});
    shared.plan.overlapPercent = 50;
    shared.plan.randomOrder = true;
    shared.plan.seed = 7;
    ASSERT_TRUE(library->addRound(shared));
    const Round whole = library->rounds(trainer).value().at(0);
    EXPECT_EQ(std::ranges::count(whole.assignments, true, &Assignment::overlap), 2);
    EXPECT_EQ(whole.assignments.size(), 6u);
    const Round own = library->rounds(anna).value().at(0);
    EXPECT_EQ(own.clips, whole.clipsOf(anna.id));
    EXPECT_THAT(own.assignments, IsEmpty());
    EXPECT_EQ(own.plan.seed, 0);
    EXPECT_FALSE(own.plan.overlapPercent) << "hidden double coding stays hidden";
    EXPECT_EQ(library->clips(anna).value().size(), own.clips.size());
}

TEST_F(Rounds, ContextStaysHiddenUntilFeedbackOpens) {
    Round hidden = round("h", RoundMode::Practice, {"c1"});
    hidden.plan.hideContext = true;
    ASSERT_TRUE(library->setContext(trainer, {ClipId("c1"), "en", "home", "both", "foster", "words", "loud crying"}));
    ASSERT_TRUE(library->addRound(hidden));
    const auto titleFor = [&](const Viewer& who) { return library->clips(who).value().at(0).title; };
    EXPECT_EQ(titleFor(anna), "");
    EXPECT_EQ(titleFor(trainer), "Secret title");
    EXPECT_EQ(library->contexts(anna).value().at(0).relation, "");
    EXPECT_EQ(library->contexts(anna).value().at(0).advisory, "loud crying") << "a warning is never hidden";
    ASSERT_TRUE(submit(anna, "c1"));
    EXPECT_EQ(titleFor(anna), "Secret title");
    EXPECT_EQ(library->contexts(anna).value().at(0).relation, "foster");
    EXPECT_EQ(codeOf(library->setContext(anna, {ClipId("c1"), "", "", "", "", "", ""})), ErrorCode::Denied);
}

TEST_F(Rounds, WhoDoesNotSeeTheContextMovesTheFileAndLosesNothing) {
    Round hidden = round("h", RoundMode::Practice, {"c1"});
    hidden.plan.hideContext = true;
    Clip aged = library->clips(trainer).value().at(0);
    aged.ageMonths = std::pair(18, 24);
    ASSERT_TRUE(library->apply(trainer, ChangeClip{aged}));
    ASSERT_TRUE(library->addRound(hidden));
    Clip moved = library->clips(anna).value().at(0);
    EXPECT_FALSE(moved.ageMonths) << "the age is context";
    moved.mediaPath = "elsewhere.mp4";
    ASSERT_TRUE(library->apply(anna, ChangeClip{moved}));
    const Clip now = library->clips(trainer).value().at(0);
    aged.mediaPath = "elsewhere.mp4";
    EXPECT_EQ(now, aged);
}

TEST_F(Rounds, ARaterMayBeSparedAClip) {
    ASSERT_TRUE(library->addRound(round("p", RoundMode::Practice, {"c1", "c2"})));
    ASSERT_TRUE(library->decline(anna, ClipId("c1"), "too close to home"));
    EXPECT_EQ(codeOf(rate(anna, "c1", sensitivity)), ErrorCode::Conflict);
    EXPECT_EQ(library->declined(trainer).value().size(), 1u);
    EXPECT_THAT(library->declined(ben).value(), IsEmpty());
    ASSERT_TRUE(submit(anna, "c2"));
    EXPECT_EQ(codeOf(library->decline(anna, ClipId("c2"), "")), ErrorCode::Conflict);
    EXPECT_THAT(whatOf(library->decline({RaterId("T99"), RaterRole::Trainee}, ClipId("c1"), "")),
                HasSubstr("nobody here has the code T99"));
    EXPECT_THAT(whatOf(library->decline(anna, ClipId("c9"), "")), HasSubstr("T01 has no clip c9"));
    EXPECT_EQ(codeOf(library->decline(ben, ClipId("c1"), std::string(5000, 'x'))), ErrorCode::Invalid);
    const auto lines = library->records(trainer).value().size();
    ASSERT_TRUE(library->decline(anna, ClipId("c1"), "too close to home"));
    EXPECT_EQ(library->records(trainer).value().size(), lines) << "said already";
}

TEST_F(Rounds, ASparedClipIsTakenBackUntilTheResultsAreReleased) {
    ASSERT_TRUE(library->addRound(round("t", RoundMode::Test, {"c3", "c4"})));
    EXPECT_EQ(codeOf(resume(anna, "c3")), ErrorCode::NotFound);
    for (const char* clip : {"c3", "c4"})
        ASSERT_TRUE(library->decline(anna, ClipId(clip), "not today"));
    EXPECT_EQ(codeOf(resume(ben, "c3")), ErrorCode::NotFound) << "each for themselves";
    ASSERT_TRUE(resume(anna, "c3"));
    EXPECT_EQ(library->declined(trainer).value().size(), 1u);
    ASSERT_TRUE(submit(anna, "c3"));
    const auto records = library->records(trainer).value();
    EXPECT_EQ(std::ranges::count(records, std::string("declined"), &RecordLine::kind), 2) << "what was said stays said";
    EXPECT_EQ(std::ranges::count(records, std::string("resumed"), &RecordLine::kind), 1);
    ASSERT_TRUE(library->release(trainer, RoundId("t")));
    EXPECT_THAT(whatOf(resume(anna, "c4")), HasSubstr("are released"));
    // A trainer may have seen what the others submitted since.
    ASSERT_TRUE(library->decline(trainer, ClipId("c4"), ""));
    EXPECT_EQ(codeOf(resume(trainer, "c4")), ErrorCode::Denied);
    EXPECT_THAT(library->verify().value(), IsEmpty()) << "the journal gives the same";
}

TEST_F(Rounds, ATrainerCodesAloneBeforeSeeingTheOthers) {
    const Viewer second{RaterId("TR2"), RaterRole::Trainer}, head{RaterId("SV"), RaterRole::Supervisor};
    Clip fresh;
    fresh.id = ClipId("c5");
    fresh.alias = "c5";
    fresh.duration = MediaDuration(1'000'000'000'000);
    ASSERT_TRUE(library->apply(trainer, DeclareClip{fresh}));
    for (const Viewer& who : {second, head})
        ASSERT_TRUE(library->addRater({who.id, who.role, "", ""}));
    for (const char* clip : {"c1", "c5"})
        ASSERT_TRUE(submit(trainer, clip));
    const auto sees = [&](const Viewer& who, const char* clip) {
        return library->coding(who, {ClipId(clip), trainer.id}).value().has_value();
    };
    const auto inHistory = [&](const Viewer& who) {
        return std::ranges::any_of(library->history(who).value(), [](const JournalEntry& entry) {
            return entry.json.find("\"TR\"") != std::string::npos && entry.json.find("\"c5\"") != std::string::npos;
        });
    };
    EXPECT_FALSE(sees(second, "c5"));
    EXPECT_FALSE(sees(head, "c5"));
    EXPECT_FALSE(inHistory(second));
    EXPECT_TRUE(sees(second, "c1")) << "it has a reference already";
    ASSERT_TRUE(submit(anna, "c5"));
    EXPECT_TRUE(library->coding(second, {ClipId("c5"), anna.id}).value()) << "of a trainee, not of a trainer";
    ASSERT_TRUE(rate(second, "c5", sensitivity));
    EXPECT_FALSE(sees(second, "c5")) << "a draft can still be changed";
    ASSERT_TRUE(submit(second, "c5"));
    EXPECT_TRUE(sees(second, "c5"));
    EXPECT_TRUE(inHistory(second));
    // Who makes the consensus says that they do not code it, and then cannot.
    ASSERT_TRUE(library->decline(head, ClipId("c5"), ""));
    EXPECT_TRUE(sees(head, "c5"));
    EXPECT_EQ(codeOf(rate(head, "c5", sensitivity)), ErrorCode::Conflict);
}

TEST_F(Rounds, ConsentDecidesWhatAClipIsUsedFor) {
    Consent child{ClipId("c1"), "child", {ConsentScope::Coding, ConsentScope::Training}, ReleaseLevel::Private, {},
                  {},           false};
    EXPECT_EQ(codeOf(library->setConsent(anna, child)), ErrorCode::Denied);
    ASSERT_TRUE(library->setConsent(trainer, child));
    EXPECT_THAT(library->consents(anna).value(), IsEmpty());
    EXPECT_THAT(whatOf(library->addRound(round("t", RoundMode::Test, {"c1"}))), HasSubstr("does not cover tests"));
    ASSERT_TRUE(library->addRound(round("p", RoundMode::Practice, {"c1"})));
    EXPECT_TRUE(library->mayPlay(anna, ClipId("c1")));
    EXPECT_THAT(whatOf(library->mayHandOut(ClipId("c1"))), HasSubstr("inside this site"));
    child.level = ReleaseLevel::AuthorisedUsers;
    child.until = "2001-01-31";
    ASSERT_TRUE(library->setConsent(trainer, child));
    EXPECT_THAT(whatOf(library->mayPlay(anna, ClipId("c1"))), HasSubstr("ended on 2001-01-31"));
    EXPECT_EQ(codeOf(library->mayPlay(trainer, ClipId("c1"))), ErrorCode::Denied) << "nor do trainers";
    child.until.reset();
    ASSERT_TRUE(library->setConsent(trainer, child));
    EXPECT_TRUE(library->mayHandOut(ClipId("c1")));
    Consent bystander{ClipId("c1"), "bystander", {}, ReleaseLevel::Public, {}, {}, true};
    ASSERT_TRUE(library->setConsent(trainer, bystander));
    EXPECT_THAT(whatOf(library->mayPlay(anna, ClipId("c1"))), HasSubstr("bystander was withdrawn"))
        << "everybody in the picture consents";
    EXPECT_EQ(codeOf(rate(anna, "c1", sensitivity)), ErrorCode::Denied);
    bystander.until = "soon";
    EXPECT_EQ(codeOf(library->setConsent(trainer, bystander)), ErrorCode::Invalid);
}

TEST_F(Rounds, RecordsOnlyGrowAndFollowFromEachOther) {
    ASSERT_TRUE(library->addRound(round("p", RoundMode::Practice, {"c1"})));
    ASSERT_TRUE(library->noteWatched(anna, ClipId("c1"), {{{MediaTime(0), MediaTime(10)}}}));
    ASSERT_TRUE(library->noteWatched(anna, ClipId("c1"), {{{MediaTime(10), MediaTime(20)}}}));
    ASSERT_TRUE(submit(anna, "c1"));
    ASSERT_TRUE(library->markCompared(anna, ClipId("c1")));
    ASSERT_TRUE(library->note(trainer, "exported", ClipId("c1"), "summary"));
    EXPECT_EQ(codeOf(library->note(trainer, "certified", {}, "{}")), ErrorCode::Invalid);
    std::vector<std::string> kinds;
    const auto lines = library->records(trainer).value();
    for (const RecordLine& line : lines)
        kinds.push_back(line.kind);
    EXPECT_EQ(kinds, (std::vector<std::string>{"viewed", "submitted", "compared", "exported"}));
    EXPECT_EQ(library->records(anna).value().size(), 3u);
    EXPECT_THAT(library->records(ben).value(), IsEmpty());
    library.reset();
    SQLite::Database db(path.string(), SQLite::OPEN_READWRITE);
    EXPECT_THROW(db.exec("UPDATE records SET words='x'"), SQLite::Exception);
    EXPECT_THROW(db.exec("DELETE FROM records"), SQLite::Exception);
    db.exec("DROP TRIGGER records_keep_words; UPDATE records SET by_rater='T02' WHERE seq=2");
    EXPECT_THAT(Library::open(path).value()->verify().value(), Contains(HasSubstr("line 2 was changed afterwards")));
}

TEST_F(Rounds, TheLedgerIsPartOfTheJournal) {
    CertificationRecord record;
    record.rater = anna.id;
    record.round = RoundId("t");
    record.verdict = {anna.id.value, "Site rule", VerdictOutcome::Fail, {}};
    record.figures = {{"sensitivity", "bias", .5, "", 12}};
    EXPECT_EQ(codeOf(library->certify(anna, record)), ErrorCode::Denied);
    ASSERT_TRUE(library->certify(trainer, record));
    EXPECT_EQ(library->certifications(anna).value().size(), 1u);
    EXPECT_THAT(library->certifications(ben).value(), IsEmpty());
    EXPECT_THAT(library->verify().value(), IsEmpty());
    library.reset();
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE)
        .exec("DROP TRIGGER records_keep_rows; DELETE FROM records WHERE kind='certified'");
    EXPECT_THAT(Library::open(path).value()->verify().value(), Contains(HasSubstr("ledger differs from the journal")))
        << "cutting off the end is noticed too";
}

TEST_F(Rounds, ManyStepsAreOneOrNone) {
    const auto edits = library->info().value().edits;
    const auto failed = library->atOnce([&]() -> Status {
        if (auto ok = library->addRater({RaterId("T09"), RaterRole::Trainee, "", ""}); !ok)
            return ok;
        if (auto ok = rate(trainer, "c1", sensitivity); !ok)
            return ok;
        return library->release(trainer, RoundId("none"));
    });
    EXPECT_EQ(codeOf(failed), ErrorCode::NotFound);
    EXPECT_EQ(library->info().value().edits, edits);
    EXPECT_FALSE(library->coding(trainer, {ClipId("c1"), trainer.id}).value());
    EXPECT_TRUE(rate(trainer, "c1", sensitivity)) << "and work goes on";
}

TEST_F(Rounds, APassphraseLocksNotesAndKey) {
    setenv("ATTUNE_FAST_PASSPHRASE", "1", 1);
    const std::string words = "whose baby did I see";
    ASSERT_TRUE(library->saveReflection(anna, {ClipId("c1"), "p", words, 5}));
    const auto signature = library->sign(anna.id, "text");
    ASSERT_TRUE(signature);
    EXPECT_EQ(codeOf(library->setPassphrase(anna, "", "short")), ErrorCode::Invalid);
    ASSERT_TRUE(library->setPassphrase(anna, "", "long enough"));
    EXPECT_EQ(library->reflections(anna).value().at(0).text, words) << "who set it is in";
    library.reset();
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    EXPECT_THAT(bytes.str(), testing::Not(HasSubstr(words))) << "nothing of the note is left in the file";
    library = std::move(Library::open(path).value());
    EXPECT_EQ(codeOf(library->reflections(anna)), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->saveReflection(anna, {ClipId("c2"), "p", "x", 5})), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->sign(anna.id, "text")), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->unlock(anna.id, "wrong words")), ErrorCode::Denied);
    EXPECT_EQ(codeOf(library->setPassphrase(anna, "wrong words", "something new")), ErrorCode::Denied);
    ASSERT_TRUE(library->unlock(anna.id, "long enough"));
    EXPECT_EQ(library->reflections(anna).value().at(0).text, words);
    EXPECT_EQ(library->sign(anna.id, "text").value(), *signature) << "the same key";
    EXPECT_TRUE(isSignedBy(**library->publicKey(anna.id), "text", *signature));
    ASSERT_TRUE(library->setPassphrase(anna, "long enough", ""));
    library = std::move(Library::open(path).value());
    EXPECT_EQ(library->reflections(anna).value().at(0).text, words);
    EXPECT_TRUE(library->unlock(ben.id, "anything")) << "without a passphrase there is nothing to unlock";
}

TEST_F(Rounds, ActivitiesAreSharedAndSigned) {
    ASSERT_TRUE(library->addActivity(anna, {1000, 90, true, "Session 1", true, "Thinking; Reflection"}));
    const auto own = library->activities(anna).value().at(0);
    EXPECT_TRUE(own.credit);
    EXPECT_EQ(own.competencies, "Thinking; Reflection");
    EXPECT_THAT(library->sharedActivities(trainer, anna.id).value(), IsEmpty());
    EXPECT_EQ(codeOf(library->signActivity(trainer, own.id)), ErrorCode::Denied) << "not shared";
    ASSERT_TRUE(library->shareActivity(anna, own.id, true));
    EXPECT_EQ(codeOf(library->shareActivity(ben, own.id, true)), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(library->signActivity(ben, own.id)), ErrorCode::Denied);
    ASSERT_TRUE(library->signActivity(trainer, own.id));
    EXPECT_EQ(library->activities(anna).value().at(0).signedBy, "TR");
    EXPECT_EQ(codeOf(library->signActivity(trainer, own.id)), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(library->shareActivity(anna, own.id, false)), ErrorCode::NotFound) << "signed is signed";
}

// A group is shown to one of its own from four raters on, and only over what they may compare.
TEST_F(Rounds, AGroupOfFewIsNotShownToItsOwn) {
    const std::vector<Viewer> people = {
        anna, ben, {RaterId("T03"), RaterRole::Trainee}, {RaterId("T04"), RaterRole::Trainee}};
    Round round = this->round("r", RoundMode::Practice, {"c1", "c2"}, {});
    for (const Viewer& who : people) {
        ASSERT_TRUE(library->addRater({who.id, who.role, "", ""}));
        round.raters.push_back(who.id);
    }
    ASSERT_TRUE(library->addRound(round));
    const auto code = [&](const Viewer& who, const char* clip, std::int64_t steps) {
        for (const DimensionId& d : {sensitivity, involvement}) {
            SetRating edit{{ClipId(clip), who.id}, {{}, d}, {}, {}};
            edit.rating.steps = steps;
            ASSERT_TRUE(library->apply(who, edit));
            ASSERT_TRUE(library->apply(who, AddEvidence{edit.key,
                                                        {EvidenceId(who.id.value + clip + d.value),
                                                         d,
                                                         EvidenceDirection::Plus,
                                                         {MediaTime(0), MediaTime(0)},
                                                         ""},
                                                        {}}));
        }
        ASSERT_TRUE(library->submit(who, {ClipId(clip), who.id}));
    };
    const auto seen = [&](const Viewer& who) { return groupFigures(*library, who, round.id); };
    for (std::size_t i = 0; i < 3; ++i)
        code(people[i], "c1", 7 + static_cast<std::int64_t>(i)); // the reference has 7: 0, half a point, a point
    EXPECT_EQ(codeOf(seen(anna)), ErrorCode::Denied);
    EXPECT_THAT(whatOf(seen(anna)), HasSubstr("from 4 raters on"));
    EXPECT_THAT(whatOf(seen(anna)), HasSubstr("here 3 did"));
    EXPECT_EQ(seen(trainer)->front().raters, 3) << "trainers see every figure";
    code(people[3], "c1", 12); // two points and a half
    for (std::size_t i = 1; i < 4; ++i)
        code(people[i], "c2", 12); // all but anna
    const auto figures = seen(anna);
    ASSERT_TRUE(figures) << figures.error().text();
    ASSERT_EQ(figures->size(), 2u);
    EXPECT_EQ(figures->front().dimension, sensitivity);
    EXPECT_EQ(figures->front().raters, 4);
    EXPECT_EQ(figures->front().scores, 4) << "c2 is closed to her until she has submitted it";
    EXPECT_DOUBLE_EQ(figures->front().meanDifference, (0 + .5 + 1 + 2.5) / 4);
    EXPECT_DOUBLE_EQ(figures->front().meanAbsDifference, 1);
    EXPECT_DOUBLE_EQ(figures->front().withinOne, .75);
    EXPECT_EQ(seen(trainer)->front().scores, 7);
    EXPECT_EQ(seen(ben)->front().scores, 7)
        << "three raters on c2 alone would be too few, seven scores of four are not";
    EXPECT_EQ(codeOf(seen({RaterId("T99"), RaterRole::Trainee})), ErrorCode::NotFound);
    // Nothing of a sealed test, however many there are.
    Round test = round;
    test.id = RoundId("t");
    test.plan.mode = RoundMode::Test;
    test.clips = {ClipId("c3")};
    ASSERT_TRUE(library->addRound(test));
    for (const Viewer& who : people)
        code(who, "c3", 7);
    EXPECT_EQ(codeOf(groupFigures(*library, anna, test.id)), ErrorCode::Denied);
    ASSERT_TRUE(library->release(trainer, test.id));
    EXPECT_TRUE(groupFigures(*library, anna, test.id));
}

} // namespace attune

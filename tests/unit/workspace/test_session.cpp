// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/hash.h"
#include "workspace/comparison.h"
#include "workspace/round_ratings.h"
#include "workspace/session.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace attune {
namespace {

namespace fs = std::filesystem;

CodingScheme twoDimensions() {
    CodingScheme scheme;
    scheme.ref = {SchemeId("two"), 1};
    scheme.title = "Two";
    for (const char* id : {"warmth", "pace"}) {
        Dimension d;
        d.id = DimensionId(id);
        d.name = id == std::string("warmth") ? "Warmth" : "Pace";
        d.scale.min = 1;
        d.scale.max = 7;
        d.scale.step = 0.5;
        scheme.dimensions.push_back(d);
    }
    scheme.dimensions[1].role = PersonRole::Child;
    return scheme;
}

Coding finished(const ClipId& clip, const char* rater, std::optional<double> warmth, std::optional<double> pace,
                std::int64_t submittedMs) {
    const CodingScheme scheme = twoDimensions();
    Coding coding;
    coding.clip = clip;
    coding.rater = RaterId(rater);
    coding.scheme = scheme.ref;
    coding.state = CodingState::Submitted;
    coding.startedMs = submittedMs - 60'000;
    coding.submittedMs = submittedMs;
    const auto put = [&](const char* id, std::optional<double> score) {
        Rating rating;
        if (score)
            rating.steps = scheme.dimensions[0].scale.stepsOf(*score);
        else
            rating.status = RatingStatus::NotCodable;
        coding.ratings[{{}, DimensionId(id)}] = rating;
    };
    put("warmth", warmth);
    put("pace", pace);
    return coding;
}

class SessionTest : public testing::Test {
  protected:
    void SetUp() override {
        m_folder = fs::temp_directory_path() / ("attune-session-" + randomHex(6));
        fs::create_directories(m_folder);
        m_path = m_folder / "round.attune";
        auto library = Library::create(m_path, "Northside");
        ASSERT_TRUE(library) << library.error().text();
        ASSERT_TRUE((*library)->addScheme(twoDimensions()));
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        for (const auto& [id, role] : {std::pair{"R1", RaterRole::Trainer},
                                       {"T01", RaterRole::Trainee},
                                       {"T02", RaterRole::Trainee},
                                       {"REF", RaterRole::Reference}})
            ASSERT_TRUE((*library)->addRater({RaterId(id), role, "", "en"}));
        Round round;
        round.id = RoundId("r");
        round.title = "Round 1";
        round.scheme = twoDimensions().ref;
        round.raters = {RaterId("T01"), RaterId("T02")};
        round.reference = RaterId("REF");
        for (int i = 1; i <= 3; ++i) {
            Clip clip;
            clip.id = ClipId("c" + std::to_string(i));
            clip.alias = "A-0" + std::to_string(i);
            clip.duration = MediaDuration(20'000'000'000);
            ASSERT_TRUE((*library)->apply(trainer, DeclareClip{clip}));
            round.clips.push_back(clip.id);
        }
        ASSERT_TRUE((*library)->addRound(round));
        for (int i = 1; i <= 3; ++i) {
            const ClipId clip("c" + std::to_string(i));
            ASSERT_TRUE((*library)->importCoding(trainer, finished(clip, "REF", 2.0 + i, 4, 1000)));
            ASSERT_TRUE((*library)->importCoding(trainer, finished(clip, "T02", 3.0 + i, {}, 2000 * i)));
        }
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::unique_ptr<Session> as(const char* who) {
        auto session = Session::open(m_path, RaterId(who));
        EXPECT_TRUE(session) << (session ? "" : session.error().text());
        return session ? std::move(*session) : nullptr;
    }

    fs::path m_folder, m_path;
    const DimensionId m_warmth{"warmth"}, m_pace{"pace"};
    const ClipId m_clip{"c1"};
};

TEST_F(SessionTest, SplitMergeAndManyAtOnceAreOneStepEach) {
    auto session = as("T01");
    ASSERT_TRUE(session);
    CodingDesk& desk = **session->desk(m_clip);
    const auto seconds = [](double s) { return MediaTime(static_cast<std::int64_t>(s * 1e9)); };
    const SegmentId first = desk.addSegment({seconds(1), seconds(9)}, "Bid").value();
    const Coding whole = desk.coding();
    EXPECT_EQ(desk.splitSegment(first, seconds(1)).error().code, ErrorCode::Invalid) << "the cut lies on the edge";
    ASSERT_TRUE(desk.splitSegment(first, seconds(4)));
    EXPECT_EQ(desk.undoText(), "Split segment Bid");
    ASSERT_EQ(desk.coding().segments.size(), 2u);
    const Coding split = desk.coding();
    ASSERT_TRUE(desk.undo());
    EXPECT_EQ(desk.coding().segments, whole.segments) << "one step";
    ASSERT_TRUE(desk.redo());
    EXPECT_EQ(desk.coding().segments, split.segments);

    std::vector<SegmentId> both;
    for (const auto& [id, segment] : split.segments)
        both.push_back(id);
    ASSERT_EQ(desk.mergeSegments({both.front()}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(desk.mergeSegments(both).value(), first);
    EXPECT_EQ(desk.coding().segments, whole.segments);
    ASSERT_TRUE(desk.undo());
    EXPECT_EQ(desk.coding().segments, split.segments);

    const MediaDuration half(500'000'000);
    std::vector<Segment> later;
    for (auto [id, segment] : split.segments) {
        segment.span.begin = segment.span.begin + half;
        segment.span.end = segment.span.end + half;
        later.push_back(segment);
    }
    ASSERT_TRUE(desk.changeSegments(later));
    EXPECT_EQ(desk.undoText(), "Change 2 segments");
    later.front().span.end = seconds(21);
    later.back().span.end = seconds(10);
    const Coding moved = desk.coding();
    EXPECT_EQ(desk.changeSegments(later).error().code, ErrorCode::Invalid);
    EXPECT_EQ(desk.coding().segments, moved.segments) << "all or none";
    ASSERT_TRUE(desk.removeSegments(both));
    EXPECT_TRUE(desk.coding().segments.empty());
    ASSERT_TRUE(desk.undo());
    ASSERT_TRUE(desk.undo());
    EXPECT_EQ(desk.coding().segments, split.segments);
    ASSERT_TRUE(session->flush());
}

TEST_F(SessionTest, TypingOnAndNudgingAreOneStepAndTheHistorySaysWhatWasDone) {
    ::setenv("ATTUNE_FIXED_CLOCK", "1000000", 1);
    const auto later = [](int ms) { ::setenv("ATTUNE_FIXED_CLOCK", std::to_string(1'000'000 + ms).c_str(), 1); };
    auto session = as("T01");
    ASSERT_TRUE(session);
    CodingDesk& desk = **session->desk(m_clip);
    const auto words = [&] {
        std::vector<std::string> out;
        const auto steps = desk.history().value();
        for (const HistoryStep& step : steps)
            out.push_back((step.undone ? "(" : "") + step.words + (step.undone ? ")" : ""));
        return out;
    };
    using Words = std::vector<std::string>;
    ASSERT_TRUE(desk.setScore(m_warmth, 6)); // 4
    ASSERT_TRUE(desk.toggleHalf(m_warmth));
    EXPECT_EQ(desk.undoText(), "Rate Warmth 4.5");
    ASSERT_TRUE(desk.setScore(m_warmth, 4));
    EXPECT_EQ(desk.undoText(), "Rate Warmth 4.5 → 3") << "another score is another step";
    ASSERT_TRUE(desk.setNote(m_warmth, "turns away"));
    later(1000);
    ASSERT_TRUE(desk.setNote(m_warmth, "turns away, then back"));
    EXPECT_EQ(desk.undoText(), "Note on Warmth");
    later(9000);
    ASSERT_TRUE(desk.setNote(m_warmth, ""));
    EXPECT_EQ(desk.undoText(), "Remove the note on Warmth") << "long after: a step of its own";
    ASSERT_TRUE(desk.setStatus(m_pace, RatingStatus::NotObserved, ""));
    ASSERT_TRUE(desk.setConfidence(m_pace, 1));
    ASSERT_TRUE(desk.setConfidence(m_pace, 2));
    const SegmentId id = desk.addSegment({MediaTime(1000), MediaTime(9000)}, "Bid").value();
    const auto nudged = [&](std::int64_t by, bool end) {
        Segment segment = desk.coding().segments.at(id);
        (end ? segment.span.end : segment.span.begin).ns += by;
        return desk.nudge({segment}, end);
    };
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(nudged(100, false));
    ASSERT_TRUE(nudged(100, true));
    const Words all = {"Rate Warmth 4.5",           "Rate Warmth 4.5 → 3",           "Note on Warmth",
                       "Remove the note on Warmth", "Mark Pace not observed",        "Sureness of Pace",
                       "Add segment Bid",           "Move the begin of segment Bid", "Move the end of segment Bid"};
    EXPECT_EQ(words(), all);

    // The same after a restart, and back step by step.
    ASSERT_TRUE(session->flush());
    session = as("T01");
    CodingDesk& again = **session->desk(m_clip);
    ASSERT_TRUE(again.undo());
    ASSERT_TRUE(again.undo());
    EXPECT_EQ(again.coding().segments.at(id).span.begin.ns, 1000) << "three nudges are one step";
    EXPECT_EQ(again.undoText(), "Add segment Bid");
    EXPECT_EQ(again.redoText(), "Move the begin of segment Bid");
    ASSERT_TRUE(again.redo());
    EXPECT_EQ(again.coding().segments.at(id).span.begin.ns, 1300);
    for (int i = 0; i < 8; ++i)
        ASSERT_TRUE(again.undo()) << i;
    EXPECT_TRUE(again.coding().ratings.empty());
    for (std::size_t i = 0; i < all.size(); ++i)
        ASSERT_TRUE(again.redo()) << i;
    EXPECT_EQ(again.coding().rating(m_warmth)->steps, 4);
    EXPECT_EQ(again.coding().segments.at(id).span.end.ns, 9100);
    ::unsetenv("ATTUNE_FIXED_CLOCK");
    session.reset();
    EXPECT_TRUE((*Library::open(m_path))->verify().value().empty());
}

TEST_F(SessionTest, WorkIsKeptWhileTheLibraryIsAway) {
    auto session = as("T01");
    ASSERT_TRUE(session);
    CodingDesk& desk = **session->desk(m_clip);
    ASSERT_TRUE(desk.setScore(m_warmth, 4));
    ASSERT_TRUE(session->flush());
    EXPECT_EQ(session->rescue(m_folder / "none.jsonl").error().code, ErrorCode::NotFound) << "all is saved";
    const fs::path elsewhere = m_folder / "drive.attune";
    fs::rename(m_path, elsewhere); // the drive is taken out
    ASSERT_TRUE(desk.setScore(m_warmth, 6));
    ASSERT_TRUE(desk.setScore(m_pace, 2));
    const Status flushed = session->flush();
    ASSERT_FALSE(flushed);
    EXPECT_EQ(flushed.error().code, ErrorCode::Io);
    EXPECT_NE(flushed.error().what.find("no longer where it was"), std::string::npos);
    EXPECT_EQ(session->saveStatus().state, SaveState::NotSaved);
    EXPECT_EQ(desk.coding().rating(m_warmth)->steps, 6) << "it is kept in memory";
    EXPECT_EQ(session->rescue(m_folder / "rescue.jsonl").value(), 2);
    // Another file in its place is not written to.
    fs::copy_file(elsewhere, m_path);
    EXPECT_FALSE(session->flush());
    fs::remove(m_path);
    fs::rename(elsewhere, m_path); // the drive is back
    ASSERT_TRUE(session->flush());
    EXPECT_EQ(session->saveStatus().state, SaveState::Saved);
    session.reset();
    auto again = as("T01");
    ASSERT_TRUE(again);
    EXPECT_EQ((*again->desk(m_clip))->coding().rating(m_pace)->steps, 2);
    // The rescued file holds the same edits.
    std::ifstream file(m_folder / "rescue.jsonl");
    std::string line;
    std::getline(file, line);
    EXPECT_NE(line.find("\"dimension\":\"warmth\""), std::string::npos) << line;
}

TEST_F(SessionTest, SettingsAndWhatWasWatchedAreWrittenAside) {
    const auto watched = [&] {
        const auto library = Library::open(m_path);
        const auto limits = (*library)->limits({RaterId("T01"), RaterRole::Trainee}, m_clip);
        return limits ? limits->watchedPercent : -1;
    };
    auto session = as("T01");
    ASSERT_TRUE(session);
    session->setSetting("room", "code");
    EXPECT_EQ(session->setting("room"), "code") << "before it is on disk";
    session->noteWatched(m_clip, {{MediaTime(0), MediaTime(5'000'000'000)}});
    ASSERT_TRUE(session->flush());
    EXPECT_EQ(watched(), 25);
    // While the drive is away it is tried again, said, and not lost.
    const fs::path elsewhere = m_folder / "drive.attune";
    fs::rename(m_path, elsewhere);
    session->noteWatched(m_clip, {{MediaTime(5'000'000'000), MediaTime(10'000'000'000)}});
    ASSERT_TRUE(session->flush()) << "no edit waits";
    EXPECT_EQ(session->saveStatus().state, SaveState::NotSaved);
    fs::rename(elsewhere, m_path);
    ASSERT_TRUE(session->flush());
    EXPECT_EQ(session->saveStatus().state, SaveState::Saved);
    EXPECT_EQ(watched(), 50);
    // By itself, after a moment of rest.
    session->noteWatched(m_clip, {{MediaTime(10'000'000'000), MediaTime(15'000'000'000)}});
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (watched() != 75 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    EXPECT_EQ(watched(), 75);
    // What was set last is there when the session ends.
    session->setSetting("room", "compare");
    session.reset();
    EXPECT_EQ(as("T01")->setting("room"), "compare");
}

TEST_F(SessionTest, RatesUndoesAcrossRestartsAndSubmits) {
    {
        auto session = as("T01");
        ASSERT_TRUE(session);
        auto desk = session->desk(m_clip);
        ASSERT_TRUE(desk) << desk.error().text();
        ASSERT_TRUE((*desk)->setScore(m_warmth, 6)); // 4
        ASSERT_TRUE((*desk)->toggleHalf(m_warmth));
        EXPECT_EQ((*desk)->coding().rating(m_warmth)->steps, 7);
        auto marker = (*desk)->addEvidence(m_warmth, {MediaTime(1'000'000'000), MediaTime(1'000'000'000)},
                                           EvidenceDirection::Plus, "smiles back");
        ASSERT_TRUE(marker);
        ASSERT_TRUE(session->flush());
        EXPECT_EQ(session->saveStatus().state, SaveState::Saved);
    }
    auto session = as("T01");
    ASSERT_TRUE(session);
    auto desk = session->desk(m_clip);
    ASSERT_TRUE(desk);
    EXPECT_EQ((*desk)->coding().evidenceCount(m_warmth), 1);
    ASSERT_TRUE((*desk)->undoText());
    ASSERT_TRUE((*desk)->undo());
    EXPECT_EQ((*desk)->coding().evidenceCount(m_warmth), 0);
    ASSERT_TRUE((*desk)->undo());
    EXPECT_FALSE((*desk)->coding().rating(m_warmth)) << "the score and its half point are one step";
    ASSERT_TRUE((*desk)->redo());
    EXPECT_EQ((*desk)->coding().rating(m_warmth)->steps, 7);

    EXPECT_FALSE((*desk)->checkSubmission().canSubmit);
    EXPECT_EQ((*desk)->submit().error().code, ErrorCode::Conflict);
    ASSERT_TRUE((*desk)->setStatus(m_pace, RatingStatus::NotObserved, "no bid"));
    EXPECT_TRUE((*desk)->checkSubmission().canSubmit);
    EXPECT_TRUE(session->isBlind(m_clip));
    EXPECT_EQ(session->compare(m_clip).error().code, ErrorCode::Denied);
    ASSERT_TRUE((*desk)->submit());
    EXPECT_TRUE((*desk)->readOnly());
    EXPECT_FALSE(session->isBlind(m_clip));
    EXPECT_EQ((*desk)->setScore(m_warmth, 2).error().code, ErrorCode::Conflict);

    const auto comparison = session->compare(m_clip);
    ASSERT_TRUE(comparison) << comparison.error().text();
    ASSERT_EQ(comparison->rows.size(), 2u);
    EXPECT_EQ(comparison->rows[0].difference, 1.5);
    EXPECT_FALSE(comparison->rows[1].difference);
    EXPECT_EQ(session->compare(ClipId("c2")).error().code, ErrorCode::Denied);
    const auto cards = session->clips();
    ASSERT_TRUE(cards);
    EXPECT_EQ(cards->at(0).progress, ClipProgress::Compared);
    EXPECT_EQ(cards->at(1).progress, ClipProgress::New);
}

TEST_F(SessionTest, BlindInTheRoundUntilItsLastClipIsSubmitted) {
    EXPECT_TRUE(as("T01")->isBlindInRound());
    EXPECT_FALSE(as("T02")->isBlindInRound()) << "T02 has submitted all three";
    EXPECT_FALSE(as("R1")->isBlindInRound());
}

TEST_F(SessionTest, FiguresOfTheRoundAreForTrainers) {
    auto trainee = as("T01");
    ASSERT_TRUE(trainee);
    EXPECT_EQ(trainee->roundReport().error().code, ErrorCode::Denied);
    EXPECT_EQ(trainee->contestedClips().error().code, ErrorCode::Denied);
    auto trainer = as("R1");
    ASSERT_TRUE(trainer);
    auto work = trainer->roundReport();
    ASSERT_TRUE(work) << work.error().text();
    const auto report = (*work)();
    ASSERT_TRUE(report) << report.error().text();
    const auto pair = std::ranges::find_if(
        report->pairs, [](const PairAgreement& p) { return p.a == "T02" && p.dimension == "warmth"; });
    ASSERT_NE(pair, report->pairs.end());
    EXPECT_EQ(pair->n, 3);
    EXPECT_DOUBLE_EQ(pair->find("bias")->value.value(), 1);
    EXPECT_DOUBLE_EQ(pair->find("exact")->value.value(), 0);
    EXPECT_EQ(report->study.title, "Round 1");
    EXPECT_EQ(report->study.dimensions.at(1).role, "child");
    EXPECT_NE(report->study.order.find("in the same order; the raters' codings of one clip lie at most"),
              std::string::npos)
        << report->study.order;
}

TEST_F(SessionTest, ATraineeAddsAndFindsClipsButChangesNoOther) {
    auto trainee = as("T01");
    ASSERT_TRUE(trainee);
    Clip clip;
    clip.contentHash = "a hash";
    clip.mediaPath = "/films/one.mp4";
    clip.duration = MediaDuration(5'000'000'000);
    const auto added = trainee->addClip(clip);
    ASSERT_TRUE(added) << added.error().text();
    EXPECT_EQ(trainee->addClip(clip).error().code, ErrorCode::Conflict) << "the same content twice";
    auto library = Library::open(m_path);
    ASSERT_TRUE(library);
    const Viewer viewer{RaterId("T01"), RaterRole::Trainee};
    const auto clips = (*library)->clips(viewer);
    ASSERT_TRUE(clips);
    Clip known = *std::ranges::find(*clips, *added, &Clip::id);
    EXPECT_EQ(known.alias, "C-01");
    known.mediaPath = "/films/moved/one.mp4";
    EXPECT_TRUE((*library)->apply(viewer, ChangeClip{known}));
    known.title = "Another title";
    EXPECT_EQ((*library)->apply(viewer, ChangeClip{known}).error().code, ErrorCode::Denied);
    EXPECT_EQ((*library)->apply(viewer, RemoveClip{known.id}).error().code, ErrorCode::Denied);
}

TEST_F(SessionTest, AClipIsFoundAgainByItsContentOnly) {
    auto trainee = as("T01");
    ASSERT_TRUE(trainee);
    Clip clip;
    clip.contentHash = "a hash";
    clip.mediaPath = "/films/one.mp4";
    const auto added = trainee->addClip(clip);
    ASSERT_TRUE(added) << added.error().text();
    Clip other;
    other.contentHash = "another hash";
    other.mediaPath = "/films/moved/two.mp4";
    const auto refused = trainee->locate(*added, other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().text(), testing::HasSubstr("two.mp4"));
    clip.mediaPath = "/films/moved/one.mp4";
    ASSERT_TRUE(trainee->locate(*added, clip));
    const auto cards = trainee->clips();
    ASSERT_TRUE(cards);
    const auto card = std::ranges::find(*cards, *added, [](const ClipCard& c) { return c.clip.id; });
    EXPECT_EQ(card->media, "/films/moved/one.mp4");
}

TEST_F(SessionTest, AfterTheEndOfTheConsentNobodyIsToldWhereTheFileLies) {
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    {
        auto library = Library::open(m_path);
        ASSERT_TRUE(library);
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        for (const auto& [id, until] : {std::pair{"ended", std::string("2020-02-29")}, {"lastDay", today}}) {
            Clip clip;
            clip.id = ClipId(id);
            clip.alias = id;
            clip.mediaPath = "/films/" + clip.alias + ".mp4";
            clip.consentUntil = until;
            ASSERT_TRUE((*library)->apply(trainer, DeclareClip{clip}));
        }
        Consent withdrawn;
        withdrawn.clip = m_clip;
        withdrawn.person = "child";
        withdrawn.scope = {ConsentScope::Coding, ConsentScope::Training};
        withdrawn.withdrawn = true;
        ASSERT_TRUE((*library)->setConsent(trainer, withdrawn));
    }
    for (const char* who : {"T01", "R1"}) {
        auto session = as(who);
        ASSERT_TRUE(session);
        const auto cards = session->clips();
        ASSERT_TRUE(cards);
        const auto card = [&](const char* id) {
            return *std::ranges::find(*cards, ClipId(id), [](const ClipCard& c) { return c.clip.id; });
        };
        EXPECT_EQ(card("ended").closed, "its consent ended on 2020-02-29") << who;
        EXPECT_THAT(card("c1").closed, testing::HasSubstr("withdrawn")) << who;
        EXPECT_TRUE(card("c1").media.empty());
        EXPECT_TRUE(card("ended").media.empty());
        EXPECT_TRUE(card("ended").clip.mediaPath.empty());
        if (isoTime(wallClockMs()).substr(0, 10) == today) {
            EXPECT_EQ(card("lastDay").closed, "") << "the last day of use";
            EXPECT_EQ(card("lastDay").media, "/films/lastDay.mp4");
        }
        EXPECT_TRUE(session->desk(ClipId("ended"))) << "what was coded stays there to be read";
    }
}

TEST_F(SessionTest, TheReflectionIsItsAuthorsOnly) {
    auto trainee = as("T01");
    ASSERT_TRUE(trainee->saveReflection(m_clip, "What did I feel?", "I wanted to help."));
    EXPECT_EQ(trainee->reflections()->size(), 1u);
    EXPECT_TRUE(as("R1")->reflections()->empty());
}

TEST(Comparison, SaysTheResultInWords) {
    const CodingScheme scheme = twoDimensions();
    Clip clip;
    clip.id = ClipId("c");
    const auto compare = [&](std::optional<double> mine, std::optional<double> reference) {
        return compareCodings(clip, scheme, finished(clip.id, "T", mine, 4, 1),
                              finished(clip.id, "REF", reference, 4, 1), {});
    };
    EXPECT_EQ(compare(5, 5).sentence, "You gave the same score as the reference on all 2 dimensions.");
    EXPECT_EQ(compare(5.5, 5).sentence,
              "You gave the same score as the reference on 1 of 2 dimensions and were within one point on all 2.");
    EXPECT_EQ(compare(5.5, 5).detail, "The widest gap is warmth: you scored half a point higher than the reference.");
    EXPECT_EQ(compare(3, 5).sentence,
              "You gave the same score as the reference on 1 of 2 dimensions and were within one point on 1.");
    EXPECT_EQ(compare(3, 5).detail, "The widest gap is warmth: you scored two points lower than the reference.");
    EXPECT_EQ(compare({}, 5).detail, "One dimension has no score from you or from the reference.");
}

TEST(Comparison, ContestedCellsAreRankedByTheirSpread) {
    const CodingScheme scheme = twoDimensions();
    Clip clip;
    clip.id = ClipId("c");
    clip.alias = "A-01";
    std::vector<Coding> codings;
    for (int i = 0; i < 4; ++i)
        codings.push_back(finished(clip.id, "T", 2.0 + i, 4, 1));
    const auto cells = contestedCells({clip}, scheme, codings);
    ASSERT_EQ(cells.size(), 2u);
    EXPECT_EQ(cells[0].dimension, DimensionId("warmth"));
    EXPECT_DOUBLE_EQ(cells[0].spread, 1.5); // quartiles of 2 3 4 5: 2.75 and 4.25
    EXPECT_DOUBLE_EQ(cells[0].low, 2);
    EXPECT_DOUBLE_EQ(cells[0].high, 5);
    EXPECT_DOUBLE_EQ(cells[1].spread, 0);
    codings.resize(2);
    EXPECT_TRUE(contestedCells({clip}, scheme, codings).empty());
}

TEST(RoundRatings, KeepsTheKindsOfMissingApart) {
    const CodingScheme scheme = twoDimensions();
    Clip clip;
    clip.id = ClipId("c");
    clip.alias = "A-01";
    Coding half = finished(clip.id, "T", 4.5, {}, 1);
    Coding empty = half;
    empty.rater = RaterId("U");
    empty.ratings.clear();
    const auto table = ratingTable({clip}, scheme, {half, empty}, RaterId("REF"));
    ASSERT_EQ(table.size(), 4u);
    EXPECT_EQ(table.row(0).score, "4.5");
    EXPECT_EQ(table.row(0).missing, "");
    EXPECT_EQ(table.row(1).missing, "not_rated");
    EXPECT_EQ(table.row(2).missing, "not_codable");
    EXPECT_EQ(table.row(2).score, "");
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// A whole course: two trainers build the references, twelve simulated raters code forty clips over eight weeks in
// libraries of their own, and everything between them and the site travels as package files.
#include "agreement/analyze.h"
#include "base/file.h"
#include "support/training_site.h"
#include "workspace/certification.h"
#include "workspace/consensus.h"
#include "workspace/packages.h"
#include "workspace/practice.h"
#include "workspace/round_ratings.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <map>
#include <random>

namespace attune {

using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr int practiceClips = 12, testClips = 12, driftRounds = 4, clipsPerDrift = 4;
constexpr int clips = practiceClips + testClips + driftRounds * clipsPerDrift + 4; // four more to practise on

enum class Kind { Sound, Lenient, Severe, Central, Drifting, Gaming };
const std::vector<Kind> kinds = {Kind::Sound,   Kind::Sound,   Kind::Sound,    Kind::Sound,
                                 Kind::Lenient, Kind::Lenient, Kind::Severe,   Kind::Severe,
                                 Kind::Central, Kind::Central, Kind::Drifting, Kind::Gaming};
const std::string siteRule = R"({"schema":"attune.rule/1","name":"Site standard","clauses":[
 {"id":"near","estimate":"within_1","scope":"each-dimension","atLeast":0.8,"minN":10},
 {"id":"bias","estimate":"bias","scope":"each-dimension","absAtMost":0.5,"minN":10},
 {"id":"order","estimate":"icc_a1","scope":"each-dimension","atLeast":0.8,"minN":10}],"requireComplete":true})";

class Course : public testing::Test {
  protected:
    static RaterId rater(std::size_t i) { return RaterId(fmt::format("T{:02}", i + 1)); }
    static std::string secret(int clip, int dimension) { return fmt::format("because-{:02}-{}", clip, dimension); }

    int uniform(int from, int to) { return from + static_cast<int>(m_draw() % static_cast<unsigned>(to - from + 1)); }
    int noise() { return std::array{-1, 0, 0, 0, 1}[m_draw() % 5]; }

    // What a rater of this kind writes for a true score, in half points above the lowest.
    std::int64_t score(Kind kind, int trueSteps, int driftClip) {
        int out = trueSteps + noise();
        switch (kind) {
        case Kind::Lenient:
            out += 2;
            break;
        case Kind::Severe:
            out -= 2;
            break;
        case Kind::Central:
            out = 6 + static_cast<int>(std::lround((trueSteps - 6) * .3)) + noise();
            break;
        case Kind::Gaming:
            out = uniform(5, 7);
            break;
        case Kind::Drifting:
            out += std::min(4, driftClip / 2);
            break;
        case Kind::Sound:
            break;
        }
        return std::clamp(out, 0, 12);
    }

    void SetUp() override {
        site = test::trainingSite(folder / "site.attune", clips);
        site->expectManyEdits();
        ASSERT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        for (int i = 1; i <= clips; ++i) {
            truth[i] = {1 + (i * 5) % 11, 1 + (i * 7 + 3) % 11};
            for (const char* trainer : {"R1", "R2"}) {
                std::vector<std::int64_t> steps;
                for (const int t : truth[i])
                    steps.push_back(t);
                const CodingKey key{ClipId(test::clipName(i)), RaterId(trainer)};
                ASSERT_TRUE(site->atOnce([&]() -> Status {
                    for (int d = 0; d < 2; ++d) {
                        SetRating edit{key, {{}, test::twoScales().dimensions[static_cast<std::size_t>(d)].id}, {}, {}};
                        edit.rating.steps = steps[static_cast<std::size_t>(d)];
                        edit.rating.rationale = secret(i, d);
                        if (auto seq = site->apply({key.rater, RaterRole::Trainer}, edit); !seq)
                            return std::unexpected(seq.error());
                    }
                    return site->submit({key.rater, RaterRole::Trainer}, key);
                }));
            }
        }
        // Four clips nobody is given, with a reference: to practise on after a test.
        for (int i = clips - 3; i <= clips; ++i) {
            Coding spare =
                site->coding({{}, RaterRole::Trainer}, {ClipId(test::clipName(i)), RaterId("R1")}).value().value();
            spare.rater = RaterId("REF");
            ASSERT_TRUE(site->importCoding({RaterId("R1"), RaterRole::Trainer}, spare));
        }
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            ASSERT_TRUE(site->addRater({rater(i), RaterRole::Trainee, "", ""}));
            homes.push_back(std::move(Library::create(home(i)).value()));
            homes.back()->expectManyEdits();
        }
    }
    std::filesystem::path home(std::size_t i) const { return folder / (rater(i).value + ".attune"); }

    void addRound(const std::string& id, RoundMode mode, int from, int count) {
        Round round;
        round.id = RoundId(id);
        round.title = "Round " + id;
        round.scheme = test::twoScales().ref;
        round.reference = RaterId("REF");
        round.plan.mode = mode;
        round.plan.randomOrder = mode == RoundMode::Test;
        round.plan.seed = 11;
        round.plan.due = dayAfter(isoTime(wallClockMs()).substr(0, 10), 0, 14);
        if (mode == RoundMode::Test)
            round.plan.certification = CertificationPolicy{siteRule, 2, 14, 12};
        for (int i = from; i < from + count; ++i)
            round.clips.emplace_back(test::clipName(i));
        for (std::size_t i = 0; i < kinds.size(); ++i)
            round.raters.push_back(rater(i));
        const auto added = site->addRound(round);
        ASSERT_TRUE(added) << added.error().text();
        ReferenceDraft draft;
        draft.round = round.id;
        draft.panel = {RaterId("R1"), RaterId("R2")};
        const auto made = makeReference(*site, {RaterId("R1"), RaterRole::Trainer}, draft);
        ASSERT_TRUE(made) << made.error().text();
    }

    // Hands a round out, has everybody code it in their own order, and takes it back in.
    void play(const std::string& id, int driftFrom = -1) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            Library& library = *homes[i];
            const auto out = folder / (id + "-" + rater(i).value + ".zip");
            const PackRequest handOut{RoundId(id), rater(i), RaterId("R1"), false, out};
            ASSERT_TRUE(packAssignment(*site, handOut));
            ASSERT_TRUE(unpackPackage(library, out, rater(i), false));
            expectBlind(i, out, id);
            const auto rounds = library.rounds({rater(i), RaterRole::Trainee}).value();
            const auto round = std::ranges::find(rounds, RoundId(id), &Round::id);
            ASSERT_NE(round, rounds.end());
            int done = 0;
            for (const ClipId& clip : round->clips) {
                const auto& t = truth.at(std::stoi(clip.value.substr(1)));
                const int drift = driftFrom < 0 ? 0 : driftFrom + done;
                const auto coded = test::codeClip(library, rater(i), clip.value,
                                                  {score(kinds[i], t[0], drift), score(kinds[i], t[1], drift)});
                ASSERT_TRUE(coded) << coded.error().text();
                ++done;
                clock.passMs(60'000);
            }
            const auto back = folder / (id + "-" + rater(i).value + "-back.zip");
            ASSERT_TRUE(packSubmission(library, {RoundId(id), rater(i), rater(i), false, back}));
            const auto taken = unpackPackage(*site, back, RaterId("R1"), false);
            ASSERT_TRUE(taken) << taken.error().text();
            EXPECT_EQ(taken->count(ItemState::New), std::ssize(round->clips));
            EXPECT_EQ(taken->count(ItemState::Refused) + taken->count(ItemState::Late), 0);
        }
    }

    // Before anything of this round is submitted: no reason of its reference anywhere in what the trainee has.
    void expectBlind(std::size_t i, const std::filesystem::path& package, const std::string& id) {
        std::string everything;
        for (const char* tail : {"", "-wal", "-journal"})
            everything += readFile(home(i).string() + tail).value_or("");
        const Package opened = readPackage(package).value();
        for (const auto& [name, text] : opened.documents)
            everything += text;
        const auto rounds = site->rounds({RaterId("R1"), RaterRole::Trainer}).value();
        for (const ClipId& clip : std::ranges::find(rounds, RoundId(id), &Round::id)->clips) {
            const int number = std::stoi(clip.value.substr(1));
            for (int d = 0; d < 2; ++d)
                ASSERT_EQ(everything.find(secret(number, d)), std::string::npos) << clip.value;
            ASSERT_FALSE(homes[i]->coding({{}, RaterRole::Trainer}, {clip, RaterId("REF")}).value())
                << "nobody could read the reference's scores of " << clip.value << " there, whatever role they claim";
        }
    }

    // What the program says of each rater over these clips: the same diagnosis as in Calibrate and in the summary.
    AgreementReport diagnosis(int from, int count) {
        std::vector<Clip> chosen;
        std::vector<Coding> codings;
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        const auto all = site->clips(trainer);
        for (const Clip& clip : *all) {
            const int number = std::stoi(clip.id.value.substr(1));
            if (number < from || number >= from + count)
                continue;
            chosen.push_back(clip);
            for (std::size_t i = 0; i <= kinds.size(); ++i) {
                const auto coding =
                    site->coding(trainer, {clip.id, i < kinds.size() ? rater(i) : RaterId("REF")}).value();
                if (coding)
                    codings.push_back(*coding);
            }
        }
        AgreementSettings settings;
        settings.reference = "REF";
        settings.scale = "1:7:0.5";
        settings.diagnostics = true;
        settings.bootstrap = 500;
        auto report = analyze(ratingTable(chosen, test::twoScales(), codings, RaterId("REF")), settings);
        EXPECT_TRUE(report) << (report ? "" : report.error().text());
        return std::move(*report);
    }
    const RaterDiagnostics& of(const AgreementReport& report, std::size_t i, int dimension) {
        const auto found = std::ranges::find_if(report.diagnostics->raters, [&](const RaterDiagnostics& one) {
            return one.rater == rater(i).value &&
                   one.dimension == test::twoScales().dimensions[static_cast<std::size_t>(dimension)].id.value;
        });
        EXPECT_NE(found, report.diagnostics->raters.end());
        return *found;
    }

    test::FixedClock clock{1'780'000'000'000};
    test::ScratchFolder folder;
    std::mt19937_64 m_draw{20'261'121};
    std::map<int, std::array<int, 2>> truth;
    std::unique_ptr<Library> site;
    std::vector<std::unique_ptr<Library>> homes;
};

} // namespace

TEST_F(Course, FindsEachFaultCertifiesTheSoundAndNoticesDrift) {
    addRound("practice", RoundMode::Practice, 1, practiceClips);
    play("practice");
    clock.passDays(14);
    addRound("test", RoundMode::Test, practiceClips + 1, testClips);
    play("test");

    // Each fault is found where it is, on both dimensions. The intervals behind the flags are 95 % ones, so among ten
    // cells of raters without a fault one may be called a little lenient or severe; nothing graver is said of them.
    const auto after = diagnosis(practiceClips + 1, testClips);
    const std::map<Kind, std::string> expected = {{Kind::Lenient, "lenient"},
                                                  {Kind::Severe, "severe"},
                                                  {Kind::Central, "central_tendency"},
                                                  {Kind::Gaming, "numbers_game"}};
    int byChance = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        for (int d = 0; d < 2; ++d) {
            const RaterDiagnostics& one = of(after, i, d);
            const auto has = [&](const char* flag) { return std::ranges::find(one.flags, flag) != one.flags.end(); };
            const std::string who = rater(i).value + " dimension " + std::to_string(d);
            EXPECT_EQ(one.n, testClips);
            if (const auto fault = expected.find(kinds[i]); fault != expected.end()) {
                EXPECT_TRUE(has(fault->second.c_str())) << who;
            }
            const double severity = *one.find("severity")->value;
            switch (kinds[i]) {
            case Kind::Lenient:
                EXPECT_NEAR(severity, 1, .4) << who; // less where the scale ends
                EXPECT_FALSE(has("severe") || has("numbers_game")) << who;
                break;
            case Kind::Severe:
                EXPECT_NEAR(severity, -1, .4) << who;
                EXPECT_FALSE(has("lenient") || has("numbers_game")) << who;
                break;
            case Kind::Sound:
            case Kind::Drifting:
                EXPECT_NEAR(severity, 0, .3) << who;
                EXPECT_FALSE(has("numbers_game") || has("central_tendency")) << who;
                byChance += has("lenient") || has("severe") ? 1 : 0;
                break;
            case Kind::Central: // who pulls to the middle and misses is not told from who draws there
            case Kind::Gaming:
                EXPECT_LE(std::abs(severity), 1) << who;
                break;
            }
        }
    EXPECT_LE(byChance, 1);

    // Verdicts: by the rule, written to the ledger, with what to practise.
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const CertifyRequest request{RoundId("test"), rater(i), RaterId("R1"), 200, false};
        const auto record = certify(*site, request);
        ASSERT_TRUE(record) << record.error().text();
        const bool sound = kinds[i] == Kind::Sound || kinds[i] == Kind::Drifting;
        EXPECT_EQ(record->verdict.outcome, sound ? VerdictOutcome::Pass : VerdictOutcome::Fail) << rater(i).value;
        EXPECT_EQ(record->clips, testClips);
        EXPECT_EQ(record->referenceVersion, 1);
        const auto bias = std::ranges::find(record->figures, "bias", &CertifiedFigure::name);
        ASSERT_NE(bias, record->figures.end());
        EXPECT_EQ(bias->n, testClips);
        if (sound) {
            EXPECT_EQ(record->validUntil, dayAfter(isoTime(wallClockMs()).substr(0, 10), 12, 0));
            EXPECT_LE(std::abs(*bias->value), .3);
            EXPECT_THAT(record->focus, IsEmpty());
        } else {
            EXPECT_EQ(record->nextAttempt, dayAfter(isoTime(wallClockMs()).substr(0, 10), 0, 14));
            ASSERT_FALSE(record->focus.empty());
            const std::string direction = kinds[i] == Kind::Lenient  ? "higher"
                                          : kinds[i] == Kind::Severe ? "lower"
                                                                     : "spread";
            EXPECT_EQ(record->focus[0].direction, direction) << rater(i).value;
            if (kinds[i] == Kind::Lenient) {
                EXPECT_NEAR(*record->focus[0].bias, .9, .35);
            }
            EXPECT_EQ(record->focus[0].clips.size(), 4u);
            for (const ClipId& clip : record->focus[0].clips)
                EXPECT_GT(std::stoi(clip.value.substr(1)), practiceClips + testClips) << "not the same clips again";
        }
        EXPECT_EQ(certify(*site, request).error().code, ErrorCode::Conflict) << "a round judges once";
    }

    // Eight weeks in all: every week of the second half a few clips among the routine ones.
    for (int week = 0; week < driftRounds; ++week) {
        clock.passDays(7);
        const std::string id = "drift-" + std::to_string(week + 1);
        addRound(id, RoundMode::Drift, practiceClips + testClips + 1 + week * clipsPerDrift, clipsPerDrift);
        play(id, week * clipsPerDrift);
    }
    // A rater who moves a quarter of a point a clip is noticed within ten clips of the drift checks, so in the third
    // week at the latest. Looking four times at eight charts of raters who stay finds a drift by chance now and then.
    std::map<std::pair<std::size_t, int>, int> noticed; // rater and dimension: drift clips seen when it was said
    for (int week = 1; week <= driftRounds; ++week) {
        const auto soFar = diagnosis(1, practiceClips + testClips + week * clipsPerDrift);
        for (std::size_t i = 0; i < kinds.size(); ++i)
            for (int d = 0; d < 2; ++d) {
                const RaterDiagnostics& one = of(soFar, i, d);
                ASSERT_TRUE(one.chart);
                EXPECT_EQ(std::ssize(one.chart->points), practiceClips + testClips + week * clipsPerDrift);
                if (std::ranges::find(one.flags, "drift") != one.flags.end())
                    noticed.emplace(std::pair(i, d), week * clipsPerDrift);
            }
    }
    int falseAlarms = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        for (int d = 0; d < 2; ++d) {
            const auto found = noticed.find({i, d});
            if (kinds[i] == Kind::Drifting) {
                ASSERT_NE(found, noticed.end()) << "dimension " << d;
                EXPECT_LE(found->second, 12) << "dimension " << d;
            } else if (kinds[i] == Kind::Sound) {
                falseAlarms += found != noticed.end() ? 1 : 0;
            }
        }
    EXPECT_LE(falseAlarms, 2) << "of eight charts of raters who did not drift, looked at four times each";

    // The trainers change their mind on one test clip: verdicts on the old reference are stale until computed anew.
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
    const auto stale = [&] {
        const auto now = standings(*site, trainer, today).value();
        return std::ranges::count(now, true, &Standing::stale);
    };
    EXPECT_EQ(stale(), 0);
    ReferenceDraft second;
    second.round = RoundId("test");
    second.panel = {RaterId("R1"), RaterId("R2")};
    second.clips = {ClipId(test::clipName(practiceClips + 1))};
    AgreedValue agreed;
    agreed.steps = truth.at(practiceClips + 1)[0] + 1;
    agreed.rationale = "seen again";
    second.agreed[second.clips[0]][DimensionId("sensitivity")] = agreed;
    ASSERT_TRUE(makeReference(*site, trainer, second));
    EXPECT_EQ(stale(), std::ssize(kinds));
    const auto ledger = site->certifications(trainer).value();
    const auto anew = recompute(*site, ledger.front().seq, RaterId("R2"), 200);
    ASSERT_TRUE(anew) << anew.error().text();
    EXPECT_EQ(anew->referenceVersion, 2);
    EXPECT_EQ(anew->attempt, 0);
    EXPECT_EQ(anew->verdict.outcome, VerdictOutcome::Pass);
    EXPECT_EQ(anew->validUntil, ledger.front().validUntil) << "the term runs from the test, not from today";
    EXPECT_EQ(stale(), std::ssize(kinds) - 1);
    const auto now = standings(*site, trainer, dayAfter(today, 13, 0)).value();
    EXPECT_EQ(now.front().state, CertificateState::Expired);
    EXPECT_EQ(standings(*site, trainer, today).value().front().state, CertificateState::Certified);

    EXPECT_THAT(site->verify().value(), IsEmpty());
    for (const auto& library : homes)
        EXPECT_THAT(library->verify().value(), IsEmpty());
}

} // namespace attune

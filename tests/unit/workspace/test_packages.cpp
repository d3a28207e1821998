// SPDX-License-Identifier: GPL-3.0-or-later
// Work travels as files between a site's library and a trainee's.
#include "base/file.h"
#include "codec/text_pack_json.h"
#include "support/training_site.h"
#include "workspace/clip_context.h"
#include "workspace/consensus.h"
#include "workspace/packages.h"
#include "workspace/retest.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <zip.h>

namespace attune {

using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const RaterId r1("R1"), r2("R2"), anna("T01");

class Packages : public testing::Test {
  protected:
    void SetUp() override {
        site = test::trainingSite(folder / "site.attune", 3);
        ASSERT_TRUE(site->addRater({anna, RaterRole::Trainee, "secret-training", "en"}));
        ASSERT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        for (int i = 1; i <= 3; ++i)
            for (const RaterId& trainer : {r1, r2})
                ASSERT_TRUE(test::codeClip(*site, trainer, test::clipName(i), {i + 4, 11}, "secret-rationale"));
    }
    Round round(const std::string& id, RoundMode mode, std::vector<std::string> clips = {"c01", "c02"}) {
        Round out;
        out.id = RoundId(id);
        out.title = "Round " + id;
        out.scheme = test::twoScales().ref;
        for (const std::string& clip : clips)
            out.clips.emplace_back(clip);
        out.raters = {anna};
        out.reference = RaterId("REF");
        out.sampling = "secret-sampling";
        out.plan.mode = mode;
        return out;
    }
    void addRound(const Round& round) {
        ASSERT_TRUE(site->addRound(round));
        ReferenceDraft draft;
        draft.round = round.id;
        draft.panel = {r1, r2};
        const auto made = makeReference(*site, {r1, RaterRole::Trainer}, draft);
        ASSERT_TRUE(made) << made.error().text();
    }
    std::filesystem::path assign(const std::string& id, bool withClips = false) {
        const auto out = folder / ("to-" + id + ".zip");
        const auto made = packAssignment(*site, {RoundId(id), anna, r1, withClips, out, Overwrite::Allow});
        EXPECT_TRUE(made) << (made ? "" : made.error().text());
        return out;
    }
    void takeHome(const std::filesystem::path& package) {
        if (!home)
            home = std::move(Library::create(folder / "home.attune").value());
        const auto taken = unpackPackage(*home, package, anna, false);
        ASSERT_TRUE(taken) << taken.error().text();
    }
    std::filesystem::path handIn(const std::string& id, const std::string& name = "back.zip") {
        const auto out = folder / name;
        const auto made = packSubmission(*home, {RoundId(id), anna, anna, false, out, Overwrite::Allow});
        EXPECT_TRUE(made) << (made ? "" : made.error().text());
        return out;
    }
    Result<PackageOutcome> takeIn(const std::filesystem::path& package, bool dryRun = false) {
        return unpackPackage(*site, package, r1, dryRun);
    }
    // Every byte of every file of the trainee: library, package with its entries unpacked.
    std::string everythingOf(const std::filesystem::path& package) {
        std::string out;
        for (const auto& file : std::filesystem::directory_iterator(folder.path()))
            if (file.path().filename().string().starts_with("home.attune"))
                out += readFile(file.path()).value_or("");
        const Package opened = readPackage(package).value();
        for (const auto& [name, text] : opened.documents)
            out += text;
        return out;
    }

    test::FixedClock clock{1'780'000'000'000};
    test::ScratchFolder folder;
    std::unique_ptr<Library> site, home;
};

} // namespace

TEST_F(Packages, APracticeRoundTravelsThereAndBack) {
    addRound(round("p", RoundMode::Practice));
    const auto package = assign("p");
    takeHome(package);
    const Viewer self{anna, RaterRole::Trainee};
    EXPECT_EQ(home->clips(self).value().size(), 2u);
    EXPECT_THAT(everythingOf(package), testing::Not(HasSubstr("secret-")))
        << "neither reference nor what is said of others travels in the clear";
    EXPECT_FALSE(home->coding({{}, RaterRole::Trainer}, {ClipId("c01"), RaterId("REF")}).value()) << "still in its box";
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    const auto opened = home->coding(self, {ClipId("c01"), RaterId("REF")});
    ASSERT_TRUE(opened && *opened) << "the submission opens the box of this clip";
    EXPECT_EQ((*opened)->rating(DimensionId("sensitivity"))->rationale, "secret-rationale");
    EXPECT_FALSE(home->coding(self, {ClipId("c02"), RaterId("REF")}));
    EXPECT_THAT(home->verify().value(), IsEmpty());

    const auto back = handIn("p");
    const auto tried = takeIn(back, true);
    ASSERT_TRUE(tried) << tried.error().text();
    EXPECT_EQ(tried->count(ItemState::New), 1);
    EXPECT_FALSE(tried->knownSigner);
    EXPECT_FALSE(site->coding({r1, RaterRole::Trainer}, {ClipId("c01"), anna}).value()) << "a dry run leaves nothing";
    EXPECT_FALSE(site->publicKey(anna).value());
    const auto taken = takeIn(back);
    ASSERT_TRUE(taken) << taken.error().text();
    EXPECT_EQ(site->coding({r1, RaterRole::Trainer}, {ClipId("c01"), anna})
                  .value()
                  ->rating(DimensionId("involvement"))
                  ->steps,
              4);
    EXPECT_EQ(site->records({r1, RaterRole::Trainer}).value().back().kind, "unpacked");
    EXPECT_THAT(site->verify().value(), IsEmpty());
}

TEST_F(Packages, ATestRoundCarriesNoReferenceAtAll) {
    addRound(round("t", RoundMode::Test));
    const auto package = assign("t");
    EXPECT_FALSE(readPackage(package).value().documents.contains("sealed.jsonl"));
    EXPECT_EQ(packReference(*site, {RoundId("t"), {}, r1, false, folder / "ref.zip"}).error().code, ErrorCode::Denied);
    takeHome(package);
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    ASSERT_TRUE(takeIn(handIn("t")));
    ASSERT_TRUE(site->release({r1, RaterRole::Trainer}, RoundId("t")));
    const auto made = packReference(*site, {RoundId("t"), {}, r1, false, folder / "ref.zip"});
    ASSERT_TRUE(made) << made.error().text();
    const Viewer self{anna, RaterRole::Trainee};
    EXPECT_FALSE(home->coding(self, {ClipId("c01"), RaterId("REF")}));
    takeHome(folder / "ref.zip");
    EXPECT_TRUE(home->coding(self, {ClipId("c01"), RaterId("REF")}).value());
    EXPECT_FALSE(home->coding(self, {ClipId("c02"), RaterId("REF")})) << "not submitted: still to be coded blind";
    EXPECT_THAT(home->verify().value(), IsEmpty());
}

TEST_F(Packages, ClipsGivenAgainTellNothingOfTheFirstTime) {
    addRound(round("p", RoundMode::Practice));
    takeHome(assign("p"));
    const Viewer self{anna, RaterRole::Trainee};
    const auto before = home->clips(self).value();
    Clip clip = *std::ranges::find(before, ClipId("c01"), &Clip::id);
    clip.mediaPath = "films/one.mp4";
    ASSERT_TRUE(home->apply(self, ChangeClip{clip}));
    for (const char* id : {"c01", "c02"})
        ASSERT_TRUE(test::codeClip(*home, anna, id, {3, 4}));
    ASSERT_TRUE(takeIn(handIn("p")));
    clock.passDays(60);
    const auto again = addRetest(*site, {r1, RaterRole::Trainer}, {RoundId("p"), {}, "Second look"});
    ASSERT_TRUE(again) << again.error().text();
    const auto package = assign(again->id.value);
    const Package opened = readPackage(package).value();
    EXPECT_FALSE(opened.documents.empty());
    for (const auto& [name, text] : opened.documents)
        for (const char* told : {"c01", "c02", "A-01", "A-02", "secret-", "Round p", "REF\",\"scheme"})
            EXPECT_THAT(text, testing::Not(HasSubstr(told))) << name;
    takeHome(package);
    const auto clips = home->clips(self).value();
    const auto twin = std::ranges::find(clips, clip.contentHash, [](const Clip& one) {
        return one.id.value.starts_with("N-") ? one.contentHash : std::string();
    });
    ASSERT_NE(twin, clips.end());
    EXPECT_EQ(twin->mediaPath, "films/one.mp4") << "nobody is asked where the file of the new name lies";
    for (const ClipId& id : again->clips)
        ASSERT_TRUE(test::codeClip(*home, anna, id.value, {3, 5}));
    EXPECT_FALSE(home->coding(self, {again->clips.front(), RaterId("REF")})) << "results are closed";
    ASSERT_TRUE(takeIn(handIn(again->id.value)));
    const auto report = retestReport(*site, {r1, RaterRole::Trainer}, 0);
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_EQ(report->study.order, "coded again after 60 days");
    EXPECT_EQ(report->pairs.front().n, 2);
}

TEST_F(Packages, RepeatedLateAndForeignSubmissionsAreToldApart) {
    Round due = round("p", RoundMode::Practice);
    due.plan.due = isoTime(wallClockMs()).substr(0, 10);
    addRound(due);
    takeHome(assign("p"));
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    const auto first = handIn("p", "first.zip");
    ASSERT_TRUE(takeIn(first));
    const auto again = takeIn(first);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->count(ItemState::Same), 1) << "the same package twice";
    EXPECT_THAT(again->warnings, testing::Contains(HasSubstr("taken in before")));
    clock.passDays(2);
    ASSERT_TRUE(test::codeClip(*home, anna, "c02", {3, 4}));
    const auto late = takeIn(handIn("p", "late.zip"));
    ASSERT_TRUE(late);
    EXPECT_EQ(late->count(ItemState::Late), 1);
    EXPECT_EQ(late->count(ItemState::Same), 1);

    // Anna starts over in a new library: another key, other codes.
    home.reset();
    std::filesystem::remove(folder / "home.attune");
    takeHome(assign("p"));
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {9, 9}));
    const auto other = takeIn(handIn("p", "other.zip"));
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().what, HasSubstr("another key than before"));
}

TEST_F(Packages, OtherCodesOfAClipTakenInBeforeAreRefusedAndTheFirstStand) {
    addRound(round("p", RoundMode::Practice));
    takeHome(assign("p"));
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    // The site has codes of Anna's already, typed in from paper.
    Coding paper = home->coding({anna, RaterRole::Trainee}, {ClipId("c01"), anna}).value().value();
    paper.ratings[{{}, DimensionId("sensitivity")}].steps = 8;
    ASSERT_TRUE(site->importCoding({r1, RaterRole::Trainer}, paper));
    const auto taken = takeIn(handIn("p"));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->count(ItemState::Refused), 1);
    EXPECT_THAT(taken->items.at(0).why, HasSubstr("the first ones stand"));
    EXPECT_EQ(site->coding({r1, RaterRole::Trainer}, {ClipId("c01"), anna})
                  .value()
                  ->rating(DimensionId("sensitivity"))
                  ->steps,
              8);
}

TEST_F(Packages, WrongPlacesAndVersionsAreRefusedWhole) {
    addRound(round("p", RoundMode::Practice));
    const auto package = assign("p");
    EXPECT_EQ(takeIn(package).error().code, ErrorCode::Conflict) << "made in this very library";
    // A clip of that name with other contents is there.
    home = std::move(Library::create(folder / "home.attune").value());
    Clip clip;
    clip.id = ClipId("c02");
    clip.contentHash = std::string(64, 'b');
    clip.duration = MediaDuration(5);
    ASSERT_TRUE(home->apply({r1, RaterRole::Trainer}, DeclareClip{clip}));
    const auto edits = home->info().value().edits;
    const auto refused = unpackPackage(*home, package, anna, false);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("another version"));
    EXPECT_EQ(home->info().value().edits, edits) << "all or nothing";
    EXPECT_EQ(packSubmission(*home, {RoundId("p"), anna, anna, false, folder / "x.zip"}).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(packAssignment(*site, {RoundId("p"), anna, anna, false, folder / "x.zip"}).error().code,
              ErrorCode::Denied);
    EXPECT_EQ(packAssignment(*site, {RoundId("p"), RaterId("T77"), r1, false, folder / "x.zip"}).error().code,
              ErrorCode::NotFound);
}

TEST_F(Packages, ClipsTravelOnlyWhereConsentLetsThem) {
    const auto media = folder / "film.mp4";
    ASSERT_TRUE(writeFileAtomic(media, "film", Overwrite::Refuse));
    Clip clip;
    clip.id = ClipId("c04");
    clip.alias = "A-04";
    clip.mediaPath = media.string();
    clip.contentHash = sha256("film");
    clip.duration = MediaDuration(60'000'000'000);
    ASSERT_TRUE(site->apply({r1, RaterRole::Trainer}, DeclareClip{clip}));
    ASSERT_TRUE(site->addRound(round("m", RoundMode::Practice, {"c04"})));
    Consent consent{clip.id, "child", {ConsentScope::Training}, ReleaseLevel::Private, {}, {}, false};
    ASSERT_TRUE(site->setConsent({r1, RaterRole::Trainer}, consent));
    const PackRequest request{RoundId("m"), anna, r1, true, folder / "m.zip", Overwrite::Allow};
    EXPECT_EQ(packAssignment(*site, request).error().code, ErrorCode::Denied);
    consent.level = ReleaseLevel::AuthorisedUsers;
    ASSERT_TRUE(site->setConsent({r1, RaterRole::Trainer}, consent));
    const auto made = packAssignment(*site, request);
    ASSERT_TRUE(made) << made.error().text();
    takeHome(folder / "m.zip");
    const Clip here = home->clips({anna, RaterRole::Trainee}).value().at(0);
    EXPECT_EQ(here.mediaPath, "home.clips/c04.mp4");
    EXPECT_EQ(readFile(folder / "home.clips" / "c04.mp4").value(), "film");
    takeHome(folder / "m.zip"); // again: nothing new, nothing lost
}

TEST_F(Packages, BeingSparedTravelsToo) {
    addRound(round("p", RoundMode::Practice));
    takeHome(assign("p"));
    ASSERT_TRUE(home->decline({anna, RaterRole::Trainee}, ClipId("c02"), "loss in the family"));
    const auto taken = takeIn(handIn("p"));
    ASSERT_TRUE(taken) << taken.error().text();
    EXPECT_EQ(site->declined({r1, RaterRole::Trainer}).value().size(), 1u);
    // Taken back it is handed in as any other, and the site knows.
    ASSERT_TRUE(resumeClip(*home, {anna, RaterRole::Trainee}, ClipId("c02")));
    ASSERT_TRUE(test::codeClip(*home, anna, "c02", {3, 3}));
    const auto after = takeIn(handIn("p"));
    ASSERT_TRUE(after) << after.error().text();
    EXPECT_THAT(site->declined({r1, RaterRole::Trainer}).value(), IsEmpty());
    EXPECT_TRUE(site->coding({r1, RaterRole::Trainer}, {ClipId("c02"), anna}).value());
    EXPECT_THAT(site->verify().value(), IsEmpty());
}

TEST_F(Packages, ANewReferenceVersionKeepsTheOldOne) {
    addRound(round("p", RoundMode::Practice));
    const Viewer trainer{r1, RaterRole::Trainer};
    const auto before = site->coding(trainer, {ClipId("c01"), RaterId("REF")}).value().value();
    ReferenceDraft draft;
    draft.round = RoundId("p");
    draft.panel = {r1, r2};
    draft.clips = {ClipId("c01")};
    AgreedValue agreed;
    agreed.steps = 9;
    agreed.rationale = "talked through";
    agreed.band = ReferenceNote::Band{8, 10};
    draft.agreed[ClipId("c01")][DimensionId("sensitivity")] = agreed;
    EXPECT_EQ(makeReference(*site, {anna, RaterRole::Trainee}, draft).error().code, ErrorCode::Denied);
    const auto made = makeReference(*site, trainer, draft);
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_EQ(made->version, 2);
    EXPECT_EQ(site->coding(trainer, {ClipId("c01"), RaterId("REF")}).value().value(), before);
    EXPECT_EQ(
        site->coding(trainer, {ClipId("c01"), RaterId("REF-v2")}).value()->rating(DimensionId("sensitivity"))->steps,
        9);
    EXPECT_EQ(
        site->coding(trainer, {ClipId("c02"), RaterId("REF-v2")}).value()->rating(DimensionId("sensitivity"))->steps, 6)
        << "clips not touched keep their values";
    EXPECT_EQ(site->rounds(trainer).value().at(0).reference, RaterId("REF-v2"));
    const auto notes = site->referenceNotes(trainer).value();
    const auto note = std::ranges::find_if(notes, [](const ReferenceNote& n) { return n.version == 2; });
    ASSERT_NE(note, notes.end());
    EXPECT_EQ(note->panel.size(), 2u);
    EXPECT_EQ(note->bands.at(DimensionId("sensitivity")).high, 10);
    EXPECT_THAT(site->verify().value(), IsEmpty());
}

TEST_F(Packages, WhereTrainersDifferTheyMustSayWhy) {
    ASSERT_TRUE(site->addRater({RaterId("R3"), RaterRole::Trainer, "", ""}));
    ASSERT_TRUE(test::codeClip(*site, RaterId("R3"), "c03", {1, 12}));
    ASSERT_TRUE(site->addRound(round("p", RoundMode::Practice, {"c03"})));
    const Viewer trainer{r1, RaterRole::Trainer};
    const auto panel = panelOf(*site, trainer, ClipId("c03"), test::twoScales().ref, {r1, RaterId("R3")}).value();
    EXPECT_THAT(panel.rows[0].open, HasSubstr("differ by 3 points"));
    EXPECT_EQ(panel.rows[1].suggestion, 11) << "between two steps: the lower";
    ReferenceDraft draft;
    draft.round = RoundId("p");
    draft.panel = {r1, RaterId("R3")};
    EXPECT_THAT(makeReference(*site, trainer, draft).error().what, HasSubstr("talk it through"));
    draft.agreed[ClipId("c03")][DimensionId("sensitivity")].steps = 5;
    EXPECT_THAT(makeReference(*site, trainer, draft).error().what, HasSubstr("no rationale"));
    draft.agreed[ClipId("c03")][DimensionId("sensitivity")].rationale = "the third bid is answered late";
    const auto made = makeReference(*site, trainer, draft);
    ASSERT_TRUE(made) << made.error().text();
    EXPECT_EQ(site->coding(trainer, {ClipId("c03"), RaterId("REF")}).value()->rating(DimensionId("sensitivity"))->steps,
              5);
}

// What trainers accept besides, and the moments that show what points mean, come with the reference and no earlier.
TEST_F(Packages, BandsAndExamplesTravelInTheBox) {
    addRound(round("p", RoundMode::Practice));
    const Viewer trainer{r1, RaterRole::Trainer}, self{anna, RaterRole::Trainee};
    const auto band = site->referenceNotes(trainer)->front().bands.at(DimensionId("sensitivity"));
    Exemplars examples;
    examples["sensitivity@3"] = {ClipId("c01"), {MediaTime(1'000), MediaTime(2'000)}};   // of the round
    examples["sensitivity@7"] = {ClipId("c03"), {MediaTime(41'000), MediaTime(58'000)}}; // of no round
    const std::string name = exemplarSetting(test::twoScales().ref.id);
    ASSERT_TRUE(site->setSetting({{}, RaterRole::Trainer}, name, writeExemplars(examples)));
    const auto package = assign("p");
    EXPECT_THAT(everythingOf(package), testing::Not(HasSubstr("sensitivity@3"))) << "it would tell the score of c01";
    takeHome(package);
    const auto known = [&] {
        const auto text = home->setting({{}, RaterRole::Trainer}, name).value();
        return text ? readExemplars(*text).value() : Exemplars();
    };
    EXPECT_EQ(known(), (Exemplars{{"sensitivity@7", examples["sensitivity@7"]}}));
    const auto clips = home->clips(self).value();
    ASSERT_EQ(clips.size(), 3u) << "the example's clip came along";
    EXPECT_EQ(clips.back().purpose, "exemplar");
    EXPECT_TRUE(home->referenceNotes(self)->empty());
    EXPECT_TRUE(home->referenceNotes({{}, RaterRole::Trainer})->empty()) << "whatever role is claimed";
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    const auto notes = home->referenceNotes(self).value();
    ASSERT_EQ(notes.size(), 1u) << "of c01 alone";
    EXPECT_EQ(notes[0].clip, ClipId("c01"));
    EXPECT_EQ(notes[0].bands.at(DimensionId("sensitivity")), band);
    EXPECT_TRUE(home->referenceNotes({{}, RaterRole::Trainer})->front().panel.empty())
        << "who sat on it stays at the site";
    EXPECT_EQ(known(), examples);
    EXPECT_THAT(home->verify().value(), IsEmpty());
}

TEST_F(Packages, InALearningRoundABandOpensWithItsDimension) {
    addRound(round("l", RoundMode::Learn));
    takeHome(assign("l"));
    const Viewer self{anna, RaterRole::Trainee};
    SetRating edit{{ClipId("c01"), anna}, {{}, DimensionId("sensitivity")}, {}, {}};
    edit.rating.steps = 5;
    ASSERT_TRUE(home->apply(self, edit));
    EXPECT_TRUE(home->referenceNotes(self)->empty());
    ASSERT_TRUE(home->commitDimension(self, ClipId("c01"), DimensionId("sensitivity")));
    const auto notes = home->referenceNotes(self).value();
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_EQ(notes[0].bands.size(), 1u);
    EXPECT_TRUE(notes[0].bands.contains(DimensionId("sensitivity")));
}

TEST_F(Packages, BandsOfATestComeWithItsReference) {
    addRound(round("t", RoundMode::Test));
    const auto package = assign("t");
    takeHome(package);
    const Viewer self{anna, RaterRole::Trainee};
    ASSERT_TRUE(test::codeClip(*home, anna, "c01", {3, 4}));
    EXPECT_TRUE(home->referenceNotes({{}, RaterRole::Trainer})->empty()) << "nothing of it travels before";
    ASSERT_TRUE(site->release({r1, RaterRole::Trainer}, RoundId("t")));
    const auto reference = folder / "reference.zip";
    ASSERT_TRUE(packReference(*site, {RoundId("t"), {}, r1, false, reference}));
    for (int i = 0; i < 2; ++i) { // twice does no harm
        const auto taken = unpackPackage(*home, reference, anna, false);
        ASSERT_TRUE(taken) << taken.error().text();
    }
    const auto notes = home->referenceNotes(self).value();
    ASSERT_EQ(notes.size(), 1u) << "c02 is not submitted";
    EXPECT_EQ(notes[0].bands.size(), 2u);
    EXPECT_THAT(home->verify().value(), IsEmpty());
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// One scheme for each measurement structure of the field (tests/data/structures): it is loaded, a clip is coded with it
// in full through the desk, its scores are derived, all is exported and read back, and the coding is submitted.
#include "base/file.h"
#include "codec/scheme_json.h"
#include "exchange/ratings_csv.h"
#include "support/places.h"
#include "support/scratch_folder.h"
#include "workspace/mark_placing.h"
#include "workspace/round_ratings.h"
#include "workspace/session.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> structures() {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / "tests/data/structures"))
        out.push_back(entry.path().stem().string());
    std::ranges::sort(out);
    return out;
}

constexpr std::int64_t second = 1'000'000'000;
const MediaDuration clipLength(24 * second);

class Structure : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        const auto text = readFile(test::sourceFolder() / "tests/data/structures" / (GetParam() + ".json"));
        ASSERT_TRUE(text);
        for (const DocumentFault& fault : schemeFaults(*text))
            ADD_FAILURE() << fault.place << ": " << fault.message;
        scheme = readScheme(*text).value();
        EXPECT_EQ(readScheme(writeScheme(scheme)).value(), scheme);
        auto library = Library::create(path, "Test");
        ASSERT_TRUE(library);
        ASSERT_TRUE((*library)->addScheme(scheme));
        ASSERT_TRUE((*library)->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}));
        clip.id = ClipId("c1");
        clip.alias = "A-01";
        clip.duration = clipLength;
        ASSERT_TRUE((*library)->apply({RaterId("TR"), RaterRole::Trainer}, DeclareClip{clip}));
    }

    // Rates everything that is rated of the desk's unit: the steps go round the scale, fixed sums are made to fit.
    void rateUnit(CodingDesk& desk) {
        std::int64_t next = 1;
        for (const DimensionId& id : desk.rated()) {
            const Scale& scale = *scheme.scaleOf(id);
            if (const Rating* by = desk.coding().rating(desk.unit(), id);
                by && by->status == RatingStatus::NotApplicable)
                continue;
            const int evidence = scheme.dimensionOf(id)->minEvidence;
            for (int i = 0; i < evidence; ++i)
                ASSERT_TRUE(desk.addEvidence(id, {MediaTime(i), MediaTime(i)}, EvidenceDirection::Plus));
            if (scale.isText())
                ASSERT_TRUE(desk.setText(id, "seen twice, \"once\", clearly"));
            else
                ASSERT_TRUE(desk.setScore(id, next++ % (scale.topStep() + 1))) << id.value;
        }
        for (const ConstrainedSum& sum : scheme.sums) {
            double rest = sum.sum;
            for (const DimensionId& member : sum.members) {
                const Scale& scale = *scheme.scaleOf(member);
                const double part = std::min(rest, scale.valueOf(scale.topStep()));
                ASSERT_TRUE(desk.setScore(member, scale.stepsOf(part).value()));
                rest -= part;
            }
        }
    }

    void mark(CodingDesk& desk, const Track& track) {
        const auto code = [&](std::size_t i) { return track.codes[i % track.codes.size()].id; };
        switch (track.kind) {
        case TrackKind::States:
            for (std::size_t i = 0; i < std::max<std::size_t>(track.codes.size(), 3); ++i)
                ASSERT_TRUE(desk.mark(track.id, code(i), {MediaTime(std::int64_t(i) * 2 * second), {}}));
            break;
        case TrackKind::Events:
            for (std::size_t i = 0; i < 12; ++i) {
                const MediaTime at(std::int64_t(i / 2) * second); // two codes at one instant
                ASSERT_TRUE(desk.mark(track.id, code(i), {at, at}));
            }
            break;
        case TrackKind::Segments:
            for (std::size_t i = 0; i < 3; ++i)
                ASSERT_TRUE(
                    desk.mark(track.id, code(i),
                              {MediaTime(std::int64_t(i) * 2 * second), MediaTime(std::int64_t(i + 2) * 2 * second)}));
            break;
        case TrackKind::Intervals:
            for (const TimeSpan span : intervalsOf(track, clipLength))
                ASSERT_TRUE(desk.mark(track.id, code(std::size_t(span.begin.ns / second)), span));
            break;
        }
    }

    test::ScratchFolder folder;
    fs::path path = folder / "test.attune";
    CodingScheme scheme;
    Clip clip;
};

} // namespace

TEST_P(Structure, LoadsCodesDerivesAndExports) {
    auto session = Session::open(path, RaterId("T01"));
    ASSERT_TRUE(session) << session.error().text();
    CodingDesk& desk = **(*session)->desk(clip.id);
    for (const Track& track : codedTracks(scheme))
        ASSERT_NO_FATAL_FAILURE(mark(desk, track));
    std::vector<UnitOfCoding> units = {{}};
    for (const auto& [id, segment] : desk.coding().segments)
        units.push_back({id});
    for (const UnitOfCoding& unit : units) {
        ASSERT_TRUE(desk.setUnit(unit));
        ASSERT_NO_FATAL_FAILURE(rateUnit(desk));
    }
    ASSERT_TRUE(desk.setUnit({}));
    EXPECT_THAT(desk.checkSubmission().missing, testing::IsEmpty());

    const Coding coding = desk.coding();
    std::size_t derived = 0;
    for (const UnitOfCoding& unit : units) {
        const auto values = derivedScores(scheme, coding, unit, clipLength);
        ASSERT_EQ(values.size(), scheme.derived.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!isDerivedPer(scheme, scheme.derived[i], unitKindOf(scheme, coding, unit)))
                continue;
            ++derived;
            ASSERT_TRUE(values[i].value) << scheme.derived[i].id << ": " << values[i].undefined;
            EXPECT_FALSE(values[i].how.empty()) << scheme.derived[i].id;
        }
    }
    EXPECT_EQ(derived == 0, scheme.derived.empty());

    const RatingTable table = exportedRatings({clip}, scheme, {coding}, RaterId("REF"));
    RatingTable back;
    ASSERT_TRUE(readRatingsCsv(writeRatingsCsv(table), "ratings.csv", {}, back));
    ASSERT_EQ(back.size(), table.size());
    EXPECT_GE(table.size(), coding.ratings.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        EXPECT_EQ(back.row(i).target, table.row(i).target);
        EXPECT_EQ(back.row(i).dimension, table.row(i).dimension);
        EXPECT_EQ(back.row(i).score, table.row(i).score);
        EXPECT_EQ(back.row(i).missing, table.row(i).missing);
    }
    ASSERT_TRUE(desk.submit());
    session->reset();
    EXPECT_THAT(Library::open(path).value()->verify().value(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, Structure, testing::ValuesIn(structures()), [](const auto& one) {
    std::string name = one.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

} // namespace attune

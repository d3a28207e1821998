// SPDX-License-Identifier: GPL-3.0-or-later
// Persons and modifiers of other tools as fields of segments: in, changed, out again.
#include "base/hash.h"
#include "codec/scheme_json.h"
#include "exchange/archive.h"
#include "exchange/import_plan.h"
#include "timed_support.h"

#include <nlohmann/json.hpp>

namespace attune {
namespace {

using namespace test;
using Json = nlohmann::ordered_json;

// A library of nothing but one imported file.
struct Imported {
    explicit Imported(const std::string& bytes, const std::string& name = "play") {
        document = readText(bytes, name);
        ImportOptions options;
        options.fileName = name;
        options.sha256 = sha256(bytes);
        scheme = schemeOf(document, name);
        if (scheme) {
            options.scheme = scheme->ref;
            state.schemes.emplace(scheme->ref, *scheme);
        }
        plan = planImport(document, options);
        plan.kept.bytes = bytes;
        if (!plan.batch.edits.empty()) {
            const auto done = apply(state, plan.batch);
            EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().text());
        }
    }
    [[nodiscard]] std::vector<Segment> segments() const {
        std::vector<Segment> out;
        for (const auto& [key, coding] : state.codings)
            for (const auto& [id, segment] : coding.segments)
                out.push_back(segment);
        std::ranges::stable_sort(out, {}, &Segment::span);
        return out;
    }
    Segment& at(std::size_t i) {
        const SegmentId id = segments().at(i).id;
        for (auto& [key, coding] : state.codings)
            if (const auto found = coding.segments.find(id); found != coding.segments.end())
                return found->second;
        throw std::out_of_range("segment");
    }
    [[nodiscard]] TimedDocument out(bool withFile = true) const {
        std::vector<Clip> clips;
        for (const auto& [id, clip] : state.clips)
            clips.push_back(clip);
        std::vector<Coding> codings;
        for (const auto& [key, coding] : state.codings)
            codings.push_back(coding);
        std::vector<std::string> warnings;
        const LeadOfMedia lead = [](const std::string&) { return std::optional(MediaDuration{}); };
        std::vector<KeptFile> kept;
        if (withFile)
            kept.push_back(plan.kept);
        auto made = documentOfLibrary("study", clips, codings, kept, lead, warnings);
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().text());
        return made ? std::move(*made) : TimedDocument{};
    }

    TimedDocument document;
    std::optional<CodingScheme> scheme;
    ImportPlan plan;
    LibraryState state;
};

const std::string boris = R"({"time_format":"hh:mm:ss","project_name":"p","project_format_version":"7.0",
"subjects_conf":{"0":{"key":"","name":"child","description":""},"1":{"key":"","name":"mother","description":""}},
"behaviors_conf":{
 "0":{"type":"State event","key":"l","code":"Look At","description":"eyes on","category":"","modifiers":{"0":{"name":"where","type":0,"values":["toy","face"]},"1":{"name":"how","type":0,"values":["long"]}},"excluded":"","coding map":""},
 "1":{"type":"Point event","key":"b","code":"bid","description":"","category":"","modifiers":"","excluded":"","coding map":""}},
"behavioral_categories":[],"independent_variables":{},"coding_map":{},"converters":{},
"observations":{"one":{"file":{},"type":"LIVE","date":"2020-01-01T00:00:00","description":"","time offset":0.0,"independent_variables":{},
"events":[[1.0,"child","Look At","toy|None","glances"],[2.5,"child","Look At","toy|None",""],[3.0,"mother","bid","",""],[4.0,"mother","Look At","face|long",""],[6.0,"mother","Look At","face|long",""]]}}}
)";

std::string opf(const std::string& db) {
    return exchange::packZip({{"project", "!project\nname: x\n"}, {"db", db}}).value_or("");
}

TEST(PersonsAndModifiers, OfBorisAreFieldsOfSegments) {
    const Imported in(boris);
    const auto segments = in.segments();
    ASSERT_EQ(segments.size(), 3u);
    EXPECT_EQ(segments[0].track, "Look At");
    EXPECT_EQ(segments[0].label, "Look At");
    EXPECT_EQ(segments[0].person, "child");
    EXPECT_EQ(segments[0].modifiers, (std::vector<Modifier>{{"where", "toy"}, {"how", "None"}}));
    EXPECT_EQ(segments[0].note, "glances");
    EXPECT_EQ(segments[1].label, "bid");
    EXPECT_TRUE(segments[1].modifiers.empty());
    EXPECT_EQ(segments[2].person, "mother");
    EXPECT_EQ(written(in.out(), "boris").bytes, written(readText(boris), "boris").bytes) << "nothing was changed";
}

TEST(PersonsAndModifiers, ChangedOnesGoBackIntoTheProject) {
    Imported in(boris);
    Segment& segment = in.at(0);
    segment.person = "mother";
    segment.modifiers = {{"how", "long"}}; // where: not given any more
    segment.note = "looks";
    const Json project = Json::parse(written(in.out(), "boris").bytes);
    EXPECT_EQ(project["observations"]["one"]["events"],
              Json::parse(R"([[1.0,"mother","Look At","None|long","looks"],[2.5,"mother","Look At","None|long","looks"],
                  [3.0,"mother","bid","",""],[4.0,"mother","Look At","face|long",""],
                  [6.0,"mother","Look At","face|long",""]])"));
}

TEST(PersonsAndModifiers, MakeAProjectOfTheirOwn) {
    const Imported in(boris);
    const Json project = Json::parse(written(in.out(false), "boris").bytes);
    ASSERT_EQ(project["subjects_conf"].size(), 2u);
    const auto behaviour =
        std::ranges::find_if(project["behaviors_conf"], [](const Json& one) { return one["code"] == "Look At"; });
    ASSERT_NE(behaviour, project["behaviors_conf"].end());
    EXPECT_EQ((*behaviour)["modifiers"], Json::parse(R"({"0":{"name":"where","type":0,"values":["face","toy"]},
        "1":{"name":"how","type":0,"values":["long"]}})"));
    // And as arguments of Datavyu, where each has its own column, and back.
    const std::string bytes = written(in.out(false), "opf").bytes;
    const Imported again(bytes);
    auto expected = in.segments(), segments = again.segments();
    ASSERT_EQ(segments.size(), expected.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].label, expected[i].label);
        EXPECT_EQ(segments[i].person, expected[i].person);
        EXPECT_EQ(segments[i].modifiers, expected[i].modifiers);
        EXPECT_EQ(segments[i].note, expected[i].note);
    }
}

const std::string db = "#4\nhands (MATRIX,true,)-hand|NOMINAL,look|NOMINAL\n00:00:01:000,00:00:02:500,(left,1)\n"
                       "00:00:03:000,00:00:04:000,(,0)\n00:00:06:000,00:00:07:000,(right,a\\,b)\n";

TEST(PersonsAndModifiers, FurtherArgumentsOfDatavyuAreModifiers) {
    Imported in(opf(db));
    const auto segments = in.segments();
    ASSERT_EQ(segments.size(), 3u);
    EXPECT_EQ(segments[0].label, "left");
    EXPECT_EQ(segments[0].modifiers, (std::vector<Modifier>{{"look", "1"}}));
    EXPECT_EQ(segments[1].label, "");
    EXPECT_EQ(segments[2].modifiers, (std::vector<Modifier>{{"look", "a,b"}}));
    EXPECT_EQ(written(in.out(), "opf").bytes, written(readText(opf(db)), "opf").bytes);

    in.at(0).modifiers = {{"look", "2"}};
    in.at(1).label = "both";
    const auto changed = readText(written(in.out(), "opf").bytes);
    EXPECT_EQ(changed.rows[0].values, (std::vector<std::string>{"left", "2"}));
    EXPECT_EQ(changed.rows[1].values, (std::vector<std::string>{"both", "0"}));
    EXPECT_EQ(changed.rows[2].values, (std::vector<std::string>{"right", "a,b"}));
}

TEST(PersonsAndModifiers, OfATableAreSplitAtTheirBars) {
    Imported in("observation,tier,coder,subject,kind,start,end,order,code,modifiers,comment\n"
                "play,hands,A,child,interval,1,2,,left,fast|high,hm\n");
    ASSERT_EQ(in.segments().size(), 1u);
    const Segment segment = in.segments()[0];
    EXPECT_EQ(segment.person, "child");
    EXPECT_EQ(segment.modifiers, (std::vector<Modifier>{{"", "fast"}, {"", "high"}}));
    EXPECT_EQ(segment.note, "hm");
    EXPECT_EQ(tableOf(in.out()), tableOf(in.document));
    in.at(0).modifiers.pop_back();
    EXPECT_NE(tableOf(in.out()).find(",left,fast,hm\n"), std::string::npos);
}

TEST(PersonsAndModifiers, AParticipantOfElanIsThePerson) {
    const std::string eaf =
        R"(<ANNOTATION_DOCUMENT AUTHOR="" DATE="" FORMAT="2.8" VERSION="2.8"><HEADER TIME_UNITS="milliseconds"/>)"
        R"(<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="900"/></TIME_ORDER>)"
        R"(<TIER LINGUISTIC_TYPE_REF="t" TIER_ID="hands" PARTICIPANT="infant"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>left</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>)"
        R"(<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>)";
    Imported in(eaf);
    ASSERT_EQ(in.segments().size(), 1u);
    EXPECT_EQ(in.segments()[0].person, "infant");
    ASSERT_TRUE(in.scheme);
    EXPECT_EQ(in.scheme->tracks.at(0).role, PersonRole::Child);
    EXPECT_EQ(in.scheme->persons, std::vector<std::string>{"infant"});
    // Modifiers and notes given in Attune hang on the annotation, and come in again; later ones change those.
    in.at(0).modifiers = {{"", "fast"}};
    in.at(0).note = "hm";
    Imported again(written(in.out(), "eaf").bytes);
    ASSERT_EQ(again.segments().size(), 1u);
    EXPECT_EQ(again.segments()[0].modifiers, (std::vector<Modifier>{{"", "fast"}}));
    EXPECT_EQ(again.segments()[0].note, "hm");
    again.at(0).modifiers = {{"", "slow"}};
    again.at(0).note.clear();
    const Imported third(written(again.out(), "eaf").bytes);
    ASSERT_EQ(third.segments().size(), 1u);
    EXPECT_EQ(third.segments()[0].modifiers, (std::vector<Modifier>{{"", "slow"}}));
    EXPECT_EQ(third.segments()[0].note, "");
}

// Before segments had persons and modifiers all was in the label; such a file goes out as it came.
TEST(PersonsAndModifiers, EarlierImportsAreLeftAsTheyWere) {
    Imported in(boris);
    in.plan.kept.about = false;
    for (std::size_t i = 0; i < 3; ++i) {
        in.at(i).person.clear();
        in.at(i).modifiers.clear();
        in.at(i).note.clear();
    }
    EXPECT_EQ(written(in.out(), "boris").bytes, written(readText(boris), "boris").bytes);
}

TEST(SchemeOfCodes, HasARowForEachTierWithItsCodes) {
    const Imported in(boris);
    ASSERT_TRUE(in.scheme);
    ASSERT_EQ(in.scheme->tracks.size(), 2u);
    const Track& look = in.scheme->tracks[0];
    EXPECT_EQ(look.id, "Look At");
    EXPECT_EQ(look.kind, TrackKind::Segments);
    ASSERT_EQ(look.codes.size(), 1u) << "a behaviour is its own row";
    EXPECT_EQ(look.codes[0].key, "l");
    EXPECT_EQ(look.codes[0].definition, "eyes on where: toy, face. how: long.");
    EXPECT_EQ(in.scheme->tracks[1].kind, TrackKind::Events);
    EXPECT_EQ(in.scheme->tracks[1].role, PersonRole::Adult);
    EXPECT_EQ(in.scheme->persons, (std::vector<std::string>{"child", "mother"}));
    EXPECT_TRUE(in.scheme->dimensions.empty());
    const auto again = readScheme(writeScheme(*in.scheme));
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(*again, *in.scheme);
}

TEST(SchemeOfCodes, LeavesFreeTextFree) {
    std::string rows = "observation,tier,kind,start,end,code\n";
    for (int i = 0; i < 30; ++i)
        rows += "o,talk,interval," + std::to_string(i) + "," + std::to_string(i + 1) + ",sentence " +
                std::to_string(i) + "\no,hands,interval," + std::to_string(i) + "," + std::to_string(i + 1) + "," +
                (i % 2 ? "left" : "right") + "\n";
    const Imported in(rows);
    ASSERT_TRUE(in.scheme);
    ASSERT_EQ(in.scheme->tracks.size(), 1u);
    EXPECT_EQ(in.scheme->tracks[0].id, "hands");
    EXPECT_EQ(in.segments().size(), 60u);
}

TEST(SchemeOfCodes, VocabulariesOfTheirOwnAreRows) {
    const std::string ecv =
        R"(<CV_RESOURCE AUTHOR="" DATE="" VERSION="0.2"><LANGUAGE LANG_ID="und" LANG_DEF="x" LANG_LABEL="x"/>)"
        R"(<CONTROLLED_VOCABULARY CV_ID="gaze"><DESCRIPTION LANG_REF="und">where to</DESCRIPTION>)"
        R"(<CV_ENTRY_ML CVE_ID="c1"><CVE_VALUE LANG_REF="und" DESCRIPTION="at her">mother</CVE_VALUE></CV_ENTRY_ML>)"
        R"(<CV_ENTRY_ML CVE_ID="c2"><CVE_VALUE LANG_REF="und">toy</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY></CV_RESOURCE>)";
    const auto scheme = schemeOf(readText(ecv), "gaze");
    ASSERT_TRUE(scheme);
    ASSERT_EQ(scheme->tracks.size(), 1u);
    EXPECT_EQ(scheme->tracks[0].id, "gaze");
    EXPECT_EQ(scheme->tracks[0].codes,
              (std::vector<Code>{{"mother", "mother", "m", "at her"}, {"toy", "toy", "t", ""}}));
}

TEST(SchemeOfCodes, ATemplateGivesItsTiers) {
    const std::string etf =
        R"(<ANNOTATION_DOCUMENT AUTHOR="" DATE="" FORMAT="2.8" VERSION="2.8"><HEADER TIME_UNITS="milliseconds"/><TIME_ORDER/>)"
        R"(<TIER LINGUISTIC_TYPE_REF="g" TIER_ID="Mother gaze" PARTICIPANT="Mother"/><TIER LINGUISTIC_TYPE_REF="t" TIER_ID="notes"/>)"
        R"(<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="g" TIME_ALIGNABLE="true" CONTROLLED_VOCABULARY_REF="gaze"/>)"
        R"(<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/>)"
        R"(<CONTROLLED_VOCABULARY CV_ID="gaze" DESCRIPTION=""><CV_ENTRY DESCRIPTION="at it">child</CV_ENTRY><CV_ENTRY>toy</CV_ENTRY></CONTROLLED_VOCABULARY></ANNOTATION_DOCUMENT>)";
    const auto scheme = schemeOf(readText(etf, "study.etf"), "2019 study");
    ASSERT_TRUE(scheme);
    EXPECT_EQ(scheme->ref.id.value, "codes-2019-study");
    ASSERT_EQ(scheme->tracks.size(), 1u) << "a tier without codes is a free row";
    EXPECT_EQ(scheme->tracks[0].id, "Mother gaze");
    EXPECT_EQ(scheme->tracks[0].role, PersonRole::Adult);
    EXPECT_EQ(scheme->tracks[0].codes.size(), 2u);
}

// Every real file makes a scheme that can be kept, and codes that fit it.
TEST(SchemeOfCodes, FitsTheCodesOfOtherToolsFiles) {
    const auto folder = sourceFolder().parent_path() / "shared/interop";
    if (!std::filesystem::is_directory(folder))
        GTEST_SKIP() << "no files of other tools at hand";
    int made = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".md") || name.ends_with(".csv"))
            continue;
        SCOPED_TRACE(name);
        const Imported in(readFile(entry.path()).value_or(""), name); // applies each code under the scheme's rules
        if (!in.scheme)
            continue;
        ++made;
        const auto again = readScheme(writeScheme(*in.scheme));
        EXPECT_TRUE(again) << again.error().text();
        EXPECT_EQ(sortedTable(in.out()), sortedTable(in.document));
        if (name == "datavyur_dyad1.opf") {
            EXPECT_EQ(in.segments().front().modifiers.front().name, "look");
            EXPECT_EQ(in.scheme->findTrack("childhands")->codes.size(), 3u);
        }
        if (name == "boris_test.boris") {
            const auto segments = in.segments();
            EXPECT_TRUE(std::ranges::any_of(segments, [](const Segment& s) { return s.person == "subject1"; }));
            EXPECT_TRUE(std::ranges::any_of(
                segments, [](const Segment& s) { return s.modifiers == std::vector<Modifier>{{"modif #1", "m1"}}; }));
        }
    }
    EXPECT_GE(made, 6);
}

} // namespace
} // namespace attune

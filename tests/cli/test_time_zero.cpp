// SPDX-License-Identifier: GPL-3.0-or-later
// Other tools count time from the beginning of the container, Attune from the first picture. Codes made on a frame
// there are on that frame here, and the other way round, in every format.
#include "base/file.h"
#include "exchange/formats.h"
#include "media/frame_index.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace attune {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Case {
    const char* name;
    const char* command; ///< ffmpeg, of a clip of 30000/1001 frames a second
    std::int64_t frames;
};

test::ClipRecipe withSound() {
    auto recipe = test::ntsc();
    recipe.name = "ntsc_sound.mp4";
    recipe.audioInput = "sine=frequency=440:duration=4.004";
    return recipe;
}

class TimeZero : public testing::TestWithParam<Case> {
  protected:
    void SetUp() override {
        source = test::makeClip(withSound());
        media = test::remakeClip(source, GetParam().name, GetParam().command);
        if (media.empty())
            GTEST_SKIP() << "ffmpeg is not here";
        auto read = openIndex(media);
        ASSERT_TRUE(read.has_value());
        index = *read;
        ASSERT_EQ(index->frames.frameCount(), GetParam().frames);
        lead = askLead();
    }

    [[nodiscard]] std::string at(const std::string& name) const { return (folder / name).string(); }
    /// Container time of a frame in whole milliseconds, as a tool that rounds writes it.
    [[nodiscard]] std::int64_t containerMs(std::int64_t frame) const {
        return std::llround(static_cast<double>(index->frames.timeOf(frame).ns) / 1e6 + lead);
    }
    /// How long the container runs before the first picture, in ms, as ffprobe says.
    [[nodiscard]] double askLead() const {
        const auto asked = [&](const char* what) {
            const std::string command = "ffprobe -v error -select_streams v:0 -show_entries " + std::string(what) +
                                        "=start_time -of default=nw=1:nk=1 '" + media.string() + "'";
            std::array<char, 64> line{};
            if (auto* pipe = popen(command.c_str(), "r")) {
                if (fgets(line.data(), line.size(), pipe) == nullptr)
                    line[0] = 0;
                pclose(pipe);
            }
            return std::atof(line.data()) * 1e3;
        };
        return asked("stream") - asked("format");
    }
    /// The batch that the last import made: each segment begins on the frame of its label and is `length` frames long.
    void expectOnFrames(const std::string& in, std::size_t count, std::int64_t length, const std::string& what) const {
        std::size_t seen = 0;
        const Json history = Json::parse(runCli({"library", "history", in, "--json"}).out)["edits"];
        for (const Json& entry : history)
            if (entry["edit"] == "batch")
                for (const Json& edit : entry["edits"])
                    if (edit["edit"] == "segment.add") {
                        const auto label = edit["label"].get<std::string>();
                        const auto frame = std::stoll(label.substr(label.rfind('f') + 1));
                        EXPECT_EQ(edit["beginNs"], index->frames.timeOf(frame).ns) << what << " " << frame;
                        EXPECT_EQ(edit["endNs"], index->frames.timeOf(frame + length).ns) << what << " " << frame;
                        ++seen;
                    }
        EXPECT_EQ(seen, count) << what;
    }
    [[nodiscard]] std::string newLibrary(const std::string& name, const std::string& alias) const {
        const std::string path = at(name);
        EXPECT_EQ(runCli({"library", "init", path}).exitCode, 0);
        EXPECT_EQ(runCli({"clip", "add", path, media.string(), "--alias", alias}).exitCode, 0);
        return path;
    }

    fs::path source, media;
    std::shared_ptr<const MediaIndex> index;
    double lead = 0;
    test::ScratchFolder folder;
};

TEST_P(TimeZero, CodesOfOtherToolsLieOnTheirFrames) {
    // One code from each of these frames to the next, as ELAN has them; from there in every other format.
    const std::vector<std::int64_t> frames{0, 1, 7, 29, 40};
    std::string slots, annotations;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (const int end : {0, 1})
            slots += "<TIME_SLOT TIME_SLOT_ID=\"ts" + std::to_string(2 * i + static_cast<std::size_t>(end)) +
                     "\" TIME_VALUE=\"" + std::to_string(containerMs(frames[i] + end)) + "\"/>";
        annotations += "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a" + std::to_string(i) +
                       "\" TIME_SLOT_REF1=\"ts" + std::to_string(2 * i) + "\" TIME_SLOT_REF2=\"ts" +
                       std::to_string(2 * i + 1) + "\"><ANNOTATION_VALUE>f" + std::to_string(frames[i]) +
                       "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>";
    }
    const std::string eaf =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"2020-01-01T00:00:00+01:00\" "
        "FORMAT=\"3.0\" VERSION=\"3.0\"><HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\"><MEDIA_DESCRIPTOR "
        "MEDIA_URL=\"file://" +
        media.string() + "\" MIME_TYPE=\"video/mp4\"/></HEADER><TIME_ORDER>" + slots +
        "</TIME_ORDER><TIER LINGUISTIC_TYPE_REF=\"t\" TIER_ID=\"look\">" + annotations +
        "</TIER><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"t\" TIME_ALIGNABLE=\"true\"/></ANNOTATION_DOCUMENT>";
    ASSERT_TRUE(writeFileAtomic(at("play.eaf"), eaf, Overwrite::Refuse));
    for (const char* name : {"eaf", "boris", "opf", "TextGrid", "vtt", "srt"}) {
        const std::string file = at(std::string("play.") + name);
        if (std::string_view(name) != "eaf") {
            ASSERT_EQ(runCli({"convert", at("play.eaf"), file}).exitCode, 0) << name;
        }
        // Formats that name no media file hang on the clip of that name.
        const std::string own = newLibrary(std::string("of_") + name + ".attune", "play");
        const auto run = runCli({"import", file, "--to", own, "--json"});
        ASSERT_EQ(run.exitCode, 0) << name << run.err;
        EXPECT_EQ(Json::parse(run.out)["segments"], frames.size()) << name << run.err;
        expectOnFrames(own, frames.size(), 1, name);
        // Back: the same times as the tool wrote.
        const std::string back = at(std::string("back.") + name);
        ASSERT_EQ(runCli({"export", own, "--out", back}).exitCode, 0) << name;
        if (std::string_view(name) == "eaf") {
            EXPECT_EQ(readFile(back).value_or(""), eaf);
        }
        const auto before = readTimed(readFile(file).value_or(""), {}),
                   after = readTimed(readFile(back).value_or(""), {});
        ASSERT_TRUE(before && after) << name;
        ASSERT_EQ(before->rows.size(), after->rows.size()) << name;
        for (std::size_t i = 0; i < before->rows.size(); ++i) {
            EXPECT_EQ(before->rows[i].start, after->rows[i].start) << name;
            EXPECT_EQ(before->rows[i].end, after->rows[i].end) << name;
        }
    }
}

TEST_P(TimeZero, CodesMadeHereLieOnTheirFramesThere) {
    const std::string library = newLibrary("study.attune", "play");
    const std::vector<std::int64_t> frames{0, 3, 8, 31};
    std::string edits;
    for (const auto frame : frames)
        edits += Json{{"edit", "segment.add"},
                      {"clip", "play"},
                      {"coder", "T01"},
                      {"segment", "s" + std::to_string(frame)},
                      {"track", "look"},
                      {"beginNs", index->frames.timeOf(frame).ns},
                      {"endNs", index->frames.timeOf(frame + 2).ns},
                      {"label", "f" + std::to_string(frame)}}
                     .dump() +
                 "\n";
    ASSERT_TRUE(writeFileAtomic(at("edits.jsonl"), edits, Overwrite::Refuse));
    ASSERT_EQ(runCli({"library", "apply", library, at("edits.jsonl")}).exitCode, 0);
    fs::create_directory(folder / "there");
    for (const char* name : {"eaf", "boris", "opf", "TextGrid", "csv", "vtt", "srt", "sav", "xlsx"}) {
        const std::string out = at(std::string("there/play.") + name);
        const auto run = runCli({"export", library, "--as", "T01", "--out", out});
        ASSERT_EQ(run.exitCode, 0) << name << run.err;
        const auto document = readTimed(readFile(out).value_or(""), {});
        ASSERT_TRUE(document.has_value()) << name;
        const bool table = std::string_view("csv sav xlsx").find(name) != std::string_view::npos;
        std::size_t seen = 0;
        for (const TimedRow& row : document->rows) {
            const auto at = row.code.rfind('f');
            ASSERT_NE(at, std::string::npos) << name;
            const auto frame = std::stoll(row.code.substr(at + 1));
            EXPECT_NEAR(static_cast<double>(row.start.ns) / 1e6,
                        static_cast<double>(index->frames.timeOf(frame).ns) / 1e6 + (table ? 0 : lead),
                        table ? 1e-9 : 0.51)
                << name << " " << frame;
            ++seen;
        }
        EXPECT_EQ(seen, frames.size()) << name;
        // Taken in elsewhere they lie on the same frames.
        const std::string other = newLibrary(std::string("other_") + name + ".attune", "play");
        const auto taken = runCli({"import", out, "--to", other, "--json"});
        ASSERT_EQ(taken.exitCode, 0) << name << taken.err;
        EXPECT_EQ(Json::parse(taken.out)["clips"][0]["new"], false) << name;
        expectOnFrames(other, frames.size(), 2, name);
    }
}

TEST(TwoMedia, BecomeTwoViewsWithTheirOffset) {
    const auto source = test::makeClip(withSound());
    const auto first = test::remakeClip(source, "first.mp4", "-i IN -c copy");
    const auto late = test::remakeClip(source, "late.mp4", "-itsoffset 0.48 -i IN -i IN -map 0:v -map 1:a -c copy");
    if (first.empty() || late.empty())
        GTEST_SKIP() << "ffmpeg is not here";
    const test::ScratchFolder folder;
    const auto at = [&](const char* name) { return (folder / name).string(); };
    // The second film runs 1.5 s behind the first on their containers' clocks, its picture 0.48 s more.
    const std::string eaf =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"2020-01-01T00:00:00+01:00\" "
        "FORMAT=\"3.0\" VERSION=\"3.0\"><HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\"><MEDIA_DESCRIPTOR "
        "MEDIA_URL=\"file://" +
        first.string() + "\" MIME_TYPE=\"video/mp4\" TIME_ORIGIN=\"200\"/><MEDIA_DESCRIPTOR MEDIA_URL=\"file://" +
        late.string() +
        "\" MIME_TYPE=\"video/mp4\" TIME_ORIGIN=\"1700\"/></HEADER><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"ts1\" "
        "TIME_VALUE=\"801\"/><TIME_SLOT TIME_SLOT_ID=\"ts2\" TIME_VALUE=\"1000\"/></TIME_ORDER><TIER "
        "LINGUISTIC_TYPE_REF=\"t\" TIER_ID=\"look\"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a1\" "
        "TIME_SLOT_REF1=\"ts1\" TIME_SLOT_REF2=\"ts2\"><ANNOTATION_VALUE>f30</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>"
        "</ANNOTATION></TIER><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID=\"t\"/></ANNOTATION_DOCUMENT>";
    ASSERT_TRUE(writeFileAtomic(at("play.eaf"), eaf, Overwrite::Refuse));
    ASSERT_EQ(runCli({"library", "init", at("a.attune")}).exitCode, 0);
    const auto run = runCli({"import", at("play.eaf"), "--to", at("a.attune"), "--json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(Json::parse(run.out)["clips"][0]["shiftNs"], 200'000'000);
    const Json edits = Json::parse(runCli({"library", "history", at("a.attune"), "--json"}).out)["edits"][0]["edits"];
    EXPECT_EQ(edits[0]["edit"], "clip.declare");
    EXPECT_EQ(edits[0]["mediaPath"], first.string());
    EXPECT_EQ(edits[0]["view"]["mediaPath"], late.string());
    EXPECT_EQ(edits[0]["view"]["offsetNs"], 1'500'000'000 - 480'000'000);
    EXPECT_EQ(edits[1]["beginNs"], 1'001'000'000) << "frame 30";
    // A clip with a second view names both files, each with its time at the session's beginning.
    ASSERT_EQ(runCli({"library", "init", at("b.attune")}).exitCode, 0);
    std::string lines;
    Json declare = edits[0];
    lines += declare.dump() + "\n";
    lines +=
        Json{{"edit", "segment.add"}, {"clip", declare["clip"]}, {"coder", "T01"}, {"segment", "s"}, {"track", "look"},
             {"beginNs", 0},          {"endNs", 100'000'000},    {"label", "x"}}
            .dump() +
        "\n";
    ASSERT_TRUE(writeFileAtomic(at("b.jsonl"), lines, Overwrite::Refuse));
    ASSERT_EQ(runCli({"library", "apply", at("b.attune"), at("b.jsonl")}).exitCode, 0);
    ASSERT_EQ(runCli({"export", at("b.attune"), "--as", "T01", "--out", at("b.eaf")}).exitCode, 0);
    const auto document = readTimed(readFile(at("b.eaf")).value_or(""), {});
    ASSERT_TRUE(document.has_value());
    ASSERT_EQ(document->observations[0].media.size(), 2u);
    EXPECT_EQ(document->observations[0].media[0].offset.ns, 0);
    EXPECT_EQ(document->observations[0].media[1].offset.ns, 1'500'000'000);
}

INSTANTIATE_TEST_SUITE_P(
    Containers, TimeZero,
    testing::Values(Case{"plain.mp4", "-i IN -c copy", 120},
                    Case{"edit_list.mp4", "-itsoffset 0.48 -i IN -i IN -map 0:v -map 1:a -c copy", 120},
                    Case{"late_picture.mkv", "-itsoffset 0.48 -i IN -i IN -map 0:v -map 1:a -c copy", 120},
                    Case{"cut.mp4", "-ss 0.5 -i IN -c copy", 105}, Case{"stream.ts", "-i IN -c copy -f mpegts", 120}),
    [](const auto& one) {
        std::string name = one.param.name;
        std::ranges::replace(name, '.', '_');
        return name;
    });

} // namespace
} // namespace attune

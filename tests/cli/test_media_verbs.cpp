// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "media/decoder.h"
#include "support/bar_code.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace attune {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json answer(const CliRun& run, const std::string& schema) {
    EXPECT_EQ(run.exitCode, 0) << run.err;
    Json document = Json::parse(run.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << run.out;
    if (document.is_discarded() || document.empty())
        return {};
    EXPECT_EQ(document.begin().key(), "schema");
    EXPECT_EQ(document["schema"], schema);
    return document;
}

void expectRefused(const CliRun& run) {
    EXPECT_EQ(run.exitCode, 2);
    EXPECT_TRUE(run.out.empty()) << run.out;
    EXPECT_TRUE(run.err.starts_with("error: ")) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
}

/// Number drawn in a PNG file.
std::optional<std::int64_t> drawnIn(const fs::path& png) {
    const auto index = openIndex(png);
    if (!index)
        return std::nullopt;
    const auto decoder = Decoder::open(*index);
    const auto frame = (*decoder)->frame(0);
    if (!frame)
        return std::nullopt;
    const ImagePtr image = (*frame)->image();
    return test::readBarCode(image->bgra.data(), image->width, image->height, image->stride);
}

class MediaVerbs : public testing::Test {
  protected:
    test::ScratchFolder folder;
    std::string out = (folder / "out.png").string();
};

TEST_F(MediaVerbs, ProbeSaysWhatIsInside) {
    const std::string clip = test::makeClip(test::cfr25()).string();
    const Json d = answer(runCli({"probe", clip, "--json"}), "attune.probe/1");
    EXPECT_EQ(d["path"], clip);
    EXPECT_EQ(d["durationNs"], 4'000'000'000);
    EXPECT_EQ(d["contentHash"].get<std::string>().size(), 64u);
    const Json video = {{"codec", "h264"},     {"width", 320},          {"height", 240},
                        {"displayWidth", 320}, {"displayHeight", 240},  {"rotation", 0},
                        {"frameCount", 100},   {"averageRate", "25/1"}, {"variableFrameRate", false},
                        {"keyframeCount", 4},  {"firstTimestampNs", 0}};
    EXPECT_EQ(d["video"], video);
    EXPECT_EQ(d["audio"], Json::array({{{"codec", "aac"}, {"sampleRate", 48000}, {"channels", 1}, {"startNs", 0}}}));
    EXPECT_EQ(d["warnings"], Json::array());
    const CliRun table = runCli({"probe", clip});
    EXPECT_EQ(table.exitCode, 0);
    EXPECT_NE(table.out.find("00:00:04.000"), std::string::npos);
}

TEST_F(MediaVerbs, ProbeOfSoundAloneHasNoVideo) {
    const auto sound = test::remakeClip(test::makeClip(test::cfr25()), "alone.wav", "-i IN -vn -c:a pcm_s16le");
    const Json d = answer(runCli({"probe", sound.string(), "--json"}), "attune.probe/1");
    EXPECT_TRUE(d["video"].is_null());
    const Json f = answer(runCli({"frames", sound.string(), "--json"}), "attune.frames/1");
    EXPECT_EQ(f["frameCount"], 0);
    expectRefused(runCli({"frame", sound.string(), "--index", "0", "--out", out}));
    expectRefused(runCli({"seek-bench", sound.string()}));
    EXPECT_FALSE(fs::exists(out));
}

TEST_F(MediaVerbs, FramesListsEveryTime) {
    const Json d = answer(runCli({"frames", test::makeClip(test::vfr()).string(), "--json"}), "attune.frames/1");
    EXPECT_EQ(d["frameCount"], 100);
    ASSERT_EQ(d["timesNs"].size(), 100u);
    for (std::int64_t i = 0; i < 100; ++i)
        EXPECT_EQ(d["timesNs"][static_cast<std::size_t>(i)], test::vfrTimeNs(i));
    EXPECT_EQ(d["keyframes"], Json::array({0, 40, 80}));
}

TEST_F(MediaVerbs, FrameByNumberAndByTimeIsThatFrame) {
    const std::string clip = test::makeClip(test::phone()).string();
    const auto ns = [](std::int64_t t) { return std::to_string(t) + "ns"; };
    const std::int64_t end = answer(runCli({"probe", clip, "--json"}), "attune.probe/1")["durationNs"];
    struct Ask {
        std::string option, value;
        std::int64_t frame;
    };
    for (const Ask& ask : {Ask{"--index", "0", 0}, Ask{"--index", "99", 99}, Ask{"--time", "0", 0},
                           Ask{"--time", ns(test::vfrTimeNs(57)), 57}, Ask{"--time", ns(test::vfrTimeNs(57) - 1), 56},
                           Ask{"--time", ns(end), 99}}) {
        const Json d =
            answer(runCli({"frame", clip, ask.option, ask.value, "--out", out, "--force", "--json"}), "attune.frame/1");
        EXPECT_EQ(d["index"], ask.frame);
        EXPECT_EQ(d["timeNs"], test::vfrTimeNs(ask.frame));
        EXPECT_EQ(drawnIn(out), ask.frame);
    }
    const auto index = openIndex(out);
    ASSERT_TRUE(index);
    EXPECT_EQ((*index)->info.video->width, 240);
    EXPECT_EQ((*index)->info.video->height, 320);
    answer(runCli({"frame", clip, "--index", "31", "--size", "480x300", "--out", out, "--force", "--json"}),
           "attune.frame/1");
    EXPECT_EQ(drawnIn(out), 31);
}

TEST_F(MediaVerbs, FrameRefusesWhatIsNotThere) {
    const std::string clip = test::makeClip(test::cfr25()).string();
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--index", "100"},
                                                  {"--index", "-1"},
                                                  {"--index", "1.5"},
                                                  {"--time", "-0.001"},
                                                  {"--time", "4.000000001"},
                                                  {"--time", "soon"},
                                                  {"--time", ""},
                                                  {"--index", "1", "--time", "1"},
                                                  {"--index", "1", "--size", "0x10"},
                                                  {"--index", "1", "--size", "640"},
                                                  {}}) {
        std::vector<std::string> words = {"frame", clip, "--out", out};
        words.insert(words.end(), wrong.begin(), wrong.end());
        expectRefused(runCli(words));
        EXPECT_FALSE(fs::exists(out));
    }
}

TEST_F(MediaVerbs, AnExistingFileIsLeftAlone) {
    const std::string clip = test::makeClip(test::cfr25()).string();
    const std::string jpeg = (folder / "frame.jpg").string();
    ASSERT_EQ(runCli({"frame", clip, "--index", "3", "--out", jpeg}).exitCode, 0);
    EXPECT_TRUE(readFile(jpeg)->starts_with("\xFF\xD8\xFF")) << "what the name says";
    expectRefused(runCli({"frame", clip, "--index", "3", "--out", (folder / "frame.gif").string()}));
    expectRefused(runCli({"signals", clip, "--filmstrip", (folder / "strip.txt").string()}));
    ASSERT_EQ(runCli({"frame", clip, "--index", "3", "--out", out}).exitCode, 0);
    expectRefused(runCli({"frame", clip, "--index", "4", "--out", out}));
    EXPECT_EQ(drawnIn(out), 3);
    EXPECT_EQ(runCli({"frame", clip, "--index", "4", "--out", out, "--force"}).exitCode, 0);
    EXPECT_EQ(drawnIn(out), 4);
    EXPECT_EQ(runCli({"frame", clip, "--index", "4", "--out", (folder / "none" / "x.png").string()}).exitCode, 3);
}

TEST_F(MediaVerbs, SeekBenchFindsNoWrongFrame) {
    const std::string clip = test::makeClip(test::cfr25()).string();
    for (const std::string pattern : {"random", "back", "forward"}) {
        const Json d = answer(runCli({"seek-bench", clip, "--count", "25", "--pattern", pattern, "--json"}),
                              "attune.seek-bench/1");
        EXPECT_EQ(d["count"], 25);
        EXPECT_EQ(d["wrongFrames"], 0);
        EXPECT_EQ(d["comparedByDecoding"], 25);
        EXPECT_LE(d["latencyNs"]["p50"], d["latencyNs"]["p95"]);
        EXPECT_LE(d["latencyNs"]["p95"], d["latencyNs"]["max"]);
        EXPECT_GT(d["indexNs"], 0);
        EXPECT_GT(d["openNs"], 0);
    }
    expectRefused(runCli({"seek-bench", clip, "--pattern", "sideways"}));
    expectRefused(runCli({"seek-bench", clip, "--count", "0"}));
}

TEST_F(MediaVerbs, SignalsWritesWhatIsAskedFor) {
    const std::string clip = test::makeClip(test::cfr25()).string();
    const auto wave = folder / "wave.json", motion = folder / "motion.csv", strip = folder / "strip.png";
    const Json d = answer(runCli({"signals", clip, "--waveform", wave.string(), "--motion", motion.string(),
                                  "--filmstrip", strip.string(), "--pictures", "4", "--json"}),
                          "attune.signals/1");
    EXPECT_EQ(d["motion"], motion.string());
    std::ifstream waveFile(wave), motionFile(motion);
    const Json w = Json::parse(waveFile);
    EXPECT_EQ(w["sampleRate"], 48000);
    EXPECT_EQ(w["buckets"].size(), 750u); // 4 s * 48000 / 256
    std::vector<std::string> lines;
    for (std::string line; std::getline(motionFile, line);)
        lines.push_back(line);
    ASSERT_EQ(lines.size(), 101u);
    EXPECT_EQ(lines[0], "frame,timeNs,whole,left,right");
    EXPECT_TRUE(lines[2].starts_with("1,40000000,0."));
    EXPECT_GT(fs::file_size(strip), 1000u);
    expectRefused(runCli({"signals", clip, "--motion", motion.string()}));
    expectRefused(runCli({"signals", clip}));
}

TEST_F(MediaVerbs, WhatIsNoMediaFileIsRefusedInOneLine) {
    const auto text = test::writeBytes("words.mp4", "a diary, not a film\n").string();
    const auto empty = test::writeBytes("empty.mp4", "").string();
    for (const std::string& path :
         {text, empty, folder.path().string(), (folder / "none.mp4").string(), std::string("/dev/zero")}) {
        expectRefused(runCli({"probe", path}));
        expectRefused(runCli({"frames", path, "--json"}));
        expectRefused(runCli({"frame", path, "--index", "0", "--out", out}));
        expectRefused(runCli({"signals", path, "--motion", (folder / "m.csv").string()}));
        expectRefused(runCli({"seek-bench", path}));
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST_F(MediaVerbs, HostileNamesAreOnlyNames) {
    for (const std::string name : {"a:b.mp4", "%04d.mp4", "-x.mp4", "a b'c\".mp4", "concat:x|y.mp4", "\xff\xfe.mp4"}) {
        const auto path = folder / name;
        fs::copy_file(test::makeClip(test::cfr25()), path);
        const Json d = answer(runCli({"probe", "--json", "--", path.string()}), "attune.probe/1");
        EXPECT_EQ(d["video"]["frameCount"], 100) << name;
    }
}

TEST_F(MediaVerbs, EveryVerbHasHelpWithAnExample) {
    for (const std::string verb : {"probe", "frames", "frame", "seek-bench", "signals"}) {
        const CliRun run = runCli({verb, "--help"});
        EXPECT_EQ(run.exitCode, 0);
        EXPECT_NE(run.out.find("Example: attune-cli " + verb), std::string::npos) << run.out;
    }
}

TEST_F(MediaVerbs, ExcerptSaysWhatItHoldsAndHides) {
    const std::string clip = test::makeClip(test::cfr25()).string(), part = (folder / "part.mp4").string();
    const std::string mask =
        folder.write("mask.json", R"({"schema":"attune.mask/1","regions":[{"x":0,"y":0,"width":320,"height":70}]})");
    const Json d =
        answer(runCli({"excerpt", clip, "--from", "1.01", "--to", "2", "--out", part, "--json"}), "attune.excerpt/1");
    EXPECT_EQ(d["firstFrame"], 25);
    EXPECT_EQ(d["frameCount"], 25);
    EXPECT_EQ(d["fromNs"], 1'000'000'000);
    EXPECT_EQ(d["toNs"], 2'000'000'000);
    ASSERT_EQ(runCli({"frame", part, "--index", "3", "--out", out}).exitCode, 0);
    EXPECT_EQ(drawnIn(out), 28);
    expectRefused(runCli({"excerpt", clip, "--from", "1", "--to", "2", "--out", part}));
    const Json quiet = answer(runCli({"excerpt", clip, "--from", "1", "--to", "2", "--mask", mask, "--voice", "mute",
                                      "--out", part, "--force", "--json"}),
                              "attune.excerpt/1");
    EXPECT_EQ(quiet["sound"], false);
    ASSERT_EQ(runCli({"frame", part, "--index", "3", "--out", out, "--force"}).exitCode, 0);
    EXPECT_EQ(drawnIn(out), std::nullopt);
    for (const char* wrong :
         {"{}", "[]", "nonsense", R"({"schema":"attune.mask/1","regions":[]})",
          R"({"schema":"attune.mask/1","regions":[{"x":0,"y":0,"width":320}]})",
          R"({"schema":"attune.mask/1","regions":[{"x":0,"y":0,"width":3.5,"height":70}]})",
          R"({"schema":"attune.mask/1","regions":[{"x":0,"y":0,"width":32,"height":70,"fromNs":5}]})",
          R"({"schema":"attune.mask/1","regions":[{"x":0,"y":0,"width":32,"height":70,"face":1}]})"})
        expectRefused(runCli({"excerpt", clip, "--from", "1", "--to", "2", "--mask", folder.write("wrong.json", wrong),
                              "--out", (folder / "no.mp4").string()}));
    expectRefused(runCli({"excerpt", clip, "--from", "3", "--to", "9", "--out", (folder / "no.mp4").string()}));
    EXPECT_FALSE(std::filesystem::exists(folder / "no.mp4"));
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are legal and hostile: whatever they do with times, sizes and names, each frame is the one that was drawn.
#include "support/frame_reading.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace attune {
namespace {

namespace fs = std::filesystem;
using test::expectAllFrames, test::makeClip, test::openedIndex, test::remakeClip;

const std::string x264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p ";

std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

fs::path joined(const std::string& name, const std::vector<fs::path>& parts) {
    std::string all;
    for (const fs::path& part : parts) {
        if (part.empty())
            return {};
        all += bytesOf(part);
    }
    return test::writeBytes(name, all);
}

fs::path transport(const std::string& name, const std::string& offset, int width = 320, int height = 240,
                   const std::string& more = {}) {
    return makeClip({.name = name,
                     .frames = 50,
                     .width = width,
                     .height = height,
                     .videoOptions = more + x264 + "-bf 2 -g 25 -muxdelay 0 -output_ts_offset " + offset});
}

void expectTimesRise(const MediaIndexPtr& index) {
    ASSERT_TRUE(index);
    const auto& times = index->frames.times();
    EXPECT_EQ(times.front(), MediaTime(0));
    for (std::size_t i = 1; i < times.size(); ++i)
        EXPECT_LE(times[i - 1], times[i]) << i;
}

TEST(Traps, TransportTimesThatJumpBackAndForward) {
    const auto path =
        joined("jumps.ts", {transport("a.ts", "100"), transport("b.ts", "50"), transport("c.ts", "5000")});
    const auto index = openedIndex(path);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 150);
    expectTimesRise(index);
    EXPECT_NEAR(static_cast<double>(index->frames.end().ns), 6e9, 0.3e9) << "no hour of nothing between the parts";
    EXPECT_FALSE(index->info.warnings.empty());
    expectAllFrames(index, [](std::int64_t i) { return i % 50; });
}

TEST(Traps, SizeChangesInTheMiddle) {
    const auto index =
        openedIndex(joined("sizes.ts", {transport("small.ts", "0"), transport("large.ts", "2", 640, 360)}));
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 100);
    const auto decoder = Decoder::open(index);
    ASSERT_TRUE(decoder);
    for (const std::int64_t i : {99, 3, 50, 49, 75, 0}) {
        const auto frame = (*decoder)->frame(i);
        ASSERT_TRUE(frame) << i;
        EXPECT_EQ((*frame)->displayWidth(), i < 50 ? 320 : 640) << i;
        EXPECT_EQ((*frame)->image()->height, i < 50 ? 240 : 360) << i;
        EXPECT_EQ(test::drawnIn(*frame), i % 50);
    }
}

TEST(Traps, ColoursFollowEachFrameOwnMatrix) {
    const auto part = [](const std::string& name, const std::string& matrix, const std::string& tag,
                         const std::string& offset) {
        return makeClip({.name = name,
                         .frames = 1,
                         .videoOptions = "-f lavfi -i color=c=0xE06020:s=320x240:d=1:r=25,format=gbrp -map 1:v -vf "
                                         "'scale=out_color_matrix=" +
                                         matrix +
                                         ":out_range=tv,format=yuv420p' -c:v libx264 -qp 2 -g 5 -muxdelay 0 "
                                         "-colorspace " +
                                         tag + " -output_ts_offset " + offset});
    };
    const auto index = openedIndex(
        joined("matrices.ts", {part("m601.ts", "bt601", "smpte170m", "0"), part("m709.ts", "bt709", "bt709", "1")}));
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 50);
    const auto decoder = Decoder::open(index);
    ASSERT_TRUE(decoder);
    for (const std::int64_t i : {0, 30, 10, 49, 24}) {
        const auto frame = (*decoder)->frame(i);
        ASSERT_TRUE(frame);
        const ImagePtr image = (*frame)->image();
        const std::uint8_t* p = image->row(120) + 160 * 4;
        EXPECT_NEAR(p[2], 0xE0, 5) << i;
        EXPECT_NEAR(p[1], 0x60, 5) << i;
        EXPECT_NEAR(p[0], 0x20, 5) << i;
    }
}

TEST(Traps, TransportStreamThatBeginsInTheMiddleOfAPacket) {
    const std::string whole = bytesOf(transport("whole.ts", "0"));
    const auto index = openedIndex(test::writeBytes("unaligned.ts", "rubbish before it" + whole.substr(188 * 3 + 57)));
    ASSERT_TRUE(index);
    const std::int64_t count = index->frames.frameCount();
    ASSERT_GE(count, 24);
    const std::int64_t lost = 50 - count; // with the first bytes the first pictures may be gone
    expectAllFrames(index, [&](std::int64_t i) { return i + lost; });
}

TEST(Traps, OpenGopCutBetweenKeys) {
    const auto open = makeClip(
        {.name = "open_cut_source.mkv", .videoOptions = x264 + "-bf 3 -g 20 -x264-params open-gop=1:scenecut=0"});
    const auto index = openedIndex(remakeClip(open, "open_cut.mkv", "-ss 1.7 -i IN -c copy -copyts"));
    ASSERT_TRUE(index);
    const auto decoder = Decoder::open(index, {.cacheBytes = 1});
    ASSERT_TRUE(decoder);
    const auto first = (*decoder)->frame(0);
    ASSERT_TRUE(first);
    const auto offset = test::drawnIn(*first);
    ASSERT_TRUE(offset) << "the first frame shown is a whole one";
    expectAllFrames(index, [&](std::int64_t i) { return i + *offset; });
    EXPECT_EQ(index->frames.frameCount() + *offset, 100);
}

TEST(Traps, NegativeOffsetsOfCompositionTime) {
    const auto clip =
        makeClip({.name = "negative_cts.mp4", .videoOptions = x264 + "-bf 3 -g 30 -movflags negative_cts_offsets"});
    const auto index = openedIndex(clip);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 100);
    EXPECT_EQ(index->info.duration, MediaDuration(4'000'000'000));
    expectAllFrames(index, [](std::int64_t i) { return i; });
}

TEST(Traps, APauseOfFiveSecondsIsKept) {
    const auto clip = makeClip({.name = "gap.mp4",
                                .videoOptions = "-vf 'settb=1/90000,setpts=N*3600+gte(N\\,40)*450000' -fps_mode "
                                                "passthrough -enc_time_base 1/90000 -video_track_timescale 90000 " +
                                                x264 + "-bf 2 -g 30"});
    const auto index = openedIndex(clip);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 100);
    EXPECT_TRUE(index->info.video->variableFrameRate);
    EXPECT_EQ(index->frames.timeOf(39), MediaTime(1'560'000'000));
    EXPECT_EQ(index->frames.timeOf(40), MediaTime(6'600'000'000));
    EXPECT_EQ(index->frames.frameAt(MediaTime(6'599'999'999)), 39) << "the frame before stays on the screen";
    expectAllFrames(index, [](std::int64_t i) { return i; });
}

TEST(Traps, VeryWideVeryTallAndManyKindsOfPixels) {
    for (const auto& [name, width, height, options] : {std::tuple{"wide.mkv", 4000, 32, "-c:v ffv1 -pix_fmt yuv420p"},
                                                       {"tall.mkv", 96, 4000, "-c:v ffv1 -pix_fmt yuv420p"},
                                                       {"gray.mkv", 320, 240, "-c:v ffv1 -pix_fmt gray"},
                                                       {"gray10.mkv", 320, 240, "-c:v ffv1 -pix_fmt gray10le"},
                                                       {"pal.png", 320, 240, "-frames:v 1 -pix_fmt pal8"},
                                                       {"alpha.mkv", 320, 240, "-c:v ffv1 -pix_fmt yuva420p"},
                                                       {"deep444.mkv", 322, 242, "-c:v ffv1 -pix_fmt yuv444p12le"},
                                                       {"odd420.mkv", 333, 241, "-c:v ffv1 -pix_fmt yuv420p"}}) {
        SCOPED_TRACE(name);
        const bool still = std::string(name).ends_with("png");
        const auto index = openedIndex(makeClip(
            {.name = name, .frames = still ? 1 : 6, .width = width, .height = height, .videoOptions = options}));
        ASSERT_TRUE(index);
        ASSERT_EQ(index->frames.frameCount(), still ? 1 : 6);
        EXPECT_EQ(index->info.video->displayWidth, width);
        EXPECT_EQ(index->info.video->displayHeight, height);
        expectAllFrames(index, [](std::int64_t i) { return i; });
    }
}

TEST(Traps, HostileNamesAreOnlyNames) {
    const std::string good = bytesOf(makeClip(test::cfr25()));
    const test::ScratchFolder folder;
    for (const std::string& name :
         {std::string("-dash.mp4"), std::string("%04d.mp4"), std::string("file:scheme.mp4"),
          std::string("a'b\"c d.mp4"), std::string("line\nbreak.mp4"),
          std::string("\xC3\xBCml\xC3\xA4ut \xE6\x97\xA5\xE6\x9C\xAC.mp4"), std::string("not utf-8 \xFF.mp4"),
          std::string("pipe:0.mp4"), std::string("http:,,x.mp4"), std::string(200, 'n') + ".mp4",
          std::string("no extension"), std::string("*?[a].mp4")}) {
        SCOPED_TRACE(name);
        const fs::path path = folder / name;
        std::ofstream(path, std::ios::binary) << good;
        const auto index = openedIndex(path);
        ASSERT_TRUE(index);
        EXPECT_EQ(index->frames.frameCount(), 100);
        const auto decoder = Decoder::open(index);
        ASSERT_TRUE(decoder);
        EXPECT_EQ(test::drawnIn((*decoder)->frame(77).value_or(nullptr)), 77);
    }
}

TEST(Traps, EightHours) {
    const auto minute = makeClip({.name = "minute.mp4",
                                  .frames = 120,
                                  .width = 192,
                                  .height = 108,
                                  .inputRate = "2",
                                  .videoOptions = x264 + "-bf 2 -g 60",
                                  .audioInput = "sine=frequency=440:sample_rate=8000:duration=60",
                                  .audioOptions = "-c:a aac -b:a 16k"});
    const auto index = openedIndex(remakeClip(minute, "eight_hours.mp4", "-stream_loop 479 -i IN -c copy"));
    ASSERT_TRUE(index);
    ASSERT_EQ(index->frames.frameCount(), 57'600);
    EXPECT_NEAR(static_cast<double>(index->info.duration.ns), 28'800e9, 60e9);
    const auto decoder = Decoder::open(index);
    ASSERT_TRUE(decoder);
    for (const std::int64_t i : {57'599, 0, 30'123, 119, 120, 57'480, 44'444}) {
        const auto frame = (*decoder)->frame(i);
        ASSERT_TRUE(frame) << i;
        EXPECT_EQ(test::drawnIn(*frame), i % 120) << i;
    }
    const std::size_t bytes = index->packets.capacity() * sizeof(PacketEntry) +
                              index->packetOfFrame.capacity() * sizeof(std::int32_t) +
                              index->frames.times().capacity() * sizeof(MediaTime);
    EXPECT_LE(bytes, 57'600u * 2 * 48) << "what is kept of a frame is small";
}

TEST(Traps, SeveralSoundTracksAndSurround) {
    const auto path =
        makeClip({.name = "tracks.mkv",
                  .videoOptions = "-f lavfi -i sine=frequency=880:sample_rate=44100:duration=4 -filter_complex "
                                  "'[2:a]pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0[six]' -map 0:v -map 1:a "
                                  "-map '[six]' " +
                                  x264 + "-g 25",
                  .audioInput = "sine=frequency=440:sample_rate=48000:duration=3",
                  .audioOptions = "-c:a:0 aac -c:a:1 flac"});
    const auto index = openedIndex(path);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->info.audio.size(), 2u);
    EXPECT_EQ(index->info.audio[1].codec, "flac");
    EXPECT_EQ(index->info.audio[1].channels, 6);
    EXPECT_EQ(index->info.audio[1].sampleRate, 44100);
    EXPECT_NEAR(static_cast<double>(index->info.duration.ns), 4e9, 60e6);
}

TEST(Traps, APictureAttachedToAVideoIsNotTheVideo) {
    const auto cover = makeClip({.name = "cover2.png", .frames = 1, .videoOptions = "-frames:v 1"});
    const auto clip = makeClip(test::cfr25());
    const auto index =
        openedIndex(remakeClip(cover, "with_cover.mp4",
                               "-i IN -i '" + clip.string() + "' -map 0 -map 1 -c copy -disposition:v:0 attached_pic"));
    ASSERT_TRUE(index);
    EXPECT_EQ(index->frames.frameCount(), 100);
    expectAllFrames(index, [](std::int64_t i) { return i; });
}

TEST(Traps, FilesWithoutASingleFrameAreRefused) {
    const auto clip = makeClip(test::cfr25());
    const auto none = remakeClip(clip, "no_samples.mp4", "-i IN -map 0:v -c copy -frames:v 0");
    if (none.empty()) {
        GTEST_SKIP() << "ffmpeg cannot make this clip here";
    }
    const auto index = openIndex(none);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().exitCode(), 2);
}

// Damage is said where it is, and what is whole on both sides of it is shown.
TEST(Damage, IsNamedByItsTime) {
    std::string bytes = bytesOf(transport("to_damage.ts", "0"));
    const std::size_t at = bytes.size() / 2 / 188 * 188;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 188 * 12, '\x5A');
    const auto index = openedIndex(test::writeBytes("damaged.ts", bytes));
    ASSERT_TRUE(index);
    ASSERT_FALSE(index->info.damage.empty());
    EXPECT_TRUE(std::is_sorted(index->info.damage.begin(), index->info.damage.end()));
    EXPECT_GT(index->info.damage.front().begin, MediaTime(100'000'000));
    EXPECT_LT(index->info.damage.front().begin, MediaTime(1'900'000'000));
    const bool said = std::any_of(index->info.warnings.begin(), index->info.warnings.end(),
                                  [](const std::string& text) { return text.find("at 00:00:0") != std::string::npos; });
    EXPECT_TRUE(said);
    const auto decoder = Decoder::open(index);
    ASSERT_TRUE(decoder);
    EXPECT_EQ(test::drawnIn((*decoder)->frame(0).value_or(nullptr)), 0);
    const auto last = (*decoder)->frame(index->frames.frameCount() - 1);
    ASSERT_TRUE(last);
    EXPECT_EQ(test::drawnIn(*last), 49);
}

TEST(Damage, OfACutFileIsAtItsEnd) {
    const auto front = remakeClip(makeClip(test::cfr25()), "front.mp4", "-i IN -c copy -movflags faststart");
    const auto index = openedIndex(test::cutFile(front, "front_cut.mp4", fs::file_size(front) * 6 / 10));
    ASSERT_TRUE(index);
    ASSERT_FALSE(index->info.damage.empty());
    EXPECT_GT(index->info.damage.back().begin, MediaTime(500'000'000));
    EXPECT_LT(index->info.damage.back().begin, MediaTime(4'000'000'000));
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Every frame of every kind of file, in any order, is the one with its number drawn in it.
#include "media/decoder.h"
#include "support/bar_code.h"
#include "support/test_clips.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <random>

namespace attune {
namespace {

namespace fs = std::filesystem;
using test::ClipRecipe;

const std::string x264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p ";

struct Case {
    std::string name;
    std::function<fs::path()> make;
    std::int64_t frames = 100; ///< how many must be there
    std::int64_t first = 0;    ///< number drawn in frame 0
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

fs::path plain(const std::string& name, const std::string& options, int frames = 100, int width = 320,
               int height = 240) {
    return test::makeClip({.name = name, .frames = frames, .width = width, .height = height, .videoOptions = options});
}

std::vector<Case> cases() {
    using test::makeClip, test::remakeClip;
    return {
        {"cfr25", [] { return makeClip(test::cfr25()); }},
        {"ntsc", [] { return makeClip(test::ntsc()); }, 120},
        {"vfr", [] { return makeClip(test::vfr()); }},
        {"phone", [] { return makeClip(test::phone()); }},
        {"rotated180",
         [] {
             ClipRecipe r{.name = "rot180.mp4", .videoOptions = "-vf hflip,vflip " + x264};
             r.rotate = 180;
             return makeClip(r);
         }},
        {"rotated270",
         [] {
             ClipRecipe r{.name = "rot270.mp4", .videoOptions = "-vf transpose=1 " + x264};
             r.rotate = 270;
             return makeClip(r);
         }},
        {"openGop", [] { return plain("open.mp4", x264 + "-bf 3 -g 20 -x264-params open-gop=1:scenecut=0"); }},
        {"oneGop", [] { return plain("one_gop.mp4", x264 + "-bf 3 -g 1000 -x264-params scenecut=0", 300); }, 300},
        {"editListMidGop",
         [] { return remakeClip(makeClip(test::cfr25()), "edit.mp4", "-ss 1.6 -i IN -map 0:v -c copy"); }, 60, 40},
        {"nonZeroStart",
         [] { return remakeClip(makeClip(test::cfr25()), "late.mkv", "-i IN -c copy -output_ts_offset 7.3"); }},
        {"transportStream", [] { return remakeClip(makeClip(test::cfr25()), "start.ts", "-i IN -c copy"); }},
        {"matroskaNoCues",
         [] { return plain("no_cues.mkv", x264 + "-bf 3 -g 30 -f matroska -cues_to_front 0 -write_crc32 0 -live 1"); }},
        {"matroskaDuplicateTimes",
         [] {
             return test::makeClip(
                 {.name = "dup.mkv", .frames = 60, .inputRate = "1500", .videoOptions = x264 + "-bf 0 -g 10"});
         },
         60},
        {"fragmented", [] { return plain("frag.mp4", x264 + "-bf 2 -g 25 -movflags frag_keyframe+empty_moov"); }},
        {"mjpegAvi", [] { return plain("mjpeg.avi", "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p"); }},
        {"mpeg4BFramesAvi", [] { return plain("bframes.avi", "-c:v mpeg4 -q:v 3 -bf 2 -g 24"); }},
        {"mpeg2Ts", [] { return plain("mpeg2.ts", "-c:v mpeg2video -q:v 3 -bf 2 -g 15 -pix_fmt yuv420p"); }},
        {"hevc",
         [] {
             return plain("hevc.mp4",
                          "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=25 -pix_fmt yuv420p");
         }},
        {"hevc10",
         [] {
             return plain("hevc10.mp4",
                          "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=25 -pix_fmt yuv420p10le");
         }},
        {"vp9",
         [] {
             return plain("vp9.webm",
                          "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 500k -g 30 -pix_fmt yuv420p");
         }},
        {"vp8",
         [] {
             return plain("vp8.webm", "-c:v libvpx -deadline good -cpu-used 5 -auto-alt-ref 1 -lag-in-frames 16 -b:v "
                                      "800k -g 30 -pix_fmt yuv420p");
         }},
        {"av1", [] { return plain("av1.mp4", "-c:v libsvtav1 -preset 12 -g 30 -pix_fmt yuv420p", 60); }, 60},
        {"oddSize", [] { return plain("odd.mkv", "-c:v ffv1 -pix_fmt yuv444p", 20, 321, 243); }, 20},
        {"anamorphic", [] { return plain("sar.mp4", x264 + "-vf setsar=16/11 -g 20"); }},
        {"oneFrame", [] { return plain("one.mp4", x264, 1); }, 1},
        {"png", [] { return plain("one.png", "-frames:v 1 -pix_fmt rgb24", 1); }, 1},
        {"interlacedTs",
         [] { return plain("inter.ts", "-c:v mpeg2video -flags +ildct+ilme -q:v 3 -bf 2 -g 12 -pix_fmt yuv420p"); }},
        {"interlacedTsWrongTimes", // each frame claims to be shown when it is decoded
         [] {
             const auto source = plain("inter.ts", "-c:v mpeg2video -flags +ildct+ilme -q:v 3 -bf 2 -g 12 "
                                                   "-pix_fmt yuv420p");
             return remakeClip(source, "inter_wrong.ts", "-i IN -c copy -bsf:v setts=pts=DTS");
         }},
        {"fps120",
         [] {
             return makeClip(
                 {.name = "fps120.mp4", .frames = 240, .inputRate = "120", .videoOptions = x264 + "-bf 3 -g 60"});
         },
         240},
        {"film",
         [] {
             return makeClip({.name = "film.mkv", .inputRate = "24000/1001", .videoOptions = x264 + "-bf 2 -g 48"});
         }},
        {"gif", [] { return plain("anim.gif", "", 20); }, 20},
        {"intraRefresh",
         [] { return plain("refresh.mkv", x264 + "-x264-params intra-refresh=1:keyint=30:bframes=0"); }},
        {"hevcOpenGop",
         [] {
             return plain("hevc_open.mp4", "-c:v libx265 -preset ultrafast -pix_fmt yuv420p -x265-params "
                                           "log-level=none:keyint=20:open-gop=1:bframes=4:scenecut=0");
         }},
        {"tsTimesWrap",
         [] {
             return remakeClip(makeClip(test::cfr25()), "wrap.ts", "-i IN -map 0:v -c copy -output_ts_offset 95442");
         }},
        {"mbaffTs", [] { return plain("mbaff.ts", x264 + "-x264-params tff=1 -flags +ildct+ilme -bf 2 -g 25"); }},
        {"mpeg1Ps", [] { return plain("ps.mpg", "-c:v mpeg1video -q:v 3 -bf 2 -g 15 -pix_fmt yuv420p"); }},
        {"wmv", [] { return plain("x.wmv", "-c:v wmv2 -q:v 3 -g 20"); }},
        {"flv", [] { return plain("x.flv", "-c:v flv -q:v 3 -g 20"); }},
        {"theora", [] { return plain("x.ogv", "-c:v libtheora -q:v 8 -g 20 -pix_fmt yuv420p"); }},
        {"prores", [] { return plain("x.mov", "-c:v prores -pix_fmt yuv422p10le", 30); }, 30},
        {"rgbMatroska", [] { return plain("rgb.mkv", "-c:v ffv1 -pix_fmt bgr0", 30); }, 30},
        {"rawH264", [] { return plain("raw.h264", x264 + "-bf 2 -g 25", 50); }, 50},
    };
}

class ExactFrames : public testing::TestWithParam<Case> {
  protected:
    void SetUp() override {
        const fs::path path = GetParam().make();
        if (path.empty())
            GTEST_SKIP() << "ffmpeg cannot make this clip here";
        auto opened = openIndex(path);
        ASSERT_TRUE(opened) << opened.error().text();
        m_index = *opened;
        ASSERT_EQ(m_index->frames.frameCount(), GetParam().frames);
    }

    void expectShows(Decoder& decoder, std::int64_t frame) {
        const auto got = decoder.frame(frame);
        ASSERT_TRUE(got) << got.error().text();
        EXPECT_EQ((*got)->index(), frame);
        EXPECT_EQ((*got)->time(), m_index->frames.timeOf(frame));
        const ImagePtr image = (*got)->image();
        const auto number = test::readBarCode(image->bgra.data(), image->width, image->height, image->stride);
        ASSERT_TRUE(number) << "no bar code in frame " << frame;
        EXPECT_EQ(*number, frame + GetParam().first);
    }

    std::unique_ptr<Decoder> decoder(std::size_t cacheBytes) {
        auto made = Decoder::open(m_index, {.cacheBytes = cacheBytes});
        EXPECT_TRUE(made);
        return std::move(*made);
    }

    MediaIndexPtr m_index;
};

constexpr std::size_t tiny = 1; // only the frame asked for fits
constexpr std::size_t roomy = 64 << 20;

TEST_P(ExactFrames, Forward) {
    const auto d = decoder(tiny);
    for (std::int64_t i = 0; i < GetParam().frames && !HasFatalFailure(); ++i)
        expectShows(*d, i);
}

TEST_P(ExactFrames, BackwardWithCache) {
    const auto d = decoder(roomy);
    for (std::int64_t i = GetParam().frames; i-- > 0 && !HasFatalFailure();)
        expectShows(*d, i);
}

TEST_P(ExactFrames, InAnyOrderWithoutCache) {
    const auto d = decoder(tiny);
    std::vector<std::int64_t> order(static_cast<std::size_t>(GetParam().frames));
    std::iota(order.begin(), order.end(), 0);
    std::mt19937_64 random(7);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
    order.resize(std::min<std::size_t>(order.size(), 60));
    for (const std::int64_t i : order)
        if (!HasFatalFailure())
            expectShows(*d, i);
}

TEST_P(ExactFrames, TimeAndFrameAreInverse) {
    const FrameTable& table = m_index->frames;
    EXPECT_EQ(table.timeOf(0), MediaTime(0));
    for (std::int64_t i = 0; i < table.frameCount(); ++i) {
        const bool last = i + 1 == table.frameCount();
        if (!last) {
            ASSERT_LE(table.timeOf(i), table.timeOf(i + 1));
        }
        if (last || table.timeOf(i) < table.timeOf(i + 1)) {
            EXPECT_EQ(table.frameAt(table.timeOf(i)), i);
        }
        if (i > 0 && table.timeOf(i - 1) < table.timeOf(i)) {
            EXPECT_EQ(table.frameAt(table.timeOf(i) - MediaDuration(1)), i - 1);
        }
    }
    EXPECT_GE(m_index->info.duration, table.end() - MediaTime(0));
}

INSTANTIATE_TEST_SUITE_P(Files, ExactFrames, testing::ValuesIn(cases()),
                         [](const testing::TestParamInfo<Case>& one) { return one.param.name; });

} // namespace
} // namespace attune

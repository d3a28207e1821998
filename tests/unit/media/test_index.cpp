// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/decoder.h"
#include "media/frame_index.h"
#include "models/time_text.h"
#include "support/bar_code.h"
#include "support/test_clips.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <unistd.h>

namespace attune {
namespace {

namespace fs = std::filesystem;

MediaIndexPtr opened(const fs::path& path) {
    if (path.empty()) {
        ADD_FAILURE() << "the clip could not be made";
        return nullptr;
    }
    auto index = openIndex(path);
    EXPECT_TRUE(index) << index.error().text();
    return index ? *index : nullptr;
}

std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

TEST(Index, ConstantRateIsExact) {
    const auto a = opened(test::makeClip(test::cfr25()));
    ASSERT_TRUE(a);
    EXPECT_EQ(a->info.video->averageRate, (Rational{25, 1}));
    EXPECT_FALSE(a->info.video->variableFrameRate);
    EXPECT_EQ(a->info.video->codec, "h264");
    EXPECT_EQ(a->keyframes, (std::vector<std::int64_t>{0, 30, 60, 90}));
    EXPECT_EQ(a->info.duration, MediaDuration(4'000'000'000));
    EXPECT_EQ(a->frames.end(), MediaTime(4'000'000'000));
    ASSERT_EQ(a->info.audio.size(), 1u);
    EXPECT_EQ(a->info.audio[0].codec, "aac");
    EXPECT_EQ(a->info.audio[0].startNs, 0) << "what the coder put in front is not heard";
    const auto b = opened(test::makeClip(test::ntsc()));
    ASSERT_TRUE(b);
    EXPECT_EQ(b->info.video->averageRate, (Rational{30000, 1001}));
    EXPECT_EQ(b->frames.timeOf(119), MediaTime(3'970'633'333)); // 119 * 1001 / 30000 s
    EXPECT_TRUE(b->info.audio.empty());
}

TEST(Index, NtscInMillisecondsKeepsItsRate) {
    const auto index = opened(test::remakeClip(test::makeClip(test::ntsc()), "ntsc.mkv", "-i IN -c copy"));
    ASSERT_TRUE(index);
    EXPECT_EQ(index->info.video->averageRate, (Rational{30000, 1001}));
    EXPECT_FALSE(index->info.video->variableFrameRate);
}

TEST(Index, VariableRateIsTakenFrameByFrame) {
    const auto index = opened(test::makeClip(test::vfr()));
    ASSERT_TRUE(index);
    EXPECT_TRUE(index->info.video->variableFrameRate);
    for (std::int64_t i = 0; i < 100; ++i)
        EXPECT_EQ(index->frames.timeOf(i).ns, test::vfrTimeNs(i)) << i;
}

TEST(Index, PhoneVideoStandsUpright) {
    const auto index = opened(test::makeClip(test::phone()));
    ASSERT_TRUE(index);
    const VideoInfo& v = *index->info.video;
    EXPECT_EQ(v.rotation, 90);
    EXPECT_EQ(v.width, 320);
    EXPECT_EQ(v.height, 240);
    EXPECT_EQ(v.displayWidth, 240);
    EXPECT_EQ(v.displayHeight, 320);
}

TEST(Index, PixelAspectWidensThePicture) {
    const auto index =
        opened(test::makeClip({.name = "sar2.mp4",
                               .frames = 3,
                               .videoOptions = "-vf setsar=16/11 -c:v libx264 -preset veryfast -pix_fmt yuv420p"}));
    ASSERT_TRUE(index);
    EXPECT_EQ(index->info.video->displayWidth, 465); // 320 * 16 / 11 = 465.45
    EXPECT_EQ(index->info.video->displayHeight, 240);
    const auto decoder = Decoder::open(index);
    const auto frame = (*decoder)->frame(1);
    ASSERT_TRUE(frame);
    EXPECT_EQ((*frame)->image()->width, 465);
}

TEST(Index, SoundBeforeAndAfterThePicture) {
    const auto clip = test::makeClip(test::cfr25());
    const auto soundLate = opened(test::remakeClip(
        clip, "sound_late.mp4", "-i IN -itsoffset 1.5 -i '" + clip.string() + "' -map 0:v -map 1:a -c copy"));
    ASSERT_TRUE(soundLate);
    ASSERT_EQ(soundLate->info.audio.size(), 1u);
    EXPECT_NEAR(static_cast<double>(soundLate->info.audio[0].startNs), 1.5e9, 30e6);
    EXPECT_GT(soundLate->info.duration.ns, 5'500'000'000) << "to the end of its last packet";
    const auto pictureLate = opened(test::remakeClip(
        clip, "picture_late.mp4", "-itsoffset 0.7 -i IN -i '" + clip.string() + "' -map 0:v -map 1:a -c copy"));
    ASSERT_TRUE(pictureLate);
    EXPECT_EQ(pictureLate->info.video->firstTimestampNs, 700'000'000);
    EXPECT_EQ(pictureLate->frames.timeOf(0), MediaTime(0));
    EXPECT_EQ(pictureLate->info.audio[0].startNs, -700'000'000);
}

TEST(Index, SoundAlone) {
    const auto clip = test::makeClip(test::cfr25());
    for (const auto& [name, options] : {std::pair<std::string, std::string>{"alone.m4a", "-i IN -vn -c copy"},
                                        {"alone.wav", "-i IN -vn -c:a pcm_s16le"},
                                        {"alone.mp3", "-i IN -vn -c:a libmp3lame"}}) {
        const auto index = opened(test::remakeClip(clip, name, options));
        ASSERT_TRUE(index);
        EXPECT_FALSE(index->hasVideo());
        EXPECT_TRUE(index->frames.empty());
        ASSERT_EQ(index->info.audio.size(), 1u);
        EXPECT_EQ(index->info.audio[0].startNs, 0);
        EXPECT_NEAR(static_cast<double>(index->info.duration.ns), 4e9, 60e6) << name;
        EXPECT_FALSE(Decoder::open(index));
    }
}

TEST(Index, ACoverPictureIsNoVideo) {
    const auto png = test::makeClip({.name = "cover.png", .frames = 1, .videoOptions = "-frames:v 1"});
    const auto index = opened(test::remakeClip(png, "cover.mp3",
                                               "-i IN -f lavfi -i sine=duration=1 -map 0 -map 1 -c:v copy "
                                               "-c:a libmp3lame -disposition:v attached_pic"));
    ASSERT_TRUE(index);
    EXPECT_FALSE(index->hasVideo());
    EXPECT_TRUE(index->hasAudio());
}

TEST(Index, HashDependsOnTheBytesAlone) {
    const auto clip = test::makeClip(test::cfr25());
    const auto copy = test::writeBytes("copy with a : and 100%04d.bin", bytesOf(clip));
    const auto a = openIndex(clip, {.contentHash = true}), b = openIndex(copy, {.contentHash = true});
    ASSERT_TRUE(a && b);
    EXPECT_EQ((*a)->info.contentHash.size(), 64u);
    EXPECT_EQ((*a)->info.contentHash, (*b)->info.contentHash);
    EXPECT_TRUE(opened(clip)->info.contentHash.empty());
}

TEST(Index, WhatIsNoMediaFileIsRefused) {
    const auto clip = test::makeClip(test::cfr25());
    const std::string good = bytesOf(clip);
    const auto expectRefused = [](const fs::path& path, ErrorCode code) {
        const auto index = openIndex(path);
        ASSERT_FALSE(index) << path;
        EXPECT_EQ(index.error().code, code) << index.error().text();
        EXPECT_EQ(index.error().exitCode(), 2);
        EXPECT_FALSE(index.error().todo.empty());
    };
    std::mt19937 random(5);
    std::string noise(50'000, '\0');
    for (char& c : noise)
        c = static_cast<char>(random());
    expectRefused(test::writeBytes("empty.mp4", ""), ErrorCode::Invalid);
    expectRefused(test::writeBytes("words.mp4", "a diary, not a film\n"), ErrorCode::Corrupt);
    expectRefused(test::writeBytes("noise.mp4", noise), ErrorCode::Corrupt);
    expectRefused(test::writeBytes("no_moov.mp4", good.substr(0, good.size() / 2)), ErrorCode::Corrupt);
    expectRefused(test::writeBytes("list.mp4", "ffconcat version 1.0\nfile '" + clip.string() + "'\n"),
                  ErrorCode::Corrupt);
    expectRefused(test::writeBytes("playlist.mp4", "#EXTM3U\n#EXTINF:4,\n" + clip.string() + "\n#EXT-X-ENDLIST\n"),
                  ErrorCode::Corrupt);
    expectRefused(test::clipFolder(), ErrorCode::Invalid);
    expectRefused(test::clipFolder() / "not there.mp4", ErrorCode::NotFound);
    expectRefused("/dev/zero", ErrorCode::Invalid);
}

// A clip whose first packets of the picture are all zero bytes.
fs::path blanked(const fs::path& clip, const std::string& name, std::size_t packets) {
    const auto index = opened(clip);
    std::string bytes = bytesOf(clip);
    for (std::size_t i = 0; index && i < std::min(packets, index->packets.size()); ++i) {
        const PacketEntry& p = index->packets[i];
        bytes.replace(static_cast<std::size_t>(p.pos), p.size, p.size, '\0');
    }
    return test::writeBytes(name, bytes);
}

TEST(Index, WithoutAPictureThatDecodesThereIsTheSoundOrNothing) {
    const auto sound = opened(blanked(test::makeClip(test::cfr25()), "blank_picture.mp4", 1000));
    ASSERT_TRUE(sound);
    EXPECT_FALSE(sound->hasVideo());
    EXPECT_TRUE(sound->hasAudio());
    ASSERT_FALSE(sound->info.warnings.empty());
    EXPECT_EQ(sound->info.warnings[0], "the picture cannot be read; only the sound is there");
    const auto nothing = openIndex(blanked(test::makeClip(test::ntsc()), "blank.mp4", 1000));
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(nothing.error().todo.empty());
}

TEST(Index, APictureThatBeginsLateIsFoundAndAHopelessFileIsNotReadToItsEnd) {
    const auto clip = test::makeClip({.name = "many_keys.mp4",
                                      .frames = 900,
                                      .width = 160,
                                      .height = 120,
                                      .videoOptions = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -bf 2 -g 20"});
    const auto late = opened(blanked(clip, "late_picture.mp4", 400));
    ASSERT_TRUE(late);
    EXPECT_EQ(late->frames.frameCount(), 500) << "those that can be decoded";
    const auto decoder = Decoder::open(late);
    ASSERT_TRUE(decoder);
    const auto frame = (*decoder)->frame(300);
    ASSERT_TRUE(frame) << frame.error().text();
    EXPECT_EQ((*frame)->index(), 300);
    const ImagePtr image = (*frame)->image();
    EXPECT_EQ(test::readBarCode(image->bgra.data(), image->width, image->height, image->stride), 700);
    double furthest = 0;
    EXPECT_FALSE(openIndex(blanked(clip, "hopeless.mp4", 900), {.progress = [&](double share) { furthest = share; }}));
    EXPECT_LT(furthest, 0.2) << "reading is 0.3 of it";
}

TEST(Index, ATruncatedFileOpensAsFarAsItGoes) {
    const auto front =
        test::remakeClip(test::makeClip(test::cfr25()), "front.mp4", "-i IN -c copy -movflags faststart");
    const auto cut = test::cutFile(front, "front_cut.mp4", fs::file_size(front) * 6 / 10);
    const auto index = opened(cut);
    ASSERT_TRUE(index);
    EXPECT_FALSE(index->info.warnings.empty());
    ASSERT_GT(index->frames.frameCount(), 20);
    ASSERT_LT(index->frames.frameCount(), 100);
    const auto decoder = Decoder::open(index, {.cacheBytes = 1});
    ASSERT_TRUE(decoder);
    for (std::int64_t i = index->frames.frameCount() - 2; i >= 0; i -= 7) { // the very last one may be half there
        const auto frame = (*decoder)->frame(i);
        ASSERT_TRUE(frame) << frame.error().text();
        const ImagePtr image = (*frame)->image();
        EXPECT_EQ(test::readBarCode(image->bgra.data(), image->width, image->height, image->stride), i);
    }
}

TEST(Index, ACutMatroskaWebmOrAviIsNamedWithItsEnd) {
    const auto clip = test::makeClip(test::cfr25());
    for (const auto& [name, command] :
         {std::pair("whole.mkv", "-i IN -c copy"), std::pair("whole.avi", "-i IN -c:v mpeg4 -g 12 -c:a mp3"),
          std::pair("whole.webm", "-i IN -c:v libvpx -g 12 -deadline realtime -c:a libvorbis")}) {
        const auto whole = test::remakeClip(clip, name, command);
        if (whole.empty())
            continue; // this ffmpeg has not the encoder
        EXPECT_TRUE(opened(whole)->info.warnings.empty()) << name;
        const auto cut = opened(test::cutFile(whole, std::string("cut_") + name, fs::file_size(whole) / 2));
        ASSERT_TRUE(cut);
        ASSERT_EQ(cut->info.warnings.size(), 1u) << name;
        EXPECT_EQ(cut->info.warnings[0],
                  "the file is cut short; it ends at " + formatMediaTime(MediaTime(cut->info.duration.ns)));
        EXPECT_LT(cut->info.duration, MediaDuration(3'500'000'000)) << name;
        EXPECT_EQ(cut->info.damage.size(), 1u);
    }
}

TEST(Index, LostFramesOfASteadyRecordingAreNamedAndAVariableRateIsNot) {
    const auto clip = test::makeClip(test::cfr25());
    const auto lost = opened(test::remakeClip(
        clip, "lost.mkv", "-i IN -vf \"select='not(between(n,40,64))'\" -vsync passthrough -an -c:v libx264 -bf 0"));
    ASSERT_TRUE(lost);
    ASSERT_EQ(lost->frames.frameCount(), 75);
    EXPECT_EQ(lost->info.warnings,
              (std::vector<std::string>{"no picture for the time of many frames at 00:00:01.560"}));
    for (const auto& recipe : {test::vfr(), test::phone()})
        EXPECT_TRUE(opened(test::makeClip(recipe))->info.warnings.empty()) << recipe.name;
}

TEST(Index, BrokenBytesNeverEndTheProgram) {
    const auto front =
        test::remakeClip(test::makeClip(test::cfr25()), "front.mp4", "-i IN -c copy -movflags faststart");
    const std::string good = bytesOf(front);
    std::mt19937_64 random(11);
    int stillOpen = 0;
    for (int round = 0; round < 40; ++round) {
        std::string bad = good;
        const std::size_t reach = round % 2 == 0 ? 6000 : bad.size();
        for (int i = 0; i < 20; ++i)
            bad[random() % reach] ^= static_cast<char>(1u << random() % 8);
        const auto path = test::clipFolder() / ("broken_" + std::to_string(getpid()) + ".mp4");
        std::ofstream(path, std::ios::binary) << bad;
        const auto index = openIndex(path);
        if (index) {
            ++stillOpen;
            if ((*index)->hasVideo()) {
                const auto decoder = Decoder::open(*index);
                ASSERT_TRUE(decoder);
                const std::int64_t count = (*index)->frames.frameCount();
                for (const std::int64_t i : {count - 1, std::int64_t{0}, count / 2})
                    if (const auto frame = (*decoder)->frame(i)) {
                        EXPECT_EQ((*frame)->index(), i);
                        EXPECT_FALSE((*frame)->image()->empty());
                    }
            }
        } else {
            EXPECT_EQ(index.error().exitCode(), 2) << index.error().text();
        }
        fs::remove(path);
    }
    EXPECT_GT(stillOpen, 10);
}

TEST(Index, CanBeStopped) {
    const auto clip = test::makeClip(test::cfr25());
    const auto index = openIndex(clip, {.cancelled = [] { return true; }});
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::Cancelled);
}

TEST(Index, ProgressNeverGoesBack) {
    for (const auto& path : {test::makeClip(test::cfr25()),
                             test::remakeClip(test::makeClip(test::cfr25()), "start.ts", "-i IN -c copy")}) {
        std::vector<double> shares;
        ASSERT_TRUE(openIndex(path, {.progress = [&](double share) { shares.push_back(share); }}));
        ASSERT_FALSE(shares.empty());
        EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
        EXPECT_GE(shares.front(), 0);
        EXPECT_EQ(shares.back(), 1);
    }
}

TEST(Decoder, StopsWhenAskedAndGoesOnAfterwards) {
    const auto index = opened(test::makeClip(test::cfr25()));
    const auto decoder = Decoder::open(index);
    int asked = 0;
    const auto stopped = (*decoder)->frame(85, [&] { return ++asked > 5; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    const auto frame = (*decoder)->frame(85);
    ASSERT_TRUE(frame);
    const ImagePtr image = (*frame)->image();
    EXPECT_EQ(test::readBarCode(image->bgra.data(), image->width, image->height, image->stride), 85);
}

TEST(Decoder, CacheKeepsToItsBudgetAndServesStepsBack) {
    const auto index = opened(test::makeClip(test::cfr25()));
    const auto decoder = Decoder::open(index, {.cacheBytes = std::size_t{10} << 20});
    ASSERT_TRUE((*decoder)->frame(59));
    const std::int64_t decoded = (*decoder)->decodedCount();
    for (std::int64_t i = 58; i >= 31; --i)
        EXPECT_TRUE((*decoder)->cached(i)) << i;
    for (std::int64_t i = 58; i >= 31; --i)
        ASSERT_TRUE((*decoder)->frame(i));
    EXPECT_EQ((*decoder)->decodedCount(), decoded) << "steps back after a seek decode nothing";
    EXPECT_NEAR(static_cast<double>((*decoder)->costOf(59)), 30, 3) << "from key frame 30, in decode order";
    EXPECT_FALSE((*decoder)->frame(100));
    EXPECT_FALSE((*decoder)->frame(-1));
    (*decoder)->clearCache();
    EXPECT_FALSE((*decoder)->cached(59));
}

TEST(Decoder, SeekingGivesTheSameBitsAsPlaying) {
    const auto index = opened(test::makeClip(test::cfr25()));
    const auto forward = Decoder::open(index, {.cacheBytes = 1}), random = Decoder::open(index, {.cacheBytes = 1});
    for (std::int64_t i = 0; i < 100; ++i) {
        const auto a = (*forward)->frame(i);
        ASSERT_TRUE(a);
        if (i % 9 != 4)
            continue;
        (*random)->clearCache();
        const auto b = (*random)->frame(i);
        ASSERT_TRUE(b);
        EXPECT_EQ((*a)->image()->bgra, (*b)->image()->bgra) << i;
    }
}

} // namespace
} // namespace attune

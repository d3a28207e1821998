// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sound_alignment.h"
#include "support/frame_reading.h"
#include "support/test_clips.h"

#include <gtest/gtest.h>
#include <random>

namespace attune {
namespace {

// Thuds at random moments of one evening, from a moment of it on; hiss and loudness as the recorder has them.
Waveform recording(double fromSeconds, double seconds, double level, double hiss, unsigned evening, unsigned recorder,
                   double bucketNs = 5'333'333) {
    std::mt19937 thuds(evening), noise(recorder);
    std::vector<double> at;
    std::exponential_distribution<double> pause(1.5);
    for (double t = 0; t < 400; t += pause(thuds))
        at.push_back(t);
    Waveform wave{48000, 1, {{bucketNs, {}}}};
    std::uniform_real_distribution<double> random(0, 1);
    std::size_t next = 0;
    double loud = 0;
    const auto n = static_cast<std::int64_t>(seconds * 1e9 / bucketNs);
    for (std::int64_t i = 0; i < n; ++i) {
        const double t = fromSeconds + static_cast<double>(i) * bucketNs / 1e9;
        loud *= 0.9;
        for (; next < at.size() && at[next] <= t; ++next)
            loud = 1;
        const auto value = static_cast<float>(std::min(1.0, level * loud + hiss * random(noise)));
        wave.levels.front().buckets.emplace_back(-value, value, value * 0.7F);
    }
    return wave;
}

TEST(SoundAlignment, FindsHowTwoRecordingsLie) {
    const Waveform parent = recording(10, 120, 0.8, 0.01, 1, 2);
    for (const auto& [from, seconds, bucketNs] : {std::tuple{11.37, 100.0, 5'333'333.0},
                                                  {3.0, 200.0, 5'804'988.0},
                                                  {70.0, 30.0, 16e6},
                                                  {10.0, 120.0, 5'333'333.0}}) {
        const Waveform child = recording(from, seconds, 0.2, 0.02, 1, 7, bucketNs);
        const SoundAlignment found = alignSound(parent, child);
        ASSERT_TRUE(found.offset) << from << ": " << found.reason;
        // A thud at evening time T is at T - 10 in the first and T - from in the second.
        EXPECT_NEAR(static_cast<double>(found.offset->ns) / 1e9, 10 - from, 0.02) << from;
        EXPECT_GT(found.clearness, 3);
        EXPECT_TRUE(found.reason.empty());
    }
}

TEST(SoundAlignment, SaysNothingWhenTheSoundDoesNotSay) {
    const Waveform one = recording(0, 60, 0.8, 0.01, 1, 2), another = recording(0, 60, 0.8, 0.01, 99, 3);
    const SoundAlignment unrelated = alignSound(one, another);
    EXPECT_FALSE(unrelated.offset);
    EXPECT_FALSE(unrelated.reason.empty());
    const SoundAlignment silent = alignSound(one, recording(0, 60, 0, 0, 1, 2));
    EXPECT_FALSE(silent.offset);
    EXPECT_NE(silent.reason.find("second"), std::string::npos);
    EXPECT_FALSE(alignSound(one, recording(0, 3, 0.8, 0.01, 1, 2)).offset);
    EXPECT_FALSE(alignSound({}, one).offset);
}

TEST(SoundAlignment, WorksOnFiles) {
    const std::string beats = "aevalsrc=exprs=0.6*sin(2*PI*700*t)*exp(-20*mod(t*t*0.7+t*1.3\\,1)):s=44100:d=16";
    const test::ClipRecipe recipe{.name = "beats.mp4",
                                  .frames = 400,
                                  .videoOptions = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p",
                                  .audioInput = beats};
    const auto first = test::makeClip(recipe);
    const auto second = test::remakeClip(first, "beats_later.mkv", "-ss 2.5 -i IN -vn -c:a pcm_s16le");
    const auto a = test::openedIndex(first), b = test::openedIndex(second);
    ASSERT_TRUE(a && b);
    const auto wa = computeWaveform(a), wb = computeWaveform(b);
    ASSERT_TRUE(wa && wb);
    const SoundAlignment found = alignSound(*wa, *wb);
    ASSERT_TRUE(found.offset) << found.reason;
    EXPECT_NEAR(static_cast<double>(found.offset->ns) / 1e9, -2.5, 0.03);
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clock.h"
#include "media/sound_reader.h"
#include "media/time_stretch.h"
#include "media/waveform.h"
#include "support/test_clips.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace attune {
namespace {

constexpr std::int64_t second = 1'000'000'000;

// Silence, but for a tone from 1.0 to 1.5 s and from 3.0 to 3.5 s.
MediaIndexPtr beeps(const std::string& name, const std::string& options) {
    const auto path = test::makeClip(
        {.name = name,
         .videoOptions = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 25",
         .audioInput = "aevalsrc=0.5*sin(2*PI*500*t)*(between(t\\,1\\,1.5)+between(t\\,3\\,3.5)):s=44100:d=4",
         .audioOptions = options});
    const auto index = openIndex(path);
    EXPECT_TRUE(index);
    return index ? *index : nullptr;
}

double loudness(const std::vector<float>& samples) {
    double sum = 0;
    for (const float s : samples)
        sum += static_cast<double>(s) * s;
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

double loudnessAt(SoundReader& reader, std::int64_t ns) {
    reader.seek(MediaTime(ns));
    std::vector<float> block(4800); // 50 ms, two channels
    reader.read(block);
    return loudness(block);
}

/// Upward crossings of zero a second, of the first channel.
double pitch(const std::vector<float>& samples, int channels, int rate) {
    int crossings = 0;
    for (std::size_t i = static_cast<std::size_t>(channels); i < samples.size();
         i += static_cast<std::size_t>(channels))
        crossings += samples[i - static_cast<std::size_t>(channels)] < 0 && samples[i] >= 0 ? 1 : 0;
    return crossings * static_cast<double>(rate) * channels / static_cast<double>(samples.size());
}

class Beeps : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(Beeps, SoundIsWhereItsTimesSay) {
    const auto index = beeps(GetParam().first, GetParam().second);
    ASSERT_TRUE(index);
    auto reader = SoundReader::open(index, 0, {48000, 2});
    ASSERT_TRUE(reader);
    for (const double at : {3.2, 1.1, 0.0, 1.42, 2.0, 3.01, 0.9, 1.52, 3.6, 1.01}) { // in any order
        const bool tone = (at > 1 && at < 1.5) || (at > 3 && at < 3.5);
        const double loud = loudnessAt(**reader, static_cast<std::int64_t>(at * 1e9));
        if (tone)
            EXPECT_NEAR(loud, 0.5 / std::numbers::sqrt2, 0.06) << at;
        else
            EXPECT_LT(loud, 0.02) << at;
    }
    (*reader)->seek(MediaTime(1 * second + second / 10));
    std::vector<float> tone(19200);
    (*reader)->read(tone);
    EXPECT_NEAR(pitch(tone, 2, 48000), 500, 12);
    EXPECT_LT(loudnessAt(**reader, 20 * second), 1e-9);
    EXPECT_TRUE((*reader)->atEnd());
}

INSTANTIATE_TEST_SUITE_P(Codings, Beeps,
                         testing::Values(std::pair("beeps_aac.mp4", "-c:a aac -b:a 128k"),
                                         std::pair("beeps_opus.mkv", "-c:a libopus -b:a 96k"),
                                         std::pair("beeps_pcm.mov", "-c:a pcm_s16le"),
                                         std::pair("beeps_vorbis.mkv", "-c:a libvorbis"),
                                         std::pair("beeps_ac3.ts", "-c:a ac3")),
                         [](const auto& one) {
                             const std::string& name = one.param.first;
                             return name.substr(6, name.find('.') - 6);
                         });

TEST(Sound, LateSoundIsSilenceFirst) {
    const auto clip = test::makeClip(test::cfr25());
    const auto path = test::remakeClip(clip, "sound_late.mkv",
                                       "-i IN -itsoffset 1.5 -i '" + clip.string() + "' -map 0:v -map 1:a -c copy");
    const auto index = openIndex(path);
    ASSERT_TRUE(index);
    auto reader = SoundReader::open(*index, 0, {48000, 1});
    ASSERT_TRUE(reader);
    (*reader)->seek(MediaTime(0));
    std::vector<float> all(static_cast<std::size_t>(48000 * 3));
    (*reader)->read(all);
    const std::vector<float> before(all.begin(), all.begin() + 48000 * 14 / 10),
        after(all.begin() + 48000 * 16 / 10, all.end());
    EXPECT_EQ(loudness(before), 0);
    EXPECT_GT(loudness(after), 0.05);
}

TEST(Sound, NoSuchTrack) {
    const auto index = openIndex(test::makeClip(test::ntsc()));
    ASSERT_TRUE(index);
    EXPECT_FALSE(SoundReader::open(*index, 0, {}));
    EXPECT_FALSE(computeWaveform(*index));
}

TEST(Waveform, ShowsWhereItIsLoud) {
    const auto index = beeps("beeps_aac.mp4", "-c:a aac -b:a 128k");
    ASSERT_TRUE(index);
    std::vector<double> progress;
    const auto wave = computeWaveform(index, {.progress = [&](double share) { progress.push_back(share); }});
    ASSERT_TRUE(wave) << wave.error().text();
    const WaveformLevel& fine = wave->levels.front();
    EXPECT_EQ(wave->sampleRate, 44100);
    EXPECT_NEAR(fine.bucketNs * static_cast<double>(fine.buckets.size()), 4e9, 20e6);
    for (std::size_t i = 0; i < fine.buckets.size(); ++i) {
        const double at = (static_cast<double>(i) + 0.5) * fine.bucketNs / 1e9;
        const WaveformBucket& b = fine.buckets[i];
        EXPECT_LE(b.min(), b.max());
        const double edge = std::min({std::abs(at - 1), std::abs(at - 1.5), std::abs(at - 3), std::abs(at - 3.5)});
        if (edge < 0.05)
            continue;
        if ((at > 1 && at < 1.5) || (at > 3 && at < 3.5)) {
            EXPECT_NEAR(b.rms(), 0.354, 0.08) << at;
            EXPECT_GT(b.max(), 0.4);
            EXPECT_LT(b.min(), -0.4);
        } else {
            EXPECT_LT(b.rms(), 0.02) << at;
        }
    }
    ASSERT_FALSE(progress.empty());
    EXPECT_TRUE(std::is_sorted(progress.begin(), progress.end()));
    EXPECT_EQ(progress.back(), 1);
    EXPECT_EQ(&wave->levelFor(1), &wave->levels.front());
    const auto stopped = computeWaveform(index, {.cancelled = [] { return true; }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST(TimeStretch, KeepsPitchAndLoudness) {
    for (const double speed : {0.25, 0.5, 0.75, 1.5, 2.0}) {
        std::int64_t at = 0;
        TimeStretch stretch(48000, 2, [&](std::span<float> out) {
            for (std::size_t i = 0; i < out.size(); i += 2, ++at)
                out[i] = out[i + 1] =
                    static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 220 * static_cast<double>(at) / 48000));
        });
        stretch.reset(speed);
        std::vector<float> out(static_cast<std::size_t>(2 * 48000));
        stretch.read(out);
        EXPECT_NEAR(pitch(out, 2, 48000), 220, 4) << speed;
        EXPECT_NEAR(loudness(out), 0.354, 0.03) << speed;
        EXPECT_NEAR(static_cast<double>(at), 48000 * speed, 3000) << "one second out is this much in";
    }
}

TEST(TimeStretch, AtNormalSpeedNothingIsChanged) {
    float next = 0;
    TimeStretch stretch(48000, 1, [&](std::span<float> out) {
        for (float& s : out)
            s = next++;
    });
    stretch.reset(1);
    std::vector<float> out(1000);
    stretch.read(out);
    for (std::size_t i = 0; i < out.size(); ++i)
        EXPECT_EQ(out[i], static_cast<float>(i));
}

TEST(MediaClock, RunsAtItsSpeedAndNeverBack) {
    MediaClock clock;
    clock.start(MediaTime(5 * second), 100, 0.5);
    EXPECT_EQ(clock.at(100 + 2 * second), MediaTime(6 * second));
    EXPECT_EQ(clock.when(MediaTime(7 * second)), 100 + 4 * second);
    clock.correct(MediaTime(5 * second), 100 + 2 * second); // the device is a second behind: taken over at once
    EXPECT_EQ(clock.at(100 + 2 * second), MediaTime(6 * second)) << "but what was said stays said";
    EXPECT_EQ(clock.at(100 + 6 * second), MediaTime(7 * second));
    clock.start(MediaTime(1 * second), 0, -2);
    EXPECT_EQ(clock.at(second / 4), MediaTime(second / 2));
}

TEST(MediaClock, SmallDifferencesAreWorkedOff) {
    MediaClock clock;
    clock.start(MediaTime(0), 0, 1);
    std::int64_t before = 0;
    for (std::int64_t t = 0; t <= 2 * second; t += 10'000'000) {
        clock.correct(MediaTime(t + 40'000'000), t); // the device is 40 ms ahead
        const std::int64_t now = clock.at(t).ns;
        EXPECT_GE(now, before);
        EXPECT_LE(now - before, 10'000'000 + 3'000'000) << "no visible jump";
        before = now;
    }
    EXPECT_NEAR(static_cast<double>(before - 2 * second), 40e6, 1e6);
}

TEST(MediaClock, HoldsUntilTheFirstSound) {
    MediaClock clock;
    clock.startHeld(MediaTime(second), 0, 1);
    EXPECT_TRUE(clock.held());
    EXPECT_EQ(clock.at(80'000'000), MediaTime(second));
    clock.correct(MediaTime(second + 5'000'000), 100'000'000);
    EXPECT_FALSE(clock.held());
    EXPECT_LE(clock.at(100'000'000).ns, second + 5'000'000);
    clock.startHeld(MediaTime(0), 0, 1);
    clock.release(second);
    EXPECT_EQ(clock.at(2 * second), MediaTime(second));
}

TEST(StallWatch, CountsOnlyWhileThereIsSoundToPlay) {
    StallWatch watch;
    watch.reset(0);
    EXPECT_FALSE(watch.stalled(100, true, 200'000'000));
    EXPECT_FALSE(watch.stalled(100, true, 449'999'999));
    EXPECT_TRUE(watch.stalled(100, true, 450'000'000));
    watch.reset(0);
    EXPECT_FALSE(watch.stalled(0, false, second));
    EXPECT_FALSE(watch.stalled(0, true, second + 249'000'000));
}

} // namespace
} // namespace attune

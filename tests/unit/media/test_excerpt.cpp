// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/audio_sink.h"
#include "media/excerpt.h"
#include "media/sound_reader.h"
#include "support/frame_reading.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace attune {
namespace {

using test::drawnIn;
using test::openedIndex;

class ExcerptOfClip : public testing::Test {
  protected:
    /// Writes and opens; null when it failed.
    MediaIndexPtr made(const MediaIndexPtr& clip, TimeSpan span, ExcerptOptions options = {}) {
        options.overwrite = Overwrite::Allow;
        const auto written = writeExcerpt(clip, span, folder / "part.mp4", options);
        EXPECT_TRUE(written) << written.error().text();
        if (!written)
            return nullptr;
        excerpt = *written;
        return openedIndex(folder / "part.mp4");
    }
    test::ScratchFolder folder;
    Excerpt excerpt;
};

constexpr TimeSpan span(double from, double to) {
    return {MediaTime(static_cast<std::int64_t>(from * 1e9)), MediaTime(static_cast<std::int64_t>(to * 1e9))};
}

TEST_F(ExcerptOfClip, HoldsEveryFrameOfTheSpanAtItsOwnTime) {
    for (const auto& recipe : {test::cfr25(), test::ntsc(), test::vfr(), test::phone()}) {
        const MediaIndexPtr clip = openedIndex(test::makeClip(recipe));
        ASSERT_TRUE(clip);
        const MediaIndexPtr part = made(clip, span(0.93, 2.51));
        ASSERT_TRUE(part) << recipe.name;
        const std::int64_t first = clip->frames.frameAt(MediaTime(930'000'000));
        const std::int64_t last = clip->frames.frameAt(MediaTime(2'509'999'999));
        EXPECT_EQ(excerpt.firstFrame, first);
        EXPECT_EQ(excerpt.frameCount, last - first + 1);
        EXPECT_EQ(excerpt.span.begin, clip->frames.timeOf(first));
        ASSERT_EQ(part->frames.frameCount(), last - first + 1) << recipe.name;
        for (std::int64_t i = 0; i < part->frames.frameCount(); ++i)
            EXPECT_NEAR(static_cast<double>(part->frames.timeOf(i).ns),
                        static_cast<double>(clip->frames.timeOf(first + i).ns - excerpt.span.begin.ns), 1.0)
                << recipe.name << " " << i;
        test::expectAllFrames(part, [&](std::int64_t i) { return first + i; });
        EXPECT_EQ(part->info.video->displayWidth, clip->info.video->displayWidth);
        EXPECT_EQ(part->info.video->displayHeight, clip->info.video->displayHeight);
        EXPECT_EQ(part->info.video->rotation, 0);
        EXPECT_NEAR(static_cast<double>(part->frames.end().ns),
                    static_cast<double>(excerpt.span.end.ns - excerpt.span.begin.ns), 1e6);
    }
}

TEST_F(ExcerptOfClip, HidesRegionsForTheirTime) {
    const MediaIndexPtr clip = openedIndex(test::makeClip(test::cfr25()));
    ASSERT_TRUE(clip);
    const HiddenRegion top{.x = -10, .y = 0, .width = 400, .height = 70, .when = span(1.5, 2)};
    for (const auto style : {HiddenRegion::Style::Fill, HiddenRegion::Style::Mosaic}) {
        HiddenRegion region = top;
        region.style = style;
        const MediaIndexPtr part = made(clip, span(1, 3), {.hidden = {region}});
        ASSERT_TRUE(part);
        const auto decoder = Decoder::open(part);
        ASSERT_TRUE(decoder);
        for (std::int64_t i = 0; i < part->frames.frameCount(); ++i) {
            const auto frame = (*decoder)->frame(i);
            ASSERT_TRUE(frame);
            const bool hidden = i >= 12 && i < 25; // frame 37 is on screen until 1.52 s
            EXPECT_EQ(drawnIn(*frame), hidden ? std::nullopt : std::optional(25 + i)) << i;
            if (!hidden || style != HiddenRegion::Style::Fill)
                continue;
            const ImagePtr image = (*frame)->image();
            for (int y = 2; y < 66; ++y)
                for (int x = 0; x < image->width; ++x)
                    ASSERT_NEAR(image->row(y)[4 * x], 128, 6) << i << " " << x << " " << y;
        }
    }
}

/// Loudest frequency (Hz) among those asked for, in a second of sound from half a second on.
double loudest(const MediaIndexPtr& index, std::initializer_list<double> frequencies) {
    const auto reader = SoundReader::open(index, 0, {.sampleRate = 48000, .channels = 1});
    EXPECT_TRUE(reader);
    std::vector<float> samples(48000);
    (*reader)->seek(MediaTime(500'000'000));
    (*reader)->read(samples);
    double best = 0, most = -1;
    for (const double f : frequencies) {
        double c = 0, s = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double angle = 2 * std::numbers::pi * f * static_cast<double>(i) / 48000;
            c += samples[i] * std::cos(angle);
            s += samples[i] * std::sin(angle);
        }
        if (c * c + s * s > most) {
            most = c * c + s * s;
            best = f;
        }
    }
    return best;
}

TEST_F(ExcerptOfClip, SoundIsKeptLoweredOrLeftOut) {
    test::ClipRecipe recipe = test::cfr25();
    recipe.name = "tone400.mp4";
    recipe.audioInput = "sine=frequency=400:duration=4";
    const MediaIndexPtr clip = openedIndex(test::makeClip(recipe));
    ASSERT_TRUE(clip);
    const auto frequencies = {200.0, 267.0, 300.0, 350.0, 400.0, 533.0, 600.0};
    MediaIndexPtr part = made(clip, span(1, 3));
    ASSERT_TRUE(part);
    ASSERT_EQ(part->info.audio.size(), 1u);
    EXPECT_NEAR(static_cast<double>(part->info.audio[0].startNs), 0, 25e6);
    EXPECT_NEAR(static_cast<double>(part->info.duration.ns), 2e9, 30e6);
    EXPECT_EQ(loudest(part, frequencies), 400);
    part = made(clip, span(1, 3), {.voice = Voice::Lower});
    ASSERT_TRUE(part);
    EXPECT_EQ(loudest(part, frequencies), 300);
    part = made(clip, span(1, 3), {.voice = Voice::Mute});
    ASSERT_TRUE(part);
    EXPECT_TRUE(part->info.audio.empty());
    EXPECT_FALSE(excerpt.sound);
}

TEST_F(ExcerptOfClip, SoundStartsWithItsPicture) { // a click at 2.000 s
    test::ClipRecipe recipe = test::cfr25();
    recipe.name = "click.mp4";
    recipe.audioInput = "aevalsrc=if(between(t\\,2\\,2.01)\\,0.9\\,0):s=48000:d=4";
    const MediaIndexPtr clip = openedIndex(test::makeClip(recipe));
    ASSERT_TRUE(clip);
    for (const Voice voice : {Voice::AsRecorded, Voice::Lower}) {
        const MediaIndexPtr part = made(clip, span(1.2, 3), {.voice = voice});
        ASSERT_TRUE(part);
        const auto reader = SoundReader::open(part, 0, {.sampleRate = 48000, .channels = 1});
        ASSERT_TRUE(reader);
        std::vector<float> samples(48000 * 3 / 2);
        (*reader)->seek(MediaTime(0));
        (*reader)->read(samples);
        const auto loud = std::ranges::find_if(samples, [](float s) { return std::abs(s) > 0.3F; });
        ASSERT_NE(loud, samples.end());
        EXPECT_NEAR(static_cast<double>(loud - samples.begin()) / 48000, 0.8, 0.04);
    }
}

TEST_F(ExcerptOfClip, WhatMakesNoSenseIsRefusedAndLeavesNoFile) {
    const MediaIndexPtr clip = openedIndex(test::makeClip(test::cfr25()));
    ASSERT_TRUE(clip);
    const auto out = folder / "none.mp4";
    for (const TimeSpan wrong : {span(2, 2), span(3, 2), span(-1, 2), span(1, 4.5)})
        EXPECT_EQ(writeExcerpt(clip, wrong, out).error().code, ErrorCode::Invalid);
    const HiddenRegion outside{.x = 320, .y = 0, .width = 10, .height = 10};
    EXPECT_EQ(writeExcerpt(clip, span(1, 2), out, {.hidden = {outside}}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(writeExcerpt(clip, span(1, 2), out, {.cancelled = [] { return true; }}).error().code,
              ErrorCode::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(out));
    EXPECT_EQ(writeExcerpt(clip, span(1, 2), clip->info.path, {.overwrite = Overwrite::Allow}).error().code,
              ErrorCode::Invalid);
    const std::string there = folder.write("there.mp4", "mine");
    EXPECT_EQ(writeExcerpt(clip, span(1, 2), there).error().code, ErrorCode::Conflict);
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// The player in a time that the test moves by hand: what is shown when is exact, not nearly.
#include "media/decoder.h"
#include "media/player.h"
#include "support/bar_code.h"
#include "support/manual_time.h"
#include "support/test_clips.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

namespace attune {
namespace {

constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t second = 1'000'000'000;

class Playing : public testing::Test {
  protected:
    struct Seen {
        std::int64_t frame = -1;
        std::int64_t drawn = -1; ///< number read from the pixels
        std::int64_t atNs = 0;
    };

    void make(bool withSound = true) {
        sink = std::make_shared<test::FakeSink>(time);
        PlayerCallbacks callbacks;
        callbacks.frameShown = [this](const ShownFrame& shown) {
            const auto number = test::readBarCode(shown.image->bgra.data(), shown.image->width, shown.image->height,
                                                  shown.image->stride);
            const std::lock_guard lock(mutex);
            seen.push_back({shown.frame->index(), number.value_or(-1), time.nowNs()});
        };
        callbacks.opened = [this](const MediaIndexPtr&) { count(opened); };
        callbacks.error = [this](const Error& error) {
            const std::lock_guard lock(mutex);
            errors.push_back(error);
        };
        callbacks.finished = [this] { count(finished); };
        callbacks.soundLost = [this] { count(soundLost); };
        player = std::make_unique<Player>(callbacks, PlayerOptions{.sink = withSound ? sink : nullptr, .time = &time});
    }
    void open(const test::ClipRecipe& recipe, bool withSound = true) {
        if (!player)
            make(withSound);
        const auto path = test::makeClip(recipe);
        ASSERT_FALSE(path.empty());
        player->open(path);
        time.settle();
        ASSERT_EQ(opened, 1);
        ASSERT_EQ(last().frame, 0);
    }
    void count(int& n) {
        const std::lock_guard lock(mutex);
        ++n;
    }
    Seen last() {
        const std::lock_guard lock(mutex);
        return seen.empty() ? Seen{} : seen.back();
    }
    /// Everything shown so far was what its pixels say.
    void expectTruth() {
        const std::lock_guard lock(mutex);
        for (const Seen& s : seen)
            EXPECT_EQ(s.frame, s.drawn);
    }
    /// The picture on the screen is the one the player names, and that of its time.
    void expectConsistent() {
        const PlayerStatus status = player->status();
        EXPECT_EQ(last().frame, status.frame);
        EXPECT_EQ(last().drawn, status.frame);
        if (status.state == PlayState::Paused) {
            EXPECT_EQ(status.time, player->index()->frames.timeOf(status.frame));
        }
    }

    test::ManualTime time;
    std::shared_ptr<test::FakeSink> sink;
    std::mutex mutex;
    std::vector<Seen> seen;
    std::vector<Error> errors;
    int opened = 0, finished = 0, soundLost = 0;
    std::unique_ptr<Player> player; // last: its threads end first
};

TEST_F(Playing, OpensPausedOnTheFirstFrame) {
    open(test::cfr25());
    EXPECT_EQ(player->status().state, PlayState::Paused);
    EXPECT_EQ(player->status().time, MediaTime(0));
    expectConsistent();
}

TEST_F(Playing, SteadyClockShowsEachFrameAtItsTime) {
    open(test::vfr(), false);
    player->play();
    time.settle();
    const std::int64_t began = time.nowNs();
    time.advance(2 * second, 1 * ms);
    expectTruth();
    const FrameTable& frames = player->index()->frames;
    const std::lock_guard lock(mutex);
    ASSERT_GT(seen.size(), 50u);
    for (std::size_t i = 1; i < seen.size(); ++i) {
        EXPECT_EQ(seen[i].frame, static_cast<std::int64_t>(i));
        const std::int64_t late = seen[i].atNs - began - frames.timeOf(seen[i].frame).ns;
        EXPECT_GE(late, 0);
        EXPECT_LE(late, 1 * ms);
    }
    EXPECT_EQ(player->status().droppedFrames, 0);
}

TEST_F(Playing, PauseKeepsTheFrameOnTheScreen) {
    open(test::vfr());
    player->play();
    for (int i = 0; i < 8; ++i) {
        time.advance((37 + i * 29) * ms);
        player->pause();
        time.settle();
        const Seen atPause = last();
        EXPECT_EQ(player->status().state, PlayState::Paused);
        expectConsistent();
        time.advance(300 * ms);
        EXPECT_EQ(last().frame, atPause.frame) << "a paused picture does not change";
        player->play();
        time.settle();
        EXPECT_EQ(last().frame, atPause.frame) << "playing goes on from it";
    }
    expectTruth();
}

TEST_F(Playing, SoundLeadsTheTime) {
    open(test::cfr25());
    sink->rateError = 0.01; // the picture must follow the device, not the machine's clock
    player->play();
    time.advance(3 * second);
    const PlayerStatus status = player->status();
    EXPECT_EQ(status.lead, TimeLead::Sound);
    const double heard = static_cast<double>(sink->playedFrames()) / 48000.0;
    EXPECT_NEAR(static_cast<double>(status.time.ns) / 1e9, heard, 0.02);
    EXPECT_GT(heard, 2.98);
    EXPECT_EQ(status.droppedFrames, 0);
    EXPECT_EQ(last().frame, player->index()->frames.frameAt(status.time));
    expectTruth();
}

TEST_F(Playing, WithoutADeviceTimeRunsSteadily) {
    make();
    sink->fails = true;
    open(test::cfr25());
    player->play();
    time.settle();
    time.advance(2 * second);
    EXPECT_EQ(player->status().lead, TimeLead::Steady);
    EXPECT_EQ(soundLost, 1);
    EXPECT_EQ(last().frame, 50);
    EXPECT_EQ(player->status().droppedFrames, 0);
}

TEST_F(Playing, AStalledDeviceIsLeftBehind) {
    make();
    sink->stallsAfter = 24000; // half a second
    open(test::cfr25());
    player->play();
    time.settle();
    time.advance(3 * second);
    EXPECT_EQ(soundLost, 1);
    EXPECT_FALSE(sink->running());
    EXPECT_EQ(player->status().lead, TimeLead::Steady);
    EXPECT_EQ(player->status().state, PlayState::Playing);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns) / 1e9, 3.0, 0.1) << "time never slowed";
    expectTruth();
}

TEST_F(Playing, GoesOnToTheLastFrameWhereTheSoundEndsBefore) {
    test::ClipRecipe recipe = test::cfr25();
    recipe.name = "sound_short.mp4";
    recipe.audioInput = "sine=frequency=440:duration=1.5";
    open(recipe);
    EXPECT_EQ(player->index()->info.duration, MediaDuration(4 * second));
    player->play();
    time.advance(3 * second);
    EXPECT_EQ(player->status().state, PlayState::Playing);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns) / 1e9, 3.0, 0.1) << "time never slowed";
    EXPECT_EQ(soundLost, 0) << "the device is well, there is only nothing to hear";
    time.advance(2 * second);
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(last().frame, 99);
    expectTruth();
}

TEST_F(Playing, HoldsTheLastPictureWhileTheSoundGoesOn) {
    test::ClipRecipe recipe = test::cfr25();
    recipe.name = "sound_long.mp4";
    recipe.audioInput = "sine=frequency=440:duration=6";
    open(recipe);
    EXPECT_EQ(player->index()->frames.frameCount(), 100);
    EXPECT_EQ(player->index()->frames.end(), MediaTime(4 * second));
    EXPECT_NEAR(static_cast<double>(player->index()->info.duration.ns), 6e9, 60e6);
    player->seekToTime(MediaTime(5 * second));
    time.settle();
    EXPECT_EQ(last().frame, 99);
    player->seekToFrame(0);
    time.settle();
    player->play();
    time.advance(5 * second);
    EXPECT_EQ(player->status().state, PlayState::Playing);
    EXPECT_EQ(last().frame, 99);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns) / 1e9, 5.0, 0.1);
    time.advance(2 * second);
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(last().frame, 99);
    expectTruth();
}

TEST_F(Playing, EndsOnTheLastFrameAndBeginsAgain) {
    open(test::cfr25());
    player->play();
    time.advance(5 * second);
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(player->status().state, PlayState::Paused);
    EXPECT_TRUE(player->status().atEnd);
    EXPECT_EQ(last().frame, 99);
    expectConsistent();
    player->play();
    time.settle();
    EXPECT_EQ(last().frame, 0);
    time.advance(200 * ms);
    EXPECT_EQ(player->status().state, PlayState::Playing);
}

TEST_F(Playing, NewestSeekWinsAndStepsAddUp) {
    open(test::cfr25());
    for (const std::int64_t f : {90, 10, 55, 31, 77})
        player->seekToFrame(f);
    time.settle();
    EXPECT_EQ(last().frame, 77);
    expectConsistent();
    for (int i = 0; i < 10; ++i)
        player->stepBy(-3);
    time.settle();
    EXPECT_EQ(last().frame, 47);
    player->stepBy(1);
    time.settle();
    EXPECT_EQ(last().frame, 48);
    player->seekToFrame(-5);
    time.settle();
    EXPECT_EQ(last().frame, 0);
    player->stepBy(100000);
    time.settle();
    EXPECT_EQ(last().frame, 99);
    player->seekToFrame(20);
    player->stepBy(2);
    player->stepBy(2);
    time.settle();
    EXPECT_EQ(last().frame, 24);
    EXPECT_FALSE(player->status().seeking);
    expectTruth();
}

TEST_F(Playing, SeekToTimeIsTheFloor) {
    open(test::vfr());
    const FrameTable& frames = player->index()->frames;
    for (const std::int64_t f : {1, 50, 13, 98}) {
        player->seekToTime(frames.timeOf(f));
        time.settle();
        EXPECT_EQ(last().frame, f);
        player->seekToTime(frames.timeOf(f) - MediaDuration(1));
        time.settle();
        EXPECT_EQ(last().frame, f - 1);
    }
    expectTruth();
}

TEST_F(Playing, SeekWhilePlayingGoesOnFromThere) {
    open(test::cfr25());
    player->play();
    time.advance(400 * ms);
    player->seekToFrame(70);
    time.settle();
    EXPECT_EQ(last().frame, 70);
    EXPECT_EQ(player->status().state, PlayState::Playing);
    time.advance(450 * ms); // 30 ms until the device is heard
    EXPECT_EQ(last().frame, 80);
    EXPECT_GE(sink->starts(), 2);
    expectTruth();
}

TEST_F(Playing, StepWhilePlayingStops) {
    open(test::cfr25());
    player->play();
    time.advance(500 * ms);
    const std::int64_t before = last().frame;
    player->stepBy(1);
    time.settle();
    EXPECT_EQ(player->status().state, PlayState::Paused);
    EXPECT_EQ(last().frame, before + 1);
    time.advance(200 * ms);
    EXPECT_EQ(last().frame, before + 1);
    EXPECT_FALSE(sink->running());
}

TEST_F(Playing, LoopPlaysItsSpanOverAndOver) {
    open(test::cfr25(), false);
    player->setLoop(TimeSpan{MediaTime(1 * second), MediaTime(1 * second + 400 * ms)}); // frames 25..34
    player->play();
    time.settle();
    EXPECT_EQ(last().frame, 25);
    time.advance(1300 * ms, 1 * ms);
    expectTruth();
    const std::lock_guard lock(mutex);
    std::map<std::int64_t, int> times;
    for (std::size_t i = 1; i < seen.size(); ++i) {
        EXPECT_GE(seen[i].frame, 25);
        EXPECT_LE(seen[i].frame, 34);
        ++times[seen[i].frame];
    }
    EXPECT_EQ(times[25], 4);
    EXPECT_EQ(times[34], 3);
}

TEST_F(Playing, SpeedsChangeHowFastTimeRuns) {
    open(test::cfr25());
    player->setSpeed(2);
    player->play();
    time.advance(1030 * ms);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns) / 1e9, 2.0, 0.03);
    player->setSpeed(0.5);
    time.settle();
    const std::int64_t from = player->status().time.ns;
    time.advance(1030 * ms);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns - from) / 1e9, 0.5, 0.03);
    EXPECT_EQ(player->status().lead, TimeLead::Sound);
    player->setSpeed(-4);
    time.settle();
    const std::int64_t back = player->status().time.ns;
    time.advance(500 * ms);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns - back) / 1e9, -2.0, 0.03);
    EXPECT_FALSE(sink->running());
    time.advance(1 * second);
    EXPECT_EQ(last().frame, 0);
    EXPECT_TRUE(player->status().atEnd);
    EXPECT_EQ(finished, 1);
    expectTruth();
}

TEST_F(Playing, BackwardAtNormalSpeedShowsEveryFrame) {
    open(test::cfr25(), false);
    player->seekToFrame(60);
    player->setSpeed(-1);
    player->play();
    time.advance(2 * second, 1 * ms);
    expectTruth();
    const std::lock_guard lock(mutex);
    ASSERT_GT(seen.size(), 45u);
    for (std::size_t i = 2; i < seen.size(); ++i)
        EXPECT_EQ(seen[i].frame, seen[i - 1].frame - 1);
}

TEST_F(Playing, SoundAlonePlaysAndSeeks) {
    make();
    const auto path = test::remakeClip(test::makeClip(test::cfr25()), "sound.m4a", "-i IN -vn -c copy");
    ASSERT_FALSE(path.empty());
    player->open(path);
    time.settle();
    ASSERT_EQ(opened, 1);
    EXPECT_EQ(player->status().frame, -1);
    player->seekToTime(MediaTime(1 * second));
    time.settle();
    EXPECT_EQ(player->status().time, MediaTime(1 * second));
    player->play();
    time.advance(530 * ms);
    EXPECT_NEAR(static_cast<double>(player->status().time.ns) / 1e9, 1.5, 0.03);
    player->pause();
    time.settle();
    const MediaTime at = player->status().time;
    time.advance(100 * ms);
    EXPECT_EQ(player->status().time, at);
    player->play();
    time.advance(4 * second);
    EXPECT_EQ(finished, 1);
}

TEST_F(Playing, AFileThatCannotBeOpenedIsSaidOnceAndThePlayerGoesOn) {
    make();
    player->open(test::writeBytes("text.mp4", "this is not a film\n"));
    time.settle();
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(player->status().state, PlayState::Empty);
    player->play();
    player->stepBy(3);
    time.settle();
    open(test::cfr25());
    player->seekToFrame(3);
    time.settle();
    EXPECT_EQ(last().frame, 3);
    player->close();
    time.settle();
    EXPECT_EQ(player->status().state, PlayState::Empty);
    EXPECT_EQ(player->index(), nullptr);
}

TEST_F(Playing, WishesMadeWhileOpeningAreKept) {
    make();
    player->open(test::makeClip(test::cfr25()));
    player->seekToFrame(42);
    time.settle();
    EXPECT_EQ(last().frame, 42);
    expectConsistent();
}

TEST_F(Playing, VolumeIsAppliedToTheSamples) {
    open(test::cfr25());
    player->play();
    time.advance(300 * ms);
    const auto loud = sink->samples();
    EXPECT_GT(*std::max_element(loud.begin(), loud.end()), 0.05F);
    player->pause();
    time.settle(); // what was written before is gone with the pause
    player->setMuted(true);
    player->play();
    time.settle();
    time.advance(300 * ms);
    const auto quiet = sink->samples();
    ASSERT_FALSE(quiet.empty());
    EXPECT_EQ(*std::max_element(quiet.begin(), quiet.end()), 0.0F);
}

TEST(Player, EndsAtAnyMomentWithoutWaitingForWork) {
    const auto path = test::makeClip(test::cfr25());
    for (int i = 0; i < 12; ++i) {
        Player player({});
        player.open(path);
        if (i % 3 > 0)
            player.seekToFrame(i * 8);
        if (i % 3 > 1)
            player.play();
    }
}

} // namespace
} // namespace attune

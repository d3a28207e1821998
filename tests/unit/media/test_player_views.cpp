// SPDX-License-Identifier: GPL-3.0-or-later
// Dragging, the second view, the clip that is still being read, the work in the background.
#include "base/hash.h"
#include "media/player.h"
#include "support/frame_reading.h"
#include "support/manual_time.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <gtest/gtest.h>
#include <mutex>
#include <random>

namespace attune {
namespace {

namespace fs = std::filesystem;
using test::makeClip;

constexpr std::int64_t ms = 1'000'000;
const std::string x264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p ";

test::ClipRecipe longGop() {
    return {.name = "long_gop.mp4",
            .frames = 300,
            .videoOptions = x264 + "-bf 3 -g 1000 -x264-params scenecut=0",
            .audioInput = "sine=frequency=440:sample_rate=48000:duration=12"};
}

/// What a player showed and said; waits for things with a deadline.
class Seen {
  public:
    struct One {
        std::int64_t frame = -1, drawn = -1;
        bool preview = false;
    };

    PlayerCallbacks callbacks() {
        PlayerCallbacks c;
        c.frameShown = [this](const ShownFrame& shown) {
            add(m_first, {shown.frame->index(), test::drawnIn(*shown.image).value_or(-1), shown.preview});
        };
        c.secondShown = [this](const ShownFrame& shown) {
            add(m_second, shown.frame
                              ? One{shown.frame->index(), test::drawnIn(*shown.image).value_or(-1), shown.preview}
                              : One{});
        };
        c.indexChanged = [this](const MediaIndexPtr& index) { set([&] { m_index = index; }); };
        c.opened = [this](const MediaIndexPtr& index) { set([&] { m_opened = index; }); };
        c.secondOpened = [this](const MediaIndexPtr& index) { set([&] { m_secondIndex = index; }); };
        c.backgroundProgress = [this](double share) { set([&] { m_background = share; }); };
        c.error = [this](const Error& error) { set([&] { m_error = error.text(); }); };
        return c;
    }
    /// False when it did not come true in half a minute.
    template <typename Condition> bool waitFor(const Condition& condition) {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, std::chrono::seconds(200), [&] { return condition(); });
    }
    /// Until one more picture was shown, or so long.
    bool waitForMore(std::size_t than, std::chrono::milliseconds most) {
        std::unique_lock lock(m_mutex);
        return m_wake.wait_for(lock, most, [&] { return m_first.size() > than; });
    }
    std::vector<One> first() {
        const std::lock_guard lock(m_mutex);
        return m_first;
    }
    std::vector<One> second() {
        const std::lock_guard lock(m_mutex);
        return m_second;
    }
    One last() {
        const auto all = first();
        return all.empty() ? One{} : all.back();
    }
    One lastSecond() {
        const auto all = second();
        return all.empty() ? One{} : all.back();
    }
    void expectTruth() {
        for (const auto& list : {first(), second()})
            for (const One& one : list)
                EXPECT_EQ(one.frame, one.drawn) << (one.preview ? "preview" : "exact");
    }

    // Guarded by the mutex; looked at in waitFor.
    std::vector<One> m_first, m_second;
    MediaIndexPtr m_index, m_opened, m_secondIndex;
    double m_background = -1;
    std::string m_error;

  private:
    template <typename Change> void set(const Change& change) {
        {
            const std::lock_guard lock(m_mutex);
            change();
        }
        m_wake.notify_all();
    }
    void add(std::vector<One>& list, One one) {
        set([&] { list.push_back(one); });
    }
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

class Scrubbing : public testing::Test {
  protected:
    void open(const test::ClipRecipe& recipe, const ClipOptions& options = {}) {
        player = std::make_unique<Player>(seen.callbacks(),
                                          PlayerOptions{.cacheBytes = std::size_t{6} << 20, .time = &time});
        player->open(makeClip(recipe), options);
        time.settle();
        ASSERT_TRUE(seen.m_opened) << seen.m_error;
        ASSERT_EQ(seen.last().frame, 0);
    }
    void openWithCache() {
        open(longGop(), {.cacheFolder = folder.path()});
        ASSERT_TRUE(seen.waitFor([&] { return seen.m_background == 1; }));
        ASSERT_TRUE(player->scrubCache());
        EXPECT_TRUE(player->scrubCache()->complete());
        time.settle();
    }

    test::ScratchFolder folder;
    test::ManualTime time;
    Seen seen;
    std::unique_ptr<Player> player; // last: its threads end first
};

TEST_F(Scrubbing, TheRightFrameIsThereAtOnceAndTheExactOneFollows) {
    openWithCache();
    for (const std::int64_t frame : {250, 40, 299, 123}) {
        player->scrubToFrame(frame);
        time.settle();
        EXPECT_EQ(seen.last().frame, frame);
        EXPECT_TRUE(seen.last().preview);
        EXPECT_TRUE(player->status().preview);
        EXPECT_TRUE(player->status().seeking);
        EXPECT_EQ(player->status().frame, frame);
        EXPECT_EQ(player->status().time, player->index()->frames.timeOf(frame));
    }
    time.advance(100 * ms);
    EXPECT_EQ(seen.last().frame, 123);
    EXPECT_FALSE(seen.last().preview);
    EXPECT_FALSE(player->status().seeking);
    seen.expectTruth();
    player->scrubToFrame(122); // decoded already
    time.settle();
    EXPECT_FALSE(seen.last().preview);
    EXPECT_EQ(seen.last().frame, 122);
}

TEST_F(Scrubbing, WithoutSmallPicturesTheKeyFrameBeforeIsShown) {
    open(test::cfr25());
    player->scrubToFrame(77);
    time.settle();
    EXPECT_EQ(seen.last().frame, 60) << "and says so";
    EXPECT_TRUE(seen.last().preview);
    time.advance(100 * ms);
    EXPECT_EQ(seen.last().frame, 77);
    EXPECT_FALSE(seen.last().preview);
    player->scrubToTime(MediaTime(2'399'999'999));
    time.advance(100 * ms);
    EXPECT_EQ(seen.last().frame, 59);
    seen.expectTruth();
}

TEST_F(Scrubbing, BackwardAndVeryFastPlayingNeverWaitForADecode) {
    openWithCache();
    player->seekToFrame(290);
    time.settle();
    player->setSpeed(-1);
    player->play();
    time.settle();
    time.advance(4'000 * ms);
    seen.expectTruth();
    EXPECT_NEAR(static_cast<double>(seen.last().frame), 190, 1);
    player->pause();
    time.settle();
    const auto atPause = seen.last().frame;
    time.advance(100 * ms);
    EXPECT_EQ(seen.last().frame, atPause);
    EXPECT_FALSE(seen.last().preview) << "in full when it stands";
    player->setSpeed(8);
    player->play();
    time.advance(500 * ms);
    seen.expectTruth();
    EXPECT_GT(seen.last().frame, atPause + 80);
}

TEST_F(Scrubbing, StepsBackAreDecodedAheadOfThem) {
    open(longGop());
    player->seekToFrame(250);
    time.settle();
    for (int i = 1; i <= 120; ++i) {
        player->stepBy(-1);
        time.advance(100 * ms);
        ASSERT_EQ(seen.last().frame, 250 - i);
        ASSERT_EQ(seen.last().drawn, 250 - i);
    }
}

TEST_F(Scrubbing, PlaysAroundAFrameAndComesBack) {
    open(test::cfr25());
    player->seekToFrame(50);
    time.settle();
    player->playAround(MediaDuration(400 * ms), MediaDuration(200 * ms));
    time.settle();
    EXPECT_EQ(seen.last().frame, 40);
    time.advance(700 * ms);
    EXPECT_EQ(player->status().state, PlayState::Paused);
    EXPECT_EQ(seen.last().frame, 50);
    std::int64_t most = 0;
    for (const auto& one : seen.first())
        most = std::max(most, one.frame);
    EXPECT_EQ(most, 54) << "up to, not including, two tenths of a second after";
    player->playAround(MediaDuration(400 * ms), MediaDuration(400 * ms));
    time.advance(100 * ms);
    player->pause();
    time.settle();
    const auto stopped = seen.last().frame;
    time.advance(1'000 * ms);
    EXPECT_EQ(seen.last().frame, stopped) << "another command ends it";
    seen.expectTruth();
}

class TwoViews : public Scrubbing {
  protected:
    void openBoth(MediaDuration offset) {
        open(test::vfr());
        player->openSecond(makeClip(test::cfr25()), offset);
        ASSERT_TRUE(seen.waitFor([&] { return !seen.m_second.empty(); })) << seen.m_error;
        time.settle(3);
    }
    void expectBoth() {
        const PlayerStatus status = player->status();
        const MediaTime at = status.time + status.secondOffset;
        const FrameTable& frames = player->secondIndex()->frames;
        const std::int64_t wanted = at < MediaTime(0) || at >= frames.end() ? -1 : frames.frameAt(at);
        EXPECT_EQ(seen.lastSecond().frame, wanted) << at.ns;
        EXPECT_EQ(seen.lastSecond().drawn, wanted);
        EXPECT_EQ(status.secondFrame, wanted);
        EXPECT_EQ(seen.last().frame, status.frame);
    }
};

TEST_F(TwoViews, StandOnTheSameMoment) {
    openBoth(MediaDuration(730 * ms));
    expectBoth();
    for (const std::int64_t frame : {10, 60, 61, 99, 0}) {
        player->seekToFrame(frame);
        time.settle(3);
        expectBoth();
    }
    for (const std::int64_t offset : {-500 * ms, 0 * ms, 3'999 * ms, 4'000 * ms, -1 * ms}) {
        player->setSecondOffset(MediaDuration(offset));
        time.settle(3);
        expectBoth();
    }
    seen.expectTruth();
}

TEST_F(TwoViews, ThisFrameHereIsThatFrameThere) {
    openBoth(MediaDuration(0));
    player->seekToFrame(33);
    time.settle(3);
    for (const std::int64_t there : {12, 80, 13}) {
        player->setSecondOffset(player->secondIndex()->frames.timeOf(there) - player->status().time);
        time.settle(3);
        EXPECT_EQ(seen.lastSecond().frame, there);
        EXPECT_EQ(seen.lastSecond().drawn, there);
    }
}

TEST_F(TwoViews, PlayOnOneClock) {
    openBoth(MediaDuration(-300 * ms));
    player->play();
    time.settle(3);
    for (int i = 0; i < 60; ++i) {
        time.advance(30 * ms);
        time.settle(3);
        const MediaTime at = player->status().time + MediaDuration(-300 * ms);
        EXPECT_EQ(seen.lastSecond().frame, at < MediaTime(0) ? -1 : player->secondIndex()->frames.frameAt(at)) << at.ns;
    }
    player->pause();
    time.settle(3);
    expectBoth();
    player->closeSecond();
    time.settle(2);
    EXPECT_EQ(player->secondIndex(), nullptr);
    EXPECT_EQ(player->status().secondFrame, -1);
    seen.expectTruth();
}

TEST_F(TwoViews, ASecondFileThatCannotBeOpenedIsSaid) {
    open(test::cfr25());
    player->openSecond(test::writeBytes("second.mp4", "no film\n"), MediaDuration(0));
    ASSERT_TRUE(seen.waitFor([&] { return !seen.m_error.empty(); }));
    player->seekToFrame(5);
    time.settle();
    EXPECT_EQ(seen.last().frame, 5);
}

test::ClipRecipe large(const std::string& name) {
    return {.name = name, .frames = 400, .width = 480, .height = 360, .videoOptions = x264 + "-bf 2 -g 50"};
}

TEST(Background, AClipThatIsStillBeingReadShowsAndWaits) {
    Seen seen;
    Player player(seen.callbacks());
    player.open(makeClip(large("growing.mp4")), {.growAfterNs = 0});
    player.seekToFrame(399); // more than is known at first
    ASSERT_TRUE(seen.waitFor([&] { return !seen.m_first.empty() && seen.m_first.back().frame == 399; }))
        << seen.m_error;
    EXPECT_EQ(seen.m_opened->stage, IndexStage::Growing);
    ASSERT_TRUE(seen.waitFor([&] { return seen.m_index && seen.m_index->stage == IndexStage::Final; }));
    EXPECT_EQ(player.index()->frames.frameCount(), 400);
    EXPECT_FALSE(player.status().seeking);
    seen.expectTruth();
}

TEST(Background, SettlesAProvisionalIndexAndRemembersIt) {
    const test::ScratchFolder folder;
    const auto path = makeClip(large("provisional.ts"));
    for (const bool again : {false, true}) {
        SCOPED_TRACE(again);
        Seen seen;
        int passes = 0;
        Player player(seen.callbacks());
        player.open(path, {.cacheFolder = folder.path(), .subscribers = [&](const MediaIndexPtr& index) {
                               passes += index->stage == IndexStage::Final ? 0 : 1;
                               return std::vector<std::shared_ptr<FrameSubscriber>>();
                           }});
        ASSERT_TRUE(seen.waitFor([&] { return seen.m_index && seen.m_index->stage == IndexStage::Final; }));
        EXPECT_EQ(seen.m_opened->stage, IndexStage::Provisional);
        ASSERT_TRUE(seen.waitFor([&] { return seen.m_background == 1; }));
        EXPECT_EQ(player.index()->frames.frameCount(), 400);
        EXPECT_EQ(passes, again ? 0 : 1) << "what was found once is kept";
        player.seekToFrame(321);
        ASSERT_TRUE(seen.waitFor([&] { return seen.m_first.back().frame == 321; }));
        seen.expectTruth();
    }
}

TEST(Background, CanBeStopped) {
    const test::ScratchFolder folder;
    Seen seen;
    Player player(seen.callbacks());
    player.open(makeClip(large("growing.mp4")), {.cacheFolder = folder.path()});
    ASSERT_TRUE(seen.waitFor([&] { return seen.m_background >= 0; }));
    player.cancelBackground();
    ASSERT_TRUE(seen.waitFor([&] { return seen.m_background == 1; }));
    player.seekToFrame(100);
    ASSERT_TRUE(seen.waitFor([&] { return seen.m_first.back().frame == 100; }));
}

// Commands at random while it plays: whatever is shown is what it says it is, and nothing hangs. Seconds by the
// environment: a minute under ThreadSanitizer.
TEST(Player, AnyCommandsInAnyOrder) {
    const char* wanted = std::getenv("ATTUNE_RANDOM_SECONDS");
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::seconds(wanted != nullptr ? std::atoi(wanted) : 2);
    const test::ScratchFolder folder;
    Seen seen;
    test::ManualTime soundTime; // stands still: a stalled device
    auto sink = std::make_shared<test::FakeSink>(soundTime);
    Player player(seen.callbacks(), {.cacheBytes = std::size_t{6} << 20, .sink = sink});
    const auto clip = makeClip(longGop()), other = makeClip(test::vfr()), third = makeClip(large("provisional.ts"));
    player.open(clip, {.cacheFolder = folder.path()});
    std::mt19937_64 random(3);
    const auto number = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    for (int i = 0; std::chrono::steady_clock::now() < until; ++i) {
        switch (number(16)) {
        case 0:
            player.play();
            break;
        case 1:
            player.pause();
            break;
        case 2:
            player.seekToFrame(number(320) - 10);
            break;
        case 3:
            player.seekToTime(MediaTime(number(13'000) * ms));
            break;
        case 4:
            player.stepBy(number(21) - 10);
            break;
        case 5:
            player.scrubToFrame(number(300));
            break;
        case 6:
            player.scrubToTime(MediaTime(number(12'000) * ms));
            break;
        case 7:
            player.setSpeed(static_cast<double>(number(17) - 8) / 2);
            break;
        case 8:
            player.setLoop(TimeSpan{MediaTime(number(5) * 1'000 * ms), MediaTime((5 + number(5)) * 1'000 * ms)});
            break;
        case 9:
            player.setLoop(std::nullopt);
            break;
        case 10:
            player.playAround(MediaDuration(number(900) * ms), MediaDuration(number(900) * ms));
            break;
        case 11:
            player.setSecondOffset(MediaDuration((number(4'000) - 2'000) * ms));
            break;
        case 12:
            i % 3 == 0 ? player.openSecond(other, MediaDuration(0)) : player.setMuted(i % 2 == 0);
            break;
        case 13:
            i % 5 == 0 ? player.closeSecond() : player.togglePlay();
            break;
        case 14:
            if (i % 7 == 0)
                player.open(i % 2 == 0 ? clip : third, {.cacheFolder = folder.path()});
            break;
        default:
            (void)player.status();
            (void)player.index();
            (void)player.scrubCache();
            break;
        }
        const auto shown = seen.first().size();
        if (i % 4 == 0)
            (void)seen.waitForMore(shown, std::chrono::milliseconds(30));
    }
    player.pause();
    player.open(clip);
    player.seekToFrame(42);
    ASSERT_TRUE(seen.waitFor(
        [&] { return !seen.m_first.empty() && seen.m_first.back().frame == 42 && !seen.m_first.back().preview; }));
    seen.expectTruth();
}

} // namespace
} // namespace attune

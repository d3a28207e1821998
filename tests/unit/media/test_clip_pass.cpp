// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes that grow and settle, and the one pass that decodes a clip for all.
#include "media/clip_pass.h"
#include "support/frame_reading.h"
#include "support/test_clips.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <vector>

namespace attune {
namespace {

using test::makeClip, test::openedIndex, test::remakeClip;

const std::string x264 = "-c:v libx264 -preset veryfast -pix_fmt yuv420p ";

// Too many pixels to be decoded while it is opened.
test::ClipRecipe longer(const std::string& name) {
    return {.name = name, .frames = 400, .width = 480, .height = 360, .videoOptions = x264 + "-bf 2 -g 50"};
}

struct Watcher final : FrameSubscriber {
    std::int64_t promised = -1;
    std::vector<std::int64_t> numbers, drawn;
    std::vector<MediaTime> times;
    MediaIndexPtr final;
    void begin(const MediaIndex& index) override { promised = index.frames.frameCount(); }
    void frame(const VideoFramePtr& frame) override {
        numbers.push_back(frame->index());
        drawn.push_back(test::drawnIn(frame).value_or(-1));
        times.push_back(frame->time());
    }
    void finish(const MediaIndexPtr& index) override { final = index; }
};

TEST(Growing, EveryFrameKeepsItsNumberAndTime) {
    const auto path = makeClip(longer("growing.mp4"));
    std::vector<MediaIndexPtr> stages;
    const auto whole =
        openedIndex(path, {.grown = [&](const MediaIndexPtr& index) { stages.push_back(index); }, .growAfterNs = 0});
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->stage, IndexStage::Final);
    ASSERT_FALSE(stages.empty());
    for (const MediaIndexPtr& stage : stages) {
        EXPECT_EQ(stage->stage, IndexStage::Growing);
        EXPECT_EQ(stage->info.duration, whole->info.duration) << "as the container claims";
        const std::int64_t known = stage->frames.frameCount();
        ASSERT_GT(known, 0);
        ASSERT_LT(known, 400);
        for (std::int64_t i = 0; i < known; ++i) {
            EXPECT_EQ(stage->frames.timeOf(i), whole->frames.timeOf(i));
            EXPECT_EQ(stage->packetOfFrame[static_cast<std::size_t>(i)],
                      whole->packetOfFrame[static_cast<std::size_t>(i)]);
        }
        const auto decoder = Decoder::open(stage);
        ASSERT_TRUE(decoder);
        const auto last = (*decoder)->frame(known - 1);
        ASSERT_TRUE(last) << last.error().text();
        EXPECT_EQ(test::drawnIn(*last), known - 1);
        (*decoder)->replaceIndex(whole);
        EXPECT_TRUE((*decoder)->cached(known - 1)) << "what was decoded stays";
        EXPECT_EQ(test::drawnIn((*decoder)->frame(399).value_or(nullptr)), 399);
    }
}

TEST(Growing, IsNotToldOfAFileThatIsReadAtOnce) {
    int told = 0;
    ASSERT_TRUE(openedIndex(makeClip(test::cfr25()),
                            {.grown = [&](const MediaIndexPtr&) { ++told; }, .growAfterNs = 3'600'000'000'000}));
    EXPECT_EQ(told, 0);
}

class Provisional : public testing::TestWithParam<std::string> {};

TEST_P(Provisional, IsSettledByOneDecode) {
    auto recipe = longer("provisional" + GetParam());
    if (GetParam() == ".avi")
        recipe.videoOptions = "-c:v mpeg4 -q:v 4 -bf 2 -g 50";
    const auto path = makeClip(recipe);
    const auto first = openedIndex(path, {.untilFinal = false});
    ASSERT_TRUE(first);
    ASSERT_EQ(first->stage, IndexStage::Provisional);
    EXPECT_NEAR(static_cast<double>(first->frames.frameCount()), 400, 3);
    const auto watcher = std::make_shared<Watcher>();
    std::vector<double> progress;
    const auto final = runClipPass(first, {watcher},
                                   {.progress = [&](double share) { progress.push_back(share); }, .background = true});
    ASSERT_TRUE(final) << final.error().text();
    EXPECT_EQ((*final)->stage, IndexStage::Final);
    EXPECT_EQ(watcher->final, *final);
    EXPECT_NEAR(static_cast<double>(watcher->promised), 400, 3);
    ASSERT_EQ((*final)->frames.frameCount(), 400);
    ASSERT_EQ(watcher->numbers.size(), 400u);
    for (std::int64_t i = 0; i < 400; ++i) {
        EXPECT_EQ(watcher->numbers[static_cast<std::size_t>(i)], i);
        EXPECT_EQ(watcher->drawn[static_cast<std::size_t>(i)], i);
    }
    EXPECT_TRUE(std::is_sorted(progress.begin(), progress.end()));
    const auto direct = openedIndex(path);
    ASSERT_TRUE(direct);
    EXPECT_EQ(direct->stage, IndexStage::Final) << "who does not ask for less gets the truth";
    EXPECT_EQ(direct->frames.times(), (*final)->frames.times());
    EXPECT_EQ(direct->info.duration, (*final)->info.duration);
}

INSTANTIATE_TEST_SUITE_P(Containers, Provisional, testing::Values(".ts", ".avi"),
                         [](const auto& one) { return one.param.substr(1); });

TEST(ClipPass, ShowsEachFrameOnceInOrder) {
    const auto index = openedIndex(makeClip(test::vfr()));
    const auto a = std::make_shared<Watcher>(), b = std::make_shared<Watcher>();
    const auto after = runClipPass(index, {a, b});
    ASSERT_TRUE(after);
    EXPECT_EQ(*after, index) << "nothing to correct";
    for (const auto& watcher : {a, b}) {
        ASSERT_EQ(watcher->numbers.size(), 100u);
        for (std::int64_t i = 0; i < 100; ++i) {
            EXPECT_EQ(watcher->numbers[static_cast<std::size_t>(i)], i);
            EXPECT_EQ(watcher->drawn[static_cast<std::size_t>(i)], i);
            EXPECT_EQ(watcher->times[static_cast<std::size_t>(i)], index->frames.timeOf(i));
        }
    }
}

TEST(ClipPass, CanBeStoppedAndThenFinishesNothing) {
    const auto index = openedIndex(makeClip(longer("growing.mp4")));
    const auto watcher = std::make_shared<Watcher>();
    int asked = 0;
    const auto stopped = runClipPass(index, {watcher}, {.cancelled = [&] { return ++asked > 40; }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(watcher->final);
    EXPECT_LT(watcher->numbers.size(), 100u);
    EXPECT_FALSE(runClipPass(nullptr, {watcher}));
}

TEST(ClipPass, FindsDamageThatTimestampsDoNotShow) {
    const auto index = openedIndex(makeClip(longer("growing.mp4")));
    ASSERT_TRUE(index);
    std::string bytes;
    {
        std::ifstream file(index->info.path, std::ios::binary);
        bytes.assign((std::istreambuf_iterator<char>(file)), {});
    }
    const PacketEntry& hit = index->packets[static_cast<std::size_t>(index->packetOfFrame[200])];
    for (std::size_t i = 8; i < std::min<std::size_t>(hit.size, 400); ++i)
        bytes[static_cast<std::size_t>(hit.pos) + i] = static_cast<char>(i * 37);
    const auto damaged = openedIndex(test::writeBytes("flipped.mp4", bytes));
    ASSERT_TRUE(damaged);
    EXPECT_TRUE(damaged->info.damage.empty()) << "not to be seen without decoding";
    const auto after = runClipPass(damaged, {});
    ASSERT_TRUE(after);
    ASSERT_FALSE((*after)->info.damage.empty());
    const double at = static_cast<double>((*after)->info.damage.front().begin.ns) / 1e9;
    EXPECT_NEAR(at, static_cast<double>(index->frames.timeOf(200).ns) / 1e9, 0.3);
    for (int again = 0; again < 3; ++again)
        EXPECT_EQ(runClipPass(damaged, {}).value()->info.warnings, (*after)->info.warnings)
            << "the same places each time, however many frames are decoded at once";
    EXPECT_EQ((*after)->frames.frameCount(), 400);
}

TEST(Decoder, FillsTheFramesBeforeInPiecesThatCanBeStopped) {
    const auto index = openedIndex(makeClip(
        {.name = "one_gop.mp4", .frames = 300, .videoOptions = x264 + "-bf 3 -g 1000 -x264-params scenecut=0"}));
    const auto decoder = Decoder::open(index, {.cacheBytes = std::size_t{8} << 20});
    ASSERT_TRUE((*decoder)->frame(250));
    const std::int64_t room = (*decoder)->cacheFrames();
    ASSERT_GT(room, 40) << "8 MB of some 140 kB";
    ASSERT_LT(room, 80);
    const std::int64_t want = room / 2 - 2;
    ASSERT_TRUE((*decoder)->frame(200));
    int rounds = 0, asked = 0;
    for (bool more = true; more; ++rounds) {
        asked = 0; // stopped after some packets, as by a key press, and then taken up where it stood
        const auto step = (*decoder)->prefetchBefore(200, want, [&] { return ++asked > 25; });
        ASSERT_TRUE(step);
        more = *step;
        ASSERT_LT(rounds, 60);
    }
    EXPECT_GE(rounds, 2);
    EXPECT_GE((*decoder)->cachedBefore(200), want);
    const std::int64_t decoded = (*decoder)->decodedCount();
    for (std::int64_t i = 199; i >= 200 - want; --i)
        EXPECT_EQ(test::drawnIn((*decoder)->frame(i).value_or(nullptr)), i);
    EXPECT_EQ((*decoder)->decodedCount(), decoded) << "steps back decode nothing";
}

} // namespace
} // namespace attune

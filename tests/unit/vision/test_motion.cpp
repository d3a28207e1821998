// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/decoder.h"
#include "support/test_clips.h"
#include "vision/contact_sheet.h"
#include "vision/motion.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

namespace attune {
namespace {

// A white square on black: still for 10 frames, then moving on the right half for 10, then still; noise below the
// threshold everywhere when asked for.
MediaIndexPtr square(const std::string& name, const std::string& more = {}, int rotate = 0) {
    const std::string geometry = rotate == 90 ? ",transpose=2" : "";
    const auto path = test::makeClip(
        {.name = name,
         .frames = 1,
         .videoOptions =
             "-f lavfi -i "
             "\"color=c=black:s=320x240:r=25:d=1.2,geq=lum='if(between(X,200+8*clip(N-9,0,10),239+8*clip(N-9,0,10))*"
             "between(Y,100,139),235,16)" +
             more + "':cb=128:cr=128" + geometry + "\" -map 1:v -c:v libx264 -qp 4 -pix_fmt yuv420p -frames:v 30",
         .rotate = rotate});
    const auto index = openIndex(path);
    EXPECT_TRUE(index) << name;
    return index ? *index : nullptr;
}

TEST(Motion, IsWhereAndWhenThingsMove) {
    const auto index = square("square.mp4");
    ASSERT_TRUE(index);
    double last = 0;
    const auto motion = computeMotion(index, {.progress = [&](double share) { last = share; }});
    ASSERT_TRUE(motion) << motion.error().text();
    ASSERT_EQ(motion->whole.size(), 30u);
    ASSERT_EQ(motion->left.size(), 30u);
    EXPECT_EQ(last, 1);
    // 8 new columns of 40 rows and 8 old ones: 640 of 76800 pixels change by 219 of 255.
    const double expected = 640.0 / 76800 * 219 / 255;
    for (std::size_t i = 0; i < 30; ++i) {
        const bool moving = i >= 10 && i <= 19;
        if (moving) {
            EXPECT_NEAR(motion->whole[i], expected, expected * 0.15) << i;
            EXPECT_NEAR(motion->right[i], 2 * expected, expected * 0.3) << i;
        } else {
            EXPECT_LT(motion->whole[i], 1e-4) << i;
        }
        EXPECT_LT(motion->left[i], 1e-4) << i;
    }
}

TEST(Motion, HalvesAreThoseOfTheUprightPicture) {
    const auto index = square("square_rot.mp4", {}, 90);
    ASSERT_TRUE(index);
    ASSERT_EQ(index->info.video->rotation, 90);
    const auto motion = computeMotion(index);
    ASSERT_TRUE(motion);
    const auto sum = [](const std::vector<float>& v) { return std::accumulate(v.begin(), v.end(), 0.0); };
    EXPECT_GT(sum(motion->right), 0.05);
    EXPECT_LT(sum(motion->left), 0.002);
}

TEST(Motion, NoiseBelowTheThresholdIsNone) {
    const auto index = square("square_noise.mp4", "+8*random(1)*lt(N,10)");
    ASSERT_TRUE(index);
    const auto motion = computeMotion(index, {.halves = false});
    ASSERT_TRUE(motion);
    EXPECT_TRUE(motion->left.empty());
    for (std::size_t i = 1; i < 9; ++i)
        EXPECT_LT(motion->whole[i], 1e-4) << i;
    EXPECT_GT(motion->whole[12], 0.005);
}

TEST(Motion, CanBeStoppedAndNeedsAPicture) {
    const auto index = square("square.mp4");
    const auto stopped = computeMotion(index, {.cancelled = [] { return true; }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    const auto sound =
        openIndex(test::remakeClip(test::makeClip(test::cfr25()), "alone.wav", "-i IN -vn -c:a pcm_s16le"));
    ASSERT_TRUE(sound);
    EXPECT_FALSE(computeMotion(*sound));
}

Thumbnail plain(int width, int height, std::uint8_t grey, std::int64_t ns) {
    auto image = std::make_shared<Image>(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * 4; ++x)
            image->row(y)[x] = grey;
    return {MediaTime(ns), MediaTime(ns), 0, image};
}

TEST(ContactSheet, PutsPicturesInReadingOrder) {
    const std::vector<Thumbnail> pictures = {plain(160, 90, 100, 0), plain(90, 90, 150, 1), plain(320, 180, 200, 2)};
    const auto sheet = contactSheet(pictures, {.columns = 2, .labels = false});
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->width, 2 * 164 + 4);
    EXPECT_EQ(sheet->height, 2 * 94 + 4);
    const auto grey = [&](int x, int y) { return static_cast<int>(sheet->row(y)[x * 4 + 1]); };
    EXPECT_EQ(grey(84, 49), 100);
    EXPECT_EQ(grey(4 + 164 + 80, 49), 150);
    EXPECT_LT(grey(4 + 164 + 3, 49), 50) << "a narrow picture is centred";
    EXPECT_EQ(grey(84, 49 + 94), 200) << "a large one is fitted";
    EXPECT_LT(grey(4 + 164 + 80, 49 + 94), 50);
}

TEST(ContactSheet, LabelsAreDrawnUnderThePictures) {
    const auto sheet = contactSheet({plain(160, 90, 0, 83'480'000'000)}, {.columns = 5});
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->width, 168) << "no empty columns";
    int bright = 0;
    for (int y = 95; y < sheet->height; ++y)
        for (int x = 0; x < sheet->width; ++x)
            bright += sheet->row(y)[x * 4] > 150 ? 1 : 0;
    EXPECT_GT(bright, 50);
}

TEST(ContactSheet, RefusesWhatCannotBe) {
    EXPECT_FALSE(contactSheet({}, {}));
    EXPECT_FALSE(contactSheet({plain(10, 10, 0, 0)}, {.columns = 0}));
    EXPECT_FALSE(contactSheet({plain(10, 10, 0, 0)}, {.cellWidth = 20000}));
}

} // namespace
} // namespace attune

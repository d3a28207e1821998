// SPDX-License-Identifier: GPL-3.0-or-later
// Two cameras side by side, each frame read off the pixels of the window.
#include "picture_reader.h"
#include "practice_library.h"
#include "second_camera.h"
#include "ui/coding/two_views.h"
#include "ui/player/views_bar.h"
#include "window_driver.h"
#include "workspace/clip_reader.h"

namespace attune::test {
namespace {

using namespace ui;

class TwoCameras : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty() || secondCamera().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clips";
        openWindow();
    }
    void TearDown() override { qApp->setProperty("nextFile", {}); }

    void openWindow() {
        driver.reset();
        driver = std::make_unique<WindowDriver>(library.session().libraryPath(), "R1");
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(driver->until([&] { return driver->code() && first()->shownFrame() == 0; }));
    }
    void addSecond() {
        qApp->setProperty("nextFile", QString::fromStdString(secondCamera().string()));
        ASSERT_TRUE(driver->window().perform(QStringLiteral("view.add")));
        ASSERT_TRUE(driver->until([&] { return second()->isVisible() && second()->shownFrame() == 0; }));
    }
    PictureView* first() { return driver->code()->picture(); }
    PictureView* second() { return driver->code()->views()->picture(); }
    PlayerStatus status() { return driver->code()->bridge()->status(); }
    QString notice() { return driver->text("notice.text"); }
    MediaDuration offset() { return driver->code()->views()->offset(); }

    /// The frame of the second camera that belongs to a frame of the first.
    std::int64_t partner(std::int64_t frame) {
        const FrameTable& mine = driver->code()->bridge()->index()->frames;
        const FrameTable& others = driver->code()->bridge()->secondIndex()->frames;
        return others.frameAt(mine.timeOf(frame) + offset());
    }
    /// Both pixels, both captions, one moment.
    void expectOneMoment(const char* when) {
        const auto mine = frameInWindow(first()), others = frameInWindow(second());
        ASSERT_TRUE(mine && others) << when;
        EXPECT_EQ(first()->shownFrame(), *mine) << when;
        EXPECT_EQ(second()->shownFrame(), *others) << when;
        EXPECT_EQ(first()->caption(), QStringLiteral("View 1, frame %1").arg(*mine)) << when;
        EXPECT_EQ(second()->caption(), QStringLiteral("View 2, frame %1").arg(*others)) << when;
        EXPECT_EQ(*others, partner(*mine)) << when;
    }
    void goTo(qint64 frame) {
        driver->code()->bridge()->player()->seekToFrame(frame);
        ASSERT_TRUE(driver->until([&] {
            return !status().seeking && first()->shownFrame() == frame && second()->shownFrame() == partner(frame);
        })) << frame
            << ", the second shows " << second()->shownFrame();
    }

    PracticeLibrary library{"R1"};
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(TwoCameras, BothShowOneMomentAfterSeeksWhilePlayingAndAfterPause) {
    addSecond();
    expectOneMoment("after opening");
    for (const qint64 frame : {40, 3, 99, 57, 58, 0}) {
        goTo(frame);
        expectOneMoment("after a seek");
    }
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(driver->until([&] { return first()->shownFrame() > 20; }));
    // Two pictures change one after the other; each must be what its caption says, and they may be one frame apart.
    const auto mine = frameInWindow(first()), others = frameInWindow(second());
    ASSERT_TRUE(mine && others);
    EXPECT_EQ(first()->shownFrame(), *mine);
    EXPECT_EQ(second()->shownFrame(), *others);
    EXPECT_NEAR(double(*others) / 30, double(*mine) / 25, 0.1);
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(driver->until([&] {
        return status().state == PlayState::Paused && second()->shownFrame() == partner(first()->shownFrame());
    }));
    expectOneMoment("after pause");
    driver->key(Qt::Key_Right);
    const qint64 next = first()->shownFrame() + 1;
    ASSERT_TRUE(driver->until(
        [&] { return first()->shownFrame() >= next && second()->shownFrame() == partner(first()->shownFrame()); }));
    expectOneMoment("after a step");
}

TEST_F(TwoCameras, LinedUpByEyeAndKept) {
    addSecond();
    goTo(50);
    driver->key(Qt::Key_V);
    const std::int64_t before = partner(50);
    for (int i = 1; i <= 4; ++i) {
        driver->key(Qt::Key_Right);
        ASSERT_TRUE(driver->until([&] { return second()->shownFrame() == before + i; })) << second()->shownFrame();
        EXPECT_EQ(first()->shownFrame(), 50) << "the first view stays";
    }
    driver->key(Qt::Key_Left);
    ASSERT_TRUE(driver->until([&] { return second()->shownFrame() == before + 3; }));
    expectOneMoment("while lining up");
    driver->key(Qt::Key_V);
    const MediaDuration set = offset();
    EXPECT_EQ(set, driver->code()->bridge()->secondIndex()->frames.timeOf(before + 3) - seconds(2));
    EXPECT_EQ(library.session().clips().value().front().clip.view->offset, set);
    driver->key(Qt::Key_Left);
    ASSERT_TRUE(driver->until([&] { return first()->shownFrame() == 49 && second()->shownFrame() == partner(49); }));

    openWindow();
    ASSERT_TRUE(driver->until([&] { return second()->isVisible() && second()->shownFrame() >= 0; }));
    EXPECT_EQ(offset(), set) << "after opening the library again";
    goTo(77);
    expectOneMoment("after opening the library again");
}

TEST_F(TwoCameras, LinedUpByTheirSoundAndKept) {
    // Knocks that never repeat; the other camera was switched on 2.5 s later.
    ClipRecipe recipe;
    recipe.name = "knocks.mp4";
    recipe.frames = 400;
    recipe.videoOptions = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";
    recipe.audioInput = "aevalsrc=exprs=0.6*sin(2*PI*700*t)*exp(-20*mod(t*t*0.7+t*1.3\\,1)):s=44100:d=16";
    const auto knocks = makeClip(recipe);
    const auto later = remakeClip(knocks, "knocks_later.mp4", "-ss 2.5 -i IN -c:v libx264 -preset ultrafast -c:a aac");
    ASSERT_FALSE(later.empty());
    auto clip = readClip(knocks);
    ASSERT_TRUE(clip);
    clip->alias = "B-01";
    const auto added = library.session().addClip(*clip);
    ASSERT_TRUE(added);
    openWindow();
    driver->key(Qt::Key_1, Qt::ControlModifier);
    driver->openCard(QStringLiteral("B-01"));
    ASSERT_TRUE(driver->until([&] { return first()->shownFrame() == 0 && status().state == PlayState::Paused; }));
    qApp->setProperty("nextFile", QString::fromStdString(later.string()));
    ASSERT_TRUE(driver->window().perform(QStringLiteral("view.add")));
    ASSERT_TRUE(driver->until([&] { return second()->isVisible() && second()->shownFrame() == 0; }));
    driver->click("view.sound");
    ASSERT_TRUE(driver->until([&] { return offset().ns != 0; })) << qPrintable(notice());
    EXPECT_NEAR(double(offset().ns) / 1e9, -2.5, 0.03);
    EXPECT_TRUE(notice().contains(QStringLiteral("Lined up by sound"))) << qPrintable(notice());
    EXPECT_TRUE(driver->code()->views()->bar()->text().contains(offsetText(offset())));
    bool kept = false;
    const auto cards = library.session().clips().value();
    for (const ClipCard& card : cards)
        kept = kept || (card.clip.alias == "B-01" && card.clip.view && card.clip.view->offset == offset());
    EXPECT_TRUE(kept);
    goTo(100);
    const auto filmed = frameInWindow(second()); // carries the numbers of the other
    ASSERT_TRUE(filmed);
    EXPECT_NEAR(double(*filmed), 100, 1);
}

TEST_F(TwoCameras, ASoundThatDoesNotSayLeavesThemAsTheyAre) {
    addSecond(); // two even tones
    driver->click("view.sound");
    ASSERT_TRUE(driver->until([&] { return notice().contains(QStringLiteral("Line them up with V")); }))
        << qPrintable(notice());
    EXPECT_EQ(offset().ns, 0);
    EXPECT_TRUE(driver->find<QWidget>("view.sound")->isEnabled());
}

TEST_F(TwoCameras, EscLeavesItAsItWas) {
    addSecond();
    goTo(50);
    const MediaDuration before = offset();
    driver->key(Qt::Key_V);
    driver->key(Qt::Key_Right, Qt::ShiftModifier);
    ASSERT_TRUE(driver->until([&] { return second()->shownFrame() == partner(50); }));
    EXPECT_GT(offset(), before);
    driver->key(Qt::Key_Escape);
    EXPECT_EQ(offset(), before);
    ASSERT_TRUE(driver->until([&] { return second()->shownFrame() == partner(50); }));
    expectOneMoment("as before");
}

TEST_F(TwoCameras, SwapsAndGoesAway) {
    addSecond();
    const int left = first()->mapTo(&driver->window(), QPoint()).x();
    EXPECT_LT(left, second()->mapTo(&driver->window(), QPoint()).x());
    driver->click("view.swap");
    ASSERT_TRUE(driver->until([&] {
        return first()->mapTo(&driver->window(), QPoint()).x() > second()->mapTo(&driver->window(), QPoint()).x();
    }));
    goTo(33);
    expectOneMoment("after the swap");
    driver->click("view.close");
    ASSERT_TRUE(driver->until([&] { return !second()->isVisible(); }));
    EXPECT_TRUE(first()->caption().isEmpty());
    EXPECT_FALSE(library.session().clips().value().front().clip.view);
    EXPECT_EQ(frameInWindow(first()), std::optional<std::int64_t>(33));
}

TEST_F(TwoCameras, WhereTheOtherHasNoPictureThatIsSaidAndTheLightStays) {
    addSecond();
    driver->key(Qt::Key_BracketRight, Qt::AltModifier);
    driver->code()->bridge()->player()->setSecondOffset(MediaDuration(-2'000'000'000));
    ASSERT_TRUE(driver->until([&] { return second()->shownFrame() < 0; }));
    EXPECT_TRUE(second()->message().contains(QStringLiteral("no picture at this time")));
    driver->code()->bridge()->player()->seekToFrame(75); // at 3 s: the other is at 1 s
    ASSERT_TRUE(driver->until([&] { return second()->shownFrame() == 30; })) << second()->shownFrame();
    EXPECT_EQ(frameInWindow(second()), std::optional<std::int64_t>(30));
    EXPECT_EQ(second()->light().brightness, 1);
}

TEST_F(TwoCameras, AFileThatIsNotThereIsSaid) {
    ClipView view{"/nowhere/child.mp4", "", MediaDuration(0)};
    ASSERT_TRUE(library.session().setSecondView(PracticeLibrary::clip(), view));
    openWindow();
    ASSERT_TRUE(driver->until([&] { return second()->isVisible(); }));
    EXPECT_TRUE(second()->message().contains(QStringLiteral("not where it was")));
    driver->key(Qt::Key_Right);
    ASSERT_TRUE(driver->until([&] { return first()->shownFrame() == 1; })) << "the first view goes on";
}

TEST(OffsetText, IsSignedAndCutToTheMillisecond) {
    EXPECT_EQ(offsetText(MediaDuration(1'640'999'999)), QStringLiteral("+1.640 s"));
    EXPECT_EQ(offsetText(MediaDuration(-40'000'000)), QStringLiteral("\u22120.040 s"));
    EXPECT_EQ(offsetText(MediaDuration(-999)), QStringLiteral("0.000 s"));
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of a file that is not fully known yet, or damaged, or has words.
#include "picture_reader.h"
#include "practice_library.h"
#include "support/test_clips.h"
#include "ui/coding/rating_panel.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"
#include "window_driver.h"
#include "workspace/clip_reader.h"

#include <fstream>

namespace attune::test {
namespace {

using namespace ui;

class ClipStages : public testing::Test {
  protected:
    void open(const std::filesystem::path& media, const char* alias) {
        if (library.media().empty() || media.empty())
            GTEST_SKIP() << "ffmpeg could not make the test clips";
        auto clip = readClip(media);
        ASSERT_TRUE(clip) << clip.error().text();
        clip->alias = alias;
        ASSERT_TRUE(library.session().addClip(*clip));
        driver = std::make_unique<WindowDriver>(library.session().libraryPath(), "T1");
        room = driver->code();
        QObject::connect(room->bridge(), &PlayerBridge::frameShown, room, [this] { look(); });
        QObject::connect(room->bridge(), &PlayerBridge::indexChanged, room, [this] { look(); });
        QObject::connect(room->bridge(), &PlayerBridge::backgroundProgress, room, [this] { look(); });
        driver->openCard(QLatin1String(alias));
        ASSERT_TRUE(driver->until([&] { return room->picture()->shownFrame() == 0; }));
    }
    void look() {
        frames << driver->text("transport.frame");
        works << driver->text("timeline.work");
    }
    QString notice() {
        for (QLabel* label : driver->window().findChildren<QLabel*>())
            if (label->isVisible() && label->parentWidget()->inherits("attune::ui::NoticeStrip"))
                return label->text();
        return {};
    }

    PracticeLibrary library;
    std::unique_ptr<WindowDriver> driver;
    CodeRoom* room = nullptr;
    QStringList frames, works;
};

TEST_F(ClipStages, FramesOfAStreamAreMarkedUntilTheyAreCounted) {
    ClipRecipe recipe;
    recipe.name = "stream.ts";
    recipe.frames = 270; // more than is decoded at once while a file is opened
    recipe.width = 640;
    recipe.height = 360;
    recipe.videoOptions = "-c:v libx264 -preset ultrafast -g 25 -bf 2 -pix_fmt yuv420p";
    open(makeClip(recipe), "B-01");
    // Counting gives way to everything else on the machine, so this may take its time.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const MediaIndexPtr index = room->bridge()->index();
            return index && index->stage == IndexStage::Final && driver->text("timeline.work").isEmpty();
        },
        240'000));
    EXPECT_TRUE(frames.contains(QStringLiteral("frame ~0"))) << "before";
    EXPECT_FALSE(works.filter(QStringLiteral("Counting frames")).isEmpty());
    EXPECT_EQ(driver->text("transport.frame"), QStringLiteral("frame 0")) << "after";
    EXPECT_EQ(frameInWindow(room->picture()), std::optional<std::int64_t>(0));
    room->bridge()->player()->seekToFrame(200);
    ASSERT_TRUE(driver->until([&] { return room->picture()->shownFrame() == 200; }));
    EXPECT_EQ(frameInWindow(room->picture()), std::optional<std::int64_t>(200));
}

TEST_F(ClipStages, SubtitlesAreShownWhenAskedFor) {
    const auto words = clipFolder() / "words.srt";
    std::ofstream(words)
        << "1\n00:00:01,000 --> 00:00:02,000\nLook, a tower\n\n2\n00:00:03,000 --> 00:00:03,500\nGone\n";
    const auto plain = makeClip(cfr25());
    open(remakeClip(plain, "with_words.mkv", "-i IN -i '" + words.string() + "' -map 0 -map 1 -c copy -c:s srt"),
         "B-01");
    room->bridge()->player()->seekToFrame(30);
    ASSERT_TRUE(driver->until([&] { return room->picture()->shownFrame() == 30; }));
    EXPECT_TRUE(room->picture()->subtitle().isEmpty()) << "not asked for yet";
    driver->key(Qt::Key_S, Qt::AltModifier);
    ASSERT_TRUE(driver->until([&] { return room->picture()->subtitle() == QStringLiteral("Look, a tower"); }));
    room->bridge()->player()->seekToFrame(60);
    ASSERT_TRUE(driver->until([&] { return room->picture()->shownFrame() == 60; }));
    EXPECT_TRUE(room->picture()->subtitle().isEmpty()) << "nobody speaks here";
    room->bridge()->player()->seekToFrame(80);
    ASSERT_TRUE(driver->until([&] { return room->picture()->subtitle() == QStringLiteral("Gone"); }));
    driver->key(Qt::Key_S, Qt::AltModifier);
    EXPECT_TRUE(room->picture()->subtitle().isEmpty()) << "off again";
}

TEST_F(ClipStages, AClipWithoutSubtitlesSaysSo) {
    open(makeClip(ntsc()), "B-01");
    driver->key(Qt::Key_S, Qt::AltModifier);
    ASSERT_TRUE(driver->until([&] { return notice() == QStringLiteral("This clip has no subtitles."); }));
}

TEST_F(ClipStages, ADamagedPlaceIsMarkedOnTheRuler) {
    open(makeClip(ntsc()), "B-01");
    TimelineView* view = room->timeline()->view();
    const QRect ruler = view->rowRect(TimelineView::Row::Ruler);
    const QImage before = view->grab(ruler).toImage();
    view->setDamage({{seconds(1), seconds(1.5)}});
    const QImage after = view->grab(ruler).toImage();
    const int x = static_cast<int>(view->axis().xOf(seconds(1.2))) - ruler.left();
    EXPECT_NE(before.pixel(x, ruler.height() - 2), after.pixel(x, ruler.height() - 2));
    const int sound = static_cast<int>(view->axis().xOf(seconds(2))) - ruler.left();
    EXPECT_EQ(before.pixel(sound, ruler.height() - 2), after.pixel(sound, ruler.height() - 2));
}

TEST(NoClip, TheCodeRoomSaysWhatToDo) {
    PracticeLibrary library("R1");
    library.close();
    WindowDriver driver(library.file(), "R1");
    driver.key(Qt::Key_2, Qt::ControlModifier);
    ASSERT_EQ(driver.room(), QStringLiteral("code"));
    EXPECT_TRUE(driver.find<QLabel>("code.noClip")->isVisible());
    EXPECT_FALSE(driver.code()->panel()->isVisible()) << "nothing to rate yet";
    EXPECT_FALSE(driver.code()->timeline()->isVisible());
    driver.click("code.goToClips");
    EXPECT_EQ(driver.room(), QStringLiteral("clips"));
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bar_code.h"
#include "ui/player/coverage.h"
#include "ui/player/time_text.h"
#include "ui/player/work_words.h"
#include "workbench.h"

#include <QLayout>
#include <fmt/format.h>

namespace attune::test {
namespace {

using namespace ui;

class PlayerView : public Workbench {
  protected:
    /// The frame number that can be read off the painted picture.
    std::optional<std::int64_t> painted() {
        const QImage image = room->picture()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRect r = room->picture()->pictureRect();
        return readBarCode(image.constBits(), image.width(), image.height(), static_cast<int>(image.bytesPerLine()),
                           {r.x(), r.y(), r.width(), r.height()});
    }
    void expectAllAgree(qint64 frame) {
        EXPECT_EQ(painted(), std::optional<std::int64_t>(frame));
        EXPECT_EQ(room->picture()->shownFrame(), frame);
        EXPECT_EQ(textOf(QStringLiteral("transport.frame")), QStringLiteral("frame %1").arg(frame));
        EXPECT_EQ(room->transport()->currentTimeText(), timeCode(room->picture()->shownTime()));
        EXPECT_EQ(room->timeline()->view()->playhead(), room->picture()->shownTime());
    }
};

TEST_F(PlayerView, PaintsTheFrameThatTheReadoutNames) {
    expectAllAgree(0);
    for (const qint64 frame : {57, 3, 99, 98, 50, 0}) {
        seek(frame);
        expectAllAgree(frame);
    }
    seek(57);
    EXPECT_EQ(room->transport()->currentTimeText(), QStringLiteral("00:00:02.280")) << "57 frames of 40 ms";
}

TEST_F(PlayerView, StepsByButtonAndAction) {
    seek(10);
    click(find<QWidget>(QStringLiteral("transport.forward")));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 11; }));
    click(find<QWidget>(QStringLiteral("transport.back")));
    click(find<QWidget>(QStringLiteral("transport.back")));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 9; }));
    ASSERT_TRUE(room->perform(QStringLiteral("step.forwardSecond")));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 34; }));
    expectAllAgree(34);
}

TEST_F(PlayerView, PausingKeepsTheFrameOnTheScreen) {
    auto* play = find<QWidget>(QStringLiteral("transport.play"));
    click(play);
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() >= 12; }));
    click(play);
    ASSERT_TRUE(until([&] { return room->bridge()->status().state == PlayState::Paused; }));
    QApplication::processEvents();
    const qint64 stopped = room->picture()->shownFrame();
    EXPECT_EQ(room->bridge()->status().frame, stopped);
    expectAllAgree(stopped);
}

TEST_F(PlayerView, PlayedToTheEndCountsAsWatched) {
    EXPECT_EQ(room->statusText(), QStringLiteral("Watched 0 % of the clip"));
    bool finished = false;
    QObject::connect(room->bridge(), &PlayerBridge::finished, room.get(), [&] { finished = true; });
    ASSERT_TRUE(room->perform(QStringLiteral("play.toggle")));
    ASSERT_TRUE(until([&] { return finished; }));
    EXPECT_EQ(room->picture()->shownFrame(), 99);
    EXPECT_EQ(room->statusText(), QStringLiteral("Watched 100 % of the clip"));
}

TEST_F(PlayerView, SelectionPlaysOnceAndStopsOnItsLastFrame) {
    seek(20);
    ASSERT_TRUE(room->perform(QStringLiteral("mark.in")));
    seek(30);
    ASSERT_TRUE(room->perform(QStringLiteral("mark.out")));
    EXPECT_TRUE(textOf(QStringLiteral("transport.marks")).contains(QStringLiteral("00:00.800")));
    EXPECT_TRUE(textOf(QStringLiteral("transport.marks")).contains(QStringLiteral("00:01.240")))
        << "the end of frame 30";
    ASSERT_TRUE(room->perform(QStringLiteral("play.selection")));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 20; }));
    ASSERT_TRUE(until(
        [&] { return room->bridge()->status().state == PlayState::Paused && room->picture()->shownFrame() == 30; }));
    expectAllAgree(30);
}

TEST_F(PlayerView, LoopWithoutSelectionSaysWhatToDo) {
    ASSERT_TRUE(room->perform(QStringLiteral("play.loop")));
    ASSERT_EQ(notices.size(), 1);
    EXPECT_TRUE(notices.front().contains(QStringLiteral("I and O")));
}

TEST_F(PlayerView, SpeedIsShownAsSet) {
    ASSERT_TRUE(room->perform(QStringLiteral("speed.slower")));
    EXPECT_DOUBLE_EQ(room->bridge()->status().speed, 0.75);
    ASSERT_TRUE(room->perform(QStringLiteral("speed.normal")));
    EXPECT_DOUBLE_EQ(room->bridge()->status().speed, 1.0);
    ASSERT_TRUE(room->perform(QStringLiteral("speed.faster")));
    EXPECT_DOUBLE_EQ(room->bridge()->status().speed, 1.25);
}

TEST(Coverage, CountsWhatWasPlayed) {
    Coverage coverage;
    for (int i = 0; i <= 25; ++i)
        coverage.shownPlaying(seconds(i * 0.04), 1);
    coverage.interrupt();
    coverage.shownPlaying(seconds(3), 1); // a jump counts for nothing
    const MediaDuration clip(4'000'000'000);
    EXPECT_EQ(watchedPercent(coverage.parts(), clip, 0), 25);
    coverage.shownPlaying(seconds(4), 4); // half a second at four times the speed is a leap of two
    const std::vector<WatchedSpan> parts = coverage.parts();
    EXPECT_EQ(parts, (std::vector<WatchedSpan>{{{seconds(0), seconds(1)}, 100}, {{seconds(3), seconds(4)}, 400}}));
    EXPECT_EQ(watchedPercent(parts, clip, 200), 25);
    EXPECT_EQ(watchedPercent(parts, clip, 0), 50);
    coverage.start(parts);
    coverage.shownPlaying(seconds(1.2), 1); // goes on with nothing
    EXPECT_EQ(coverage.parts(), parts);
}

TEST(WorkWords, SayWhatIsDoneAndHowLongItTakes) {
    MediaIndex index;
    EXPECT_EQ(workWords(index, 1, 1000), QString());
    EXPECT_EQ(workWords(index, 0.43, 90'000), QStringLiteral("Small pictures of all frames, 43 %, about 2 min left"));
    EXPECT_EQ(workWords(index, 0.9, 90'000),
              QStringLiteral("Small pictures of all frames, 90 %, less than a minute left"));
    index.stage = IndexStage::Provisional;
    EXPECT_EQ(workWords(index, 0, 10), QStringLiteral("Counting frames, 0 %")) << "too early to tell";
    index.stage = IndexStage::Growing;
    EXPECT_EQ(workWords(index, 1, 10), QStringLiteral("Reading the clip to its end"));
}

TEST(TimeText, IsCutOffNeverRoundedUp) {
    EXPECT_EQ(timeCode(MediaTime(83'480'999'999)), QStringLiteral("00:01:23.480"));
    EXPECT_EQ(shortTime(MediaTime(83'480'000'000)), QStringLiteral("01:23.480"));
    EXPECT_EQ(clockText(MediaTime(3'723'999'000'000)), QStringLiteral("01:02:03"));
    EXPECT_EQ(spanText({seconds(1), seconds(2.5)}), QStringLiteral("00:01.000 to 00:02.500"));
}

TEST(TransportBar, HoweverNarrowNothingLiesOnAnother) {
    Theme theme;
    Transport bar(&theme);
    bar.setFrame(MediaTime(3'599'999'000'000), 107'999, false);
    bar.setMarks(MediaTime(1'000'000'000), MediaTime(2'000'000'000));
    bar.show();
    for (const int scale : {80, 100, 150, 200}) {
        theme.setTextScale(scale);
        bar.setStyleSheet(theme.styleSheet());
        for (int width = bar.minimumSizeHint().width(); width < 1500; width += 7) {
            bar.resize(width, bar.height());
            bar.layout()->activate();
            QWidget* before = nullptr;
            for (int i = 0; i < bar.layout()->count(); ++i) {
                QWidget* widget = bar.layout()->itemAt(i)->widget();
                if (!widget || !widget->isVisible())
                    continue;
                const std::string where =
                    fmt::format("{} at {} %, {} px", widget->objectName().toStdString(), scale, width);
                EXPECT_GE(widget->width(), qobject_cast<QLabel*>(widget) ? widget->sizeHint().width() : 20) << where;
                EXPECT_LE(widget->geometry().right(), width) << where;
                if (before) {
                    EXPECT_GT(widget->x(), before->geometry().right()) << where;
                }
                before = widget;
            }
            for (const char* kept : {"transport.time", "transport.play"})
                EXPECT_TRUE(bar.findChild<QWidget*>(QLatin1String(kept))->isVisible()) << kept << width;
            if (HasFailure())
                return;
        }
    }
}

} // namespace
} // namespace attune::test

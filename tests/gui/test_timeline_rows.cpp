// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the timeline: folded and kept so, copied between, the whole clip in one line; and the minutes of work.
#include "gui/modes.h"
#include "ui/coding/work_timer.h"
#include "ui/timeline/timeline_map.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"

namespace attune::test {
namespace {

using namespace ui;

class TimelineRows : public Modes {
  protected:
    TimelineView* view() { return driver->code()->timeline()->view(); }
    TimelineMap* map() { return driver->code()->timeline()->map(); }
};

TEST_F(TimelineRows, ARowWithOtherCodesTakesNoCopies) {
    ASSERT_NO_FATAL_FAILURE(open("event-counts"));
    CodingDesk& desk = *driver->code()->desk();
    const SegmentId one = desk.addSegment({seconds(0.4), seconds(0.8)}, "a").value();
    view()->selectAll({one});
    key(Qt::Key_D, Qt::ControlModifier); // after the last row comes the first: it has codes of its own
    EXPECT_EQ(coding().segments.size(), 1u);
    EXPECT_TRUE(driver->text("notice.text").contains(QStringLiteral("no code of that name")));
}

TEST_F(TimelineRows, CopiesAreOneStep) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    CodingDesk& desk = *driver->code()->desk();
    ASSERT_TRUE(desk.mark("states", "objects", {seconds(0), seconds(0)}));
    ASSERT_TRUE(desk.mark("states", "supported", {seconds(2), seconds(2)}));
    const auto states = marksOf(coding(), "states");
    ASSERT_EQ(view()->rowAfter("states"), Segment().track);
    view()->selectAll({states[0]->id, states[1]->id});
    key(Qt::Key_D, Qt::ControlModifier);
    const auto free = marksOf(coding(), Segment().track);
    ASSERT_EQ(free.size(), 2u);
    EXPECT_EQ(free[0]->span, (TimeSpan{seconds(0), seconds(2)}));
    EXPECT_EQ(free[0]->label, desk.scheme().findTrack("states")->find("objects")->name);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(marksOf(coding(), Segment().track).empty()) << "one step";
    EXPECT_EQ(marksOf(coding(), "states").size(), 2u);
}

TEST_F(TimelineRows, FoldedRowsStayFoldedForThisPerson) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    const int before = view()->rowRect("states").height();
    const QRect row = view()->rowRect("states");
    QTest::mouseDClick(view(), Qt::LeftButton, {}, {20, row.center().y()});
    EXPECT_LT(view()->rowRect("states").height(), before);
    key(Qt::Key_F4); // the row that takes codes
    key(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(view()->rowRect("states").height(), before);
    key(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    driver.reset();
    driver = std::make_unique<WindowDriver>(library->file(), "T1");
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code() && driver->code()->desk(); }));
    EXPECT_TRUE(view()->folded().contains("states"));
}

TEST_F(TimelineRows, ARowIsMadeHigherByKeyAndByItsEdgeAndStaysSoForThisPerson) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    const int usual = view()->rowRect("states").height(), all = view()->sizeHint().height();
    key(Qt::Key_F4); // the row that takes codes
    key(Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(view()->rowRect("states").height(), usual + 12);
    EXPECT_EQ(view()->sizeHint().height(), all + 12) << "the others keep theirs";
    key(Qt::Key_Up, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(view()->rowRect("states").height(), usual);
    const auto drag = [&](int by) {
        const QPoint edge(20, view()->rowRect("states").bottom());
        QTest::mousePress(view(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(view(), edge + QPoint(0, by / 2));
        QTest::mouseMove(view(), edge + QPoint(0, by));
        QTest::mouseRelease(view(), Qt::LeftButton, {}, edge + QPoint(0, by));
    };
    drag(40);
    const int high = view()->rowRect("states").height();
    EXPECT_NEAR(high, usual + 40, 2);
    drag(-300); // never to nothing
    EXPECT_GE(view()->rowRect("states").height(), 15);
    drag(high - view()->rowRect("states").height());
    const int kept = view()->rowRect("states").height();
    EXPECT_NEAR(kept, high, 2);
    driver.reset();
    driver = std::make_unique<WindowDriver>(library->file(), "T1");
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code() && driver->code()->desk(); }));
    EXPECT_EQ(view()->rowRect("states").height(), kept);
    // The usual layout is one button away.
    ASSERT_TRUE(driver->window().perform(QStringLiteral("settings.show")));
    driver->click("settings.resetLayout");
    EXPECT_EQ(view()->rowRect("states").height(), usual);
}

TEST_F(TimelineRows, TheMapShowsTheWholeClipAndMovesAlong) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    ASSERT_TRUE(driver->code()->desk()->mark("states", "objects", {seconds(1), seconds(1)}));
    view()->setCloseness(0.5);
    const TimeSpan before = view()->axis().visible();
    ASSERT_LT(before.length().ns, view()->axis().duration().ns);
    const QPoint grip = map()->viewRect().center();
    QTest::mousePress(map(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(map(), grip + QPoint(200, 0));
    QTest::mouseRelease(map(), Qt::LeftButton, {}, grip + QPoint(200, 0));
    EXPECT_GT(view()->axis().visible().begin, before.begin);
    EXPECT_EQ(view()->axis().visible().length(), before.length());
    // Where the mark lies the line is not as it is elsewhere.
    const QImage pixels = map()->grab().toImage();
    const int y = map()->height() / 3;
    EXPECT_NE(pixels.pixel(map()->xOf(seconds(2)), y), pixels.pixel(map()->xOf(seconds(0.1)), y));
}

TEST_F(TimelineRows, AnEdgeIsDraggedWhileTheClipPlays) {
    ASSERT_NO_FATAL_FAILURE(open("global-and-items"));
    const SegmentId id = driver->code()->desk()->addSegment({seconds(0.4), seconds(1.2)}, "x").value();
    view()->fit();
    key(Qt::Key_Space);
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() > 3; }));
    const QRect rect = view()->segmentRect(id);
    const QPoint edge(rect.right(), rect.center().y());
    const QPoint to(static_cast<int>(view()->axis().xOf(seconds(2.4))), edge.y());
    QTest::mousePress(view(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(view(), (edge + to) / 2);
    QTest::mouseMove(view(), to);
    QTest::mouseRelease(view(), Qt::LeftButton, {}, to);
    EXPECT_NEAR(static_cast<double>(coding().segments.at(id).span.end.ns) / 1e9, 2.4, 0.05);
    EXPECT_EQ(coding().segments.at(id).span.begin, seconds(0.4));
}

TEST(WorkTimer, CountsWorkLeavesBreaksOutAndReminds) {
    WorkTimer timer;
    qint64 now = 0;
    timer.now = [&] { return now; };
    std::vector<int> due;
    QObject::connect(&timer, &WorkTimer::breakDue, &timer, [&](int minutes) { due.push_back(minutes); });
    timer.setBreakAfter(10);
    const auto work = [&](int minutes) {
        for (int i = 0; i < minutes * 2; ++i) {
            now += 30'000;
            timer.worked();
        }
    };
    timer.worked();
    work(9);
    EXPECT_EQ(timer.minutes(), 9);
    EXPECT_TRUE(due.empty());
    work(1);
    EXPECT_EQ(due, std::vector{10});
    work(10);
    EXPECT_EQ(due, (std::vector{10, 20})) << "again after as many more";
    now += 6 * 60'000; // a break
    timer.worked();
    work(9);
    EXPECT_EQ(timer.minutes(), 29) << "the break is no work";
    EXPECT_EQ(due.size(), 2u);
    now += 3 * 60'000; // away, but not for a break
    timer.worked();
    EXPECT_EQ(timer.minutes(), 29);
    work(1);
    EXPECT_EQ(due.size(), 3u);
    timer.setBreakAfter(0);
    work(30);
    EXPECT_EQ(due.size(), 3u);
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// A clip coded in each way by the mouse alone in the real window; what is stored is what was done.
#include "gui/modes.h"
#include "ui/coding/code_keys.h"
#include "ui/coding/scale_bar.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QComboBox>

namespace attune::test {
namespace {

using namespace ui;

class ByMouse : public Modes {
  protected:
    TimelineView* view() { return driver->code()->timeline()->view(); }
    int xOf(qint64 frame) { return static_cast<int>(std::lround(view()->axis().xOf(timeOf(frame)))); }
    static MediaTime timeOf(qint64 frame) { return MediaTime(frame * 40'000'000); }
    // A click on the ruler; the frame under it is shown.
    void goTo(qint64 frame) {
        const int y = view()->rowRect(TimelineView::Row::Ruler).center().y();
        QTest::mouseClick(view(), Qt::LeftButton, {}, {xOf(frame) + 1, y});
        ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == frame; })) << frame;
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(view(), Qt::LeftButton, modifiers, from);
        QTest::mouseMove(view(), from + (to - from) / 2);
        QTest::mouseMove(view(), to);
        QTest::mouseRelease(view(), Qt::LeftButton, modifiers, to);
    }
    void code(const char* name) { driver->click((std::string("codes.code.") + name).c_str()); }
    void row(const char* name) { driver->click((std::string("codes.row.") + name).c_str()); }
    // The middle of a point of a scale.
    void score(const char* id, std::int64_t steps) {
        auto* bar = driver->find<ScaleBar>((std::string("rating.") + id).c_str());
        ASSERT_NE(bar, nullptr) << id;
        ASSERT_TRUE(WindowDriver::until([&] { return bar->isVisible(); })) << id;
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->pointOf(steps));
    }
    // Written down and read back by a program started anew.
    std::unique_ptr<Session> stored() {
        driver.reset();
        auto session = Session::open(library->file(), RaterId("T1"));
        EXPECT_TRUE(session) << session.error().text();
        return std::move(*session);
    }
};

TEST_F(ByMouse, States) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    row("states");
    EXPECT_TRUE(driver->code()->codeKeys()->isOn());
    code("unengaged");
    ASSERT_NO_FATAL_FAILURE(goTo(25));
    code("objects");
    ASSERT_NO_FATAL_FAILURE(goTo(60));
    code("supported");
    ASSERT_NO_FATAL_FAILURE(goTo(80));
    driver->click("codes.end");
    EXPECT_EQ(marks("states"), "0-25 unengaged, 25-60 objects, 60-80 supported");
    // An edge between two states is one edge.
    const QRect where = view()->rowRect("states");
    drag({xOf(25), where.center().y()}, {xOf(30), where.center().y()});
    EXPECT_EQ(marks("states"), "0-30 unengaged, 30-60 objects, 60-80 supported");
    row("states"); // and off again
    EXPECT_FALSE(driver->code()->codeKeys()->isOn());
    const auto session = stored();
    EXPECT_EQ(session->desk(PracticeLibrary::clip()).value()->coding().segments.size(), 3u);
}

TEST_F(ByMouse, IntervalsAdvanceByThemselves) {
    ASSERT_NO_FATAL_FAILURE(open("second-by-second"));
    row("child-phase");
    for (const char* name : {"social", "positive", "negative", "unscorable"}) {
        const qint64 before = driver->code()->picture()->shownFrame();
        code(name);
        if (before < 75) {
            ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == before + 25; }));
        }
    }
    EXPECT_EQ(marks("child-phase"), "0-25 social, 25-50 positive, 50-75 negative, 75-100 unscorable");
}

TEST_F(ByMouse, MomentsCountsAndSpansHeldDown) {
    ASSERT_NO_FATAL_FAILURE(open("event-counts"));
    row("adult");
    ASSERT_NO_FATAL_FAILURE(goTo(10));
    code("praise");
    code("question"); // two codes at one instant
    ASSERT_NO_FATAL_FAILURE(goTo(50));
    code("praise");
    EXPECT_EQ(marks("adult"), "10-10 praise, 10-10 question, 50-50 praise");
    EXPECT_EQ(driver->text("derived.praises"), QStringLiteral("2"));
    row("crying");
    ASSERT_NO_FATAL_FAILURE(goTo(20));
    code("cry");
    EXPECT_TRUE(driver->find<QAbstractButton>("codes.code.cry")->isChecked()) << "it goes on";
    ASSERT_NO_FATAL_FAILURE(goTo(45));
    code("cry");
    EXPECT_FALSE(driver->find<QAbstractButton>("codes.code.cry")->isChecked());
    EXPECT_EQ(marks("crying"), "20-45 cry");
    // Held down: it lasts as long as the button is.
    ASSERT_NO_FATAL_FAILURE(goTo(60));
    auto* cry = driver->find<QAbstractButton>("codes.code.cry");
    QElapsedTimer held;
    held.start();
    QTest::mousePress(cry, Qt::LeftButton);
    seek(80);
    ASSERT_TRUE(WindowDriver::until([&] { return held.elapsed() > 320; }));
    QTest::mouseRelease(cry, Qt::LeftButton);
    EXPECT_EQ(marks("crying"), "20-45 cry, 60-80 cry");
}

TEST_F(ByMouse, EpisodesAndTheirRatings) {
    ASSERT_NO_FATAL_FAILURE(open("procedure-episodes"));
    row("episodes");
    code("free-play");
    ASSERT_NO_FATAL_FAILURE(goTo(50));
    code("clean-up");
    EXPECT_EQ(marks("episodes"), "0-50 free-play, 50-100 clean-up");
    const QRect where = view()->rowRect("episodes");
    QTest::mouseClick(view(), Qt::LeftButton, {}, {xOf(25), where.center().y()});
    EXPECT_EQ(driver->find<QComboBox>("unit.choice")->currentText(), QStringLiteral("Free play"));
    ASSERT_NO_FATAL_FAILURE(score("e1", 4));
    QTest::mouseClick(view(), Qt::LeftButton, {}, {xOf(75), where.center().y()});
    EXPECT_EQ(driver->find<QComboBox>("unit.choice")->currentText(), QStringLiteral("Clean-up"));
    ASSERT_NO_FATAL_FAILURE(score("e1", 2));
    const auto session = stored();
    const Coding& coding = session->desk(PracticeLibrary::clip()).value()->coding();
    std::vector<std::int64_t> steps;
    for (const auto& [about, rating] : coding.ratings)
        steps.push_back(rating.steps.value_or(-1));
    std::ranges::sort(steps);
    EXPECT_EQ(steps, (std::vector<std::int64_t>{2, 4}));
}

TEST_F(ByMouse, FreeSegmentsAreDrawnDraggedSplitAndTakenAway) {
    ASSERT_NO_FATAL_FAILURE(open("global-and-items"));
    const int ruler = view()->rowRect(TimelineView::Row::Ruler).center().y();
    drag({xOf(20), ruler}, {xOf(60), ruler}, Qt::ShiftModifier);
    driver->click("timeline.segment");
    ASSERT_EQ(coding().segments.size(), 1u);
    const int y = view()->rowRect(TimelineView::Row::Segments).center().y();
    drag({xOf(60) - 1, y}, {xOf(80), y});
    EXPECT_EQ(marks(Segment().track), "20-80 ");
    ASSERT_NO_FATAL_FAILURE(goTo(40));
    driver->click("timeline.split");
    EXPECT_EQ(marks(Segment().track), "20-40 , 40-80 ");
}

TEST_F(ByMouse, AWholeClipIsRatedAndSubmitted) {
    ASSERT_NO_FATAL_FAILURE(openAs("T1", PracticeLibrary::sixStrand));
    const CodingScheme scheme = driver->code()->desk()->scheme();
    for (std::size_t i = 0; i + 1 < scheme.dimensions.size(); ++i)
        ASSERT_NO_FATAL_FAILURE(score(scheme.dimensions[i].id.value.c_str(), static_cast<std::int64_t>(i)));
    const std::string last = scheme.dimensions.back().id.value;
    ASSERT_NO_FATAL_FAILURE(score(last.c_str(), 3));
    driver->click("status.notObserved"); // of the dimension one is at
    EXPECT_EQ(rating(last.c_str())->status, RatingStatus::NotObserved);
    driver->click("submit");
    driver->click("submit.confirm");
    const auto session = stored();
    const Coding& coding = session->desk(PracticeLibrary::clip()).value()->coding();
    EXPECT_EQ(coding.state, CodingState::Submitted);
    for (std::size_t i = 0; i + 1 < scheme.dimensions.size(); ++i)
        EXPECT_EQ(coding.rating(scheme.dimensions[i].id)->steps, static_cast<std::int64_t>(i));
    EXPECT_EQ(coding.rating(scheme.dimensions.back().id)->status, RatingStatus::NotObserved);
}

} // namespace
} // namespace attune::test

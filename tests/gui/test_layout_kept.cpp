// SPDX-License-Identifier: GPL-3.0-or-later
// How large the side panes are, and which are folded, belongs to the person and is there again after a restart.
#include "gui/modes.h"
#include "ui/coding/rating_panel.h"
#include "ui/controls/pane_edge.h"
#include "ui/timeline/timeline_panel.h"

#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace attune::test {
namespace {

using namespace ui;

class LayoutKept : public Modes {
  protected:
    void SetUp() override { open("R1"); }
    void open(const char* rater) {
        driver.reset();
        if (!library)
            library = std::make_unique<PracticeLibrary>("R1");
        if (library->media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library->close();
        driver = std::make_unique<WindowDriver>(library->file(), rater);
    }
    void code() {
        key(Qt::Key_1, Qt::ControlModifier);
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(WindowDriver::until([&] { return driver->room() == QStringLiteral("code"); }));
        ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->height() > 300; }));
    }
    PaneEdge* edge(const char* name) { return driver->find<PaneEdge>(name); }
    void drag(PaneEdge* edge, QPoint by) {
        const QPoint from = edge->rect().center();
        QTest::mousePress(edge, Qt::LeftButton, {}, from);
        const QPoint global = edge->mapToGlobal(from) + by;
        QMouseEvent move(QEvent::MouseMove, edge->mapFromGlobal(global), global, Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(edge, &move);
        QTest::mouseRelease(edge, Qt::LeftButton, {}, edge->mapFromGlobal(global));
    }
    void settled(const std::function<bool()>& condition) { ASSERT_TRUE(WindowDriver::until(condition)); }
};

TEST_F(LayoutKept, WidthsAndHeightsAreThereAgainAfterARestart) {
    key(Qt::Key_6, Qt::ControlModifier);
    ASSERT_EQ(driver->room(), QStringLiteral("schemes"));
    const auto parts = [&] { return driver->find<QWidget>("schemes.parts"); };
    ASSERT_NO_FATAL_FAILURE(settled([&] { return parts()->width() == 256; }));
    drag(edge("edge.schemes.parts"), {60, 0});
    EXPECT_EQ(parts()->width(), 316);
    code();
    auto* timeline = driver->code()->findChild<TimelinePanel*>();
    const int usual = timeline->height();
    drag(edge("edge.code.timeline"), {0, 40});
    EXPECT_EQ(timeline->height(), usual - 40);
    drag(edge("edge.code.rating"), {-50, 0});

    open("R1");
    key(Qt::Key_6, Qt::ControlModifier);
    ASSERT_NO_FATAL_FAILURE(settled([&] { return parts()->width() == 316; }));
    code();
    timeline = driver->code()->findChild<TimelinePanel*>();
    ASSERT_NO_FATAL_FAILURE(settled([&] { return timeline->height() == usual - 40; }));
    EXPECT_EQ(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->width(), 566);
    // Another person has the usual layout.
    open("T1");
    code();
    ASSERT_NO_FATAL_FAILURE(
        settled([&] { return driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->width() == 516; }));
    EXPECT_EQ(driver->code()->findChild<TimelinePanel*>()->height(), usual);
    // Back to the usual one.
    open("R1");
    ASSERT_TRUE(driver->window().perform(QStringLiteral("settings.show")));
    driver->click("settings.resetLayout");
    ASSERT_TRUE(driver->window().perform(QStringLiteral("close")));
    code();
    ASSERT_NO_FATAL_FAILURE(
        settled([&] { return driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->width() == 516; }));
    driver->window().showRoom(QStringLiteral("schemes"));
    EXPECT_TRUE(WindowDriver::until([&] { return parts()->isVisible() && parts()->width() == 256; }))
        << parts()->width();
}

TEST_F(LayoutKept, AFoldedPaneStaysFoldedAndComesBackByKeyAndMouse) {
    code();
    auto* timeline = driver->code()->findChild<TimelinePanel*>();
    const int usual = timeline->height();
    QTest::mouseDClick(edge("edge.code.timeline"), Qt::LeftButton);
    EXPECT_LT(timeline->height(), 60) << "its tools alone";
    // By key: the edge takes the keyboard, Enter folds, arrows move it.
    PaneEdge* rating = edge("edge.code.rating");
    rating->setFocus();
    key(Qt::Key_Left);
    EXPECT_EQ(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->width(), 532);
    key(Qt::Key_Right);
    EXPECT_EQ(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->width(), 516);
    key(Qt::Key_Return);
    EXPECT_FALSE(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->isVisible());

    open("R1");
    code();
    timeline = driver->code()->findChild<TimelinePanel*>();
    EXPECT_TRUE(edge("edge.code.timeline")->isFolded());
    EXPECT_LT(timeline->height(), 60);
    EXPECT_FALSE(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->isVisible());
    edge("edge.code.rating")->setFocus();
    key(Qt::Key_Return);
    EXPECT_TRUE(driver->code()->findChild<QWidget*>(QStringLiteral("ratingPanel"))->isVisible());
    QTest::mouseDClick(edge("edge.code.timeline"), Qt::LeftButton);
    EXPECT_EQ(timeline->height(), usual);
    EXPECT_FALSE(edge("edge.code.timeline")->accessibleName().isEmpty());
}

TEST_F(LayoutKept, HoweverLargeTheTextTheMiddleKeepsItsPart) {
    key(Qt::Key_6, Qt::ControlModifier);
    driver->theme().setTextScale(200);
    driver->window().resize(1366, 768);
    QWidget* room = driver->window().currentRoom();
    ASSERT_NO_FATAL_FAILURE(settled([&] { return driver->find<QWidget>("schemes.parts")->width() < 400; }));
    for (PaneEdge* each : room->findChildren<PaneEdge*>())
        EXPECT_LE(each->geometry().right(), room->width());
    EXPECT_LE(room->layout()->minimumSize().width(), room->width()) << "nothing is pushed out of the window";
}

TEST_F(LayoutKept, AtTwiceTheTextTheRatingNeedsNoSidewaysScrolling) {
    driver->theme().setTextScale(200);
    driver->window().resize(1366, 768);
    code();
    auto* panel = driver->code()->panel();
    auto* scroll = panel->findChild<QScrollArea*>();
    ASSERT_NE(scroll, nullptr);
    ASSERT_NO_FATAL_FAILURE(settled([&] { return scroll->viewport()->width() > 300; }));
    driver->theme().setTextScale(200);
    QCoreApplication::processEvents();
    EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
    for (QWidget* each : scroll->widget()->findChildren<QWidget*>())
        if (each->isVisible()) {
            EXPECT_LE(each->minimumSizeHint().width(), scroll->viewport()->width())
                << each->metaObject()->className() << " " << each->objectName().toStdString();
        }
}

TEST_F(LayoutKept, AtTwiceTheTextTheQuestionBeforeSubmittingIsSeenWhole) {
    driver->theme().setTextScale(200);
    driver->window().resize(1366, 768);
    code();
    driver->theme().setTextScale(200);
    QCoreApplication::processEvents();
    auto* panel = driver->code()->panel();
    ASSERT_TRUE(driver->window().perform(QStringLiteral("coding.submit")));
    ASSERT_NO_FATAL_FAILURE(settled([&] { return driver->find<QLabel>("submit.title")->isVisible(); }));
    QCoreApplication::processEvents();
    for (const char* name : {"submit.title", "submit.cancel"}) {
        const auto* part = driver->find<QWidget>(name);
        EXPECT_EQ(part->visibleRegion().boundingRect(), part->rect()) << name;
        EXPECT_GE(part->height(), part->sizeHint().height()) << name;
        EXPECT_TRUE(panel->rect().contains(QRect(part->mapTo(panel, QPoint()), part->size()))) << name;
    }
    key(Qt::Key_Escape);
    ASSERT_NO_FATAL_FAILURE(settled([&] { return panel->findChild<QScrollArea*>()->isVisible(); }));
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// A clip coded in each way by keys alone in the real window; what is stored is what was done.
#include "gui/modes.h"
#include "ui/coding/code_keys.h"
#include "ui/coding/rating_panel.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"

#include <QComboBox>
#include <QListWidget>
#include <algorithm>
#include <tuple>

namespace attune::test {
namespace {

using namespace ui;

TEST_F(Modes, StatesCloseEachOther) {
    ASSERT_NO_FATAL_FAILURE(open("engagement-states"));
    key(Qt::Key_F4);
    EXPECT_TRUE(driver->code()->statusText().startsWith(QStringLiteral("Coding Engagement: U Unengaged")));
    key(Qt::Key_U);
    seek(25);
    key(Qt::Key_O);
    seek(60);
    key(Qt::Key_S);
    EXPECT_EQ(marks("states"), "0-25 unengaged, 25-60 objects, 60-100 supported");
    seek(40);
    key(Qt::Key_L);
    EXPECT_EQ(marks("states"), "0-25 unengaged, 25-40 objects, 40-60 onlooking, 60-100 supported");
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(marks("states"), "0-25 unengaged, 25-60 objects, 60-100 supported") << "one step";
    EXPECT_EQ(driver->text("derived.joint"), QStringLiteral("40"));
    key(Qt::Key_F4);
    EXPECT_FALSE(driver->code()->codeKeys()->isOn());
    seek(30);
    key(Qt::Key_S); // splits again, and means no code
    EXPECT_EQ(marksOf(coding(), "states").size(), 4u);
    EXPECT_EQ(marksOf(coding(), "states")[1]->label, marksOf(coding(), "states")[2]->label);
}

TEST_F(Modes, IntervalsAdvanceByThemselves) {
    ASSERT_NO_FATAL_FAILURE(open("second-by-second"));
    key(Qt::Key_F4); // the episodes
    key(Qt::Key_1);
    key(Qt::Key_F4); // the child's phases, second by second
    for (const Qt::Key k : {Qt::Key_S, Qt::Key_J, Qt::Key_N, Qt::Key_U}) {
        const qint64 before = driver->code()->picture()->shownFrame();
        key(k);
        if (before < 75) {
            ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == before + 25; }));
        }
    }
    EXPECT_EQ(marks("child-phase"), "0-25 social, 25-50 positive, 50-75 negative, 75-100 unscorable");
    EXPECT_EQ(marks("episodes"), "0-100 play");
    EXPECT_EQ(driver->text("derived.positive-share"), QStringLiteral("25"));
    seek(30);
    key(Qt::Key_P);
    EXPECT_EQ(marks("child-phase"), "0-25 social, 25-50 protest, 50-75 negative, 75-100 unscorable");
}

TEST_F(Modes, MomentsAndSpansByTapAndHold) {
    ASSERT_NO_FATAL_FAILURE(open("event-counts"));
    key(Qt::Key_F4);
    key(Qt::Key_F4);
    seek(10);
    key(Qt::Key_P);
    key(Qt::Key_Q); // two codes at one instant
    seek(50);
    key(Qt::Key_P);
    EXPECT_EQ(marks("adult"), "10-10 praise, 10-10 question, 50-50 praise");
    EXPECT_EQ(driver->text("derived.praises"), QStringLiteral("2"));
    key(Qt::Key_F4);
    key(Qt::Key_F4);
    ASSERT_EQ(driver->code()->codeKeys()->row()->id, "crying");
    seek(20);
    key(Qt::Key_W); // tapped: it goes on
    EXPECT_EQ(driver->code()->codeKeys()->open().size(), 1u);
    EXPECT_TRUE(marks("crying").empty());
    seek(45);
    key(Qt::Key_W);
    EXPECT_EQ(marks("crying"), "20-45 cry");
    // Held: it ends when let go.
    seek(60);
    QWidget* focus = driver->window().focusWidget() ? driver->window().focusWidget() : &driver->window();
    QElapsedTimer held;
    held.start();
    QTest::keyPress(focus, Qt::Key_W);
    seek(80);
    ASSERT_TRUE(WindowDriver::until([&] { return held.elapsed() > 320; }));
    QTest::keyRelease(focus, Qt::Key_W);
    EXPECT_EQ(marks("crying"), "20-45 cry, 60-80 cry");
    // What is open when the clip is left is kept.
    seek(90);
    key(Qt::Key_W);
    seek(95);
    key(Qt::Key_F4, Qt::ShiftModifier);
    EXPECT_EQ(marks("crying"), "20-45 cry, 60-80 cry, 90-95 cry");
}

TEST_F(Modes, EpisodesAreRatedOneByOne) {
    ASSERT_NO_FATAL_FAILURE(open("procedure-episodes"));
    key(Qt::Key_F4);
    key(Qt::Key_1);
    seek(50);
    key(Qt::Key_2);
    key(Qt::Key_F4);
    EXPECT_EQ(marks("episodes"), "0-50 free-play, 50-100 clean-up");
    auto* choice = driver->find<QComboBox>("unit.choice");
    ASSERT_NE(choice, nullptr);
    EXPECT_EQ(choice->count(), 3) << "the whole clip and two episodes";
    EXPECT_EQ(choice->currentText(), QStringLiteral("Whole clip"));
    key(Qt::Key_4);
    ASSERT_NE(rating("overall-adult"), nullptr);
    key(Qt::Key_PageDown);
    EXPECT_EQ(choice->currentText(), QStringLiteral("Free play"));
    for (int i = 0; i < 6; ++i) {
        key(Qt::Key_5);
        key(Qt::Key_Tab);
    }
    EXPECT_EQ(driver->text("derived.episode-sum"), QStringLiteral("30"));
    key(Qt::Key_PageDown);
    EXPECT_EQ(choice->currentText(), QStringLiteral("Clean-up"));
    EXPECT_EQ(rating("e1"), nullptr) << "another episode, another rating";
    key(Qt::Key_3);
    EXPECT_EQ(rating("e1")->steps, 2);
    key(Qt::Key_PageUp);
    EXPECT_EQ(rating("e1")->steps, 4);
}

TEST_F(Modes, NumbersWordsItemsAndSums) {
    ASSERT_NO_FATAL_FAILURE(open("global-and-items"));
    key(Qt::Key_5);
    EXPECT_EQ(rating("d1")->steps, 8);
    key(Qt::Key_Tab);
    key(Qt::Key_6);
    EXPECT_EQ(rating("d1/i1")->steps, 5) << "the first item of the dimension unfolds under it";
    key(Qt::Key_Minus);
    EXPECT_EQ(rating("d1/i1")->steps, 4);
    EXPECT_EQ(driver->text("derived.total-1"), QStringLiteral("\u2013"));
    for (int i = 2; i <= 7; ++i) {
        key(Qt::Key_Tab);
        key(Qt::Key_2);
    }
    EXPECT_EQ(driver->text("derived.total-1"), QStringLiteral("17"));
    RatingPanel* panel = driver->code()->panel();
    for (int i = 0; i < 60 && !rating("zone-adult"); ++i) {
        panel->focusDimension(i);
        if (driver->window().focusWidget()->objectName() == QStringLiteral("rating.zone-adult"))
            for (const Qt::Key k : {Qt::Key_8, Qt::Key_4})
                key(k);
    }
    ASSERT_NE(rating("zone-adult"), nullptr);
    EXPECT_EQ(rating("zone-adult")->steps, 84);
    EXPECT_EQ(driver->text("derived.band-adult"), QStringLiteral("84  high"));
}

TEST_F(Modes, FixedSumsSayWhatIsLeft) {
    ASSERT_NO_FATAL_FAILURE(open("shared-points"));
    EXPECT_EQ(driver->text("derived.aspect-1"), QStringLiteral("0 of 2"));
    key(Qt::Key_1);
    key(Qt::Key_Tab);
    key(Qt::Key_0);
    key(Qt::Key_Tab);
    key(Qt::Key_1);
    EXPECT_EQ(driver->text("derived.aspect-1"), QStringLiteral("2 of 2"));
}

TEST_F(Modes, ASkipRuleIsFollowedAndTakenBackInOneStep) {
    ASSERT_NO_FATAL_FAILURE(open("three-starts"));
    key(Qt::Key_3);
    key(Qt::Key_Tab);
    key(Qt::Key_2); // typical: yes
    ASSERT_NE(rating("why"), nullptr);
    EXPECT_EQ(rating("why")->status, RatingStatus::NotApplicable);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(rating("why"), nullptr);
    EXPECT_EQ(rating("typical"), nullptr);
    key(Qt::Key_1); // typical: no
    key(Qt::Key_Tab);
    key(Qt::Key_W);
    driver->type(QStringLiteral("ill that day"));
    key(Qt::Key_Return);
    ASSERT_NE(rating("why"), nullptr);
    EXPECT_EQ(rating("why")->note, "ill that day");
    EXPECT_EQ(rating("why")->status, RatingStatus::Coded);
}

TEST_F(Modes, AReasonIsAskedForWhereTheSchemeAsks) {
    ASSERT_NO_FATAL_FAILURE(open("mean-of-observed"));
    key(Qt::Key_B);
    driver->type(QStringLiteral("no toys in the room"));
    key(Qt::Key_Return);
    ASSERT_NE(rating("b1"), nullptr);
    EXPECT_EQ(rating("b1")->status, RatingStatus::NotObserved);
    EXPECT_EQ(rating("b1")->reason, "no toys in the room");
    for (int i = 0; i < 9; ++i) {
        key(Qt::Key_Tab);
        key(Qt::Key_4);
    }
    EXPECT_EQ(driver->text("derived.overall"), QStringLiteral("4  high"));
}

TEST_F(Modes, ManyMarksAreChosenMovedMergedAndFound) {
    ASSERT_NO_FATAL_FAILURE(open("global-and-items"));
    CodingDesk& desk = *driver->code()->desk();
    std::vector<SegmentId> ids;
    for (const auto& [begin, end, label] : {std::tuple{0.4, 0.8, "Bid"}, {1.2, 1.6, "Answer"}, {2.0, 2.4, "Bid"}})
        ids.push_back(desk.addSegment({seconds(begin), seconds(end)}, label).value());
    TimelineView* view = driver->code()->timeline()->view();
    const auto middle = [&](const SegmentId& id) { return view->segmentRect(id).center(); };
    QTest::mouseClick(view, Qt::LeftButton, {}, middle(ids[0]));
    QTest::mouseClick(view, Qt::LeftButton, Qt::ControlModifier, middle(ids[1]));
    EXPECT_EQ(view->selectedSegments(), (std::vector{ids[0], ids[1]}));
    key(Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(coding().segments.at(ids[0]).span.begin, seconds(0.44));
    EXPECT_EQ(coding().segments.at(ids[1]).span.begin, seconds(1.24));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(coding().segments.at(ids[0]).span.begin, seconds(0.4)) << "both in one step";
    EXPECT_EQ(coding().segments.at(ids[1]).span.begin, seconds(1.2));
    view->selectAll({ids[0], ids[1]});
    key(Qt::Key_S, Qt::ShiftModifier);
    ASSERT_EQ(coding().segments.size(), 2u);
    EXPECT_EQ(coding().segments.at(ids[0]).span, (TimeSpan{seconds(0.4), seconds(1.6)}));
    // A box round both.
    const QRect row = view->rowRect(TimelineView::Row::Segments);
    const QPoint from(view->segmentRect(ids[2]).right() + 40, row.center().y());
    QTest::mousePress(view, Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(view, from - QPoint(40, 0));
    QTest::mouseMove(view, QPoint(view->segmentRect(ids[0]).left(), row.center().y()));
    QTest::mouseRelease(view, Qt::LeftButton, Qt::ShiftModifier, {view->segmentRect(ids[0]).left(), row.center().y()});
    EXPECT_EQ(view->selectedSegments().size(), 2u);
    // Found by its word, from one to the next.
    key(Qt::Key_F, Qt::ControlModifier);
    driver->type(QStringLiteral("bid"));
    EXPECT_EQ(view->matching().size(), 2u);
    key(Qt::Key_Return);
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == 10; }));
    key(Qt::Key_Return);
    ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == 50; }));
    key(Qt::Key_Escape);
    EXPECT_EQ(view->matching().size(), 2u) << "all, and both are";
    view->selectAll({ids[0], ids[2]});
    view->setFocus();
    key(Qt::Key_Delete);
    EXPECT_TRUE(coding().segments.empty());
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(coding().segments.size(), 2u);
}

TEST_F(Modes, AScoreWithItsHalfPointAndNudgesOfAnEdgeAreOneStepEach) {
    ASSERT_NO_FATAL_FAILURE(openAs("T1", "models/instruments/six-strand.json"));
    const auto steps = [&] {
        QStringList out;
        auto* list = driver->find<QListWidget>("history");
        for (int i = 0; list && i < list->count(); ++i)
            out.prepend(list->item(i)->text().section(QStringLiteral("   "), 1));
        return out.join(QStringLiteral("; "));
    };
    const std::string dimension = driver->code()->desk()->rated().front().value;
    const QString name = QString::fromStdString(driver->code()->desk()->scheme().nameOf(DimensionId(dimension)));
    key(Qt::Key_4);
    key(Qt::Key_Period);
    ASSERT_NE(rating(dimension.c_str()), nullptr);
    const auto four = driver->code()->desk()->scheme().scaleOf(DimensionId(dimension))->stepsOf(4.5);
    EXPECT_EQ(rating(dimension.c_str())->steps, four);
    key(Qt::Key_H, Qt::ControlModifier);
    EXPECT_EQ(steps(), QStringLiteral("Rate %1 4.5").arg(name));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(rating(dimension.c_str()), nullptr) << "one step";
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(rating(dimension.c_str())->steps, four);
    key(Qt::Key_3);
    key(Qt::Key_W);
    driver->type(QStringLiteral("turns away"));
    key(Qt::Key_Return);
    seek(10);
    key(Qt::Key_I);
    seek(20);
    key(Qt::Key_O);
    key(Qt::Key_Return);
    key(Qt::Key_Escape); // the label stays empty
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(marks("segments"), "13-21 ");
    EXPECT_EQ(steps(), QStringLiteral("Rate %1 4.5; Rate %1 4.5 \u2192 3; Note on %1; Add segment; "
                                      "Move the begin of segment")
                           .arg(name));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(marks("segments"), "10-21 ") << "three nudges are one step";
}

TEST_F(Modes, TheHistoryIsInWordsAndGoesBackAndForth) {
    ASSERT_NO_FATAL_FAILURE(open("scales-and-counts"));
    key(Qt::Key_3);
    key(Qt::Key_Tab);
    key(Qt::Key_4);
    key(Qt::Key_H, Qt::ControlModifier);
    auto* list = driver->find<QListWidget>("history");
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->count(), 2);
    EXPECT_TRUE(list->item(0)->text().endsWith(QStringLiteral("Rate Global scale 2 4")))
        << qPrintable(list->item(0)->text());
    list->setCurrentRow(1);
    key(Qt::Key_Return);
    EXPECT_EQ(coding().ratings.size(), 1u);
    EXPECT_TRUE(list->item(0)->font().strikeOut());
    list->setCurrentRow(0);
    key(Qt::Key_Return);
    EXPECT_EQ(coding().ratings.size(), 2u);
    EXPECT_FALSE(list->item(0)->font().strikeOut());
}

} // namespace
} // namespace attune::test

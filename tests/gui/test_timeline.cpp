// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench.h"

#include <QLineEdit>
#include <algorithm>
#include <cstdlib>

namespace attune::test {
namespace {

using namespace ui;

class Timeline : public Workbench {
  protected:
    TimelineView* view() { return room->timeline()->view(); }
    QPoint at(double s, TimelineView::Row row) {
        return {static_cast<int>(std::lround(view()->axis().xOf(seconds(s)))), view()->rowRect(row).center().y()};
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(view(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view(), from + QPoint(to.x() > from.x() ? 12 : -12, 0));
        QTest::mouseMove(view(), to);
        QTest::mouseRelease(view(), Qt::LeftButton, {}, to);
    }
};

TEST_F(Timeline, RulerScrubsToTheFrameUnderThePointer) {
    const QPoint point = at(2.02, TimelineView::Row::Ruler);
    QTest::mousePress(view(), Qt::LeftButton, {}, point);
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 50; }));
    QTest::mouseMove(view(), at(3.02, TimelineView::Row::Ruler));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 75; })) << "frames are shown while dragging";
    QTest::mouseRelease(view(), Qt::LeftButton, {}, at(3.02, TimelineView::Row::Ruler));
    EXPECT_EQ(view()->playhead(), seconds(3));
}

TEST_F(Timeline, WheelZoomKeepsTheTimeUnderThePointer) {
    const QPoint point = at(1.5, TimelineView::Row::Pictures);
    const MediaTime before = view()->axis().timeAt(point.x());
    QWheelEvent wheel(QPointF(point), view()->mapToGlobal(QPointF(point)), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view(), &wheel);
    EXPECT_LT(view()->axis().visible().length().ns, MediaDuration(4'000'000'000).ns * 3 / 4);
    EXPECT_NEAR(static_cast<double>(view()->axis().timeAt(point.x()).ns), static_cast<double>(before.ns),
                2 * view()->axis().nsPerPx());
    EXPECT_TRUE(textOf(QStringLiteral("timeline.range")).contains(QStringLiteral(" of ")));
    click(find<QWidget>(QStringLiteral("timeline.fit")));
    EXPECT_TRUE(view()->axis().isFit());
}

TEST_F(Timeline, InOutAndEnterMakeASegmentThatIsNamedInPlace) {
    seek(25);
    room->perform(QStringLiteral("mark.in"));
    seek(49);
    room->perform(QStringLiteral("mark.out"));
    ASSERT_TRUE(room->perform(QStringLiteral("segment.add")));
    ASSERT_EQ(coding().segments.size(), 1U);
    auto* line = find<QWidget>(QStringLiteral("segment.label"));
    ASSERT_NE(line, nullptr);
    QTest::keyClicks(line, QStringLiteral("Tower falls"));
    QTest::keyClick(line, Qt::Key_Return);
    const Segment segment = coding().segments.begin()->second;
    EXPECT_EQ(segment.label, "Tower falls");
    EXPECT_EQ(segment.span, (TimeSpan{seconds(1), seconds(2)}));
    EXPECT_EQ(view()->selectedSegment(), segment.id);
}

TEST_F(Timeline, WithoutInAndOutItSaysWhatIsNeeded) {
    ASSERT_TRUE(room->perform(QStringLiteral("segment.add")));
    EXPECT_TRUE(coding().segments.empty());
    ASSERT_EQ(notices.size(), 1);
    EXPECT_TRUE(notices.front().contains(QStringLiteral("in and an out")));
}

TEST_F(Timeline, EdgesAreDraggedToFramesAndUndone) {
    const auto id = library.desk().addSegment({seconds(1), seconds(2)}, "Bid");
    ASSERT_TRUE(id);
    const QRect box = view()->segmentRect(*id);
    const int y = box.center().y();
    drag({box.right() - 1, y}, {static_cast<int>(view()->axis().xOf(seconds(2.53))), y});
    EXPECT_EQ(coding().segments.at(*id).span.begin, seconds(1));
    const std::int64_t end = coding().segments.at(*id).span.end.ns;
    EXPECT_EQ(end % 40'000'000, 0) << "a frame's edge";
    EXPECT_NEAR(static_cast<double>(end), 2.53e9, 0.05e9);
    ASSERT_TRUE(room->perform(QStringLiteral("edit.undo")));
    EXPECT_EQ(coding().segments.at(*id).span.end, seconds(2));
    const QRect again = view()->segmentRect(*id);
    drag(again.center(), {again.center().x() + static_cast<int>(0.4e9 / view()->axis().nsPerPx()), y});
    EXPECT_EQ(coding().segments.at(*id).span.length().ns, 1'000'000'000) << "moving keeps the length";
    EXPECT_GT(coding().segments.at(*id).span.begin, seconds(1.2));
}

TEST_F(Timeline, SplitCutsUnderThePlayhead) {
    ASSERT_TRUE(library.desk().addSegment({seconds(1), seconds(3)}, "Play"));
    seek(50);
    click(find<QWidget>(QStringLiteral("timeline.split")));
    ASSERT_EQ(coding().segments.size(), 2U);
    std::vector<TimeSpan> spans;
    for (const auto& [key, segment] : coding().segments)
        spans.push_back(segment.span);
    std::sort(spans.begin(), spans.end());
    EXPECT_EQ(spans[0], (TimeSpan{seconds(1), seconds(2)}));
    EXPECT_EQ(spans[1], (TimeSpan{seconds(2), seconds(3)}));
    seek(95);
    click(find<QWidget>(QStringLiteral("timeline.split")));
    EXPECT_EQ(coding().segments.size(), 2U);
    EXPECT_TRUE(notices.last().contains(QStringLiteral("No segment lies under the playhead")));
}

TEST_F(Timeline, DeleteTakesTheSelectedMarkAway) {
    const auto id =
        library.desk().addEvidence(DimensionId("sensitivity"), {seconds(2), seconds(2)}, EvidenceDirection::Plus);
    ASSERT_TRUE(id);
    QTest::mouseClick(view(), Qt::LeftButton, {}, view()->evidencePoint(*id));
    EXPECT_EQ(view()->selectedEvidence(), *id);
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 50; })) << "a click on a mark goes there";
    QTest::keyClick(view(), Qt::Key_Delete);
    EXPECT_TRUE(coding().evidence.empty());
}

TEST_F(Timeline, EdgeKeysGoFromEdgeToEdge) {
    ASSERT_TRUE(library.desk().addSegment({seconds(1), seconds(3)}, "Play"));
    room->perform(QStringLiteral("step.nextEdge"));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 25; }));
    room->perform(QStringLiteral("step.nextEdge"));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 75; }));
    room->perform(QStringLiteral("step.previousEdge"));
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 25; }));
}

TEST_F(Timeline, TheListSaysTheSameAndTakesNotes) {
    ASSERT_TRUE(library.desk().addSegment({seconds(1), seconds(2)}, "Bid"));
    ASSERT_TRUE(
        library.desk().addEvidence(DimensionId("involvement"), {seconds(3), seconds(3)}, EvidenceDirection::Minus));
    click(find<QWidget>(QStringLiteral("timeline.asList")));
    ASSERT_TRUE(room->timeline()->isList());
    TimelineList* list = room->timeline()->list();
    ASSERT_EQ(list->rowCount(), 2);
    EXPECT_EQ(list->item(0, 3)->text(), QStringLiteral("Bid"));
    EXPECT_EQ(list->item(1, 1)->text(), QStringLiteral("00:03.000"));
    EXPECT_EQ(list->item(1, 3)->text(), QStringLiteral("Involvement"));
    list->setCurrentCell(1, 0);
    QTest::keyClick(list, Qt::Key_Return);
    ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 75; }));
    list->item(1, 7)->setText(QStringLiteral("turns to the window"));
    ASSERT_TRUE(until([&] { return coding().evidence.begin()->second.note == "turns to the window"; }));
    list->setCurrentCell(0, 0);
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_TRUE(coding().segments.empty());
    EXPECT_EQ(list->rowCount(), 1);
}

TEST_F(Timeline, TheListTakesPersonModifiersAndNoteOfASegment) {
    ASSERT_TRUE(library.desk().addSegment({seconds(1), seconds(2)}, "Bid"));
    click(find<QWidget>(QStringLiteral("timeline.asList")));
    TimelineList* list = room->timeline()->list();
    ASSERT_EQ(list->rowCount(), 1);
    // Written as a person would: the field, F2, the words, Enter.
    const auto write = [&](int column, const char* words) {
        list->setFocus();
        list->setCurrentCell(0, column);
        QTest::keyClick(list, Qt::Key_F2);
        auto* field = list->viewport()->findChild<QLineEdit*>();
        ASSERT_NE(field, nullptr);
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(words));
        QTest::keyClick(field, Qt::Key_Return);
    };
    const auto segment = [&] { return coding().segments.begin()->second; };
    ASSERT_NO_FATAL_FAILURE(write(4, "child"));
    ASSERT_TRUE(until([&] { return segment().person == "child"; }));
    ASSERT_NO_FATAL_FAILURE(write(5, "hand: left | fast"));
    ASSERT_TRUE(until([&] {
        return segment().modifiers == std::vector<Modifier>{{"hand", "left"}, {"", "fast"}};
    }));
    ASSERT_NO_FATAL_FAILURE(write(7, "twice"));
    ASSERT_TRUE(until([&] { return segment().note == "twice"; }));
    ASSERT_TRUE(until([&] { return list->item(0, 5)->text() == QStringLiteral("hand: left | fast"); }));
    list->setFilter(QStringLiteral("left"));
    EXPECT_FALSE(list->isRowHidden(0));
    list->setFilter(QStringLiteral("right"));
    EXPECT_TRUE(list->isRowHidden(0));
    EXPECT_EQ(segment().label, "Bid");
}

TEST_F(Timeline, RowsFillInTheBackground) {
    ASSERT_TRUE(until([&] { return room->timeline()->clipSignals()->finished(); }));
    const ClipSignals* s = room->timeline()->clipSignals();
    for (int i = 0; i < 8; ++i) {
        const auto is = [i](const ClipSignals::Picture& p) { return p.time.ns / 40'000'000 == i * 500 / 40; };
        EXPECT_TRUE(std::ranges::any_of(s->pictures(), is)) << "half second " << i;
    }
    EXPECT_FALSE(s->waveform().levels.empty());
    EXPECT_EQ(s->motion().whole.size(), 100U);
    const QImage row = view()->grab(view()->rowRect(TimelineView::Row::Pictures)).toImage();
    EXPECT_NE(row.pixelColor(row.width() / 2, row.height() / 2), theme.colour(Token::Sunken));
}

TEST_F(Timeline, WhatIsInViewGetsPicturesOfItsOwn) {
    const ClipSignals* s = room->timeline()->clipSignals();
    ASSERT_TRUE(until([&] { return s->finished(); }));
    for (int i = 0; i < 8; ++i)
        view()->zoomBy(1.5);
    const TimeSpan seen = view()->axis().visible();
    const MediaDuration apart = view()->pictureApart();
    ASSERT_LT(apart.ns, 400'000'000);
    const auto covered = [&] {
        for (std::int64_t t = seen.begin.ns + apart.ns; t < seen.end.ns; t += apart.ns) {
            const auto near = [&](const ClipSignals::Picture& p) {
                return std::abs(p.time.ns - t) <= apart.ns + 40'000'000;
            };
            if (std::ranges::none_of(s->pictures(), near))
                return false;
        }
        return true;
    };
    EXPECT_TRUE(until(covered));
}

} // namespace
} // namespace attune::test

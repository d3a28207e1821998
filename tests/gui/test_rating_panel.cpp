// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/dimension_row.h"
#include "ui/controls/line_edit.h"
#include "workbench.h"

#include <QAccessible>
#include <QSignalSpy>

namespace attune::test {
namespace {

using namespace ui;

class Rate : public Workbench {
  protected:
    void perform(std::initializer_list<const char*> actions) {
        for (const char* action : actions)
            EXPECT_TRUE(room->perform(QLatin1String(action))) << action;
    }
    void rateAll() {
        perform({"score.5", "dimension.next", "score.5", "dimension.next", "score.5", "dimension.next", "score.6",
                 "score.half", "dimension.next", "score.5", "dimension.next", "score.4"});
    }
    DimensionRow* row(const char* dimension) {
        return find<DimensionRow>(QStringLiteral("dimension.") + QLatin1String(dimension));
    }
};

TEST_F(Rate, AClickOnAPointIsAScoreAndTheTickBetweenIsAHalf) {
    ScaleBar* sensitivity = bar("sensitivity");
    QTest::mouseClick(sensitivity, Qt::LeftButton, {}, sensitivity->pointOf(6));
    ASSERT_NE(rating("sensitivity"), nullptr);
    EXPECT_EQ(rating("sensitivity")->steps, 6);
    EXPECT_EQ(sensitivity->valueText(), QStringLiteral("4 of 7"));
    QTest::mouseClick(sensitivity, Qt::LeftButton, {}, sensitivity->pointOf(7));
    EXPECT_EQ(rating("sensitivity")->steps, 7);
    EXPECT_EQ(sensitivity->valueText(), QStringLiteral("4.5 of 7"));
}

TEST_F(Rate, KeysRateDownTheColumnAndTheMeanWaits) {
    EXPECT_EQ(textOf(QStringLiteral("mean.adult")), QStringLiteral("mean waits for 3 of 4 scores"));
    EXPECT_EQ(textOf(QStringLiteral("submit.progress")), QStringLiteral("0 of 6 rated"));
    perform({"score.4", "dimension.next", "score.5"});
    EXPECT_EQ(textOf(QStringLiteral("mean.adult")), QStringLiteral("mean waits for 3 of 4 scores"));
    perform({"dimension.next", "status.notCodable", "dimension.next", "score.6"});
    EXPECT_EQ(textOf(QStringLiteral("mean.adult")), QStringLiteral("mean 5.0 from 3 of 4"));
    perform({"dimension.next", "score.4", "score.half"});
    EXPECT_EQ(textOf(QStringLiteral("mean.child")), QStringLiteral("mean 4.5 from 1 of 2"));
    EXPECT_EQ(textOf(QStringLiteral("submit.progress")), QStringLiteral("5 of 6 rated"));
    EXPECT_EQ(textOf(QStringLiteral("submit.detail")), QStringLiteral("Involvement is still open"));
    EXPECT_TRUE(row("responsiveness")->isFocused());
}

TEST_F(Rate, FiveStatusesAreFiveAndLookDifferent) {
    std::vector<QImage> looks;
    perform({"score.4"});
    const auto look = [&] { looks.push_back(bar("sensitivity")->grab().toImage()); };
    look();
    for (const auto& [action, status] : {std::pair{"status.notCodable", RatingStatus::NotCodable},
                                         std::pair{"status.notObserved", RatingStatus::NotObserved},
                                         std::pair{"status.notApplicable", RatingStatus::NotApplicable},
                                         std::pair{"status.skip", RatingStatus::Skipped}}) {
        perform({action});
        ASSERT_NE(rating("sensitivity"), nullptr) << action;
        EXPECT_EQ(rating("sensitivity")->status, status);
        EXPECT_FALSE(rating("sensitivity")->steps);
        look();
    }
    for (std::size_t i = 0; i < looks.size(); ++i)
        for (std::size_t k = i + 1; k < looks.size(); ++k)
            EXPECT_NE(looks[i], looks[k]) << i << " and " << k;
    perform({"status.skip"});
    EXPECT_EQ(rating("sensitivity"), nullptr) << "the same key again takes it away";
}

TEST_F(Rate, UndoAndRedoAreOnTheScreenToo) {
    perform({"score.4", "score.6"});
    EXPECT_EQ(bar("sensitivity")->valueText(), QStringLiteral("6 of 7"));
    perform({"edit.undo"});
    EXPECT_EQ(bar("sensitivity")->valueText(), QStringLiteral("4 of 7"));
    perform({"edit.undo"});
    EXPECT_EQ(bar("sensitivity")->valueText(), QStringLiteral("no score yet"));
    EXPECT_FALSE(room->canPerform(QStringLiteral("edit.undo")));
    perform({"edit.redo", "edit.redo"});
    EXPECT_EQ(bar("sensitivity")->valueText(), QStringLiteral("6 of 7"));
}

TEST_F(Rate, AMarkerFallsAtTheFrameShownAndItsNoteIsTypedAtOnce) {
    seek(40);
    perform({"marker.plus"});
    auto* note = row("sensitivity")->findChild<LineEdit*>(QStringLiteral("evidence.note"));
    ASSERT_TRUE(note->isVisible());
    QTest::keyClicks(note, QStringLiteral("looks up at once"));
    QTest::keyClick(note, Qt::Key_Return);
    ASSERT_EQ(coding().evidence.size(), 1U);
    const EvidenceId id = coding().evidence.begin()->first;
    EXPECT_EQ(coding().evidence.at(id).span, (TimeSpan{seconds(1.6), seconds(1.6)}));
    EXPECT_EQ(coding().evidence.at(id).direction, EvidenceDirection::Plus);
    EXPECT_EQ(coding().evidence.at(id).note, "looks up at once");
    EXPECT_FALSE(note->isVisible());
    // From A to B when both are set.
    perform({"mark.in"});
    seek(60);
    perform({"mark.out", "dimension.next", "marker.minus"});
    QTest::keyClick(row("structuring")->findChild<LineEdit*>(QStringLiteral("evidence.note")), Qt::Key_Return);
    ASSERT_EQ(coding().evidence.size(), 2U);
    for (const auto& [key, evidence] : coding().evidence)
        if (key != id) {
            EXPECT_EQ(evidence.span, (TimeSpan{seconds(1.6), seconds(2.44)}));
            EXPECT_EQ(evidence.dimension, DimensionId("structuring"));
        }
    perform({"edit.undo"});
    EXPECT_EQ(coding().evidence.size(), 1U) << "marker and note are one edit";
    perform({"marker.minus"});
    QTest::keyClick(row("structuring")->findChild<LineEdit*>(QStringLiteral("evidence.note")), Qt::Key_Escape);
    EXPECT_EQ(coding().evidence.size(), 1U) << "Escape makes none";
}

TEST_F(Rate, EvidenceIsWalkedThroughInTime) {
    ASSERT_TRUE(
        library.desk().addEvidence(DimensionId("sensitivity"), {seconds(3), seconds(3)}, EvidenceDirection::Plus));
    ASSERT_TRUE(
        library.desk().addEvidence(DimensionId("sensitivity"), {seconds(1), seconds(1)}, EvidenceDirection::Minus));
    for (const qint64 frame : {25, 75, 25}) {
        perform({"marker.next"});
        ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == frame; })) << frame;
    }
}

TEST_F(Rate, NotesAndSurenessBelongToTheScore) {
    perform({"score.4", "rating.confidence", "rating.confidence", "rating.note"});
    auto* note = find<LineEdit>(QStringLiteral("note.sensitivity"));
    ASSERT_TRUE(note->isVisible());
    QTest::keyClicks(note, QStringLiteral("quick"));
    QTest::keyClick(note, Qt::Key_Return);
    EXPECT_EQ(rating("sensitivity")->confidence, 2);
    EXPECT_EQ(rating("sensitivity")->note, "quick");
    perform({"rating.note"});
    QTest::keyClicks(note, QStringLiteral(" and more"));
    QTest::keyClick(note, Qt::Key_Escape);
    EXPECT_EQ(rating("sensitivity")->note, "quick");
}

TEST_F(Rate, WhatTheDeskRefusesIsSaidInWords) {
    perform({"score.half"});
    ASSERT_EQ(notices.size(), 1);
    EXPECT_TRUE(notices.front().contains(QStringLiteral("give a score first"))) << notices.front().toStdString();
    perform({"score.9"});
    EXPECT_TRUE(notices.last().contains(QStringLiteral("has no point 9")));
    EXPECT_EQ(rating("sensitivity"), nullptr);
}

TEST_F(Rate, AScaleSpeaksToTheScreenReader) {
    perform({"score.4", "score.half"});
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(bar("sensitivity"));
    ASSERT_NE(accessible, nullptr);
    EXPECT_EQ(accessible->role(), QAccessible::Slider);
    EXPECT_EQ(accessible->text(QAccessible::Name), QStringLiteral("Sensitivity"));
    EXPECT_EQ(accessible->text(QAccessible::Value), QStringLiteral("4.5 of 7"));
    ASSERT_NE(accessible->valueInterface(), nullptr);
    EXPECT_DOUBLE_EQ(accessible->valueInterface()->currentValue().toDouble(), 4.5);
    accessible->valueInterface()->setCurrentValue(6);
    EXPECT_EQ(rating("sensitivity")->steps, 10);
}

TEST_F(Rate, SubmittingListsWhatIsMissingAndLocksNothing) {
    perform({"score.4", "coding.submit"});
    EXPECT_EQ(textOf(QStringLiteral("submit.title")), QStringLiteral("5 things are still missing"));
    EXPECT_TRUE(textOf(QStringLiteral("submit.missing")).contains(QStringLiteral("Non-hostility")));
    EXPECT_FALSE(find<QWidget>(QStringLiteral("submit.confirm"))->isVisible());
    click(find<QWidget>(QStringLiteral("submit.cancel")));
    EXPECT_FALSE(find<QWidget>(QStringLiteral("submit.cancel"))->isVisible());
    EXPECT_EQ(coding().state, CodingState::Draft);
}

TEST_F(Rate, SubmittingAsksOnceThenLocks) {
    rateAll();
    click(find<QWidget>(QStringLiteral("submit")));
    auto* confirm = find<QWidget>(QStringLiteral("submit.confirm"));
    ASSERT_TRUE(confirm->isVisible());
    EXPECT_EQ(coding().state, CodingState::Draft);
    click(confirm);
    EXPECT_EQ(coding().state, CodingState::Submitted);
    EXPECT_TRUE(textOf(QStringLiteral("submit.progress")).contains(QStringLiteral("locked")));
    EXPECT_TRUE(room->blindText().contains(QStringLiteral("Not blind")));
    EXPECT_FALSE(room->canPerform(QStringLiteral("score.4")));
    const auto before = coding().ratings;
    ScaleBar* sensitivity = bar("sensitivity");
    QTest::mouseClick(sensitivity, Qt::LeftButton, {}, sensitivity->pointOf(0));
    EXPECT_EQ(coding().ratings, before);
    QSignalSpy asked(room.get(), &Room::clipRequested);
    click(find<QWidget>(QStringLiteral("submit.compare")));
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("compare"));
}

TEST_F(Rate, ADraftIsThereAgainAfterARestart) {
    perform({"score.4", "score.half", "dimension.next", "status.notObserved"});
    room.reset();
    library.reopen();
    makeRoom();
    EXPECT_EQ(bar("sensitivity")->valueText(), QStringLiteral("4.5 of 7"));
    EXPECT_EQ(bar("structuring")->valueText(), QStringLiteral("not observed"));
    perform({"edit.undo"});
    EXPECT_EQ(bar("structuring")->valueText(), QStringLiteral("no score yet")) << "undo reaches back over the restart";
}

} // namespace
} // namespace attune::test

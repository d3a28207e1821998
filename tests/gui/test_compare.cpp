// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "picture_reader.h"
#include "second_camera.h"
#include "store/library.h"
#include "support/scratch_folder.h"
#include "ui/compare/compare_room.h"
#include "ui/compare/comparison_table.h"
#include "ui/compare/learning_curves.h"
#include "ui/compare/moment_pane.h"
#include "ui/player/picture_view.h"
#include "ui/summary/summary_dialog.h"
#include "workbench.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace attune::test {
namespace {

using namespace ui;

class Compare : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        theme.setAppearance(Appearance::Light);
    }
    void open() {
        room = std::make_unique<CompareRoom>(AppContext{&library.session(), &theme});
        QObject::connect(room.get(), &Room::notice, room.get(), [this](const QString& text) { notices << text; });
        room->resize(1368, 824);
        room->show();
        room->openClip(PracticeLibrary::clip());
    }
    void submit() {
        CodingDesk& desk = library.desk();
        const double scores[]{4.5, 5, 5, 6.5, 5, 4};
        for (std::size_t i = 0; i < desk.scheme().dimensions.size(); ++i) {
            const Dimension& d = desk.scheme().dimensions[i];
            ASSERT_TRUE(desk.setScore(d.id, *d.scale.stepsOf(scores[i])));
        }
        ASSERT_TRUE(desk.addEvidence(desk.scheme().dimensions[2].id, {seconds(3), seconds(3)}, EvidenceDirection::Plus,
                                     "waits for the hand"));
        ASSERT_TRUE(desk.submit());
    }
    QString textOf(const char* name) { return room->findChild<QLabel*>(QLatin1String(name))->text(); }

    PracticeLibrary library;
    Theme theme;
    QStringList notices;
    std::unique_ptr<CompareRoom> room;
};

TEST_F(Compare, StaysClosedBeforeSubmission) {
    open();
    EXPECT_FALSE(room->isOpen());
    EXPECT_TRUE(textOf("compare.closed").contains(QStringLiteral("opens after submission")));
    EXPECT_FALSE(room->canPerform(QStringLiteral("compare.next")));
    EXPECT_FALSE(room->canPerform(QStringLiteral("compare.export")));
    // Nothing that is painted or spoken comes from the reference.
    for (const QLabel* label : room->findChildren<QLabel*>())
        EXPECT_FALSE(label->text().contains(QStringLiteral("Reason for"))) << label->text().toStdString();
    QSignalSpy asked(room.get(), &Room::clipRequested);
    QTest::mouseClick(room->findChild<QWidget*>(QStringLiteral("compare.toCode")), Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("code"));
}

TEST_F(Compare, SaysInWordsAndNumbersWhereTheGapIs) {
    submit();
    open();
    ASSERT_TRUE(room->isOpen());
    EXPECT_EQ(textOf("compare.sentence"),
              QStringLiteral("You gave the same score as the reference on 3 of 6 dimensions and "
                             "were within one point on 5."));
    EXPECT_TRUE(textOf("compare.detail").contains(QStringLiteral("non-intrusiveness")));
    const QStringList expected{QStringLiteral("\u22120.5"), QStringLiteral("0"),    QStringLiteral("+2.0"),
                               QStringLiteral("0"),         QStringLiteral("+1.0"), QStringLiteral("0")};
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(room->table()->differenceText(i), expected[i]) << i;
    EXPECT_EQ(room->curves()->clips(), 1);
    EXPECT_EQ(room->curves()->summary(2), QStringLiteral("one clip +2.0"));
}

TEST_F(Compare, NextGoesFromDisagreementToDisagreement) {
    submit();
    open();
    EXPECT_EQ(room->table()->row(), 0);
    for (const int row : {2, 4, 0, 2}) {
        ASSERT_TRUE(room->perform(QStringLiteral("compare.next")));
        EXPECT_EQ(room->table()->row(), row);
    }
    ASSERT_TRUE(room->perform(QStringLiteral("dimension.next")));
    EXPECT_EQ(room->table()->row(), 3);
    QTest::mouseClick(room->table(), Qt::LeftButton, {}, room->table()->rowRect(5).center() - QPoint(300, 0));
    EXPECT_EQ(room->table()->row(), 5);
}

TEST_F(Compare, EnterLoopsTheMomentWithTheWordsOfBoth) {
    submit();
    open();
    ASSERT_TRUE(until([&] { return room->moment()->bridge()->index() != nullptr; }));
    ASSERT_TRUE(room->perform(QStringLiteral("compare.next")));
    ASSERT_EQ(room->table()->row(), 2);
    EXPECT_TRUE(textOf("compare.referenceWords").contains(QStringLiteral("Takes the block out of the hand")));
    EXPECT_TRUE(textOf("compare.myWords").contains(QStringLiteral("left no mark here")));
    EXPECT_EQ(textOf("compare.reason"), QStringLiteral("Reason for Non-intrusiveness."));
    ASSERT_TRUE(room->perform(QStringLiteral("compare.loop")));
    // A second before to a second after the moment at 1.0 to 1.4 s.
    EXPECT_EQ(textOf("compare.moment"), QStringLiteral("00:00.000 to 00:02.400"));
    ASSERT_TRUE(until(
        [&] { return room->moment()->bridge()->status().loop.has_value() && room->moment()->bridge()->isPlaying(); }));
    EXPECT_EQ(*room->moment()->bridge()->status().loop, (TimeSpan{seconds(0), seconds(2.4)}));
    // Enter again: my own mark on this dimension.
    ASSERT_TRUE(room->perform(QStringLiteral("compare.loop")));
    EXPECT_EQ(textOf("compare.moment"), QStringLiteral("00:02.000 to 00:04.000"));
    EXPECT_TRUE(textOf("compare.myWords").contains(QStringLiteral("waits for the hand")));
}

TEST_F(Compare, TheOtherCameraIsThereAtTheSameMoment) {
    ASSERT_FALSE(secondCamera().empty());
    submit();
    library.close();
    {
        auto store = Library::open(library.file());
        ASSERT_TRUE(store);
        const ClipView view{secondCamera(), "", MediaDuration(500'000'000)};
        ASSERT_TRUE((*store)->apply({RaterId("R1"), RaterRole::Trainer}, SetClipView{PracticeLibrary::clip(), view}));
    }
    library.reopen();
    open();
    MomentPane* pane = room->moment();
    ASSERT_TRUE(until([&] { return pane->bridge()->index() != nullptr; }));
    ASSERT_TRUE(room->perform(QStringLiteral("compare.next"))); // the reference's moment at 1 s
    EXPECT_TRUE(pane->secondPicture()->isVisible());
    ASSERT_TRUE(until([&] { return pane->picture()->shownFrame() == 25 && pane->secondPicture()->shownFrame() == 45; }))
        << pane->picture()->shownFrame() << ", " << pane->secondPicture()->shownFrame();
    EXPECT_EQ(frameInWindow(pane->picture()), std::optional<std::int64_t>(25));
    EXPECT_EQ(frameInWindow(pane->secondPicture()), std::optional<std::int64_t>(45));
}

TEST_F(Compare, ReflectionsAreKeptForTheirAuthor) {
    submit();
    open();
    auto* seen = room->findChild<QPlainTextEdit*>(QStringLiteral("reflection.see"));
    QTest::keyClicks(seen, QStringLiteral("I took the quick hands for help."));
    room->leave();
    const auto kept = library.session().reflections();
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->size(), 1U);
    EXPECT_EQ(kept->front().prompt, "What did I see?");
    EXPECT_EQ(kept->front().text, "I took the quick hands for help.");
    open();
    EXPECT_EQ(room->findChild<QPlainTextEdit*>(QStringLiteral("reflection.see"))->toPlainText(),
              QStringLiteral("I took the quick hands for help."));
}

TEST_F(Compare, OpensOnesOwnSummaryToSave) {
    submit();
    open();
    ScratchFolder folder;
    ASSERT_TRUE(room->perform(QStringLiteral("compare.export")));
    ASSERT_TRUE(until([&] { return room->findChild<SummaryDialog*>() != nullptr; }))
        << notices.join(QLatin1Char(';')).toStdString();
    auto* dialog = room->findChild<SummaryDialog*>();
    ASSERT_TRUE(until([&] { return dialog->pagesShown() > 0; }));
    EXPECT_EQ(dialog->findChild<QComboBox*>(QStringLiteral("summary.about")), nullptr) << "nothing about others";
    QSignalSpy saved(dialog, &SummaryDialog::saved);
    auto* save = dialog->findChild<QPushButton*>(QStringLiteral("summary.save"));
    // Where nothing can be written it says so and stays open.
    qApp->setProperty("nextFile", QString::fromStdString((folder / "no" / "such" / "folder.html").string()));
    QTest::mouseClick(save, Qt::LeftButton);
    ASSERT_TRUE(until([&] { return saved.size() == 1; }));
    EXPECT_FALSE(saved[0][0].toBool());
    qApp->setProperty("nextFile", QString::fromStdString((folder / "mine.html").string()));
    QTest::mouseClick(save, Qt::LeftButton);
    ASSERT_TRUE(until([&] { return saved.size() == 2; }));
    EXPECT_TRUE(saved[1][0].toBool()) << notices.join(QLatin1Char(';')).toStdString();
    const auto html = readFile(folder / "mine.html");
    ASSERT_TRUE(html);
    EXPECT_NE(html->find("<html"), std::string::npos);
    EXPECT_NE(html->find("In plain words"), std::string::npos);
    EXPECT_NE(html->find("Sensitivity"), std::string::npos);
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "picture_reader.h"
#include "second_camera.h"
#include "store/library.h"
#include "support/scratch_folder.h"
#include "ui/compare/compare_room.h"
#include "ui/compare/comparison_table.h"
#include "ui/compare/learning_curves.h"
#include "ui/compare/learning_pane.h"
#include "ui/compare/moment_pane.h"
#include "ui/compare/moment_words.h"
#include "ui/player/picture_view.h"
#include "ui/summary/summary_dialog.h"
#include "workbench.h"
#include "workspace/clip_reader.h"
#include "workspace/comparison.h"
#include "workspace/scheme_shelf.h"

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
    EXPECT_EQ(room->learning()->curves()->clips(), 1);
    EXPECT_EQ(room->learning()->curves()->summary(2), QStringLiteral("one clip +2.0"));
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

TEST_F(Compare, SaysHowTheTwoPartOverEachMoment) {
    // On the third dimension the reference has a minus from 1.0 to 1.4 s; each time a mark of mine beside it.
    const std::vector<Dimension> scheme = library.desk().scheme().dimensions;
    const auto plus = EvidenceDirection::Plus, minus = EvidenceDirection::Minus;
    submit();
    library.close();
    struct Case {
        const char* words;
        std::size_t dimension;
        double at;
        EvidenceDirection direction;
        double score; // on the third dimension, where the reference has 3
    };
    const DimensionId third = scheme[2].id;
    for (const Case& one :
         {Case{"Missed moment", 5, 3.8, plus, 3}, Case{"Other dimension: you marked this moment for", 1, 1.2, minus, 3},
          Case{"you marked plus, the reference minus", 2, 1.2, plus, 3},
          Case{"you scored 2 points higher", 2, 1.2, minus, 5}, Case{"begins 2.5 s later", 2, 3.5, minus, 3},
          Case{"both marked this moment", 2, 1.2, minus, 3}}) {
        Coding mine, reference;
        mine.ratings[{{}, third}].steps = scheme[2].scale.stepsOf(one.score);
        reference.ratings[{{}, third}].steps = scheme[2].scale.stepsOf(3);
        const Evidence own{
            EvidenceId("m"), scheme[one.dimension].id, one.direction, {seconds(one.at), seconds(one.at)}, {}};
        const Evidence theirs{EvidenceId("r"), third, minus, {seconds(1), seconds(1.4)}, {}};
        mine.evidence[own.id] = own;
        reference.evidence[theirs.id] = theirs;
        CodingScheme whole;
        whole.dimensions = scheme;
        const Comparison comparison = compareCodings({}, whole, mine, reference, {});
        const auto partings = partingsOf(whole, comparison);
        EXPECT_TRUE(kindInWords(comparison, partings, comparison.rows[2], theirs).contains(QLatin1String(one.words)))
            << one.words << ": " << kindInWords(comparison, partings, comparison.rows[2], theirs).toStdString();
        if (one.dimension != 2) {
            const QString side = kindInWords(comparison, partings, comparison.rows[one.dimension], own);
            EXPECT_TRUE(side.contains(QStringLiteral("Yours alone")) ||
                        side.contains(QStringLiteral("the reference marked this moment for Non-intrusiveness")))
                << side.toStdString();
        }
    }
    // And in the room, beside the moment shown.
    library.reopen();
    open();
    ASSERT_TRUE(room->perform(QStringLiteral("compare.next")));
    EXPECT_EQ(textOf("compare.kind"),
              QStringLiteral("Same moment, other weight: you marked plus, the reference minus."));
}

TEST_F(Compare, AnExampleOfThePointIsPlayedInPlaceAndBack) {
    ASSERT_FALSE(secondCamera().empty());
    submit();
    const SchemeId scheme = library.session().scheme().ref.id;
    const Dimension third = library.session().scheme().dimensions[2]; // reference 3, mine 5
    library.close();
    {
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        auto store = std::move(Library::open(library.file()).value());
        Clip clip = readClip(secondCamera()).value();
        clip.id = ClipId("ex-1");
        clip.alias = "X-01";
        clip.purpose = "exemplar";
        ASSERT_TRUE(store->apply(trainer, DeclareClip{clip}));
        clip.id = ClipId("ex-2");
        clip.alias = "X-02";
        clip.mediaPath = "gone.mp4";
        clip.contentHash = std::string(64, '7');
        ASSERT_TRUE(store->apply(trainer, DeclareClip{clip}));
        auto shelf = SchemeShelf::open(library.file(), trainer).value();
        const auto set = [&](double points, const char* id) {
            ASSERT_TRUE(shelf.setExemplar(scheme, anchorPlace(third.id, third.scale, *third.scale.stepsOf(points)),
                                          Exemplar{ClipId(id), {seconds(2), seconds(3)}}));
        };
        set(3, "ex-1");
        set(5, "ex-2");
    }
    library.reopen();
    open();
    MomentPane* pane = room->moment();
    ASSERT_TRUE(until([&] { return pane->bridge()->index() != nullptr; }));
    auto* button = room->findChild<QPushButton*>(QStringLiteral("compare.exampleButton"));
    EXPECT_FALSE(button->isVisible()) << "the first dimension has none";
    ASSERT_TRUE(room->perform(QStringLiteral("compare.example")));
    EXPECT_TRUE(notices.last().contains(QStringLiteral("No example"))) << notices.last().toStdString();
    ASSERT_TRUE(room->perform(QStringLiteral("compare.next")));
    EXPECT_EQ(button->text(), QStringLiteral("What 3 looks like: X-01"));
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_TRUE(pane->showsExample());
    EXPECT_EQ(textOf("compare.moment"), QStringLiteral("Example in X-01, 00:02.000 to 00:03.000"));
    EXPECT_TRUE(textOf("compare.kind").startsWith(QStringLiteral("Non-intrusiveness 3")));
    ASSERT_TRUE(until([&] { return pane->bridge()->isPlaying() && pane->bridge()->status().loop.has_value(); }));
    EXPECT_EQ(*pane->bridge()->status().loop, (TimeSpan{seconds(2), seconds(3)}));
    ASSERT_TRUE(until([&] { return pane->picture()->shownFrame() >= 60; })) << "30 frames a second: the other clip";
    pane->pause();
    ASSERT_TRUE(until([&] { return !pane->bridge()->isPlaying(); }));
    const auto shown = pane->picture()->shownFrame();
    EXPECT_EQ(frameInWindow(pane->picture()), std::optional<std::int64_t>(shown));
    // The next one's file is gone: said in the picture's place. Then back to the moment.
    EXPECT_EQ(button->text(), QStringLiteral("What 5 looks like: X-02"));
    ASSERT_TRUE(room->perform(QStringLiteral("compare.example")));
    EXPECT_TRUE(pane->picture()->message().contains(QStringLiteral("The file of X-02 is not where it was")));
    EXPECT_EQ(button->text(), QStringLiteral("Back to A-01"));
    ASSERT_TRUE(room->perform(QStringLiteral("compare.example")));
    EXPECT_FALSE(pane->showsExample());
    ASSERT_TRUE(until([&] { return pane->bridge()->index() != nullptr && pane->picture()->shownFrame() == 25; }));
    EXPECT_EQ(textOf("compare.moment"), QStringLiteral("00:00.000 to 00:02.400"));
    ASSERT_TRUE(library.session().flush());
    const auto seen = Library::open(library.file()).value()->exposures({RaterId("T1"), RaterRole::Trainee}).value();
    EXPECT_TRUE(std::ranges::any_of(seen, [](const Exposure& e) { return e.clip == ClipId("ex-1"); }))
        << "who saw the example knows the clip";
}

TEST_F(Compare, ADotOfTheLearningCurveOpensItsClip) {
    submit();
    open();
    EXPECT_EQ(textOf("compare.group").left(40), QStringLiteral("Figures of the group are shown from 4 ra"));
    LearningCurves* curves = room->learning()->curves();
    QSignalSpy asked(room.get(), &Room::clipRequested);
    QTest::mouseClick(curves, Qt::LeftButton, {}, curves->placeOf(2, 0).toPoint());
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].value<ClipId>(), PracticeLibrary::clip());
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("compare"));
    curves->setFocus();
    QTest::keyClick(curves, Qt::Key_Down);
    QTest::keyClick(curves, Qt::Key_Right);
    ASSERT_TRUE(curves->chosen());
    EXPECT_TRUE(curves->accessibleDescription().contains(QStringLiteral("A-01")));
    QTest::keyClick(curves, Qt::Key_Return);
    EXPECT_EQ(asked.size(), 2);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Calibrate on a true library: parts of a round, cells of the confusion table, clips at their moment, coded twice.
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "support/training_site.h"
#include "ui/calibrate/calibrate_room.h"
#include "ui/calibrate/figure_view.h"
#include "ui/calibrate/heat_map.h"
#include "workspace/retest.h"
#include "workspace/sample_library.h"

#include <QComboBox>
#include <QPushButton>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

ui::CalibrateRoom* openCalibrate(WindowDriver& driver) {
    driver.window().showRoom(QStringLiteral("calibrate"));
    auto* room = dynamic_cast<ui::CalibrateRoom*>(driver.window().room(QStringLiteral("calibrate")));
    EXPECT_TRUE(room && WindowDriver::until([&] { return room->isReady(); }));
    return room;
}

TEST(CalibratePart, ByRaterDimensionClipPurposeAndTime) {
    ScratchFolder folder;
    const auto site = folder / "site.attune";
    {
        auto library = trainingSite(site, 12);
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = twoScales().ref;
        round.reference = RaterId("REF");
        for (const char* code : {"T01", "T02"}) {
            ASSERT_TRUE(library->addRater({RaterId(code), RaterRole::Trainee, "", ""}));
            round.raters.emplace_back(code);
        }
        for (int i = 1; i <= 12; ++i)
            round.clips.emplace_back(clipName(i));
        ASSERT_TRUE(library->addRound(round));
        for (int i = 1; i <= 12; ++i) {
            Coding coding;
            coding.clip = ClipId(clipName(i));
            coding.rater = RaterId("REF");
            coding.scheme = twoScales().ref;
            coding.submittedMs = 1;
            for (const Dimension& d : twoScales().dimensions)
                coding.ratings[{{}, d.id}].steps = i % 11;
            ASSERT_TRUE(library->importCoding(trainer, coding));
            coding.rater = RaterId("T02"); // long ago
            ASSERT_TRUE(library->importCoding(trainer, coding));
            ASSERT_TRUE(codeClip(*library, RaterId("T01"), clipName(i), {i % 11, 10 - i % 11}));
        }
        const auto again = addRetest(*library, trainer, {RoundId("p"), {RaterId("T01")}, "Again"});
        ASSERT_TRUE(again);
        for (const ClipId& twin : again->clips)
            ASSERT_TRUE(codeClip(*library, RaterId("T01"), twin.value, {std::stoi(twin.value.substr(2)) % 11, 5}));
        Round later = round; // nobody has submitted to it yet: it is not the one in view
        later.id = RoundId("q");
        later.title = "Still empty";
        later.clips = {ClipId("c12")};
        later.raters = {RaterId("T03")};
        ASSERT_TRUE(library->addRater({RaterId("T03"), RaterRole::Trainee, "", ""}));
        ASSERT_TRUE(library->addRound(later));
    }
    WindowDriver driver(site, "R1");
    ui::CalibrateRoom* room = openCalibrate(driver);
    auto* map = driver.find<ui::HeatMap>("calibrate.heatMap");
    ASSERT_NE(map, nullptr);
    const auto title = [&] { return driver.text("calibrate.title").toStdString(); };
    // The newest round that somebody has submitted to is in view: the second coding, against the same reference. The
    // first is chosen instead.
    EXPECT_EQ(title(), "1 rater, 2 dimensions");
    EXPECT_EQ(map->facts(0, 0).n, 12);
    auto* choice = driver.find<QComboBox>("calibrate.filter.round");
    ASSERT_TRUE(choice && choice->isVisible());
    EXPECT_EQ(choice->currentText(), QStringLiteral("Again"));
    choice->setCurrentIndex(choice->findText(QStringLiteral("Practice")));
    emit choice->activated(choice->currentIndex());
    for (int i = 0; i < 3; ++i) { // the rooms are made anew
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    EXPECT_EQ(driver.room(), "calibrate");
    room = openCalibrate(driver);
    map = driver.find<ui::HeatMap>("calibrate.heatMap");
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(title(), "2 raters, 2 dimensions");
    EXPECT_EQ(map->facts(0, 0).n, 12);
    room->showCell(0, 0);
    driver.click("calibrate.twice");
    EXPECT_THAT(driver.text("calibrate.retest").toStdString(),
                AllOf(HasSubstr("T01 coded 12 clips twice"),
                      HasSubstr("the same score on 100\u00A0%, ICC(A,1) with themselves 1"),
                      HasSubstr("From one clip coded again to the next it moves by 0.00 ")));
    auto* scatter = driver.find<ui::FigureView>("calibrate.repeat.0");
    ASSERT_TRUE(scatter && scatter->isVisible());
    EXPECT_THAT(scatter->accessibleDescription().toStdString(), HasSubstr("T01 @ 2 against T01 @ 1"));
    EXPECT_THAT(driver.find<ui::FigureView>("calibrate.repeat.1")->accessibleDescription().toStdString(),
                HasSubstr("12 differences in the order of rating"));
    map->select(1, 0);
    room->showCell(1, 0);
    EXPECT_THAT(driver.text("calibrate.retest").toStdString(), HasSubstr("T02 has coded no clip of this choice twice"));
    room->showCell(0, 0);
    const auto choose = [&](const char* name, const QString& words) {
        auto* box = driver.find<QComboBox>(name);
        const int at = box->findText(words);
        ASSERT_GE(at, 0) << words.toStdString();
        box->setCurrentIndex(at);
        emit box->activated(at);
        ASSERT_TRUE(WindowDriver::until([&] { return room->isReady(); }));
    };
    choose("calibrate.filter.rater", QStringLiteral("T02"));
    EXPECT_EQ(title(), "1 rater, 2 dimensions");
    choose("calibrate.filter.dimension", QStringLiteral("Involvement"));
    EXPECT_EQ(title(), "1 rater, 1 dimension");
    choose("calibrate.filter.clips", QStringLiteral("A-03"));
    EXPECT_EQ(map->facts(0, 0).n, 1);
    choose("calibrate.filter.clips", QStringLiteral("practice clips"));
    EXPECT_EQ(map->facts(0, 0).n, 12);
    choose("calibrate.filter.since", QStringLiteral("in the last 4 weeks"));
    EXPECT_THAT(driver.text("calibrate.waiting").toStdString(), HasSubstr("no coding of the round is left"));
    driver.click("calibrate.filter.all");
    ASSERT_TRUE(WindowDriver::until([&] { return room->isReady(); }));
    EXPECT_EQ(title(), "2 raters, 2 dimensions");
    choose("calibrate.filter.since", QStringLiteral("in the last 4 weeks"));
    EXPECT_EQ(title(), "1 rater, 2 dimensions") << "T02 coded long ago";
}

TEST(CalibratePart, ACellOfTheConfusionTableOpensItsClipAtTheMoment) {
    PracticeLibrary library("R1");
    if (library.media().empty())
        GTEST_SKIP() << "ffmpeg could not make the test clip";
    const CodingScheme scheme = library.session().scheme();
    library.close();
    {
        auto store = std::move(Library::open(library.file()).value());
        Coding mine;
        mine.clip = PracticeLibrary::clip();
        mine.rater = RaterId("T1");
        mine.scheme = scheme.ref;
        mine.submittedMs = 1'780'000'000'000;
        for (const Dimension& d : scheme.dimensions)
            mine.ratings[{{}, d.id}].steps = d.scale.stepsOf(4);
        ASSERT_TRUE(store->importCoding(trainer, mine));
    }
    WindowDriver driver(library.file(), "R1");
    ui::CalibrateRoom* room = openCalibrate(driver);
    room->showCell(0, 2); // the reference has 3 there, and a moment at 1 s
    auto* map = driver.find<ui::HeatMap>("calibrate.heatMap");
    ASSERT_NE(map, nullptr);
    map->select(0, 2);
    driver.click("calibrate.confusion");
    QCoreApplication::processEvents();
    auto* table = driver.find<ui::FigureView>("calibrate.confusionTable");
    ASSERT_NE(table, nullptr);
    table->setFocus();
    driver.key(Qt::Key_Right);
    EXPECT_EQ(table->mark(), 0);
    EXPECT_THAT(driver.text("calibrate.confusionTable.note").toStdString(), HasSubstr("T1 4, REF 3: A-01"));
    driver.key(Qt::Key_Return);
    EXPECT_EQ(driver.room(), "code");
    EXPECT_TRUE(WindowDriver::until([&] { return driver.code()->picture()->shownFrame() == 25; }))
        << driver.code()->picture()->shownFrame();
    // And by mouse, the clip being open already.
    driver.window().showRoom(QStringLiteral("calibrate"));
    ASSERT_TRUE(WindowDriver::until([&] { return room->isReady(); }));
    driver.click("calibrate.confusion");
    QTest::mouseClick(table, Qt::LeftButton, {}, table->placeOf(0).toPoint());
    EXPECT_EQ(driver.room(), "code");
    EXPECT_TRUE(WindowDriver::until([&] { return driver.code()->picture()->shownFrame() == 25; }));
}

TEST(CalibrateDraft, WhatSomebodyHasBegunHidesNothingOfWhatIsIn) {
    ScratchFolder folder;
    const auto made = makeSampleLibrary(folder.path());
    ASSERT_TRUE(made.has_value()) << made.error().text();
    {
        auto library = std::move(Library::open(*made).value());
        const Viewer trainee{RaterId("T04"), RaterRole::Trainee};
        const auto rounds = library->rounds(trainer).value();
        const auto schemes = library->schemes().value();
        SetRating draft;
        draft.key = {rounds.front().clips.front(), trainee.id};
        draft.about = {{}, schemes.front().dimensions.front().id};
        draft.rating.steps = 3;
        ASSERT_TRUE(library->apply(trainee, draft));
        const auto seen = library->coding(trainer, draft.key);
        ASSERT_TRUE(seen) << seen.error().text();
        EXPECT_FALSE(*seen) << "a draft is its rater's own";
    }
    WindowDriver driver(*made, "R1");
    auto* room = openCalibrate(driver);
    ASSERT_NE(room, nullptr);
    EXPECT_EQ(driver.text("notice.text"), QString());
    EXPECT_NE(driver.find<ui::HeatMap>("calibrate.heatMap"), nullptr);
    EXPECT_TRUE(driver.window().session()->roundReport().has_value());
    EXPECT_TRUE(driver.window().session()->contestedClips().has_value());
}

} // namespace
} // namespace attune::test

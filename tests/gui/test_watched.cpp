// SPDX-License-Identifier: GPL-3.0-or-later
// What a round asks to be watched: said beside the rating, marked on a bar, and named when one submits too early.
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "ui/timeline/timeline_map.h"

#include <QPushButton>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

class Watched : public testing::Test {
  protected:
    void openWith(int percent) {
        PracticeLibrary made;
        if (made.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library = std::make_unique<PracticeLibrary>();
        library->close();
        {
            auto file = Library::open(library->file());
            ASSERT_TRUE(file);
            auto schemes = (*file)->schemes();
            ASSERT_TRUE(schemes && !schemes->empty());
            Round round;
            round.id = RoundId("watching");
            round.title = "Watching";
            round.scheme = schemes->front().ref;
            round.clips = {PracticeLibrary::clip()};
            round.raters = {RaterId("T1")};
            round.plan.minWatchedPercent = percent;
            ASSERT_TRUE((*file)->addRound(round));
        }
        driver = std::make_unique<WindowDriver>(library->file(), "T1");
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(WindowDriver::until([&] {
            return driver->room() == QStringLiteral("code") && driver->code()->bridge()->index() &&
                   driver->code()->picture()->shownFrame() == 0;
        }));
    }
    std::unique_ptr<PracticeLibrary> library;
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(Watched, TheShareAskedForIsSaidAndSubmittingTooEarlyNamesIt) {
    ASSERT_NO_FATAL_FAILURE(openWith(60));
    EXPECT_TRUE(driver->find<QWidget>("watched")->isVisible());
    EXPECT_EQ(driver->text("watched.words"), QStringLiteral("Watched 0 % of the 60 % to watch before submitting"));
    driver->key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(driver->text("submit.missing").contains(QStringLiteral("the round asks for 60 %")))
        << driver->text("submit.missing").toStdString();
    driver->key(Qt::Key_Escape);
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver->text("watched.words").contains(QStringLiteral("enough to submit")); }));
    // Still playing: what has played until now counts.
    driver->key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_FALSE(driver->text("submit.missing").contains(QStringLiteral("watched")))
        << driver->text("submit.missing").toStdString();
}

TEST_F(Watched, WhatRanFasterThanTheRoundAllowsDoesNotCount) {
    ASSERT_NO_FATAL_FAILURE(openWith(60));
    auto* map = driver->code()->findChild<ui::TimelineMap*>();
    ASSERT_NE(map, nullptr);
    const int middle = (map->xOf(MediaTime(0)) + map->width()) / 2;
    EXPECT_EQ(map->wordsAt(middle), QStringLiteral("Not watched yet"));
    bool finished = false;
    QObject::connect(driver->code()->bridge(), &ui::PlayerBridge::finished, driver->code(), [&] { finished = true; });
    driver->code()->bridge()->player()->setSpeed(4); // as shuttling does
    driver->code()->bridge()->player()->play();
    ASSERT_TRUE(WindowDriver::until([&] { return finished; }));
    ASSERT_TRUE(WindowDriver::until([&] { return map->wordsAt(middle).contains(QStringLiteral("watched at 4×")); }))
        << qPrintable(map->wordsAt(middle));
    EXPECT_FALSE(driver->text("watched.words").contains(QStringLiteral("enough")))
        << qPrintable(driver->text("watched.words"));
    EXPECT_TRUE(driver->find<QLabel>("watched.words")->toolTip().contains(QStringLiteral("2× or slower")));
    driver->key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(driver->text("submit.missing").contains(QStringLiteral("at 2× or slower")))
        << qPrintable(driver->text("submit.missing"));
}

TEST_F(Watched, WhatWasWatchedIsKnownAfterARestart) {
    ASSERT_NO_FATAL_FAILURE(openWith(60));
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver->text("watched.words").contains(QStringLiteral("enough to submit")); }));
    driver->key(Qt::Key_Space);
    const QString before = driver->text("watched.words");
    driver.reset();
    driver = std::make_unique<WindowDriver>(library->file(), "T1");
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver->room() == QStringLiteral("code"); }));
    EXPECT_EQ(driver->text("watched.words"), before);
}

TEST_F(Watched, WhereNothingIsAskedThereIsNoLine) {
    ASSERT_NO_FATAL_FAILURE(openWith(0));
    EXPECT_FALSE(driver->find<QWidget>("watched")->isVisible());
}

} // namespace
} // namespace attune::test

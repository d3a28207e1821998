// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet lines in the window: what is over is said and leads there; a passage of a private note goes out only when asked
// for; trainers code alone before they see each other's scores.
#include "base/file.h"
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "report/portfolio.h"
#include "support/training_site.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

class QuietLines : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library.close();
    }
    void setDue(const char* day) {
        auto store = std::move(Library::open(library.file()).value());
        Round round = store->rounds(trainer)->front();
        round.plan.due = day;
        ASSERT_TRUE(store->addRound(round));
    }
    PracticeLibrary library;
};

} // namespace

TEST_F(QuietLines, WhatIsOverdueStandsThereUntilItIsClosed) {
    setDue("2026-03-31");
    {
        WindowDriver trainee(library.file(), "T1");
        EXPECT_THAT(trainee.text("reminders.text.0").toStdString(), HasSubstr("“Round 1” was due on 31 Mar 2026"));
        trainee.key(Qt::Key_5, Qt::ControlModifier);
        trainee.click("reminders.go.0");
        EXPECT_EQ(trainee.room(), "clips");
        trainee.click("reminders.close");
        EXPECT_FALSE(trainee.find<QWidget>("reminders")->isVisible());
    }
    {
        WindowDriver again(library.file(), "T1");
        EXPECT_FALSE(again.find<QWidget>("reminders")->isVisible()) << "closed, and nothing is new";
    }
    setDue("2026-04-30");
    {
        WindowDriver other(library.file(), "T1");
        EXPECT_THAT(other.text("reminders.text.0").toStdString(), HasSubstr("30 Apr 2026"));
    }
    WindowDriver site(library.file(), "R1");
    EXPECT_THAT(site.text("reminders.text.0").toStdString(), HasSubstr("still open: T1"));
    site.click("reminders.go.0");
    EXPECT_EQ(site.room(), "rounds");
}

TEST_F(QuietLines, APassageOfANoteGoesOutOnlyWhenAskedFor) {
    WindowDriver driver(library.file(), "T1");
    driver.key(Qt::Key_5, Qt::ControlModifier);
    ASSERT_TRUE(WindowDriver::until([&] {
        auto* field = driver.find<QPlainTextEdit>("journal.field.0");
        return field && field->isVisible();
    }));
    EXPECT_FALSE(driver.find<QLabel>("journal.passages")->isVisible());
    driver.click("journal.sharePassage");
    EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("Mark the passage"));
    driver.click(driver.find<QPlainTextEdit>("journal.field.0"));
    driver.type(QStringLiteral("I was moved"));
    driver.key(Qt::Key_A, Qt::ControlModifier);
    qApp->setProperty("nextAnswer", false);
    driver.click("journal.sharePassage");
    EXPECT_FALSE(driver.find<QLabel>("journal.passages")->isVisible());
    qApp->setProperty("nextAnswer", true);
    driver.click("journal.sharePassage");
    EXPECT_THAT(driver.text("journal.passages").toStdString(), HasSubstr("“I was moved”"));
    const auto paper = library.file().parent_path() / "portfolio.pdf";
    WindowDriver::nextFile(paper);
    driver.click("journal.portfolio");
    EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("with the passages of your private notes"));
    EXPECT_THAT(readFile(paper).value().substr(0, 5), "%PDF-");
    EXPECT_FALSE(driver.find<QLabel>("journal.passages")->isVisible()) << "each portfolio is asked for anew";
    const std::string html = portfolioHtml({}, "T1", "Here", 1800, "2026-11-22", {{"A-01, a prompt", "I was moved"}});
    EXPECT_THAT(html, HasSubstr("I was moved"));
    EXPECT_THAT(html, HasSubstr("nothing else of these notes is part of this"));
    EXPECT_THAT(portfolioHtml({}, "T1", "Here", 1800, "2026-11-22"), Not(HasSubstr("From private notes")));
}

TEST(CodingAlone, ATrainerWhoMakesTheConsensusSaysThatTheyDoNotCode) {
    ScratchFolder folder;
    const auto file = folder / "site.attune";
    {
        auto site = trainingSite(file, 2);
        ASSERT_TRUE(site->addRater({RaterId("R3"), RaterRole::Trainer, "", "en"}));
        ASSERT_TRUE(site->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        ASSERT_TRUE(site->addRater({RaterId("T01"), RaterRole::Trainee, "", ""}));
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = twoScales().ref;
        round.reference = RaterId("REF");
        round.raters = {RaterId("T01")};
        for (int i = 1; i <= 2; ++i) {
            round.clips.emplace_back(clipName(i));
            for (const char* who : {"R1", "R2"})
                ASSERT_TRUE(codeClip(*site, RaterId(who), clipName(i), {4, 6}));
        }
        ASSERT_TRUE(site->addRound(round));
    }
    WindowDriver driver(file, "R3");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.click("rounds.tab.references");
    QCoreApplication::processEvents();
    EXPECT_EQ(driver.find<QTableWidget>("reference.table")->rowCount(), 0);
    EXPECT_THAT(driver.text("reference.problem").toStdString(), HasSubstr("R3 has neither submitted this clip"));
    qApp->setProperty("nextAnswer", true);
    driver.click("reference.aside");
    EXPECT_EQ(driver.find<QTableWidget>("reference.table")->rowCount(), 4);
    EXPECT_FALSE(driver.find<QPushButton>("reference.aside")->isVisible());
    EXPECT_EQ(Library::open(file).value()->declined(trainer)->size(), 2u);
}

} // namespace attune::test

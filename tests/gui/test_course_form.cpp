// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of the room Rounds: a course from the template, stages of one's own; and a trainee's log beside the course.
#include "base/clock.h"
#include "base/file.h"
#include "gui/window_driver.h"
#include "support/training_site.h"
#include "workspace/course.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

std::string cell(const QTableWidget* table, int row, int column) {
    const QTableWidgetItem* item = table ? table->item(row, column) : nullptr;
    return item ? item->text().toStdString() : "";
}

class CourseForm : public testing::Test {
  protected:
    void SetUp() override {
        auto library = trainingSite(site, 24);
        ASSERT_TRUE(library->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}));
    }
    static void settle() {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    std::vector<Round> rounds() { return Library::open(site).value()->rounds(trainer).value(); }

    ScratchFolder folder;
    const std::filesystem::path site = folder / "site.attune";
};

TEST_F(CourseForm, ACourseIsShownDayByDayBeforeItIsMade) {
    WindowDriver driver(site, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.click("rounds.newCourse");
    EXPECT_THAT(driver.text("course.problem").toStdString(), HasSubstr("no name"));
    EXPECT_FALSE(driver.find<QPushButton>("course.save")->isEnabled());
    driver.type(QStringLiteral("Spring 2027"));
    EXPECT_THAT(driver.text("course.problem").toStdString(), HasSubstr("nobody"));
    driver.find<QListWidget>("course.people")->item(0)->setCheckState(Qt::Checked);
    driver.click("course.newCode");
    driver.type(QStringLiteral("T05"));
    driver.key(Qt::Key_Return);
    driver.find<QDateEdit>("course.start")->setDate(QDate(2027, 3, 2));
    auto* days = driver.find<QTableWidget>("course.days");
    ASSERT_EQ(days->rowCount(), 10);
    EXPECT_EQ(cell(days, 0, 1), "8 Mar 2027");
    EXPECT_EQ(cell(days, 0, 2), "learn");
    EXPECT_EQ(cell(days, 0, 3), "Sensitivity");
    EXPECT_EQ(cell(days, 9, 3), "all dimensions");
    EXPECT_EQ(cell(days, 9, 5), "16 May 2027");
    EXPECT_THAT(driver.text("course.total").toStdString(), HasSubstr("15 h with a trainer, 6 h alone"));
    // More than there is: said, and nothing to press.
    driver.find<QSpinBox>("course.clips")->setValue(3);
    EXPECT_THAT(driver.text("course.problem").toStdString(), HasSubstr("there are 24"));
    EXPECT_FALSE(driver.find<QPushButton>("course.save")->isEnabled());
    driver.find<QSpinBox>("course.clips")->setValue(2);
    driver.find<QSpinBox>("course.sessions")->setValue(11);
    EXPECT_EQ(days->rowCount(), 11);
    EXPECT_TRUE(rounds().empty());
    driver.click("course.save");
    settle();
    EXPECT_EQ(driver.room(), "rounds");
    ASSERT_EQ(rounds().size(), 11u);
    EXPECT_EQ(rounds().front().raters.size(), 2u);
    EXPECT_EQ(driver.text("rounds.title"), QStringLiteral("Spring 2027, 11 of 11"));
    driver.click("rounds.newCourse");
    driver.key(Qt::Key_Escape);
    EXPECT_TRUE(driver.find<QListWidget>("rounds.list")->isVisible());
}

TEST_F(CourseForm, StagesOfOnesOwn) {
    WindowDriver driver(site, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.key(Qt::Key_N, Qt::ControlModifier);
    driver.type(QStringLiteral("Staged"));
    driver.click("round.allClips");
    driver.find<QListWidget>("round.people")->item(0)->setCheckState(Qt::Checked);
    auto* way = driver.find<QComboBox>("round.stages");
    way->setCurrentIndex(2);
    auto* table = driver.find<QTableWidget>("round.stageTable");
    ASSERT_EQ(table->rowCount(), 2) << "one dimension after the other to begin with";
    // First sensitivity on three clips, then both on one more.
    driver.find<QSpinBox>("round.stage.0")->setValue(3);
    table->item(1, 1)->setCheckState(Qt::Checked);
    driver.find<QSpinBox>("round.stage.1")->setValue(1);
    driver.click("round.addStage"); // no tick: no stage
    driver.click("round.save");
    settle();
    const DimensionId sensitivity("sensitivity"), involvement("involvement");
    const std::vector<Stage> expected{{{sensitivity}, 3}, {{sensitivity, involvement}, 1}};
    ASSERT_EQ(rounds().size(), 1u);
    EXPECT_EQ(rounds()[0].plan.stages, expected);
    // The form shows them again, and the other ways change them.
    driver.click("rounds.change");
    way = driver.find<QComboBox>("round.stages"); // the rooms were made anew
    EXPECT_EQ(way->currentIndex(), 2);
    EXPECT_EQ(driver.find<QSpinBox>("round.stage.0")->value(), 3);
    way->setCurrentIndex(1);
    driver.find<QSpinBox>("round.stageClips")->setValue(4);
    driver.click("round.save");
    settle();
    EXPECT_EQ(rounds()[0].plan.stages, (std::vector<Stage>{{{sensitivity}, 4}, {{involvement}, 4}}));
}

TEST_F(CourseForm, ATraineeLogsSessionsAndSavesAPortfolio) {
    {
        auto library = std::move(Library::open(site).value());
        CourseRequest request;
        request.cohort = "Spring";
        request.start = isoTime(wallClockMs() - std::int64_t{8} * 86'400'000).substr(0, 10);
        request.weekday = QDate::fromString(QString::fromStdString(request.start), Qt::ISODate).dayOfWeek();
        request.raters = {RaterId("T01")};
        request.scheme = twoScales().ref;
        ASSERT_TRUE(makeCourse(*library, trainer, request));
    }
    WindowDriver driver(site, "T01");
    driver.window().showRoom(QStringLiteral("journal"));
    QCoreApplication::processEvents();
    EXPECT_THAT(driver.text("journal.course.words").toStdString(),
                HasSubstr("With a trainer 0 min of 15 h, on your own 0 min of 6 h. Next: session 3 of 10"));
    for (const char* session : {"journal.course.log.1", "journal.course.log.2"}) {
        driver.click(session);
        settle();
    }
    EXPECT_EQ(driver.find<QPushButton>("journal.course.log.1"), nullptr);
    EXPECT_EQ(driver.text("journal.contact"), QStringLiteral("3 h"));
    EXPECT_EQ(driver.text("journal.own"), QStringLiteral("0 min"));
    // An hour alone, typed.
    driver.click("journal.log");
    driver.type(QStringLiteral("Clips of session 1"));
    driver.find<QSpinBox>("journal.form.minutes")->setValue(60);
    driver.click("journal.form.save");
    EXPECT_EQ(driver.text("journal.own"), QStringLiteral("1 h"));
    EXPECT_THAT(driver.text("journal.course.words").toStdString(),
                HasSubstr("With a trainer 3 h of 15 h, on your own 1 h of 6 h"));
    EXPECT_THAT(driver.text("journal.totals").toStdString(), HasSubstr("3 h of 30 h toward the target, 0 min signed"));
    auto* table = driver.find<QTableWidget>("journal.activities");
    ASSERT_EQ(table->rowCount(), 3);
    // The portfolio: a table and pages, without any private note.
    ASSERT_TRUE(driver.window().session()->saveReflection({}, "What did I see?", "a private word"));
    for (const char* name : {"hours.csv", "hours.pdf"}) {
        WindowDriver::nextFile(folder / name);
        driver.click("journal.portfolio");
    }
    const std::string csv = readFile(folder / "hours.csv").value();
    EXPECT_THAT(csv, HasSubstr(",90,contact,yes,,\"Spring, session 1\",,"));
    EXPECT_THAT(csv, HasSubstr(",60,independent,no,,Clips of session 1,,"));
    EXPECT_EQ(csv.find("private"), std::string::npos);
    EXPECT_EQ(readFile(folder / "hours.pdf").value().substr(0, 5), "%PDF-");
}

TEST_F(CourseForm, TakeInByItsKeyAndAwayByEscape) {
    ASSERT_TRUE(writeFileAtomic(folder / "no-package.zip", "not a package", Overwrite::Allow));
    WindowDriver driver(site, "R1");
    driver.window().showRoom(QStringLiteral("clips"));
    for (int i = 0; i < 2; ++i) {
        WindowDriver::nextFile(folder / "no-package.zip");
        driver.key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(WindowDriver::until([&] { return !driver.text("takeIn.problem").isEmpty(); }));
        EXPECT_FALSE(driver.find<QPushButton>("takeIn.take")->isEnabled());
        driver.key(Qt::Key_7, Qt::ControlModifier);
        EXPECT_EQ(driver.room(), "clips") << "nothing under the panel hears the keys";
        driver.key(Qt::Key_Escape);
        settle();
        EXPECT_EQ(driver.find<QWidget>("takeIn"), nullptr);
    }
    driver.key(Qt::Key_7, Qt::ControlModifier);
    EXPECT_EQ(driver.room(), "rounds") << "the keyboard is the window's again";
}

TEST_F(CourseForm, TheSameClipsAgain) {
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(library->addRater({RaterId("T02"), RaterRole::Trainee, "", "en"}));
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = twoScales().ref;
        round.raters = {RaterId("T01"), RaterId("T02")};
        round.reference = RaterId("REF");
        for (int i = 1; i <= 12; ++i)
            round.clips.emplace_back(clipName(i));
        ASSERT_TRUE(library->addRound(round));
        round.id = RoundId("q");
        round.title = "Nothing in yet";
        ASSERT_TRUE(library->addRound(round));
        for (int i = 1; i <= 12; ++i) {
            ASSERT_TRUE(codeClip(*library, RaterId("T01"), clipName(i), {i % 11, i % 11}));
            if (i <= 3) {
                ASSERT_TRUE(codeClip(*library, RaterId("T02"), clipName(i), {i % 11, i % 11}));
            }
        }
    }
    WindowDriver driver(site, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    auto* list = driver.find<QListWidget>("rounds.list");
    list->setCurrentRow(1);
    driver.click("rounds.again");
    auto* people = driver.find<QListWidget>("retest.people");
    ASSERT_EQ(people->count(), 2);
    EXPECT_THAT(driver.text("retest.outcome").toStdString(),
                testing::AllOf(HasSubstr("3 clips that all of these raters submitted on "),
                               HasSubstr("as N-01 to N-03"), HasSubstr("less than 4 weeks ago"),
                               HasSubstr("fewer than 10 clips")));
    people->item(1)->setCheckState(Qt::Unchecked);
    EXPECT_THAT(driver.text("retest.outcome").toStdString(), HasSubstr("12 clips that all"));
    people->item(0)->setCheckState(Qt::Unchecked);
    EXPECT_THAT(driver.text("retest.problem").toStdString(), HasSubstr("at least one rater"));
    EXPECT_FALSE(driver.find<QPushButton>("retest.save")->isEnabled());
    people->item(0)->setCheckState(Qt::Checked);
    driver.find<QLineEdit>("retest.title")->setFocus();
    driver.key(Qt::Key_A, Qt::ControlModifier);
    driver.type(QStringLiteral("Again, May"));
    driver.find<QCheckBox>("retest.hasDue")->setChecked(true);
    driver.find<QDateEdit>("retest.due")->setDate(QDate(2027, 5, 31));
    EXPECT_EQ(rounds().size(), 2u) << "nothing before the button";
    driver.click("retest.save");
    settle();
    ASSERT_EQ(rounds().size(), 3u);
    const Round made = rounds().back();
    EXPECT_EQ(made.title, "Again, May");
    EXPECT_EQ(made.raters, std::vector{RaterId("T01")});
    EXPECT_EQ(made.clips.size(), 12u);
    EXPECT_EQ(made.plan.mode, RoundMode::Drift);
    EXPECT_EQ(made.plan.due, "2027-05-31");
    EXPECT_TRUE(made.plan.hideContext);
    // Esc leaves the form as it leaves the others.
    list = driver.find<QListWidget>("rounds.list");
    list->setCurrentRow(2);
    ASSERT_TRUE(driver.window().perform(QStringLiteral("round.again"))) << "a command of the palette too";
    EXPECT_TRUE(driver.find<QLineEdit>("retest.title")->isVisible());
    driver.key(Qt::Key_Escape);
    EXPECT_TRUE(driver.find<QListWidget>("rounds.list")->isVisible());
    EXPECT_EQ(rounds().size(), 3u);
}

TEST_F(CourseForm, TheStageIsNamedToTraineeAndTrainer) {
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = twoScales().ref;
        round.raters = {RaterId("T01")};
        round.reference = RaterId("REF");
        round.clips = {ClipId("c01"), ClipId("c02"), ClipId("c03")};
        round.plan.stages = {{{DimensionId("sensitivity")}, 1}, {{DimensionId("involvement")}, 1}};
        ASSERT_TRUE(library->addRound(round));
    }
    {
        WindowDriver driver(site, "T01");
        driver.window().showRoom(QStringLiteral("clips"));
        EXPECT_EQ(driver.text("assignment.stage.p").toStdString(), "rate Sensitivity now");
        driver.window().openClip(ClipId("c01"), QStringLiteral("code")); // a double click would ask where its file is
        EXPECT_EQ(driver.text("learn.line").toStdString(),
                  "This exercise asks for Sensitivity alone; the other dimensions come later.");
        EXPECT_FALSE(driver.find<QPushButton>("learn.commit")->isVisible()) << "no learning round";
    }
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(codeClip(*library, RaterId("T01"), "c01", {5}));
        const CodingKey second{ClipId("c02"), RaterId("T01")};
        SetRating edit{second, {{}, DimensionId("involvement")}, {}, {}};
        edit.rating.steps = 5;
        const Viewer self{RaterId("T01"), RaterRole::Trainee};
        ASSERT_TRUE(library->apply(self, edit));
        ASSERT_TRUE(library->submit(self, second));
    }
    {
        WindowDriver driver(site, "T01");
        driver.window().showRoom(QStringLiteral("clips"));
        EXPECT_EQ(driver.text("assignment.stage.p").toStdString(), "rate all dimensions now");
    }
    WindowDriver driver(site, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    bool said = false;
    for (QLabel* label : driver.window().findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral(
                           "first Sensitivity (1 clip), then Involvement (1 clip), then all dimensions"));
    EXPECT_TRUE(said);
}

TEST_F(CourseForm, WhatToPractiseNextIsSaid) {
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(library->addRater({RaterId("REF"), RaterRole::Reference, "", ""}));
        for (int i = 1; i <= 4; ++i) {
            Coding coding;
            coding.clip = ClipId(clipName(i));
            coding.rater = RaterId("REF");
            coding.scheme = twoScales().ref;
            coding.submittedMs = 1;
            coding.ratings[{{}, DimensionId("sensitivity")}].steps = i <= 2 ? 1 : 11;
            ASSERT_TRUE(library->importCoding(trainer, coding));
        }
        Round round;
        round.id = RoundId("p");
        round.title = "Practice";
        round.scheme = twoScales().ref;
        round.clips = {ClipId("c01"), ClipId("c03")};
        round.raters = {RaterId("T01")};
        round.reference = RaterId("REF");
        ASSERT_TRUE(library->addRound(round));
        ASSERT_TRUE(codeClip(*library, RaterId("T01"), "c01", {7})); // far off where it is low
        ASSERT_TRUE(codeClip(*library, RaterId("T01"), "c03", {11}));
    }
    WindowDriver driver(site, "R1");
    driver.key(Qt::Key_7, Qt::ControlModifier);
    driver.click("rounds.next");
    const std::string words = driver.text("notice.text").toStdString();
    EXPECT_THAT(words, HasSubstr("T01 practises best on: c02 (most on sensitivity), c04"));
}

} // namespace
} // namespace attune::test

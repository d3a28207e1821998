// SPDX-License-Identifier: GPL-3.0-or-later
// A course in the window, with keys and mouse: round, reference, hand-out, coding, return, results, certificate; and a
// learning round with its reference dimension by dimension.
#include "base/file.h"
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "support/training_site.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string cell(const QTableWidget* table, int row, int column) {
    const QTableWidgetItem* item = table ? table->item(row, column) : nullptr;
    return item ? item->text().toStdString() : "";
}

class CourseWindow : public testing::Test {
  protected:
    static constexpr int clips = 12;

    void SetUp() override {
        std::filesystem::create_directories(home.parent_path());
        auto library = trainingSite(site, clips);
        for (int i = 1; i <= clips; ++i) {
            ASSERT_TRUE(codeClip(*library, RaterId("R1"), clipName(i), {i, 13 - i}, "a rationale of R1"));
            ASSERT_TRUE(codeClip(*library, RaterId("R2"), clipName(i), {i, i == 1 ? 5 : 13 - i}, "a rationale of R2"));
        }
    }
    void showTab(WindowDriver& driver, const char* tab) {
        driver.key(Qt::Key_7, Qt::ControlModifier);
        driver.click(tab);
        QCoreApplication::processEvents();
    }
    /// After something that makes the rooms anew.
    static void settle() {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void makeRound(WindowDriver& driver) {
        driver.key(Qt::Key_7, Qt::ControlModifier);
        driver.click("rounds.first");
        driver.click("round.save");
        EXPECT_THAT(driver.text("round.problem").toStdString(), HasSubstr("name"));
        driver.type(QStringLiteral("Test one"));
        driver.click("round.mode.2");
        EXPECT_THAT(driver.text("round.sentence").toStdString(), HasSubstr("until you release"));
        driver.click("round.save");
        EXPECT_THAT(driver.text("round.problem").toStdString(), HasSubstr("at least one clip"));
        driver.click("round.allClips");
        driver.click("round.newCode");
        driver.type(QStringLiteral("T01"));
        driver.key(Qt::Key_Return);
        auto* rule = driver.find<QComboBox>("round.rule");
        rule->setCurrentIndex(rule->findData(QStringLiteral("within-one-80")));
        driver.find<QCheckBox>("round.hasDue")->click();
        driver.click("round.save");
        settle();
        ASSERT_EQ(driver.room(), "rounds");
        EXPECT_EQ(driver.text("rounds.title"), QStringLiteral("Test one"));
        EXPECT_EQ(driver.text("rounds.state"), QStringLiteral("results closed"));
    }
    void makeReferenceVersion(WindowDriver& driver) {
        showTab(driver, "rounds.tab.references");
        auto* table = driver.find<QTableWidget>("reference.table");
        ASSERT_EQ(table->rowCount(), 2 * clips);
        EXPECT_THAT(driver.text("reference.state").toStdString(), HasSubstr("One value to talk through"));
        driver.click("reference.make");
        EXPECT_THAT(driver.text("reference.problem").toStdString(), HasSubstr("(A-01, Involvement)"));
        // The value talked through, typed into its cell; and its reason.
        for (const auto& [column, words] : {std::pair{3, "6.5"}, {4, "3-7"}, {5, "both children answer"}}) {
            table->scrollToItem(table->item(1, column));
            const QPoint at = table->visualItemRect(table->item(1, column)).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
            QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
            driver.key(Qt::Key_A, Qt::ControlModifier);
            driver.type(QString::fromLatin1(words));
            driver.key(Qt::Key_Return);
            QCoreApplication::processEvents(); // Qt takes what was typed with the next event
            EXPECT_EQ(cell(table, 1, column), words);
        }
        driver.click("reference.make");
        settle();
        EXPECT_THAT(driver.text("reference.state").toStdString(), HasSubstr("version 1"));
    }
    /// Takes a dropped package in and gives the states of its items.
    QStringList takeIn(WindowDriver& driver, const std::filesystem::path& file) {
        driver.drop(file);
        EXPECT_TRUE(WindowDriver::until([&] {
            auto* take = driver.find<QPushButton>("takeIn.take");
            return take && take->isVisible() && !driver.text("takeIn.detail").isEmpty();
        }));
        QStringList states;
        auto* items = driver.find<QTableWidget>("takeIn.items");
        for (int row = 0; row < items->rowCount(); ++row)
            states << QString::fromStdString(cell(items, row, 1));
        return states;
    }

    ScratchFolder folder;
    const std::filesystem::path site = folder / "site.attune", home = folder / "home" / "mine.attune";
    const std::filesystem::path out = folder / "t01.zip", back = folder / "back.zip";
};

TEST_F(CourseWindow, FromARoundToACertificate) {
    {
        WindowDriver trainer(site, "R1");
        ASSERT_NO_FATAL_FAILURE(makeRound(trainer));
        ASSERT_NO_FATAL_FAILURE(makeReferenceVersion(trainer));
        showTab(trainer, "rounds.tab.rounds");
        EXPECT_EQ(cell(trainer.find<QTableWidget>("rounds.raters"), 0, 1), "0 of 12 submitted");
        WindowDriver::nextFile(out);
        trainer.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(WindowDriver::until(
            [&] { return cell(trainer.find<QTableWidget>("rounds.raters"), 0, 4) == "handed out, nothing back yet"; }));
        EXPECT_FALSE(trainer.find<QPushButton>("rounds.send")->isEnabled()) << "closed before the release";
    }
    // What travels gives nothing away.
    EXPECT_THAT(readFile(out).value(), Not(HasSubstr("rationale of")));
    {
        WindowDriver trainee;
        WindowDriver::nextFile(home);
        trainee.drop(out);
        ASSERT_TRUE(WindowDriver::until([&] { return trainee.window().session() != nullptr; }));
        EXPECT_EQ(trainee.window().session()->person().id, RaterId("T01"));
        EXPECT_EQ(trainee.text("assignment.state.test-one"), QStringLiteral("0 of 12 submitted"));
        EXPECT_THAT(trainee.text("assignment.due.test-one").toStdString(), HasSubstr("in 14 days"));
        EXPECT_EQ(trainee.window().room(QStringLiteral("rounds")), nullptr) << "a trainer's room";
        for (int i = 1; i <= clips; ++i) {
            trainee.window().openClip(ClipId(clipName(i)), QStringLiteral("code"));
            QCoreApplication::processEvents();
            for (const int steps : {i, 13 - i}) {
                trainee.key(static_cast<Qt::Key>(Qt::Key_1 + steps / 2));
                if (steps % 2 != 0)
                    trainee.key(Qt::Key_Period);
                trainee.key(Qt::Key_Down);
            }
            trainee.key(Qt::Key_Return, Qt::ControlModifier);
            trainee.click("submit.confirm");
            ASSERT_EQ(trainee.code()->desk()->coding().state, CodingState::Submitted) << i;
        }
        EXPECT_FALSE(trainee.window().session()->compare(ClipId("c01"))) << "a test: closed until the release";
        trainee.window().showRoom(QStringLiteral("clips"));
        QCoreApplication::processEvents();
        EXPECT_EQ(trainee.text("assignment.state.test-one"), QStringLiteral("12 of 12 submitted"));
        WindowDriver::nextFile(back);
        trainee.click("assignment.handIn.test-one");
        ASSERT_TRUE(WindowDriver::until([&] { return std::filesystem::exists(back); }));
        EXPECT_THAT(trainee.window().windowTitle().toStdString(), Not(HasSubstr("rationale")));
    }
    // Library, journal, caches: nothing of a trainer's codes is at the trainee's.
    int files = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(home.parent_path()))
        if (file.is_regular_file()) {
            ++files;
            EXPECT_THAT(readFile(file.path(), 1u << 30).value(), Not(HasSubstr("rationale of"))) << file.path();
        }
    EXPECT_GT(files, 0);
    WindowDriver trainer(site, "R1");
    // Some bytes were changed on the way (more than one, which could be a date that nothing depends on).
    std::string bytes = readFile(back).value();
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 64; ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ 1);
    const auto bad = folder / "bad.zip";
    ASSERT_TRUE(writeFileAtomic(bad, bytes, Overwrite::Allow));
    trainer.drop(bad);
    ASSERT_TRUE(WindowDriver::until([&] { return !trainer.text("takeIn.problem").isEmpty(); }));
    EXPECT_FALSE(trainer.find<QPushButton>("takeIn.take")->isEnabled());
    trainer.click("takeIn.leave");
    settle();
    // The preview takes nothing in; the button does.
    EXPECT_EQ(takeIn(trainer, back), QStringList(QList<QString>(clips, QStringLiteral("new"))));
    EXPECT_EQ(Library::open(site).value()->info()->submitted, 3 * clips) << "two trainers and the reference";
    trainer.click("takeIn.take");
    ASSERT_TRUE(WindowDriver::until([&] { return Library::open(site).value()->info()->submitted == 4 * clips; }));
    settle();
    showTab(trainer, "rounds.tab.rounds");
    ASSERT_TRUE(WindowDriver::until(
        [&] { return cell(trainer.find<QTableWidget>("rounds.raters"), 0, 1) == "12 of 12 submitted"; }));
    EXPECT_EQ(takeIn(trainer, back), QStringList(QList<QString>(clips, QStringLiteral("here already, alike"))));
    EXPECT_FALSE(trainer.find<QPushButton>("takeIn.take")->isEnabled());
    trainer.click("takeIn.leave");
    settle();

    qApp->setProperty("nextAnswer", true);
    trainer.click("rounds.release");
    settle();
    EXPECT_THAT(trainer.text("rounds.state").toStdString(), HasSubstr("released"));
    showTab(trainer, "rounds.tab.certificates");
    trainer.click("certify.judge");
    ASSERT_TRUE(WindowDriver::until([&] { return trainer.find<QTableWidget>("certify.lines")->rowCount() == 1; }));
    EXPECT_THAT(cell(trainer.find<QTableWidget>("certify.people"), 0, 3), HasSubstr("certified until"));
    EXPECT_EQ(cell(trainer.find<QTableWidget>("certify.clauses"), 0, 3), "met");
    const auto paper = folder / "paper.pdf";
    WindowDriver::nextFile(paper);
    trainer.click("certify.paper");
    EXPECT_THAT(readFile(paper).value().substr(0, 5), "%PDF-");
    trainer.click("certify.judge"); // no second verdict of one round
    ASSERT_TRUE(WindowDriver::until([&] { return trainer.find<QPushButton>("certify.judge")->isEnabled(); }));
    EXPECT_EQ(trainer.find<QTableWidget>("certify.lines")->rowCount(), 1);
}

TEST_F(CourseWindow, ATestClipSomebodyKnowsIsRefusedInWords) {
    {
        auto library = std::move(Library::open(site).value());
        ASSERT_TRUE(library->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}));
        ASSERT_TRUE(codeClip(*library, RaterId("T01"), "c03", {3, 3}));
    }
    WindowDriver trainer(site, "R1");
    trainer.key(Qt::Key_7, Qt::ControlModifier);
    trainer.key(Qt::Key_N, Qt::ControlModifier);
    trainer.type(QStringLiteral("Test"));
    trainer.click("round.mode.2");
    trainer.click("round.allClips");
    trainer.find<QListWidget>("round.people")->item(0)->setCheckState(Qt::Checked);
    trainer.click("round.save");
    EXPECT_THAT(trainer.text("round.problem").toStdString(), HasSubstr("T01 knows c03"));
    EXPECT_TRUE(Library::open(site).value()->rounds({RaterId("R1"), RaterRole::Trainer})->empty());
    trainer.key(Qt::Key_Escape);
    EXPECT_NE(trainer.find<QPushButton>("rounds.first"), nullptr);
}

TEST_F(CourseWindow, ConsentIsShownAndWithdrawn) {
    WindowDriver trainer(site, "R1");
    showTab(trainer, "rounds.tab.consent");
    trainer.find<QCheckBox>("consent.scope.1")->click();
    auto* until = trainer.find<QLineEdit>("consent.until");
    trainer.click(until);
    trainer.type(QStringLiteral("soon"));
    trainer.click("consent.save");
    EXPECT_FALSE(trainer.text("consent.problem").isEmpty());
    trainer.click(until);
    trainer.key(Qt::Key_A, Qt::ControlModifier);
    trainer.type(QStringLiteral("2090-06-30"));
    trainer.click("consent.save");
    auto* table = trainer.find<QTableWidget>("consent.table");
    ASSERT_EQ(table->rowCount(), 1);
    EXPECT_EQ(cell(table, 0, 2), "training");
    EXPECT_EQ(cell(table, 0, 6), "open");
    table->selectRow(0);
    qApp->setProperty("nextAnswer", true);
    trainer.click("consent.withdraw");
    EXPECT_EQ(cell(table, 0, 6), "withdrawn");
    EXPECT_FALSE(Library::open(site).value()->mayPlay({RaterId("R1"), RaterRole::Trainer}, ClipId("c01")));
}

TEST(LearnRound, OpensOneDimensionAtATime) {
    PracticeLibrary library;
    if (library.media().empty())
        GTEST_SKIP() << "ffmpeg could not make the test clip";
    library.close();
    {
        auto store = std::move(Library::open(library.file()).value());
        const Viewer trainer{RaterId("R1"), RaterRole::Trainer};
        Round round = store->rounds(trainer)->front();
        round.plan.mode = RoundMode::Learn;
        ASSERT_TRUE(store->addRound(round));
        const auto first = store->schemes()->front().dimensions[0].id;
        ReferenceNote note{RaterId("REF"), PracticeLibrary::clip(), 2, "2026-03-12", "consensus", {}, {}};
        note.bands[first] = {7, 9}; // 4.5 to 5.5
        ASSERT_TRUE(store->addReferenceNote(trainer, note));
        EXPECT_TRUE(store->referenceNotes({RaterId("T1"), RaterRole::Trainee})->empty()) << "closed before a commit";
    }
    WindowDriver driver(library.file(), "T1");
    driver.openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(
        WindowDriver::until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
    EXPECT_TRUE(driver.find<QWidget>("learn")->isVisible());
    EXPECT_FALSE(driver.window().canPerform(QStringLiteral("learn.commit"))) << "nothing is rated";
    driver.key(Qt::Key_4);
    driver.click("learn.commit");
    const std::string line = driver.text("learn.line").toStdString();
    EXPECT_THAT(line, HasSubstr("reference 5, you 4, yours is one point lower"));
    EXPECT_THAT(line, HasSubstr("outside the acceptable 4.5 to 5.5"));
    EXPECT_THAT(driver.text("learn.reason").toStdString(), HasSubstr("Reason for"));
    // The score stands; the others stay closed.
    driver.key(Qt::Key_6);
    const auto& dimensions = driver.code()->desk()->scheme().dimensions;
    EXPECT_EQ(driver.code()->desk()->coding().rating(dimensions[0].id)->steps, dimensions[0].scale.stepsOf(4));
    const auto seen = Library::open(library.file())
                          .value()
                          ->coding({RaterId("T1"), RaterRole::Trainee}, {PracticeLibrary::clip(), RaterId("REF")});
    ASSERT_TRUE(seen && *seen);
    EXPECT_EQ((*seen)->ratings.size(), 1u);
    EXPECT_FALSE(driver.window().session()->compare(PracticeLibrary::clip()));
    driver.key(Qt::Key_Down);
    driver.key(Qt::Key_5);
    driver.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_THAT(driver.text("learn.line").toStdString(), HasSubstr("the same"));
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// What may be hard to watch: written down by a trainer, said before the clip opens, and the clip skipped without
// penalty.
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "ui/adapters/clip_list_model.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

class Advisory : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library.close();
    }
    void warn(const char* words) {
        auto store = std::move(Library::open(library.file()).value());
        ASSERT_TRUE(store->setContext(trainer, {PracticeLibrary::clip(), "en", "home", "mother", "", "", words}));
    }
    PracticeLibrary library;
};

std::string stateOf(WindowDriver& driver) {
    auto* cards = driver.find<QAbstractItemView>("clips.cards");
    return cards->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().toStdString();
}

} // namespace

TEST_F(Advisory, ATrainerWritesDownWhatSurroundsAClip) {
    WindowDriver driver(library.file(), "R1");
    driver.find<QAbstractItemView>("clips.cards")->setFocus();
    driver.key(Qt::Key_I, Qt::ControlModifier);
    ASSERT_NE(driver.find<QLineEdit>("context.language"), nullptr);
    EXPECT_THAT(driver.text("context.heading").toStdString(), HasSubstr("A-01"));
    driver.type(QStringLiteral("es"));
    driver.key(Qt::Key_Tab);
    driver.type(QStringLiteral("at home"));
    driver.key(Qt::Key_Tab);
    driver.type(QStringLiteral("mother, sister"));
    auto* from = driver.find<QSpinBox>("context.ageFrom");
    driver.click(from);
    driver.key(Qt::Key_A, Qt::ControlModifier);
    driver.type(QStringLiteral("18"));
    driver.click(driver.find<QPlainTextEdit>("context.advisory"));
    driver.type(QStringLiteral("A child cries."));
    driver.click("context.save");
    EXPECT_EQ(driver.room(), "clips");
    EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("written down"));
    auto store = std::move(Library::open(library.file()).value());
    const ClipContext context = store->contexts(trainer)->at(0);
    EXPECT_EQ(context.language, "es");
    EXPECT_EQ(context.setting, "at home");
    EXPECT_EQ(context.present, "mother, sister");
    EXPECT_EQ(context.advisory, "A child cries.");
    EXPECT_EQ(store->clips(trainer)->at(0).ageMonths, std::pair(18, 18));
    // It is there again, and leaving changes nothing.
    driver.click("clips.describe");
    EXPECT_EQ(driver.find<QLineEdit>("context.present")->text(), QStringLiteral("mother, sister"));
    driver.type(QStringLiteral("xx"));
    driver.key(Qt::Key_Escape);
    EXPECT_NE(driver.find<QAbstractItemView>("clips.cards"), nullptr);
    EXPECT_EQ(store->contexts(trainer)->at(0).language, "es");
}

TEST_F(Advisory, TheWarningComesBeforeThePicture) {
    warn("A child cries for a minute.");
    {
        WindowDriver driver(library.file(), "T1");
        EXPECT_EQ(driver.find<QPushButton>("clips.describe"), nullptr) << "trainers write it down";
        driver.openCard(QStringLiteral("A-01"));
        EXPECT_EQ(driver.room(), "clips");
        EXPECT_EQ(driver.text("advisory.text"), QStringLiteral("A child cries for a minute."));
        EXPECT_EQ(driver.code()->desk(), nullptr) << "nothing is open";
        driver.key(Qt::Key_Escape);
        auto* panel = driver.find<QWidget>("advisory");
        EXPECT_TRUE(!panel || !panel->isVisible());
        EXPECT_EQ(driver.code()->desk(), nullptr);
        driver.openCard(QStringLiteral("A-01"));
        driver.key(Qt::Key_Space); // on “Open the clip”
        ASSERT_TRUE(WindowDriver::until(
            [&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
        EXPECT_THAT(driver.text("bar.facts").toStdString(), HasSubstr("en · home · mother"));
    }
    // Once read it is not said again until it says something else.
    WindowDriver again(library.file(), "T1");
    again.openCard(QStringLiteral("A-01"));
    EXPECT_EQ(again.room(), "code");
    warn("A child cries, and is shouted at.");
    again.window().showRoom(QStringLiteral("clips"));
    again.openCard(QStringLiteral("A-01"));
    EXPECT_EQ(again.text("advisory.text"), QStringLiteral("A child cries, and is shouted at."));
}

TEST_F(Advisory, AClipIsSkippedWithoutPenalty) {
    warn("A child cries for a minute.");
    {
        WindowDriver driver(library.file(), "T1");
        driver.openCard(QStringLiteral("A-01"));
        driver.click("advisory.skip");
        driver.click("advisory.back");
        driver.click("advisory.skip");
        driver.type(QStringLiteral("too close to home"));
        driver.key(Qt::Key_Return);
        EXPECT_EQ(driver.room(), "clips");
        EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("spared, not as missing"));
        EXPECT_THAT(stateOf(driver), HasSubstr("spared"));
        EXPECT_EQ(driver.text("assignment.state.round-01"), QStringLiteral("0 of 1 submitted, 1 spared"));
        EXPECT_TRUE(driver.find<QPushButton>("assignment.handIn.round-01")->isEnabled());
        driver.openCard(QStringLiteral("A-01"));
        EXPECT_EQ(driver.room(), "clips");
        ASSERT_NE(driver.find<QWidget>("spared"), nullptr);
        driver.key(Qt::Key_Space); // on “Leave it spared”
        EXPECT_EQ(driver.code()->desk(), nullptr);
        EXPECT_THAT(stateOf(driver), HasSubstr("spared"));
    }
    {
        auto store = std::move(Library::open(library.file()).value());
        EXPECT_EQ(store->declined(trainer)->begin()->second, "too close to home");
        EXPECT_EQ(store->records(trainer)->back().kind, "declined");
        EXPECT_TRUE(store->verify()->empty());
    }
    WindowDriver site(library.file(), "R1");
    site.key(Qt::Key_7, Qt::ControlModifier);
    auto* raters = site.find<QTableWidget>("rounds.raters");
    ASSERT_NE(raters, nullptr);
    EXPECT_EQ(raters->item(0, 1)->text(), QStringLiteral("0 of 1 submitted, 1 spared"));
    EXPECT_EQ(raters->item(0, 1)->toolTip(), QStringLiteral("A-01: asked to be spared it, “too close to home”"));
    EXPECT_EQ(raters->item(0, 4)->text(), QStringLiteral("all in"));
}

TEST_F(Advisory, ASparedClipIsTakenBackUntilTheResultsAreReleased) {
    warn("A child cries for a minute.");
    {
        auto store = std::move(Library::open(library.file()).value());
        ASSERT_TRUE(store->decline({RaterId("T1"), RaterRole::Trainee}, PracticeLibrary::clip(), "not today"));
    }
    {
        WindowDriver driver(library.file(), "T1");
        driver.openCard(QStringLiteral("A-01"));
        driver.click("spared.resume");
        EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("A-01 is yours to code again"));
        EXPECT_THAT(stateOf(driver), HasSubstr("new"));
        EXPECT_EQ(driver.text("advisory.text"), QStringLiteral("A child cries for a minute.")) << "it was never read";
        driver.click("advisory.open");
        ASSERT_TRUE(WindowDriver::until([&] { return driver.room() == "code" && driver.code()->desk(); }));
        driver.key(Qt::Key_4);
        EXPECT_EQ(driver.code()->desk()->coding().ratings.size(), 1u);
        driver.key(Qt::Key_Z, Qt::ControlModifier);
    }
    auto store = std::move(Library::open(library.file()).value());
    EXPECT_TRUE(store->declined(trainer)->empty());
    const auto records = store->records(trainer).value();
    const auto count = [&](const char* kind) {
        return std::ranges::count(records, std::string(kind), &RecordLine::kind);
    };
    EXPECT_EQ(count("declined"), 1) << "the records keep both";
    EXPECT_EQ(count("resumed"), 1);
    EXPECT_TRUE(store->verify()->empty());
    // Released: it stays as it is, and that is said.
    ASSERT_TRUE(store->decline({RaterId("T1"), RaterRole::Trainee}, PracticeLibrary::clip(), ""));
    Round round = store->rounds(trainer)->front();
    round.plan.mode = RoundMode::Test;
    round.plan.releasedMs = 1'770'000'000'000;
    ASSERT_TRUE(store->addRound(round));
    store.reset();
    WindowDriver driver(library.file(), "T1");
    driver.openCard(QStringLiteral("A-01"));
    driver.click("spared.resume");
    EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("the clip stays spared"));
    EXPECT_EQ(driver.code()->desk(), nullptr);
}

// Until what may be hard to watch is read, the card shows no picture of the clip, and none is made.
TEST_F(Advisory, TheCardHoldsItsPictureBack) {
    const auto pictures = [&] {
        int found = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(library.file().parent_path()))
            found += file.path().extension() == ".png" ? 1 : 0;
        return found;
    };
    warn("A child cries for a minute.");
    for (const char* who : {"T1", "R1"}) {
        WindowDriver driver(library.file(), who);
        const auto posters = [&] { return driver.window().room(QStringLiteral("clips"))->isReady(); };
        ASSERT_TRUE(WindowDriver::until(posters));
        auto* model = driver.window().findChild<ui::ClipListModel*>();
        ASSERT_NE(model, nullptr);
        EXPECT_TRUE(model->poster(PracticeLibrary::clip()).isNull()) << who;
        EXPECT_EQ(pictures(), 0) << who;
        EXPECT_THAT(stateOf(driver), HasSubstr("may be hard to watch")) << who;
    }
    WindowDriver driver(library.file(), "T1");
    driver.openCard(QStringLiteral("A-01"));
    driver.click("advisory.open");
    ASSERT_TRUE(WindowDriver::until([&] { return driver.room() == "code"; }));
    driver.window().showRoom(QStringLiteral("clips"));
    auto* model = driver.window().findChild<ui::ClipListModel*>();
    EXPECT_TRUE(WindowDriver::until([&] { return !model->poster(PracticeLibrary::clip()).isNull(); }));
    EXPECT_FALSE(QString::fromStdString(stateOf(driver)).contains(QStringLiteral("hard to watch")));
}

// A time in a private note leads into the clip, but not past what stands before it.
TEST_F(Advisory, ATimeInTheJournalGoesThroughTheSameDoor) {
    warn("A child cries for a minute.");
    WindowDriver driver(library.file(), "T1");
    ASSERT_TRUE(driver.window().session()->saveReflection(PracticeLibrary::clip(), "What did I see?", "cries at 0:02"));
    driver.key(Qt::Key_5, Qt::ControlModifier);
    driver.key(Qt::Key_G, Qt::ControlModifier);
    EXPECT_EQ(driver.room(), "journal");
    EXPECT_EQ(driver.code()->desk(), nullptr);
    driver.click("advisory.open");
    EXPECT_TRUE(
        WindowDriver::until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 50; }));
}

} // namespace attune::test

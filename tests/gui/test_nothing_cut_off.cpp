// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms, panes, forms and panels on a small and a large screen, from the smallest to the largest text, in both
// languages: nothing is cut off, and the window is no larger than its screen.
#include "gui/checked_round.h"
#include "gui/cut_off.h"
#include "gui/in_spanish.h"
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "workspace/sample_library.h"

#include <QAbstractButton>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <optional>
#include <set>

namespace attune::test {
namespace {

const Viewer trainer{RaterId("R1"), RaterRole::Trainer};

class NothingCutOff : public testing::TestWithParam<bool> {
  protected:
    void SetUp() override {
        if (GetParam())
            m_spanish.emplace();
    }
    /// The sample library, with an overdue round.
    std::filesystem::path sample() {
        const auto made = makeSampleLibrary(m_folder / "sample");
        EXPECT_TRUE(made);
        if (made) {
            auto library = std::move(Library::open(*made).value());
            Round round = library->rounds(trainer)->front();
            round.plan.due = "2026-03-31";
            EXPECT_TRUE(library->addRound(round));
        }
        return made.value_or(std::filesystem::path());
    }
    /// In every size, biggest text last, so that what was set before does not help.
    /// part: all that is looked at; nothing: the window.
    void look(WindowDriver& driver, const QString& where, const QWidget* part = nullptr) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // panels that are closed
        for (const auto& [size, percents] : sizes)
            for (const int percent : percents) {
                driver.theme().setTextScale(percent);
                driver.window().resize(size);
                for (int i = 0; i < 3; ++i) // layouts that follow layouts
                    QCoreApplication::processEvents();
                QStringList found = cutOff(part ? *part : driver.window());
                if (driver.window().size() != size)
                    found << QStringLiteral("the window is %1 x %2")
                                 .arg(driver.window().width())
                                 .arg(driver.window().height());
                for (const QString& cut : found)
                    if (m_told.insert(cut.section(QStringLiteral(" is cut off"), 0, 0)).second)
                        ADD_FAILURE() << where.toStdString() << ", " << size.width() << " wide at " << percent
                                      << " %: " << cut.toStdString();
            }
    }
    void goTo(WindowDriver& driver, const char* room) {
        driver.window().showRoom(QLatin1String(room));
        ASSERT_TRUE(WindowDriver::until([&] {
            return driver.room() == QLatin1String(room) && driver.window().currentRoom()->isReady();
        })) << room;
    }
    void openClip(WindowDriver& driver, const char* alias, const char* room) {
        const auto clips = driver.window().session()->clips();
        ASSERT_TRUE(clips);
        const auto clip =
            std::ranges::find(*clips, std::string(alias), [](const ClipCard& card) { return card.clip.alias; });
        ASSERT_NE(clip, clips->end()) << alias;
        driver.window().openClip(clip->clip.id, QLatin1String(room));
        ASSERT_TRUE(WindowDriver::until([&] { return driver.room() == QLatin1String(room); }));
    }
    /// A panel over the window by its action; Esc closes it.
    void lookAtPanel(WindowDriver& driver, const char* action) {
        ASSERT_TRUE(driver.window().perform(QLatin1String(action))) << action;
        look(driver, QLatin1String(action));
        driver.key(Qt::Key_Escape);
    }
    const ScratchFolder& folder() const { return m_folder; }

  private:
    const ScratchFolder m_folder;
    std::optional<InSpanish> m_spanish;
    std::set<QString> m_told; ///< each fault once
    const std::vector<std::pair<QSize, std::vector<int>>> sizes{{{1920, 1080}, {200}}, {{1366, 768}, {80, 150, 200}}};
};

TEST_P(NothingCutOff, BeforeALibraryIsOpen) {
    const auto library = sample();
    WindowDriver driver;
    look(driver, QStringLiteral("welcome"));
    driver.window().openLibrary(library);
    ASSERT_TRUE(WindowDriver::until([&] { return driver.find<QWidget>("people") != nullptr; }));
    look(driver, QStringLiteral("people"));
}

TEST_P(NothingCutOff, WhereATraineeCodes) {
    WindowDriver driver(sample(), "T04");
    look(driver, QStringLiteral("clips with a reminder"));
    ASSERT_NO_FATAL_FAILURE(openClip(driver, "A-05", "code"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver.code()->picture()->shownFrame() == 0; }));
    look(driver, QStringLiteral("code"));
    driver.key(Qt::Key_4);
    driver.key(Qt::Key_Period);
    driver.key(Qt::Key_W);
    driver.type(QStringLiteral("turns away at 0:02, comes back at 0:05 and waits"));
    look(driver, QStringLiteral("a note being written"));
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_M);
    driver.key(Qt::Key_Plus);
    driver.type(QStringLiteral("waits until the child has turned back"));
    look(driver, QStringLiteral("evidence"));
    driver.key(Qt::Key_Return);
    driver.key(Qt::Key_Down);
    driver.key(Qt::Key_N);
    look(driver, QStringLiteral("code with a note, evidence, a status"));
    driver.code()->bridge()->player()->setSpeed(4);
    bool finished = false;
    QObject::connect(driver.code()->bridge(), &ui::PlayerBridge::finished, driver.code(), [&] { finished = true; });
    driver.code()->bridge()->player()->play();
    ASSERT_TRUE(WindowDriver::until([&] { return finished; }));
    look(driver, QStringLiteral("watched too fast"));
    driver.key(Qt::Key_H, Qt::ControlModifier);
    look(driver, QStringLiteral("history"));
    driver.key(Qt::Key_Escape);
    driver.key(Qt::Key_F, Qt::ControlModifier);
    driver.type(QStringLiteral("wait"));
    look(driver, QStringLiteral("find"));
    driver.key(Qt::Key_Escape);
    driver.key(Qt::Key_Escape);
    driver.key(Qt::Key_T);
    look(driver, QStringLiteral("marks as a table"));
    driver.key(Qt::Key_T);
    driver.key(Qt::Key_Return, Qt::ControlModifier);
    look(driver, QStringLiteral("what is missing"));
}

TEST_P(NothingCutOff, OnPanelsOverTheWindow) {
    WindowDriver driver(sample(), "T04");
    for (const char* panel : {"palette.open", "keys.show", "settings.show", "library.passphrase"})
        ASSERT_NO_FATAL_FAILURE(lookAtPanel(driver, panel));
}

TEST_P(NothingCutOff, WhereATraineeComparesAndWrites) {
    WindowDriver driver(sample(), "T02");
    look(driver, QStringLiteral("clips"));
    driver.click("clips.asTable");
    look(driver, QStringLiteral("clips as a table"));
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "compare"));
    look(driver, QStringLiteral("compare without a clip"));
    ASSERT_NO_FATAL_FAILURE(openClip(driver, "A-03", "compare"));
    driver.key(Qt::Key_N);
    driver.key(Qt::Key_Return);
    look(driver, QStringLiteral("compare"));
    driver.click("compare.explain");
    look(driver, QStringLiteral("what the figures mean"));
    driver.key(Qt::Key_Escape);
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "journal"));
    driver.click("journal.log");
    look(driver, QStringLiteral("journal, logging time"));
    driver.key(Qt::Key_Escape);
    auto* field = driver.find<QPlainTextEdit>("journal.field.0");
    ASSERT_NE(field, nullptr);
    field->setFocus();
    driver.type(QStringLiteral("At 0:02 I saw how long she waited, and that I had overlooked it twice."));
    driver.key(Qt::Key_A, Qt::ControlModifier);
    qApp->setProperty("nextAnswer", true);
    driver.click("journal.sharePassage");
    look(driver, QStringLiteral("journal with a passage"));
}

TEST_P(NothingCutOff, WhereATrainerLooksAtARound) {
    WindowDriver driver(sample(), "R1");
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "calibrate"));
    for (const char* view : {"calibrate.habits", "calibrate.confusion", "calibrate.twice"}) {
        driver.click(view);
        look(driver, QLatin1String(view));
    }
}

TEST_P(NothingCutOff, WhereATrainerPlans) {
    WindowDriver driver(sample(), "R1");
    driver.click("clips.describe");
    look(driver, QStringLiteral("about this clip"));
    driver.key(Qt::Key_Escape);
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "rounds"));
    for (auto* tab :
         driver.window().findChildren<QAbstractButton*>(QRegularExpression(QStringLiteral("^rounds\\.tab\\.")))) {
        tab->click();
        look(driver, tab->objectName());
    }
    for (const char* form : {"round.new", "course.new", "round.again"}) {
        driver.window().findChild<QAbstractButton*>(QStringLiteral("rounds.tab.rounds"))->click();
        ASSERT_TRUE(driver.window().perform(QLatin1String(form))) << form;
        look(driver, QLatin1String(form));
        driver.key(Qt::Key_Escape);
    }
}

TEST_P(NothingCutOff, WhereATrainerWrites) {
    WindowDriver driver(sample(), "R1");
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "journal"));
    look(driver, QStringLiteral("a trainer's journal"));
}

TEST_P(NothingCutOff, BeforeAClipWithAnAdvisory) {
    PracticeLibrary library;
    if (library.media().empty())
        GTEST_SKIP() << "ffmpeg could not make the test clip";
    library.close();
    {
        auto store = std::move(Library::open(library.file()).value());
        ASSERT_TRUE(store->setContext(trainer, {PracticeLibrary::clip(), "es", "at home", "mother, sister", "", "",
                                                "A child cries for two minutes and nobody comes; the adult shouts."}));
    }
    WindowDriver driver(library.file(), "T1");
    look(driver, QStringLiteral("a card with an advisory"));
    driver.openCard(QStringLiteral("A-01"));
    look(driver, QStringLiteral("advisory"));
    driver.click("advisory.skip");
    look(driver, QStringLiteral("advisory, skipping"));
}

TEST_P(NothingCutOff, WhatStandsBehindARoundsFigures) {
    const auto file = folder() / "site.attune";
    ASSERT_NO_FATAL_FAILURE(makeCheckedRound(file));
    WindowDriver driver(file, "R1");
    ASSERT_NO_FATAL_FAILURE(goTo(driver, "calibrate"));
    ASSERT_TRUE(driver.find<QWidget>("calibrate.doubled")->isVisible());
    ASSERT_TRUE(driver.find<QWidget>("calibrate.experts")->isVisible());
    look(driver, QStringLiteral("checks"), driver.find<QWidget>("calibrate.checks"));
}

INSTANTIATE_TEST_SUITE_P(Languages, NothingCutOff, testing::Bool(),
                         [](const auto& one) { return one.param ? "Spanish" : "English"; });

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The states that the manual shows, reached in the real window on the sample library by keys and mouse. With
// ATTUNE_PICTURES=FOLDER each is drawn there; tools/screenshots does that.
#include "gui/window_driver.h"
#include "support/run_cli.h"
#include "support/scratch_folder.h"
#include "ui/summary/summary_dialog.h"

#include <QAbstractButton>
#include <QImage>
#include <QLineEdit>
#include <QTableWidget>
#include <utility>

namespace attune {
namespace {

using test::WindowDriver;

/// A copy of the sample library for one test; the sample is made once.
class ManualPictures : public testing::Test {
  protected:
    void SetUp() override {
        static const test::ScratchFolder made;
        static const int exitCode = runCli({"demo", made.path().string()}).exitCode;
        ASSERT_EQ(exitCode, 0);
        std::filesystem::copy(made.path(), m_folder.path(), std::filesystem::copy_options::recursive);
    }

    std::unique_ptr<WindowDriver> windowOf(const char* rater) {
        auto driver = std::make_unique<WindowDriver>(m_folder / "sample.attune", rater);
        const int scale = qEnvironmentVariableIntValue("ATTUNE_PICTURES_SCALE");
        if (scale > 0)
            driver->theme().setTextScale(scale);
        if (qEnvironmentVariable("ATTUNE_PICTURES_LOOK") == QStringLiteral("dark"))
            driver->theme().setAppearance(ui::Appearance::Dark);
        return driver;
    }

    std::unique_ptr<WindowDriver> coding(const char* rater, const char* clip) {
        auto driver = windowOf(rater);
        driver->openCard(QLatin1String(clip));
        EXPECT_TRUE(driver->until(
            [&] { return driver->room() == QStringLiteral("code") && driver->code()->picture()->shownFrame() == 0; }));
        return driver;
    }

    static void goToFrame(WindowDriver& driver, qint64 frame) {
        driver.code()->bridge()->player()->seekToFrame(frame);
        EXPECT_TRUE(driver.until([&] { return driver.code()->picture()->shownFrame() == frame; }));
    }

    static bool shows(WindowDriver& driver, const char* objectName) {
        return driver.until([&] {
            const auto* found = driver.find<QWidget>(objectName);
            return found && found->isVisible();
        });
    }

    /// Draws the window, or what lies in a window of its own.
    static void keep(WindowDriver& driver, const char* name, const char* objectName = nullptr) {
        const QString folder = qEnvironmentVariable("ATTUNE_PICTURES");
        if (folder.isEmpty())
            return;
        driver.until([&] { // what is drawn in the background: the strip of pictures, the loudness
            const auto* work = driver.find<QWidget>("timeline.work");
            return !work || !work->isVisible() || driver.text("timeline.work").isEmpty();
        });
        QWidget* drawn = objectName ? driver.find<QWidget>(objectName) : &driver.window();
        ASSERT_NE(drawn, nullptr);
        QImage last;
        driver.until([&] { // nothing moves any more
            const QImage now = drawn->grab().toImage();
            return std::exchange(last, now) == now;
        });
        EXPECT_TRUE(last.save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png")));
    }

  private:
    test::ScratchFolder m_folder;
};

TEST_F(ManualPictures, OfCoding) {
    auto driver = coding("T04", "A-05");
    keep(*driver, "state-clip-opened");

    goToFrame(*driver, 200);
    driver->key(Qt::Key_4);
    driver->key(Qt::Key_Period);
    driver->key(Qt::Key_M);
    driver->key(Qt::Key_Plus);
    ASSERT_TRUE(shows(*driver, "evidence.note"));
    driver->type(QStringLiteral("waits until the child has turned back"));
    keep(*driver, "state-evidence");
    driver->key(Qt::Key_Return);

    driver->key(Qt::Key_Down);
    driver->key(Qt::Key_N);
    keep(*driver, "state-not-codable");

    driver->key(Qt::Key_Down);
    driver->key(Qt::Key_6);
    goToFrame(*driver, 300);
    driver->key(Qt::Key_I);
    goToFrame(*driver, 380);
    driver->key(Qt::Key_O);
    driver->key(Qt::Key_Return);
    driver->type(QStringLiteral("peekaboo"));
    driver->key(Qt::Key_Return);
    driver->key(Qt::Key_H, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "history"));
    keep(*driver, "state-history");
    driver->key(Qt::Key_Escape);

    driver->key(Qt::Key_F, Qt::ControlModifier);
    driver->type(QStringLiteral("peek"));
    keep(*driver, "state-find");
    driver->key(Qt::Key_Escape);
    driver->key(Qt::Key_Escape);

    driver->key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "submit.title"));
    keep(*driver, "state-submit-missing");
    driver->key(Qt::Key_Escape);

    driver->key(Qt::Key_Question);
    ASSERT_TRUE(shows(*driver, "keySheet"));
    keep(*driver, "state-keys");
    driver->key(Qt::Key_Escape);

    driver->key(Qt::Key_K, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "palette"));
    driver->type(QStringLiteral("seg"));
    keep(*driver, "state-palette");
    driver->key(Qt::Key_Escape);

    driver->key(Qt::Key_Comma, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "settings"));
    keep(*driver, "state-settings");
}

TEST_F(ManualPictures, OfSubmittingAndComparing) {
    auto driver = coding("T04", "A-06");
    for (const Qt::Key score : {Qt::Key_5, Qt::Key_4, Qt::Key_6, Qt::Key_7, Qt::Key_5, Qt::Key_3}) {
        driver->key(score);
        driver->key(Qt::Key_Down);
    }
    driver->key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "submit.title"));
    keep(*driver, "state-submit");
    driver->click("submit.confirm");
    ASSERT_TRUE(
        driver->until([&] { return driver->room() == QStringLiteral("compare") || shows(*driver, "submit.compare"); }));
    if (driver->room() != QStringLiteral("compare"))
        driver->click("submit.compare");
    ASSERT_TRUE(driver->until([&] { return driver->room() == QStringLiteral("compare"); }));
    ASSERT_TRUE(shows(*driver, "comparison"));
    driver->key(Qt::Key_N);
    driver->key(Qt::Key_Return);
    keep(*driver, "state-compare-moment");
}

TEST_F(ManualPictures, OfTheTrainersRooms) {
    auto driver = windowOf("R1");
    driver->key(Qt::Key_7, Qt::ControlModifier);
    ASSERT_TRUE(driver->until([&] { return driver->room() == QStringLiteral("rounds"); }));
    driver->key(Qt::Key_N, Qt::ControlModifier);
    ASSERT_TRUE(shows(*driver, "round.sentence"));
    keep(*driver, "state-round-form");
    driver->key(Qt::Key_Escape);
    const char* pages[] = {"references", "certificates", "consent"};
    for (const char* page : pages) {
        auto* tab = driver->find<QAbstractButton>((std::string("rounds.tab.") + page).c_str());
        ASSERT_NE(tab, nullptr) << page;
        driver->click(tab);
        keep(*driver, (std::string("state-") + page).c_str());
    }
    driver->key(Qt::Key_6, Qt::ControlModifier);
    ASSERT_TRUE(driver->until([&] { return driver->room() == QStringLiteral("schemes"); }));
    driver->key(Qt::Key_F5);
    keep(*driver, "state-scheme-trial");
    driver->key(Qt::Key_4, Qt::ControlModifier);
    ASSERT_TRUE(driver->until([&] { return driver->room() == QStringLiteral("calibrate"); }));
    ASSERT_TRUE(driver->until([&] {
        const auto* button = driver->find<QWidget>("calibrate.export");
        return button && button->isEnabled();
    }));
    driver->click("calibrate.export");
    auto* dialog = driver->find<ui::SummaryDialog>("summary");
    ASSERT_NE(dialog, nullptr);
    dialog->resize(920, 680); // the offscreen screen is small
    ASSERT_TRUE(driver->until([&] { return dialog->pagesShown() > 0; }));
    keep(*driver, "state-summary", "summary");
}

} // namespace
} // namespace attune

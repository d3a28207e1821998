// SPDX-License-Identifier: GPL-3.0-or-later
// A passphrase in the window: given, asked for, wrong, changed, taken away; the notes behind it.
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "store/library.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;

class Passphrase : public testing::Test {
  protected:
    void SetUp() override {
        qputenv("ATTUNE_FAST_PASSPHRASE", "1");
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library.close();
        driver = std::make_unique<WindowDriver>(library.file(), "T1");
    }
    /// Fills the panel as it stands and presses Enter.
    void fill(const QStringList& words) {
        for (qsizetype i = 0; i < words.size(); ++i) {
            driver->type(words[i]);
            driver->key(i + 1 < words.size() ? Qt::Key_Tab : Qt::Key_Return);
        }
    }
    void openAgain() {
        driver->window().openLibrary(library.file(), RaterId("T1"));
        QCoreApplication::processEvents();
    }
    bool panelIsOpen() { return driver->find<QWidget>("passphrasePanel") != nullptr; }

    PracticeLibrary library;
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(Passphrase, GivenAskedForChangedAndTakenAway) {
    driver->window().showRoom(QStringLiteral("journal"));
    driver->click("journal.passphrase");
    fill({QStringLiteral("three blocks"), QStringLiteral("three bricks")});
    EXPECT_THAT(driver->text("passphrasePanel.problem").toStdString(), HasSubstr("not the same"));
    driver->type(QStringLiteral("three blocks"));
    driver->key(Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_FALSE(panelIsOpen());
    // The notes work behind it, and lie encrypted.
    auto* field = driver->find<QPlainTextEdit>("journal.field.2");
    ASSERT_NE(field, nullptr);
    QCoreApplication::processEvents(); // the fields are shown with the next event
    driver->click(field);
    driver->type(QStringLiteral("I felt for the child"));
    EXPECT_EQ(field->toPlainText(), QStringLiteral("I felt for the child"));
    driver->window().showRoom(QStringLiteral("clips"));
    QFile file(QString::fromStdString(library.file().string()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("felt for the child"));

    openAgain();
    EXPECT_EQ(driver->window().session(), nullptr) << "closed until the passphrase is given";
    ASSERT_NE(driver->find<QLineEdit>("passphrase.field"), nullptr);
    driver->key(Qt::Key_Return);
    EXPECT_THAT(driver->text("passphrase.problem").toStdString(), HasSubstr("Write the passphrase"));
    driver->type(QStringLiteral("three bricks"));
    driver->key(Qt::Key_Return);
    EXPECT_THAT(driver->text("passphrase.problem").toStdString(), HasSubstr("not the passphrase of T1"));
    EXPECT_FALSE(driver->window().windowTitle().contains(QStringLiteral("three")));
    driver->type(QStringLiteral("three blocks"));
    driver->key(Qt::Key_Return);
    ASSERT_NE(driver->window().session(), nullptr);
    driver->window().showRoom(QStringLiteral("journal"));
    EXPECT_EQ(driver->find<QPlainTextEdit>("journal.field.2")->toPlainText(), QStringLiteral("I felt for the child"));
    ASSERT_TRUE(driver->window().session()->openStore()) << "workers open it too";

    driver->click("journal.passphrase");
    fill({QStringLiteral("wrong one"), QStringLiteral("four blocks"), QStringLiteral("four blocks")});
    EXPECT_THAT(driver->text("passphrasePanel.problem").toStdString(), HasSubstr("not the passphrase"));
    driver->type(QStringLiteral("three blocks")); // over the wrong one, which is selected
    driver->key(Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_FALSE(panelIsOpen());
    EXPECT_FALSE(Session::openWith(library.file(), RaterId("T1"), "three blocks"));
    EXPECT_TRUE(Session::openWith(library.file(), RaterId("T1"), "four blocks"));
}

TEST_F(Passphrase, TakenAwayWithThePresentOneAlone) {
    ASSERT_TRUE(driver->window().session()->setPassphrase({}, "three blocks"));
    EXPECT_TRUE(driver->window().perform(QStringLiteral("library.passphrase")));
    driver->type(QStringLiteral("three blocks"));
    driver->click("passphrasePanel.remove");
    EXPECT_FALSE(driver->window().session()->hasPassphrase());
    openAgain();
    EXPECT_NE(driver->window().session(), nullptr) << "no longer asked for";
}

TEST_F(Passphrase, SomebodyElseMayChooseAnotherCode) {
    ASSERT_TRUE(driver->window().session()->setPassphrase({}, "three blocks"));
    openAgain();
    driver->click("passphrase.other");
    driver->click("person.R1");
    ASSERT_NE(driver->window().session(), nullptr);
    EXPECT_EQ(driver->window().session()->person().id, RaterId("R1"));
}

} // namespace
} // namespace attune::test

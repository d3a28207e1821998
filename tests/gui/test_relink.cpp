// SPDX-License-Identifier: GPL-3.0-or-later
// A clip whose file was moved is found again by its content, in the real window on a real library.
#include "base/file.h"
#include "gui/window_driver.h"
#include "support/places.h"
#include "support/scratch_folder.h"
#include "workspace/sample_library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

using namespace ui;
using ::testing::HasSubstr;

class Relink : public ::testing::Test {
  protected:
    void SetUp() override {
        auto made = makeSampleLibrary(folder.path());
        ASSERT_TRUE(made.has_value()) << made.error().text();
        library = *made;
        std::filesystem::create_directories(folder / "films");
        std::filesystem::copy_file(sourceFolder() / "sample_data/clips/six-02.mp4", folder / "films/visit.mp4");
        // Other bytes than any clip of the library: the same film with something behind it.
        auto bytes = readFile(folder / "films/visit.mp4");
        ASSERT_TRUE(bytes);
        ASSERT_TRUE(writeFileAtomic(folder / "films/visit.mp4", *bytes + std::string(8, '\0'), Overwrite::Allow));
    }
    void TearDown() override { qApp->setProperty("nextFile", {}); }

    static bool says(WindowDriver& driver, const char* words) {
        return WindowDriver::until([&] { return driver.text("notice.text").contains(QLatin1String(words)); });
    }
    // In a window that is gone afterwards, as the file will be.
    void addVisit() {
        WindowDriver driver(library, "R1");
        driver.window().showRoom(QStringLiteral("clips"));
        WindowDriver::nextFile(folder / "films/visit.mp4");
        driver.click("clips.add");
        ASSERT_TRUE(says(driver, " is in the library")) << driver.text("notice.text").toStdString();
        alias = driver.text("notice.text").section(QStringLiteral(" is in"), 0, 0);
    }

    ScratchFolder folder;
    std::filesystem::path library;
    QString alias; ///< of the clip of visit.mp4
};

TEST_F(Relink, AMovedClipIsFoundByItsContentAndAChangedFileIsRefused) {
    ASSERT_NO_FATAL_FAILURE(addVisit());
    std::filesystem::rename(folder / "films", folder / "moved");
    std::filesystem::rename(folder / "moved/visit.mp4", folder / "moved/tape 3.mp4");
    auto bytes = readFile(folder / "moved/tape 3.mp4");
    ASSERT_TRUE(bytes);
    bytes->back() = 'x'; // one byte of the file
    ASSERT_TRUE(writeFileAtomic(folder / "moved/visit.mp4", *bytes, Overwrite::Refuse));

    WindowDriver driver(library, "R1");
    driver.window().showRoom(QStringLiteral("clips"));
    // Opening a clip whose file is away asks where it is. The name alone does not make it the same film.
    WindowDriver::nextFile(folder / "moved/visit.mp4");
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    ASSERT_TRUE(says(driver, "another file")) << driver.text("notice.text").toStdString();
    EXPECT_THAT(driver.text("notice.text").toStdString(), HasSubstr("visit.mp4"));
    EXPECT_EQ(driver.room(), QStringLiteral("clips")) << "it is not opened";
    WindowDriver::nextFile(folder / "moved/tape 3.mp4");
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    ASSERT_TRUE(says(driver, " was found again")) << driver.text("notice.text").toStdString();
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    EXPECT_TRUE(WindowDriver::until([&] { return driver.room() == QStringLiteral("code"); }));
}

TEST_F(Relink, AFolderIsSearchedForAllMissingFiles) {
    for (const char* name : {"one.mp4", "two.mp4"}) { // two clips more, of the same film with other endings
        auto bytes = readFile(folder / "films/visit.mp4");
        ASSERT_TRUE(bytes);
        ASSERT_TRUE(writeFileAtomic(folder / "films" / name, *bytes + name, Overwrite::Refuse));
    }
    std::filesystem::remove(folder / "films/visit.mp4");
    {
        WindowDriver driver(library, "R1");
        driver.window().showRoom(QStringLiteral("clips"));
        EXPECT_FALSE(driver.find<QWidget>("clips.lost")->isVisible()) << "all is where it was";
        for (const char* name : {"one.mp4", "two.mp4"}) {
            WindowDriver::nextFile(folder / "films" / name);
            driver.click("clips.add");
            ASSERT_TRUE(WindowDriver::until([&] { return driver.window().currentRoom()->isReady(); }));
        }
    }
    std::filesystem::create_directories(folder / "drive/2026");
    std::filesystem::rename(folder / "films/one.mp4", folder / "drive/2026/tape 9.mp4");
    std::filesystem::rename(folder / "films/two.mp4", folder / "drive/two.mp4");

    WindowDriver driver(library, "R1");
    driver.window().showRoom(QStringLiteral("clips"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver.find<QWidget>("clips.lost")->isVisible(); }));
    EXPECT_EQ(QApplication::activeWindow(), &driver.window()) << "the line is a part of the window from the first";
    EXPECT_EQ(driver.text("clips.lost.words"), QStringLiteral("2 files are not where they were."));
    // Nothing in this folder; said so.
    WindowDriver::nextFile(folder / "films");
    driver.click("clips.lost.search");
    ASSERT_TRUE(says(driver, "None of the missing files")) << driver.text("notice.text").toStdString();
    WindowDriver::nextFile(folder / "drive");
    driver.key(Qt::Key_F3, Qt::ShiftModifier);
    ASSERT_TRUE(says(driver, "2 of 2 missing files were found")) << driver.text("notice.text").toStdString();
    EXPECT_FALSE(driver.find<QWidget>("clips.lost")->isVisible());
}

TEST_F(Relink, AChangedFileIsRefusedForCodingUntilTheRightOneIsFound) {
    ASSERT_NO_FATAL_FAILURE(addVisit());
    // Somebody puts another film in its place.
    std::filesystem::rename(folder / "films/visit.mp4", folder / "kept.mp4");
    std::filesystem::copy_file(sourceFolder() / "sample_data/clips/six-05.mp4", folder / "films/visit.mp4");

    WindowDriver driver(library, "R1");
    driver.window().showRoom(QStringLiteral("clips"));
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    ASSERT_TRUE(WindowDriver::until([&] { return driver.room() == QStringLiteral("code"); }));
    ASSERT_TRUE(says(driver, "has changed since it was added")) << driver.text("notice.text").toStdString();
    CodeRoom* code = driver.code();
    ASSERT_NE(code->desk(), nullptr);
    EXPECT_TRUE(code->desk()->readOnly());
    EXPECT_EQ(code->bridge()->index(), nullptr) << "its pictures are gone";
    driver.key(Qt::Key_5);
    EXPECT_TRUE(code->desk()->coding().ratings.empty()) << "nothing is rated";
    EXPECT_FALSE(driver.find<QWidget>("submit.compare")->isVisible()) << "locked, but not submitted";
    ASSERT_TRUE(driver.window().perform(QStringLiteral("coding.submit")));
    EXPECT_THAT(driver.text("submit.missing").toStdString(), HasSubstr("has changed since it was added"));
    driver.key(Qt::Key_Escape);
    // It stays refused after a restart of the room, and the list says it.
    driver.window().showRoom(QStringLiteral("clips"));
    ASSERT_TRUE(WindowDriver::until([&] { return driver.find<QWidget>("clips.lost")->isVisible(); }));
    driver.window().showRoom(QStringLiteral("code"));
    EXPECT_TRUE(code->desk()->readOnly());
    // The right file again, under another name.
    driver.window().showRoom(QStringLiteral("clips"));
    WindowDriver::nextFile(folder / "kept.mp4");
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    ASSERT_TRUE(says(driver, " was found again")) << driver.text("notice.text").toStdString();
    ASSERT_NO_FATAL_FAILURE(driver.openCard(alias));
    ASSERT_TRUE(WindowDriver::until([&] { return code->bridge()->index() != nullptr && code->isReady(); }));
    EXPECT_FALSE(code->desk()->readOnly());
    driver.key(Qt::Key_5);
    EXPECT_EQ(code->desk()->coding().ratings.size(), 1U);
}

} // namespace
} // namespace attune::test

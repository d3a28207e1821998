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
    ScratchFolder folder;
    std::filesystem::path library;
};

TEST_F(Relink, AMovedClipIsFoundByItsContentAndAChangedFileIsRefused) {
    QString alias;
    {
        WindowDriver driver(library, "R1");
        driver.window().showRoom(QStringLiteral("clips"));
        WindowDriver::nextFile(folder / "films/visit.mp4");
        driver.click("clips.add");
        ASSERT_TRUE(says(driver, " is in the library")) << driver.text("notice.text").toStdString();
        alias = driver.text("notice.text").section(QStringLiteral(" is in"), 0, 0);
    }
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

} // namespace
} // namespace attune::test

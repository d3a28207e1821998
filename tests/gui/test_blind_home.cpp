// SPDX-License-Identifier: GPL-3.0-or-later
// A trainee's own folder, with the clip, its poster, its caches and the package it came in: nothing of the reference is
// in any byte of it before submission, and its scores are behind no query.
#include "base/file.h"
#include "exchange/package_file.h"
#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "store/library.h"
#include "workspace/packages.h"

#include <gmock/gmock.h>

namespace attune::test {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(BlindAtHome, NothingInPostersCachesPackageOrTitles) {
    PracticeLibrary library("R1");
    if (library.media().empty())
        GTEST_SKIP() << "ffmpeg could not make the test clip";
    library.close();
    ScratchFolder folder;
    const auto package = folder / "t1.zip", home = folder / "home" / "mine.attune";
    std::filesystem::create_directories(home.parent_path());
    {
        auto site = std::move(Library::open(library.file()).value());
        const auto made = packAssignment(*site, {RoundId("round-01"), RaterId("T1"), RaterId("R1"), true, package});
        ASSERT_TRUE(made) << made.error().text();
    }
    WindowDriver driver;
    WindowDriver::nextFile(home);
    driver.drop(package);
    ASSERT_TRUE(WindowDriver::until([&] { return driver.window().session() != nullptr; }));
    const auto fileWith = [&](const std::string& part) {
        for (const auto& file : std::filesystem::recursive_directory_iterator(home.parent_path()))
            if (file.path().filename().string().find(part) != std::string::npos && file.is_regular_file())
                return true;
        return false;
    };
    ASSERT_TRUE(WindowDriver::until([&] { return fileWith("poster-"); })) << "the card's picture";
    QString titles = driver.window().windowTitle();
    driver.openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(
        WindowDriver::until([&] { return driver.room() == "code" && driver.code()->picture()->shownFrame() == 0; }));
    titles += driver.window().windowTitle();
    driver.key(Qt::Key_4); // a score of one's own, saved
    ASSERT_TRUE(driver.window().session()->flush());
    int files = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(home.parent_path())) {
        if (!file.is_regular_file())
            continue;
        ++files;
        const std::string bytes = readFile(file.path(), 1u << 30).value();
        for (const char* secret : {"Reason for", "Takes the block"})
            EXPECT_THAT(bytes, Not(HasSubstr(secret))) << file.path();
        titles += QString::fromStdString(file.path().filename().string());
    }
    EXPECT_GT(files, 2) << "library, clip, poster";
    const auto opened = readPackage(package);
    for (const auto& [name, text] : opened->documents)
        for (const char* secret : {"Reason for", "Takes the block"})
            EXPECT_THAT(text, Not(HasSubstr(secret))) << name;
    EXPECT_FALSE(titles.contains(QStringLiteral("Reason")));
    // No query gives a score of the reference, whatever role is claimed.
    const auto own = std::move(Library::open(home).value());
    for (const RaterRole role : {RaterRole::Trainee, RaterRole::Trainer, RaterRole::Supervisor}) {
        const auto coding = own->coding({RaterId("T1"), role}, {PracticeLibrary::clip(), RaterId("REF")});
        EXPECT_FALSE(coding && *coding);
    }
    const auto codings = own->codings();
    for (const Coding& coding : *codings)
        EXPECT_EQ(coding.rater, RaterId("T1"));
    EXPECT_TRUE(own->referenceNotes({RaterId("T1"), RaterRole::Trainer})->empty());
}

} // namespace
} // namespace attune::test

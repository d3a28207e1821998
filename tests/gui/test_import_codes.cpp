// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of other programs' files, in and out by the window.
#include "base/file.h"
#include "exchange/formats.h"
#include "gui/window_driver.h"
#include "support/scratch_folder.h"
#include "workspace/sample_library.h"

#include <QPushButton>
#include <QTableWidget>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

using ::testing::HasSubstr;

class ImportCodes : public ::testing::Test {
  protected:
    void SetUp() override {
        auto made = makeSampleLibrary(folder.path());
        ASSERT_TRUE(made.has_value()) << made.error().text();
        library = *made;
        file = folder / "six-01.csv";
        ASSERT_TRUE(writeFileAtomic(file,
                                    "observation,tier,coder,kind,start,end,code\nsix-01,hands,,interval,1,2,left\n"
                                    "six-01,hands,,interval,5,4,both\n",
                                    Overwrite::Refuse));
    }
    void TearDown() override {
        qApp->setProperty("nextFile", {});
        qApp->setProperty("nextAnswer", {});
    }

    // By the palette, as somebody does who does not know where it is.
    static void command(WindowDriver& driver, const QString& words) {
        driver.key(Qt::Key_K, Qt::ControlModifier);
        driver.type(words);
        driver.key(Qt::Key_Return);
    }
    void openFile(WindowDriver& driver) const {
        WindowDriver::nextFile(file);
        command(driver, QStringLiteral("Import codes"));
        ASSERT_TRUE(WindowDriver::until([&] {
            auto* button = driver.find<QPushButton>("importCodes.import");
            return button && button->isEnabled();
        }));
    }
    [[nodiscard]] std::size_t segmentsOf(const char* rater) const {
        std::size_t count = 0;
        for (const Coding& coding : Library::open(library).value()->codings().value())
            if (coding.rater.value == rater)
                for (const auto& [id, segment] : coding.segments)
                    count += segment.track == "hands";
        return count;
    }

    ScratchFolder folder;
    std::filesystem::path library, file;
};

TEST_F(ImportCodes, ArePreviewedMendedWhenAskedAndTakenBackWhole) {
    WindowDriver driver(library, "R1");
    ASSERT_NO_FATAL_FAILURE(openFile(driver));
    EXPECT_THAT(driver.text("importCodes.head").toStdString(),
                HasSubstr("1 code by R1 on clip six-01. In the kept file only: 1 code, see below."));
    auto* issues = driver.find<QTableWidget>("importCodes.issues");
    ASSERT_GE(issues->rowCount(), 1);
    EXPECT_THAT(issues->item(issues->rowCount() - 1, 0)->text().toStdString(), HasSubstr("hands"));
    EXPECT_THAT(issues->item(issues->rowCount() - 1, 1)->text().toStdString(), HasSubstr("ends before it starts"));
    EXPECT_EQ(segmentsOf("R1"), 0u) << "only looked at";
    driver.click("importCodes.mend");
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver.text("importCodes.head").startsWith(QStringLiteral("2 codes by R1")); }));
    EXPECT_THAT(issues->item(0, 1)->text().toStdString(), HasSubstr("(put right)"));
    driver.click("importCodes.import");
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver.text("importCodes.state") == QStringLiteral("Imported: 2 codes from six-01.csv."); }));
    EXPECT_EQ(segmentsOf("R1"), 2u);
    driver.click("importCodes.back");
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver.text("importCodes.state") == QStringLiteral("The import was taken back."); }));
    EXPECT_EQ(segmentsOf("R1"), 0u);
    driver.click("importCodes.leave");
    ASSERT_TRUE(WindowDriver::until([&] { return !driver.find<QPushButton>("importCodes.leave"); }));
    // Once more, to stay.
    ASSERT_NO_FATAL_FAILURE(openFile(driver));
    driver.click("importCodes.import");
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver.find<QPushButton>("importCodes.leave")->text() == QStringLiteral("Done"); }));
    driver.key(Qt::Key_Return);
    ASSERT_TRUE(WindowDriver::until(
        [&] { return driver.text("notice.text") == QStringLiteral("Imported: 1 code from six-01.csv."); }));
    EXPECT_EQ(segmentsOf("R1"), 1u);
    EXPECT_TRUE(Library::open(library).value()->verify().value().empty());
    // And out again.
    WindowDriver::nextFile(folder / "out.eaf");
    command(driver, QStringLiteral("Save timed codes"));
    ASSERT_TRUE(WindowDriver::until([&] { return std::filesystem::exists(folder / "out.eaf"); }));
    const auto out = readTimed(readFile(folder / "out.eaf").value(), {});
    ASSERT_TRUE(out.has_value());
    EXPECT_EQ(std::ranges::count(out->rows, std::string("left"), &TimedRow::code), 1);
}

TEST_F(ImportCodes, BrokenFilesSayWhy) {
    ASSERT_TRUE(writeFileAtomic(file, "neither codes nor times\n", Overwrite::Allow));
    WindowDriver driver(library, "R1");
    WindowDriver::nextFile(file);
    command(driver, QStringLiteral("Import codes"));
    ASSERT_TRUE(WindowDriver::until([&] { return !driver.text("importCodes.problem").isEmpty(); }));
    EXPECT_FALSE(driver.find<QPushButton>("importCodes.import")->isEnabled());
    driver.click("importCodes.leave");
    EXPECT_TRUE(WindowDriver::until([&] { return !driver.find<QPushButton>("importCodes.leave"); }));
}

TEST_F(ImportCodes, TraineesSaveTheirOwnCodesAlone) {
    WindowDriver driver(library, "T01");
    EXPECT_FALSE(driver.window().canPerform(QStringLiteral("codes.import")));
    WindowDriver::nextFile(folder / "mine.csv");
    command(driver, QStringLiteral("Save timed codes"));
    ASSERT_TRUE(WindowDriver::until([&] { return std::filesystem::exists(folder / "mine.csv"); }));
    const auto mine = readTimed(readFile(folder / "mine.csv").value(), {});
    ASSERT_TRUE(mine.has_value());
    EXPECT_FALSE(mine->rows.empty());
    for (const TimedRow& row : mine->rows)
        EXPECT_EQ(row.coder, "T01");
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "report/html_summary.h"
#include "report/pdf_document.h"
#include "support/places.h"
#include "unit/report/sample_report.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

namespace attune {
namespace {

/// Pages are left in the build folder to be looked at.
void leave(const std::string& name, const AgreementReport& report) {
    const auto folder = test::buildFolder() / "summary_pages";
    std::filesystem::create_directories(folder);
    const std::string page = htmlSummary(report);
    ASSERT_TRUE(writeFileAtomic(folder / name, page, Overwrite::Allow));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_EQ(page.find("nan"), std::string::npos);
}

TEST(SummaryPages, Sample) {
    leave("three.html", testing::sampleReport());
    auto one = testing::sampleReport();
    std::erase_if(one.pairs, [](const PairAgreement& pair) { return pair.a != "T02"; });
    std::erase_if(one.verdicts, [](const Verdict& verdict) { return verdict.rater != "T02"; });
    one.raters = 1;
    leave("one.html", one);
    leave("twelve.html", testing::sampleReport(12, 12));
    leave("seven_clips.html", testing::sampleReport(7));
    leave("four_clips.html", testing::sampleReport(4));
    leave("forty_clips.html", testing::sampleReport(40));
    leave("codes.html", testing::nominalReport());
    leave("empty.html", AgreementReport{});
    auto wordy = testing::sampleReport(12, 4);
    wordy.study.title = "Spring training of the observers of the northern and the coastal visiting teams, second half";
    for (auto& info : wordy.study.dimensions)
        info.name = "Quality of assistance in problem solving and autonomy: " + info.name;
    for (auto& pair : wordy.pairs) {
        pair.a += " visiting nurse Bartholomew-Featherstone";
        for (auto& score : pair.scores)
            score.target = "clip_recorded_in_the_family_home_" + score.target;
    }
    for (auto& verdict : wordy.verdicts)
        verdict.rater += " visiting nurse Bartholomew-Featherstone";
    leave("wordy.html", wordy);
}

/// The preview shows what the PDF holds: the same number of pages, ink on each, and white where nothing stands.
TEST(SummaryPages, PicturesAreThePagesOfThePdf) {
    const std::string html = htmlSummary(testing::sampleReport());
    const auto all = picturesOfDocument(html, PaperSize::A4, .5);
    ASSERT_TRUE(all.has_value());
    EXPECT_GT(all->pages, 3u);
    ASSERT_EQ(all->pictures.size(), all->pages);
    for (const PagePicture& picture : all->pictures) {
        EXPECT_EQ(picture.width, 298);
        EXPECT_EQ(picture.height, 421);
        EXPECT_EQ(picture.pixels.front(), 0xffffffffU);
        EXPECT_GT(std::ranges::count_if(picture.pixels, [](std::uint32_t p) { return (p & 0xffU) < 0x80U; }), 20);
    }
    const auto second = picturesOfDocument(html, PaperSize::A4, .5, 1, 1);
    ASSERT_EQ(second->pictures.size(), 1u);
    EXPECT_EQ(second->pages, all->pages);
    EXPECT_EQ(second->pictures[0].pixels, all->pictures[1].pixels);
    EXPECT_FALSE(picturesOfDocument("<main><p>", PaperSize::A4, 1).has_value());
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {

using testing::HasSubstr;

TEST(Certificate, SaysWhatItRestsOnAndNothingMore) {
    CertificationRecord record;
    record.wallMs = 1'780'000'000'000;
    record.rater = RaterId("T01");
    record.judge = RaterId("R1");
    record.clips = 12;
    record.referenceVersion = 3;
    record.referenceHash = std::string(64, 'c');
    record.verdict = {"T01", "Site <standard>", VerdictOutcome::Pass, {}};
    record.verdict.clauses.push_back({"a", "d1", .9, .8, true, "", "within_1", "value", "atLeast"});
    record.figures = {
        {"d1", "exact", .5, "", 12}, {"d1", "bias", .25, "", 12}, {"d1", "icc_a1", {}, "zero_variance", 12}};
    EXPECT_FALSE(certificateHtml(record, {})) << "no term, no certificate";
    record.validUntil = "2027-05-28";
    const CertificateText text{"Northside",   "Six, version 1", "Not for clinical use",
                               "Spring test", "R1, R2",         {{"d1", "Warmth"}}};
    const auto html = certificateHtml(record, text);
    ASSERT_TRUE(html);
    for (const char* words : {"T01", "Site &lt;standard&gt;", "Northside", "Valid until 2027-05-28", "version 3",
                              "12 clips", "Warmth", "+0.25", "this site", "Not for clinical use"})
        EXPECT_THAT(*html, HasSubstr(words));
    EXPECT_THAT(*html, testing::Not(HasSubstr("d1")));
    EXPECT_EQ(*html, *certificateHtml(record, text));
    record.verdict.outcome = VerdictOutcome::Fail;
    EXPECT_FALSE(certificateHtml(record, text));
}

} // namespace attune

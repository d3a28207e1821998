// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_summary.h"
#include "report/number_text.h"
#include "unit/report/sample_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

namespace attune {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

AgreementReport onlyRater(const std::string& rater, int clips = 12) {
    auto report = testing::sampleReport(clips);
    std::erase_if(report.pairs, [&](const PairAgreement& pair) { return pair.a != rater; });
    std::erase_if(report.verdicts, [&](const Verdict& verdict) { return verdict.rater != rater; });
    report.raters = 1;
    return report;
}

using testing::htmlFault;
using testing::wordsOf;

TEST(HtmlSummary, SameReportSameBytes) {
    EXPECT_EQ(htmlSummary(testing::sampleReport()), htmlSummary(testing::sampleReport()));
}

// Three raters and a reference that scored only the first two clips.
AgreementReport partlyReferenced() {
    AgreementReport report;
    report.settings.reference = "REF";
    ScoreSheet sheet;
    sheet.dimension = "warmth";
    sheet.categories = {"1", "2", "3", "4", "5", "6", "7"};
    sheet.targets = {"near", "far", "wide", "wider"};
    sheet.raters = {"REF", "T1", "T2", "T3"};
    // Places of categories: the raters of "near" differ by four among themselves, but from the reference by two.
    sheet.cells = {3, 1, 5, 3, 0, 3, 3, 3, ScoreSheet::missing, 2, 4, 2, ScoreSheet::missing, 0, 6, 3};
    report.sheets.push_back(sheet);
    for (const char* rater : {"T1", "T2", "T3"}) {
        PairAgreement pair;
        pair.a = rater;
        pair.b = "REF";
        pair.dimension = "warmth";
        report.pairs.push_back(pair);
    }
    return report;
}

TEST(HtmlSummary, DisagreementsGoByTheReferenceAndElseByTheSpread) {
    const std::string words = wordsOf(htmlSummary(partlyReferenced()));
    const auto at = [&](const std::string& text) {
        const auto found = words.find(text, words.find("Where the scores part"));
        EXPECT_NE(found, std::string::npos) << text << "\n" << words;
        return found;
    };
    EXPECT_LT(at("from the reference"), at("far"));
    EXPECT_LT(at("far"), at("near")) << "three from the reference before two";
    EXPECT_LT(at("near"), at("between two raters"));
    EXPECT_LT(at("wider"), at("wide ")) << "six apart before two";
    (void)at("more than one point from the reference: 2 of 2, the widest first");
    (void)at("without a score of the reference more than one point from each other: 2 of 2, the widest first");
    AgreementReport own = partlyReferenced();
    own.pairs.resize(1);
    const std::string ownWords = wordsOf(htmlSummary(own));
    EXPECT_THAT(ownWords, Not(HasSubstr("T2 ")));
    EXPECT_THAT(ownWords, Not(HasSubstr("between two raters")));
}

TEST(HtmlSummary, StandsAlone) {
    const std::string html = htmlSummary(testing::sampleReport());
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<link")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("url(")));
    EXPECT_THAT(html, Not(HasSubstr("href=")));
    EXPECT_THAT(html, Not(HasSubstr("@import")));
}

TEST(HtmlSummary, IsWellFormedForEveryKindOfReport) {
    for (const auto& report : {testing::sampleReport(), onlyRater("T02"), testing::sampleReport(1),
                               testing::sampleReport(4), testing::sampleReport(7), testing::sampleReport(40),
                               testing::sampleReport(12, 12), testing::nominalReport(), AgreementReport{}}) {
        const std::string html = htmlSummary(report);
        EXPECT_EQ(htmlFault(html), "");
        EXPECT_FALSE(std::regex_search(wordsOf(html), std::regex("\\bnan\\b|\\binf\\b|-nan", std::regex::icase)));
        EXPECT_THAT(wordsOf(html), Not(HasSubstr("!|")));
    }
}

TEST(HtmlSummary, FirstPageTellsTheMainThing) {
    const std::string words = wordsOf(htmlSummary(onlyRater("T02")));
    EXPECT_THAT(words, HasSubstr("Rater T02 with this site’s reference, round 3"));
    EXPECT_THAT(words, HasSubstr("T02 met the rule on 4 of 6 dimensions. On non-intrusiveness T02 scored 1.5 points "
                                 "higher than the reference while keeping nearly the same order of clips. "
                                 "Non-hostility cannot be judged by a coefficient on these clips. With n = 12 the "
                                 "uncertainty is wide."));
    EXPECT_THAT(words, HasSubstr("Six-Strand demo, version 3, 1 to 7 in half points"));
    EXPECT_THAT(words, HasSubstr("Population|not recorded"));
    EXPECT_THAT(words, HasSubstr("This is agreement with this site’s reference, not accuracy."));
}

TEST(HtmlSummary, TableHoldsTheFiguresOfTheReport) {
    const std::string words = wordsOf(htmlSummary(onlyRater("T02")));
    EXPECT_THAT(words, HasSubstr("Non-intrusiveness|12|0\u00A0%|50\u00A0% |(58\u00A0%)|+1.46 [+1.09, +1.83]|.58|.55 "
                                 "[.02, .84]|.90|not met"));
    EXPECT_THAT(words, HasSubstr("narrow range"));
    EXPECT_THAT(words, HasSubstr("Rule “Site standard 2026”: ICC(A,1) of .80 or more, bias within .50 in either "
                                 "direction and within one point of 80\u00A0% or more."));
    EXPECT_THAT(words, HasSubstr("Non-intrusiveness: ICC(A,1) is .55, asked for .80."));
    EXPECT_THAT(words, HasSubstr("Non-hostility: ICC(A,1) cannot be judged: the reference barely varies."));
}

TEST(HtmlSummary, QuotesIntervalFirstAndNamesTheModel) {
    EXPECT_THAT(wordsOf(htmlSummary(onlyRater("T02"))),
                HasSubstr("Sensitivity: ICC(A,1) between .71 and .97 (95\u00A0% F interval with Satterthwaite&#39;s "
                          "degrees of freedom), best estimate .90, two-way, absolute agreement, single rater"));
}

TEST(HtmlSummary, SmallSamplesShowNoCoefficientOrGreyOnes) {
    const std::string four = wordsOf(htmlSummary(onlyRater("T01", 4)));
    EXPECT_THAT(four, HasSubstr("With n = 4 only differences can be shown, no coefficient."));
    EXPECT_THAT(four, HasSubstr("differences only"));
    EXPECT_THAT(four, Not(HasSubstr("best estimate")));
    const std::string seven = htmlSummary(onlyRater("T01", 7));
    EXPECT_THAT(seven, HasSubstr("<i class=\"few\">."));
    EXPECT_THAT(wordsOf(seven), HasSubstr("With n = 7 there are too few clips to certify."));
    EXPECT_THAT(wordsOf(htmlSummary(onlyRater("T01", 40))), Not(HasSubstr("uncertainty is wide")));
}

TEST(HtmlSummary, UndefinedFiguresAreWordsWithTheirReason) {
    auto report = onlyRater("T01");
    for (auto& pair : report.pairs)
        for (auto& estimate : pair.estimates)
            if (estimate.name == "icc_a1") {
                estimate.value.reset();
                estimate.ci.reset();
                estimate.undefined = "zero_variance";
            }
    EXPECT_THAT(wordsOf(htmlSummary(report)), HasSubstr("not estimable: the scores of one side do not vary"));
}

TEST(HtmlSummary, BiasOfOneDirectionIsOneSentence) {
    AgreementReport report;
    report.settings.reference = "REF";
    const std::vector<std::string> clips{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    const std::vector<double> reference{1, 2, 3, 4, 5, 5, 4, 3, 2, 1};
    std::vector<double> one = reference;
    std::vector<double> two = reference;
    for (std::size_t i = 0; i < one.size(); ++i) {
        one[i] += i % 5 ? 1 : 1.5;
        two[i] += i % 5 ? 2 : 1.5;
    }
    report.pairs.push_back(testing::samplePair("T01", "REF", "Warmth", clips, one, reference));
    report.pairs.push_back(testing::samplePair("T01", "REF", "Tempo", clips, two, reference));
    report.pairs.push_back(testing::samplePair("T01", "REF", "Calm", clips, reference, one));
    EXPECT_THAT(wordsOf(htmlSummary(report)),
                HasSubstr("On warmth and tempo T01 scored 1.1 to 1.9 points higher than the reference while keeping "
                          "nearly the same order of clips. On calm T01 scored 1.1 points lower than the reference "
                          "while keeping nearly the same order of clips."));
}

TEST(HtmlSummary, AnIncompleteSetGivesNoVerdict) {
    auto report = onlyRater("T02");
    report.verdicts[0].outcome = VerdictOutcome::Incomplete;
    EXPECT_THAT(wordsOf(htmlSummary(report)), HasSubstr("The scores of T02 are incomplete, so the rule gives no "
                                                        "verdict; it was met on 4 of 6 dimensions."));
}

TEST(HtmlSummary, SeveralRatersHaveAnOverviewAndASectionEach) {
    const std::string words = wordsOf(htmlSummary(testing::sampleReport()));
    EXPECT_THAT(words, HasSubstr("3 raters with this site’s reference, round 3"));
    EXPECT_THAT(words, HasSubstr("Overview"));
    for (const char* rater : {"T01", "T02", "T03"})
        EXPECT_THAT(words, HasSubstr(std::string("Rater ") + rater + " with this site’s reference"));
    EXPECT_LT(words.find("Overview"), words.find("Rater T01 with"));
    EXPECT_THAT(words, HasSubstr("Raters among themselves"));
    EXPECT_THAT(words, HasSubstr("288 ratings of 12 clips on 6 dimensions by 3 raters and the reference"));
    EXPECT_THAT(words, HasSubstr("D-01|Non-intrusiveness|4|T01 4, T02 6, T03 4|2"));
}

TEST(HtmlSummary, AppendixLetsAnyoneRecompute) {
    const auto report = testing::sampleReport();
    const std::string words = wordsOf(htmlSummary(report));
    EXPECT_THAT(words, HasSubstr(report.inputs[0].sha256));
    EXPECT_THAT(words, HasSubstr("Seed|7"));
    EXPECT_THAT(words, HasSubstr("Program|Attune 0.1.0"));
    EXPECT_THAT(words, HasSubstr("icc.a1/mcgraw-wong-1996/1"));
    EXPECT_THAT(words, HasSubstr("dimension,clip,REF,T01,T02,T03\n"));
    EXPECT_THAT(words, HasSubstr("intrusive,D-01,4,4,6,4\n"));
    EXPECT_THAT(words, HasSubstr("2 not codable"));
    EXPECT_THAT(words, HasSubstr("Koo and Li (2016)"));
}

TEST(HtmlSummary, DesignSaysWhatABoardAsksFor) {
    auto report = testing::sampleReport();
    report.sheets[0].cells[1] = ScoreSheet::missing;
    report.sheets[0].cells[2] = ScoreSheet::notCodable;
    const std::string words = wordsOf(htmlSummary(report));
    EXPECT_THAT(words, HasSubstr("Ratings|288 ratings on 6 dimensions, 216 pairs of scores compared"));
    EXPECT_THAT(words,
                HasSubstr("Double coded|12 of 12 clips scored by two raters or more, the reference not counted"));
    EXPECT_THAT(words, HasSubstr("Rule|“Site standard 2026”"));
    EXPECT_THAT(words, HasSubstr("Rater T02 scored 12 of the 12 clips that have a reference (scheme Six-Strand demo, "
                                 "version 3, 1 to 7 in half points; reference REF, version 2 of 12 Mar 2026, consensus "
                                 "of two trainers). Independence: blind to reference and peers until submission, from "
                                 "the log."));
    EXPECT_THAT(words, HasSubstr("sensitivity,D-01,4,,not_codable,4\n"));
    report.verdicts.clear();
    EXPECT_THAT(wordsOf(htmlSummary(report)), HasSubstr("Rule|none was applied; nobody is judged"));
}

TEST(HtmlSummary, ClustersCountNotTheirClips) {
    auto report = testing::sampleReport(40, 2);
    report.settings.cluster = "family";
    for (auto& sheet : report.sheets)
        for (std::size_t t = 0; t < sheet.targets.size(); ++t)
            sheet.clusters.push_back("F" + std::to_string(t / 4));
    for (auto& pair : report.pairs)
        pair.estimates.front().parameters.emplace_back("clusters", std::int64_t{10});
    const std::string words = wordsOf(htmlSummary(report));
    EXPECT_THAT(words, HasSubstr("Clips|40 clips, in 10 clusters (family), which were resampled whole"));
    EXPECT_THAT(words, HasSubstr("With 10 clusters the uncertainty is wide."));
    EXPECT_THAT(words, HasSubstr("n = 40 in 10 clusters: wide uncertainty."));
    EXPECT_THAT(words, HasSubstr("dimension,clip,family,REF,T01,T02\n"));
}

TEST(HtmlSummary, FewClustersShowDifferencesOnlyEverywhere) {
    auto report = testing::sampleReport(40, 2);
    report.settings.cluster = "family";
    for (auto& sheet : report.sheets)
        for (std::size_t t = 0; t < sheet.targets.size(); ++t)
            sheet.clusters.push_back("F" + std::to_string(t / 10));
    for (auto& pair : report.pairs) {
        pair.estimates.front().parameters.emplace_back("clusters", std::int64_t{4});
        EXPECT_EQ(coefficientDisplay(pair, "icc_a1").state, CoefficientState::DifferencesOnly);
    }
    const std::string words = wordsOf(htmlSummary(report));
    EXPECT_THAT(words, HasSubstr("Clips|40 clips, in 4 clusters (family), too few to be resampled"));
    EXPECT_THAT(words, HasSubstr("With 4 clusters only differences can be shown, no coefficient."));
    EXPECT_THAT(words, HasSubstr("Fewer than six clusters: differences only."));
    EXPECT_THAT(words, HasSubstr("ICC(A,1) not shown (fewer than 6 clusters)"));
    EXPECT_THAT(words, HasSubstr("n = 40 in 4 clusters: differences only."));
    EXPECT_THAT(words, Not(HasSubstr("ICC(A,1) = ")));
    EXPECT_THAT(words, Not(HasSubstr("ICC(A,1) between")));
}

TEST(HtmlSummary, ManyRatersWithoutPairsShowTheirDistributions) {
    auto report = testing::sampleReport();
    report.pairs.clear();
    report.pooled.clear();
    report.verdicts.clear();
    report.settings.reference.reset();
    const std::string html = htmlSummary(report), words = wordsOf(html);
    EXPECT_EQ(htmlFault(html), "");
    EXPECT_THAT(words, HasSubstr("3 raters among themselves, round 3"));
    EXPECT_THAT(words, HasSubstr("Raters are not compared in pairs here, but among themselves."));
    EXPECT_THAT(words, HasSubstr("Rater|Sensitivity|mean (SD)|"));
    EXPECT_THAT(words, HasSubstr("|All|"));
    EXPECT_THAT(words, HasSubstr("|REF|4.38 (1.46)|")); // of 4 2 6 5.5 3 4.5 6.5 2.5 5 3.5 6 4
    EXPECT_THAT(words, HasSubstr("dimension,clip,REF,T01,T02,T03\n"));
}

TEST(HtmlSummary, CodesAndPairsWithoutReference) {
    const std::string words = wordsOf(htmlSummary(testing::nominalReport()));
    EXPECT_THAT(words, HasSubstr("class|20|80\u00A0% [58, 92]\u00A0%"));
    EXPECT_THAT(words, HasSubstr("T01 gave the same score as T02 on 80\u00A0% of the clips on class."));
    EXPECT_THAT(words, HasSubstr("neither is the measure of the other"));
    EXPECT_THAT(words, Not(HasSubstr("this site’s reference|")));
    EXPECT_THAT(words, HasSubstr("dimension,clip,T01,T02\nclass,v1,secure,secure\n"));
    EXPECT_THAT(words, HasSubstr("T01 scored 20 and T02 20 of 20 clips. Whether independently is not recorded."));
}

TEST(HtmlSummary, NearlyEmptyReportsSayWhatIsMissing) {
    EXPECT_THAT(wordsOf(htmlSummary(AgreementReport{})), HasSubstr("No raters were compared"));
    AgreementReport report;
    report.settings.reference = "REF";
    PairAgreement pair;
    pair.a = "T01";
    pair.b = "REF";
    pair.dimension = "warmth";
    report.pairs.push_back(pair);
    const std::string html = htmlSummary(report);
    EXPECT_EQ(htmlFault(html), "");
    EXPECT_THAT(wordsOf(html), HasSubstr("No clip was scored by both T01 and the reference; nothing can be compared."));
}

TEST(HtmlSummary, HostileTextStaysText) {
    const std::string hostile = "</style><script>alert(1)</script>\"'&\x01" + std::string(300, 'W') + "\xFF";
    auto report = testing::sampleReport();
    auto& study = report.study;
    for (std::string* field :
         {&study.title, &study.site, &study.instrument, &study.instrumentNotice, &study.population, &study.setting,
          &study.clipLength, &study.ageBand, &study.raters, &study.reference, &study.sampling, &study.order,
          &study.independence, &study.disagreementHandling, &study.driftChecks, &report.program})
        *field = hostile;
    study.date = hostile;
    study.dimensions[0].name = hostile;
    report.settings.reference = hostile;
    report.settings.cluster = hostile;
    report.settings.scale = hostile;
    report.missing[hostile] = 3;
    report.warnings = {hostile};
    report.inputs = {{hostile, hostile}};
    for (auto& pair : report.pairs) {
        pair.b = hostile;
        pair.flags.push_back(hostile);
        pair.scores[0].target = hostile;
        pair.confusion.categories[0] = hostile;
        pair.estimates[0].definition = hostile;
        pair.estimates[4].ci->method = hostile;
    }
    for (auto& verdict : report.verdicts) {
        verdict.rule = hostile;
        for (auto& clause : verdict.clauses)
            clause.reason = clause.id = hostile;
    }
    const std::string html = htmlSummary(report);
    EXPECT_EQ(htmlFault(html), "");
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_EQ(html.find("</style>"), html.rfind("</style>"));
}

TEST(HtmlSummary, DimensionsWithoutANameShowTheirId) {
    auto report = testing::sampleReport();
    report.study.dimensions.clear();
    EXPECT_THAT(wordsOf(htmlSummary(report)), HasSubstr("|sensitivity|12|"));
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_summary.h"
#include "report/note_check.h"
#include "report/summary_kinds.h"
#include "stats/planning.h"
#include "unit/report/sample_report.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {
namespace {

using ::testing::HasSubstr;
using testing::htmlFault;
using ::testing::Not;
using testing::samplePair;
using testing::sampleReport;
using testing::wordsOf;

/// Four raters on one clip that divides them (2, 3, 5, 7 with 4) and one that does not.
AgreementReport fourRaters() {
    AgreementReport report;
    report.settings.reference = "REF";
    report.settings.scale = "1:7";
    const double divided[] = {2, 3, 5, 7};
    for (int i = 0; i < 4; ++i)
        report.pairs.push_back(
            samplePair("N" + std::to_string(i), "REF", "warmth", {"calm", "split"}, {5, divided[i]}, {5, 4}));
    return report;
}

double number(const PlainTable& table, std::size_t row, const std::string& name) {
    const auto column = std::ranges::find(table.columns, name, &PlainTable::Column::name) - table.columns.begin();
    const PlainCell& cell = table.rows.at(row).at(static_cast<std::size_t>(column));
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*count);
    const auto* value = std::get_if<double>(&cell);
    EXPECT_NE(value, nullptr) << name;
    return value == nullptr ? -999 : *value;
}

bool isEmpty(const PlainTable& table, std::size_t row, const std::string& name) {
    const auto column = std::ranges::find(table.columns, name, &PlainTable::Column::name) - table.columns.begin();
    return std::holds_alternative<std::monostate>(table.rows.at(row).at(static_cast<std::size_t>(column)));
}

std::vector<CohortWave> threeWaves() {
    return {{"spring", sampleReport(12, 5)}, {"summer", sampleReport(12, 3)}, {"autumn", sampleReport(12, 4)}};
}

TEST(SummaryKinds, OneRatersSummaryCountsThatRatersRatings) {
    auto report = sampleReport(12, 3);
    report.rows = 288;
    report.missing = {{"not_codable", 9}, {"empty", 7}, {"skipped", 2}};
    ScoreSheet& sheet = report.sheets.front();
    const auto own = static_cast<std::size_t>(std::ranges::find(sheet.raters, "T02") - sheet.raters.begin());
    sheet.cells[0 * sheet.raters.size() + own] = ScoreSheet::notCodable;
    sheet.cells[1 * sheet.raters.size() + own] = ScoreSheet::missing;
    const auto about = aboutRater(report, "T02");
    ASSERT_TRUE(about);
    std::int64_t cells = 0;
    for (const ScoreSheet& one : report.sheets)
        cells += std::ssize(one.targets);
    EXPECT_EQ(about->rows, cells - 1) << "one rating a clip and dimension, but for the missing one";
    EXPECT_EQ(about->missing, (std::map<std::string, std::int64_t>{{"empty", 1}, {"not_codable", 1}}));
    EXPECT_EQ(about->targets, 12);
    EXPECT_EQ(about->raters, 1);
}

TEST(SummaryKinds, EachSaysWhoTheFamiliesAreAndHowClipsWereChosen) {
    auto report = sampleReport(12, 4);
    report.study.population = "forty dyads from two clinics";
    report.study.sampling = "drawn by lot, one in three";
    const auto clips = clipSummary(report, {}), one = clipSummary(report, report.sheets.front().targets.front());
    const auto set = referenceSummary(referenceSet(report));
    const auto own = aboutRater(report, "T02");
    auto later = report;
    const auto alike = cohortSummary({{"spring", report}, {"autumn", later}});
    later.study.population = "thirty dyads from a third";
    const auto apart = cohortSummary({{"spring", report}, {"autumn", later}});
    ASSERT_TRUE(clips && one && set && own && alike && apart);
    for (const std::string& html : {clips->html, one->html, set->html, alike->html, apart->html,
                                    planningSheet(report).html, htmlSummary(*own), htmlSummary(report)}) {
        EXPECT_THAT(html, HasSubstr("forty dyads from two clinics"));
        EXPECT_THAT(html, HasSubstr("drawn by lot, one in three"));
        EXPECT_EQ(htmlFault(html), "");
    }
    EXPECT_THAT(apart->html, HasSubstr("thirty dyads from a third"));
    EXPECT_THAT(alike->html, Not(HasSubstr("<h3>autumn</h3>"))) << "said once where it is the same";
}

TEST(SummaryKinds, APlanAfterARoundSaysWhatItsOwnFiguresAskFor) {
    auto report = sampleReport(12, 4);
    for (GroupAgreement& group : report.group)
        std::erase_if(group.estimates, [](const Estimate& e) { return e.name == "icc_a1_reml"; });
    Estimate icc;
    icc.name = "icc_a1_reml";
    icc.value = .8;
    ASSERT_FALSE(report.group.empty());
    report.group.front().rater.clear();
    report.group.front().nRaters = 2;
    report.group.front().estimates.push_back(icc);
    const KindSummary plan = planningSheet(report);
    EXPECT_THAT(plan.html, HasSubstr("From this round"));
    const auto row = std::ranges::find_if(plan.table.rows, [](const auto& cells) {
        return cells[0] == PlainCell(std::string("round")) && cells[3] == PlainCell(.2);
    });
    ASSERT_NE(row, plan.table.rows.end());
    EXPECT_EQ((*row)[4], PlainCell(std::int64_t{55})) << "Bonett 2002: 51 + 4 for an ICC of .8 and two raters";
    EXPECT_THAT(planningSheet("", .95).html, Not(HasSubstr("From this round")));
}

TEST(SummaryKinds, OneRatersSummaryNamesNobodyElse) {
    auto report = sampleReport(12, 3);
    report.study.raters = "T01: course of 2025; T02: course of 2026; T03: training not recorded";
    report.warnings = {"T03 scored one clip only", "a column was ignored"};
    const auto own = aboutRater(report, "T02");
    ASSERT_TRUE(own.has_value());
    EXPECT_TRUE(own->group.empty()) << "two others could be told apart in figures of three";
    EXPECT_EQ(own->study.raters, "T02: course of 2026");
    SummaryParts parts;
    parts.plainPage = true;
    for (const auto face : {ReportFace::Html, ReportFace::Csv}) {
        const std::string bytes = bytesOf(*own, face, PaperSize::A4, parts).value();
        EXPECT_THAT(bytes, HasSubstr("T02"));
        EXPECT_THAT(bytes, Not(HasSubstr("T01")));
        EXPECT_THAT(bytes, Not(HasSubstr("T03")));
    }
    ASSERT_EQ(own->sheets.size(), 6u);
    EXPECT_THAT(own->sheets[0].raters, ::testing::ElementsAre("REF", "T02"));
    EXPECT_EQ(own->sheets[0].at(4, 1), report.sheets[0].at(4, 2));
    EXPECT_THAT(own->warnings, ::testing::ElementsAre("a column was ignored"));
    // Its figures are those of the round's summary.
    const auto& whole = *std::ranges::find(report.pairs, "T02", &PairAgreement::a);
    EXPECT_EQ(own->pairs.front().find("bias")->value, whole.find("bias")->value);
    EXPECT_EQ(aboutRater(report, "T0").error().code, ErrorCode::NotFound);
}

// Everybody a second time: the same scores, one point higher on the last clip.
AgreementReport withRepeats() {
    AgreementReport report = sampleReport(12, 3), again = sampleReport(12, 3);
    again.settings.reference.reset();
    again.verdicts.clear();
    again.pooled.clear();
    again.study.order = "coded again after 61 to 75 days";
    again.diagnostics.emplace();
    for (PairAgreement& pair : again.pairs) {
        pair.b = pair.a + " @ 1";
        pair.a += " @ 2";
        RaterDiagnostics change;
        change.rater = pair.a;
        change.against = pair.b;
        change.dimension = pair.dimension;
        Estimate slope;
        slope.name = "drift_slope";
        slope.value = .125;
        slope.ci = Interval{.low = .03, .high = .22, .method = "t"};
        slope.n = 12;
        change.estimates = {slope};
        again.diagnostics->raters.push_back(change);
    }
    for (ScoreSheet& sheet : again.sheets)
        for (std::string& rater : sheet.raters)
            rater += " @ 1";
    report.repeats = std::make_shared<const AgreementReport>(std::move(again));
    return report;
}

TEST(SummaryKinds, TheSameRaterTwiceIsInEveryFace) {
    const AgreementReport report = withRepeats();
    const std::string html = bytesOf(report, ReportFace::Html).value();
    EXPECT_EQ(testing::htmlFault(html), "");
    const std::string words = testing::wordsOf(html);
    EXPECT_THAT(words,
                HasSubstr("The same rater twice|\n|Each rater with themselves, on clips given to them again under "
                          "other names; coded again after 61 to 75 days."));
    EXPECT_THAT(words, HasSubstr("|T02|2 with 1|"));
    EXPECT_THAT(words, HasSubstr("+0.12 [+0.03, +0.22]"));
    const std::string csv = bytesOf(report, ReportFace::Csv).value();
    EXPECT_THAT(csv, HasSubstr("\nrepeat,"));
    EXPECT_THAT(csv, HasSubstr(",T02 @ 2,T02 @ 1,drift_slope,,0.125,"));
    EXPECT_GT(bytesOf(report, ReportFace::Xlsx).value().size(), bytesOf(sampleReport(12, 3), ReportFace::Xlsx)->size());
    EXPECT_THAT(testing::wordsOf(htmlSummary(sampleReport(12, 3))), Not(HasSubstr("twice")));
    // One rater's summary holds their own repeats and nobody else's.
    const auto own = aboutRater(report, "T02");
    ASSERT_TRUE(own && own->repeats);
    EXPECT_EQ(own->repeats->pairs.size(), 6u);
    EXPECT_EQ(own->repeats->diagnostics->raters.size(), 6u);
    for (const auto face : {ReportFace::Html, ReportFace::Csv}) {
        EXPECT_THAT(bytesOf(*own, face).value(), HasSubstr("T02"));
        EXPECT_THAT(bytesOf(*own, face).value(), Not(HasSubstr("T01")));
        EXPECT_THAT(bytesOf(*own, face).value(), Not(HasSubstr("T03")));
    }
}

TEST(SummaryKinds, APartOfARoundSaysSo) {
    AgreementReport report = sampleReport(12, 3);
    report.study.part = "rater T02; practice clips";
    EXPECT_THAT(testing::wordsOf(htmlSummary(report)),
                HasSubstr("Part|only rater T02; practice clips, not the whole round; a verdict on a part certifies "
                          "nobody"));
    report.verdicts.clear();
    EXPECT_THAT(testing::wordsOf(htmlSummary(report)), HasSubstr("practice clips, not the whole round|"));
}

TEST(SummaryKinds, ThePlainPageHoldsNoCoefficient) {
    const auto own = aboutRater(sampleReport(12, 3), "T02");
    SummaryParts parts;
    parts.plainPage = true;
    const std::string words = wordsOf(htmlSummary(*own, parts));
    const auto end = words.find("|Summary|");
    ASSERT_NE(end, std::string::npos);
    const std::string plain = words.substr(0, end);
    EXPECT_THAT(plain, HasSubstr("In plain words"));
    EXPECT_THAT(plain, HasSubstr("at most one point away on"));
    EXPECT_THAT(plain, Not(HasSubstr("ICC")));
    EXPECT_THAT(plain, Not(HasSubstr("appa")));
    EXPECT_THAT(wordsOf(htmlSummary(*own)), Not(HasSubstr("In plain words")));
}

TEST(SummaryKinds, PartsAreLeftOutWhenNotWanted) {
    const auto report = sampleReport();
    SummaryParts none;
    none.pictures = none.sentences = none.methods = none.pairedRatings = false;
    const std::string words = wordsOf(htmlSummary(report, none));
    const std::string all = wordsOf(htmlSummary(report));
    for (const char* title : {"|Pictures per dimension|", "|In words, to quote|", "|Methods|", "|Paired ratings|"}) {
        EXPECT_THAT(all, HasSubstr(title));
        EXPECT_THAT(words, Not(HasSubstr(title)));
    }
    EXPECT_THAT(words, HasSubstr("|Agreement with the reference|"));
    EXPECT_THAT(all, Not(HasSubstr("|Notes|")));
    SummaryParts noted;
    noted.notes = {{"clip-1", "sensitivity", "T02", "she <turned> away"}};
    const std::string html = htmlSummary(report, noted);
    EXPECT_THAT(html, HasSubstr("she &lt;turned&gt; away"));
    EXPECT_EQ(htmlFault(html), "");
}

TEST(SummaryKinds, AClipsFiguresAreThoseOfItsScores) {
    const auto summary = clipSummary(fourRaters(), "split");
    ASSERT_TRUE(summary.has_value());
    const PlainTable& table = summary->table;
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(number(table, 0, "raters"), 4);
    EXPECT_EQ(number(table, 0, "reference"), 4);
    EXPECT_DOUBLE_EQ(number(table, 0, "mean"), 4.25);
    EXPECT_NEAR(number(table, 0, "sd"), 2.217355782608345, 1e-12); // of 2, 3, 5, 7
    EXPECT_EQ(number(table, 0, "median"), 4);
    EXPECT_EQ(number(table, 0, "lowest"), 2);
    EXPECT_EQ(number(table, 0, "highest"), 7);
    EXPECT_EQ(number(table, 0, "iqr"), 3.5); // hinges 2.5 and 6
    EXPECT_EQ(number(table, 0, "bias"), 0.25);
    EXPECT_EQ(number(table, 0, "within_one"), 0.5);
    EXPECT_EQ(number(table, 0, "widest"), 5); // from 2 to 7
    EXPECT_THAT(wordsOf(summary->html),
                HasSubstr("parts the scores most on warmth: from 2 to 7, with a reference of 4"));
    EXPECT_EQ(clipSummary(fourRaters(), "gone").error().code, ErrorCode::NotFound);
    EXPECT_EQ(clipSummary(AgreementReport{}, "").error().code, ErrorCode::NotFound);
}

TEST(SummaryKinds, AClipIsJudgedByAllItsScores) {
    AgreementReport report;
    report.settings.reference = "REF";
    report.settings.scale = "1:7";
    // Each within one point of the reference, two points from each other; nobody can be compared with it on the second.
    report.pairs = {samplePair("N1", "REF", "warmth", {"c1"}, {2}, {3}),
                    samplePair("N2", "REF", "warmth", {"c1"}, {4}, {3})};
    report.sheets = {{"warmth", {"1", "2", "3", "4"}, {"c1"}, {}, {"REF", "N1", "N2"}, {2, 1, 3}},
                     {"pace", {"1", "2", "3", "4"}, {"c1"}, {}, {"REF", "N1", "N2"}, {ScoreSheet::missing, 0, 3}}};
    const auto summary = clipSummary(report, "c1");
    ASSERT_TRUE(summary.has_value()) << summary.error().text();
    ASSERT_EQ(summary->table.rows.size(), 2u);
    EXPECT_EQ(number(summary->table, 0, "widest"), 2);
    EXPECT_EQ(number(summary->table, 1, "widest"), 3);
    EXPECT_TRUE(isEmpty(summary->table, 1, "reference"));
    const std::string words = wordsOf(summary->html);
    EXPECT_THAT(words, HasSubstr("parts the scores most on pace: from 1 to 4"));
    EXPECT_THAT(words, HasSubstr("The reference has no score on pace."));
    EXPECT_THAT(words, Not(HasSubstr("divides nobody")));
}

TEST(SummaryKinds, TheMostContestedClipComesFirst) {
    const auto summary = clipSummary(fourRaters(), "");
    ASSERT_TRUE(summary.has_value());
    EXPECT_EQ(summary->table.rows.size(), 2u);
    const std::string words = wordsOf(summary->html);
    EXPECT_LT(words.find("|Clip split|"), words.find("|Clip calm|"));
    EXPECT_THAT(words, HasSubstr("Clip calm divides nobody"));
    EXPECT_THAT(words, Not(HasSubstr("N1"))) << "nobody is named";
}

TEST(SummaryKinds, AReferenceSetSaysWhatItLacks) {
    ReferenceSet set;
    set.name = "REF";
    set.scale = std::pair(1.0, 7.0);
    for (int i = 0; i < 12; ++i) {
        const std::string clip = "c" + std::to_string(i);
        set.scores.push_back({clip, "wide", 1.0 + i % 7});
        set.scores.push_back({clip, "narrow", 6.5});
        set.scores.push_back({clip, "gaps", i < 3 ? std::optional<double>() : 4.0 + i % 4});
    }
    const auto summary = referenceSummary(set);
    ASSERT_TRUE(summary.has_value());
    const PlainTable& table = summary->table;
    ASSERT_EQ(table.rows.size(), 3u);
    const auto remarks = [&](std::size_t row) { return std::get<std::string>(table.rows[row].back()); };
    EXPECT_EQ(remarks(0), "");
    EXPECT_THAT(remarks(1), HasSubstr("narrow"));
    EXPECT_THAT(remarks(1), HasSubstr("no clip in the lowest third"));
    EXPECT_THAT(remarks(2), HasSubstr("fewer than ten clips"));
    EXPECT_EQ(number(table, 2, "clips"), 9);
    EXPECT_EQ(number(table, 2, "not_scored"), 3);
    EXPECT_NEAR(number(table, 0, "lowest_third") + number(table, 0, "middle_third") + number(table, 0, "highest_third"),
                1, 1e-12);
    EXPECT_EQ(number(table, 0, "lowest_third"), 6.0 / 12); // 1, 2, 3 of twelve
    ReferenceSet empty;
    EXPECT_EQ(referenceSummary(empty).error().code, ErrorCode::NotFound);
}

TEST(SummaryKinds, ACohortShowsNoSingleResultsOfAFew) {
    const auto waves = threeWaves();
    const auto summary = cohortSummary(waves);
    ASSERT_TRUE(summary.has_value());
    const PlainTable& table = summary->table;
    const auto dimensions = table.rows.size() / 3;
    EXPECT_EQ(dimensions * 3, table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool few = std::get<std::string>(table.rows[i][0]) == "summer";
        for (const char* name : {"exact_middle", "exact_lowest", "bias_highest"})
            EXPECT_EQ(isEmpty(table, i, name), few) << i << name;
    }
    // The ends are those of the raters.
    std::vector<double> biases;
    for (const auto& pair : waves[0].report.pairs)
        if (pair.dimension == waves[0].report.pairs[0].dimension)
            biases.push_back(*pair.find("bias")->value);
    std::ranges::sort(biases);
    ASSERT_EQ(biases.size(), 5u);
    EXPECT_EQ(number(table, 0, "bias_lowest"), biases.front());
    EXPECT_EQ(number(table, 0, "bias_middle"), biases[2]);
    EXPECT_EQ(number(table, 0, "bias_highest"), biases.back());
    EXPECT_THAT(wordsOf(summary->html), Not(HasSubstr("T01")));
    EXPECT_EQ(cohortSummary({waves[0]}).error().code, ErrorCode::Invalid);
}

TEST(SummaryKinds, ThePlanningSheetHoldsTheNumbersOfThePlan) {
    const auto sheet = planningSheet("Asked for: 55 targets.", .95);
    EXPECT_THAT(wordsOf(sheet.html), HasSubstr("|Asked for: 55 targets.|"));
    std::size_t cases = 0;
    for (const auto& row : sheet.table.rows) {
        if (std::get<std::string>(row[0]) != "icc" || std::get<std::string>(row[2]) != "2 raters")
            continue;
        const auto n = stats::targetsForIcc(std::get<double>(row[1]), 2, std::get<double>(row[3]), .95);
        ASSERT_TRUE(n.has_value());
        EXPECT_EQ(std::get<std::int64_t>(row[4]), *n);
        ++cases;
    }
    EXPECT_EQ(cases, 20u);
}

TEST(SummaryKinds, EveryKindIsOneDocumentOnScreenAndPaperAndATable) {
    const auto waves = threeWaves();
    for (const auto& summary : {clipSummary(fourRaters(), "split"), clipSummary(sampleReport(12, 4), ""),
                                referenceSummary(referenceSet(sampleReport(12, 4))), cohortSummary(waves),
                                Result<KindSummary>(planningSheet("", .9))}) {
        ASSERT_TRUE(summary.has_value());
        EXPECT_EQ(htmlFault(summary->html), "");
        EXPECT_THAT(summary->html, Not(HasSubstr("<script")));
        const auto pdf = bytesOf(*summary, ReportFace::Pdf, PaperSize::Letter);
        ASSERT_TRUE(pdf.has_value());
        EXPECT_TRUE(pdf->starts_with("%PDF-"));
        const std::string csv = bytesOf(*summary, ReportFace::Csv).value();
        EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv, '\n')), summary->table.rows.size() + 1);
        EXPECT_TRUE(bytesOf(*summary, ReportFace::Xlsx)->starts_with("PK"));
        EXPECT_EQ(bytesOf(*summary, ReportFace::Sav).error().code, ErrorCode::Unsupported);
        for (const auto& row : summary->table.rows)
            EXPECT_EQ(row.size(), summary->table.columns.size());
    }
}

TEST(NoteCheck, FindsWhatMayTellWhoSomebodyIs) {
    using ::testing::ElementsAre;
    EXPECT_THAT(wordsLikeNames("Emma turns away, then \xC3\x89loise laughs. She asks Mrs. Miller (on 12.3.2024)."),
                ElementsAre("Emma", "\xC3\x89loise", "Mrs", "Miller", "12.3.2024"));
    EXPECT_THAT(wordsLikeNames("Write to a.b@example.org or 0123456789."),
                ElementsAre("Write", "a.b@example.org", "0123456789"));
    EXPECT_THAT(wordsLikeNames("The child of T02 looks up at 1.5 s. She smiles. I agree."), ElementsAre());
    EXPECT_THAT(wordsLikeNames(""), ElementsAre());
    EXPECT_THAT(wordsLikeNames(" . ?? \n"), ElementsAre());
}

} // namespace
} // namespace attune

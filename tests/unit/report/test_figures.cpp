// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures.h"
#include "report/svg.h"
#include "unit/report/sample_report.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

namespace attune {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<Figure> allFigures(const AgreementReport& report, const FigureStyle& style = {}) {
    std::vector<Figure> figures{heatMap(report, style)};
    for (const auto& section : summarySections(report)) {
        figures.push_back(agreementForest(section.rows, style));
        figures.push_back(iccForest(section.rows, style));
        figures.push_back(biasForest(section.rows, style));
        for (const auto& row : section.rows)
            for (const auto& draw :
                 {scatter, blandAltman, differencesPerClip, differencesOverOrder, confusionFigure, distributions})
                figures.push_back(draw(row, style));
    }
    return figures;
}

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// One dimension, given scores against the reference.
AgreementReport oneDimension(const std::vector<double>& given, const std::vector<double>& reference) {
    AgreementReport report;
    report.settings.reference = "REF";
    std::vector<std::string> clips;
    for (std::size_t i = 0; i < given.size(); ++i)
        clips.push_back("C" + std::to_string(i + 1));
    report.pairs.push_back(testing::samplePair("T01", "REF", "warmth", clips, given, reference));
    return report;
}

DimensionRow firstRow(const AgreementReport& report) { return summarySections(report).at(0).rows.at(0); }

TEST(Svg, EscapesAndKeepsNumbersShort) {
    EXPECT_EQ(escapeMarkup("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    EXPECT_EQ(escapeMarkup(std::string("a\0b\x01", 4)), "a\uFFFDb\uFFFD");
    EXPECT_EQ(escapeMarkup("\xEF\xBF\xBE"), "\uFFFD");
    EXPECT_EQ(escapeMarkup("\xFF"), "\uFFFD");
    EXPECT_EQ(escapeMarkup("Zoë × 2"), "Zoë × 2");
    EXPECT_EQ(coordinateText(1.0), "1");
    EXPECT_EQ(coordinateText(1.005001), "1.01");
    EXPECT_EQ(coordinateText(-0.001), "0");
    EXPECT_EQ(coordinateText(1.0 / 0.0), "0");
    SvgWriter svg(10, 20, "a<b", "d&e", "Inter");
    svg.beginGroup("open");
    svg.text(1, 2, "<x>", {.size = 9, .fill = "#000000", .weight = 600, .anchor = TextAnchor::End});
    const std::string out = svg.finish();
    EXPECT_EQ(testing::markupFault(out), "");
    EXPECT_THAT(out, HasSubstr("<title>a&lt;b</title><desc>d&amp;e</desc>"));
    EXPECT_THAT(out, HasSubstr("viewBox=\"0 0 10 20\""));
    EXPECT_THAT(out, HasSubstr("text-anchor=\"end\""));
}

TEST(MarkupFault, FindsFaults) {
    EXPECT_EQ(testing::markupFault("<a b=\"c\"><d/>x &amp; y</a>"), "");
    EXPECT_NE(testing::markupFault("<a>"), "");
    EXPECT_NE(testing::markupFault("<a></b>"), "");
    EXPECT_NE(testing::markupFault("<a>&nbsp;</a>"), "");
    EXPECT_NE(testing::markupFault("<a>1 > 0</a>"), "");
}

TEST(Figures, AreWellFormedDescribedAndOfPlainSvg) {
    static const std::regex plain("svg|title|desc|g|rect|line|circle|polygon|polyline|text");
    for (const auto& report : {testing::sampleReport(), testing::sampleReport(1), testing::sampleReport(4),
                               testing::sampleReport(40), testing::sampleReport(12, 12), testing::nominalReport()})
        for (const auto& figure : allFigures(report)) {
            ASSERT_EQ(testing::markupFault(figure.svg), "") << figure.title;
            EXPECT_FALSE(figure.alternative.empty()) << figure.title;
            EXPECT_GT(figure.width, 0);
            EXPECT_GT(figure.height, 0);
            EXPECT_THAT(figure.svg, Not(HasSubstr("nan")));
            EXPECT_THAT(figure.svg, Not(HasSubstr("inf")));
            EXPECT_THAT(figure.svg, Not(HasSubstr("class=")));
            EXPECT_THAT(figure.svg, Not(HasSubstr("dominant-baseline")));
            static const std::regex tag("<([a-z-]+)");
            for (std::sregex_iterator it(figure.svg.begin(), figure.svg.end(), tag), end; it != end; ++it)
                ASSERT_TRUE(std::regex_match((*it)[1].str(), plain)) << (*it)[1];
        }
}

TEST(Figures, StayInsideTheirFrame) {
    static const std::regex place("<(?:text|circle) (?:x|cx)=\"(-?[0-9.]+)\" (?:y|cy)=\"(-?[0-9.]+)\"");
    for (const auto& report : {testing::sampleReport(), testing::sampleReport(4), testing::nominalReport()})
        for (const auto& figure : allFigures(report))
            for (std::sregex_iterator it(figure.svg.begin(), figure.svg.end(), place), end; it != end; ++it) {
                const double x = std::stod((*it)[1]);
                const double y = std::stod((*it)[2]);
                EXPECT_TRUE(x >= 0 && x <= figure.width && y >= 0 && y <= figure.height)
                    << figure.title << " " << x << " " << y;
            }
}

TEST(Figures, ScatterCountsEqualPointsAndCrossesFarOnes) {
    const auto report = oneDimension({3, 3, 3, 5, 6}, {3, 3, 3, 5.5, 4});
    const Figure figure = scatter(firstRow(report));
    EXPECT_EQ(countOf(figure.svg, "<circle"), 2U);
    EXPECT_EQ(countOf(figure.svg, ">3</text>"), 3U) << "the count and two axis labels";
    EXPECT_EQ(countOf(figure.svg, lightPalette().disagree), 2U) << "one cross of two strokes";
    EXPECT_THAT(figure.svg, HasSubstr("<title>C1, C2, C3: T01 3, REF 3</title>"));
    EXPECT_THAT(figure.alternative,
                HasSubstr("5 clips: the same score on 3, within one point on 4, T01 higher on 1, lower on 1."));
}

TEST(Figures, BlandAltmanNamesBiasAndLimitsOfTheReport) {
    const auto report = testing::sampleReport();
    const auto row = summarySections(report).at(1).rows.at(2);
    ASSERT_EQ(row.name, "Non-intrusiveness");
    const Figure figure = blandAltman(row);
    EXPECT_THAT(figure.svg, HasSubstr(">+1.46</text>"));
    EXPECT_THAT(figure.alternative, HasSubstr("Bias +1.46, limits of agreement +0.32 to +2.60."));
}

TEST(Figures, DifferencesNameEveryClip) {
    const auto report = oneDimension({3, 4, 2}, {3, 3.5, 4});
    EXPECT_EQ(differencesPerClip(firstRow(report)).alternative,
              "warmth, T01 minus REF per clip: C1 0, C2 +0.5, C3 −2.");
    EXPECT_THAT(differencesOverOrder(firstRow(report)).svg, HasSubstr("<title>3, C3: difference −2</title>"));
}

TEST(Figures, ConfusionAndDistributionsHoldTheCounts) {
    const auto report = testing::nominalReport();
    const auto row = firstRow(report);
    const Figure table = confusionFigure(row);
    EXPECT_THAT(table.alternative, HasSubstr("secure and secure 8×, secure and avoidant 1×"));
    EXPECT_THAT(table.svg, HasSubstr(">8</text>"));
    const Figure bars = distributions(row);
    EXPECT_THAT(bars.alternative, HasSubstr("T01: secure 9×, avoidant 5×, resistant 4×, other 2×."));
    EXPECT_THAT(bars.alternative, HasSubstr("T02: secure 10×, avoidant 6×, resistant 3×, other 1×."));
    EXPECT_EQ(bars.svg.find(lightPalette().reference.fill), std::string::npos) << "nobody is the reference here";
}

TEST(Figures, ACellOfTheConfusionTableNamesItsClips) {
    const auto report = oneDimension({3, 4, 3}, {3, 3.5, 3});
    const Figure table = confusionFigure(firstRow(report));
    ASSERT_EQ(table.marks.size(), 2u);
    const FigureMark& same = table.marks[0].targets.size() == 2 ? table.marks[0] : table.marks[1];
    EXPECT_EQ(same.targets, (std::vector<std::string>{"C1", "C3"}));
    EXPECT_EQ(same.words, "T01 3, REF 3: C1, C3");
    auto classes = testing::nominalReport(); // codes are words: their clips come with them
    EXPECT_TRUE(confusionFigure(firstRow(classes)).marks.empty()) << "none was given";
    classes.pairs[0].codes = {{"C7", 2, 1}, {"C8", 0, 0}, {"C9", 0, 0}};
    const Figure words = confusionFigure(firstRow(classes));
    ASSERT_EQ(words.marks.size(), 2u);
    EXPECT_EQ(words.marks[0].words, "T01 secure, T02 secure: C8, C9");
    EXPECT_EQ(words.marks[1].words, "T01 resistant, T02 avoidant: C7");
}

TEST(Figures, ForestShowsWordsInsteadOfAForbiddenCoefficient) {
    const auto report = testing::sampleReport();
    const auto sections = summarySections(report);
    const Figure forest = iccForest(sections.at(1).rows);
    EXPECT_THAT(forest.svg, HasSubstr("not used: narrow range"));
    EXPECT_THAT(forest.alternative, HasSubstr("Non-hostility: narrow range, n 12"));
    EXPECT_THAT(forest.alternative, HasSubstr("Non-intrusiveness: .55 [.02, .84], n 12"));
    const auto small = testing::sampleReport(4);
    EXPECT_THAT(iccForest(summarySections(small).at(0).rows).svg, HasSubstr("n = 4: differences only"));
    const auto seven = testing::sampleReport(7);
    EXPECT_THAT(iccForest(summarySections(seven).at(0).rows).alternative, HasSubstr("too few to certify"));
}

TEST(Figures, HeatMapHoldsBiasCoefficientAndN) {
    const Figure map = heatMap(testing::sampleReport());
    EXPECT_THAT(map.svg, HasSubstr("<title>T02, Non-intrusiveness: bias +1.46, ICC(A,1) .55, n 12</title>"));
    EXPECT_THAT(map.svg, HasSubstr("<title>T02, Non-hostility: bias +0.08, ICC(A,1) narrow, n 12</title>"));
    EXPECT_THAT(map.alternative, HasSubstr("T03: "));
    EXPECT_THAT(map.svg, HasSubstr(">Responsiveness</text>")) << "a name of six dimensions is not shortened";
}

TEST(Figures, HeatMapCanBeDrawnInPieces) {
    const auto report = testing::sampleReport(12, 5);
    const Figure whole = heatMap(report);
    const Figure top = heatMap(report, {}, 0, 3);
    const Figure rest = heatMap(report, {}, 3, 3);
    EXPECT_THAT(top.svg, HasSubstr(">T03</text>"));
    EXPECT_THAT(top.svg, Not(HasSubstr(">T04</text>")));
    EXPECT_THAT(rest.svg, Not(HasSubstr(">T03</text>")));
    EXPECT_THAT(rest.svg, HasSubstr(">T05</text>"));
    EXPECT_EQ(whole.alternative, top.alternative + " " + rest.alternative);
    EXPECT_THAT(heatMap(report, {}, 9, 3).svg, HasSubstr("No raters were compared."));
}

TEST(Figures, ManyNumbersAreGatheredInBins) {
    AgreementReport report;
    PairAgreement pair;
    pair.a = "T01";
    pair.b = "T02";
    pair.dimension = "seconds";
    pair.n = 40;
    for (int i = 0; i < 40; ++i) {
        pair.confusion.categories.push_back(std::to_string(i));
        pair.scores.push_back({"C" + std::to_string(i), static_cast<double>(i), static_cast<double>(39 - i)});
    }
    pair.confusion.counts.assign(40, std::vector<std::int64_t>(40, 0));
    for (std::size_t i = 0; i < 40; ++i)
        pair.confusion.counts[i][39 - i] = 1;
    report.pairs.push_back(pair);
    const Figure figure = distributions(firstRow(report));
    EXPECT_THAT(figure.alternative, HasSubstr("T01: 0 5×, 5 5×, 10 5×, 15 5×, 20 5×, 25 5×, 30 5×, 35 5×."));
    EXPECT_THAT(confusionFigure(firstRow(report)).svg, HasSubstr("Too many categories to draw."));
}

TEST(Figures, ExtremeScoresDrawFiniteFigures) {
    for (const double far : {1e-300, 1e9, 1e300, 1.7e308}) {
        AgreementReport report;
        PairAgreement pair;
        pair.a = "T01";
        pair.b = "T02";
        pair.dimension = "count";
        pair.n = 20;
        for (int i = 0; i < 20; ++i) {
            pair.scores.push_back({"C" + std::to_string(i), i % 2 ? far : -far, far / (i + 1)});
            pair.confusion.categories.push_back(std::to_string(i));
        }
        pair.confusion.counts.assign(20, std::vector<std::int64_t>(20, 1));
        report.pairs.push_back(pair);
        for (const auto& figure : allFigures(report)) {
            EXPECT_EQ(testing::markupFault(figure.svg), "");
            EXPECT_THAT(figure.svg, Not(HasSubstr("\"nan")));
            EXPECT_THAT(figure.svg, Not(HasSubstr("\"inf")));
            EXPECT_LT(figure.svg.size(), 200000U);
        }
    }
}

TEST(Figures, PalettesAndGroundFollowTheStyle) {
    const auto report = testing::sampleReport();
    const auto row = summarySections(report).at(0).rows.at(0);
    const FigureStyle dark{.palette = darkPalette(), .fontFamily = "Inter", .ground = true};
    const Figure figure = scatter(row, dark);
    EXPECT_THAT(figure.svg, HasSubstr("font-family=\"Inter\""));
    EXPECT_THAT(figure.svg, HasSubstr("<rect x=\"0\" y=\"0\" width=\"228\""));
    EXPECT_THAT(figure.svg, HasSubstr(darkPalette().adult.ink));
    EXPECT_THAT(figure.svg, Not(HasSubstr(lightPalette().text3)));
    EXPECT_THAT(scatter(row).svg, Not(HasSubstr("font-family")));
}

TEST(Figures, EmptyPairsSaySo) {
    AgreementReport report;
    PairAgreement pair;
    pair.a = "T01";
    pair.b = "REF";
    pair.dimension = "warmth";
    report.pairs.push_back(pair);
    for (const auto& figure : allFigures(report))
        EXPECT_EQ(testing::markupFault(figure.svg), "");
    EXPECT_THAT(confusionFigure(firstRow(report)).svg, HasSubstr("No clip was scored by both."));
    EXPECT_THAT(heatMap(AgreementReport{}).svg, HasSubstr("No raters were compared."));
    EXPECT_THAT(iccForest({}).svg, HasSubstr("No dimension was compared."));
}

} // namespace
} // namespace attune

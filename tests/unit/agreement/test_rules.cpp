// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that come with the program, each met and not met; cases in a row; what cannot be judged.
#include "agreement/analyze.h"
#include "exchange/rules_json.h"

#include <gtest/gtest.h>

using namespace attune;

namespace {

// Scores of T1 and of the reference R0 by case and dimension; nothing: not scored by T1.
struct Cell {
    int target, dimension;
    double reference;
    std::optional<double> trainee;
};

RatingTable tableOf(const std::vector<Cell>& cells) {
    RatingTable table;
    for (const Cell& cell : cells)
        for (const bool reference : {true, false}) {
            RatingRow row;
            row.target = "case" + std::to_string(100 + cell.target);
            row.dimension = "item" + std::to_string(cell.dimension);
            row.rater = reference ? "R0" : "T1";
            const auto score = reference ? std::optional(cell.reference) : cell.trainee;
            if (score)
                row.score = std::to_string(*score);
            else
                row.missing = "skipped";
            table.add(row);
        }
    return table;
}

// A reference that uses the whole scale; the trainee's score is moved by shift(case, dimension) where that stays on it.
RatingTable shifted(int cases, int dimensions, const std::function<double(int, int)>& shift) {
    std::vector<Cell> cells;
    for (int t = 0; t < cases; ++t)
        for (int d = 0; d < dimensions; ++d) {
            const double reference = 1 + (t * 5 + d * 3) % 7, own = shift(t, d);
            const bool fits = reference + own >= 1 && reference + own <= 7;
            cells.push_back({t, d, reference, fits ? reference + own : reference - own});
        }
    return tableOf(cells);
}

Verdict verdictOf(const RatingTable& table, const std::vector<CertificationRule>& rules) {
    AgreementSettings settings;
    settings.reference = "R0";
    settings.scale = "1:7";
    settings.bootstrap = 0;
    const auto report = analyze(table, settings, rules);
    if (!report)
        throw std::runtime_error(report.error().text());
    return report->verdicts.at(0);
}

VerdictOutcome outcomeOf(const RatingTable& table, const std::string& preset) {
    const auto rules = rulePreset(preset);
    if (!rules)
        throw std::runtime_error(rules.error().text());
    return verdictOf(table, *rules).outcome;
}

std::string faultOf(const std::string& clause) {
    const auto rules =
        parseRules(R"({"schema":"attune.rule/1","name":"x","clauses":[{"id":"a",)" + clause + "}]}", "r");
    if (!rules)
        return rules.error().text();
    AgreementSettings settings;
    settings.reference = "R0";
    const auto report = analyze(shifted(3, 1, [](int, int) { return 0; }), settings, *rules);
    return report ? "no error" : report.error().text();
}

const auto same = [](int, int) { return 0.0; };

} // namespace

TEST(Rules, AFileWithoutARuleIsRefused) {
    const auto rules = parseRules("[]", "empty.json");
    ASSERT_FALSE(rules) << "an empty list would let every rater pass";
    EXPECT_EQ(rules.error().text().substr(0, 38), "the file holds no rule (empty.json): c");
}

TEST(RulePresets, AllAreRulesThatAPerfectTraineePasses) {
    ASSERT_GE(rulePresetNames().size(), 10u);
    for (const std::string& name : rulePresetNames())
        EXPECT_EQ(outcomeOf(shifted(20, 5, same), name), VerdictOutcome::Pass) << name;
    EXPECT_NE(rulePreset("none").error().text().find("within-one-80"), std::string::npos);
}

TEST(RulePresets, WithinOneEighty) {
    // Of 100 scores 20 are two points off: exactly .80. One more, and it is not.
    auto off = [](int bad) { return [bad](int t, int d) { return t * 5 + d < bad ? 2.0 : 0.0; }; };
    for (const char* name : {"within-one-80"}) {
        EXPECT_EQ(outcomeOf(shifted(20, 5, off(20)), name), VerdictOutcome::Pass);
        EXPECT_EQ(outcomeOf(shifted(20, 5, off(21)), name), VerdictOutcome::Fail);
    }
    // All of them on one dimension: 20 cases all wrong there fall through the floor.
    auto one = [](int, int d) { return d == 0 ? 2.0 : 0.0; };
    EXPECT_EQ(outcomeOf(shifted(20, 5, one), "within-one-80"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(shifted(20, 5, one), "within-one-80-with-floor"), VerdictOutcome::Fail);
}

TEST(RulePresets, WithinOneNinetyNeedsTenCases) {
    auto first = [](int t, int) { return t < 2 ? 2.0 : 0.0; };
    EXPECT_EQ(outcomeOf(shifted(20, 2, first), "within-one-90"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(shifted(19, 2, first), "within-one-90"), VerdictOutcome::Fail);
    EXPECT_EQ(outcomeOf(shifted(9, 2, same), "within-one-90"), VerdictOutcome::NotEstimable);
}

TEST(RulePresets, ExactEightyAndEightyFive) {
    auto off = [](int bad) { return [bad](int t, int d) { return t * 5 + d < bad ? 1.0 : 0.0; }; };
    EXPECT_EQ(outcomeOf(shifted(20, 5, off(20)), "exact-80"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(shifted(20, 5, off(21)), "exact-80"), VerdictOutcome::Fail);
    EXPECT_EQ(outcomeOf(shifted(20, 5, off(15)), "exact-85"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(shifted(20, 5, off(16)), "exact-85"), VerdictOutcome::Fail);
}

TEST(RulePresets, CoefficientsWithTheirGates) {
    auto wild = [](int t, int) { return t % 2 ? 3.0 : -3.0; };
    for (const char* name : {"icc-80", "icc-80-sure", "kappa-70", "weighted-kappa-70"}) {
        EXPECT_EQ(outcomeOf(shifted(20, 2, wild), name), VerdictOutcome::Fail) << name;
        EXPECT_EQ(outcomeOf(shifted(9, 2, same), name), VerdictOutcome::NotEstimable) << name;
    }
    auto lenient = [](int, int) { return 1.0; };
    EXPECT_EQ(outcomeOf(shifted(20, 2, lenient), "icc-80-sure"), VerdictOutcome::Fail) << "the bias clause";
    // A reference that hardly varies cannot show an ICC.
    std::vector<Cell> narrow;
    for (int t = 0; t < 12; ++t)
        narrow.push_back({t, 0, 6, t % 2 ? 6.0 : 7.0});
    EXPECT_EQ(outcomeOf(tableOf(narrow), "icc-80"), VerdictOutcome::NotEstimable);
}

TEST(RulePresets, ThreeInARow) {
    // Cases 2, 5, 8 ... are off: never three in a row. Then one stretch of three.
    auto third = [](int t, int) { return t % 3 == 2 ? 2.0 : 1.0; };
    EXPECT_EQ(outcomeOf(shifted(12, 4, third), "three-in-a-row"), VerdictOutcome::Fail);
    auto stretch = [](int t, int) { return t >= 4 && t < 7 ? 1.0 : 2.0; };
    EXPECT_EQ(outcomeOf(shifted(12, 4, stretch), "three-in-a-row"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(shifted(2, 4, same), "three-in-a-row"), VerdictOutcome::NotEstimable);
    const auto verdict = verdictOf(shifted(12, 4, third), *rulePreset("three-in-a-row"));
    EXPECT_EQ(verdict.clauses.at(0).value, 2) << "the longest run";
    EXPECT_EQ(verdict.clauses.at(0).threshold, 3);
}

TEST(RulePresets, ThreeInARowWithTotal) {
    // Five items, one of them two off: 80 % exactly, total 2 or less, if the others are exact.
    auto one = [](int, int d) { return d == 0 ? 2.0 : 0.0; };
    EXPECT_EQ(outcomeOf(shifted(4, 5, one), "three-in-a-row-with-total"), VerdictOutcome::Pass);
    auto two = [](int, int d) { return d < 2 ? 2.0 : 0.0; };
    EXPECT_EQ(outcomeOf(shifted(4, 5, two), "three-in-a-row-with-total"), VerdictOutcome::Fail);
    // Every item within one, but all in one direction: the total is 5.
    std::vector<Cell> drifting;
    for (int t = 0; t < 4; ++t)
        for (int d = 0; d < 5; ++d)
            drifting.push_back({t, d, 1.0 + t, 2.0 + t});
    EXPECT_EQ(outcomeOf(tableOf(drifting), "three-in-a-row-with-total"), VerdictOutcome::Fail);
    EXPECT_EQ(outcomeOf(tableOf(drifting), "three-in-a-row"), VerdictOutcome::Pass);
}

TEST(Rules, AMissingScoreBreaksARunWhereItStands) {
    auto gapAt = [](int missing) {
        std::vector<Cell> cells;
        for (int t = 0; t < 4; ++t)
            cells.push_back({t, 0, 1.0 + t, t == missing ? std::optional<double>() : 1.0 + t});
        return tableOf(cells);
    };
    EXPECT_EQ(outcomeOf(gapAt(0), "three-in-a-row"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(gapAt(3), "three-in-a-row"), VerdictOutcome::Pass);
    EXPECT_EQ(outcomeOf(gapAt(1), "three-in-a-row"), VerdictOutcome::Fail);
    EXPECT_EQ(outcomeOf(gapAt(1), "within-one-80"), VerdictOutcome::Incomplete);
}

TEST(Rules, AWindowOfOnesOwnOnEachDimensionOrPooled) {
    auto rule = [](const std::string& scope, const std::string& window) {
        return *parseRules(R"({"schema":"attune.rule/1","name":"w","clauses":[{"id":"w","estimate":"within_window",)"
                           R"("scope":")" +
                               scope + R"(","window":)" + window + R"(,"atLeast":0.75}]})",
                           "r");
    };
    // Half of dimension 0 is two points off: .5 there, .75 pooled.
    const RatingTable table = shifted(8, 2, [](int t, int d) { return d == 0 && t % 2 ? 2.0 : 0.0; });
    EXPECT_EQ(verdictOf(table, rule("each-dimension", "1")).outcome, VerdictOutcome::Fail);
    EXPECT_EQ(verdictOf(table, rule("each-dimension", "2")).outcome, VerdictOutcome::Pass);
    EXPECT_EQ(verdictOf(table, rule("any-dimension", "0")).outcome, VerdictOutcome::Pass);
    const Verdict pooled = verdictOf(table, rule("pooled", "1.5"));
    EXPECT_EQ(pooled.outcome, VerdictOutcome::Pass) << ".75 exactly";
    EXPECT_EQ(pooled.clauses.at(0).value, .75);
}

TEST(Rules, ClausesThatMakeNoSenseAreRefused) {
    const std::string window = R"("estimate":"within_window","atLeast":0.8)";
    EXPECT_NE(faultOf(window).find("window"), std::string::npos);
    EXPECT_NE(faultOf(R"("estimate":"bias","window":1,"atMost":1)").find("window"), std::string::npos);
    EXPECT_NE(faultOf(window + R"(,"window":1,"scope":"consecutive-cases")").find("how many"), std::string::npos);
    EXPECT_NE(faultOf(window + R"(,"window":1,"consecutive":3)").find("scope"), std::string::npos);
    EXPECT_NE(faultOf(window + R"(,"window":1,"bound":"ciLow")").find("no interval"), std::string::npos);
    EXPECT_NE(faultOf(R"("estimate":"icc_a1")").find("threshold"), std::string::npos);
    EXPECT_NE(faultOf(R"("estimate":"icc_b1","atLeast":1)").find("no estimate"), std::string::npos);
    EXPECT_EQ(faultOf(window + R"(,"window":1,"scope":"consecutive-cases","consecutive":2)"), "no error");
}

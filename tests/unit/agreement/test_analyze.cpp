// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/analyze.h"
#include "agreement/verdicts.h"
#include "base/text.h"
#include "exchange/agreement_json.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace attune;

namespace {

RatingRow row(const std::string& target, const std::string& rater, const std::string& score,
              const std::string& dimension = "sensitivity") {
    RatingRow out;
    out.target = target;
    out.rater = rater;
    out.dimension = dimension;
    out.score = score;
    return out;
}

RatingRow missing(const std::string& target, const std::string& rater, const std::string& kind) {
    RatingRow out = row(target, rater, "");
    out.missing = kind;
    return out;
}

void change(RatingTable& table, std::size_t i, const auto& how) {
    RatingRow row = table.row(i);
    how(row);
    table.set(i, row);
}

// Trainee one point above the reference throughout; the reference's variance is 2, so ICC(A,1) is 4/5 exactly.
RatingTable lenient() {
    RatingTable table;
    const int reference[] = {6, 6, 2, 2, 5, 5, 5, 3, 3, 3, 4, 4};
    for (int i = 0; i < 12; ++i) {
        const std::string clip = "clip" + std::to_string(10 + i);
        table.add(row(clip, "R0", std::to_string(reference[i])));
        table.add(row(clip, "T1", std::to_string(reference[i] + 1)));
    }
    return table;
}

AgreementSettings withReference() {
    AgreementSettings settings;
    settings.reference = "R0";
    settings.scale = "1:7";
    return settings;
}

CertificationRule rule(const std::string& estimate, double atLeastValue) {
    CertificationRule out;
    out.name = "test";
    RuleClause clause;
    clause.id = "c";
    clause.estimate = estimate;
    clause.atLeast = atLeastValue;
    out.clauses.push_back(clause);
    return out;
}

bool has(const std::vector<std::string>& flags, const char* flag) { return std::ranges::count(flags, flag) == 1; }

std::string errorOf(const RatingTable& table, const AgreementSettings& settings) {
    const auto report = analyze(table, settings);
    return report ? "no error" : report.error().text();
}

} // namespace

TEST(Analyze, SheetsHoldEveryScoreAsWritten) {
    RatingTable table;
    const auto add = [&](RatingRow one, const char* family) {
        one.cluster = family;
        table.add(one);
    };
    add(row("b", "T1", "calm", "mood"), "f2");
    add(row("b", "R0", "upset", "mood"), "f2");
    add(missing("a", "T1", "not_codable"), "f1");
    add(row("a", "R0", "calm", "mood"), "f1");
    add(missing("b", "T2", "skipped"), "f2");
    for (std::size_t i = 0; i < table.size(); ++i)
        change(table, i, [](RatingRow& one) { one.dimension = "mood"; });
    AgreementSettings settings;
    settings.reference = "R0";
    settings.cluster = "family";
    const auto report = analyze(table, settings);
    ASSERT_TRUE(report.has_value()) << report.error().text();
    ASSERT_EQ(report->sheets.size(), 1u);
    const ScoreSheet& sheet = report->sheets[0];
    EXPECT_EQ(sheet.dimension, "mood");
    EXPECT_EQ(sheet.raters, (std::vector<std::string>{"R0", "T1", "T2"}));
    EXPECT_EQ(sheet.targets, (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(sheet.clusters, (std::vector<std::string>{"f2", "f1"}));
    const auto words = [&](std::size_t target, std::size_t rater) {
        const auto cell = sheet.at(target, rater);
        return cell < 0 ? std::to_string(cell) : sheet.categories.at(static_cast<std::size_t>(cell));
    };
    EXPECT_EQ(words(0, 0), "upset");
    EXPECT_EQ(words(0, 1), "calm");
    EXPECT_EQ(words(0, 2), "-1");
    EXPECT_EQ(words(1, 0), "calm");
    EXPECT_EQ(words(1, 1), "-2");
}

TEST(Analyze, LenientTraineeWithPerfectRankOrder) {
    const auto report = analyze(lenient(), withReference());
    ASSERT_TRUE(report) << report.error().text();
    ASSERT_EQ(report->pairs.size(), 1u);
    const PairAgreement& pair = report->pairs[0];
    EXPECT_EQ(pair.a, "T1");
    EXPECT_EQ(pair.b, "R0");
    EXPECT_EQ(pair.n, 12);
    EXPECT_EQ(pair.find("exact")->value, 0);
    EXPECT_EQ(pair.find("within_1")->value, 1);
    EXPECT_NEAR(*pair.find("baseline_within_1")->value, 8.0 / 12, 1e-15);
    EXPECT_EQ(pair.find("bias")->value, 1);
    EXPECT_EQ(pair.find("sd_difference")->value, 0);
    EXPECT_NEAR(*pair.find("icc_a1")->value, .8, 1e-12);
    EXPECT_EQ(pair.find("icc_c1")->value, 1);
    EXPECT_TRUE(has(pair.flags, "perfect_consistency"));
    EXPECT_FALSE(has(pair.flags, "few_targets"));
    EXPECT_FALSE(has(pair.flags, "restricted_range"));
    ASSERT_EQ(pair.confusion.categories.size(), 7u);
    EXPECT_EQ(pair.confusion.counts[6][5], 2) << "rows are the trainee, columns the reference";
    ASSERT_EQ(pair.scores.size(), 12u);
    EXPECT_EQ(pair.scores[0].a, 7);
}

TEST(Analyze, AnIccOfExactlyFourFifthsPasses) {
    const auto report = analyze(lenient(), withReference(), {rule("icc_a1", .80)});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->verdicts.at(0).outcome, VerdictOutcome::Pass);
    const auto above = analyze(lenient(), withReference(), {rule("icc_a1", .8000001)});
    EXPECT_EQ(above->verdicts.at(0).outcome, VerdictOutcome::Fail);
    EXPECT_TRUE(atLeast(0.1 + 0.2, 0.3));
    EXPECT_TRUE(atLeast(0.3, 0.1 + 0.2));
    EXPECT_FALSE(atLeast(0.3 - 1e-9, 0.3));
}

TEST(Analyze, GroupLeavesTheReferenceOut) {
    RatingTable table = lenient();
    const auto alone = analyze(table, withReference());
    ASSERT_TRUE(alone);
    EXPECT_EQ(alone->group[0].nRaters, 1);
    for (const Estimate& e : alone->group[0].estimates)
        EXPECT_EQ(e.undefined, "one_rater") << e.name;
    AgreementSettings none = withReference();
    none.reference.reset();
    const auto among = analyze(table, none);
    EXPECT_EQ(among->group[0].nRaters, 2);
    EXPECT_EQ(among->pairs.at(0).a, "R0") << "a before b by name";
}

TEST(Analyze, TheOnlyRaterWithRoleReferenceIsIt) {
    RatingTable table = lenient();
    for (std::size_t i = 0; i < table.size(); ++i)
        change(table, i, [](RatingRow& r) { r.role = r.rater == "R0" ? "reference" : "trainee"; });
    AgreementSettings settings;
    const auto report = analyze(table, settings);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->settings.reference, "R0");
    EXPECT_EQ(report->pairs.at(0).b, "R0");
    for (std::size_t i = 0; i < table.size(); ++i)
        change(table, i, [](RatingRow& r) { r.role = "reference"; });
    const auto both = analyze(table, settings);
    EXPECT_FALSE(both->settings.reference);
    EXPECT_EQ(both->warnings.size(), 1u);
}

TEST(Analyze, MissingKindsAreCountedAndTold) {
    RatingTable table = lenient();
    table.add(row("clip30", "R0", "4"));
    table.add(missing("clip30", "T1", "not_codable"));
    auto report = analyze(table, withReference());
    ASSERT_TRUE(report);
    EXPECT_TRUE(has(report->pairs[0].flags, "codability_disagreement"));
    EXPECT_FALSE(has(report->pairs[0].flags, "incomplete"));
    EXPECT_EQ(report->pairs[0].codabilityDisagreements, 1);
    EXPECT_EQ(report->missing.at("not_codable"), 1);
    EXPECT_EQ(report->pairs[0].n, 12);
    table.add(row("clip31", "R0", "4")); // no row at all from T1
    table.add(row("clip32", "R0", "4"));
    table.add(missing("clip32", "T1", "skipped"));
    report = analyze(table, withReference());
    EXPECT_TRUE(has(report->pairs[0].flags, "incomplete"));
    EXPECT_EQ(report->pairs[0].missing, 2);
}

TEST(Analyze, AConstantReferenceKeepsItsFiguresAndItsFlags) {
    RatingTable table;
    for (int i = 0; i < 12; ++i) {
        table.add(row("c" + std::to_string(i), "R0", "7"));
        table.add(row("c" + std::to_string(i), "T1", i % 3 ? "7" : "6"));
    }
    const auto report = analyze(table, withReference(), {rule("icc_a1", .0)});
    ASSERT_TRUE(report);
    const PairAgreement& pair = report->pairs[0];
    for (const char* flag : {"constant_reference", "restricted_range", "ceiling"})
        EXPECT_TRUE(has(pair.flags, flag)) << flag;
    ASSERT_TRUE(pair.find("icc_a1")->value);
    EXPECT_NEAR(*pair.find("icc_a1")->value, 0, 1e-12);
    EXPECT_EQ(report->verdicts[0].outcome, VerdictOutcome::NotEstimable);
    EXPECT_EQ(report->verdicts[0].clauses[0].reason, "restricted_range");
}

TEST(Analyze, RestrictedRangeIsJudgedExactly) {
    auto flagsWith = [](const std::vector<std::string>& reference) {
        RatingTable table;
        for (std::size_t i = 0; i < reference.size(); ++i) {
            table.add(row("c" + std::to_string(100 + i), "R0", reference[i]));
            table.add(row("c" + std::to_string(100 + i), "T1", "4"));
        }
        AgreementSettings settings;
        settings.reference = "R0";
        return analyze(table, settings)->pairs.at(0).flags;
    };
    EXPECT_TRUE(has(flagsWith({"3", "4", "5", "4", "4"}), "restricted_range")); // all within one of 4
    EXPECT_FALSE(has(flagsWith({"1", "2", "4", "6", "7"}), "restricted_range"));
    EXPECT_TRUE(has(flagsWith({"1", "4", "4", "4", "4"}), "restricted_range")) << "80 % in one category";
    EXPECT_TRUE(has(flagsWith({"1", "1", "1"}), "few_targets"));
}

TEST(Analyze, WrongInputIsRefusedWithItsPlace) {
    AgreementSettings settings = withReference();
    RatingTable table = lenient();
    table.sources.push_back({"round.csv", "", "score"});
    change(table, 5, [](RatingRow& r) { r.line = 7; });
    change(table, 5, [](RatingRow& r) { r.score = "9"; });
    EXPECT_EQ(errorOf(table, settings), "score 9 is outside the scale 1 to 7 (round.csv:7 column score): correct the "
                                        "score or the declared scale");
    change(table, 5, [](RatingRow& r) { r.score = "4.5"; });
    EXPECT_NE(errorOf(table, settings).find("off the grid"), std::string::npos);
    change(table, 5, [](RatingRow& r) { r.score = "four"; });
    EXPECT_NE(errorOf(table, settings).find("is not a number (round.csv:7 column score)"), std::string::npos);
    change(table, 5, [](RatingRow& r) { r.score = "4"; });
    table.add(table.row(5));
    change(table, table.size() - 1, [](RatingRow& r) { r.line = 40; });
    const std::string twice = errorOf(table, settings);
    EXPECT_NE(twice.find("twice"), std::string::npos);
    EXPECT_NE(twice.find("round.csv:7"), std::string::npos);
    EXPECT_NE(twice.find("round.csv:40"), std::string::npos);
    settings.reference = "nobody";
    EXPECT_NE(errorOf(lenient(), settings).find("nobody"), std::string::npos);
    settings = withReference();
    settings.dimension = "none";
    EXPECT_NE(errorOf(lenient(), settings).find("dimension"), std::string::npos);
    for (const char* scale : {"7:1", "1:7:0", "1:7:0.4", "x", "1:7:1:1", "0:1e9"}) {
        settings = withReference();
        settings.scale = scale;
        EXPECT_NE(errorOf(lenient(), settings).find("scale"), std::string::npos) << scale;
    }
}

TEST(Analyze, HalfAndTenthPointsLieOnTheirGrid) {
    RatingTable table;
    for (int i = 0; i <= 60; ++i) {
        const std::string score = formatNumber((10 + i) / 10.0);
        table.add(row("c" + std::to_string(i), "A", score));
        table.add(row("c" + std::to_string(i), "B", score));
    }
    AgreementSettings settings;
    settings.scale = "1:7:0.1";
    const auto report = analyze(table, settings);
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_EQ(report->group[0].categories.size(), 61u);
    EXPECT_EQ(report->group[0].categories[3], "1.3");
    EXPECT_EQ(report->pairs[0].find("exact")->value, 1);
}

TEST(Analyze, WordsMakeADimensionNominalAndDeclaredOrderMakesThemOrdinal) {
    RatingTable table;
    const char* words[] = {"low", "high", "middle", "low"};
    for (int i = 0; i < 4; ++i) {
        table.add(row("c" + std::to_string(i), "A", words[i]));
        table.add(row("c" + std::to_string(i), "B", words[(i + (i == 2)) % 4]));
    }
    AgreementSettings settings;
    auto report = analyze(table, settings);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->group[0].level, MeasurementLevel::Nominal);
    EXPECT_EQ(report->pairs[0].find("within_1"), nullptr);
    EXPECT_TRUE(report->pairs[0].find("kappa", "identity")->value);
    EXPECT_EQ(report->pairs[0].find("kappa", "quadratic"), nullptr);

    settings.categories = {"low", "middle", "high"};
    settings.level = MeasurementLevel::Ordinal;
    report = analyze(table, settings);
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_TRUE(report->group[0].categoriesDeclared);
    EXPECT_TRUE(report->pairs[0].find("kappa", "quadratic")->value);
    EXPECT_TRUE(report->pairs[0].find("alpha_ordinal")->value);
    EXPECT_EQ(report->pairs[0].find("icc_a1")->undefined, "not_numeric");
    EXPECT_EQ(report->pairs[0].find("within_1")->undefined, "not_numeric");
    settings.categories = {"low", "high"};
    EXPECT_NE(errorOf(table, settings).find("not among the declared categories"), std::string::npos);
    settings.categories.clear();
    EXPECT_NE(errorOf(table, settings).find("is not a number"), std::string::npos);
}

TEST(Analyze, RowOrderDoesNotMatter) {
    RatingTable table = lenient();
    for (int i = 0; i < 12; ++i)
        table.add(row("clip" + std::to_string(10 + i), "T2", std::to_string(1 + (i * 5) % 7)));
    auto report = analyze(table, withReference());
    std::ranges::reverse(table.cells);
    auto reversed = analyze(table, withReference());
    ASSERT_TRUE(report && reversed);
    EXPECT_EQ(agreementJson(*report), agreementJson(*reversed));
}

TEST(Analyze, PooledResamplesWholeTargets) {
    RatingTable table = lenient();
    const RatingTable original = lenient();
    for (const RatingCell& cell : original.cells) {
        const RatingRow r = original.inWords(cell);
        RatingRow copy = r;
        copy.dimension = "structuring";
        table.add(copy);
    }
    const auto report = analyze(table, withReference());
    ASSERT_TRUE(report);
    ASSERT_EQ(report->pooled.size(), 1u);
    for (const Estimate& e : report->pooled[0].estimates)
        EXPECT_EQ(e.n, 24) << e.name;
    EXPECT_EQ(report->pooled[0].estimates[1].name, "within_1");
    EXPECT_EQ(report->pooled[0].estimates[1].value, 1);
    EXPECT_NEAR(*report->pooled[0].estimates[2].value, 16.0 / 24, 1e-15);
    EXPECT_EQ(report->pooled[0].estimates[3].value, 1);
    EXPECT_EQ(report->pooled[0].estimates[3].ci->method, "unit-bootstrap-percentile");
}

TEST(Analyze, ClustersAreCheckedAndUsed) {
    RatingTable table = lenient();
    for (std::size_t i = 0; i < table.size(); ++i)
        change(table, i, [&](RatingRow& r) { r.cluster = "family" + std::to_string(i / 4); });
    AgreementSettings settings = withReference();
    settings.cluster = "family";
    auto report = analyze(table, settings);
    ASSERT_TRUE(report) << report.error().text();
    const PairAgreement& pair = report->pairs[0];
    ASSERT_TRUE(pair.find("icc_a1")->ci);
    EXPECT_EQ(pair.find("icc_a1")->ci->method, "cluster-bootstrap-percentile");
    EXPECT_FALSE(pair.find("within_1")->ci) << "all within one point: the resamples do not differ";
    EXPECT_EQ(std::ranges::count(pair.flags, "few_clusters"), 0);
    change(table, 1, [](RatingRow& r) { r.cluster = "family3"; });
    EXPECT_NE(errorOf(table, settings).find("two clusters"), std::string::npos);
    change(table, 1, [](RatingRow& r) { r.cluster = ""; });
    EXPECT_NE(errorOf(table, settings).find("no cluster"), std::string::npos);
}

TEST(Verdicts, CompletenessSampleSizeAndUndefined) {
    RatingTable table = lenient();
    CertificationRule complete = rule("within_1", .8);
    complete.requireComplete = true;
    EXPECT_EQ(analyze(table, withReference(), {complete})->verdicts[0].outcome, VerdictOutcome::Pass);
    table.add(row("clip40", "R0", "4"));
    EXPECT_EQ(analyze(table, withReference(), {complete})->verdicts[0].outcome, VerdictOutcome::Incomplete);

    CertificationRule large = rule("icc_a1", .5);
    large.clauses[0].minN = 13;
    auto verdict = analyze(lenient(), withReference(), {large})->verdicts[0];
    EXPECT_EQ(verdict.outcome, VerdictOutcome::NotEstimable);
    EXPECT_EQ(verdict.clauses[0].reason, "n_too_small");

    CertificationRule bound = rule("icc_a1", .5);
    bound.clauses[0].bound = RuleClause::Bound::CiLow;
    AgreementSettings noBootstrap = withReference();
    noBootstrap.bootstrap = 0;
    verdict = analyze(lenient(), noBootstrap, {bound})->verdicts[0];
    EXPECT_EQ(verdict.clauses[0].reason, "no_interval") << "no residual, no F interval";
    bound.undefinedMeans = CertificationRule::Undefined::Fail;
    EXPECT_EQ(analyze(lenient(), noBootstrap, {bound})->verdicts[0].outcome, VerdictOutcome::Fail);

    CertificationRule bias = rule("bias", 0);
    bias.clauses[0].atLeast.reset();
    bias.clauses[0].absAtMost = 1;
    EXPECT_EQ(analyze(lenient(), withReference(), {bias})->verdicts[0].outcome, VerdictOutcome::Pass);
    bias.clauses[0].scope = RuleClause::Scope::Pooled;
    EXPECT_EQ(analyze(lenient(), withReference(), {bias})->verdicts[0].outcome, VerdictOutcome::Pass);
    bias.clauses[0].absAtMost = .99;
    EXPECT_EQ(analyze(lenient(), withReference(), {bias})->verdicts[0].outcome, VerdictOutcome::Fail);
}

TEST(Verdicts, ScopesOverDimensions) {
    RatingTable table = lenient();
    const RatingTable original = lenient();
    for (const RatingCell& cell : original.cells) {
        const RatingRow r = original.inWords(cell);
        RatingRow copy = r;
        copy.dimension = "structuring";
        if (copy.rater == "T1")
            copy.score = std::to_string(8 - std::stoi(copy.score));
        table.add(copy);
    }
    CertificationRule each = rule("icc_c1", .5);
    EXPECT_EQ(analyze(table, withReference(), {each})->verdicts[0].outcome, VerdictOutcome::Fail);
    each.clauses[0].scope = RuleClause::Scope::AnyDimension;
    EXPECT_EQ(analyze(table, withReference(), {each})->verdicts[0].outcome, VerdictOutcome::Pass);
    each.clauses[0].scope = RuleClause::Scope::EachDimension;
    each.clauses[0].dimensions = {"sensitivity"};
    EXPECT_EQ(analyze(table, withReference(), {each})->verdicts[0].outcome, VerdictOutcome::Pass);
    each.clauses[0].dimensions = {"sensitivity", "unheard"};
    EXPECT_EQ(analyze(table, withReference(), {each})->verdicts[0].outcome, VerdictOutcome::NotEstimable);
    EXPECT_FALSE(analyze(table, withReference(), {rule("icc_z9", .5)}));
    EXPECT_FALSE(analyze(table, withReference(), {rule("kappa", .5)})) << "kappa needs its weights";
    AgreementSettings none;
    EXPECT_FALSE(analyze(table, none, {rule("exact", .5)})) << "no reference";
}

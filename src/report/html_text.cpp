// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_text.h"

#include "base/text.h"
#include "report/explanations.h"
#include "report/html_design.h"
#include "report/html_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace attune::html {
namespace {

/// "Non-intrusiveness" inside a sentence; "ICC" and "DVD" stay.
std::string inSentence(std::string name) {
    if (name.size() > 1 && name[0] >= 'A' && name[0] <= 'Z' && !(name[1] >= 'A' && name[1] <= 'Z'))
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// "1.4", "1.0".
std::string onePlace(double value) {
    const std::string text = scoreText(std::round(std::abs(value) * 10) / 10);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

const Estimate* known(const PairAgreement& pair, const char* name, const char* weights = "") {
    const auto* estimate = pair.find(name, weights);
    return estimate != nullptr && estimate->value ? estimate : nullptr;
}

const Estimate* pooled(const AgreementReport& report, const SummarySection& section, const std::string& name) {
    for (const auto& pool : report.pooled)
        if (pool.a == section.a && pool.b == section.b)
            for (const auto& estimate : pool.estimates)
                if (estimate.name == name && estimate.value)
                    return &estimate;
    return nullptr;
}

std::string verdictSentence(const SummarySection& section) {
    std::size_t judged = 0;
    std::size_t met = 0;
    for (const auto& row : section.rows)
        if (const auto outcome = dimensionOutcome(row)) {
            ++judged;
            met += *outcome == VerdictOutcome::Pass;
        }
    if (section.verdict->outcome == VerdictOutcome::Incomplete)
        return "The scores of " + section.a + " are incomplete, so the rule gives no verdict" +
               (judged == 0 ? std::string(".")
                            : "; it was met on " + std::to_string(met) + " of " + std::to_string(judged) +
                                  (judged == 1 ? " dimension." : " dimensions."));
    if (judged == 0)
        return section.a + ": rule " + outcomeInWords(section.verdict->outcome) + ".";
    return section.a + " met the rule on " + std::to_string(met) + " of " + std::to_string(judged) +
           (judged == 1 ? " dimension." : " dimensions.");
}

std::string rawSentence(const AgreementReport& report, const SummarySection& section) {
    const auto* exact = pooled(report, section, "exact");
    if (exact == nullptr) {
        std::vector<std::string> parts;
        for (const auto& row : section.rows)
            if (const auto* share = known(*row.pair, "exact"); share != nullptr && parts.size() < 3)
                parts.push_back(numberText(*share->value, NumberStyle::Percent) + " of the clips on " +
                                inSentence(row.name));
        return parts.empty()
                   ? std::string()
                   : section.a + " gave the same score as " + otherSide(report, section) + " on " + listed(parts) + ".";
    }
    std::string text = "Over all dimensions " + section.a + " gave the same score as " + otherSide(report, section) +
                       " in " + numberText(*exact->value, NumberStyle::Percent) + " of the ratings";
    if (const auto* within = pooled(report, section, "within_1"))
        text += " and was within one point in " + numberText(*within->value, NumberStyle::Percent);
    if (const auto* baseline = pooled(report, section, "baseline_within_1"))
        text += "; giving every clip the same score would reach " + numberText(*baseline->value, NumberStyle::Percent);
    return text + ".";
}

/// A bias worth a sentence: half a point or more, its interval on one side of zero.
bool clearBias(const PairAgreement& pair) {
    const auto* bias = known(pair, "bias");
    return bias != nullptr && sampleSizeOf(casesOf(pair)) >= SampleSize::TooFewToCertify &&
           std::abs(*bias->value) >= 0.5 && bias->ci && (bias->ci->low > 0 || bias->ci->high < 0);
}

double biasOf(const DimensionRow* row) { return *known(*row->pair, "bias")->value; }

/// One sentence for all dimensions with a clear bias in one direction; never empty rows.
std::string biasSentence(const AgreementReport& report, const SummarySection& section,
                         const std::vector<const DimensionRow*>& rows) {
    std::vector<std::string> names;
    double least = std::abs(biasOf(rows.front()));
    double most = least;
    bool sameOrder = true;
    for (const auto* row : rows) {
        names.push_back(inSentence(row->name));
        least = std::min(least, std::abs(biasOf(row)));
        most = std::max(most, std::abs(biasOf(row)));
        const auto order = coefficientDisplay(*row->pair, "icc_c1");
        sameOrder = sameOrder && order.state == CoefficientState::Shown && *order.estimate->value >= 0.8;
    }
    const std::string size =
        onePlace(least) == onePlace(most) ? onePlace(most) : onePlace(least) + " to " + onePlace(most);
    return "On " + listed(names) + " " + section.a + " scored " + size + (size == "1.0" ? " point " : " points ") +
           (biasOf(rows.front()) > 0 ? "higher" : "lower") + " than " + otherSide(report, section) +
           (sameOrder ? " while keeping nearly the same order of clips." : ".");
}

std::string estimateInRule(const ClauseResult& clause) {
    const std::string name = clause.estimate.empty() ? clause.id : estimateNameInWords(clause.estimate);
    if (clause.bound == "ciLow")
        return "lower end of the interval of " + name;
    return clause.bound == "ciHigh" ? "upper end of the interval of " + name : name;
}

std::string thresholdText(const ClauseResult& clause, double value, bool asSize) {
    NumberStyle style = clause.estimate.empty() ? NumberStyle::Points : numberStyleOf(clause.estimate);
    if (asSize && style == NumberStyle::SignedPoints)
        style = NumberStyle::Points;
    return numberText(value, style);
}

std::string clauseInWords(const ClauseResult& clause) {
    const std::string threshold = thresholdText(clause, clause.threshold, true);
    if (clause.comparison == "atMost")
        return estimateInRule(clause) + " of " + threshold + " or less";
    if (clause.comparison == "absAtMost")
        return estimateInRule(clause) + " within " + threshold + " in either direction";
    if (clause.comparison == "atLeast")
        return estimateInRule(clause) + " of " + threshold + " or more";
    return estimateInRule(clause) + " (threshold " + threshold + ")";
}

bool present(const AgreementReport& report, std::string_view name) {
    const auto has = [&](const std::vector<Estimate>& list) {
        return std::ranges::any_of(list, [&](const Estimate& e) { return e.name == name && e.value; });
    };
    return std::ranges::any_of(report.pairs, [&](const auto& p) { return has(p.estimates); }) ||
           std::ranges::any_of(report.group, [&](const auto& g) { return has(g.estimates); });
}

/// Interval method of the first figure of that name, in words, or nothing.
std::string methodOf(const AgreementReport& report, std::string_view name) {
    const auto search = [&](const std::vector<Estimate>& list) -> std::string {
        for (const auto& estimate : list)
            if (estimate.name == name && estimate.ci)
                return intervalMethodInWords(estimate.ci->method);
        return {};
    };
    for (const auto& pair : report.pairs)
        if (auto words = search(pair.estimates); !words.empty())
            return words;
    for (const auto& group : report.group)
        if (auto words = search(group.estimates); !words.empty())
            return words;
    return {};
}

} // namespace

std::string counted(std::int64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string otherSide(const AgreementReport& report, const SummarySection& section) {
    return report.settings.reference == section.b ? "the reference" : section.b;
}

std::vector<std::string> headline(const AgreementReport& report, const SummarySection& section) {
    std::vector<std::string> sentences;
    if (section.largestN() == 0) {
        sentences.push_back("No clip was scored by both " + section.a + " and " + otherSide(report, section) +
                            "; nothing can be compared.");
        return sentences;
    }
    if (section.verdict != nullptr)
        sentences.push_back(verdictSentence(section));
    if (std::string raw = rawSentence(report, section); section.verdict == nullptr && !raw.empty())
        sentences.push_back(std::move(raw));
    std::vector<const DimensionRow*> biased;
    std::vector<std::string> unjudged;
    std::int64_t smallest = section.largestN();
    std::optional<std::int64_t> clusters; // whole ones are resampled: they count, not their clips
    bool numeric = false;
    bool few = false;
    for (const auto& row : section.rows) {
        if (row.pair->n > 0) {
            clusters = clustersOf(*row.pair);
            smallest = std::min(smallest, casesOf(*row.pair));
        }
        if (!isNumeric(*row.pair))
            continue;
        numeric = true;
        if (clearBias(*row.pair))
            biased.push_back(&row);
        const auto state = coefficientDisplay(*row.pair, "icc_a1").state;
        if (state == CoefficientState::NarrowRange || state == CoefficientState::NotEstimable)
            unjudged.push_back(inSentence(row.name));
        few = few || state == CoefficientState::DifferencesOnly;
    }
    for (const bool higher : {true, false}) {
        std::vector<const DimensionRow*> rows;
        std::ranges::copy_if(biased, std::back_inserter(rows),
                             [&](const DimensionRow* row) { return (biasOf(row) > 0) == higher; });
        if (!rows.empty())
            sentences.push_back(biasSentence(report, section, rows));
    }
    if (biased.empty() && numeric && !few)
        sentences.push_back("No clear bias of half a point or more was found.");
    if (!unjudged.empty())
        sentences.push_back(capital(listed(unjudged)) + " cannot be judged by a coefficient on these clips.");
    if (std::string size = sampleSizeInWords(smallest, clusters.has_value()); !size.empty())
        sentences.push_back(std::move(size));
    return sentences;
}

std::string quotable(const AgreementReport& report, const DimensionRow& row) {
    const PairAgreement& pair = *row.pair;
    std::string text = row.name + ": ";
    if (pair.n == 0)
        return text + "no clip was scored by both.";
    std::vector<std::string> parts;
    const std::string level = confidenceText(report.settings.confidence);
    for (const char* name : {"icc_a1", "kappa"}) {
        const std::string weights = std::string_view(name) == "kappa" ? "identity" : "";
        if (weights == "identity" && isNumeric(pair))
            continue;
        const auto display = coefficientDisplay(pair, name, weights);
        const std::string words = estimateNameInWords(name, weights);
        switch (display.state) {
        case CoefficientState::Absent:
            continue;
        case CoefficientState::DifferencesOnly:
            parts.push_back(words +
                            (clustersOf(pair) ? " not shown (fewer than 6 clusters)" : " not shown (n below 6)"));
            continue;
        case CoefficientState::NarrowRange:
            parts.push_back(words + " not used: the reference barely varies");
            continue;
        case CoefficientState::NotEstimable:
            parts.push_back(words + " not estimable: " + display.words);
            continue;
        default:
            break;
        }
        const Estimate& estimate = *display.estimate;
        std::string part = words;
        if (estimate.ci && sampleSizeOf(casesOf(pair)) == SampleSize::Wide)
            part += " between " + numberText(estimate.ci->low, NumberStyle::Coefficient) + " and " +
                    numberText(estimate.ci->high, NumberStyle::Coefficient) + " (" + level + " " +
                    intervalMethodInWords(estimate.ci->method) + "), best estimate " +
                    numberText(*estimate.value, NumberStyle::Coefficient);
        else
            part += " = " + estimateText(estimate);
        if (estimate.name == "icc_a1")
            part += ", two-way, absolute agreement, single rater";
        parts.push_back(std::move(part));
    }
    if (const auto display = coefficientDisplay(pair, "icc_c1");
        display.state == CoefficientState::Shown || display.state == CoefficientState::TooFewToCertify)
        parts.push_back("ICC(C,1) = " + numberText(*display.estimate->value, NumberStyle::Coefficient));
    if (const auto* exact = known(pair, "exact"))
        parts.push_back("exact " + numberText(*exact->value, NumberStyle::Percent));
    if (const auto* within = known(pair, "within_1")) {
        std::string part = "within one point " + numberText(*within->value, NumberStyle::Percent);
        if (const auto* baseline = known(pair, "baseline_within_1"))
            part += " (best constant rater " + numberText(*baseline->value, NumberStyle::Percent) + ")";
        parts.push_back(std::move(part));
    }
    if (const auto* bias = known(pair, "bias")) {
        std::string part = "bias " + estimateText(*bias) + " points";
        if (clearBias(pair))
            part += std::string(*bias->value > 0 ? " (scores higher" : " (scores lower") + " than " +
                    (report.settings.reference == pair.b ? "the reference" : pair.b) + ")";
        parts.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i ? "; " : "") + parts[i];
    text += ". n = " + std::to_string(pair.n);
    if (const auto clusters = clustersOf(pair))
        text += " in " + counted(*clusters, "cluster", "clusters");
    switch (sampleSizeOf(casesOf(pair))) {
    case SampleSize::DifferencesOnly:
        return text + ": differences only.";
    case SampleSize::TooFewToCertify:
        return text + ": too few to certify.";
    case SampleSize::Wide:
        return text + ": wide uncertainty.";
    default:
        return text + ".";
    }
}

std::string ruleInWords(const Verdict* verdict) {
    if (verdict == nullptr)
        return {};
    std::vector<std::string> clauses;
    for (const auto& clause : verdict->clauses) {
        std::string words = clauseInWords(clause);
        if (!clause.dimension)
            words += " over all dimensions";
        if (std::ranges::find(clauses, words) == clauses.end())
            clauses.push_back(std::move(words));
    }
    return "Rule “" + verdict->rule + "”" + (clauses.empty() ? "" : ": " + listed(clauses)) + ".";
}

std::vector<std::string> clauseFaults(const AgreementReport& report, const Verdict& verdict) {
    std::vector<std::string> faults;
    for (const auto& clause : verdict.clauses) {
        if (clause.held && *clause.held)
            continue;
        std::string text = (clause.dimension ? dimensionName(report, *clause.dimension) : "All dimensions") + ": " +
                           estimateInRule(clause);
        if (clause.held && clause.value)
            text += " is " + thresholdText(clause, *clause.value, false);
        if (clause.held) {
            const std::string threshold = thresholdText(clause, clause.threshold, true);
            text += clause.comparison == "absAtMost" ? ", allowed up to " + threshold + " in either direction"
                    : clause.comparison == "atMost"  ? ", allowed up to " + threshold
                                                     : ", asked for " + threshold;
        } else
            text += " cannot be judged: " + reasonInWords(clause.reason);
        faults.push_back(text + ".");
    }
    return faults;
}

std::string methodsParagraph(const AgreementReport& report) {
    const std::string level = confidenceText(report.settings.confidence);
    std::string text = counted(report.rows, "rating", "ratings") + " of " + counted(report.targets, "clip", "clips") +
                       " on " + counted(report.dimensions, "dimension", "dimensions") + " by " + ratersText(report);
    if (!report.study.instrument.empty())
        text += " with " + report.study.instrument;
    text += " were analysed, each dimension by itself. ";
    if (report.settings.reference)
        text += "Each rater was compared with the reference (" + *report.settings.reference +
                "); a difference is rater minus reference. ";
    else if (!report.pairs.empty())
        text += "Raters were compared in pairs; a difference is the first minus the second. ";
    std::vector<std::string> parts;
    const auto withMethod = [&](std::string words, std::string_view name) {
        if (!present(report, name))
            return;
        if (const std::string method = methodOf(report, name); !method.empty())
            words += " with " + level + " " + method;
        parts.push_back(std::move(words));
    };
    withMethod("the share of clips with the same score", "exact");
    withMethod("the share within one scale point beside the best share a constant rater could reach", "within_1");
    withMethod("the mean difference (bias)", "bias");
    if (present(report, "loa_low"))
        parts.emplace_back("limits of agreement, bias ± 1.96 SD of differences (Bland and Altman, 1986)");
    withMethod("ICC(A,1), two-way, absolute agreement, single rater (McGraw and Wong, 1996; the same number as Shrout "
               "and Fleiss's ICC(2,1))",
               "icc_a1");
    withMethod("ICC(C,1), two-way, consistency, single rater", "icc_c1");
    withMethod("Cohen's kappa (quadratic weights on score distances for ordered scores)", "kappa");
    withMethod("Krippendorff's alpha, ordinal", "alpha_ordinal");
    withMethod("Krippendorff's alpha, interval", "alpha_interval");
    withMethod("Krippendorff's alpha, nominal", "alpha_nominal");
    withMethod("Gwet's AC1 or AC2", "gwet_ac");
    if (!parts.empty())
        text += "Agreement is given as " + listed(parts) + ". ";
    if (report.settings.bootstrap > 0)
        text += "Bootstrap intervals rest on " + std::to_string(report.settings.bootstrap) + " resamples of " +
                (report.settings.cluster ? "whole clusters (" + *report.settings.cluster + ")" : "clips") +
                " with the raters fixed, seed " + std::to_string(report.settings.seed) + ". ";
    text += "Missing scores were left out pairwise, nothing was imputed; clips that one side called not codable were "
            "counted apart. Coefficients are not shown for fewer than six clips and marked for fewer than ten; ICC is "
            "not used where the reference barely varies. Coefficients were not averaged over dimensions.";
    if (!report.program.empty())
        text += " Computed with " + report.program + ".";
    return text;
}

std::vector<Entry> glossary() {
    return {
        {"Exact agreement", explanationOf("exact")},
        {"Within one point", explanationOf("within_1")},
        {"Constant rater", explanationOf("baseline_within_1")},
        {"Bias", explanationOf("bias")},
        {"SD of differences", explanationOf("sd_difference")},
        {"Limits of agreement", explanationOf("loa_low")},
        {"Interval", "The values that fit the data; a wide interval means that few clips were scored, or unevenly."},
        {"ICC(A,1)", explanationOf("icc_a1")},
        {"ICC(C,1)", explanationOf("icc_c1")},
        {"Kappa", explanationOf("kappa")},
        {"Alpha", explanationOf("alpha_ordinal")},
        {"AC1, AC2", explanationOf("gwet_ac")},
        {"Observer accuracy", explanationOf("observer_accuracy")},
        {"Narrow range", "The reference hardly varies on these clips, so a coefficient could not tell a good rater "
                         "from a poor one."},
        {"Not estimable", "The figure does not exist for these data; it is neither a pass nor a fail."},
        {"n", "Number of clips scored by both."},
        {"SEM", explanationOf("sem")},
        {"SDC", explanationOf("sdc")},
        {"Reference", "The scores that this site agreed to train towards; not the truth."},
    };
}

std::vector<Entry> publishedBands() {
    return {
        {"Koo and Li (2016), ICC, judged by the interval",
         "below .50 poor, .50 to .75 moderate, .75 to .90 good, above .90 excellent"},
        {"Cicchetti (1994), ICC and kappa", "below .40 poor, .40 to .59 fair, .60 to .74 good, .75 and more excellent"},
        {"Landis and Koch (1977), kappa",
         "0 to .20 slight, .21 to .40 fair, .41 to .60 moderate, .61 to .80 substantial, .81 and more almost perfect"},
        {"Krippendorff, alpha", ".800 customary, .667 for tentative conclusions"},
    };
}

} // namespace attune::html

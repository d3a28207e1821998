// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/number_text.h"

#include "base/text.h"
#include "report/summary_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace attune {
namespace {

constexpr std::string_view minusSign = "\xE2\x88\x92";
constexpr std::string_view noBreakSpace = "\xC2\xA0";
constexpr std::string_view notEstimable = "not estimable";

std::string fixedText(double magnitude, int decimals) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::fixed, decimals);
    return {buffer.data(), end.ptr};
}

bool allZero(const std::string& digits) { return digits.find_first_not_of("0.") == std::string::npos; }

/// Without the per cent sign.
std::string percentDigits(double share) {
    const std::string digits = fixedText(std::abs(share) * 100, 0);
    return (share < 0 && !allZero(digits) ? std::string(minusSign) : std::string()) + digits;
}

template <std::size_t N>
std::string lookUp(const std::array<std::pair<std::string_view, std::string_view>, N>& table, std::string_view key) {
    for (const auto& [name, words] : table)
        if (name == key)
            return std::string(words);
    std::string spaced(key);
    std::ranges::replace(spaced, '_', ' ');
    return spaced;
}

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array estimateNames{
    Words{"exact", "exact agreement"},
    Words{"within_1", "within one point"},
    Words{"baseline_exact", "exact agreement of the best constant rater"},
    Words{"baseline_within_1", "within one point of the best constant rater"},
    Words{"mean_abs_difference", "mean absolute difference"},
    Words{"bias", "bias"},
    Words{"sd_difference", "SD of differences"},
    Words{"loa_low", "lower limit of agreement"},
    Words{"loa_high", "upper limit of agreement"},
    Words{"kappa", "kappa"},
    Words{"kappa_max", "highest kappa these margins allow"},
    Words{"pabak", "PABAK"},
    Words{"scott_pi", "Scott's pi"},
    Words{"ccc", "concordance correlation (Lin)"},
    Words{"pearson", "Pearson correlation"},
    Words{"spearman", "Spearman correlation"},
    Words{"kendall_tau_b", "Kendall's tau-b"},
    Words{"observer_accuracy", "estimated observer accuracy"},
    Words{"sem", "standard error of measurement"},
    Words{"sdc", "smallest detectable change"},
    Words{"icc_1", "ICC(1)"},
    Words{"icc_1k", "ICC(1,k)"},
    Words{"icc_c1", "ICC(C,1)"},
    Words{"icc_ck", "ICC(C,k)"},
    Words{"icc_a1", "ICC(A,1)"},
    Words{"icc_ak", "ICC(A,k)"},
    Words{"icc_a1_reml", "ICC(A,1), all cells (REML)"},
    Words{"icc_c1_reml", "ICC(C,1), all cells (REML)"},
    Words{"icc_1_reml", "ICC(1), all cells (REML)"},
    Words{"icc_1k_reml", "ICC(1,k), all cells (REML)"},
    Words{"sem_agreement_reml", "standard error of measurement, all cells"},
    Words{"sem_consistency_reml", "SEM (consistency), all cells"},
    Words{"sem_one_way_reml", "one-way standard error, all cells"},
    Words{"sdc_one_way_reml", "one-way detectable change, all cells"},
    Words{"sdc_agreement_reml", "smallest detectable change (agreement), all cells"},
    Words{"sdc_consistency_reml", "smallest detectable change (consistency), all cells"},
    Words{"var_target_reml", "variance between clips, all cells"},
    Words{"var_rater_reml", "variance between raters, all cells"},
    Words{"var_residual_reml", "residual variance, all cells"},
    Words{"g_relative_reml", "generalizability, relative, all cells"},
    Words{"g_absolute_reml", "generalizability, absolute, all cells"},
    Words{"alpha_nominal", "Krippendorff's alpha, nominal"},
    Words{"alpha_ordinal", "Krippendorff's alpha, ordinal"},
    Words{"alpha_interval", "Krippendorff's alpha, interval"},
    Words{"alpha_ratio", "Krippendorff's alpha, ratio"},
    Words{"percent_agreement", "agreement of pairs of raters"},
    Words{"fleiss_kappa", "Fleiss' kappa"},
    Words{"conger_kappa", "Conger's kappa"},
    Words{"brennan_prediger", "Brennan-Prediger"},
    Words{"mean_pairwise_kappa", "mean pairwise kappa"},
    Words{"all_exact", "all raters the same"},
    Words{"all_within_1", "all raters within one point"},
    Words{"kendall_w", "Kendall's W"},
    Words{"sem_agreement", "standard error of measurement (agreement)"},
    Words{"sem_consistency", "standard error of measurement (consistency)"},
    Words{"sem_one_way", "standard error of measurement (one-way)"},
    Words{"sdc_one_way", "smallest detectable change (one-way)"},
    Words{"sdc_agreement", "smallest detectable change (agreement)"},
    Words{"sdc_consistency", "smallest detectable change (consistency)"},
    Words{"var_target", "variance between clips"},
    Words{"var_rater", "variance between raters"},
    Words{"var_residual", "residual variance"},
    Words{"g_relative", "generalizability, relative"},
    Words{"g_absolute", "generalizability, absolute"},
};

constexpr std::array reasons{
    Words{"no_scores", "there are no scores"},
    Words{"no_pairable", "no clip was scored by both"},
    Words{"one_category", "everyone gave one and the same score"},
    Words{"no_variation", "the scores do not vary"},
    Words{"zero_variance", "the scores of one side do not vary"},
    Words{"zero_target_variance", "the clips do not differ in their scores"},
    Words{"n_too_small", "too few clips"},
    Words{"few_targets", "too few clips"},
    Words{"too_few", "too few clips"},
    Words{"one_rater", "there is only one rater"},
    Words{"no_complete_targets", "no clip was scored by every rater"},
    Words{"negative_values", "there are scores below zero"},
    Words{"not_numeric", "the scores are not numbers"},
    Words{"disconnected", "the raters share too few clips to be compared"},
    Words{"nothing_coded", "nothing was coded"},
    Words{"overlapping_codes", "codes of one rater overlap in time"},
    Words{"off_grid", "a score is not a point of the scale"},
    Words{"restricted_range", "the reference barely varies"},
    Words{"constant_reference", "the reference does not vary"},
    Words{"constant_rater", "the rater gave every clip the same score"},
    Words{"incomplete", "scores are missing"},
    Words{"no_interval", "the figure has no interval"},
    Words{"few_clusters", "too few clusters for an interval"},
    Words{"resamples_alike", "the resamples do not differ, so there is no interval"},
    Words{"", "no reason recorded"},
};

constexpr std::array flags{
    Words{"constant_rater", "The rater gave every clip the same score"},
    Words{"constant_reference", "The reference does not vary: these clips cannot tell raters apart"},
    Words{"restricted_range", "The reference barely varies: coefficients say little here; clips across the range are "
                              "needed"},
    Words{"ceiling", "Half or more of the reference's scores are at the top of the scale"},
    Words{"few_targets", "Fewer than ten clips: too few to certify"},
    Words{"few_clusters", "Fewer than six clusters: too few to resample, so there are no intervals"},
    Words{"incomplete", "The reference scored clips that the rater did not"},
    Words{"codability_disagreement", "One called a clip not codable that the other scored"},
    Words{"perfect_consistency", "The difference is the same on every clip: the order is perfect, only the level "
                                 "differs; the F interval does not exist"},
    Words{"lenient", "The rater scores higher than the reference, on average"},
    Words{"severe", "The rater scores lower than the reference, on average"},
    Words{"proportional_bias", "The difference grows or shrinks with the level of the clip"},
    Words{
        "central_tendency",
        "The rater's scores lie closer together than the reference's: high clips come out too low, low ones too high"},
    Words{"exaggerates", "The rater's scores lie further apart than the reference's"},
    Words{"restricted_use", "The rater uses fewer points of the scale than the reference does"},
    Words{"avoids_ends",
          "The rater keeps away from the ends of the scale: being within one point is then easy and says less "
          "than it seems to"},
    Words{"numbers_game", "The rater keeps to the middle of the scale and is right hardly more often than somebody who "
                          "always gave the same score: talk about what was seen, clip by clip"},
    Words{"drift", "The rater has moved away from the reference as the round went on"},
    Words{"confidence_uninformative", "The rater is no more often right when sure than when not"},
    Words{"halo", "One impression of a clip runs through all of the rater's dimensions, more than in the reference"},
};

constexpr std::array methods{
    Words{"t", "t interval"},
    Words{"z", "normal interval"},
    Words{"f", "F interval"},
    Words{"f-satterthwaite", "F interval with Satterthwaite's degrees of freedom"},
    Words{"fisher-z", "Fisher's z interval"},
    Words{"wilson", "Wilson interval"},
    Words{"bland-altman-1999", "interval of Bland and Altman (1999)"},
    Words{"unit-bootstrap-percentile", "clip bootstrap, percentiles"},
    Words{"hayes-krippendorff", "bootstrap of Hayes and Krippendorff (2007)"},
    Words{"cluster-bootstrap-percentile", "bootstrap of whole clusters, percentiles"},
    Words{"profile-likelihood", "profile likelihood interval"},
    Words{"block-bootstrap-percentile", "bootstrap of blocks of time, percentiles"},
};

constexpr std::array missingKinds{
    Words{"empty", "empty"},
    Words{"NA", "NA"},
    Words{"not_codable", "not codable"},
    Words{"not_observed", "not observed"},
    Words{"not_applicable", "not applicable"},
    Words{"skipped", "skipped"},
};

bool isIcc(std::string_view name) { return name.starts_with("icc_"); }

/// Figures in scale points or shares stand whatever n is.
bool isCoefficient(std::string_view name) {
    static constexpr std::array<std::string_view, 11> raw{
        "exact", "within_1",      "baseline_exact", "baseline_within_1", "mean_abs_difference",
        "bias",  "sd_difference", "loa_low",        "loa_high",          "sem",
        "sdc"};
    return std::ranges::find(raw, name) == raw.end();
}

} // namespace

std::string numberText(double value, NumberStyle style) {
    if (!std::isfinite(value))
        return std::string(notEstimable);
    if (style == NumberStyle::Percent)
        return percentDigits(value) + std::string(noBreakSpace) + "%";
    std::string digits = fixedText(std::abs(value), 2);
    const bool zero = allZero(digits);
    if (style != NumberStyle::SignedPoints && digits.starts_with("0."))
        digits.erase(0, 1);
    if (value < 0 && !zero)
        return std::string(minusSign) + digits;
    return style == NumberStyle::SignedPoints && !zero ? "+" + digits : digits;
}

std::string intervalText(double low, double high, NumberStyle style) {
    if (!std::isfinite(low) || !std::isfinite(high))
        return std::string(notEstimable);
    if (style == NumberStyle::Percent)
        return "[" + percentDigits(low) + ", " + percentDigits(high) + "]" + std::string(noBreakSpace) + "%";
    return "[" + numberText(low, style) + ", " + numberText(high, style) + "]";
}

std::string scoreText(double score) {
    if (!std::isfinite(score))
        return std::string(notEstimable);
    if (score == 0)
        return "0";
    return (score < 0 ? std::string(minusSign) : std::string()) + formatNumber(std::abs(score));
}

std::string pValueText(double p) {
    if (!std::isfinite(p))
        return std::string(notEstimable);
    if (p < 0.001)
        return "p < .001";
    std::string digits = fixedText(p, p < 0.1 ? 3 : 2);
    if (digits.starts_with("0."))
        digits.erase(0, 1);
    return "p = " + digits;
}

NumberStyle numberStyleOf(std::string_view name) {
    if (name == "exact" || name == "within_1" || name == "baseline_exact" || name == "baseline_within_1" ||
        name == "percent_agreement" || name == "all_exact" || name == "all_within_1" || name == "observer_accuracy")
        return NumberStyle::Percent;
    if (name == "extreme_share" || name == "extreme_share_reference")
        return NumberStyle::Percent;
    if (name == "severity" || name == "drift_slope" || name == "bias" || name == "loa_low" || name == "loa_high")
        return NumberStyle::SignedPoints;
    if (name == "sd_difference" || name == "mean_abs_difference" || name.starts_with("sem") ||
        name.starts_with("sdc") || name.starts_with("var_"))
        return NumberStyle::Points;
    return NumberStyle::Coefficient;
}

std::string estimateNameInWords(std::string_view name, std::string_view weights) {
    if (name == "gwet_ac")
        return weights == "identity" || weights.empty() ? "Gwet's AC1"
                                                        : "Gwet's AC2, " + std::string(weights) + " weights";
    std::string words = lookUp(estimateNames, name);
    if (!weights.empty() && weights != "identity")
        words += ", " + std::string(weights) + " weights";
    return words;
}

std::string reasonInWords(std::string_view reason) { return lookUp(reasons, reason); }

std::string flagInWords(std::string_view flag) { return lookUp(flags, flag); }

std::string intervalMethodInWords(std::string_view method) { return lookUp(methods, method); }

std::string missingKindInWords(std::string_view kind) { return lookUp(missingKinds, kind); }

std::string outcomeInWords(VerdictOutcome outcome) {
    switch (outcome) {
    case VerdictOutcome::Pass:
        return "met";
    case VerdictOutcome::Fail:
        return "not met";
    case VerdictOutcome::NotEstimable:
        return "not estimable";
    case VerdictOutcome::Incomplete:
        return "incomplete";
    }
    return "not estimable";
}

std::string estimateText(const Estimate& estimate) {
    if (!estimate.value)
        return std::string(notEstimable) + ": " + reasonInWords(estimate.undefined);
    const NumberStyle style = numberStyleOf(estimate.name);
    std::string text = numberText(*estimate.value, style);
    if (estimate.ci)
        text += " " + intervalText(estimate.ci->low, estimate.ci->high, style);
    return text;
}

SampleSize sampleSizeOf(std::int64_t n) {
    if (n <= 0)
        return SampleSize::None;
    if (n < 6)
        return SampleSize::DifferencesOnly;
    if (n < 10)
        return SampleSize::TooFewToCertify;
    return n < 30 ? SampleSize::Wide : SampleSize::Usual;
}

std::string sampleSizeInWords(std::int64_t n, bool clusters) {
    const std::string with = clusters ? "With " + std::to_string(n) + (n == 1 ? " cluster " : " clusters ")
                                      : "With n = " + std::to_string(n) + " ";
    switch (sampleSizeOf(n)) {
    case SampleSize::None:
        return "No clip was scored by both.";
    case SampleSize::DifferencesOnly:
        return with + "only differences can be shown, no coefficient.";
    case SampleSize::TooFewToCertify:
        return with + (clusters ? "there are too few to certify." : "there are too few clips to certify.");
    case SampleSize::Wide:
        return with + "the uncertainty is wide.";
    case SampleSize::Usual:
        break;
    }
    return {};
}

CoefficientDisplay coefficientDisplay(const PairAgreement& pair, const std::string& name, const std::string& weights) {
    const Estimate* estimate = pair.find(name, weights);
    if (estimate == nullptr)
        return {};
    if (!isCoefficient(name)) {
        if (estimate->value)
            return {CoefficientState::Shown, estimate, {}};
        return {CoefficientState::NotEstimable, estimate, reasonInWords(estimate->undefined)};
    }
    const SampleSize size = sampleSizeOf(casesOf(pair));
    if (size == SampleSize::DifferencesOnly)
        return {CoefficientState::DifferencesOnly, estimate, "differences only"};
    if (isIcc(name) && hasFlag(pair, "constant_reference"))
        return {CoefficientState::NotEstimable, estimate, reasonInWords("constant_reference")};
    if (!estimate->value || !std::isfinite(*estimate->value))
        return {CoefficientState::NotEstimable, estimate, reasonInWords(estimate->undefined)};
    if (isIcc(name) && hasFlag(pair, "restricted_range"))
        return {CoefficientState::NarrowRange, estimate, "narrow range"};
    if (size == SampleSize::TooFewToCertify)
        return {CoefficientState::TooFewToCertify, estimate, {}};
    return {CoefficientState::Shown, estimate, {}};
}

} // namespace attune

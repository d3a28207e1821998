// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_tables.h"

#include "base/text.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/number_text.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace attune::html {
namespace {

const Estimate* known(const PairAgreement& pair, const char* name, const char* weights = "") {
    const auto* estimate = pair.find(name, weights);
    return estimate != nullptr && estimate->value ? estimate : nullptr;
}

std::string valueText(const PairAgreement& pair, const char* name) {
    const auto* estimate = known(pair, name);
    return estimate == nullptr ? "" : numberText(*estimate->value, numberStyleOf(name));
}

/// Marks a, b, c ... for flags in the order they first appear.
class Marks {
  public:
    std::string of(const PairAgreement& pair) {
        std::string marks;
        for (const auto& flag : pair.flags) {
            if (flag == "few_targets")
                continue; // said once below the table, and by n
            auto found = std::ranges::find(m_flags, flag);
            if (found == m_flags.end())
                found = m_flags.insert(m_flags.end(), flag);
            const auto index = found - m_flags.begin();
            marks += (marks.empty() ? "" : ",") +
                     (index < 26 ? std::string(1, static_cast<char>('a' + index)) : std::to_string(index));
        }
        return marks;
    }
    [[nodiscard]] std::string notes() const {
        std::string out;
        for (std::size_t i = 0; i < m_flags.size(); ++i)
            out += "<sup>" + (i < 26 ? std::string(1, static_cast<char>('a' + i)) : std::to_string(i)) +
                   "</sup>&nbsp;" + escapeMarkup(flagInWords(m_flags[i])) + ". ";
        return out;
    }

  private:
    std::vector<std::string> m_flags;
};

void outcomeCell(Table& table, const DimensionRow& row) {
    if (const auto outcome = dimensionOutcome(row))
        table.cellHtml(outcomeHtml(*outcome), "nowrap");
    else
        table.cell("not part of the rule", "light");
}

bool judged(const SummarySection& section) {
    return std::ranges::any_of(section.rows, [](const DimensionRow& row) { return !row.clauses.empty(); });
}

std::string withBaseline(const PairAgreement& pair, const char* name, const char* baseline) {
    const std::string share = escapeMarkup(valueText(pair, name));
    const std::string constant = valueText(pair, baseline);
    return constant.empty() ? share : share + " " + tagged("span", "(" + constant + ")", "light");
}

std::string numericTable(const AgreementReport& report, const SummarySection& section, Marks& marks) {
    const std::string level = "[" + confidenceText(report.settings.confidence) + " CI]";
    const bool rule = judged(section);
    Table table("agreement");
    table.column("Dimension", {}, false);
    table.column("n");
    table.column("Exact");
    table.column("Within one", "(constant)");
    table.column("Bias", level);
    table.column("SD of", "diff.");
    table.column("ICC(A,1)", level);
    table.column("ICC(C,1)");
    if (rule)
        table.column("Rule", {}, false);
    for (const auto& row : section.rows) {
        const PairAgreement& pair = *row.pair;
        if (!isNumeric(pair))
            continue;
        table.row();
        table.cellHtml(dimensionHtml(row, marks.of(pair)), "");
        table.cell(std::to_string(pair.n));
        table.cell(valueText(pair, "exact"));
        table.cellHtml(withBaseline(pair, "within_1", "baseline_within_1"));
        table.cellHtml(coefficientHtml(pair, "bias"));
        table.cell(valueText(pair, "sd_difference"));
        table.cellHtml(coefficientHtml(pair, "icc_a1"), "num strong");
        const auto consistency = coefficientDisplay(pair, "icc_c1").state;
        table.cellHtml(consistency == CoefficientState::Shown || consistency == CoefficientState::TooFewToCertify
                           ? coefficientHtml(pair, "icc_c1", {}, false)
                           : "");
        if (rule)
            outcomeCell(table, row);
    }
    return table.empty() ? std::string() : table.finish();
}

std::string nominalTable(const AgreementReport& report, const SummarySection& section, Marks& marks) {
    const std::string level = "[" + confidenceText(report.settings.confidence) + " CI]";
    const bool rule = judged(section);
    Table table("agreement");
    table.column("Codes", {}, false);
    table.column("n");
    table.column("Exact", level);
    table.column("Constant", "rater");
    table.column("Kappa", level);
    table.column("Highest", "kappa");
    table.column("AC1", level);
    table.column("Observer", "accuracy");
    if (rule)
        table.column("Rule", {}, false);
    for (const auto& row : section.rows) {
        const PairAgreement& pair = *row.pair;
        if (isNumeric(pair))
            continue;
        table.row();
        table.cellHtml(dimensionHtml(row, marks.of(pair)), "");
        table.cell(std::to_string(pair.n));
        table.cellHtml(coefficientHtml(pair, "exact"));
        table.cell(valueText(pair, "baseline_exact"));
        table.cellHtml(coefficientHtml(pair, "kappa", "identity"), "num strong");
        table.cellHtml(coefficientHtml(pair, "kappa_max"));
        table.cellHtml(coefficientHtml(pair, "gwet_ac", "identity"));
        table.cellHtml(coefficientHtml(pair, "observer_accuracy", {}, false));
        if (rule)
            outcomeCell(table, row);
    }
    return table.empty() ? std::string() : table.finish();
}

} // namespace

std::string agreementTables(const AgreementReport& report, const SummarySection& section) {
    Marks marks;
    std::string out = numericTable(report, section, marks) + nominalTable(report, section, marks);
    if (out.empty())
        return paragraph("No dimension was compared.", "none");
    std::string note = escapeMarkup(ruleInWords(section.verdict));
    if (!note.empty())
        note += " ";
    note += std::ranges::any_of(section.rows, [](const DimensionRow& row) { return isNumeric(*row.pair); })
                ? "In brackets after within one: the best a rater could reach by giving every clip the same score. "
                : "Constant rater: the best a rater could reach by giving every clip the same code. ";
    const auto any = [&](SampleSize size) {
        return std::ranges::any_of(section.rows,
                                   [&](const DimensionRow& row) { return sampleSizeOf(casesOf(*row.pair)) == size; });
    };
    const std::string cases = report.settings.cluster ? "clusters" : "clips";
    if (any(SampleSize::Wide))
        note += "With 10 to 29 " + cases + " read the interval first, the figure after it. ";
    if (any(SampleSize::TooFewToCertify))
        note += "Grey italics: fewer than ten " + cases + ", too few to certify. ";
    if (any(SampleSize::DifferencesOnly))
        note += "Fewer than six " + cases + ": differences only. ";
    note += marks.notes();
    out += "<p class=\"small\">" + note + "</p>\n";
    std::string codability;
    for (const auto& row : section.rows) {
        if (row.pair->missing > 0)
            codability += row.name + ": " + std::to_string(row.pair->missing) + " scored by " +
                          otherSide(report, section) + " only. ";
        if (row.pair->codabilityDisagreements > 0)
            codability += row.name + ": " + std::to_string(row.pair->codabilityDisagreements) +
                          " called not codable by one side. ";
    }
    if (!codability.empty())
        out += paragraph("Left out of the figures. " + codability, "small");
    return out;
}

std::string furtherFigures(const AgreementReport& report, const SummarySection& section) {
    struct Column {
        const char* words;
        const char* second;
        const char* name;
        const char* weights;
        bool interval;
    };
    static constexpr Column columns[] = {
        {"Mean abs.", "difference", "mean_abs_difference", "", false},
        {"Kappa", "quadratic", "kappa", "quadratic", true},
        {"Alpha", "ordinal", "alpha_ordinal", "", true},
        {"AC2", "quadratic", "gwet_ac", "quadratic", true},
        {"SEM", "", "sem", "", false},
        {"SDC", "", "sdc", "", false},
    };
    Table table;
    table.column("Dimension", {}, false);
    table.column("Limits of", "agreement");
    const auto shownColumn = [&](const Column& column) {
        return std::ranges::any_of(section.rows, [&](const DimensionRow& row) {
            return isNumeric(*row.pair) && row.pair->find(column.name, column.weights) != nullptr;
        });
    };
    for (const auto& column : columns)
        if (shownColumn(column))
            table.column(column.words, column.second);
    table.column("ICC(A,1)", report.settings.cluster ? "cluster bootstrap" : "clip bootstrap");
    for (const auto& row : section.rows) {
        const PairAgreement& pair = *row.pair;
        if (!isNumeric(pair))
            continue;
        table.row();
        table.cellHtml(dimensionHtml(row), "");
        const auto* low = known(pair, "loa_low");
        const auto* high = known(pair, "loa_high");
        table.cell(low != nullptr && high != nullptr ? numberText(*low->value, NumberStyle::SignedPoints) + " to " +
                                                           numberText(*high->value, NumberStyle::SignedPoints)
                                                     : "");
        for (const auto& column : columns)
            if (shownColumn(column))
                table.cellHtml(coefficientHtml(pair, column.name, column.weights, column.interval));
        std::string bootstrap;
        const auto display = coefficientDisplay(pair, "icc_a1");
        const bool few = display.state == CoefficientState::TooFewToCertify;
        if (display.state == CoefficientState::Shown || few)
            for (const auto& interval : display.estimate->intervals)
                if (interval.method.find("bootstrap") != std::string::npos)
                    bootstrap = intervalText(interval.low, interval.high, NumberStyle::Coefficient);
        table.cellHtml(few && !bootstrap.empty() ? tagged("i", bootstrap, "few") : escapeMarkup(bootstrap));
    }
    if (table.empty())
        return {};
    return heading(3, "Further figures") + table.finish() +
           paragraph(
               std::string("SEM: standard error of measurement; SDC: smallest detectable change, both in points. ") +
                   (report.settings.cluster
                        ? "Intervals come from resampling whole clusters; these raters are kept."
                        : "The F interval above takes raters as a sample; the clip bootstrap keeps these "
                          "raters."),
               "small");
}

std::string groupTables(const AgreementReport& report) {
    if (report.group.empty())
        return {};
    const auto find = [](const GroupAgreement& group, std::string_view name, std::string_view weights) {
        const auto found = std::ranges::find_if(
            group.estimates, [&](const Estimate& e) { return e.name == name && e.weights == weights; });
        return found == group.estimates.end() ? nullptr : &*found;
    };
    struct Column {
        const char* words;
        const char* name;
        const char* weights;
    };
    static constexpr Column numeric[] = {{"Pairs agree", "percent_agreement", "identity"},
                                         {"Alpha, ordinal", "alpha_ordinal", ""},
                                         {"ICC(A,1)", "icc_a1", ""},
                                         {"ICC(A,k)", "icc_ak", ""},
                                         {"AC2, quadratic", "gwet_ac", "quadratic"}};
    static constexpr Column nominal[] = {{"Pairs agree", "percent_agreement", "identity"},
                                         {"Alpha, nominal", "alpha_nominal", ""},
                                         {"Fleiss' kappa", "fleiss_kappa", "identity"},
                                         {"AC1", "gwet_ac", "identity"}};
    const std::string level = "[" + confidenceText(report.settings.confidence) + " CI]";
    const auto make = [&](bool codes, std::span<const Column> columns) {
        Table table;
        table.column(codes ? "Codes" : "Dimension", {}, false);
        table.column("Raters");
        table.column("Clips", "complete");
        const auto shownColumn = [&](const Column& column) {
            return std::ranges::any_of(report.group, [&](const GroupAgreement& group) {
                return (group.level == MeasurementLevel::Nominal) == codes &&
                       find(group, column.name, column.weights) != nullptr;
            });
        };
        for (const auto& column : columns)
            if (shownColumn(column))
                table.column(column.words, level);
        for (const auto& id : dimensionOrder(report))
            for (const auto& group : report.group) {
                if (group.dimension != id || (group.level == MeasurementLevel::Nominal) != codes)
                    continue;
                table.row();
                table.cellHtml(personHtml(dimensionRole(report, id)) + escapeMarkup(dimensionName(report, id)), "");
                table.cell(std::to_string(group.nRaters));
                table.cell(std::to_string(group.nTargets) + " (" + std::to_string(group.nComplete) + ")");
                for (const auto& column : columns) {
                    if (!shownColumn(column))
                        continue;
                    const auto* estimate = find(group, column.name, column.weights);
                    if (estimate == nullptr)
                        table.cell("");
                    else if (!estimate->value)
                        table.cellHtml("<span class=\"light words\">not estimable: " +
                                       escapeMarkup(reasonInWords(estimate->undefined)) + "</span>");
                    else if (group.nPairable < 6)
                        table.cellHtml(tagged("span", "too few clips", "light"));
                    else if (group.nPairable < 10)
                        table.cellHtml(tagged("i", estimateText(*estimate), "few"));
                    else
                        table.cell(estimateText(*estimate));
                }
            }
        return table.empty() ? std::string() : table.finish();
    };
    return make(false, numeric) + make(true, nominal) +
           paragraph(
               "The reference is left out. Clips in brackets: scored by every rater. ICC rests on those, alpha and "
               "AC on every clip with two scores or more.",
               "small");
}

namespace {

constexpr std::size_t mostDisagreements = 40;

// Clips and dimensions more than a point apart, the widest first: from the reference, or where it has no score among
// the raters. Empty when there are no such scores at all.
std::string disagreements(const AgreementReport& report, const std::vector<ClipScores>& entries, bool fromReference) {
    std::vector<const ClipScores*> far;
    std::size_t all = 0;
    for (const auto& entry : entries)
        if (entry.reference.has_value() == fromReference) {
            ++all;
            if (entry.widest > 1)
                far.push_back(&entry);
        }
    if (all == 0)
        return {};
    const std::string from = fromReference ? "the reference" : "each other";
    const std::string where = fromReference || !report.settings.reference ? "" : " without a score of the reference";
    if (far.empty())
        return paragraph("On every clip and dimension" + where + " the scores lie within one point of " + from + ".");
    std::ranges::stable_sort(far, [](const ClipScores* x, const ClipScores* y) {
        return std::tuple(-x->widest, -x->sum) < std::tuple(-y->widest, -y->sum);
    });
    Table table;
    table.column("Clip", {}, false);
    table.column("Dimension", {}, false);
    if (fromReference)
        table.column("Reference");
    table.column("Scores given", {}, false);
    table.column("Widest", fromReference ? "from the reference" : "between two raters");
    for (std::size_t i = 0; i < far.size() && i < mostDisagreements; ++i) {
        const ClipScores& entry = *far[i];
        table.row();
        table.cell(entry.clip, "");
        table.cellHtml(personHtml(dimensionRole(report, entry.dimension)) +
                           escapeMarkup(dimensionName(report, entry.dimension)),
                       "");
        if (fromReference)
            table.cell(scoreText(*entry.reference));
        std::string given;
        for (const auto& [who, score] : entry.given)
            given += (given.empty() ? "" : ", ") + who + " " + scoreText(score);
        table.cell(given, "");
        table.cell(scoreText(std::round(entry.widest * 1000) / 1000));
    }
    std::string note = "Clip and dimension" + where + " more than one point from " + from + ": " +
                       std::to_string(far.size()) + " of " + std::to_string(all) + ", the widest first.";
    if (far.size() > mostDisagreements)
        note += " " + std::to_string(mostDisagreements) + " are listed; all are in the paired ratings.";
    return table.finish() + paragraph(note, "small");
}

} // namespace

std::string disagreementTable(const AgreementReport& report) {
    const auto entries = clipScores(report);
    return disagreements(report, entries, true) + disagreements(report, entries, false);
}

} // namespace attune::html

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summary_model.h"

#include "base/text.h"
#include "stats/estimates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace attune {
namespace {

const StudyDescription::DimensionInfo* dimensionInfo(const AgreementReport& report, const std::string& id) {
    for (const auto& info : report.study.dimensions)
        if (info.id == id)
            return &info;
    return nullptr;
}

void addOnce(std::vector<std::string>& list, const std::string& id) {
    if (std::ranges::find(list, id) == list.end())
        list.push_back(id);
}

const Verdict* verdictOn(const AgreementReport& report, const std::string& rater) {
    for (const auto& verdict : report.verdicts)
        if (verdict.rater == rater)
            return &verdict;
    return nullptr;
}

} // namespace

std::int64_t SummarySection::largestN() const {
    std::int64_t n = 0;
    for (const auto& row : rows)
        n = std::max(n, row.pair->n);
    return n;
}

std::string dimensionName(const AgreementReport& report, const std::string& id) {
    const auto* info = dimensionInfo(report, id);
    return info != nullptr && !info->name.empty() ? info->name : id;
}

FigureRole dimensionRole(const AgreementReport& report, const std::string& id) {
    const auto* info = dimensionInfo(report, id);
    return info != nullptr ? figureRole(info->role) : FigureRole::Other;
}

std::vector<std::string> dimensionOrder(const AgreementReport& report) {
    std::vector<std::string> present;
    for (const auto& pair : report.pairs)
        addOnce(present, pair.dimension);
    for (const auto& group : report.group)
        addOnce(present, group.dimension);
    std::vector<std::string> order;
    for (const auto& info : report.study.dimensions)
        if (std::ranges::find(present, info.id) != present.end())
            addOnce(order, info.id);
    for (const auto& id : present)
        addOnce(order, id);
    return order;
}

std::vector<SummarySection> summarySections(const AgreementReport& report) {
    std::vector<SummarySection> sections;
    for (const auto& pair : report.pairs) {
        auto found =
            std::ranges::find_if(sections, [&](const SummarySection& s) { return s.a == pair.a && s.b == pair.b; });
        if (found == sections.end()) {
            sections.push_back({.a = pair.a, .b = pair.b, .verdict = verdictOn(report, pair.a), .rows = {}});
            found = sections.end() - 1;
        }
        DimensionRow row{.name = dimensionName(report, pair.dimension),
                         .role = dimensionRole(report, pair.dimension),
                         .againstReference = report.settings.reference == pair.b,
                         .pair = &pair,
                         .iccAtLeast = {},
                         .biasWithin = {},
                         .clauses = {}};
        if (found->verdict != nullptr)
            for (const auto& clause : found->verdict->clauses) {
                if (clause.dimension != pair.dimension)
                    continue;
                row.clauses.push_back(&clause);
                if (clause.estimate == "icc_a1" && clause.comparison == "atLeast")
                    row.iccAtLeast = clause.threshold;
                if (clause.estimate == "bias" && clause.comparison == "absAtMost")
                    row.biasWithin = clause.threshold;
            }
        found->rows.push_back(std::move(row));
    }
    const auto order = dimensionOrder(report);
    for (auto& section : sections)
        std::ranges::stable_sort(section.rows, {}, [&](const DimensionRow& row) {
            return std::ranges::find(order, row.pair->dimension) - order.begin();
        });
    return sections;
}

bool isNumeric(const PairAgreement& pair) {
    return !pair.scores.empty() || pair.find("bias") != nullptr || pair.find("icc_a1") != nullptr;
}

bool hasFlag(const PairAgreement& pair, std::string_view flag) {
    return std::ranges::find(pair.flags, flag) != pair.flags.end();
}

std::optional<VerdictOutcome> dimensionOutcome(const DimensionRow& row) {
    if (row.clauses.empty())
        return std::nullopt;
    bool open = false;
    for (const auto* clause : row.clauses) {
        if (clause->held && !*clause->held)
            return VerdictOutcome::Fail;
        open = open || !clause->held;
    }
    return open ? VerdictOutcome::NotEstimable : VerdictOutcome::Pass;
}

std::string raterOfOccasion(const std::string& name) { return name.substr(0, name.rfind(" @ ")); }

const RaterDiagnostics* changeOf(const AgreementReport& repeats, const PairAgreement& pair) {
    if (repeats.diagnostics)
        for (const RaterDiagnostics& own : repeats.diagnostics->raters)
            if (own.rater == pair.a && own.against == pair.b && own.dimension == pair.dimension)
                return &own;
    return nullptr;
}

std::optional<std::int64_t> clustersOf(const PairAgreement& pair) {
    return pair.estimates.empty() ? std::nullopt : stats::clustersOf(pair.estimates.front());
}

std::int64_t casesOf(const PairAgreement& pair) { return clustersOf(pair).value_or(pair.n); }

Spread spreadOf(std::span<const double> scores) {
    Spread spread;
    spread.n = std::ssize(scores);
    if (scores.empty())
        return spread;
    spread.low = std::ranges::min(scores);
    spread.high = std::ranges::max(scores);
    double sum = 0;
    for (const double score : scores)
        sum += score;
    spread.mean = sum / static_cast<double>(spread.n);
    if (spread.n < 2)
        return spread;
    double squares = 0;
    for (const double score : scores)
        squares += (score - spread.mean) * (score - spread.mean);
    spread.sd = std::sqrt(squares / static_cast<double>(spread.n - 1));
    return spread;
}

Spread spreadOf(const PairAgreement& pair, Side side) {
    std::vector<double> scores;
    for (const auto& score : pair.scores)
        scores.push_back(side == Side::A ? score.a : score.b);
    return spreadOf(scores);
}

namespace {

void measure(ClipScores& entry) {
    double centre = 0, low = entry.given.empty() ? 0 : entry.given.front().second, high = low;
    for (const auto& [who, score] : entry.given) {
        centre += score / static_cast<double>(entry.given.size());
        low = std::min(low, score);
        high = std::max(high, score);
    }
    entry.widest = high - low;
    if (entry.reference) {
        centre = *entry.reference;
        entry.widest = std::max(std::abs(high - centre), std::abs(low - centre));
    }
    for (const auto& [who, score] : entry.given)
        entry.sum += std::abs(score - centre);
}

std::vector<ClipScores> scoresOfSheets(const AgreementReport& report) {
    std::set<std::string_view> compared; // a report of one rater says nothing of the others
    for (const auto& pair : report.pairs)
        compared.insert({pair.a, pair.b});
    std::vector<ClipScores> out;
    for (const ScoreSheet& sheet : report.sheets) {
        std::vector<std::optional<double>> values;
        for (const std::string& category : sheet.categories)
            values.push_back(parseNumber(category));
        if (!std::ranges::all_of(values, [](const auto& value) { return value.has_value(); }))
            continue;
        for (std::size_t t = 0; t < sheet.targets.size(); ++t) {
            ClipScores entry{sheet.targets[t], sheet.dimension, {}, {}, 0, 0};
            for (std::size_t r = 0; r < sheet.raters.size(); ++r) {
                if (sheet.at(t, r) < 0 || !(compared.empty() || compared.contains(sheet.raters[r])))
                    continue;
                const double score = *values[static_cast<std::size_t>(sheet.at(t, r))];
                if (report.settings.reference == sheet.raters[r])
                    entry.reference = score;
                else
                    entry.given.emplace_back(sheet.raters[r], score);
            }
            if (entry.given.size() + (entry.reference ? 1 : 0) >= 2)
                out.push_back(std::move(entry));
        }
    }
    return out;
}

std::vector<ClipScores> scoresOfPairs(const AgreementReport& report) {
    std::vector<ClipScores> out;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (const auto& pair : report.pairs)
        for (const auto& score : pair.scores) {
            const auto [found, added] = places.try_emplace({pair.dimension, score.target}, out.size());
            if (added)
                out.push_back({score.target, pair.dimension, {}, {}, 0, 0});
            ClipScores& entry = out[found->second];
            const auto add = [&](const std::string& who, double value) {
                if (std::ranges::find(entry.given, who, &std::pair<std::string, double>::first) == entry.given.end())
                    entry.given.emplace_back(who, value);
            };
            add(pair.a, score.a);
            if (report.settings.reference == pair.b)
                entry.reference = score.b;
            else
                add(pair.b, score.b);
        }
    return out;
}

} // namespace

std::vector<ClipScores> clipScores(const AgreementReport& report) {
    auto out = report.sheets.empty() || report.settings.occasion ? scoresOfPairs(report) : scoresOfSheets(report);
    std::ranges::for_each(out, measure);
    return out;
}

std::optional<double> medianOf(std::vector<double> values) {
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace attune

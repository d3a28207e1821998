// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/declared_scale.h"
#include "base/text.h"
#include "report/figures_kinds.h"
#include "report/html_design.h"
#include "report/html_parts.h"
#include "report/number_text.h"
#include "report/summary_kinds.h"
#include "report/summary_model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace attune {
namespace {

using namespace html;

struct Dimension {
    std::string id;
    std::vector<double> scores;
    std::int64_t notScored = 0;
    double mean = 0, low = 0, high = 0;
    std::optional<double> sd;
    std::vector<std::string> remarks;
};

std::vector<Dimension> dimensionsOf(const ReferenceSet& set) {
    std::vector<Dimension> out;
    for (const auto& info : set.study.dimensions)
        if (std::ranges::any_of(set.scores, [&](const ReferenceScore& s) { return s.dimension == info.id; }))
            out.push_back({info.id, {}, 0, 0, 0, 0, {}, {}});
    for (const ReferenceScore& score : set.scores) {
        auto found = std::ranges::find(out, score.dimension, &Dimension::id);
        if (found == out.end()) {
            out.push_back({score.dimension, {}, 0, 0, 0, 0, {}, {}});
            found = out.end() - 1;
        }
        if (score.score)
            found->scores.push_back(*score.score);
        else
            ++found->notScored;
    }
    return out;
}

double share(const std::vector<double>& scores, double low, double high) {
    return static_cast<double>(std::ranges::count_if(scores, [&](double s) { return s >= low && s <= high; })) /
           static_cast<double>(scores.size());
}

/// Spread and what it lacks. A narrow reference: SD under .75 point, or 80 % of its scores in one category or within
/// one point of one value; ceiling: half at the top.
void describe(Dimension& d, double low, double high) {
    if (d.scores.empty()) {
        d.remarks.emplace_back("no score in numbers");
        return;
    }
    const auto n = static_cast<double>(d.scores.size());
    double sum = 0;
    for (const double s : d.scores)
        sum += s;
    d.mean = sum / n;
    d.low = std::ranges::min(d.scores);
    d.high = std::ranges::max(d.scores);
    if (d.scores.size() > 1) {
        double squares = 0;
        for (const double s : d.scores)
            squares += (s - d.mean) * (s - d.mean);
        d.sd = std::sqrt(squares / (n - 1));
    }
    double nearest = 0;
    for (const double s : d.scores)
        nearest = std::max(nearest, share(d.scores, s - 1, s + 1));
    if (d.scores.size() < 10)
        d.remarks.emplace_back("fewer than ten clips");
    if (!d.sd || *d.sd < .75 || nearest >= .8)
        d.remarks.emplace_back("narrow: an ICC would say little");
    if (share(d.scores, high, high) >= .5)
        d.remarks.emplace_back("half or more at the top of the scale");
    const double third = (high - low) / 3;
    if (share(d.scores, low, low + third) == 0)
        d.remarks.emplace_back("no clip in the lowest third of the scale");
    if (share(d.scores, high - third, high) == 0)
        d.remarks.emplace_back("no clip in the highest third of the scale");
}

std::string listOfScores(const ReferenceSet& set, const std::vector<Dimension>& dimensions,
                         const AgreementReport& words) {
    std::vector<std::string> clips;
    for (const ReferenceScore& score : set.scores)
        if (std::ranges::find(clips, score.clip) == clips.end())
            clips.push_back(score.clip);
    Table table;
    table.column("Clip", {}, false);
    for (const Dimension& d : dimensions)
        table.column(dimensionName(words, d.id));
    for (const std::string& clip : clips) {
        table.row();
        table.cell(clip, "");
        for (const Dimension& d : dimensions) {
            const auto found = std::ranges::find_if(
                set.scores, [&](const ReferenceScore& s) { return s.clip == clip && s.dimension == d.id; });
            table.cell(found == set.scores.end() ? "" : found->score ? scoreText(*found->score) : "not scored");
        }
    }
    return table.finish();
}

} // namespace

Result<ReferenceSet> referenceSet(const RatingTable& table, const AgreementSettings& settings) {
    ReferenceSet set;
    std::set<std::string> marked;
    for (const RatingCell& cell : table.cells)
        if (const RatingRow row = table.inWords(cell); row.role == "reference")
            marked.insert(row.rater);
    if (!settings.reference && marked.size() != 1)
        return fail(ErrorCode::NotFound, "no rater alone has the role reference", "summary of the reference set",
                    "name the reference with --reference");
    set.name = settings.reference.value_or(marked.empty() ? "" : *marked.begin());
    for (const RatingCell& cell : table.cells) {
        const RatingRow row = table.inWords(cell);
        if (row.rater != set.name || (settings.dimension && row.dimension != *settings.dimension))
            continue;
        set.scores.push_back({row.target, row.dimension, row.missing.empty() ? parseNumber(row.score) : std::nullopt});
    }
    if (set.scores.empty())
        return fail(ErrorCode::NotFound, "there is no rater " + set.name + " in the table",
                    "summary of the reference set", "name the reference with --reference");
    if (settings.scale) {
        const auto scale = parseScale(*settings.scale);
        if (!scale)
            return std::unexpected(scale.error());
        set.scale = std::pair(scale->min, scale->max);
    }
    return set;
}

ReferenceSet referenceSet(const AgreementReport& report) {
    ReferenceSet set;
    set.name = report.settings.reference.value_or("");
    set.study = report.study;
    for (const ClipScores& entry : clipScores(report))
        if (entry.reference)
            set.scores.push_back({entry.clip, entry.dimension, entry.reference});
    if (report.settings.scale)
        if (const auto scale = parseScale(*report.settings.scale))
            set.scale = std::pair(scale->min, scale->max);
    return set;
}

Result<KindSummary> referenceSummary(const ReferenceSet& set) {
    auto dimensions = dimensionsOf(set);
    std::optional<std::pair<double, double>> ends = set.scale;
    std::set<std::string> clips;
    double step = 1;
    for (const ReferenceScore& s : set.scores) {
        clips.insert(s.clip);
        if (!s.score)
            continue;
        if (!set.scale)
            ends = ends ? std::pair(std::min(ends->first, *s.score), std::max(ends->second, *s.score))
                        : std::pair(*s.score, *s.score);
        if (std::abs(*s.score - std::round(*s.score)) > 1e-9)
            step = .5;
    }
    if (!ends)
        return fail(ErrorCode::NotFound, "the reference has no score in numbers", set.name,
                    "a set of codes is described by the confusion tables of the round's summary");
    AgreementReport words; // display names
    words.study = set.study;
    PlainTable plain;
    plain.sheet = "Reference set";
    plain.columns = {{"dimension", "What is rated", 22},
                     {"clips", "Clips with a score", 8},
                     {"not_scored", "Clips without a score: not codable, not observed, missing", 10},
                     {"mean", "Mean of the reference's scores"},
                     {"sd", "Standard deviation (n - 1)"},
                     {"lowest", "Lowest score"},
                     {"highest", "Highest score"},
                     {"lowest_third", "Share of clips in the lowest third of the scale"},
                     {"middle_third", "Share of clips between"},
                     {"highest_third", "Share of clips in the highest third of the scale"},
                     {"remarks", "What the set cannot show", 50}};
    Table table;
    table.column("Dimension", {}, false);
    table.column("Clips", "not scored");
    table.column("Mean");
    table.column("SD");
    table.column("Range");
    table.column("Low / middle / high", "thirds of the scale");
    table.column("To know", {}, false);
    std::string pictures;
    std::size_t narrow = 0;
    for (Dimension& d : dimensions) {
        describe(d, ends->first, ends->second);
        const std::string name = dimensionName(words, d.id);
        narrow += std::ranges::any_of(d.remarks, [](const auto& r) { return r.starts_with("narrow"); }) ? 1U : 0U;
        table.row();
        table.cellHtml(personHtml(dimensionRole(words, d.id)) + escapeMarkup(name), "");
        table.cell(std::to_string(d.scores.size()) +
                   (d.notScored > 0 ? " (" + std::to_string(d.notScored) + ")" : std::string()));
        if (d.scores.empty()) {
            for (int i = 0; i < 4; ++i)
                table.cell("");
            table.cell(join(d.remarks, "; "), "");
            plain.rows.push_back(
                {name, std::int64_t{0}, d.notScored, {}, {}, {}, {}, {}, {}, {}, join(d.remarks, "; ")});
            continue;
        }
        const double third = (ends->second - ends->first) / 3;
        const double lowest = share(d.scores, ends->first, ends->first + third);
        const double highest = share(d.scores, ends->second - third, ends->second);
        table.cell(fmt::format("{:.2f}", d.mean));
        table.cell(d.sd ? numberText(*d.sd, NumberStyle::Points) : "");
        table.cell(scoreText(d.low) + " to " + scoreText(d.high));
        table.cell(
            fmt::format("{:.0f} / {:.0f} / {:.0f} %", lowest * 100, (1 - lowest - highest) * 100, highest * 100));
        table.cell(join(d.remarks, "; "), "");
        plain.rows.push_back({name, static_cast<std::int64_t>(d.scores.size()), d.notScored, d.mean,
                              d.sd ? PlainCell(*d.sd) : PlainCell(), d.low, d.high, lowest, 1 - lowest - highest,
                              highest, join(d.remarks, "; ")});
        pictures += figureHtml(scoreBars(name, d.scores, ends->first, ends->second, step));
    }
    std::string body = paragraph(
        fmt::format("{} clips with reference codes by {} on {}. {}", clips.size(), set.name,
                    dimensions.size() == 1 ? "one dimension" : std::to_string(dimensions.size()) + " dimensions",
                    narrow == 0 ? "Every dimension varies enough for coefficients to mean something."
                                : fmt::format("On {} the reference barely varies: add clips across the scale before "
                                              "anybody is judged by a coefficient there.",
                                              narrow == 1 ? "one dimension" : std::to_string(narrow) + " dimensions")));
    body += studyList(set.study, {{"Reference", set.study.reference}});
    body += heading(2, "What the set offers") + table.finish() +
            paragraph("Thirds: share of clips in the lowest, middle and highest third of the scale from " +
                          scoreText(ends->first) + " to " + scoreText(ends->second) +
                          (set.scale ? "." : " (the scores seen; the scale was not declared)."),
                      "small");
    if (!pictures.empty())
        body += heading(2, "How often each score stands there") + "<div class=\"pictures\">" + pictures + "</div>\n";
    body += "<div class=\"page\">" + heading(2, "All reference scores") +
            paragraph("For trainers: who sees this list cannot be tested on these clips any more.", "small") +
            listOfScores(set, dimensions, words) + "</div>\n";
    return KindSummary{document(set.study, "Reference set " + set.name, body), std::move(plain)};
}

} // namespace attune

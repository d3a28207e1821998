// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_design.h"

#include "base/text.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/number_text.h"
#include "stats/estimates.h"

#include <algorithm>
#include <map>
#include <set>

namespace attune::html {
namespace {

std::string missingText(const AgreementReport& report) {
    std::string text;
    for (const auto& [kind, count] : report.missing)
        if (count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + missingKindInWords(kind);
    return text.empty() ? "none" : text;
}

/// "360 ratings on 6 dimensions, 288 pairs of scores compared".
std::string ratingsText(const AgreementReport& report) {
    std::int64_t pairs = 0;
    for (const auto& pair : report.pairs)
        pairs += pair.n;
    return counted(report.rows, "rating", "ratings") + " on " + counted(report.dimensions, "dimension", "dimensions") +
           (report.pairs.empty() ? "" : ", " + counted(pairs, "pair", "pairs") + " of scores compared");
}

/// Clips on which this rater scored something.
std::int64_t clipsScoredBy(const AgreementReport& report, const std::string& who) {
    std::set<std::string_view> clips;
    for (const auto& sheet : report.sheets) {
        const auto column = std::ranges::find(sheet.raters, who) - sheet.raters.begin();
        for (std::size_t t = 0; column < std::ssize(sheet.raters) && t < sheet.targets.size(); ++t)
            if (sheet.at(t, static_cast<std::size_t>(column)) >= 0)
                clips.insert(sheet.targets[t]);
    }
    return std::ssize(clips);
}

/// "12 of 12 clips scored by two raters or more"; empty when fewer than two raters are in the report.
std::string doubleCodedText(const AgreementReport& report) {
    std::set<std::string_view> raters;
    std::map<std::string_view, std::set<std::string_view>> scored; // by clip; two raters are enough
    for (const auto& sheet : report.sheets)
        for (std::size_t r = 0; r < sheet.raters.size(); ++r) {
            if (report.settings.reference == sheet.raters[r])
                continue;
            raters.insert(sheet.raters[r]);
            for (std::size_t t = 0; t < sheet.targets.size(); ++t)
                if (auto& who = scored[sheet.targets[t]]; sheet.at(t, r) >= 0 && who.size() < 2)
                    who.insert(sheet.raters[r]);
        }
    if (raters.size() < 2)
        return {};
    const auto twice = std::ranges::count_if(scored, [](const auto& clip) { return clip.second.size() > 1; });
    return std::to_string(twice) + " of " + counted(report.targets, "clip", "clips") + " scored by two raters or more" +
           (report.settings.reference ? ", the reference not counted" : "");
}

/// "in 10 clusters (family), which were resampled whole"; empty when clips stand for themselves.
std::string clustersText(const AgreementReport& report) {
    std::set<std::string_view> clusters;
    for (const auto& sheet : report.sheets)
        clusters.insert(sheet.clusters.begin(), sheet.clusters.end());
    return clusters.empty() ? std::string()
                            : "in " + counted(std::ssize(clusters), "cluster", "clusters") + " (" +
                                  report.settings.cluster.value_or("") +
                                  (std::ssize(clusters) < stats::fewestClusters ? "), too few to be resampled"
                                                                                : "), which were resampled whole");
}

/// The rules applied, or that there was none.
std::string rulesText(const AgreementReport& report) {
    std::set<std::string> rules;
    for (const auto& verdict : report.verdicts)
        rules.insert("“" + verdict.rule + "”");
    return rules.empty() ? "none was applied; nobody is judged" : listed({rules.begin(), rules.end()});
}

} // namespace

std::string ratersText(const AgreementReport& report) {
    std::set<std::string> people;
    for (const auto& pair : report.pairs) {
        people.insert(pair.a);
        people.insert(pair.b);
    }
    const bool reference = report.settings.reference && people.erase(*report.settings.reference) > 0;
    return counted(people.empty() ? report.raters : static_cast<std::int64_t>(people.size()), "rater", "raters") +
           (reference ? " and the reference" : "");
}

std::string designList(const AgreementReport& report) {
    const auto& study = report.study;
    std::string out = heading(2, "Design") + "<dl class=\"design\">";
    const auto add = [&](std::string_view name, const std::string& value) {
        const std::string words = orNotRecorded(value);
        out += tagged("dt", name) + tagged("dd", words, words == value ? "" : "none");
    };
    if (!study.part.empty())
        add("Part", "only " + study.part + ", not the whole round" +
                        (report.verdicts.empty() ? "" : "; a verdict on a part certifies nobody"));
    std::string clips = std::to_string(report.targets) + (report.targets == 1 ? " clip" : " clips");
    if (const std::string text = clustersText(report); !text.empty())
        clips += ", " + text;
    if (!study.clipLength.empty())
        clips += ", " + study.clipLength;
    if (!study.ageBand.empty())
        clips += ", " + study.ageBand;
    add("Scheme", study.instrument);
    add("Ratings", ratingsText(report));
    add("Raters", (study.raters.empty() ? "" : study.raters + "; ") + ratersText(report));
    add("Clips", clips);
    add("Reference", study.reference.empty()
                         ? report.settings.reference.value_or(report.pairs.empty() ? "none; raters among themselves"
                                                                                   : "none; raters in pairs")
                         : study.reference);
    add("Population", study.population);
    add("Independence", study.independence);
    add("Setting", study.setting);
    add("Missing", missingText(report));
    add("Sampling", study.sampling);
    if (const std::string text = doubleCodedText(report); !text.empty())
        add("Double coded", text);
    add("Disagreement", study.disagreementHandling);
    add("Order", study.order);
    add("Drift checks", study.driftChecks +
                            (report.diagnostics ? std::string(study.driftChecks.empty() ? "" : "; ") +
                                                      "differences in the order of rating, see Raters and design"
                                                : std::string()) +
                            (report.repeats ? "; clips coded twice, see The same rater twice" : ""));
    add("Rule", rulesText(report));
    out += "</dl>\n";
    if (!study.instrumentNotice.empty())
        out += paragraph(study.instrumentNotice, "small");
    return out;
}

std::string studyList(const StudyDescription& study, const std::vector<std::pair<std::string, std::string>>& first) {
    std::string out = "<dl class=\"design\">";
    const auto add = [&](std::string_view name, const std::string& value) {
        const std::string words = orNotRecorded(value);
        out += tagged("dt", name) + tagged("dd", words, words == value ? "" : "none");
    };
    for (const auto& [name, value] : first)
        add(name, value);
    add("Scheme", study.instrument);
    add("Population", study.population);
    add("Setting", study.setting);
    add("Ages", study.ageBand);
    add("Clips", study.clipLength);
    add("Sampling", study.sampling);
    add("Order", study.order);
    add("Independence", study.independence);
    out += "</dl>\n";
    if (!study.instrumentNotice.empty())
        out += paragraph(study.instrumentNotice, "small");
    return out;
}

std::string designSentence(const AgreementReport& report, const SummarySection& section) {
    const auto& study = report.study;
    const bool reference = report.settings.reference == section.b;
    std::string text;
    if (reference)
        text = "Rater " + section.a + " scored " + std::to_string(clipsScoredBy(report, section.a)) + " of the " +
               counted(clipsScoredBy(report, section.b), "clip", "clips") + " that have a reference";
    else
        text = section.a + " scored " + std::to_string(clipsScoredBy(report, section.a)) + " and " + section.b + " " +
               std::to_string(clipsScoredBy(report, section.b)) + " of " + counted(report.targets, "clip", "clips");
    std::vector<std::string> with;
    if (!study.instrument.empty())
        with.push_back("scheme " + study.instrument);
    if (reference)
        with.push_back("reference " + section.b + (study.reference.empty() ? "" : ", " + study.reference));
    if (!with.empty())
        text += " (" + join(with, "; ") + ")";
    return text + (study.independence.empty() ? ". Whether independently is not recorded."
                                              : ". Independence: " + study.independence + ".");
}

} // namespace attune::html

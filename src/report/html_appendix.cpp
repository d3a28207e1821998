// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "report/html_parts.h"
#include "report/html_tables.h"
#include "report/number_text.h"

#include <algorithm>
#include <array>

namespace attune::html {
namespace {

/// Whether the summary shows figures of this name anywhere; the others of the report need no definition in it.
bool isPrinted(const Estimate& estimate) {
    static constexpr std::array<std::string_view, 23> names{"exact",
                                                            "within_1",
                                                            "baseline_exact",
                                                            "baseline_within_1",
                                                            "mean_abs_difference",
                                                            "bias",
                                                            "sd_difference",
                                                            "loa_low",
                                                            "loa_high",
                                                            "sem",
                                                            "sdc",
                                                            "icc_a1",
                                                            "icc_c1",
                                                            "icc_ak",
                                                            "kappa",
                                                            "kappa_max",
                                                            "observer_accuracy",
                                                            "gwet_ac",
                                                            "alpha_ordinal",
                                                            "alpha_interval",
                                                            "alpha_nominal",
                                                            "fleiss_kappa",
                                                            "percent_agreement"};
    return std::ranges::find(names, estimate.name) != names.end() && estimate.weights != "linear" &&
           estimate.weights != "ordinal";
}

} // namespace

std::string definitionTable(const AgreementReport& report) {
    struct Line {
        std::string name, interval, definition;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines;
    const auto add = [&](const std::vector<Estimate>& list) {
        for (const auto& estimate : list) {
            if (estimate.definition.empty() || !isPrinted(estimate))
                continue;
            Line line{estimateNameInWords(estimate.name, estimate.weights),
                      estimate.ci ? intervalMethodInWords(estimate.ci->method) : std::string(), estimate.definition};
            const auto same = std::ranges::find_if(lines, [&](const Line& l) {
                return l.name == line.name && l.definition == line.definition &&
                       (l.interval == line.interval || l.interval.empty() || line.interval.empty());
            });
            if (same == lines.end())
                lines.push_back(std::move(line));
            else if (same->interval.empty())
                same->interval = line.interval;
        }
    };
    for (const auto& pair : report.pairs)
        add(pair.estimates);
    for (const auto& group : report.group)
        add(group.estimates);
    if (lines.empty())
        return {};
    Table table;
    table.column("Figure", {}, false);
    table.column("Interval", {}, false);
    table.column("Definition", {}, false);
    for (const auto& line : lines) {
        table.row();
        table.cell(line.name, "");
        table.cell(line.interval, "");
        table.cellHtml(tagged("code", line.definition), "");
    }
    return table.finish();
}

std::string settingsList(const AgreementReport& report) {
    const auto& settings = report.settings;
    std::string out = "<dl class=\"design wide\">";
    const auto add = [&](std::string_view name, const std::string& value) {
        out += tagged("dt", name) + tagged("dd", value);
    };
    static constexpr const char* levels[] = {"nominal", "ordinal", "interval", "ratio"};
    add("Reference", settings.reference.value_or("none: raters in pairs"));
    add("Level", settings.level ? levels[static_cast<int>(*settings.level)] : "ordinal for numbers, else nominal");
    add("Scale",
        settings.scale.value_or(settings.categories.empty() ? "as observed" : join(settings.categories, ", ")));
    if (settings.dimension)
        add("Dimension", *settings.dimension);
    add("Clusters", settings.cluster.value_or("none"));
    add("Confidence", confidenceText(settings.confidence));
    add("Bootstrap", settings.bootstrap > 0 ? std::to_string(settings.bootstrap) + " resamples" : "none");
    add("Seed", std::to_string(settings.seed));
    add("Program", orNotRecorded(report.program));
    return out + "</dl>\n";
}

std::string inputTable(const AgreementReport& report) {
    Table table;
    table.column("Input", {}, false);
    table.column("SHA-256", {}, false);
    for (const auto& input : report.inputs) {
        table.row();
        table.cell(input.path, "");
        table.cellHtml(tagged("code", input.sha256), "");
    }
    return table.empty() ? paragraph("not recorded", "none") : table.finish();
}

std::string pairedCsv(const AgreementReport& report) {
    const auto field = [](const std::string& text) {
        if (text.find_first_of(",\"\r\n") == std::string::npos)
            return text;
        std::string quoted = "\"";
        for (const char c : text)
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        return quoted + "\"";
    };
    const bool clustered =
        std::ranges::any_of(report.sheets, [](const auto& sheet) { return !sheet.clusters.empty(); });
    std::vector<std::string> people;
    for (const auto& sheet : report.sheets)
        for (const auto& who : sheet.raters)
            if (std::ranges::find(people, who) == people.end())
                people.push_back(who);
    std::string out = "dimension,clip";
    if (clustered)
        out += "," + field(report.settings.cluster.value_or("cluster"));
    for (const auto& who : people)
        out += "," + field(who);
    out += "\n";
    bool any = false;
    for (const auto& id : dimensionOrder(report))
        for (const auto& sheet : report.sheets) {
            if (sheet.dimension != id)
                continue;
            std::vector<std::ptrdiff_t> column;
            for (const auto& who : people)
                column.push_back(std::ranges::find(sheet.raters, who) - sheet.raters.begin());
            for (std::size_t t = 0; t < sheet.targets.size(); ++t) {
                any = true;
                out += field(id) + "," + field(sheet.targets[t]);
                if (clustered)
                    out += "," + (sheet.clusters.empty() ? "" : field(sheet.clusters[t]));
                for (const auto at : column) {
                    out += ",";
                    if (at == std::ssize(sheet.raters))
                        continue;
                    const auto cell = sheet.at(t, static_cast<std::size_t>(at));
                    out += cell == ScoreSheet::notCodable ? "not_codable"
                           : cell < 0                     ? ""
                                                          : field(sheet.categories[static_cast<std::size_t>(cell)]);
                }
                out += "\n";
            }
        }
    return any ? out : std::string();
}

} // namespace attune::html

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reliability_about.h"

#include "base/text.h"

namespace attune::cli {

Result<About> aboutOf(const std::string& text) {
    const auto equals = text.find('=');
    const std::string what = text.substr(0, equals);
    const std::string which = equals == std::string::npos ? "" : text.substr(equals + 1);
    const auto is = [&](std::string_view name, bool named) { return what == name && which.empty() != named; };
    if (is("round", false))
        return About{About::Round, {}};
    if (is("rater", true))
        return About{About::Rater, which};
    if (is("clips", false))
        return About{About::Clips, {}};
    if (is("clip", true))
        return About{About::Clips, which};
    if (is("reference", false))
        return About{About::Reference, {}};
    if (is("cohort", false))
        return About{About::Cohort, {}};
    if (is("plan", false))
        return About{About::Plan, {}};
    return fail(ErrorCode::Invalid, "\"" + sanitizeUtf8(text) + "\" is nothing a summary can be about", "--about",
                "give round, rater=CODE, clips, clip=ALIAS, reference, plan or cohort");
}

Result<std::function<Result<std::string>(ReportFace, PaperSize)>> facesAbout(const About& about,
                                                                             const Computed& computed) {
    using Faces = std::function<Result<std::string>(ReportFace, PaperSize)>;
    const auto ofKind = [](Result<KindSummary> summary) -> Result<Faces> {
        if (!summary)
            return std::unexpected(summary.error());
        return Faces([summary = std::move(*summary)](ReportFace face, PaperSize paper) {
            return bytesOf(summary, face, paper);
        });
    };
    switch (about.what) {
    case About::Rater: {
        auto own = aboutRater(computed.report, about.which);
        if (!own)
            return std::unexpected(own.error());
        return Faces([own = std::move(*own)](ReportFace face, PaperSize paper) {
            SummaryParts parts;
            parts.plainPage = true;
            return bytesOf(own, face, paper, parts);
        });
    }
    case About::Clips:
        return ofKind(clipSummary(computed.report, about.which));
    case About::Reference: {
        auto set = referenceSet(computed.table, computed.report.settings);
        if (!set)
            return std::unexpected(set.error());
        set->study = computed.report.study;
        return ofKind(referenceSummary(*set));
    }
    case About::Plan:
        return ofKind(planningSheet(computed.report));
    case About::Cohort:
        return fail(ErrorCode::Invalid, "a cohort is not one report", "--about cohort",
                    "leave --recompute out and name the ratings of each round");
    case About::Round:
        break;
    }
    return Faces(
        [&report = computed.report](ReportFace face, PaperSize paper) { return bytesOf(report, face, paper); });
}

Json plainRows(const PlainTable& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json entry = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            entry[table.columns[i].name] = std::visit(
                [](const auto& cell) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(cell)>, std::monostate>)
                        return Json();
                    else
                        return Json(cell);
                },
                row[i]);
        rows.push_back(std::move(entry));
    }
    return rows;
}

} // namespace attune::cli

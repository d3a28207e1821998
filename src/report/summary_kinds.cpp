// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/summary_kinds.h"

#include "base/text.h"
#include "report/summary_model.h"

#include <algorithm>
#include <set>

namespace attune {
namespace {

/// "T02" in "T02: trained 2025", not in "T021".
bool names(std::string_view text, std::string_view code) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    for (auto at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1))
        if ((at == 0 || !letter(text[at - 1])) && (at + code.size() == text.size() || !letter(text[at + code.size()])))
            return true;
    return false;
}

/// The columns of those whom the report still compares.
ScoreSheet ofRaters(const ScoreSheet& sheet, const AgreementReport& report) {
    ScoreSheet out = sheet;
    out.raters.clear();
    out.cells.clear();
    std::vector<std::size_t> kept;
    for (std::size_t r = 0; r < sheet.raters.size(); ++r)
        if (std::ranges::any_of(report.pairs, [&](const PairAgreement& pair) {
                return pair.a == sheet.raters[r] || pair.b == sheet.raters[r];
            })) {
            kept.push_back(r);
            out.raters.push_back(sheet.raters[r]);
        }
    for (std::size_t t = 0; t < sheet.targets.size(); ++t)
        for (const std::size_t r : kept)
            out.cells.push_back(sheet.at(t, r));
    return out;
}

/// Counts of the ratings that this rater gave, in place of everybody's.
void countOwn(AgreementReport& report, const std::string& rater) {
    std::set<std::string_view> clips;
    std::int64_t scored = 0, notCodable = 0, empty = 0;
    for (const ScoreSheet& sheet : report.sheets) {
        const auto own = static_cast<std::size_t>(std::ranges::find(sheet.raters, rater) - sheet.raters.begin());
        if (own == sheet.raters.size())
            continue;
        for (std::size_t t = 0; t < sheet.targets.size(); ++t) {
            const std::int32_t cell = sheet.at(t, own);
            // What nobody asked of this rater is not missing: the reference stands for what was asked.
            const bool asked = sheet.raters.size() < 2 || sheet.at(t, own == 0 ? 1 : 0) != ScoreSheet::missing;
            if (cell == ScoreSheet::missing) {
                empty += asked;
                continue;
            }
            (cell == ScoreSheet::notCodable ? notCodable : scored) += 1;
            clips.insert(sheet.targets[t]);
        }
    }
    report.raters = 1;
    report.targets = std::ssize(clips);
    report.rows = scored + notCodable;
    report.missing = {{"empty", empty}, {"not_codable", notCodable}};
}

} // namespace

Result<std::string> bytesOf(const KindSummary& summary, ReportFace face, PaperSize paper) {
    switch (face) {
    case ReportFace::Pdf:
        return pdfOfDocument(summary.html, paper);
    case ReportFace::Xlsx:
        return xlsxOf(summary.table, summary.table.sheet);
    case ReportFace::Csv:
        return csvOf(summary.table);
    case ReportFace::Sav:
        return fail(ErrorCode::Unsupported, "this kind of summary has no SPSS file", summary.table.sheet,
                    "write CSV or XLSX, which SPSS opens");
    case ReportFace::Html:
        break;
    }
    return summary.html;
}

Result<AgreementReport> aboutRater(const AgreementReport& report, const std::string& rater) {
    const auto other = [&](const PairAgreement& pair) { return pair.a != rater && pair.b != rater; };
    if (std::ranges::all_of(report.pairs, other))
        return fail(ErrorCode::NotFound, "nobody called " + rater + " was compared", "summary of one rater",
                    "name a rater of the table");
    AgreementReport out = report;
    std::set<std::string> others;
    for (const auto& pair : report.pairs)
        for (const std::string& who : {pair.a, pair.b})
            if (who != rater && who != report.settings.reference)
                others.insert(who);
    const auto namesOther = [&](const std::string& text) {
        return std::ranges::any_of(others, [&](const std::string& who) { return names(text, who); });
    };
    std::erase_if(out.pairs, other);
    std::erase_if(out.pooled, [&](const PooledAgreement& p) { return p.a != rater && p.b != rater; });
    std::erase_if(out.verdicts, [&](const Verdict& v) { return v.rater != rater; });
    std::erase_if(out.group, [&](const GroupAgreement& g) {
        return g.rater.empty() ? g.nRaters < smallestCohort : g.rater != rater;
    });
    std::erase_if(out.warnings, namesOther);
    for (ScoreSheet& sheet : out.sheets)
        sheet = ofRaters(sheet, out);
    std::vector<std::string> people;
    for (const std::string& person : split(report.study.raters, ';'))
        if (!namesOther(person))
            people.emplace_back(trimmed(person));
    out.study.raters = join(people, "; ");
    if (out.diagnostics) {
        auto& d = *out.diagnostics;
        std::erase_if(d.raters, [&](const RaterDiagnostics& r) { return r.rater != rater; });
        std::erase_if(d.halo, [&](const HaloDiagnostics& h) { return h.rater != rater; });
        std::erase_if(d.generalizability, [](const GeneralizabilityStudy& g) { return g.raters < smallestCohort; });
        d.rasch.clear(); // places every rater beside the others
    }
    if (report.repeats) {
        AgreementReport own = *report.repeats;
        const auto another = [&](const auto& one) { return raterOfOccasion(one) != rater; };
        std::erase_if(own.pairs, [&](const PairAgreement& p) { return another(p.a); });
        std::erase_if(own.pooled, [&](const PooledAgreement& p) { return another(p.a); });
        std::erase_if(own.group, [&](const GroupAgreement& g) { return g.rater != rater; });
        if (own.diagnostics)
            std::erase_if(own.diagnostics->raters, [&](const RaterDiagnostics& r) { return another(r.rater); });
        for (ScoreSheet& sheet : own.sheets)
            sheet = ofRaters(sheet, own);
        own.warnings.clear();
        out.repeats = own.pairs.empty() ? nullptr : std::make_shared<const AgreementReport>(std::move(own));
    }
    countOwn(out, rater);
    return out;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/certificate.h"

#include "base/clock.h"
#include "report/html_parts.h"
#include "report/number_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

namespace {

std::string figureText(const CertificationRecord& record, const std::string& dimension, const char* name) {
    const auto found = std::ranges::find_if(
        record.figures, [&](const CertifiedFigure& f) { return f.dimension == dimension && f.name == name; });
    if (found == record.figures.end())
        return {};
    return found->value ? numberText(*found->value, numberStyleOf(name)) : reasonInWords(found->undefined);
}

} // namespace

CertificateText certificateText(const CertificationRecord& record, const std::string& site,
                                const std::vector<Round>& rounds, const std::vector<CodingScheme>& schemes) {
    CertificateText text;
    text.site = site.empty() ? "this site" : site;
    const auto round = std::ranges::find(rounds, record.round, &Round::id);
    if (round == rounds.end())
        return text;
    text.round = round->title;
    if (round->reference == record.reference)
        text.reference = round->provenance.madeBy + (round->provenance.how.empty() ? "" : ", " + round->provenance.how);
    const auto scheme = std::ranges::find(schemes, round->scheme, &CodingScheme::ref);
    if (scheme != schemes.end()) {
        text.scheme = fmt::format("{}, version {}", scheme->title, scheme->ref.version);
        text.notice = scheme->notice;
        for (const Dimension& dimension : scheme->dimensions)
            text.dimensions[dimension.id.value] = dimension.name;
    }
    return text;
}

Result<std::string> certificateHtml(const CertificationRecord& record, const CertificateText& text) {
    if (record.verdict.outcome != VerdictOutcome::Pass || !record.validUntil)
        return fail(ErrorCode::Conflict, "the rule was not met: there is nothing to certify", record.rater.value,
                    "see what to practise in the ledger");
    using namespace html;
    const std::string day = isoTime(record.wallMs).substr(0, 10);
    std::string out =
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
                    "<style>{}</style>\n</head>\n<body>\n<main>\n",
                    escapeMarkup("Certificate of " + record.rater.value), styleSheet());
    out += heading(1, "Agreement with the reference of this site");
    out += paragraph(
        fmt::format("Rater {} met the rule “{}” of {} on {}.", record.rater.value, record.verdict.rule, text.site, day),
        "sub");
    out += paragraph(fmt::format("Valid until {}. Attempt {}. Judged by {}.", *record.validUntil,
                                 std::max(1, record.attempt), record.judge.value));
    out += paragraph(fmt::format("Coding scheme: {}. Test round: {}, {} clips, coded blind to the reference.",
                                 text.scheme, text.round, record.clips));
    out +=
        paragraph(fmt::format("Reference: version {}{}{}. Checksum of its codes: {}.", record.referenceVersion,
                              text.reference.empty() ? "" : ", ", text.reference, record.referenceHash.substr(0, 16)));
    if (record.recomputes)
        out += paragraph(fmt::format("Computed anew from line {} of the ledger, with a newer version of the reference.",
                                     *record.recomputes));
    std::vector<std::string> dimensions;
    for (const CertifiedFigure& figure : record.figures)
        if (std::ranges::find(dimensions, figure.dimension) == dimensions.end())
            dimensions.push_back(figure.dimension);
    Table table;
    table.column("Dimension", {}, false);
    for (const char* head : {"n", "Exact", "Within one", "Best constant", "Bias", "ICC(A,1)"})
        table.column(head);
    for (const std::string& dimension : dimensions) {
        const auto name = text.dimensions.find(dimension);
        const auto n = std::ranges::find(record.figures, dimension, &CertifiedFigure::dimension)->n;
        table.row();
        table.cell(name == text.dimensions.end() ? dimension : name->second, "");
        table.cell(fmt::format("{}", n));
        for (const char* figure : {"exact", "within_1", "baseline_within_1", "bias", "icc_a1"})
            table.cell(figureText(record, dimension, figure));
    }
    out += table.finish();
    Table clauses;
    clauses.column("What the rule asks", {}, false);
    clauses.column("Reached");
    clauses.column("", {}, false);
    for (const ClauseResult& clause : record.verdict.clauses) {
        const char* comparison = clause.comparison == "atMost"      ? "at most "
                                 : clause.comparison == "absAtMost" ? "within ±"
                                                                    : "at least ";
        const auto name = clause.dimension ? text.dimensions.find(*clause.dimension) : text.dimensions.end();
        const std::string where = !clause.dimension               ? "all dimensions together"
                                  : name == text.dimensions.end() ? *clause.dimension
                                                                  : name->second;
        clauses.row();
        clauses.cell(fmt::format("{}, {}: {}{}", where, estimateNameInWords(clause.estimate), comparison,
                                 numberText(clause.threshold, numberStyleOf(clause.estimate))),
                     "");
        clauses.cell(clause.value ? numberText(*clause.value, numberStyleOf(clause.estimate))
                                  : reasonInWords(clause.reason));
        clauses.cell(clause.held == true ? "met" : clause.held == false ? "not met" : "not judged", "");
    }
    out += heading(2, "The rule");
    out += clauses.finish();
    out +=
        paragraph("This states agreement with the reference of this site under the rule named above, on the clips of "
                  "one test. It states nothing about accuracy, and it is no licence or certificate of the authors of "
                  "any published instrument.",
                  "small");
    if (!text.notice.empty())
        out += paragraph(text.notice, "small");
    out += paragraph(fmt::format("Line {} of the certification ledger.", record.seq), "small");
    out += "</main>\n</body>\n</html>\n";
    return out;
}

} // namespace attune

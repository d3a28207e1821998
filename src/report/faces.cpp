// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/faces.h"

#include "exchange/agreement_json.h"
#include "report/sav_figures.h"
#include "report/xlsx_summary.h"

#include <algorithm>
#include <cctype>

namespace attune {

std::optional<ReportFace> faceOf(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    if (ending == ".html" || ending == ".htm")
        return ReportFace::Html;
    if (ending == ".pdf")
        return ReportFace::Pdf;
    if (ending == ".xlsx")
        return ReportFace::Xlsx;
    if (ending == ".csv")
        return ReportFace::Csv;
    if (ending == ".sav")
        return ReportFace::Sav;
    return {};
}

Result<std::string> bytesOf(const AgreementReport& report, ReportFace face, PaperSize paper,
                            const SummaryParts& parts) {
    switch (face) {
    case ReportFace::Pdf:
        return pdfOfDocument(htmlSummary(report, parts), paper);
    case ReportFace::Xlsx:
        return xlsxSummary(report);
    case ReportFace::Csv:
        return agreementCsv(report);
    case ReportFace::Sav:
        return savFigures(report);
    case ReportFace::Html:
        break;
    }
    return htmlSummary(report, parts);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "report/html_summary.h"
#include "report/pdf_document.h"

#include <filesystem>
#include <optional>
#include <string>

namespace attune {

/// The kinds of file a report is kept as.
enum class ReportFace { Html, Pdf, Xlsx, Csv, Sav };

/// By the ending of the name, whatever its case; nothing for others.
[[nodiscard]] std::optional<ReportFace> faceOf(const std::filesystem::path& file);
/// `parts` choose what HTML and PDF show; the others hold every figure. Errors: Internal, Io (no temporary file).
[[nodiscard]] Result<std::string> bytesOf(const AgreementReport& report, ReportFace face,
                                          PaperSize paper = PaperSize::A4, const SummaryParts& parts = {});

} // namespace attune

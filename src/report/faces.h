// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "report/pdf_document.h"

#include <filesystem>
#include <optional>
#include <string>

namespace attune {

/// The kinds of file a report is kept as.
enum class ReportFace { Html, Pdf, Xlsx, Csv, Sav };

/// By the ending of the name, whatever its case; nothing for others.
[[nodiscard]] std::optional<ReportFace> faceOf(const std::filesystem::path& file);
/// Errors: Internal, Io (no temporary file).
[[nodiscard]] Result<std::string> bytesOf(const AgreementReport& report, ReportFace face,
                                          PaperSize paper = PaperSize::A4);
/// Writes the kind of file that the name asks for; HTML where the name asks for none of them. An existing file is
/// replaced. Errors: as bytesOf and writeFileAtomic.
[[nodiscard]] Status saveReport(const AgreementReport& report, const std::filesystem::path& file,
                                PaperSize paper = PaperSize::A4);

} // namespace attune

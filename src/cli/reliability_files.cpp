// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `reliability` with all that it writes besides its answer.
#include "base/file.h"
#include "base/text.h"
#include "cli/outputs.h"
#include "cli/reliability_about.h"

#include <filesystem>

namespace attune::cli {

namespace {

std::vector<std::pair<std::string, ReportFace>> facesOf(const ReliabilityOptions& options) {
    return {{options.csv, ReportFace::Csv},
            {options.html, ReportFace::Html},
            {options.pdf, ReportFace::Pdf},
            {options.xlsx, ReportFace::Xlsx},
            {options.sav, ReportFace::Sav}};
}

// What was asked about, as every kind of file that was asked for.
Status writeFaces(const ReliabilityOptions& options,
                  const std::function<Result<std::string>(ReportFace, PaperSize)>& bytesOf) {
    const auto overwrite = options.force ? Overwrite::Allow : Overwrite::Refuse;
    const auto paper = options.paper == "letter" ? PaperSize::Letter : PaperSize::A4;
    for (const auto& [path, face] : facesOf(options)) {
        if (path.empty())
            continue;
        const auto bytes = bytesOf(face, paper);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (auto written = writeFileAtomic(path, *bytes, overwrite); !written)
            return written;
    }
    return {};
}

// Each file is a round of its own.
int runCohort(const ReliabilityOptions& options) {
    std::vector<CohortWave> waves;
    for (const std::string& file : options.files) {
        auto computed = computeReliability({file}, options);
        if (!computed)
            return reportError(computed.error());
        for (const std::string& warning : computed->report.warnings)
            warn(warning);
        waves.push_back({sanitizeUtf8(std::filesystem::path(file).stem().string()), std::move(computed->report)});
    }
    const auto summary = cohortSummary(waves);
    if (!summary)
        return reportError(summary.error());
    if (auto written = writeFaces(options, [&](auto face, auto paper) { return bytesOf(*summary, face, paper); });
        !written)
        return reportError(written.error());
    if (options.json)
        printJson({{"schema", "attune.reliability-cohort/1"}, {"rows", plainRows(summary->table)}});
    else
        print(csvOf(summary->table));
    return Done;
}

int run(const ReliabilityOptions& options) {
    const auto about = aboutOf(options.about);
    if (!about)
        return reportError(about.error());
    if (auto free = outputsAreFree({options.csv, options.html, options.pdf, options.xlsx, options.sav}, options.force);
        !free)
        return reportError(free.error());
    if (about->what == About::Cohort && options.recompute.empty())
        return runCohort(options);
    return printReliability(options, [&](const Computed& computed) -> Status {
        const auto faces = facesAbout(*about, computed);
        return faces ? writeFaces(options, *faces) : std::unexpected(faces.error());
    });
}

} // namespace

void addReliability(CLI::App& app, int& exitCode) { addReliabilityVerb(app, exitCode, run); }

} // namespace attune::cli

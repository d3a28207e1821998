// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/cli.h"
#include "models/agreement_report.h"
#include "models/certification_rule.h"
#include "models/rating_table.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace attune::cli {

/// The options of `reliability`, as given.
struct ReliabilityOptions {
    std::vector<std::string> files;
    std::string reference, level, scale, categories, columns, cluster, occasion, dimension, rules, study, recompute,
        order;
    std::string csv, html, pdf, xlsx, sav, paper = "a4";
    std::string bootstrap = "2000", seed = "1", confidence = "0.95", wanted, about = "round";
    std::vector<std::string> totals;
    bool diagnostics = false;
    bool json = false, force = false, requirePass = false;
};

/// Ratings and what came of them.
struct Computed {
    RatingTable table;
    AgreementReport report;
    std::vector<CertificationRule> rules; ///< that the report's verdicts judge by
};

/// Adds the verb; `run` does what its options say and gives the exit code.
void addReliabilityVerb(CLI::App& app, int& exitCode, const std::function<int(const ReliabilityOptions&)>& run);

/// The rules that --rules names; none without it. Errors: as reading them; --require-pass without a rule (Invalid)
/// unless a stored report brings its own.
[[nodiscard]] Result<std::vector<CertificationRule>> rulesOf(const ReliabilityOptions& options);
/// The report of these files under these settings; `study`: a file of attune.study/1, or empty. Errors: as reading
/// ratings and analyze().
[[nodiscard]] Result<Computed> computeReliability(const std::vector<std::filesystem::path>& files,
                                                  const AgreementSettings& settings,
                                                  const std::vector<CertificationRule>& rules,
                                                  const std::string& study);
/// The report of these files alone. Errors: as reading ratings and analyze().
[[nodiscard]] Result<Computed> computeReliability(const std::vector<std::filesystem::path>& files,
                                                  const ReliabilityOptions& options);

/// Computes what is asked for (or again, with --recompute), lets `before` do its part and prints the figures. Gives the
/// exit code; errors are said.
[[nodiscard]] int printReliability(const ReliabilityOptions& options,
                                   const std::function<Status(const Computed&)>& before = {});

} // namespace attune::cli

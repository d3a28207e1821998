// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/reliability.h"
#include "exchange/agreement_origin.h"

#include <cstdint>
#include <string>
#include <vector>

namespace attune::cli {

/// Where one input of a stored report was looked for.
struct InputCheck {
    std::string path;     ///< as the report names it
    std::string expected; ///< SHA-256 the report names
    std::string place;    ///< the file with these bytes, or else one of that name; empty: there is none
    std::string found;    ///< SHA-256 of that file
    [[nodiscard]] bool same() const { return !place.empty() && found == expected; }
};

/// A stored report done again.
struct Recomputed {
    std::vector<InputCheck> inputs;
    std::optional<Computed> computed; ///< nothing when an input is missing or changed
    AgreementDifferences differences; ///< of the new report from the stored one
    std::string program;              ///< that made the stored one
};

/// Reads the report named by --recompute, finds its inputs (under the path it names, else beside the report, by their
/// hash) and does it again under its own settings and rules, or the rules given. Errors (Invalid): not a report;
/// ratings named beside it; verdicts whose rules it does not hold and --rules does not name. Else as reading ratings
/// and analyze().
[[nodiscard]] Result<Recomputed> recompute(const ReliabilityOptions& options);

/// Says what is missing, changed or different: a readable list (one JSON document with --json) on standard output and
/// one line on standard error. Gives the exit code: Done when nothing is, WrongInput when ratings are only missing,
/// else AnswerIsNo.
[[nodiscard]] int sayDifferences(const Recomputed& again, const ReliabilityOptions& options);

} // namespace attune::cli

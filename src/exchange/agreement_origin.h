// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "models/certification_rule.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a document of agreementJson says it was made from: enough to make it again.
struct AgreementOrigin {
    std::string program;
    std::vector<InputFile> inputs;
    AgreementSettings settings;
    std::optional<std::vector<CertificationRule>> rules; ///< nothing: a document of before rules were kept in it
    bool judged = false;                                 ///< it holds verdicts
};

/// Reads it. `name` stands for the file in messages. Errors (Invalid): not such a document, inputs, settings or rules
/// that cannot be read.
[[nodiscard]] Result<AgreementOrigin> parseAgreementOrigin(std::string_view json, const std::string& name);

/// One place where two documents differ.
struct AgreementDifference {
    std::string place;  ///< JSON pointer into the stored document (into the other one for what it lacks)
    std::string about;  ///< who and what, in the document's names: "T01, R0, warmth, kappa, linear"; may be empty
    std::string stored; ///< as JSON, shortened; empty: not there
    std::string fresh;  ///< likewise
};

/// Every place where two documents of agreementJson differ, in the order of the stored one: any figure's bits, any
/// verdict and any clause, the inputs' hashes, settings and rules. Figures, pairs, raters and clauses are found by
/// their names, so one that is missing is one difference. Not compared: the program's version and the warnings; and
/// `rules` where the stored document is of before they were kept in it. At most `most` are listed; `count` says how
/// many there are.
struct AgreementDifferences {
    std::vector<AgreementDifference> listed;
    std::size_t count = 0;
};
[[nodiscard]] AgreementDifferences agreementDifferences(std::string_view stored, std::string_view fresh,
                                                        std::size_t most);

} // namespace attune

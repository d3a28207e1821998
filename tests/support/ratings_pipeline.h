// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/analyze.h"
#include "exchange/agreement_json.h"
#include "exchange/ratings_csv.h"

#include <cmath>
#include <stdexcept>
#include <string_view>

namespace attune {

/// Everything that bytes from outside pass through on their way to a report. Returns whether they made one; throws when
/// a rule that must hold for every input is broken.
inline bool runRatingsPipeline(std::string_view bytes) {
    RatingTable table;
    if (const Status read = readRatingsCsv(bytes, "fuzz.csv", {}, table); !read) {
        if (read.error().what.empty() || read.error().where.empty())
            throw std::logic_error("a refusal without words");
        return false;
    }
    AgreementSettings settings;
    settings.bootstrap = 20;
    settings.diagnostics = true;
    const auto report = analyze(table, settings);
    if (!report)
        return false;
    const auto check = [](const std::vector<Estimate>& estimates) {
        for (const Estimate& e : estimates)
            if (e.value.has_value() == !e.undefined.empty() || (e.value && !std::isfinite(*e.value)))
                throw std::logic_error("a figure that is neither defined nor undefined");
    };
    for (const PairAgreement& pair : report->pairs)
        check(pair.estimates);
    for (const RaterDiagnostics& rater : report->diagnostics->raters)
        check(rater.estimates);
    for (const HaloDiagnostics& rater : report->diagnostics->halo)
        check(rater.estimates);
    for (const GeneralizabilityStudy& study : report->diagnostics->generalizability)
        check(study.estimates);
    for (const RaschStudy& study : report->diagnostics->rasch)
        check(study.estimates);
    if (agreementJson(*report).find("attune.reliability/1") == std::string::npos || agreementCsv(*report).empty())
        throw std::logic_error("a report that cannot be written");
    return true;
}

} // namespace attune

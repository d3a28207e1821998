// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/analyze.h"
#include "exchange/agreement_json.h"
#include "exchange/ratings_csv.h"

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
    const auto report = analyze(table, settings);
    if (!report)
        return false;
    for (const PairAgreement& pair : report->pairs)
        for (const Estimate& e : pair.estimates)
            if (e.value.has_value() == !e.undefined.empty())
                throw std::logic_error("a figure that is neither defined nor undefined");
    if (agreementJson(*report).find("attune.reliability/1") == std::string::npos || agreementCsv(*report).empty())
        throw std::logic_error("a report that cannot be written");
    return true;
}

} // namespace attune

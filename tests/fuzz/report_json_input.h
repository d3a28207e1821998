// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/agreement_origin.h"
#include "exchange/rules_json.h"
#include "exchange/study_json.h"

#include <cstdlib>
#include <string>
#include <string_view>

namespace attune::fuzz {

/// Any bytes given as a recompute file, as rules or as a description of a study give that or an error in words; a
/// recompute file does not differ from itself.
inline void reportJsonInput(std::string_view bytes) {
    const auto mustSay = [](const auto& read) {
        if (!read && (read.error().what.empty() || read.error().code == ErrorCode::Internal))
            std::abort();
    };
    const auto origin = parseAgreementOrigin(bytes, "fuzz");
    mustSay(origin);
    if (origin && agreementDifferences(bytes, bytes, 10).count != 0)
        std::abort();
    (void)agreementDifferences(bytes, R"({"schema":"attune.reliability/1","pairs":[]})", 10);
    mustSay(parseRules(bytes, "fuzz"));
    mustSay(parseStudy(bytes, "fuzz"));
}

} // namespace attune::fuzz

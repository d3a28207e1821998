// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement_report.h"
#include "models/ids.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What to practise after an attempt that was not passed: worst first.
struct PracticeFocus {
    DimensionId dimension;
    std::optional<double> bias; ///< rater minus reference, points
    std::string direction;      ///< "higher", "lower" or "spread": where the differences lie
    std::vector<ClipId> clips;  ///< not seen by the rater, to practise on; may be empty

    bool operator==(const PracticeFocus&) const = default;
};

/// One figure of a verdict, as it was.
struct CertifiedFigure {
    std::string dimension, name; ///< "exact", "within_1", "bias", "icc_a1"
    std::optional<double> value;
    std::string undefined; ///< reason when there is no value
    std::int64_t n = 0;

    bool operator==(const CertifiedFigure&) const = default;
};

/// One line of the certification ledger; never changed.
struct CertificationRecord {
    std::int64_t wallMs = 0;
    RaterId rater, judge; ///< who was judged, and the trainer who asked for it
    RoundId round;
    std::string scheme; ///< "six-strand 1"
    int attempt = 1;    ///< 0: an old attempt computed anew, see recomputes
    Verdict verdict;    ///< with the rule's name
    std::string rule;   ///< its document, whole
    std::int64_t clips = 0;
    std::vector<CertifiedFigure> figures;
    RaterId reference;
    int referenceVersion = 1;
    std::string referenceHash;              ///< SHA-256 over the submission hashes of the reference codings
    std::optional<std::string> validUntil;  ///< last day, ISO date; only after a pass
    std::optional<std::string> nextAttempt; ///< first day, ISO date; nothing: passed, or no attempts left
    std::vector<PracticeFocus> focus;
    std::optional<std::int64_t> recomputes; ///< number of the record this one computes anew
    std::int64_t seq = 0;                   ///< its number in the library's records; given by the store
};

/// How a reference came about, clip by clip: kept beside the reference coding, for trainers only.
struct ReferenceNote {
    struct Band {
        std::int64_t low = 0, high = 0; ///< steps; scores within are acceptable

        bool operator==(const Band&) const = default;
    };
    RaterId reference;
    ClipId clip;
    int version = 1;
    std::string date, how;                ///< ISO date; "consensus", "median", "single"
    std::map<RaterId, std::string> panel; ///< the trainers, each with the hash of the submission that was used
    std::map<DimensionId, Band> bands;

    bool operator==(const ReferenceNote&) const = default;
};

} // namespace attune

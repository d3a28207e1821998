// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/certification.h"
#include "store/library.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

struct CertifyRequest {
    RoundId round;
    RaterId rater, judge;
    std::int64_t bootstrap = 2000; ///< resamples behind the intervals
    bool dryRun = false;           ///< judge, but write nothing
    /// After the round's last day: judge what is there although clips are missing; it then counts as an attempt.
    bool countMissing = false;
};

/// Judges a rater's submitted codings of a test round by its rule and writes the verdict to the ledger. Only the common
/// clips count: those the rater asked to be spared are left out.
/// Errors: Denied (not a trainer), NotFound (round, rater, reference), Invalid (the round has no rule, or it is wrong),
/// Conflict: a learning or practice round (feedback opens during it), clips still to be submitted (after the round's
/// last day: unless countMissing), this round judged already, no attempts left, or the cooling time is not over.
[[nodiscard]] Result<CertificationRecord> certify(Library& library, const CertifyRequest& request);

/// An earlier verdict computed anew with the reference as it is now: a further line of the ledger that counts as no
/// attempt. Errors: NotFound, Conflict when its reference is still the same, those of certify().
[[nodiscard]] Result<CertificationRecord> recompute(Library& library, std::int64_t seq, const RaterId& judge,
                                                    std::int64_t bootstrap = 2000);

enum class CertificateState { Certified, ExpiresSoon, Expired, Practising, NoAttemptsLeft };

/// Where a person stands under one rule: by the newest line of the ledger.
struct Standing {
    RaterId rater;
    std::string rule, scheme;
    CertificateState state = CertificateState::Practising;
    int attempts = 0;
    std::optional<std::string> validUntil, nextAttempt; ///< ISO dates
    bool stale = false;                                 ///< its reference has a newer version: compute anew
    CertificationRecord last;
};

/// All persons with a line in the ledger that this viewer may see, on this day (ISO date). A certificate that ends
/// within soonDays is said to expire soon.
[[nodiscard]] Result<std::vector<Standing>> standings(Library& library, const Viewer& who, const std::string& today,
                                                      int soonDays = 30);

/// SHA-256 over the submission hashes of a round's reference codings, in the order of the clips.
[[nodiscard]] Result<std::string> referenceHash(Library& library, const Round& round);

/// The day so many months, then days, after this one (ISO dates); the last of the month where there is no such day.
[[nodiscard]] std::string dayAfter(const std::string& day, int months, int days);

} // namespace attune

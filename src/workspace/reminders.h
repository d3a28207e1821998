// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <string>
#include <vector>

namespace attune {

/// Something with a day that is near or over.
struct Reminder {
    enum class Kind { RoundOverdue, CertificateExpired, CertificateExpiresSoon };
    Kind kind = Kind::RoundOverdue;
    std::string what;            ///< the round's title, or the rule's name
    std::string day;             ///< the last one, ISO date
    std::vector<RaterId> raters; ///< whose it is

    bool operator==(const Reminder&) const = default;
};

/// What a person is to be reminded of on this day (ISO date): a trainee of their own, a trainer or supervisor of
/// everybody's. Rounds whose last day is over with clips neither submitted nor spared, then certificates that have
/// ended or end within 30 days. Errors: those of the queries.
[[nodiscard]] Result<std::vector<Reminder>> reminders(Library& library, const Viewer& who, const std::string& today);

} // namespace attune

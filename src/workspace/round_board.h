// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// How far one rater is in a round.
struct RaterProgress {
    RaterId rater;
    int clips = 0;                           ///< given to them
    int submitted = 0;                       ///< of these
    int drafts = 0;                          ///< begun and not submitted
    std::map<ClipId, std::string> spared;    ///< they asked to be spared these, with the reason
    int late = 0;                            ///< submitted after the round's last day
    std::optional<std::int64_t> lastMs;      ///< newest submission
    std::optional<std::int64_t> handedOutMs; ///< newest assignment package made for them here

    [[nodiscard]] bool isDone() const { return submitted + static_cast<int>(spared.size()) >= clips; }
};

struct RoundCard {
    Round round;
    std::vector<RaterProgress> raters; ///< a trainee: themself alone
    int withReference = 0;             ///< clips that have a reference; trainees: always 0
};

/// All rounds with how far everybody is, newest last. Errors: those of the queries.
[[nodiscard]] Result<std::vector<RoundCard>> roundBoard(Library& library, const Viewer& who);

/// Is the round's last day over? Never without one.
[[nodiscard]] bool isOverdue(const Round& round);

/// An id nobody has: the title in small letters and hyphens, with a number when it is taken.
[[nodiscard]] RoundId freshRoundId(const std::string& title, const std::vector<RoundCard>& taken);

/// The text of a rule's document: a file's, or "preset:NAME" of one that comes with the program.
/// Errors: NotFound, Invalid with its place, Io.
[[nodiscard]] Result<std::string> ruleDocument(const std::string& given);

/// The code under which a new round's reference lies: the library's reference person, or "REF", who is then added.
[[nodiscard]] Result<RaterId> referencePerson(Library& library, const Viewer& who);

} // namespace attune

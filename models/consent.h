// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/ids.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace attune {

/// What a person in a clip, or who speaks for them, agreed to.
enum class ConsentScope { Coding, Training, Test, PublicExcerpt };
/// Who may hold the clip: this site alone, users the site authorises, learning audiences, everybody.
enum class ReleaseLevel { Private, AuthorisedUsers, LearningAudiences, Public };

/// Consent of one person in one clip. Persons are roles ("adult", "child", "bystander"), never names.
struct Consent {
    ClipId clip;
    std::string person;
    std::set<ConsentScope> scope;
    ReleaseLevel level = ReleaseLevel::Private;
    std::optional<std::string> until;     ///< last day of use, ISO date
    std::optional<std::string> destroyBy; ///< the media must be gone after this day, ISO date
    bool withdrawn = false;

    bool operator==(const Consent&) const = default;
};

/// What surrounds a clip, in words; shown or hidden by the round's plan.
struct ClipContext {
    ClipId clip;
    std::string language; ///< spoken, BCP 47
    std::string setting;
    std::string present;  ///< who is there, by role
    std::string relation; ///< of the adult to the child
    std::string family;   ///< how the family describes itself
    std::string advisory; ///< what may be hard to watch; always shown

    bool operator==(const ClipContext&) const = default;
};

/// May a clip be used for this today (ISO date)? Every consent given for it must allow it; without any there is nothing
/// to ask. Errors: Denied with person and reason, in the order withdrawn, destroy-by, end, scope.
[[nodiscard]] Status allowsUse(const std::vector<Consent>& ofClip, ConsentScope use, const std::string& today);
/// May the media leave the library for users the site authorises? Errors: Denied with person and reason.
[[nodiscard]] Status allowsHandOut(const std::vector<Consent>& ofClip, const std::string& today);
/// Invalid with what is wrong: no clip, no person, a date that is none.
[[nodiscard]] Status checkConsent(const Consent& consent);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/consent.h"

#include <algorithm>
#include <chrono>

namespace attune {

namespace {

const char* nameOf(ConsentScope scope) {
    switch (scope) {
    case ConsentScope::Coding:
        return "coding";
    case ConsentScope::Training:
        return "training";
    case ConsentScope::Test:
        return "tests";
    case ConsentScope::PublicExcerpt:
        return "public excerpts";
    }
    return "this";
}

bool isDate(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        !std::ranges::all_of(text, [](char c) { return c == '-' || (c >= '0' && c <= '9'); }))
        return false;
    const auto part = [&](std::size_t at, std::size_t n) {
        return static_cast<unsigned>(std::stoul(text.substr(at, n)));
    };
    return std::chrono::year_month_day(std::chrono::year(static_cast<int>(part(0, 4))), std::chrono::month(part(5, 2)),
                                       std::chrono::day(part(8, 2)))
        .ok();
}

/// A role is written small; who writes a capital writes a name.
bool looksLikeName(const std::string& person) {
    return std::ranges::any_of(person, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::unexpected<Error> refused(const Consent& consent, const std::string& why, const std::string& todo) {
    return fail(ErrorCode::Denied, "the consent of the " + consent.person + " " + why, consent.clip.value, todo);
}

} // namespace

Status allowsUse(const std::vector<Consent>& ofClip, ConsentScope use, const std::string& today) {
    for (const Consent& c : ofClip) {
        if (c.withdrawn)
            return refused(c, "was withdrawn", "leave the clip out; destroy its file");
        if (c.destroyBy && *c.destroyBy < today)
            return refused(c, "says that the file was to be destroyed by " + *c.destroyBy, "destroy the file");
        if (c.until && *c.until < today)
            return refused(c, "ended on " + *c.until, "ask for it again, or leave the clip out");
        if (!c.scope.contains(use))
            return refused(c, std::string("does not cover ") + nameOf(use), "use another clip");
    }
    return {};
}

Status allowsHandOut(const std::vector<Consent>& ofClip, const std::string& today) {
    for (const Consent& c : ofClip) {
        if (c.withdrawn || (c.destroyBy && *c.destroyBy < today) || (c.until && *c.until < today))
            return allowsUse(ofClip, c.scope.empty() ? ConsentScope::Coding : *c.scope.begin(), today);
        if (c.level == ReleaseLevel::Private)
            return refused(c, "keeps the clip inside this site", "pack without clips, or use another clip");
    }
    return {};
}

Status checkConsent(const Consent& consent) {
    if (consent.clip.empty() || consent.person.empty() || consent.person.size() > 100)
        return fail(ErrorCode::Invalid, "a consent needs a clip and the role of a person in it", consent.clip.value,
                    "give a role such as adult or child");
    if (looksLikeName(consent.person))
        return fail(ErrorCode::Invalid, "\"" + consent.person + "\" may be a name", consent.clip.value,
                    "give the role in small letters, such as adult or child; names have no place here");
    for (const auto* date : {&consent.until, &consent.destroyBy})
        if (*date && !isDate(**date))
            return fail(ErrorCode::Invalid, "\"" + (*date)->substr(0, 40) + "\" is not a date", consent.clip.value,
                        "write it as 2027-05-31");
    return {};
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/consent.h"

#include <algorithm>

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

bool looksLikeDate(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           std::ranges::all_of(text, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
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
    for (const auto* date : {&consent.until, &consent.destroyBy})
        if (*date && !looksLikeDate(**date))
            return fail(ErrorCode::Invalid, "\"" + (*date)->substr(0, 40) + "\" is not a date", consent.clip.value,
                        "write it as 2027-05-31");
    return {};
}

} // namespace attune

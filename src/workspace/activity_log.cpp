// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/activity_log.h"

#include "base/clock.h"
#include "exchange/csv_text.h"

#include <fmt/format.h>

namespace attune {

namespace {

std::string field(const std::string& text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return csvField(formula ? "'" + text : text);
}

} // namespace

ActivityTotals totalsOf(const std::vector<Activity>& activities) {
    ActivityTotals out;
    for (const Activity& a : activities) {
        (a.contact ? out.contact : out.independent) += a.minutes;
        out.credit += a.credit ? a.minutes : 0;
        out.signedOff += a.signedBy.empty() ? 0 : a.minutes;
    }
    return out;
}

const std::vector<std::string>& competencyPresets() {
    static const std::vector<std::string> presets = {"Theoretical Foundations",
                                                     "Law, Regulation & Policy",
                                                     "Systems Expertise",
                                                     "Direct Service Skills",
                                                     "Working with Others",
                                                     "Communicating",
                                                     "Thinking",
                                                     "Reflection"};
    return presets;
}

std::string activityCsv(const std::vector<Activity>& activities) {
    std::string out = "date,minutes,kind,credit,competencies,what,signed_by,signed_on\n";
    for (const Activity& a : activities)
        out += fmt::format("{},{},{},{},{},{},{},{}\n", isoTime(a.startMs).substr(0, 10), a.minutes,
                           a.contact ? "contact" : "independent", a.credit ? "yes" : "no", field(a.competencies),
                           field(a.what), field(a.signedBy),
                           a.signedBy.empty() ? std::string() : isoTime(a.signedMs).substr(0, 10));
    return out;
}

} // namespace attune

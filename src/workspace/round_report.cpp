// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/round_report.h"

#include "agreement/analyze.h"
#include "base/clock.h"
#include "base/text.h"
#include "exchange/rules_json.h"
#include "workspace/round_ratings.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace attune {

namespace {

// "rater T02; dimension Sensitivity; clip A-03; practice clips; submitted since 2026-05-01"
std::string partInWords(const RoundFilter& filter, const CodingScheme& scheme, const std::vector<Clip>& clips) {
    std::vector<std::string> words;
    if (!filter.rater.empty())
        words.push_back("rater " + filter.rater.value);
    const auto dimension = std::ranges::find(scheme.dimensions, filter.dimension, &Dimension::id);
    if (!filter.dimension.empty())
        words.push_back("dimension " +
                        (dimension == scheme.dimensions.end() ? filter.dimension.value : dimension->name));
    if (!filter.clip.empty())
        words.push_back("clip " + (clips.empty() ? filter.clip.value : clips.front().alias));
    if (!filter.purpose.empty())
        words.push_back(filter.purpose + " clips");
    if (filter.from)
        words.push_back("submitted since " + *filter.from);
    return join(words, "; ");
}

// What the round's raters and its reference submitted on these clips.
Result<std::vector<Coding>> submittedOf(const Library& library, const Viewer& who, const Round& round,
                                        const std::vector<Clip>& clips) {
    std::vector<Coding> out;
    std::vector<RaterId> people = round.raters;
    people.push_back(round.reference);
    for (const Clip& clip : clips)
        for (const RaterId& rater : people) {
            auto coding = library.coding(who, {clip.id, rater});
            if (!coding)
                return std::unexpected(coding.error());
            if (*coding && (*coding)->state == CodingState::Submitted)
                out.push_back(std::move(**coding));
        }
    return out;
}

} // namespace

ReportWork reportOn(const std::string& site, const Round& round, const CodingScheme& scheme,
                    const std::vector<Clip>& clips, const std::vector<Rater>& raters,
                    const std::vector<Coding>& codings, RepeatedRatings repeats, const std::string& part) {
    auto study = describeStudy(site, round, scheme, clips, raters, codings, isoTime(wallClockMs()).substr(0, 10));
    study.part = part;
    auto table = ratingTable(clips, scheme, codings, round.reference);
    AgreementSettings settings;
    settings.reference = round.reference.value;
    settings.diagnostics = true;
    if (const auto scores = scheme.clipScores(); !scores.empty()) {
        const Scale& scale = scores.front().scale;
        if (std::ranges::all_of(scores, [&](const Dimension& d) {
                return d.scale.min == scale.min && d.scale.max == scale.max && d.scale.step == scale.step &&
                       d.scale.categories.empty();
            }))
            settings.scale = fmt::format("{}:{}:{}", scale.min, scale.max, scale.step);
    }
    std::vector<CertificationRule> rules;
    if (const auto& policy = round.plan.certification)
        rules = parseRules(policy->rule, "the rule of " + round.title).value_or(rules);
    return [table = std::move(table), settings, study = std::move(study), rules,
            repeats = std::move(repeats)]() -> Result<AgreementReport> {
        auto report = analyze(table, settings, rules);
        if (!report)
            return report;
        report->study = study;
        if (repeats.table.size() > 0) {
            auto again = repeatReport(repeats, 0);
            if (!again)
                return again;
            again->study.dimensions = study.dimensions;
            report->repeats = std::make_shared<const AgreementReport>(std::move(*again));
        }
        return report;
    };
}

Result<std::vector<std::pair<std::string, AgreementReport>>> reportsOfRounds(const Library& library, const Viewer& who,
                                                                             const std::string& site) {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "only a trainer compares rounds", {}, "ask a trainer");
    const auto clips = library.clips(who);
    const auto schemes = library.schemes();
    const auto rounds = library.rounds(who);
    const auto raters = library.raters(who);
    if (!clips || !schemes || !rounds || !raters)
        return std::unexpected(!clips     ? clips.error()
                               : !schemes ? schemes.error()
                               : !rounds  ? rounds.error()
                                          : raters.error());
    std::vector<std::pair<std::string, AgreementReport>> out;
    for (const Round& round : *rounds) {
        const auto scheme = std::ranges::find(*schemes, round.scheme, &CodingScheme::ref);
        if (scheme == schemes->end())
            continue;
        std::vector<Clip> own;
        std::ranges::copy_if(*clips, std::back_inserter(own), [&](const Clip& clip) {
            return std::ranges::find(round.clips, clip.id) != round.clips.end();
        });
        const auto codings = submittedOf(library, who, round, own);
        if (!codings)
            return std::unexpected(codings.error());
        if (std::ranges::all_of(*codings, [&](const Coding& coding) { return coding.rater == round.reference; }))
            continue;
        auto report = reportOn(site, round, *scheme, own, *raters, *codings)();
        if (!report)
            return std::unexpected(report.error());
        out.emplace_back(round.title.empty() ? round.id.value : round.title, std::move(*report));
    }
    return out;
}

Result<ReportWork> filteredReport(const Session& session, const RoundFilter& filter) {
    if (filter.empty() || !session.library())
        return session.roundReport();
    auto round = session.round();
    if (session.person().role == RaterRole::Trainee || !round)
        return session.roundReport(); // which says why not
    const Library& library = *session.library();
    auto clips = library.clips(session.viewer());
    if (!clips)
        return std::unexpected(clips.error());
    std::erase_if(*clips, [&](const Clip& clip) {
        return std::ranges::find(round->clips, clip.id) == round->clips.end() ||
               (!filter.clip.empty() && clip.id != filter.clip) ||
               (!filter.purpose.empty() && clip.purpose != filter.purpose);
    });
    auto codings = submittedOf(library, session.viewer(), *round, *clips);
    if (!codings)
        return std::unexpected(codings.error());
    std::erase_if(*codings, [&](const Coding& coding) {
        return coding.rater != round->reference &&
               ((!filter.rater.empty() && coding.rater != filter.rater) ||
                (filter.from && isoTime(coding.submittedMs.value_or(0)).substr(0, 10) < *filter.from));
    });
    if (std::ranges::all_of(*codings, [&](const Coding& coding) { return coding.rater == round->reference; }))
        return fail(ErrorCode::NotFound, "no coding of the round is left with this choice", {}, "choose more");
    CodingScheme scheme = session.scheme();
    const std::string part = partInWords(filter, scheme, *clips);
    if (!filter.dimension.empty())
        std::erase_if(scheme.dimensions, [&](const Dimension& one) { return one.id != filter.dimension; });
    auto repeats =
        repeatedRatings(library, session.viewer(), scheme,
                        {*clips, filter.rater.empty() ? round->raters : std::vector{filter.rater}, filter.from});
    if (!repeats)
        return std::unexpected(repeats.error());
    const auto raters = library.raters(session.viewer()).value_or(std::vector<Rater>{});
    return reportOn(session.libraryTitle(), *round, scheme, *clips, raters, *codings, std::move(*repeats), part);
}

} // namespace attune

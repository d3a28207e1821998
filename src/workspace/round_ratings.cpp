// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/round_ratings.h"

#include "base/clock.h"
#include "base/text.h"
#include "models/coding_rules.h"
#include "models/time_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace attune {

namespace {

std::string missingKind(const Rating* rating) {
    if (!rating)
        return "not_rated";
    return rating->status == RatingStatus::Coded ? "" : statusId(rating->status);
}

std::string roleName(PersonRole role) {
    switch (role) {
    case PersonRole::Adult:
    case PersonRole::SecondAdult:
        return "adult";
    case PersonRole::Child:
        return "child";
    case PersonRole::Dyad:
    case PersonRole::Triad:
        return "dyad";
    }
    return "adult";
}

// What is rated in a coding, each with the name of its target: the clip, then its segments in time order.
std::vector<std::pair<UnitOfCoding, std::string>> unitsOf(const Coding& coding, const std::string& alias) {
    std::vector<const Segment*> segments;
    std::map<std::string, int> names;
    for (const auto& [id, segment] : coding.segments) {
        segments.push_back(&segment);
        ++names[segment.label];
    }
    std::ranges::sort(segments, [](const Segment* a, const Segment* b) {
        return std::tie(a->span, a->track, a->id) < std::tie(b->span, b->track, b->id);
    });
    std::vector<std::pair<UnitOfCoding, std::string>> out = {{{}, alias}};
    for (const Segment* segment : segments) {
        const bool alone = !segment->label.empty() && names.at(segment->label) == 1;
        out.emplace_back(UnitOfCoding{segment->id},
                         alias + "/" + segment->label + (alone ? "" : "@" + formatMediaTime(segment->span.begin)));
    }
    return out;
}

void exportUnit(const Clip& clip, const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit,
                const std::string& target, const std::string& role, RatingTable& table) {
    const auto add = [&](const std::string& dimension, std::string score, std::string missing) {
        RatingRow row;
        row.target = target;
        row.rater = coding.rater.value;
        row.dimension = dimension;
        row.role = role;
        row.score = std::move(score);
        row.missing = std::move(missing);
        table.add(row);
    };
    const std::string kind = unitKindOf(scheme, coding, unit);
    for (const DimensionId& id : scheme.ratedPer(kind)) {
        const Rating* rating = coding.rating(unit, id);
        const Scale& scale = *scheme.scaleOf(id);
        const std::string missing = missingKind(rating);
        const bool written = missing.empty() && scale.isText();
        add(id.value,
            !missing.empty() ? ""
            : written        ? rating->note
                             : scale.textOf(rating->steps.value_or(0)),
            missing);
    }
    const auto values = derivedScores(scheme, coding, unit, clip.duration);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (isDerivedPer(scheme, scheme.derived[i], kind))
            add(scheme.derived[i].id, values[i].value ? formatNumber(*values[i].value) : "",
                values[i].value ? "" : "not_derived");
}

std::string minutesSeconds(MediaDuration d) {
    const std::int64_t seconds = (d.ns + 500'000'000) / 1'000'000'000;
    return fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
}

constexpr std::int64_t dayMs = 86'400'000;

// The order of the clips, and how long the codings of one clip lie apart.
std::string orderInWords(const Round& round, const std::vector<Coding>& codings) {
    std::string out = round.plan.randomOrder ? "clips in an order drawn at random for each rater"
                                             : "clips offered to every rater in the same order";
    std::map<ClipId, std::pair<std::int64_t, std::int64_t>> spans;
    for (const Coding& coding : codings)
        if (coding.submittedMs && coding.rater != round.reference) {
            auto& span = spans.try_emplace(coding.clip, *coding.submittedMs, *coding.submittedMs).first->second;
            span = {std::min(span.first, *coding.submittedMs), std::max(span.second, *coding.submittedMs)};
        }
    std::int64_t apart = 0;
    for (const auto& [clip, span] : spans)
        apart = std::max(apart, (span.second - span.first + dayMs - 1) / dayMs);
    if (!spans.empty())
        out += fmt::format("; the raters' codings of one clip lie at most {} {} apart", apart,
                           apart == 1 ? "day" : "days");
    return out;
}

std::string driftChecksInWords(const Round& round) {
    std::string out =
        round.plan.mode == RoundMode::Drift ? "this round is a drift check against the frozen reference" : "";
    if (round.plan.overlapPercent)
        out += fmt::format("{}{} % of the clips went to a second rater without saying so", out.empty() ? "" : "; ",
                           *round.plan.overlapPercent);
    return out;
}

} // namespace

RatingTable ratingTable(const std::vector<Clip>& clips, const CodingScheme& scheme, const std::vector<Coding>& codings,
                        const RaterId& reference) {
    RatingTable table;
    for (const Clip& clip : clips) {
        for (const Dimension& dimension : scheme.clipScores()) {
            for (const Coding& coding : codings) {
                if (coding.clip != clip.id)
                    continue;
                const Rating* rating = coding.rating(dimension.id);
                RatingRow row;
                row.target = clip.alias;
                row.rater = coding.rater.value;
                row.dimension = dimension.id.value;
                row.role = coding.rater == reference ? "reference" : "";
                row.missing = missingKind(rating);
                if (row.missing.empty() && rating->steps)
                    row.score = dimension.scale.textOf(*rating->steps);
                if (coding.submittedMs && coding.rater != reference)
                    row.order = std::to_string(*coding.submittedMs);
                if (rating && rating->confidence > 0)
                    row.confidence = std::to_string(rating->confidence);
                table.add(row);
            }
        }
    }
    return table;
}

RatingTable exportedRatings(const std::vector<Clip>& clips, const CodingScheme& scheme,
                            const std::vector<Coding>& codings, const RaterId& reference) {
    RatingTable table;
    for (const Clip& clip : clips)
        for (const Coding& coding : codings)
            if (coding.clip == clip.id)
                for (const auto& [unit, target] : unitsOf(coding, clip.alias.empty() ? clip.id.value : clip.alias))
                    exportUnit(clip, scheme, coding, unit, target, coding.rater == reference ? "reference" : "", table);
    return table;
}

StudyDescription describeStudy(const std::string& site, const Round& round, const CodingScheme& scheme,
                               const std::vector<Clip>& clips, const std::vector<Rater>& raters,
                               const std::vector<Coding>& codings, const std::string& date) {
    StudyDescription study;
    study.title = round.title;
    study.site = site;
    study.instrument = fmt::format("{}, version {}", scheme.title, scheme.ref.version);
    study.instrumentNotice = scheme.notice;
    study.population = round.population;
    study.sampling = round.sampling;
    study.order = orderInWords(round, codings);
    study.driftChecks = driftChecksInWords(round);
    study.date = date;
    for (const Dimension& dimension : scheme.clipScores())
        study.dimensions.push_back({dimension.id.value, dimension.name, roleName(dimension.role)});

    if (!clips.empty()) {
        const auto [shortest, longest] = std::ranges::minmax(clips, {}, &Clip::duration);
        study.clipLength = fmt::format("{} to {} (minutes:seconds), rated as a whole",
                                       minutesSeconds(shortest.duration), minutesSeconds(longest.duration));
        std::optional<std::pair<int, int>> ages;
        std::set<std::string> settings;
        for (const Clip& clip : clips) {
            if (clip.ageMonths)
                ages = ages ? std::pair(std::min(ages->first, clip.ageMonths->first),
                                        std::max(ages->second, clip.ageMonths->second))
                            : *clip.ageMonths;
            if (!clip.setting.empty())
                settings.insert(clip.setting);
        }
        if (ages)
            study.ageBand = fmt::format("children {} to {} months", ages->first, ages->second);
        for (const auto& setting : settings)
            study.setting += (study.setting.empty() ? "" : "; ") + setting;
    }
    for (const Rater& rater : raters) {
        if (rater.role == RaterRole::Reference ||
            std::ranges::none_of(codings, [&](const Coding& c) { return c.rater == rater.id; }))
            continue;
        study.raters += fmt::format("{}{}: {}{}", study.raters.empty() ? "" : "; ", rater.id.value,
                                    rater.training.empty() ? "training not recorded" : rater.training,
                                    rater.language.empty() ? "" : ", language " + rater.language);
    }
    if (!round.reference.empty()) {
        const auto& from = round.provenance;
        study.reference =
            fmt::format("version {}{}{}{}", from.version, from.date.empty() ? "" : " of " + from.date,
                        from.madeBy.empty() ? "" : ", " + from.madeBy, from.how.empty() ? "" : "; " + from.how);
    }
    int submitted = 0;
    std::optional<std::int64_t> first, last;
    for (const Coding& coding : codings) {
        if (coding.rater == round.reference || !coding.submittedMs)
            continue;
        ++submitted;
        first = std::min(first.value_or(*coding.submittedMs), *coding.submittedMs);
        last = std::max(last.value_or(*coding.submittedMs), *coding.submittedMs);
    }
    if (first)
        study.independence =
            fmt::format("{} codings submitted between {} and {}; by the library's log, reference, other "
                        "raters and feedback of a clip stay closed to a trainee until that trainee's "
                        "coding of it is submitted and locked",
                        submitted, isoTime(*first).substr(0, 10), isoTime(*last).substr(0, 10));
    study.disagreementHandling = "the submitted ratings are analysed as they are; none was changed after comparison";
    return study;
}

} // namespace attune

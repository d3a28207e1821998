// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/consensus.h"

#include "base/clock.h"
#include "base/text.h"
#include "workspace/trainer_gate.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

namespace {

void suggest(PanelRow& row) {
    std::vector<std::int64_t> scores;
    std::optional<RatingStatus> other;
    for (const auto& [rater, rating] : row.ratings) {
        if (rating.steps)
            scores.push_back(*rating.steps);
        else
            other = rating.status;
    }
    if (scores.empty()) {
        row.open = other ? "nobody could score it" : "nobody rated it";
        return;
    }
    std::ranges::sort(scores);
    row.low = scores.front();
    row.high = scores.back();
    const Scale& scale = row.dimension.scale;
    const bool ordered = scale.kind != ScaleKind::Nominal && scale.kind != ScaleKind::Binary;
    const double apart = scale.valueOf(*row.high) - scale.valueOf(*row.low);
    if (other)
        row.open = "some scored it and some could not: talk it through";
    else if (*row.low != *row.high && (!ordered || *row.high - *row.low > scale.stepsPerPoint()))
        row.open = ordered ? fmt::format("they differ by {} points: talk it through", formatNumber(apart))
                           : std::string("they chose different categories: talk it through");
    else
        row.suggestion = (scores[(scores.size() - 1) / 2] + scores[scores.size() / 2]) / 2;
}

std::string nextName(const RaterId& before, int version) {
    std::string stem = before.value;
    if (const auto at = stem.rfind("-v"); at != std::string::npos && parseInteger(stem.substr(at + 2)))
        stem.resize(at);
    return version == 1 ? stem : fmt::format("{}-v{}", stem, version);
}

struct Made {
    Coding coding;
    ReferenceNote note;
};

// The reference coding of one clip.
Result<Made> build(const Panel& panel, const ReferenceDraft& draft, const RaterId& name, int version,
                   const SchemeRef& scheme) {
    const auto noAgreement = std::map<DimensionId, AgreedValue>{};
    const auto found = draft.agreed.find(panel.clip.id);
    const auto& agreed = found == draft.agreed.end() ? noAgreement : found->second;
    Made out;
    out.coding.clip = panel.clip.id;
    out.coding.rater = name;
    out.coding.scheme = scheme;
    out.coding.state = CodingState::Submitted;
    out.coding.submittedMs = wallClockMs();
    out.note = {name, panel.clip.id, version, isoTime(wallClockMs()).substr(0, 10), draft.how, {}, {}};
    for (const PanelRow& row : panel.rows) {
        const std::string place =
            (panel.clip.alias.empty() ? panel.clip.id.value : panel.clip.alias) + ", " + row.dimension.name;
        const auto value = agreed.find(row.dimension.id);
        Rating rating;
        if (value == agreed.end()) {
            if (!row.suggestion)
                return fail(ErrorCode::Invalid, row.open, place, "agree on a value and say why");
            rating.steps = row.suggestion;
            for (const auto& [rater, theirs] : row.ratings)
                if (rating.rationale.empty())
                    rating.rationale = theirs.rationale.empty() ? theirs.note : theirs.rationale;
        } else {
            if (value->second.rationale.empty() && row.low != row.high)
                return fail(ErrorCode::Invalid, "the trainers differ and there is no rationale", place,
                            "write down why this value");
            rating.status = value->second.status;
            rating.steps = value->second.steps;
            rating.rationale = value->second.rationale;
        }
        if (rating.steps) {
            ReferenceNote::Band band{std::min(row.low.value_or(*rating.steps), *rating.steps),
                                     std::max(row.high.value_or(*rating.steps), *rating.steps)};
            if (value != agreed.end() && value->second.band)
                band = *value->second.band;
            out.note.bands[row.dimension.id] = band;
        }
        out.coding.ratings[{{}, row.dimension.id}] = rating;
    }
    for (const Coding& coding : panel.codings) {
        out.note.panel[coding.rater] = coding.submissionHash;
        for (const auto& [id, evidence] : coding.evidence) {
            Evidence moved = evidence;
            moved.id = EvidenceId(coding.rater.value + "-" + id.value);
            out.coding.evidence.emplace(moved.id, moved);
        }
    }
    return out;
}

} // namespace

Result<Panel> panelOf(Library& library, const Viewer& who, const ClipId& id, const SchemeRef& ref,
                      const std::vector<RaterId>& trainers) {
    if (auto allowed = needTrainer(library, who); !allowed)
        return std::unexpected(allowed.error());
    const auto clips = library.clips(who);
    const auto schemes = library.schemes();
    const auto progress = library.progress(who);
    if (!clips || !schemes || !progress)
        return std::unexpected(!clips ? clips.error() : !schemes ? schemes.error() : progress.error());
    const auto clip = std::ranges::find(*clips, id, &Clip::id);
    const auto scheme = std::ranges::find(*schemes, ref, &CodingScheme::ref);
    if (clip == clips->end() || scheme == schemes->end())
        return fail(ErrorCode::NotFound, "there is no such clip or scheme", id.value, "check the names");
    Panel out;
    out.clip = *clip;
    for (const RaterId& trainer : trainers) {
        auto coding = library.coding(who, {id, trainer});
        if (!coding)
            return std::unexpected(coding.error());
        // There, and yet the store shows nothing of it: it is not for this trainer yet.
        if (!*coding && std::ranges::any_of(*progress, [&](const CodingProgress& one) {
                return one.key == CodingKey{id, trainer} && one.state == CodingState::Submitted;
            }))
            return fail(ErrorCode::Denied,
                        who.id.value + " has neither submitted this clip nor said that they do not code it",
                        clip->alias, "submit your own codes first, or say that you do not code it");
        if (!*coding || (*coding)->state != CodingState::Submitted)
            return fail(ErrorCode::NotFound, trainer.value + " has not submitted this clip", clip->alias,
                        "code it, or leave this trainer out");
        if ((*coding)->scheme != ref)
            return fail(ErrorCode::Conflict, trainer.value + " coded it under another version of the scheme",
                        clip->alias, "code it anew");
        out.codings.push_back(std::move(**coding));
    }
    for (const Dimension& dimension : scheme->dimensions) {
        PanelRow row;
        row.dimension = dimension;
        for (const Coding& coding : out.codings)
            if (const Rating* rating = coding.rating(dimension.id))
                row.ratings.emplace(coding.rater, *rating);
        suggest(row);
        out.rows.push_back(std::move(row));
    }
    return out;
}

Result<ReferenceProvenance> makeReference(Library& library, const Viewer& who, const ReferenceDraft& draft) {
    if (draft.panel.empty())
        return fail(ErrorCode::Invalid, "the panel has no trainer", draft.round.value, "name at least one");
    const auto rounds = library.rounds(who);
    if (auto allowed = needTrainer(library, who); !allowed || !rounds)
        return std::unexpected(allowed ? rounds.error() : allowed.error());
    const auto known = std::ranges::find(*rounds, draft.round, &Round::id);
    if (known == rounds->end())
        return fail(ErrorCode::NotFound, "there is no round " + draft.round.value, {}, "see: rounds list");
    Round round = *known;
    std::map<ClipId, Coding> before;
    for (const ClipId& clip : round.clips) {
        auto coding = library.coding(who, {clip, round.reference});
        if (!coding)
            return std::unexpected(coding.error());
        if (*coding)
            before.emplace(clip, std::move(**coding));
    }
    const int version = before.empty() ? 1 : round.provenance.version + 1;
    const RaterId name(nextName(round.reference, version));
    std::vector<Made> made;
    const std::vector<ClipId>& clips = draft.clips.empty() ? round.clips : draft.clips;
    for (const ClipId& clip : clips) {
        const auto panel = panelOf(library, who, clip, round.scheme, draft.panel);
        if (!panel)
            return std::unexpected(panel.error());
        auto one = build(*panel, draft, name, version, round.scheme);
        if (!one)
            return std::unexpected(one.error());
        made.push_back(std::move(*one));
    }
    std::vector<std::string> members;
    for (const RaterId& rater : draft.panel)
        members.push_back(rater.value);
    round.reference = name;
    round.provenance = {version, isoTime(wallClockMs()).substr(0, 10), join(members, ", "), draft.how};
    const auto done = library.atOnce([&]() -> Status {
        if (auto ok = library.addRater({name, RaterRole::Reference, {}, {}}); !ok)
            return ok;
        for (const Made& one : made) {
            if (auto ok = library.importCoding(who, one.coding); !ok)
                return ok;
            if (auto ok = library.addReferenceNote(who, one.note); !ok)
                return ok;
        }
        for (auto& [clip, coding] : before) {
            if (std::ranges::find(clips, clip) != clips.end())
                continue;
            coding.rater = name;
            if (auto ok = library.importCoding(who, coding); !ok)
                return ok;
        }
        return library.addRound(round);
    });
    if (!done)
        return std::unexpected(done.error());
    return round.provenance;
}

} // namespace attune

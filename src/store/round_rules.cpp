// SPDX-License-Identifier: GPL-3.0-or-later
// What a round allows whom: asked by every query and edit, whatever a window asks for.
#include "base/clock.h"
#include "store/library_impl.h"

#include <algorithm>
#include <set>

namespace attune {

namespace {

template <typename T> bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

std::string today() { return isoTime(wallClockMs()).substr(0, 10); }

// The dimension an edit of a coding is about; nothing for segments.
std::optional<DimensionId> dimensionOf(const SingleEdit& edit, const Coding* coding) {
    if (const auto* remove = std::get_if<RemoveEvidence>(&edit)) {
        if (!coding || !coding->evidence.contains(remove->evidence))
            return {};
        return coding->evidence.at(remove->evidence).dimension;
    }
    return std::visit(
        [](const auto& e) -> std::optional<DimensionId> {
            if constexpr (requires { e.about.dimension; })
                return e.about.dimension;
            else if constexpr (requires { e.evidence.dimension; })
                return e.evidence.dimension;
            else
                return {};
        },
        edit);
}

bool isTest(const Round& round) { return round.plan.mode == RoundMode::Test || round.plan.mode == RoundMode::Drift; }

} // namespace

const Round* Library::Impl::roundOf(const CodingKey& key) const {
    for (auto round = content.rounds.rbegin(); round != content.rounds.rend(); ++round)
        if (round->isAssigned(key.rater, key.clip))
            return &*round;
    return nullptr;
}

bool Library::Impl::feedbackOpen(const RaterId& rater, const ClipId& clip) const {
    for (const Round& round : content.rounds)
        if (round.isSealed() && round.isAssigned(rater, clip))
            return false;
    const auto found = content.state.clips.find(clip);
    const bool exemplar = found != content.state.clips.end() && found->second.purpose == "exemplar";
    return (exemplar && maySeeClip({rater, RaterRole::Trainee}, clip)) || hasSubmitted(rater, clip);
}

bool Library::Impl::hidesContext(const Viewer& who, const ClipId& clip) const {
    return isBlind(who) && !feedbackOpen(who.id, clip) && std::ranges::any_of(content.rounds, [&](const Round& round) {
               return round.plan.hideContext && round.isAssigned(who.id, clip);
           });
}

std::vector<Consent> Library::Impl::consentsOf(const ClipId& clip) const {
    std::vector<Consent> out;
    const auto add = [&](const ClipId& id) {
        for (auto it = content.consents.lower_bound({id, std::string()});
             it != content.consents.end() && it->first.first == id; ++it)
            out.push_back(it->second);
    };
    add(clip);
    // People agreed to what is in the picture: a clip of the same content under another name is bound by it too.
    const auto own = content.state.clips.find(clip);
    if (own != content.state.clips.end() && !own->second.contentHash.empty() && !content.consents.empty())
        for (const auto& [id, other] : content.state.clips)
            if (id != clip && other.contentHash == own->second.contentHash)
                add(id);
    return out;
}

CodingLimits Library::Impl::limits(const Viewer& who, const CodingKey& key) const {
    CodingLimits out;
    const auto close = [&](ErrorCode code, const std::string& what, const std::string& todo) {
        out.closed = Error{code, what, key.clip.value, todo};
        return out;
    };
    for (const Consent& consent : consentsOf(key.clip))
        if (consent.withdrawn)
            return close(ErrorCode::Denied, "the consent of the " + consent.person + " was withdrawn",
                         "leave the clip out");
    if (key.rater != who.id)
        return out;
    if (content.declined.contains(key))
        return close(ErrorCode::Conflict, "you asked to be spared this clip", "go on with the next");
    if (!isBlind(who))
        return out;
    if (!maySeeClip(who, key.clip))
        return close(ErrorCode::Denied, "this clip is not assigned to you", "ask a trainer");
    if (const auto committed = content.committed.find(key); committed != content.committed.end())
        out.committed = committed->second;
    const Round* round = roundOf(key);
    if (!round)
        return out;
    out.asked = round->dimensionsFor(key.rater, key.clip);
    out.minEvidence = round->plan.minEvidence;
    out.minWatchedPercent = round->plan.minWatchedPercent;
    out.fastestWatchedPercent = round->plan.fastestWatchedPercent;
    for (const ClipId& before : round->clipsBefore(key.rater, key.clip))
        if (!hasSubmitted(key.rater, before) && !content.declined.contains({before, key.rater}))
            return close(ErrorCode::Conflict, "this clip belongs to a later stage",
                         "submit " + before.value + " first");
    return out;
}

Status Library::Impl::mayCode(const Viewer& who, const Edit& edit) const {
    for (const SingleEdit& one : changesOf(edit))
        if (const auto key = codingOf(one))
            if (auto ok = limits(who, *key).allow(std::visit([](const auto& e) { return Edit(e); }, one),
                                                  content.coding(*key));
                !ok)
                return ok;
    return {};
}

bool CodingLimits::asksFor(const DimensionId& dimension) const { return asked.empty() || contains(asked, dimension); }

Status CodingLimits::allow(const Edit& edit, const Coding* coding) const {
    if (closed)
        return std::unexpected(*closed);
    for (const SingleEdit& one : changesOf(edit)) {
        const auto dimension = dimensionOf(one, coding);
        if (dimension && committed.contains(*dimension))
            return fail(ErrorCode::Conflict, "the score of " + dimension->value + " stands: its reference was opened",
                        {}, "go on with the next dimension");
        if (dimension && !asksFor(*dimension))
            return fail(ErrorCode::Conflict, "this stage does not ask for " + dimension->value, {},
                        "rate the dimensions of the stage");
    }
    return {};
}

std::vector<WatchedSpan> Library::Impl::watched(const CodingKey& key) {
    std::vector<WatchedSpan> out;
    for (auto rows = db.query("SELECT begin_ns, end_ns, speed_percent FROM watched WHERE clip=? AND rater=? ORDER BY "
                              "begin_ns",
                              key.clip.value, key.rater.value);
         rows.next();)
        out.push_back({{MediaTime(rows.integer(0)), MediaTime(rows.integer(1))}, static_cast<int>(rows.integer(2))});
    return out;
}

int Library::Impl::watchedPercent(const CodingKey& key) {
    const auto clip = content.state.clips.find(key.clip);
    const Round* round = roundOf(key);
    return attune::watchedPercent(watched(key),
                                  clip == content.state.clips.end() ? MediaDuration() : clip->second.duration,
                                  round ? round->plan.fastestWatchedPercent : 0);
}

Status Library::Impl::maySubmit(const Coding& coding) {
    const CodingKey key{coding.clip, coding.rater};
    const Round* round = roundOf(key);
    const RoundPlan plan = round ? round->plan : RoundPlan{};
    if (const CodingScheme* scheme = content.scheme(coding.scheme))
        for (const Dimension& dimension : scheme->dimensions) {
            const Rating* rating = coding.rating(dimension.id);
            const int needed = std::max(dimension.minEvidence, plan.minEvidence);
            if (rating && rating->steps && coding.evidenceCount(dimension.id) < needed)
                return fail(ErrorCode::Invalid, dimension.name + " is rated with less evidence than is asked for", {},
                            "mark at least " + std::to_string(needed) + " moments for it");
        }
    if (plan.minWatchedPercent > 0)
        if (const auto seen = watchedPercent(key); seen < plan.minWatchedPercent)
            return fail(ErrorCode::Invalid,
                        "you have watched " + watchedInWords(seen, plan.fastestWatchedPercent) +
                            "; the round asks for " + std::to_string(plan.minWatchedPercent) + " %",
                        key.clip.value, "watch the rest");
    return {};
}

std::optional<std::string> Library::Impl::exposure(const CodingKey& key, const RoundId& apartFrom) {
    if (const auto clip = content.state.clips.find(key.clip);
        clip != content.state.clips.end() && clip->second.purpose == "exemplar")
        return "it is an exemplar, shown to everybody with its reference";
    for (const Round& round : content.rounds)
        if (round.id != apartFrom && round.isAssigned(key.rater, key.clip))
            return "it was given to them in the round " + round.title;
    const Round* own = nullptr;
    for (const Round& round : content.rounds)
        if (round.id == apartFrom && round.isAssigned(key.rater, key.clip))
            own = &round;
    if (own)
        return {};
    if (content.coding(key))
        return "they have coded it already";
    if (db.integer("SELECT count(*) FROM compared WHERE clip=? AND rater=?", key.clip.value, key.rater.value) > 0)
        return "they have seen its reference";
    if (auto rows = db.query("SELECT wall_ms FROM records WHERE clip=? AND by_rater=? AND kind='viewed' LIMIT 1",
                             key.clip.value, key.rater.value);
        rows.next())
        return "they watched it on " + isoTime(rows.integer(0)).substr(0, 10);
    return {};
}

Status Library::Impl::checkRound(const Round& round) {
    const RoundPlan& plan = round.plan;
    const CodingScheme* scheme = content.scheme(round.scheme);
    for (const Stage& stage : plan.stages)
        for (const DimensionId& dimension : stage.dimensions)
            if (scheme && !scheme->find(dimension))
                return fail(ErrorCode::Invalid, "the scheme has no dimension " + dimension.value, round.id.value,
                            "correct the stages");
    for (const Assignment& a : round.assignments)
        if (!contains(round.clips, a.clip) || !contains(round.raters, a.rater))
            return fail(ErrorCode::Invalid,
                        "an assignment names " + a.rater.value + " and " + a.clip.value +
                            ", which the round does not have",
                        round.id.value, "correct the assignments");
    const ConsentScope use = isTest(round) ? ConsentScope::Test : ConsentScope::Training;
    for (const ClipId& clip : round.clips)
        if (auto ok = allowsUse(consentsOf(clip), use, today()); !ok && !plan.releasedMs)
            return ok;
    std::vector<std::string> known;
    for (const RaterId& rater : round.raters)
        for (const ClipId& clip : round.clipsOf(rater)) {
            const CodingKey key{clip, rater};
            if (isTest(round)) {
                if (const auto why = exposure(key, round.id))
                    known.push_back(rater.value + " knows " + clip.value + ": " + *why);
                continue;
            }
            for (const Round& other : content.rounds)
                if (other.id != round.id && other.isSealed() && other.isAssigned(rater, clip))
                    known.push_back(clip.value + " is a test clip of " + rater.value + " in the round " + other.title);
        }
    if (known.empty())
        return {};
    std::string what = known.front();
    if (known.size() > 1)
        what += " (and " + std::to_string(known.size() - 1) + " more)";
    return fail(ErrorCode::Conflict, what, round.id.value,
                "choose clips the rater has not seen, or leave the rater out");
}

std::optional<Coding> Library::Impl::partialReference(const Viewer& who, const CodingKey& key) {
    const auto committed = content.committed.find({key.clip, who.id});
    if (!isBlind(who) || committed == content.committed.end() || !content.isReference(key))
        return {};
    for (const Round& round : content.rounds)
        if (round.isSealed() && round.isAssigned(who.id, key.clip))
            return {};
    const Coding* whole = content.coding(key);
    std::optional<Coding> out;
    if (whole)
        out = *whole;
    else if (auto box = sealedReference(key))
        out = std::move(box->coding);
    else
        return {};
    std::erase_if(out->ratings, [&](const auto& one) { return !committed->second.contains(one.first.dimension); });
    std::erase_if(out->evidence, [&](const auto& one) { return !committed->second.contains(one.second.dimension); });
    out->segments.clear();
    out->submissionHash.clear(); // it covers what is not shown
    return out;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Rounds, consent, references and certification, as one person may use them.
#include "base/clock.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/training_json.h"
#include "store/library.h"
#include "store/library_impl.h"
#include "store/records.h"
#include "store/setup_lines.h"

#include <algorithm>

namespace attune {

namespace {

std::unexpected<Error> forTrainers() { return fail(ErrorCode::Denied, "this is for trainers", {}, "ask a trainer"); }

std::unexpected<Error> noClip(const ClipId& clip) {
    return fail(ErrorCode::NotFound, "there is no clip " + clip.value, {}, "check its name");
}

bool isPlain(const std::string& text, std::size_t most) {
    return text.size() <= most && text.find('\0') == std::string::npos && sanitizeUtf8(text) == text;
}

constexpr std::int64_t halfDayMs = std::int64_t{12} * 3'600'000;

} // namespace

void Library::Impl::setUp(const Viewer& who, const SetupLine& line, const std::optional<CodingKey>& key) {
    store::writeSetupRow(db, line);
    appendSetup(who, line, key);
    if (!store::applySetup(content, line))
        stale = true;
}

std::int64_t Library::Impl::record(const std::string& kind, const RaterId& by, const ClipId& clip,
                                   const std::string& words) {
    return store::appendRecord(db, kind, wallClockMs(), by.value, clip.value, words);
}

Status Library::release(const Viewer& given, const RoundId& id) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)))
            return forTrainers();
        const auto found = std::ranges::find(m_impl->content.rounds, id, &Round::id);
        if (found == m_impl->content.rounds.end())
            return fail(ErrorCode::NotFound, "there is no round " + id.value, {}, "check its name");
        if (!found->isSealed())
            return fail(ErrorCode::Conflict, "feedback of this round is open already", found->title, "nothing to do");
        Round round = *found;
        round.plan.releasedMs = wallClockMs();
        m_impl->db.run("UPDATE rounds SET json=? WHERE id=?", writeRound(round), id.value);
        m_impl->record("released", given.id, {}, "round " + id.value);
        m_impl->setUp(given, RoundAdded{std::move(round)});
        return {};
    });
}

Status Library::commitDimension(const Viewer& given, const ClipId& clip, const DimensionId& dimension) {
    return m_impl->write([&]() -> Status {
        const Viewer who = m_impl->effective(given);
        const CodingKey key{clip, who.id};
        const Round* round = m_impl->roundOf(key);
        if (!round || round->plan.mode != RoundMode::Learn)
            return fail(ErrorCode::Conflict, "feedback opens dimension by dimension in learning rounds only",
                        clip.value, "submit the clip");
        const Coding* coding = m_impl->content.coding(key);
        if (coding && coding->state == CodingState::Submitted)
            return fail(ErrorCode::Conflict, "these codes are submitted already", clip.value, "compare them");
        const Rating* rating = coding ? coding->rating(dimension) : nullptr;
        if (!rating)
            return fail(ErrorCode::Invalid, dimension.value + " is not rated yet", clip.value, "rate it first");
        if (const auto done = m_impl->content.committed.find(key);
            done != m_impl->content.committed.end() && done->second.contains(dimension))
            return fail(ErrorCode::Conflict, "the reference of " + dimension.value + " is open already", clip.value,
                        "nothing to do");
        const CodingScheme* scheme = m_impl->content.scheme(coding->scheme);
        const Dimension* asked = scheme ? scheme->find(dimension) : nullptr;
        const int needed = std::max(asked ? asked->minEvidence : 0, round->plan.minEvidence);
        if (rating->steps && coding->evidenceCount(dimension) < needed)
            return fail(ErrorCode::Invalid, dimension.value + " is rated with less evidence than is asked for",
                        clip.value, "mark at least " + std::to_string(needed) + " moments for it");
        m_impl->setUp(given, DimensionCommitted{key, dimension}, key);
        return {};
    });
}

Result<CodingLimits> Library::limits(const Viewer& given, const ClipId& clip) const {
    return m_impl->read([&]() -> Result<CodingLimits> {
        const Viewer who = m_impl->effective(given);
        CodingLimits out = m_impl->limits(who, {clip, who.id});
        out.watchedPercent = m_impl->watchedPercent({clip, who.id});
        return out;
    });
}

Status Library::decline(const Viewer& given, const ClipId& clip, const std::string& reason) {
    return m_impl->write([&]() -> Status {
        const Viewer who = m_impl->effective(given);
        const CodingKey key{clip, who.id};
        if (!m_impl->content.raters.contains(who.id))
            return fail(ErrorCode::NotFound, "nobody here has the code " + who.id.value, {},
                        "give the code of the rater who is to be spared the clip");
        if (!m_impl->content.state.clips.contains(clip) || !m_impl->maySeeClip(who, clip))
            return fail(ErrorCode::NotFound, who.id.value + " has no clip " + clip.value, {},
                        "see the clips of each round: rounds list");
        if (!isPlain(reason, 4096))
            return fail(ErrorCode::Invalid, "the reason is longer than 4096 bytes or not plain UTF-8", clip.value,
                        "say it in fewer words, or leave it out");
        if (m_impl->hasSubmitted(who.id, clip))
            return fail(ErrorCode::Conflict, who.id.value + " has submitted this clip already", clip.value,
                        "it counts: nothing can be spared any more");
        if (const auto known = m_impl->content.declined.find(key);
            known != m_impl->content.declined.end() && known->second == reason)
            return {};
        m_impl->record("declined", who.id, clip, reason);
        m_impl->setUp(given, ClipDeclined{key, reason}, key);
        return {};
    });
}

Status Library::Impl::resume(const Viewer& given, const CodingKey& key) {
    const Viewer who = effective(given);
    if (key.rater != who.id || !content.declined.contains(key))
        return fail(ErrorCode::NotFound, who.id.value + " was not spared this clip", key.clip.value, "code it");
    if (!isBlind(who))
        return fail(ErrorCode::Denied,
                    "who said that they do not code a clip may see what others submitted of it since", key.clip.value,
                    "leave the clip to the others");
    for (const Round& round : content.rounds)
        if (round.plan.releasedMs && round.isAssigned(who.id, key.clip))
            return fail(ErrorCode::Conflict, "the results of this round are released: the clip stays spared",
                        round.title, "ask a trainer for another clip");
    record("resumed", who.id, key.clip, {});
    setUp(given, ClipResumed{key}, key);
    return {};
}

Result<std::map<CodingKey, std::string>> Library::declined(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::map<CodingKey, std::string>> {
        const Viewer who = m_impl->effective(given);
        auto out = m_impl->content.declined;
        if (Impl::isBlind(who))
            std::erase_if(out, [&](const auto& one) { return one.first.rater != who.id; });
        return out;
    });
}

Status Library::noteWatched(const Viewer& given, const ClipId& clip, const std::vector<WatchedSpan>& spans) {
    return m_impl->write([&]() -> Status {
        const Viewer who = m_impl->effective(given);
        const auto found = m_impl->content.state.clips.find(clip);
        if (found == m_impl->content.state.clips.end() || !m_impl->maySeeClip(who, clip))
            return noClip(clip);
        const std::vector<WatchedSpan> before = m_impl->watched({clip, who.id});
        std::vector<WatchedSpan> all = before;
        for (WatchedSpan fresh : spans) {
            const MediaTime end(found->second.duration.ns); // the last frame may last longer
            fresh.span.end = std::min(fresh.span.end, end);
            if (who.id.empty() || !fresh.span.isValid() || fresh.span.begin.ns < 0 || fresh.speedPercent <= 0)
                return fail(ErrorCode::Invalid, "this span does not lie inside the clip", clip.value, "report it");
            addWatched(all, fresh);
        }
        store::Database& db = m_impl->db;
        auto seen = db.query("SELECT max(wall_ms) FROM records WHERE kind='viewed' AND by_rater=? AND clip=?",
                             who.id.value, clip.value);
        const bool lately = seen.next() && !seen.isNull(0) && wallClockMs() - seen.integer(0) < halfDayMs;
        if (!lately)
            m_impl->record("viewed", who.id, clip, {});
        if (all == before)
            return {};
        db.run("DELETE FROM watched WHERE clip=? AND rater=?", clip.value, who.id.value);
        for (const WatchedSpan& part : all)
            db.run("INSERT INTO watched VALUES(?,?,?,?,?)", clip.value, who.id.value, part.span.begin.ns,
                   part.span.end.ns, part.speedPercent);
        return {};
    });
}

Result<std::vector<WatchedSpan>> Library::watched(const Viewer& who, const ClipId& clip) const {
    return m_impl->read([&]() -> Result<std::vector<WatchedSpan>> { return m_impl->watched({clip, who.id}); });
}

Result<std::vector<Exposure>> Library::exposures(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<Exposure>> {
        const Viewer who = m_impl->effective(given);
        std::vector<Exposure> out;
        for (const auto& [key, coding] : m_impl->content.state.codings)
            if (!m_impl->content.isReference(key))
                out.push_back({key.rater, key.clip, "coded", coding.startedMs.value_or(0)});
        for (auto rows = m_impl->db.query("SELECT rater, clip, wall_ms FROM compared ORDER BY rater, clip");
             rows.next();)
            out.push_back({RaterId(rows.text(0)), ClipId(rows.text(1)), "compared", rows.integer(2)});
        for (auto rows =
                 m_impl->db.query("SELECT by_rater, clip, min(wall_ms) FROM records WHERE kind='viewed' GROUP BY "
                                  "by_rater, clip ORDER BY by_rater, clip");
             rows.next();)
            out.push_back({RaterId(rows.text(0)), ClipId(rows.text(1)), "viewed", rows.integer(2)});
        if (Impl::isBlind(who))
            std::erase_if(out, [&](const Exposure& e) { return e.rater != who.id; });
        return out;
    });
}

Status Library::setConsent(const Viewer& given, const Consent& consent) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)))
            return forTrainers();
        if (auto ok = checkConsent(consent); !ok)
            return ok;
        if (!m_impl->content.state.clips.contains(consent.clip))
            return noClip(consent.clip);
        m_impl->record("consent", given.id, consent.clip,
                       consent.person + (consent.withdrawn ? ": withdrawn" : ": set"));
        m_impl->setUp(given, ConsentSet{consent});
        return {};
    });
}

Result<std::vector<Consent>> Library::consents(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<Consent>> {
        std::vector<Consent> out;
        if (!Impl::isBlind(m_impl->effective(given)))
            for (const auto& [key, consent] : m_impl->content.consents)
                out.push_back(consent);
        return out;
    });
}

Status Library::setContext(const Viewer& given, const ClipContext& context) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)))
            return forTrainers();
        if (!m_impl->content.state.clips.contains(context.clip))
            return noClip(context.clip);
        for (const std::string* text : {&context.language, &context.setting, &context.present, &context.relation,
                                        &context.family, &context.advisory})
            if (!isPlain(*text, 4096))
                return fail(ErrorCode::Invalid, "a text is longer than 4096 bytes or not plain UTF-8",
                            context.clip.value, "shorten it");
        if (const auto known = m_impl->content.contexts.find(context.clip);
            known == m_impl->content.contexts.end() || !(known->second == context))
            m_impl->setUp(given, ContextSet{context});
        return {};
    });
}

Result<std::vector<ClipContext>> Library::contexts(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<ClipContext>> {
        const Viewer who = m_impl->effective(given);
        std::vector<ClipContext> out;
        for (const auto& [clip, context] : m_impl->content.contexts) {
            if (!m_impl->maySeeClip(who, clip))
                continue;
            out.push_back(context);
            if (m_impl->hidesContext(who, clip)) {
                out.back() = {};
                out.back().clip = clip;
                out.back().advisory = context.advisory;
            }
        }
        return out;
    });
}

Status Library::mayPlay(const Viewer& given, const ClipId& clip) const {
    return m_impl->read([&]() -> Status {
        const Viewer who = m_impl->effective(given);
        const auto found = m_impl->content.state.clips.find(clip);
        if (found == m_impl->content.state.clips.end() || !m_impl->maySeeClip(who, clip))
            return noClip(clip);
        const std::string today = isoTime(wallClockMs()).substr(0, 10);
        if (found->second.consentUntil && *found->second.consentUntil < today)
            return fail(ErrorCode::Denied, "its consent ended on " + *found->second.consentUntil, found->second.alias,
                        "ask for it again, or leave the clip out");
        const auto consents = m_impl->consentsOf(clip);
        ConsentScope use = ConsentScope::Coding;
        if (const Round* round = m_impl->roundOf({clip, who.id})) {
            const bool test = round->plan.mode == RoundMode::Test || round->plan.mode == RoundMode::Drift;
            use = test ? ConsentScope::Test : ConsentScope::Training;
        } else if (!Impl::isBlind(who)) {
            // Trainers look at clips for whatever these may be used for.
            for (const Consent& consent : consents)
                if (!consent.scope.empty() && !consent.scope.contains(use))
                    use = *consent.scope.begin();
        }
        return allowsUse(consents, use, today);
    });
}

Status Library::mayHandOut(const ClipId& clip) const {
    return m_impl->read(
        [&]() -> Status { return allowsHandOut(m_impl->consentsOf(clip), isoTime(wallClockMs()).substr(0, 10)); });
}

Status Library::addReferenceNote(const Viewer& given, const ReferenceNote& note) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)))
            return forTrainers();
        if (!m_impl->content.coding({note.clip, note.reference}))
            return fail(ErrorCode::NotFound, "there is no reference " + note.reference.value + " of this clip",
                        note.clip.value, "add its codes first");
        for (const auto& [dimension, band] : note.bands)
            if (band.low > band.high)
                return fail(ErrorCode::Invalid, "the acceptable band of " + dimension.value + " is turned round",
                            note.clip.value, "give the lower score first");
        const auto known = m_impl->content.notes.find({note.reference, note.clip});
        if (known == m_impl->content.notes.end())
            m_impl->setUp(given, ReferenceNoted{note});
        else if (!(known->second == note))
            return fail(ErrorCode::Conflict, "this reference is there with another origin", note.clip.value,
                        "make a new version");
        return {};
    });
}

Result<std::vector<ReferenceNote>> Library::referenceNotes(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<ReferenceNote>> {
        const Viewer who = m_impl->effective(given);
        std::vector<ReferenceNote> out;
        for (const auto& [key, note] : m_impl->content.notes) {
            if (!Impl::isBlind(who)) {
                out.push_back(note);
                continue;
            }
            // Of what is open to a trainee, the bands alone: who sat on the panel is no business of theirs.
            ReferenceNote seen = note;
            seen.panel.clear();
            if (!m_impl->feedbackOpen(who.id, note.clip)) {
                const auto shown = m_impl->partialReference(who, {note.clip, note.reference});
                std::erase_if(seen.bands, [&](const auto& band) { return !shown || !shown->rating(band.first); });
            }
            if (!seen.bands.empty())
                out.push_back(std::move(seen));
        }
        // Learn rounds: what still lies in a box, of the dimensions committed.
        for (const auto& [key, committed] : m_impl->content.committed) {
            if (!Impl::isBlind(who) || key.rater != who.id)
                continue;
            for (const RaterId& reference : m_impl->boxesOf(key.clip)) {
                if (m_impl->content.notes.contains({reference, key.clip}) ||
                    !m_impl->partialReference(who, {key.clip, reference}))
                    continue;
                auto box = m_impl->sealedReference({key.clip, reference});
                if (!box || !box->note)
                    continue;
                std::erase_if(box->note->bands, [&](const auto& band) { return !committed.contains(band.first); });
                if (!box->note->bands.empty())
                    out.push_back(std::move(*box->note));
            }
        }
        return out;
    });
}

Result<std::int64_t> Library::certify(const Viewer& given, const CertificationRecord& record) {
    return m_impl->write([&]() -> Result<std::int64_t> {
        if (Impl::isBlind(m_impl->effective(given)))
            return forTrainers();
        const std::string document = writeCertification(record);
        auto again = readCertification(document);
        if (!again)
            return std::unexpected(again.error());
        const auto seq = m_impl->record("certified", record.rater, {}, document);
        m_impl->setUp(given, Certified{std::move(*again)});
        return seq;
    });
}

Result<std::vector<CertificationRecord>> Library::certifications(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<CertificationRecord>> {
        const Viewer who = m_impl->effective(given);
        std::vector<CertificationRecord> out;
        for (auto rows = m_impl->db.query("SELECT seq, words FROM records WHERE kind='certified' ORDER BY seq");
             rows.next();) {
            auto record = readCertification(rows.text(1));
            if (!record)
                return std::unexpected(record.error());
            record->seq = rows.integer(0);
            if (!Impl::isBlind(who) || record->rater == who.id)
                out.push_back(std::move(*record));
        }
        return out;
    });
}

Status Library::note(const Viewer& given, const std::string& kind, const ClipId& clip, const std::string& words) {
    return m_impl->write([&]() -> Status {
        static constexpr std::array ownKinds = {"exported", "packed", "unpacked"};
        if (std::ranges::find(ownKinds, kind) == ownKinds.end() || !isPlain(words, 4096))
            return fail(ErrorCode::Invalid, "this cannot be noted", kind, "report it");
        m_impl->record(kind, given.id, clip, words);
        return {};
    });
}

Result<std::vector<RecordLine>> Library::records(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<RecordLine>> {
        const Viewer who = m_impl->effective(given);
        std::vector<RecordLine> out;
        for (auto rows = m_impl->db.query("SELECT seq, wall_ms, kind, by_rater, clip, words FROM records ORDER BY seq");
             rows.next();) {
            RecordLine line{rows.integer(0),       rows.integer(1),      rows.text(2),
                            RaterId(rows.text(3)), ClipId(rows.text(4)), rows.text(5)};
            if (!Impl::isBlind(who) || (line.by == who.id && !who.id.empty()))
                out.push_back(std::move(line));
        }
        return out;
    });
}

} // namespace attune

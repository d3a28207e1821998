// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/text.h"
#include "codec/edit_json.h"
#include "store/hidden_context.h"
#include "store/library.h"
#include "store/library_impl.h"

#include <algorithm>

namespace attune {

namespace {

// Does the condition hold for every coding that the edit touches? clips: what it does to clips may be seen as well.
template <typename Condition> bool everyCodingOf(const std::string& json, const Condition& condition, bool clips) {
    const auto line = readEdit(json, [](const CodingKey&) { return nullptr; });
    if (!line || !std::holds_alternative<Edit>(*line))
        return false;
    return std::ranges::all_of(changesOf(std::get<Edit>(*line)), [&](const SingleEdit& edit) {
        const auto key = codingOf(edit);
        return key ? condition(*key) : clips;
    });
}

} // namespace

Result<std::vector<CodingScheme>> Library::schemes() const {
    return m_impl->read([&]() -> Result<std::vector<CodingScheme>> {
        std::vector<CodingScheme> out;
        for (const auto& [ref, scheme] : m_impl->content.state.schemes)
            out.push_back(scheme);
        return out;
    });
}

Result<SchemeRef> Library::schemeOf(const CodingKey& key) const {
    return m_impl->read([&]() -> Result<SchemeRef> { return m_impl->content.schemeRefFor(key); });
}

Result<std::vector<Rater>> Library::raters(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<Rater>> {
        const Viewer who = m_impl->effective(given);
        std::vector<Rater> out;
        for (const auto& [id, rater] : m_impl->content.raters)
            if (!Impl::isBlind(who) || id == who.id)
                out.push_back(rater);
        return out;
    });
}

Result<std::vector<Round>> Library::rounds(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<Round>> {
        const Viewer who = m_impl->effective(given);
        if (!Impl::isBlind(who))
            return m_impl->content.rounds;
        std::vector<Round> out;
        for (Round round : m_impl->content.rounds) {
            const bool named = std::ranges::find(round.raters, who.id) != round.raters.end();
            if (!named && !round.raters.empty())
                continue;
            round.clips = round.clipsOf(who.id);
            round.assignments.clear(); // in the order of clips; which of them others have too stays hidden
            round.plan.seed = 0;
            round.plan.overlapPercent.reset();
            round.plan.randomOrder = false;
            round.raters.clear();
            if (named)
                round.raters.push_back(who.id);
            round.population.clear(); // who was filmed and how clips were chosen may tell what to expect of them
            round.sampling.clear();
            out.push_back(std::move(round));
        }
        return out;
    });
}

Result<std::vector<Clip>> Library::clips(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<Clip>> {
        const Viewer who = m_impl->effective(given);
        std::vector<Clip> out;
        for (const auto& [id, clip] : m_impl->content.state.clips)
            if (m_impl->maySeeClip(who, id)) {
                out.push_back(clip);
                if (m_impl->hidesContext(who, id))
                    hideContext(out.back());
            }
        return out;
    });
}

Result<std::vector<CodingProgress>> Library::progress(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<CodingProgress>> {
        const Viewer who = m_impl->effective(given);
        std::vector<CodingProgress> out;
        for (const auto& [key, coding] : m_impl->content.state.codings) {
            if (Impl::isBlind(who) && (key.rater != who.id || who.id.empty()))
                continue;
            CodingProgress one{key, coding.state, 0, false, coding.submittedMs};
            one.ratedDimensions = static_cast<int>(std::ranges::count_if(coding.ratings, [](const auto& entry) {
                return !entry.first.unit.segment && entry.first.dimension.value.find('/') == std::string::npos;
            }));
            one.compared = m_impl->db.integer("SELECT count(*) FROM compared WHERE clip=? AND rater=?", key.clip.value,
                                              key.rater.value) > 0;
            out.push_back(std::move(one));
        }
        return out;
    });
}

Result<std::optional<Coding>> Library::coding(const Viewer& given, const CodingKey& key) const {
    return m_impl->read([&]() -> Result<std::optional<Coding>> {
        const Viewer who = m_impl->effective(given);
        if (!m_impl->maySeeCoding(who, key)) {
            if (!Impl::isBlind(who)) // a draft, or to be coded alone first: for others there is nothing yet
                return std::optional<Coding>();
            if (auto part = m_impl->partialReference(who, key))
                return part;
            if (Impl::isBlind(who) && m_impl->content.isReference(key))
                return fail(ErrorCode::Denied, "the reference is shown after you have submitted your own codes",
                            key.clip.value, "submit first; in a test wait for the trainer's release");
            return fail(ErrorCode::Denied, "these codes are not yours to see", key.clip.value,
                        "wait until they are submitted, or ask a trainer");
        }
        const Coding* coding = m_impl->content.coding(key);
        const bool own = key.rater == who.id && !who.id.empty();
        if (!coding || (!own && coding->state != CodingState::Submitted))
            return std::optional<Coding>();
        return std::optional<Coding>(*coding);
    });
}

Status Library::markCompared(const Viewer& given, const ClipId& clip) {
    return m_impl->write([&]() -> Status {
        const Viewer who = m_impl->effective(given);
        if (who.id.empty())
            return fail(ErrorCode::Invalid, "this needs a rater's code", {}, "say who you are first");
        if (!m_impl->hasSubmitted(who.id, clip))
            return fail(ErrorCode::Denied, "the comparison opens after you have submitted your own codes", clip.value,
                        "submit first");
        if (Impl::isBlind(who) && !m_impl->feedbackOpen(who.id, clip))
            return fail(ErrorCode::Denied, "the comparison opens when the trainer releases the round", clip.value,
                        "wait for the release");
        if (m_impl->db.integer("SELECT count(*) FROM compared WHERE clip=? AND rater=?", clip.value, who.id.value) == 0)
            m_impl->record("compared", who.id, clip, {});
        m_impl->db.run("INSERT OR IGNORE INTO compared VALUES(?,?,?)", clip.value, who.id.value, wallClockMs());
        return {};
    });
}

Result<std::vector<JournalEntry>> Library::history(const Viewer& given) const {
    return m_impl->read([&]() -> Result<std::vector<JournalEntry>> {
        const Viewer who = m_impl->effective(given);
        const auto maySee = [&](const CodingKey& key) {
            // The reference's own entries stay hidden for good: they tell how it came about.
            return Impl::isBlind(who) ? key.rater == who.id && !who.id.empty() : m_impl->maySeeCoding(who, key);
        };
        return m_impl->entries([&](const JournalEntry& entry, const std::string& clip, const std::string& rater) {
            if (!rater.empty())
                return maySee({ClipId(clip), RaterId(rater)});
            if (!clip.empty())
                return m_impl->maySeeClip(who, ClipId(clip));
            if (entry.kind == "batch") // of several codings: shown when all of them are
                return everyCodingOf(entry.json, maySee, !Impl::isBlind(who));
            // A kept file may hold drafts of others.
            return entry.kind == "scheme.add" || (!Impl::isBlind(who) && entry.kind != "file.keep");
        });
    });
}

Result<std::vector<JournalEntry>> Library::journal() const {
    return m_impl->read([&]() -> Result<std::vector<JournalEntry>> {
        return m_impl->entries([](const JournalEntry&, const std::string&, const std::string&) { return true; });
    });
}

Result<std::vector<KeptFile>> Library::keptFiles() const {
    return m_impl->read([&]() -> Result<std::vector<KeptFile>> {
        std::vector<KeptFile> out;
        for (auto rows = m_impl->db.query("SELECT json FROM journal WHERE kind='file.keep' ORDER BY seq");
             rows.next();) {
            auto line = readSetup(rows.text(0), [this](const SchemeRef& ref) { return m_impl->content.scheme(ref); });
            if (!line || !std::holds_alternative<FileKept>(*line))
                throw store::CorruptRow{"a kept file cannot be read"};
            out.push_back(std::get<FileKept>(std::move(*line)).file);
        }
        return out;
    });
}

Result<std::vector<Coding>> Library::codings() const {
    return m_impl->read([&]() -> Result<std::vector<Coding>> {
        std::vector<Coding> out;
        for (const auto& [key, coding] : m_impl->content.state.codings)
            out.push_back(coding);
        return out;
    });
}

} // namespace attune

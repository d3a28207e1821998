// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/formats.h"
#include "exchange/imported_rows.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <map>
#include <set>

namespace attune {

namespace {

using namespace exchange;

// A library's codes laid over the files they came from.
class LibraryDocument {
  public:
    LibraryDocument(const std::vector<Clip>& clips, const std::vector<Coding>& codings, const LeadOfMedia& leadOf,
                    std::vector<std::string>& warnings)
        : m_leadOf(leadOf), m_warnings(warnings) {
        for (const Clip& clip : clips)
            m_clips.emplace(clip.id, &clip);
        for (const Coding& coding : codings)
            if (m_clips.contains(coding.clip))
                m_codings.emplace(CodingKey{coding.clip, coding.rater}, &coding);
    }

    Status add(const KeptFile& kept) {
        std::vector<const Clip*> clips;
        bool here = false;
        for (const KeptFile::Session& session : kept.sessions) {
            const auto found = m_clips.find(session.clip);
            clips.push_back(found == m_clips.end() ? nullptr : found->second);
            here = here || clips.back();
        }
        if (!here)
            return {};
        ReadOptions options;
        options.name = kept.name;
        options.mend = kept.mended;
        auto document = readTimed(kept.bytes, options);
        if (!document)
            return std::unexpected(document.error());
        if (document->observations.size() != kept.sessions.size())
            return fail(ErrorCode::Corrupt,
                        "the kept file " + cited(kept.name) + " is read otherwise than at its import", {},
                        "export without it");
        std::vector<TimedRow> rows;
        for (TimedRow& row : document->rows) {
            const Clip* clip = clips[row.observation];
            if (!clip)
                continue;
            const KeptFile::Session& session = kept.sessions[row.observation];
            const auto was = placed(*document, row, kept, session, *clip, nullptr);
            if (was) {
                const Segment* now = segment(was->key, was->segment.id);
                if (!now)
                    continue; // taken out since
                m_done.insert({was->key, was->segment.id});
                change(row, *document, was->segment, *now, session);
            }
            if (!m_leadOf && row.kind != TimedKind::Sequence) {
                row.start = row.start + session.shift;
                if (row.end)
                    row.end = *row.end + session.shift;
            }
            rows.push_back(std::move(row));
        }
        document->rows = std::move(rows);
        for (std::size_t o = 0; o < clips.size(); ++o)
            if (clips[o]) {
                auto session = kept.sessions[o];
                if (!m_leadOf)
                    session.shift = {};
                m_sessions.try_emplace(clips[o]->id, std::move(session), kept.coder);
            }
        // Sessions whose clip is gone, or not asked for, are gone.
        std::vector<std::size_t> place(document->observations.size());
        std::vector<TimedObservation> observations;
        for (std::size_t o = 0; o < clips.size(); ++o) {
            place[o] = observations.size();
            if (clips[o])
                observations.push_back(document->observations[o]);
        }
        document->observations = std::move(observations);
        for (TimedRow& row : document->rows)
            row.observation = place[row.observation];
        document->issues.clear();
        if (++m_files == 1)
            m_out = std::move(*document);
        else
            append(*document);
        return {};
    }

    TimedDocument finish(const std::string& title) {
        if (m_out.title.empty())
            m_out.title = title;
        std::size_t ratings = 0;
        for (const auto& [key, coding] : m_codings) {
            for (const auto& [id, one] : coding->segments)
                if (!m_done.contains({key, id}))
                    addRow(key, one);
            for (const auto& [id, one] : coding->evidence)
                addRow(key, {SegmentId(id.value),
                             one.dimension.value,
                             one.span,
                             one.direction == EvidenceDirection::Plus ? "+" : "-",
                             {},
                             {},
                             one.note});
            ratings += coding->ratings.size();
        }
        if (ratings > 0)
            m_warnings.push_back(count(ratings, "rating is", "ratings are") + " not a timed code and left out");
        if (m_out.observations.empty())
            (void)m_out.observation(title);
        return std::move(m_out);
    }

  private:
    const Segment* segment(const CodingKey& key, const SegmentId& id) const {
        const auto coding = m_codings.find(key);
        if (coding == m_codings.end())
            return nullptr;
        const auto found = coding->second->segments.find(id);
        return found == coding->second->segments.end() ? nullptr : &found->second;
    }

    static void change(TimedRow& row, TimedDocument& document, const Segment& was, const Segment& now,
                       const KeptFile::Session& session) {
        const MediaDuration back(-session.shift.ns);
        const bool begun = isMoved(was.span.begin, now.span.begin, row.start);
        const bool ended = row.end ? isMoved(was.span.end, now.span.end, *row.end) : was.span.end != now.span.end;
        if (begun)
            row.start = now.span.begin + back;
        if (ended)
            row.end = now.span.end + back;
        if (begun || ended)
            row.kind = now.span.isPoint() && row.kind == TimedKind::Point ? TimedKind::Point : TimedKind::Interval;
        if (was.track != now.track)
            row.tier = document.tier(now.track);
        if (was.label != now.label || was.modifiers != now.modifiers || was.track != now.track)
            putCode(document, row, now);
        if (was.person != now.person)
            row.subject = now.person;
        if (was.note != now.note)
            row.comment = now.note;
    }

    void addRow(const CodingKey& key, const Segment& segment) {
        const auto session = m_sessions.find(key.clip);
        const Clip& clip = *m_clips.at(key.clip);
        TimedRow row;
        const TimeSpan span = segment.span;
        row.tier = m_out.tier(segment.track);
        row.kind = span.isPoint() ? TimedKind::Point : TimedKind::Interval;
        MediaDuration back;
        if (session != m_sessions.end()) {
            row.observation = m_out.observation(session->second.first.observation);
            back = MediaDuration(-session->second.first.shift.ns);
        } else {
            row.observation = m_out.observation(clip.alias.empty() ? clip.id.value : clip.alias);
            TimedObservation& observation = m_out.observations[row.observation];
            back = leadOf(clip.mediaPath);
            if (observation.media.empty() && !clip.mediaPath.empty()) {
                observation.media.push_back({clip.mediaPath, {}, {}});
                if (clip.view)
                    observation.media.push_back(
                        {clip.view->mediaPath, clip.view->offset + leadOf(clip.view->mediaPath) - back, {}});
            }
            if (clip.duration.ns > 0)
                observation.end = MediaTime(clip.duration.ns) + back;
        }
        row.start = span.begin + back;
        row.end = span.end + back;
        if (session == m_sessions.end() || key.rater != session->second.second)
            row.coder = key.rater.value;
        putCode(m_out, row, segment);
        row.subject = segment.person;
        row.comment = segment.note;
        row.key = "attune/" + key.rater.value + "/" + segment.id.value;
        m_out.rows.push_back(std::move(row));
    }

    // Of a file that is not at hand: none, said once.
    MediaDuration leadOf(const std::string& media) {
        if (media.empty() || !m_leadOf)
            return {};
        const auto [known, fresh] = m_leads.try_emplace(media);
        if (fresh) {
            if (const auto lead = m_leadOf(media))
                known->second = *lead;
            else
                m_warnings.push_back(cited(media) + " is not at hand; times count from its first picture");
        }
        return known->second;
    }

    void append(const TimedDocument& other) {
        m_out.kept = nullptr;
        m_out.format.clear();
        std::vector<std::size_t> columns; // of the other's columns kept aside
        for (const ExtraColumn& column : other.extraColumns) {
            const auto found = std::ranges::find(m_out.extraColumns, column);
            columns.push_back(static_cast<std::size_t>(found - m_out.extraColumns.begin()));
            if (found == m_out.extraColumns.end())
                m_out.extraColumns.push_back(column);
        }
        for (TimedRow row : other.rows) {
            std::vector<ExtraCell> cells(row.extras.empty() ? 0 : m_out.extraColumns.size());
            for (std::size_t i = 0; i < row.extras.size(); ++i)
                cells[columns[i]] = std::move(row.extras[i]);
            row.extras = std::move(cells);
            const std::size_t o = m_out.observation(other.observations[row.observation].name);
            if (m_out.observations[o].media.empty())
                m_out.observations[o] = other.observations[row.observation];
            row.observation = o;
            const TimedTier& tier = other.tiers[row.tier];
            row.tier = m_out.tier(tier.name);
            if (m_out.tiers[row.tier].fields.empty())
                m_out.tiers[row.tier].fields = tier.fields;
            if (m_out.tiers[row.tier].modifierNames.empty())
                m_out.tiers[row.tier].modifierNames = tier.modifierNames;
            row.key.clear();
            m_out.rows.push_back(std::move(row));
        }
        for (const Vocabulary& vocabulary : other.vocabularies)
            if (std::ranges::find(m_out.vocabularies, vocabulary) == m_out.vocabularies.end())
                m_out.vocabularies.push_back(vocabulary);
    }

    const LeadOfMedia& m_leadOf;
    std::vector<std::string>& m_warnings;
    std::map<std::string, MediaDuration> m_leads; ///< by path
    std::map<ClipId, const Clip*> m_clips;
    std::map<CodingKey, const Coding*> m_codings;
    std::map<ClipId, std::pair<KeptFile::Session, RaterId>> m_sessions;
    std::set<std::pair<CodingKey, SegmentId>> m_done;
    TimedDocument m_out;
    std::size_t m_files = 0;
};

} // namespace

Result<TimedDocument> documentOfLibrary(const std::string& title, const std::vector<Clip>& clips,
                                        const std::vector<Coding>& codings, const std::vector<KeptFile>& kept,
                                        const LeadOfMedia& leadOf, std::vector<std::string>& warnings) {
    LibraryDocument library(clips, codings, leadOf, warnings);
    std::set<std::string> seen; // a file brought in again after an undo counts once, as brought in last
    for (auto file = kept.rbegin(); file != kept.rend(); ++file)
        if (seen.insert(file->sha256).second)
            if (auto ok = library.add(*file); !ok)
                return std::unexpected(ok.error());
    return library.finish(title);
}

} // namespace attune

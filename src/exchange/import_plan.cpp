// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_plan.h"

#include "base/hash.h"
#include "base/text.h"
#include "exchange/formats.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune {

namespace {

using exchange::cited;
using exchange::count;

constexpr std::size_t longestName = 150;

// A name as a library takes it: short, without control characters, not empty.
std::string plainName(std::string_view text, const std::string& fallback) {
    std::string out = sanitizeUtf8(text);
    std::erase_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    out = trimmed(out);
    if (out.size() > longestName)
        out = sanitizeUtf8(out.substr(0, longestName - 12)) + "-" + sha256(text).substr(0, 8);
    return out.empty() ? fallback : out;
}

std::string baseName(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return lowered(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

struct Placed {
    CodingKey key;
    Segment segment;
};

// What a row is in a library, or why it is nothing there.
std::expected<Placed, const char*> placed(const TimedDocument& document, const TimedRow& row, const KeptFile& kept,
                                          const KeptFile::Session& session, const Clip& clip, bool* cut) {
    if (row.kind == TimedKind::Sequence)
        return std::unexpected("it has no time");
    Placed out;
    out.key.clip = clip.id;
    out.key.rater = row.coder.empty() ? kept.coder : RaterId(plainName(row.coder, kept.coder.value));
    out.segment.id = SegmentId(kept.sha256.substr(0, 8) + "/" + plainName(row.key, "row"));
    out.segment.track = plainName(document.tiers[row.tier].name, "codes");
    out.segment.label = row.code;
    TimeSpan& span = out.segment.span;
    span.begin = row.start + session.shift;
    span.end = row.end ? *row.end + session.shift : std::max(span.begin, MediaTime(clip.duration.ns));
    if (span.end < span.begin)
        return std::unexpected("it ends before it starts");
    if (span.begin.ns < 0 || span.end.ns > clip.duration.ns) {
        if (!kept.mended)
            return std::unexpected("it lies outside its clip");
        span.begin = MediaTime(std::clamp<std::int64_t>(span.begin.ns, 0, clip.duration.ns));
        span.end = MediaTime(std::clamp<std::int64_t>(span.end.ns, 0, clip.duration.ns));
        if (cut)
            *cut = true;
    }
    return out;
}

const Clip* knownClip(const std::vector<Clip>& clips, const TimedObservation& observation,
                      const std::optional<FoundMedia>& found) {
    if (found && !found->clip.contentHash.empty())
        for (const Clip& clip : clips)
            if (clip.contentHash == found->clip.contentHash)
                return &clip;
    for (const MediaLink& link : observation.media)
        for (const Clip& clip : clips)
            if (!clip.mediaPath.empty() && baseName(clip.mediaPath) == baseName(link.path))
                return &clip;
    for (const Clip& clip : clips)
        if (clip.id.value == observation.name || clip.alias == observation.name)
            return &clip;
    return nullptr;
}

// One line of a scheme: no line breaks, not too long.
std::string oneLine(std::string_view text, std::size_t longest) {
    std::string out = sanitizeUtf8(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    out = trimmed(out);
    return out.size() > longest ? sanitizeUtf8(out.substr(0, longest - 3)) : out;
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : lowered(text)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-'))
        out.pop_back();
    return out.substr(0, 60);
}

} // namespace

ImportPlan planImport(const TimedDocument& document, const ImportOptions& options) {
    ImportPlan plan;
    plan.batch.words = "Import " + plainName(options.fileName, "codes");
    plan.kept.name = options.fileName;
    plan.kept.format = document.format;
    plan.kept.sha256 = options.sha256;
    plan.kept.coder = options.coder;
    plan.kept.mended = options.mend;
    std::vector<Clip> clips = options.clips;
    std::vector<std::size_t> clipOf; // by observation
    for (std::size_t o = 0; o < document.observations.size(); ++o) {
        const TimedObservation& observation = document.observations[o];
        std::optional<FoundMedia> found;
        if (options.findMedia)
            for (const MediaLink& link : observation.media)
                if (!found)
                    found = options.findMedia(link);
        KeptFile::Session session{observation.name, {}, {}};
        if (!observation.media.empty())
            session.shift = observation.media.front().offset;
        if (found)
            session.shift = session.shift - found->lead;
        if (const Clip* known = knownClip(clips, observation, found)) {
            session.clip = known->id;
            clipOf.push_back(static_cast<std::size_t>(known - clips.data()));
        } else {
            Clip clip = found ? found->clip : Clip{};
            std::string name = plainName(observation.name, "session");
            for (int n = 2; std::ranges::any_of(clips, [&](const Clip& c) { return c.id.value == name; }); ++n)
                name = fmt::format("{} ({})", plainName(observation.name, "session"), n);
            clip.id = ClipId(name);
            clip.alias = name;
            if (!found) {
                const MediaTime end = exchange::endOf(document, o) + session.shift;
                clip.duration = MediaDuration(std::max<std::int64_t>(0, end.ns));
                if (!observation.media.empty()) {
                    clip.mediaPath = observation.media.front().path;
                    plan.issues.push_back({"observation " + cited(observation.name),
                                           "its media file " + cited(clip.mediaPath) +
                                               " is not at hand; the clip lasts as long as its codes",
                                           false});
                }
            }
            session.clip = clip.id;
            clipOf.push_back(clips.size());
            clips.push_back(clip);
            plan.newClips.push_back(clip);
            plan.batch.edits.emplace_back(DeclareClip{clip});
        }
        plan.kept.sessions.push_back(std::move(session));
    }
    std::set<RaterId> coders;
    for (const TimedRow& row : document.rows) {
        const auto place = [&] {
            return fmt::format("tier {} at {} s", cited(document.tiers[row.tier].name), secondsText(row.start));
        };
        bool cut = false;
        auto segment =
            placed(document, row, plan.kept, plan.kept.sessions[row.observation], clips[clipOf[row.observation]], &cut);
        if (!segment) {
            ++plan.keptAside;
            plan.issues.push_back({place(), std::string(segment.error()) + " and stays in the kept file only", false});
            continue;
        }
        if (cut)
            plan.issues.push_back({place(), "it was cut to its clip", true});
        ++plan.segments;
        coders.insert(segment->key.rater);
        plan.batch.edits.emplace_back(AddSegment{segment->key, std::move(segment->segment), {}});
    }
    plan.coders.assign(coders.begin(), coders.end());
    return plan;
}

std::optional<CodingScheme> schemeOf(const TimedDocument& document, const std::string& id) {
    CodingScheme scheme;
    scheme.ref.id = SchemeId(slug(id).empty() ? "imported" : slug(id));
    scheme.title = oneLine(document.title.empty() ? id : document.title, 190);
    scheme.notice = "Imported from another program's file.";
    scheme.unit = "segment";
    std::set<std::string> labels, ids;
    const auto addLabel = [&](const std::string& label) {
        if (!label.empty() && label == oneLine(label, 190) && scheme.segmentLabels.size() < 200 &&
            labels.insert(label).second)
            scheme.segmentLabels.push_back(label);
    };
    for (const Vocabulary& vocabulary : document.vocabularies) {
        Dimension dimension;
        std::string name = slug(vocabulary.name).empty() ? "codes" : slug(vocabulary.name);
        for (int n = 2; !ids.insert(name).second; ++n)
            name = fmt::format("{}-{}", slug(vocabulary.name), n);
        dimension.id = DimensionId(name);
        dimension.name = oneLine(vocabulary.name, 190);
        if (dimension.name.empty())
            dimension.name = name;
        dimension.definition = oneLine(vocabulary.description, 390);
        dimension.scale = Scale{ScaleKind::Nominal, 0, 0, 1, {}, {}};
        std::set<std::string> categories;
        for (const VocabularyEntry& entry : vocabulary.entries) {
            addLabel(entry.code);
            const std::string code = oneLine(entry.code, 190), words = oneLine(entry.description, 390);
            if (code.empty() || scheme.dimensions.size() >= 200 || categories.size() >= 200 ||
                !categories.insert(code).second)
                continue;
            if (!words.empty())
                dimension.scale.anchors.push_back(
                    {static_cast<std::int64_t>(dimension.scale.categories.size()), code, words, ""});
            dimension.scale.categories.push_back(code);
        }
        if (dimension.scale.categories.size() < 2)
            continue;
        dimension.scale.max = static_cast<double>(dimension.scale.categories.size() - 1);
        scheme.dimensions.push_back(std::move(dimension));
    }
    if (document.vocabularies.empty())
        for (const TimedRow& row : document.rows)
            addLabel(row.code);
    if (scheme.dimensions.empty())
        return {};
    return scheme;
}

namespace {

// A library's codes laid over the files they came from.
class LibraryDocument {
  public:
    LibraryDocument(const std::vector<Clip>& clips, const std::vector<Coding>& codings,
                    std::vector<std::string>& warnings)
        : m_warnings(warnings) {
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
            rows.push_back(std::move(row));
        }
        document->rows = std::move(rows);
        for (std::size_t o = 0; o < clips.size(); ++o)
            if (clips[o])
                m_sessions.try_emplace(clips[o]->id, kept.sessions[o], kept.coder);
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
                    addRow(key, one.span, one.track, one.label, {}, id.value);
            for (const auto& [id, one] : coding->evidence)
                addRow(key, one.span, one.dimension.value, one.direction == EvidenceDirection::Plus ? "+" : "-",
                       one.note, id.value);
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
        if (was.span.begin != now.span.begin)
            row.start = now.span.begin + back;
        if (was.span.end != now.span.end)
            row.end = now.span.end + back;
        if (was.span != now.span)
            row.kind = now.span.isPoint() && row.kind == TimedKind::Point ? TimedKind::Point : TimedKind::Interval;
        if (was.label != now.label) {
            row.code = now.label;
            row.values.clear();
        }
        if (was.track != now.track)
            row.tier = document.tier(now.track);
    }

    void addRow(const CodingKey& key, TimeSpan span, const std::string& track, const std::string& code,
                const std::string& comment, const std::string& id) {
        const auto session = m_sessions.find(key.clip);
        const Clip& clip = *m_clips.at(key.clip);
        TimedRow row;
        row.tier = m_out.tier(track);
        row.kind = span.isPoint() ? TimedKind::Point : TimedKind::Interval;
        MediaDuration back;
        if (session != m_sessions.end()) {
            row.observation = m_out.observation(session->second.first.observation);
            back = MediaDuration(-session->second.first.shift.ns);
        } else {
            row.observation = m_out.observation(clip.alias.empty() ? clip.id.value : clip.alias);
            TimedObservation& observation = m_out.observations[row.observation];
            if (observation.media.empty() && !clip.mediaPath.empty())
                observation.media.push_back({clip.mediaPath, {}, {}});
            if (clip.duration.ns > 0)
                observation.end = MediaTime(clip.duration.ns);
        }
        row.start = span.begin + back;
        row.end = span.end + back;
        if (session == m_sessions.end() || key.rater != session->second.second)
            row.coder = key.rater.value;
        row.code = code;
        row.comment = comment;
        row.key = "attune/" + key.rater.value + "/" + id;
        m_out.rows.push_back(std::move(row));
    }

    void append(const TimedDocument& other) {
        m_out.kept = nullptr;
        m_out.format.clear();
        for (TimedRow row : other.rows) {
            const std::size_t o = m_out.observation(other.observations[row.observation].name);
            if (m_out.observations[o].media.empty())
                m_out.observations[o] = other.observations[row.observation];
            row.observation = o;
            row.tier = m_out.tier(other.tiers[row.tier].name);
            row.key.clear();
            m_out.rows.push_back(std::move(row));
        }
        for (const Vocabulary& vocabulary : other.vocabularies)
            if (std::ranges::find(m_out.vocabularies, vocabulary) == m_out.vocabularies.end())
                m_out.vocabularies.push_back(vocabulary);
    }

    std::vector<std::string>& m_warnings;
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
                                        std::vector<std::string>& warnings) {
    LibraryDocument library(clips, codings, warnings);
    std::set<std::string> seen; // a file brought in again after an undo counts once, as brought in last
    for (auto file = kept.rbegin(); file != kept.rend(); ++file)
        if (seen.insert(file->sha256).second)
            if (auto ok = library.add(*file); !ok)
                return std::unexpected(ok.error());
    return library.finish(title);
}

} // namespace attune

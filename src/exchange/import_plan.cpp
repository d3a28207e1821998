// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_plan.h"

#include "base/text.h"
#include "exchange/imported_rows.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune {

namespace {

using exchange::cited;
using exchange::onFrame;
using exchange::placed;
using exchange::plainName;

std::string baseName(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return lowered(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

const Clip* knownClip(const std::vector<Clip>& clips, const TimedObservation& observation,
                      const std::optional<FoundMedia>& found) {
    if (found && !found->clip.contentHash.empty())
        for (const Clip& clip : clips)
            if (clip.contentHash == found->clip.contentHash)
                return &clip;
    for (const MediaLink& link : observation.media)
        for (const std::string& path : pathsOf(link))
            for (const Clip& clip : clips)
                if (!clip.mediaPath.empty() && baseName(clip.mediaPath) == baseName(path))
                    return &clip;
    for (const Clip& clip : clips)
        if (clip.id.value == observation.name || clip.alias == observation.name)
            return &clip;
    return nullptr;
}

// The first media file that is at hand; `link` then is its own.
std::optional<FoundMedia> firstFound(const TimedObservation& observation, const ImportOptions& options,
                                     const MediaLink*& link) {
    for (const MediaLink& one : observation.media)
        if (auto found = options.findMedia ? options.findMedia(one) : std::nullopt) {
            link = &one;
            return found;
        }
    return {};
}

// Another file of the session that shows the same time as the clip (files played one after another do not).
std::optional<ClipView> secondView(const TimedObservation& observation, const ImportOptions& options,
                                   const MediaLink& first, const FoundMedia& clip, MediaDuration shift) {
    constexpr std::int64_t week = std::int64_t{7} * 24 * 3600 * 1'000'000'000;
    for (const MediaLink& one : observation.media) {
        if (&one <= &first)
            continue;
        const auto found = options.findMedia(one);
        if (!found || found->clip.frameCount == 0 || found->clip.contentHash == clip.clip.contentHash)
            continue;
        const MediaDuration offset = one.offset - found->lead - shift;
        if (offset.ns > -std::min(clip.clip.duration.ns, week) && offset.ns < std::min(found->clip.duration.ns, week))
            return ClipView{found->clip.mediaPath, found->clip.contentHash, offset};
    }
    return {};
}

} // namespace

std::vector<std::string> pathsOf(const MediaLink& link) {
    std::vector<std::string> out{link.path};
    if (std::string plain = exchange::fromPercent(link.path); plain != link.path)
        out.push_back(std::move(plain));
    return out;
}

bool countsFromContainer(std::string_view format) {
    constexpr std::array<std::string_view, 6> tables{"csv", "wide", "frames", "recal", "xlsx", "sav"};
    return std::ranges::find(tables, format) == tables.end();
}

ImportPlan planImport(const TimedDocument& document, const ImportOptions& options) {
    ImportPlan plan;
    plan.batch.words = "Import " + plainName(options.fileName, "codes");
    plan.kept.name = options.fileName;
    plan.kept.format = document.format;
    plan.kept.sha256 = options.sha256;
    plan.kept.coder = options.coder;
    plan.kept.mended = options.mend;
    plan.kept.about = true;
    const auto start = options.scheme ? std::optional(CodingStart{*options.scheme, {}}) : std::nullopt;
    std::vector<Clip> clips = options.clips;
    std::vector<std::size_t> clipOf; // by observation
    std::vector<FrameTable> frames;  // by observation
    for (std::size_t o = 0; o < document.observations.size(); ++o) {
        const TimedObservation& observation = document.observations[o];
        const MediaLink* link = observation.media.empty() ? nullptr : &observation.media.front();
        auto found = firstFound(observation, options, link);
        KeptFile::Session session{observation.name, {}, {}};
        const Clip* known = knownClip(clips, observation, found);
        if (!found && known && !known->mediaPath.empty() && options.findMedia)
            found = options.findMedia({known->mediaPath, {}, {}});
        if (link)
            session.shift = link->offset;
        if (found && countsFromContainer(document.format))
            session.shift = session.shift - found->lead;
        frames.push_back(found ? found->frames : FrameTable());
        if (known) {
            session.clip = known->id;
            clipOf.push_back(static_cast<std::size_t>(known - clips.data()));
        } else {
            Clip clip = found ? found->clip : Clip{};
            std::string name = plainName(observation.name, "session");
            for (int n = 2; std::ranges::any_of(clips, [&](const Clip& c) { return c.id.value == name; }); ++n)
                name = fmt::format("{} ({})", plainName(observation.name, "session"), n);
            clip.id = ClipId(name);
            clip.alias = name;
            if (found)
                clip.view = secondView(observation, options, *link, *found, session.shift);
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
        TimeSpan& span = segment->segment.span;
        span.begin = onFrame(span.begin, row.start, frames[row.observation]);
        if (row.end)
            span.end = std::max(span.begin, onFrame(span.end, *row.end, frames[row.observation]));
        ++plan.segments;
        coders.insert(segment->key.rater);
        plan.batch.edits.emplace_back(AddSegment{segment->key, std::move(segment->segment), start});
    }
    plan.coders.assign(coders.begin(), coders.end());
    return plan;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/imported_rows.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace attune::exchange {

namespace {

constexpr std::size_t longestName = 150;
constexpr std::int64_t ms = 1'000'000;

} // namespace

std::string plainName(std::string_view text, const std::string& fallback) {
    std::string out = sanitizeUtf8(text);
    std::erase_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    out = trimmed(out);
    if (out.size() > longestName)
        out = sanitizeUtf8(out.substr(0, longestName - 12)) + "-" + sha256(text).substr(0, 8);
    return out.empty() ? fallback : out;
}

MediaTime onFrame(MediaTime clipTime, MediaTime fileTime, const FrameTable& frames) {
    if (fileTime.ns % ms != 0 || frames.empty())
        return clipTime;
    const auto next = std::ranges::lower_bound(frames.times(), clipTime);
    if (next != frames.times().begin() && clipTime.ns - std::prev(next)->ns < ms)
        return *std::prev(next);
    return next != frames.times().end() && next->ns - clipTime.ns < ms ? *next : clipTime;
}

bool isMoved(MediaTime was, MediaTime now, MediaTime fileTime) {
    return was != now && (fileTime.ns % ms != 0 || std::abs(now.ns - was.ns) >= ms);
}

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
    // Rounded to a millisecond: still the clip's own beginning and end.
    if (span.begin.ns < 0 && span.begin.ns > -ms)
        span.begin = MediaTime(0);
    if (span.end.ns > clip.duration.ns && span.end.ns - clip.duration.ns < ms)
        span.end = MediaTime(clip.duration.ns);
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

} // namespace attune::exchange

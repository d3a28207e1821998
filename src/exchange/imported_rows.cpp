// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/imported_rows.h"

#include "base/hash.h"
#include "base/text.h"
#include "exchange/boris.h"

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

std::string labelOf(const TimedTier& tier, const TimedRow& row) {
    return tier.fields.size() > 1 && !row.values.empty() ? row.values.front() : row.code;
}

std::vector<Modifier> modifiersOf(const TimedTier& tier, const TimedRow& row) {
    const auto nameOf = [](const std::vector<std::string>& names, std::size_t i) {
        return i < names.size() ? names[i] : std::string();
    };
    std::vector<Modifier> out;
    if (tier.fields.size() > 1)
        for (std::size_t i = 1; i < row.values.size(); ++i)
            out.push_back({nameOf(tier.fields, i), row.values[i]});
    if (!row.modifiers.empty()) {
        const auto parts = split(row.modifiers, '|');
        for (std::size_t i = 0; i < parts.size(); ++i)
            out.push_back({nameOf(tier.modifierNames, i), parts[i]});
    }
    return out;
}

void putCode(TimedDocument& document, TimedRow& row, const Segment& segment) {
    TimedTier& tier = document.tiers[row.tier];
    std::vector<Modifier> left = segment.modifiers;
    // The first of that name, else nothing.
    const auto take = [&](const std::string& name, const char* otherwise) -> std::string {
        const auto found = std::ranges::find(left, name, &Modifier::name);
        if (found == left.end())
            return otherwise;
        std::string value = found->value;
        left.erase(found);
        return value;
    };
    row.code = segment.label;
    row.values.clear();
    if (tier.fields.size() > 1) {
        row.values.push_back(segment.label);
        for (std::size_t i = 1; i < tier.fields.size(); ++i)
            row.values.push_back(take(tier.fields[i], ""));
        for (const Modifier& unnamed : left) // values beyond the arguments of their column
            if (unnamed.name.empty())
                row.values.push_back(unnamed.value);
        std::erase_if(left, [](const Modifier& modifier) { return modifier.name.empty(); });
        row.code = join(row.values, "|");
    }
    row.modifiers.clear();
    if (left.empty())
        return;
    for (const Modifier& modifier : left)
        if (!modifier.name.empty() && std::ranges::find(tier.modifierNames, modifier.name) == tier.modifierNames.end())
            tier.modifierNames.push_back(modifier.name);
    std::vector<std::string> parts;
    for (const std::string& name : tier.modifierNames)
        parts.push_back(take(name, document.format == "boris" ? borisNone : ""));
    for (const Modifier& modifier : left)
        parts.push_back(modifier.value);
    row.modifiers = join(parts, "|");
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
    if (kept.about) {
        const TimedTier& tier = document.tiers[row.tier];
        out.segment.label = labelOf(tier, row);
        out.segment.person = row.subject;
        out.segment.modifiers = modifiersOf(tier, row);
        out.segment.note = row.comment;
    }
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timed_codes.h"

#include "base/text.h"
#include "exchange/formats.h"
#include "exchange/lanes.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune {

Result<TimedCodesTable> timedCodesOf(const TimedDocument& given, const std::string& file,
                                     const TimedCodesSelection& selection) {
    using exchange::cited;
    using exchange::count;
    auto part = chosen(given, {.observation = selection.observation});
    if (!part)
        return fail(part.error().code, part.error().what, file, part.error().todo);
    TimedDocument& document = *part;
    TimedCodesTable out;
    for (const TimedIssue& issue : document.issues)
        out.warnings.push_back(fmt::format("{}: {}: {}", file, issue.place, issue.message));
    if (document.observations.size() > 1)
        return fail(ErrorCode::Invalid,
                    fmt::format("there are {} observations, {} the first", document.observations.size(),
                                cited(document.observations.front().name)),
                    file, "choose one with --observation");
    if (selection.track &&
        std::ranges::find(document.tiers, *selection.track, &TimedTier::name) == document.tiers.end()) {
        std::vector<std::string> names;
        for (const TimedTier& tier : document.tiers)
            if (names.size() < 8)
                names.push_back(cited(tier.name));
        return fail(ErrorCode::NotFound, "there is no track " + cited(*selection.track), file,
                    names.empty() ? "choose another file" : "choose one of " + join(names, ", "));
    }
    const bool named = std::ranges::any_of(document.rows, [](const TimedRow& row) { return !row.coder.empty(); });
    const bool tiersAreCoders = !named && !selection.coder && !selection.track;
    if (!named && !selection.coder && selection.track)
        return fail(ErrorCode::Invalid, "the file does not say who coded", file,
                    "give two files, one of each coder, or leave out --track to compare the tiers");
    if (tiersAreCoders && !document.rows.empty())
        out.warnings.push_back(file + ": nobody is named as coder; the tiers are compared as if each were one");
    const auto ends = exchange::closedEnds(document, out.warnings);
    std::size_t unusable = 0, tracks = 0;
    std::vector<bool> seen(document.tiers.size());
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
        const TimedRow& row = document.rows[i];
        const std::string& tier = document.tiers[row.tier].name;
        if (selection.track && tier != *selection.track)
            continue;
        std::string coder = row.coder;
        if (coder.empty())
            coder = tiersAreCoders ? tier : selection.coder.value_or("");
        const std::string code(trimmed(row.code));
        if (row.kind == TimedKind::Sequence || code.empty() || coder.empty() || row.start.ns < 0 ||
            ends[i] < row.start) {
            ++unusable;
            continue;
        }
        tracks += !seen[row.tier];
        seen[row.tier] = true;
        out.rows.push_back({coder, {row.start, ends[i]}, code});
    }
    if (tracks > 1 && !tiersAreCoders)
        out.warnings.push_back(file + ": several tracks are read as one; choose one with --track");
    if (unusable > 0)
        out.warnings.push_back(fmt::format("{}: {} left out: no time, no label, no coder or times below 0", file,
                                           count(unusable, "code is", "codes are")));
    return out;
}

Result<TimedCodesTable> readTimedCodes(std::string_view bytes, const std::string& file,
                                       const TimedCodesSelection& selection) {
    bool latin1 = false;
    const std::string head = exchange::utf8Of(bytes.substr(0, 8192), latin1);
    const auto formats = timedFormats();
    const auto format = std::ranges::find_if(formats, [&](const TimedFormat& f) { return f.sniff(bytes, head); });
    constexpr std::array<std::string_view, 4> tables{"csv", "wide", "frames", "recal"};
    if (format == formats.end() || std::ranges::find(tables, format->id) != tables.end())
        return readTimedCodesCsv(bytes, file, selection);
    ReadOptions options;
    options.name = file;
    const auto document = readTimed(bytes, options);
    if (!document)
        return std::unexpected(document.error());
    return timedCodesOf(*document, file, selection);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/lanes.h"
#include "exchange/text_input.h"
#include "exchange/textgrid.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune::exchange {

namespace {

std::string inQuotes(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"')
            out += '"';
    }
    return out + "\"";
}

std::string longText(const RawTextGrid& grid) {
    std::string out = fmt::format("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = {} \nxmax = {} \n"
                                  "tiers? <exists> \nsize = {} \nitem []: \n",
                                  grid.begin, grid.end, grid.tiers.size());
    for (std::size_t t = 0; t < grid.tiers.size(); ++t) {
        const RawTextGrid::Tier& tier = grid.tiers[t];
        const char* items = tier.points ? "points" : "intervals";
        out += fmt::format("    item [{}]:\n        class = \"{}\" \n        name = {} \n        xmin = {} \n"
                           "        xmax = {} \n        {}: size = {} \n",
                           t + 1, tier.points ? "TextTier" : "IntervalTier", inQuotes(tier.name), tier.begin, tier.end,
                           items, tier.items.size());
        for (std::size_t i = 0; i < tier.items.size(); ++i) {
            const RawTextGrid::Item& item = tier.items[i];
            out += fmt::format("        {} [{}]:\n", items, i + 1);
            if (tier.points)
                out += fmt::format("            number = {} \n            mark = {} \n", item.begin, inQuotes(item.label));
            else
                out += fmt::format("            xmin = {} \n            xmax = {} \n            text = {} \n",
                                   item.begin, item.end, inQuotes(item.label));
        }
    }
    return out;
}

std::string shortText(const RawTextGrid& grid) {
    std::string out = fmt::format("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n{}\n{}\n<exists>\n{}\n",
                                  grid.begin, grid.end, grid.tiers.size());
    for (const RawTextGrid::Tier& tier : grid.tiers) {
        out += fmt::format("\"{}\"\n{}\n{}\n{}\n{}\n", tier.points ? "TextTier" : "IntervalTier", inQuotes(tier.name),
                           tier.begin, tier.end, tier.items.size());
        for (const RawTextGrid::Item& item : tier.items)
            out += item.begin + "\n" + (tier.points ? "" : item.end + "\n") + inQuotes(item.label) + "\n";
    }
    return out;
}

// A lane as a tier: labelled intervals with blank ones between, from one end of the grid to the other.
RawTextGrid::Tier tierOf(const Lane& lane, const TimedDocument& document, const std::vector<MediaTime>& ends,
                         MediaTime begin, MediaTime end) {
    RawTextGrid::Tier out{lane.points, lane.name, secondsText(begin), secondsText(end), {}};
    MediaTime at = begin;
    for (const std::size_t i : lane.rows) {
        const TimedRow& row = document.rows[i];
        if (lane.points) {
            out.items.push_back({secondsText(row.start), "", row.code});
            continue;
        }
        if (at < row.start)
            out.items.push_back({secondsText(at), secondsText(row.start), ""});
        out.items.push_back({secondsText(row.start), secondsText(ends[i]), row.code});
        at = ends[i];
    }
    if (!lane.points && at < end)
        out.items.push_back({secondsText(at), secondsText(end), ""});
    return out;
}

// The tiers of the original that nobody changed, as they were; by name and which of that name.
class UnchangedTiers {
  public:
    UnchangedTiers(const TimedDocument& document, const ReadOptions& options) : m_now(document) {
        auto raw = parseTextGrid(*document.kept, options);
        auto before = readTextGrid(*document.kept, options);
        if (!raw || !before)
            return;
        m_raw = std::move(*raw);
        m_before = std::move(*before);
        usable = true;
    }
    bool usable = false;

    [[nodiscard]] const RawTextGrid& raw() const { return m_raw; }
    /// The tier number t of the document, if it is the same as it was.
    [[nodiscard]] const RawTextGrid::Tier* find(std::size_t t) const {
        if (t >= m_before.tiers.size() || m_now.tiers[t].name != m_before.tiers[t].name)
            return nullptr;
        auto a = m_before.rows.begin();
        auto b = m_now.rows.begin();
        while (true) {
            a = std::find_if(a, m_before.rows.end(), [&](const TimedRow& row) { return row.tier == t; });
            b = std::find_if(b, m_now.rows.end(), [&](const TimedRow& row) { return row.tier == t; });
            if (a == m_before.rows.end() || b == m_now.rows.end())
                return a == m_before.rows.end() && b == m_now.rows.end() ? &m_raw.tiers[t] : nullptr;
            if (a->kind != b->kind || a->start != b->start || a->end != b->end || a->code != b->code)
                return nullptr;
            ++a;
            ++b;
        }
    }

  private:
    const TimedDocument& m_now;
    TimedDocument m_before;
    RawTextGrid m_raw;
};

Result<WrittenFile> write(const TimedDocument& given, const WriteOptions& options, bool isShort) {
    auto session = oneSession(given, options);
    if (!session)
        return std::unexpected(session.error());
    const TimedDocument& document = session->document;
    WrittenFile out{{}, std::move(session->warnings)};
    warnOfLoss(document, {.emptyCodes = false}, out.warnings);
    const auto ends = closedEnds(document, out.warnings);
    auto lanes = lanesOf(document, {.pointsApart = true, .taken = {}});
    std::ranges::move(lanes.warnings, std::back_inserter(out.warnings));

    ReadOptions original;
    original.name = "the original";
    const bool hasOriginal = document.kept && document.format == "textgrid";
    const auto unchanged = hasOriginal ? std::make_unique<UnchangedTiers>(document, original) : nullptr;
    const bool usable = unchanged && unchanged->usable;

    MediaTime begin = document.observations[0].begin.value_or(MediaTime(0)), end = endOf(document, 0);
    for (const TimedRow& row : document.rows)
        if (row.kind != TimedKind::Sequence)
            begin = std::min(begin, row.start);
    if (end <= begin)
        end = begin + MediaDuration(1'000'000'000);
    RawTextGrid grid;
    grid.begin = secondsText(begin);
    grid.end = secondsText(end);
    if (usable && parseSeconds(unchanged->raw().begin) == begin && parseSeconds(unchanged->raw().end) == end) {
        grid.begin = unchanged->raw().begin;
        grid.end = unchanged->raw().end;
    }
    std::vector<bool> done(document.tiers.size());
    for (const Lane& lane : lanes.lanes) {
        if (done[lane.tier])
            continue;
        const RawTextGrid::Tier* same = usable ? unchanged->find(lane.tier) : nullptr;
        if (same) {
            done[lane.tier] = true;
            grid.tiers.push_back(*same);
        } else {
            grid.tiers.push_back(tierOf(lane, document, ends, begin, end));
        }
    }
    out.bytes = isShort || (usable && unchanged->raw().isShort) ? shortText(grid) : longText(grid);
    return out;
}

} // namespace

Result<WrittenFile> writeTextGrid(const TimedDocument& document, const WriteOptions& options) {
    return write(document, options, false);
}

Result<WrittenFile> writeShortTextGrid(const TimedDocument& document, const WriteOptions& options) {
    return write(document, options, true);
}

} // namespace attune::exchange

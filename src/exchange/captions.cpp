// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cue for each code. In WebVTT the cue's id says what else the code holds: "3 tier=hands;coder=T01;code=left", with
// % escapes. Blocks that are no cues, and cues nobody changed, are written back as they were.
#include "exchange/captions.h"

#include "base/text.h"
#include "exchange/lanes.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

constexpr std::string_view arrow = "-->";

struct Block {
    std::string raw; ///< its lines, without the blank ones around it
    std::size_t line = 0;
    bool isCue = false;
};

std::vector<Block> blocksOf(std::string_view text) {
    std::vector<Block> out;
    bool open = false;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find_first_of("\r\n", at);
        end = end == std::string_view::npos ? text.size() : end;
        const auto line = text.substr(at, end - at);
        at = end + (end < text.size() && text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
        ++number;
        if (trimmed(line).empty()) {
            open = false;
            continue;
        }
        if (!open) {
            out.push_back({{}, number, false});
            open = true;
        } else {
            out.back().raw += '\n';
        }
        out.back().raw += line;
        out.back().isCue = out.back().isCue || line.find(arrow) != std::string_view::npos;
    }
    return out;
}

// "00:01:02.500", "01:02,5"
std::optional<MediaTime> cueTime(std::string_view text) {
    const auto parts = split(trimmed(text), ':');
    if (parts.size() < 2 || parts.size() > 3)
        return {};
    std::int64_t whole = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const auto number = parseInteger(parts[i]);
        if (!number || *number < 0 || parts[i].size() > 7)
            return {};
        whole = (whole + *number) * 60;
    }
    const std::string& last = parts.back();
    const auto point = last.find_first_of(".,");
    const auto seconds = parseInteger(last.substr(0, point));
    if (!seconds || *seconds < 0 || *seconds > 60 || whole > 3'000'000'000)
        return {};
    std::int64_t ns = 0;
    if (point != std::string::npos) {
        std::string digits = last.substr(point + 1);
        if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string::npos)
            return {};
        digits.append(9 - digits.size(), '0');
        ns = parseInteger(digits).value_or(0);
    }
    return MediaTime((whole + *seconds) * 1'000'000'000 + ns);
}

std::string timeText(MediaTime time, char point, bool& exact) {
    exact = exact && time.ns >= 0 && time.ns % 1'000'000 == 0;
    const std::int64_t ms = std::max<std::int64_t>(0, (time.ns + 500'000) / 1'000'000);
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, point, ms % 1000);
}

std::string percent(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || std::string_view("%;=>").find(c) != std::string_view::npos)
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

// The fields of a cue id of ours; empty for any other id.
std::map<std::string, std::string> fieldsOf(std::string_view id) {
    const auto blank = id.find(' ');
    if (blank == std::string_view::npos || !parseInteger(id.substr(0, blank)) ||
        !id.substr(blank + 1).starts_with("tier="))
        return {};
    std::map<std::string, std::string> out;
    for (const std::string& part : split(id.substr(blank + 1), ';'))
        if (const auto equals = part.find('='); equals != std::string::npos)
            out[part.substr(0, equals)] = fromPercent(std::string_view(part).substr(equals + 1));
    return out;
}

std::string plainText(std::string_view text) {
    std::string out;
    constexpr std::pair<std::string_view, std::string_view> entities[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\xC2\xA0"}};
    for (std::size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto& [entity, character] : entities)
            if (text.substr(i).starts_with(entity)) {
                out += character;
                i += entity.size();
                found = true;
                break;
            }
        if (!found)
            out += text[i++];
    }
    return out;
}

std::string markupText(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

// "<v Ana>text</v>": who speaks is the person coded.
void takeVoice(std::string& text, std::string& subject) {
    if (!text.starts_with("<v"))
        return;
    const auto end = text.find('>');
    const auto blank = text.find(' ');
    if (end == std::string::npos || blank == std::string::npos || blank > end)
        return;
    subject = trimmed(std::string_view(text).substr(blank + 1, end - blank - 1));
    text.erase(0, end + 1);
    if (text.ends_with("</v>"))
        text.resize(text.size() - 4);
}

Result<TimedDocument> readCues(std::string_view bytes, const ReadOptions& options, bool vtt) {
    bool latin1 = false;
    const std::string text = utf8Of(bytes, latin1);
    TimedDocument document;
    document.format = vtt ? "vtt" : "srt";
    document.kept = std::make_shared<const std::string>(bytes);
    document.title = stemOf(options.name);
    if (latin1)
        document.issues.push_back({"line 1", "the text is not UTF-8 and was read as Latin-1", false});
    const auto blocks = blocksOf(text);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const Block& block = blocks[b];
        const std::string where = fmt::format("line {}", block.line);
        if (!block.isCue) {
            const bool known = vtt && (b == 0 || block.raw.starts_with("NOTE") || block.raw.starts_with("STYLE") ||
                                       block.raw.starts_with("REGION"));
            if (!known)
                document.issues.push_back({where, "text that belongs to no cue is passed over", false});
            continue;
        }
        std::vector<std::string> lines = split(block.raw, '\n');
        const auto timing = static_cast<std::size_t>(
            std::ranges::find_if(lines, [](const std::string& l) { return l.find(arrow) != std::string::npos; }) -
            lines.begin());
        const auto dash = lines[timing].find(arrow);
        const auto begin = cueTime(std::string_view(lines[timing]).substr(0, dash));
        const auto rest = trimmed(std::string_view(lines[timing]).substr(dash + arrow.size()));
        const auto end = cueTime(rest.substr(0, rest.find_first_of(" \t")));
        if (!begin || !end)
            return broken(options, "the times of a cue cannot be read", fmt::format("line {}", block.line + timing),
                          "write them as 00:00:01.000 --> 00:00:02.000");
        const auto fields = timing > 0 && vtt ? fieldsOf(lines[timing - 1]) : std::map<std::string, std::string>();
        const auto field = [&](const char* name) {
            const auto found = fields.find(name);
            return found == fields.end() ? std::string() : found->second;
        };
        TimedRow row;
        row.observation = document.observation(fields.contains("observation") ? field("observation") : document.title);
        row.tier = document.tier(fields.empty() ? "captions" : field("tier"));
        row.start = *begin;
        row.end = *end;
        lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(timing) + 1);
        row.code = join(lines, "\n");
        if (row.code.size() > options.limits.textBytes)
            return broken(options, "a cue is longer than it may be", where);
        if (vtt) {
            takeVoice(row.code, row.subject);
            row.code = plainText(row.code);
        }
        if (!fields.empty()) {
            row.coder = field("coder");
            row.subject = field("subject");
            row.modifiers = field("modifiers");
            row.comment = field("comment");
            if (fields.contains("code"))
                row.code = field("code");
            if (field("kind") == "point") {
                row.kind = TimedKind::Point;
                row.end = row.start;
            } else if (field("kind") == "open") {
                row.end.reset();
            }
        }
        if (*end < *begin)
            document.issues.push_back({where, "the cue ends before it begins", false});
        row.key = std::to_string(b);
        if (!addRow(document, std::move(row), options))
            return tooManyRows(options);
    }
    if (document.observations.empty())
        document.observation(document.title);
    return document;
}

constexpr MediaDuration shown(1'000'000'000); // what has no length is on screen for so long

bool hasNoLength(const TimedRow& row, MediaTime end) { return row.kind == TimedKind::Point || end <= row.start; }

// What a row becomes, as one block.
std::string cueText(const TimedRow& row, const TimedDocument& document, std::size_t number, MediaTime end, bool vtt,
                    bool severalSessions, bool namesTier, bool& exact) {
    const MediaTime until = hasNoLength(row, end) ? row.start + shown : end;
    const char point = vtt ? '.' : ',';
    const std::string timing = timeText(row.start, point, exact) + " --> " + timeText(until, point, exact);
    std::string id = std::to_string(number), text = row.code;
    const std::string& tier = document.tiers[row.tier].name;
    const bool breaks = text.find("\n\n") != std::string::npos || text.find('\r') != std::string::npos ||
                        text.find(arrow) != std::string::npos || trimmed(text) != text || text.empty();
    if (vtt) {
        id += " tier=" + percent(tier);
        const auto add = [&](const char* name, const std::string& value) {
            if (!value.empty())
                id += fmt::format(";{}={}", name, percent(value));
        };
        if (severalSessions)
            add("observation", document.observations[row.observation].name);
        add("coder", row.coder);
        add("subject", row.subject);
        if (row.kind == TimedKind::Point)
            add("kind", "point");
        else if (!row.end)
            add("kind", "open");
        add("modifiers", row.modifiers);
        add("comment", row.comment);
        id += ";code=" + percent(row.code);
        text = markupText(text);
    } else if (namesTier) {
        text = "[" + tier + (row.coder.empty() ? "" : ", " + row.coder) + "] " + text;
    }
    if (breaks) { // a blank line would end the cue
        std::vector<std::string> lines;
        for (const std::string& line : split(text, '\n'))
            if (!trimmed(line).empty())
                lines.emplace_back(trimmed(line));
        text = join(lines, "\n");
        for (auto at = text.find(arrow); at != std::string::npos; at = text.find(arrow))
            text.replace(at, arrow.size(), "->");
    }
    return id + "\n" + timing + (text.empty() ? "" : "\n" + text);
}

bool sameRow(const TimedRow& a, const TimedRow& b) {
    return a.kind == b.kind && a.start == b.start && a.end == b.end && a.coder == b.coder && a.subject == b.subject &&
           a.code == b.code && a.modifiers == b.modifiers && a.comment == b.comment;
}

Result<WrittenFile> writeCues(const TimedDocument& given, const WriteOptions& options, bool vtt) {
    auto part = chosen(given, options);
    if (!part)
        return std::unexpected(part.error());
    const TimedDocument& document = *part;
    WrittenFile out;
    const auto ends = closedEnds(document, out.warnings);
    std::vector<std::size_t> order;
    std::size_t sequences = 0;
    for (std::size_t i = 0; i < document.rows.size(); ++i) {
        if (document.rows[i].kind == TimedKind::Sequence)
            ++sequences;
        else
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return document.rows[i].start; });
    if (sequences > 0)
        out.warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
    if (!vtt)
        warnOfLoss(document, {.coder = false, .subject = false}, out.warnings);

    std::vector<Block> blocks;
    std::map<std::string, TimedRow> before;
    TimedDocument original;
    if (document.kept && document.format == (vtt ? "vtt" : "srt")) {
        ReadOptions plain;
        plain.name = given.title;
        if (auto read = readCues(*document.kept, plain, vtt)) {
            bool latin1 = false;
            blocks = blocksOf(utf8Of(*document.kept, latin1));
            original = std::move(*read);
            for (const TimedRow& row : original.rows)
                before.emplace(row.key, row);
        }
    }
    std::map<std::size_t, std::string> keptCue; // by block
    std::vector<std::string> fresh;
    bool exact = true;
    std::size_t number = before.size(), stretched = 0;
    const bool namesTier = document.tiers.size() > 1 ||
                           std::ranges::any_of(document.rows, [](const TimedRow& r) { return !r.coder.empty(); });
    for (const std::size_t i : order) {
        const TimedRow& row = document.rows[i];
        const auto was = before.find(row.key);
        if (!row.key.empty() && was != before.end()) {
            const auto block = static_cast<std::size_t>(parseInteger(row.key).value_or(0));
            const bool same =
                sameRow(row, was->second) && document.tiers[row.tier].name == original.tiers[was->second.tier].name;
            keptCue[block] =
                same ? blocks[block].raw
                     : cueText(row, document, block, ends[i], vtt, document.observations.size() > 1, false, exact);
        } else {
            // WebVTT says of moments and open codes what they are; all else comes back with a length.
            stretched += hasNoLength(row, ends[i]) && !(vtt && (row.kind == TimedKind::Point || !row.end));
            fresh.push_back(cueText(row, document, ++number, ends[i], vtt, true, namesTier && before.empty(), exact));
        }
    }
    std::vector<std::string> pieces;
    if (vtt && blocks.empty())
        pieces.emplace_back("WEBVTT");
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (!blocks[b].isCue)
            pieces.push_back(blocks[b].raw);
        else if (const auto found = keptCue.find(b); found != keptCue.end())
            pieces.push_back(found->second);
    }
    std::ranges::move(fresh, std::back_inserter(pieces));
    out.bytes = join(pieces, "\n\n") + "\n";
    if (!exact)
        out.warnings.emplace_back("times are rounded to whole milliseconds from 0 on");
    if (stretched > 0)
        out.warnings.push_back(count(stretched, "code", "codes") + " without length will be shown for one second");
    return out;
}

} // namespace

bool sniffVtt(std::string_view, std::string_view head) {
    return head.starts_with("WEBVTT") &&
           (head.size() == 6 || std::string_view(" \t\r\n").find(head[6]) != std::string_view::npos);
}

bool sniffSrt(std::string_view, std::string_view head) {
    const auto start = trimmed(head);
    const auto line = start.substr(0, start.find_first_of("\r\n"));
    const auto found = start.find(arrow);
    return parseInteger(trimmed(line)).has_value() && found != std::string_view::npos && found < line.size() + 40;
}

Result<TimedDocument> readVtt(std::string_view bytes, const ReadOptions& options) {
    return readCues(bytes, options, true);
}
Result<TimedDocument> readSrt(std::string_view bytes, const ReadOptions& options) {
    return readCues(bytes, options, false);
}
Result<WrittenFile> writeVtt(const TimedDocument& document, const WriteOptions& options) {
    return writeCues(document, options, true);
}
Result<WrittenFile> writeSrt(const TimedDocument& document, const WriteOptions& options) {
    return writeCues(document, options, false);
}

} // namespace attune::exchange

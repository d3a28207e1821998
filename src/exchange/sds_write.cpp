// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "exchange/lanes.h"
#include "exchange/sds.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace attune::exchange {

namespace {

// A name as GSEQ takes it: letters, digits, underscore.
std::string plainName(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || u >= 0x80;
        out += plain ? c : '_';
    }
    return out.empty() ? "_" : out;
}

std::string clockText(MediaTime time) {
    const MediaTime t(std::max<std::int64_t>(0, time.ns));
    const std::int64_t minutes = t.ns / 60'000'000'000;
    std::string seconds = secondsText(MediaTime(t.ns % 60'000'000'000));
    if (seconds.size() < 2 || seconds[1] == '.')
        seconds.insert(0, "0");
    return fmt::format("{}:{}", minutes, seconds);
}

// One name for each code of each tier, none twice; an original's codes stay as they are.
class Names {
  public:
    Names(const TimedDocument& document, bool native) : m_native(native) {
        std::set<std::string> taken;
        for (const TimedRow& row : document.rows) {
            auto& name = m_names[{row.tier, row.code}];
            if (native || !name.empty())
                continue;
            name = plainName(row.code);
            if (!taken.insert(name).second) {
                const std::string base = plainName(document.tiers[row.tier].name) + "_" + name;
                name = base;
                for (int n = 2; !taken.insert(name).second; ++n)
                    name = fmt::format("{}_{}", base, n);
            }
            changed += name != row.code;
        }
    }
    std::size_t changed = 0;
    [[nodiscard]] std::string of(const TimedRow& row) const {
        return m_native ? row.code : m_names.at({row.tier, row.code});
    }
    [[nodiscard]] std::vector<std::string> ofTier(std::size_t tier) const {
        std::vector<std::string> out;
        for (auto it = m_names.lower_bound({tier, ""}); it != m_names.end() && it->first.first == tier; ++it)
            out.push_back(it->second);
        return out;
    }

  private:
    bool m_native;
    std::map<std::pair<std::size_t, std::string>, std::string> m_names;
};

std::string wrapped(const std::vector<std::string>& words) {
    std::string out;
    std::size_t column = 0;
    for (const std::string& word : words) {
        if (column > 0 && column + word.size() + 1 > 78) {
            out += "\n";
            column = 0;
        } else if (column > 0) {
            out += " ";
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

// The data of one session, without what ends it.
std::string sessionText(const TimedDocument& document, std::size_t observation, SdsType type, MediaDuration interval,
                        const Names& names, const std::vector<MediaTime>& ends) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < document.rows.size(); ++i)
        if (document.rows[i].observation == observation)
            rows.push_back(i);
    const auto row = [&](std::size_t i) -> const TimedRow& { return document.rows[i]; };
    if (type == SdsType::Event || type == SdsType::Multievent) {
        std::erase_if(rows, [&](std::size_t i) { return row(i).kind != TimedKind::Sequence; });
        std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return row(i).order; });
        std::vector<std::string> words;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            words.push_back(names.of(row(rows[i])));
            if (type == SdsType::Multievent && (i + 1 == rows.size() || row(rows[i + 1]).order != row(rows[i]).order))
                words.back() += ".";
        }
        return wrapped(words);
    }
    std::erase_if(rows, [&](std::size_t i) { return row(i).kind == TimedKind::Sequence; });
    std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return row(i).start; });
    if (type == SdsType::Interval) {
        std::map<std::int64_t, std::vector<std::string>> cells;
        std::int64_t last = document.observations[observation].end.value_or(MediaTime(0)).ns / interval.ns - 1;
        for (const std::size_t i : rows) {
            const std::int64_t from = std::max<std::int64_t>(0, row(i).start.ns / interval.ns);
            const std::int64_t to = std::max(from + 1, (ends[i].ns + interval.ns - 1) / interval.ns);
            for (std::int64_t at = from; at < to && at - from < 1'000'000; ++at)
                cells[at].push_back(names.of(row(i)));
            last = std::max(last, to - 1);
        }
        std::vector<std::string> words;
        std::int64_t at = 0;
        for (const auto& [index, codes] : cells) {
            if (index > at)
                words.push_back(fmt::format("*{},", index - at));
            words.push_back(join(codes, " ") + ",");
            at = index + 1;
        }
        if (last + 1 > at)
            words.push_back(fmt::format("*{}", last + 1 - at));
        return wrapped(words);
    }
    std::map<std::size_t, std::vector<std::string>> streams;
    for (const std::size_t i : rows) {
        const std::string begin = names.of(row(i)) + "," + clockText(row(i).start);
        streams[row(i).tier].push_back(row(i).kind == TimedKind::Point ? begin : begin + "-" + clockText(ends[i]));
    }
    std::string out;
    for (const auto& [tier, words] : streams)
        out += (out.empty() ? "" : "\n&\n") + wrapped(words);
    MediaTime end = document.observations[observation].end.value_or(MediaTime(0));
    for (const std::size_t i : rows)
        end = std::max(end, ends[i]);
    return out + (out.empty() ? "" : " ") + "," + clockText(end);
}

SdsType typeFor(const TimedDocument& document, std::vector<std::string>& warnings) {
    std::size_t sequences = 0;
    std::set<std::pair<std::size_t, std::int64_t>> places;
    for (const TimedRow& row : document.rows)
        if (row.kind == TimedKind::Sequence) {
            ++sequences;
            places.emplace(row.observation, row.order);
        }
    if (sequences == 0)
        return SdsType::Timed;
    if (sequences == document.rows.size())
        return places.size() == sequences ? SdsType::Event : SdsType::Multievent;
    warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot stand beside those that have");
    return SdsType::Timed;
}

std::string freshSds(const TimedDocument& document, std::vector<std::string>& warnings) {
    const SdsType type = typeFor(document, warnings);
    const Names names(document, false);
    if (names.changed > 0)
        warnings.push_back(count(names.changed, "code is", "codes are") + " renamed: GSEQ takes letters, digits and _");
    const auto ends = closedEnds(document, warnings);
    constexpr const char* typeNames[] = {"Event", "State", "Timed", "Interval", "Multievent"};
    std::string out = typeNames[static_cast<int>(type)];
    for (std::size_t t = 0; t < document.tiers.size(); ++t)
        if (const auto codes = names.ofTier(t); !codes.empty())
            out += fmt::format("\n(${} = {})", plainName(document.tiers[t].name), join(codes, " "));
    out += ";\n";
    std::string label;
    std::size_t subjects = 0;
    for (std::size_t o = 0; o < document.observations.size(); ++o) {
        const std::string& name = document.observations[o].name;
        const auto hash = name.rfind('#');
        const bool numbered = hash != std::string::npos && parseInteger(std::string_view(name).substr(hash + 1)).has_value();
        std::string subject = numbered ? name.substr(0, hash) : name;
        for (char& c : subject)
            c = c == '<' || c == '>' || c == '%' || c == '!' ? '_' : c;
        if (subject.empty())
            subject = "session";
        if (o > 0)
            out += subject == label ? ";\n" : "/\n";
        if (o == 0 || subject != label) {
            // Subjects without a label were counted when they were read.
            const bool unlabelled =
                subject == std::to_string(++subjects) && std::ranges::none_of(document.rows, [&](const TimedRow& row) {
                    return row.observation == o && !row.subject.empty();
                });
            out += unlabelled ? "\n" : "\n<" + subject + ">\n";
        }
        out += "\n" + sessionText(document, o, type, MediaDuration(1'000'000'000), names, ends);
        label = subject;
    }
    if (!document.observations.empty())
        out += "/\n";
    warnOfLoss(document, {.subject = true}, warnings);
    return out;
}

} // namespace

Result<WrittenFile> writeSds(const TimedDocument& given, const WriteOptions& options) {
    auto document = chosen(given, options);
    if (!document)
        return std::unexpected(document.error());
    WrittenFile out;
    if (document->kept && document->format == "sds") {
        ReadOptions original;
        original.name = "the original";
        auto before = parseSds(*document->kept, original);
        if (!before)
            return std::unexpected(before.error());
        const auto sameNames = std::ranges::equal(before->document.observations, document->observations, {},
                                                  &TimedObservation::name, &TimedObservation::name);
        std::vector<std::vector<const TimedRow*>> was(before->document.observations.size()), is(was.size());
        for (const TimedRow& row : before->document.rows)
            was[row.observation].push_back(&row);
        if (sameNames)
            for (const TimedRow& row : document->rows)
                is[row.observation].push_back(&row);
        const auto same = [&](std::size_t observation) {
            return std::ranges::equal(was[observation], is[observation], [](const TimedRow* a, const TimedRow* b) {
                return a->kind == b->kind && a->start == b->start && a->end == b->end && a->order == b->order &&
                       a->code == b->code;
            });
        };
        bool keeps = sameNames;
        for (const SdsSession& session : before->sessions) // states cannot say what timed data can
            keeps = keeps && (before->type != SdsType::State || same(session.observation));
        if (keeps) {
            // A session nobody changed stays as it stands, comments and all.
            const Names names(*document, true);
            const auto ends = closedEnds(*document, out.warnings);
            std::size_t at = 0;
            for (const SdsSession& session : before->sessions) {
                const std::string_view text = before->text;
                out.bytes += text.substr(at, session.from - at);
                if (same(session.observation))
                    out.bytes += text.substr(session.from, session.to - session.from);
                else
                    out.bytes += sessionText(*document, session.observation, before->type, before->interval, names, ends);
                at = session.to;
            }
            out.bytes += std::string_view(before->text).substr(at);
            bool latin1 = false;
            (void)utf8Of(*document->kept, latin1);
            if (latin1)
                if (auto same8bit = toLatin1(out.bytes))
                    out.bytes = std::move(*same8bit);
            return out;
        }
        out.warnings.emplace_back("the file is written anew, without the comments of the original");
    }
    out.bytes = freshSds(*document, out.warnings);
    return out;
}

} // namespace attune::exchange

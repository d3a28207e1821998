// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sequential data of GSEQ. A header names the type of the data, sets of codes and design factors and ends with a
// semicolon. Then come sessions, each ended by a semicolon, the last of a subject by a slash; <label> names a subject,
// (levels) give its factors, & separates streams that run side by side. Comments stand between percent signs, or from
// one to the end of the line, and between exclamation marks.
#include "base/text.h"
#include "exchange/sds.h"
#include "exchange/text_input.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace attune::exchange {

namespace {

constexpr std::array<std::string_view, 5> typeNames{"event", "state", "timed", "interval", "multievent"};

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class SdsReader {
  public:
    SdsReader(std::string text, const ReadOptions& options) : m_options(options) {
        m_text = sdsWithoutComments(text);
        m_out.text = std::move(text);
        m_lines = std::make_unique<LineIndex>(m_text);
    }

    Result<SdsFile> read() {
        m_out.document.format = "sds";
        m_out.document.title = stemOf(m_options.name);
        if (auto ok = readHeader(); !ok)
            return std::unexpected(ok.error());
        if (auto ok = readBody(); !ok)
            return std::unexpected(ok.error());
        return std::move(m_out);
    }

  private:
    [[nodiscard]] std::string place(std::size_t at) const { return fmt::format("line {}", m_lines->lineOf(at)); }
    std::unexpected<Error> wrong(const std::string& what, std::size_t at) const {
        return broken(m_options, what, place(at), "correct the line");
    }
    void skipSpace() {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    // Up to a blank or one of these.
    std::string_view word(std::string_view ends) {
        const std::size_t from = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && ends.find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        return std::string_view(m_text).substr(from, m_at - from);
    }

    Status readHeader() {
        skipSpace();
        const std::string name = lowered(word("=<(;*$,"));
        const auto type = std::ranges::find(typeNames, name);
        if (type == typeNames.end())
            return wrong("the data type " + cited(name) + " is not known", 0);
        m_out.type = static_cast<SdsType>(type - typeNames.begin());
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == '=') {
            ++m_at;
            skipSpace();
            const auto length = sdsTimeOf(word("(;*$,<"));
            if (!length || length->ns <= 0)
                return wrong("the length of an interval is not a time", m_at);
            m_out.interval = MediaDuration(length->ns);
        }
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == '<') {
            const auto end = m_text.find('>', m_at);
            if (end == std::string::npos)
                return wrong("a < is never closed", m_at);
            const std::string unit = lowered(trimmed(std::string_view(m_text).substr(m_at + 1, end - m_at - 1)));
            if (unit != "seconds")
                m_out.document.issues.push_back({place(m_at), "times are taken as seconds, not " + cited(unit), false});
            m_at = end + 1;
        }
        std::size_t unnamed = 0;
        while (true) {
            skipSpace();
            if (m_at >= m_text.size())
                return wrong("the declarations never end with a semicolon", m_text.size() - (m_text.empty() ? 0 : 1));
            const char c = m_text[m_at];
            if (c == ';') {
                ++m_at;
                return {};
            }
            if (c == '*') { // factors: up to the semicolon
                const auto end = m_text.find(';', m_at);
                m_at = end == std::string::npos ? m_text.size() : end;
            } else if (c == '(') {
                const auto end = m_text.find(')', m_at);
                if (end == std::string::npos)
                    return wrong("a ( is never closed", m_at);
                std::string_view inner = std::string_view(m_text).substr(m_at + 1, end - m_at - 1);
                std::string set;
                if (const auto dollar = trimmed(inner); dollar.starts_with('$')) {
                    const auto equals = inner.find('=');
                    set = trimmed(inner.substr(
                        inner.find('$') + 1, equals == std::string_view::npos ? equals : equals - inner.find('$') - 1));
                    inner = equals == std::string_view::npos ? std::string_view() : inner.substr(equals + 1);
                }
                if (set.empty())
                    set = fmt::format("set {}", ++unnamed);
                declare(set, inner);
                m_at = end + 1;
            } else if (c == '$') { // a set without parentheses is a name for the next ones
                ++m_at;
                (void)word("=(;");
                skipSpace();
                if (m_at < m_text.size() && m_text[m_at] == '=')
                    ++m_at;
            } else {
                const auto end = std::min(m_text.find_first_of("(;*$", m_at), m_text.size());
                declare("codes", std::string_view(m_text).substr(m_at, end - m_at));
                m_at = end;
            }
        }
    }

    // "long = short" or "code", one after the other.
    void declare(const std::string& set, std::string_view text) {
        const std::size_t tier = m_out.document.tier(set);
        m_out.document.tiers[tier].vocabulary = set;
        std::vector<VocabularyEntry> entries;
        bool joins = false;
        for (std::size_t i = 0; i < text.size();) {
            if (isSpace(text[i]) || text[i] == ',') {
                ++i;
            } else if (text[i] == '=') {
                joins = !entries.empty();
                ++i;
            } else {
                const std::size_t from = i;
                while (i < text.size() && !isSpace(text[i]) && text[i] != '=' && text[i] != ',')
                    ++i;
                std::string code(text.substr(from, i - from));
                if (joins)
                    entries.back() = {std::move(code), entries.back().code};
                else
                    entries.push_back({std::move(code), {}});
                joins = false;
            }
        }
        auto& vocabularies = m_out.document.vocabularies;
        auto found = std::ranges::find(vocabularies, set, &Vocabulary::name);
        if (found == vocabularies.end())
            found = vocabularies.insert(vocabularies.end(), Vocabulary{set, {}, {}});
        for (VocabularyEntry& entry : entries) {
            m_tierOf.try_emplace(entry.code, tier);
            found->entries.push_back(std::move(entry));
        }
    }

    Status readBody() {
        while (true) {
            skipSpace();
            if (m_at >= m_text.size())
                break;
            const char c = m_text[m_at];
            Status ok;
            if (c == '<') {
                ok = label();
            } else if (c == '(') {
                const auto end = m_text.find(')', m_at);
                if (end == std::string::npos)
                    return wrong("a ( is never closed", m_at);
                begin();
                m_at = end + 1;
            } else if (c == ';' || c == '/') {
                endSession();
                ++m_at;
                if (c == '/') {
                    m_label.clear();
                    m_hasLabel = false;
                }
            } else if (c == '&') {
                ++m_at;
                begin();
                leaveStream();
                m_dataEnd = m_at;
            } else {
                begin();
                ok = m_out.type == SdsType::Interval ? interval() : item();
                m_dataEnd = m_at;
            }
            if (!ok)
                return ok;
        }
        if (m_session)
            endSession();
        return {};
    }

    Status label() {
        const auto end = m_text.find('>', m_at);
        if (end == std::string::npos)
            return wrong("a < is never closed", m_at);
        if (m_session)
            endSession();
        m_label = trimmed(std::string_view(m_text).substr(m_at + 1, end - m_at - 1));
        m_hasLabel = !m_label.empty();
        m_at = end + 1;
        return {};
    }

    void begin() {
        if (m_session)
            return;
        m_session = true;
        if (!m_hasLabel) {
            if (m_label.empty())
                m_label = fmt::format("{}", ++m_unlabelled);
        }
        const auto number = ++m_sessionsOf[m_label];
        m_out.document.observations.push_back({fmt::format("{}#{}", m_label, number), {}, {}, {}});
        m_out.sessions.push_back({m_at, m_at, m_out.document.observations.size() - 1});
        m_dataEnd = m_at;
        m_stream.clear();
        m_left.clear();
        m_order = 0;
        m_event = 0;
        m_intervals = 0;
    }

    void endSession() {
        if (!m_session) { // a session without data
            const std::size_t at = m_at;
            begin();
            m_out.sessions.back().from = at;
            m_dataEnd = at;
        }
        TimedObservation& observation = m_out.document.observations.back();
        leaveStream();
        for (const std::size_t i : m_left) {
            TimedRow& row = m_out.document.rows[i];
            if (m_close && *m_close >= row.start)
                row.end = m_close;
            else
                m_out.document.issues.push_back(
                    {fmt::format("observation {} at {} s", cited(observation.name), secondsText(row.start)),
                     "nothing says when the code " + cited(row.code) + " ends", false});
        }
        observation.end = m_close;
        if (m_out.type == SdsType::Interval)
            observation.end = MediaTime(m_intervals * m_out.interval.ns);
        m_out.sessions.back().to = m_dataEnd;
        m_close.reset();
        m_session = false;
    }

    void leaveStream() {
        m_left.insert(m_left.end(), m_stream.begin(), m_stream.end());
        m_stream.clear();
    }

    std::size_t tierOf(const std::string& code, std::size_t at) {
        if (const auto found = m_tierOf.find(code); found != m_tierOf.end())
            return found->second;
        std::size_t tier = 0;
        if (m_out.document.vocabularies.empty()) {
            tier = m_out.document.tier("codes");
        } else {
            m_out.document.issues.push_back({place(at), "the code " + cited(code) + " is not declared", false});
            tier = m_out.document.tier("undeclared");
        }
        m_tierOf.emplace(code, tier);
        return tier;
    }

    Status add(const std::string& code, TimedKind kind, MediaTime start, std::optional<MediaTime> end,
               std::int64_t order, std::size_t at) {
        TimedRow row;
        row.observation = m_out.document.observations.size() - 1;
        row.tier = tierOf(code, at);
        row.kind = kind;
        row.start = start;
        row.end = end;
        row.order = order;
        row.subject = m_hasLabel ? m_label : std::string();
        row.code = code;
        row.key = fmt::format("{}/{}", row.observation, m_rowsHere++);
        return addRow(m_out.document, std::move(row), m_options) ? Status() : tooManyRows(m_options);
    }

    // One item of event, multievent, state or timed data.
    Status item() {
        const std::size_t at = m_at;
        std::string_view text = word(";/&(<");
        if (m_out.type == SdsType::Event)
            return add(std::string(text), TimedKind::Sequence, {}, {}, ++m_order, at);
        if (m_out.type == SdsType::Multievent) {
            while (!text.empty()) {
                const auto dot = text.find('.');
                if (dot != 0) {
                    if (m_event == 0)
                        m_event = ++m_order;
                    if (auto ok = add(std::string(text.substr(0, dot)), TimedKind::Sequence, {}, {}, m_event, at); !ok)
                        return ok;
                }
                if (dot == std::string_view::npos)
                    break;
                m_event = 0;
                text.remove_prefix(dot + 1);
            }
            return {};
        }
        return timed(text, at);
    }

    Status timed(std::string_view text, std::size_t at) {
        if (text.ends_with(',')) { // a blank after the comma
            skipSpace();
            text = std::string_view(m_text).substr(at, m_at - at);
            (void)word(";/&(<");
        }
        std::string whole(std::string_view(m_text).substr(at, m_at - at));
        std::erase_if(whole, isSpace);
        const auto comma = whole.rfind(',');
        if (comma == std::string::npos) {
            const auto equals = whole.find('=');
            const auto lasts =
                equals == std::string::npos ? std::nullopt : sdsTimeOf(std::string_view(whole).substr(equals + 1));
            if (m_out.type != SdsType::State || !lasts)
                return wrong("not a code with its time: " + cited(whole), at);
            const MediaTime start = m_close.value_or(MediaTime(0));
            m_close = start + MediaDuration(lasts->ns);
            return add(whole.substr(0, equals), TimedKind::Interval, start, m_close, 0, at);
        }
        const std::string code = whole.substr(0, comma);
        std::string_view times = std::string_view(whole).substr(comma + 1);
        const auto dash = times.find('-');
        const auto on = sdsTimeOf(times.substr(0, dash));
        const bool hasOff = dash != std::string_view::npos && dash + 1 < times.size();
        const auto off = hasOff ? sdsTimeOf(times.substr(dash + 1)) : std::nullopt;
        if (!on || (hasOff && !off))
            return wrong("not a time: " + cited(whole), at);
        if (code.empty()) { // the session's beginning or end
            TimedObservation& observation = m_out.document.observations.back();
            const bool first = m_stream.empty() && m_left.empty() && m_rowsOf != m_out.document.observations.size();
            if (first)
                observation.begin = on;
            else
                m_close = on;
            close(*on, at);
            return {};
        }
        m_rowsOf = m_out.document.observations.size();
        close(*on, at);
        const bool open = m_out.type == SdsType::State || (dash != std::string_view::npos && !hasOff);
        const bool moment = m_out.type == SdsType::Timed && dash == std::string_view::npos;
        if (off && *off < *on)
            m_out.document.issues.push_back({place(at), "the code " + cited(code) + " ends before it starts", false});
        if (open)
            m_stream.push_back(m_out.document.rows.size());
        return add(code, moment ? TimedKind::Point : TimedKind::Interval, *on, moment ? on : off, 0, at);
    }

    // What was left open in this stream ends now.
    void close(MediaTime now, std::size_t at) {
        for (const std::size_t i : m_stream) {
            TimedRow& row = m_out.document.rows[i];
            if (now < row.start)
                m_out.document.issues.push_back({place(at), "the times go back", false});
            row.end = now;
        }
        m_stream.clear();
    }

    // One interval: codes, perhaps "*n", up to the comma.
    Status interval() {
        std::vector<std::pair<std::string, std::size_t>> codes;
        std::int64_t times = 1;
        while (true) {
            skipSpace();
            if (m_at >= m_text.size())
                break;
            const char c = m_text[m_at];
            if (c == ',' || c == ';' || c == '/' || c == '(' || c == '<' || c == '&') {
                m_at += c == ',';
                break;
            }
            const std::size_t at = m_at;
            if (c == '*') {
                ++m_at;
                skipSpace();
                const auto number = parseInteger(word(",;/(<&*"));
                if (!number || *number < 1 || *number > 1'000'000)
                    return wrong("the number of repeats after * is not one", at);
                times = *number;
                continue;
            }
            codes.emplace_back(word(",;/(<&*"), at);
        }
        for (std::int64_t i = 0; i < times && !codes.empty(); ++i)
            for (const auto& [code, at] : codes) {
                const MediaTime start((m_intervals + i) * m_out.interval.ns);
                if (auto ok = add(code, TimedKind::Interval, start, start + m_out.interval, 0, at); !ok)
                    return ok;
            }
        m_intervals += times;
        return m_intervals > 1'000'000'000 ? wrong("there are too many intervals", m_at) : Status();
    }

    const ReadOptions& m_options;
    SdsFile m_out;
    std::string m_text;
    std::unique_ptr<LineIndex> m_lines;
    std::size_t m_at = 0;
    std::unordered_map<std::string, std::size_t> m_tierOf;

    std::string m_label;
    bool m_hasLabel = false, m_session = false;
    std::size_t m_unlabelled = 0, m_dataEnd = 0, m_rowsHere = 0, m_rowsOf = 0;
    std::map<std::string, int> m_sessionsOf;
    std::vector<std::size_t> m_stream, m_left; // rows without an end: of this stream, of those before
    std::optional<MediaTime> m_close;
    std::int64_t m_order = 0, m_event = 0, m_intervals = 0;
};

} // namespace

Result<SdsFile> parseSds(std::string_view bytes, const ReadOptions& options) {
    bool latin1 = false;
    std::string text = utf8Of(bytes, latin1);
    auto file = SdsReader(std::move(text), options).read();
    if (file && latin1)
        file->document.issues.push_back({"line 1", "the text is not UTF-8 and was read as Latin-1", false});
    return file;
}

bool sniffSds(std::string_view, std::string_view head) {
    const std::string text = sdsWithoutComments(std::string(head));
    std::string_view rest = trimmed(text);
    for (const auto name : typeNames)
        if (lowered(rest.substr(0, name.size())) == name) {
            rest.remove_prefix(name.size());
            // A CSV header may begin with such a word; here declarations follow.
            const auto next = trimmed(rest);
            return next.empty() || (std::string_view(" \t\r\n=(<;").find(rest[0]) != std::string_view::npos &&
                                    next.find_first_of("(;$=*") != std::string_view::npos);
        }
    return false;
}

Result<TimedDocument> readSds(std::string_view bytes, const ReadOptions& options) {
    auto file = parseSds(bytes, options);
    if (!file)
        return std::unexpected(file.error());
    file->document.kept = std::make_shared<const std::string>(bytes);
    return std::move(file->document);
}

} // namespace attune::exchange

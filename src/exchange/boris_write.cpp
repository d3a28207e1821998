// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/text.h"
#include "exchange/archive.h"
#include "exchange/boris.h"
#include "exchange/lanes.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace attune::exchange {

namespace {

BorisJson secondsJson(MediaTime time) {
    const std::int64_t whole = time.ns / 1'000'000'000;
    return time.ns % 1'000'000'000 == 0 ? BorisJson(static_cast<double>(whole))
                                        : BorisJson(parseNumber(secondsText(time)).value_or(0));
}

// A member that is an object, made so where it is not.
BorisJson& objectAt(BorisJson& object, const char* key) {
    BorisJson& out = object[key];
    if (!out.is_object())
        out = BorisJson::object();
    return out;
}

BorisJson eventOf(const TimedRow& row, MediaTime time, const std::string& code) {
    return BorisJson::array({secondsJson(time), row.subject, code, row.modifiers, row.comment});
}

void sortEvents(BorisJson& events) {
    auto list = events.get<std::vector<BorisJson>>();
    std::ranges::stable_sort(list, {}, [](const BorisJson& event) {
        return event.is_array() && !event.empty() && event[0].is_number() ? event[0].get<double>() : 0.0;
    });
    events = std::move(list);
}

BorisJson newBehaviour(const std::string& code, bool state, const std::string& category, BorisJson modifiers) {
    return {{"type", state ? "State event" : "Point event"},
            {"key", ""},
            {"code", code},
            {"description", ""},
            {"category", category},
            {"modifiers", std::move(modifiers)},
            {"excluded", ""},
            {"coding map", ""}};
}

// The sets of modifiers of a tier, each with the values that its rows have.
BorisJson modifierSets(const TimedDocument& document, std::size_t tier) {
    const std::vector<std::string>& names = document.tiers[tier].modifierNames;
    if (names.empty())
        return "";
    std::vector<std::set<std::string>> values(names.size());
    for (const TimedRow& row : document.rows)
        if (row.tier == tier && !row.modifiers.empty()) {
            const auto parts = split(row.modifiers, '|');
            for (std::size_t i = 0; i < std::min(parts.size(), names.size()); ++i)
                if (!parts[i].empty() && parts[i] != borisNone)
                    values[i].insert(parts[i]);
        }
    BorisJson out = BorisJson::object();
    for (std::size_t i = 0; i < names.size(); ++i)
        out[std::to_string(i)] = {{"name", names[i]}, {"type", 0}, {"values", values[i]}};
    return out;
}

BorisJson newObservation(const TimedObservation& observation) {
    BorisJson files = BorisJson::object(), offsets = BorisJson::object();
    for (std::size_t i = 0; i < std::min<std::size_t>(8, observation.media.size()); ++i) {
        files[std::to_string(i + 1)] = BorisJson::array({observation.media[i].path});
        offsets[std::to_string(i + 1)] = secondsJson(MediaTime(-observation.media[i].offset.ns));
    }
    return {{"file", files},
            {"type", observation.media.empty() ? "LIVE" : "MEDIA"},
            {"date", isoTime(wallClockMs()).substr(0, 19)},
            {"description", ""},
            {"time offset", 0.0},
            {"events", BorisJson::array()},
            {"observation time interval", BorisJson::array({0, 0})},
            {"independent_variables", BorisJson::object()},
            {"visualize_spectrogram", false},
            {"close_behaviors_between_videos", false},
            {"media_info",
             {{"length", BorisJson::object()},
              {"fps", BorisJson::object()},
              {"hasVideo", BorisJson::object()},
              {"hasAudio", BorisJson::object()},
              {"offset", offsets}}}};
}

BorisJson newProject(const TimedDocument& document) {
    return {{"time_format", "hh:mm:ss"},
            {"project_date", isoTime(wallClockMs()).substr(0, 19)},
            {"project_name", document.title},
            {"project_description", ""},
            {"project_format_version", "7.0"},
            {"subjects_conf", BorisJson::object()},
            {"behaviors_conf", BorisJson::object()},
            {"observations", BorisJson::object()},
            {"behavioral_categories", BorisJson::array()},
            {"independent_variables", BorisJson::object()},
            {"coding_map", BorisJson::object()},
            {"behaviors_coding_map", BorisJson::array()},
            {"converters", BorisJson::object()}};
}

std::string nextKey(const BorisJson& object) {
    std::int64_t next = 0;
    for (const auto& [key, value] : object.items())
        if (const auto number = parseInteger(key); number && *number < INT64_C(1) << 40)
            next = std::max(next, *number + 1);
    return std::to_string(next);
}

// A behaviour's code for a row: the row's own where it is alone with it, else with its tier in front.
class Codes {
  public:
    explicit Codes(const TimedDocument& document) : m_document(document) {
        std::map<std::string, std::set<std::size_t>> tiers;
        for (const TimedRow& row : document.rows)
            tiers[plain(row)].insert(row.tier);
        for (const auto& [code, in] : tiers)
            if (in.size() > 1)
                m_shared.insert(code);
        std::map<std::string, std::pair<bool, bool>> kinds;
        for (const TimedRow& row : document.rows)
            (row.kind == TimedKind::Point ? kinds[of(row)].second : kinds[of(row)].first) = true;
        for (const auto& [code, kind] : kinds)
            if (kind.first && kind.second)
                m_mixed.insert(code);
    }
    [[nodiscard]] std::string of(const TimedRow& row) const {
        std::string code = plain(row);
        if (m_shared.contains(code))
            code = m_document.tiers[row.tier].name + ": " + code;
        return row.kind == TimedKind::Point && m_mixed.contains(code) ? code + " (point)" : code;
    }

  private:
    [[nodiscard]] std::string plain(const TimedRow& row) const {
        return trimmed(row.code).empty() ? m_document.tiers[row.tier].name : row.code;
    }
    const TimedDocument& m_document;
    std::set<std::string> m_shared, m_mixed;
};

class BorisWriter {
  public:
    BorisWriter(BorisJson& project, const TimedDocument& document, std::vector<std::string>& warnings)
        : m_project(project), m_document(document), m_warnings(warnings), m_codes(document),
          m_ends(closedEnds(document, m_ignored)) {
        for (const char* key : {"behaviors_conf", "subjects_conf", "observations"})
            if (!m_project.contains(key) || !m_project[key].is_object())
                m_project[key] = BorisJson::object();
        const BorisNames names(m_project);
        for (const auto& [key, conf] : m_project["behaviors_conf"].items())
            if (conf.is_object() && conf.contains("code") && conf["code"].is_string()) {
                const auto code = conf["code"].get<std::string>();
                const bool state = conf.contains("type") && conf["type"].is_string() &&
                                   lowered(conf["type"].get<std::string>()).starts_with("state");
                const auto [tier, label] = names.of(code);
                m_behaviours.insert(code);
                m_known.try_emplace({tier, label, state}, code);
            }
        for (const auto& [key, conf] : m_project["subjects_conf"].items())
            if (conf.is_object() && conf.contains("name") && conf["name"].is_string())
                m_subjects.insert(conf["name"].get<std::string>());
    }

    // Adds these rows; native: their codes are behaviours as they stand.
    void add(const std::vector<const TimedRow*>& rows, bool native) {
        std::size_t sequences = 0, doubled = 0, renamed = 0;
        std::map<std::tuple<std::size_t, std::string, std::string, std::string>, MediaTime> busy;
        std::vector<const TimedRow*> sorted = rows;
        std::ranges::stable_sort(sorted, {}, [](const TimedRow* row) { return row->start; });
        for (const TimedRow* row : sorted) {
            if (row->kind == TimedKind::Sequence) {
                ++sequences;
                continue;
            }
            const std::string code = codeOf(*row, native);
            renamed += code != row->code;
            behaviour(code, row->kind == TimedKind::Interval, row->tier);
            subject(row->subject);
            BorisJson& events = eventsOf(row->observation);
            events.push_back(eventOf(*row, row->start, code));
            if (row->kind != TimedKind::Interval)
                continue;
            const MediaTime end = m_ends[static_cast<std::size_t>(row - m_document.rows.data())];
            auto& until = busy.try_emplace({row->observation, row->subject, code, row->modifiers}, MediaTime(INT64_MIN))
                              .first->second;
            doubled += row->start < until;
            until = std::max(until, row->end ? end : MediaTime(INT64_MAX));
            if (row->end)
                events.push_back(eventOf(*row, end, code));
        }
        for (const std::size_t i : m_touched)
            sortEvents(eventsOf(i));
        if (sequences > 0)
            m_warnings.push_back(count(sequences, "code has", "codes have") + " no time and cannot be written here");
        if (renamed > 0)
            m_warnings.push_back(count(renamed, "code is", "codes are") +
                                 " written with the tier before it, because several tiers have it: \"tier: code\"");
        if (doubled > 0)
            m_warnings.push_back(count(doubled, "state starts", "states start") +
                                 " while the same one lasts; BORIS will pair their starts and stops otherwise");
    }

    BorisJson& observationOf(std::size_t index) {
        const TimedObservation& observation = m_document.observations[index];
        BorisJson& all = m_project["observations"];
        const std::string name = observation.name.empty() ? "session" : observation.name;
        if (!all.contains(name))
            all[name] = newObservation(observation);
        return all[name];
    }

    void behaviour(const std::string& code, bool state, std::size_t tier) {
        if (!m_behaviours.insert(code).second)
            return;
        const std::string& name = m_document.tiers[tier].name;
        const std::string category = name == code ? "" : name;
        if (!category.empty()) {
            BorisJson& categories = m_project["behavioral_categories"];
            if (!categories.is_array())
                categories = BorisJson::array();
            if (std::ranges::find(categories, BorisJson(category)) == categories.end())
                categories.push_back(category);
        }
        BorisJson& all = m_project["behaviors_conf"];
        all[nextKey(all)] = newBehaviour(code, state, category, modifierSets(m_document, tier));
    }

    // The order of the tiers, where their names are not those of behaviours.
    void keepOrder() {
        if (!m_project.contains(borisOwn))
            return;
        BorisJson& list = objectAt(m_project, borisOwn)["tiers"] = BorisJson::array();
        for (const TimedTier& tier : m_document.tiers)
            list.push_back(tier.name);
    }

  private:
    // The behaviour that a row is an event of; a new one says what tier and label it stands for.
    std::string codeOf(const TimedRow& row, bool native) {
        const std::string& tier = m_document.tiers[row.tier].name;
        const auto [found, isNew] = m_known.try_emplace({tier, row.code, row.kind == TimedKind::Interval});
        if (!isNew)
            return found->second;
        const std::string plain = trimmed(row.code).empty() ? tier : row.code;
        std::string code = native ? plain : m_codes.of(row);
        if (m_behaviours.contains(code))
            code = tier + ": " + plain;
        for (int n = 2; m_behaviours.contains(code); ++n)
            code = fmt::format("{}: {} ({})", tier, plain, n);
        if (code != tier || code != row.code)
            objectAt(objectAt(m_project, borisOwn), "behaviours")[code] = {{"tier", tier}, {"code", row.code}};
        return found->second = code;
    }

    BorisJson& eventsOf(std::size_t index) {
        m_touched.insert(index);
        BorisJson& observation = observationOf(index);
        if (!observation.is_object())
            observation = newObservation(m_document.observations[index]);
        BorisJson& events = observation["events"];
        if (!events.is_array())
            events = BorisJson::array();
        return events;
    }
    void subject(const std::string& name) {
        if (name.empty() || !m_subjects.insert(name).second)
            return;
        BorisJson& all = m_project["subjects_conf"];
        all[nextKey(all)] = {{"key", ""}, {"name", name}, {"description", ""}};
    }

    BorisJson& m_project;
    const TimedDocument& m_document;
    std::vector<std::string>& m_warnings;
    std::vector<std::string> m_ignored;
    Codes m_codes;
    std::vector<MediaTime> m_ends;
    std::set<std::string> m_behaviours, m_subjects;
    std::map<std::tuple<std::string, std::string, bool>, std::string> m_known; ///< tier, label, state: behaviour
    std::set<std::size_t> m_touched;
};

// Which events of the original a row was read from: "observation/start/stop".
std::vector<std::size_t> eventIndices(const TimedRow& row, const std::string& observation) {
    std::vector<std::size_t> out;
    if (row.key.size() > observation.size())
        for (const std::string& part : split(std::string_view(row.key).substr(observation.size() + 1), '/'))
            if (const auto number = parseInteger(part); number && *number >= 0)
                out.push_back(static_cast<std::size_t>(*number));
    return out;
}

bool sameRow(const TimedRow& a, const TimedRow& b) {
    return a.start == b.start && a.end == b.end && a.code == b.code && a.subject == b.subject &&
           a.modifiers == b.modifiers && a.comment == b.comment;
}

// The project as it was read, with the events of changed and removed rows taken out and those of new ones put in.
Result<BorisJson> patched(const TimedDocument& document, std::vector<std::string>& warnings) {
    ReadOptions options;
    options.name = "the original";
    auto before = readBoris(*document.kept, options);
    if (!before)
        return std::unexpected(before.error());
    auto text = borisText(*document.kept, options);
    if (!text)
        return std::unexpected(text.error());
    auto project = parseBoris(*text, options);
    if (!project)
        return std::unexpected(project.error());
    std::map<std::string, const TimedRow*> now;
    for (const TimedRow& row : document.rows)
        if (!row.key.empty())
            now.try_emplace(row.key, &row);
    std::set<const TimedRow*> unchanged;
    std::vector<std::set<std::size_t>> gone(before->observations.size());
    for (const TimedRow& row : before->rows) {
        const std::string& name = before->observations[row.observation].name;
        const auto found = now.find(row.key);
        if (found != now.end() && sameRow(row, *found->second) &&
            document.observations[found->second->observation].name == name) {
            unchanged.insert(found->second);
            continue;
        }
        for (const std::size_t i : eventIndices(row, name))
            gone[row.observation].insert(i);
    }
    BorisJson& observations = (*project)["observations"];
    for (std::size_t o = 0; o < gone.size(); ++o) {
        const std::string& name = before->observations[o].name;
        if (std::ranges::find(document.observations, name, &TimedObservation::name) == document.observations.end()) {
            observations.erase(name);
            continue;
        }
        if (gone[o].empty()) // as may be one that is no object
            continue;
        BorisJson& events = observations[name]["events"];
        for (auto i = gone[o].rbegin(); i != gone[o].rend(); ++i)
            events.erase(*i);
    }
    std::vector<const TimedRow*> fresh;
    for (const TimedRow& row : document.rows)
        if (!unchanged.contains(&row))
            fresh.push_back(&row);
    BorisWriter writer(*project, document, warnings);
    writer.add(fresh, true);
    for (std::size_t i = 0; i < document.observations.size(); ++i)
        (void)writer.observationOf(i);
    writer.keepOrder();
    return project;
}

Result<BorisJson> projectOf(const TimedDocument& document, std::vector<std::string>& warnings) {
    if (document.kept && document.format == "boris")
        return patched(document, warnings);
    BorisJson project = newProject(document);
    BorisWriter writer(project, document, warnings);
    std::vector<const TimedRow*> rows;
    for (const TimedRow& row : document.rows)
        rows.push_back(&row);
    for (std::size_t i = 0; i < document.observations.size(); ++i)
        (void)writer.observationOf(i);
    writer.add(rows, false);
    const auto counts = document.rowsPerTier();
    for (std::size_t t = 0; t < document.tiers.size(); ++t)
        if (counts[t] == 0)
            writer.behaviour(document.tiers[t].name, !document.tiers[t].points, t);
    writer.keepOrder();
    warnOfLoss(document, {.subject = true, .modifiers = true, .comment = true}, warnings);
    return project;
}

} // namespace

Result<WrittenFile> writeBoris(const TimedDocument& given, const WriteOptions& options) {
    auto document = chosen(given, options);
    if (!document)
        return std::unexpected(document.error());
    WrittenFile out;
    const auto project = projectOf(*document, out.warnings);
    if (!project)
        return std::unexpected(project.error());
    out.bytes = project->dump(1, ' ', false, BorisJson::error_handler_t::replace);
    return out;
}

Result<WrittenFile> writePackedBoris(const TimedDocument& document, const WriteOptions& options) {
    auto out = writeBoris(document, options);
    if (!out)
        return out;
    auto packed = packGzip(out->bytes);
    if (!packed)
        return std::unexpected(packed.error());
    out->bytes = std::move(*packed);
    return out;
}

} // namespace attune::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project of BORIS: behaviours, subjects and observations as JSON. An event is [seconds, subject, behaviour code,
// "modifier|modifier", comment, ...]. A state's events are its starts and stops in turn, for each subject, code and
// modifiers.
#include "base/text.h"
#include "exchange/archive.h"
#include "exchange/boris.h"
#include "exchange/text_input.h"
#include "exchange/timed_codes_csv.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace attune::exchange {

namespace {

std::string textAt(const BorisJson& object, const char* key) {
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const BorisJson& memberAt(const BorisJson& object, const char* key) {
    static const BorisJson none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::optional<MediaTime> secondsOf(const BorisJson& value) {
    if (value.is_number_integer()) {
        const auto n = value.get<std::int64_t>();
        return std::abs(n) < 4'000'000'000 ? std::optional(MediaTime(n * 1'000'000'000)) : std::nullopt;
    }
    if (value.is_number_float())
        return parseSeconds(formatNumber(value.get<double>()));
    if (value.is_string()) // some versions write decimals as text
        return parseSeconds(value.get<std::string>());
    return {};
}

struct Behaviour {
    std::size_t tier = 0;
    bool state = false;
    std::string label; ///< of its rows
};

class BorisReader {
  public:
    BorisReader(const BorisJson& project, const ReadOptions& options) : m_project(project), m_options(options) {}

    Result<TimedDocument> read() {
        m_out.format = "boris";
        m_out.title = textAt(m_project, "project_name");
        readBehaviours();
        readSubjects();
        const BorisJson& observations = memberAt(m_project, "observations");
        if (!observations.is_object())
            return broken(m_options, "the project has no observations", {}, "choose a BORIS project (.boris)");
        for (const auto& [id, observation] : observations.items())
            if (auto ok = readObservation(id, observation); !ok)
                return std::unexpected(ok.error());
        return std::move(m_out);
    }

  private:
    void readBehaviours() {
        Vocabulary all{"behaviours", {}, {}};
        const BorisNames names(m_project);
        for (const std::string& tier : names.tiers)
            (void)m_out.tier(tier);
        const BorisJson& behaviours = memberAt(m_project, "behaviors_conf");
        if (!behaviours.is_object())
            return;
        for (const auto& [key, conf] : behaviours.items()) {
            const std::string code = textAt(conf, "code");
            if (code.empty() || m_behaviours.contains(code)) {
                m_out.issues.push_back({"behaviour " + key, "it has no code of its own and is passed over", false});
                continue;
            }
            const bool state = lowered(textAt(conf, "type")).starts_with("state");
            const auto [tierName, label] = names.of(code);
            const std::size_t at = m_out.tier(tierName);
            TimedTier& tier = m_out.tiers[at];
            const bool isFirst = m_begun.insert(at).second;
            tier.points = !state && (isFirst || tier.points);
            m_behaviours.emplace(code, Behaviour{at, state, label});
            VocabularyEntry entry{label, textAt(conf, "description"), textAt(conf, "key")};
            if (tierName == code && label == code) {
                tier.vocabulary = "behaviours";
                tier.group = textAt(conf, "category");
                all.entries.push_back(std::move(entry));
            } else if (!label.empty()) {
                addToOwn(tier, std::move(entry));
            }
            if (isFirst)
                readModifiers(tier, memberAt(conf, "modifiers"));
        }
        if (!all.entries.empty())
            m_out.vocabularies.insert(m_out.vocabularies.begin(), std::move(all));
    }

    // A tier of several codes has a vocabulary of its name.
    void addToOwn(TimedTier& tier, VocabularyEntry entry) {
        if (tier.vocabulary.empty()) {
            tier.vocabulary = tier.name;
            m_out.vocabularies.push_back({tier.name, {}, {}});
        }
        if (const auto own = std::ranges::find(m_out.vocabularies, tier.vocabulary, &Vocabulary::name);
            own != m_out.vocabularies.end() &&
            std::ranges::find(own->entries, entry.code, &VocabularyEntry::code) == own->entries.end())
            own->entries.push_back(std::move(entry));
    }

    void readModifiers(TimedTier& tier, const BorisJson& sets) {
        if (!sets.is_object())
            return;
        for (const auto& [key, set] : sets.items()) {
            const std::string name = textAt(set, "name");
            tier.modifierNames.push_back(name);
            Vocabulary vocabulary{fmt::format("{}: {}", tier.name, name.empty() ? "modifier " + key : name),
                                  {},
                                  {},
                                  Vocabulary::Of::Modifiers};
            if (const BorisJson& values = memberAt(set, "values"); values.is_array())
                for (const BorisJson& value : values)
                    if (value.is_string())
                        vocabulary.entries.push_back({value.get<std::string>(), {}});
            m_out.vocabularies.push_back(std::move(vocabulary));
        }
    }

    void readSubjects() {
        Vocabulary all{"subjects", {}, {}, Vocabulary::Of::Persons};
        if (const BorisJson& subjects = memberAt(m_project, "subjects_conf"); subjects.is_object())
            for (const auto& [key, subject] : subjects.items())
                all.entries.push_back({textAt(subject, "name"), textAt(subject, "description")});
        if (!all.entries.empty())
            m_out.vocabularies.push_back(std::move(all));
    }

    Status readObservation(const std::string& id, const BorisJson& json) {
        TimedObservation observation;
        observation.name = id;
        readMedia(json, observation);
        m_out.observations.push_back(std::move(observation));
        const BorisJson& events = memberAt(json, "events");
        if (events.is_null())
            return {};
        if (!events.is_array())
            return broken(m_options, "the events of an observation are not a list", "observation " + cited(id));
        struct Event {
            MediaTime time;
            std::size_t index = 0;
            std::string subject, code, modifiers, comment;
        };
        std::vector<Event> sorted;
        for (std::size_t i = 0; i < events.size(); ++i) {
            const BorisJson& event = events[i];
            const std::string where = fmt::format("observation {} event {}", cited(id), i + 1);
            const auto time = event.is_array() && !event.empty() ? secondsOf(event[0]) : std::nullopt;
            if (!time || event.size() < 3 || !event[2].is_string()) {
                m_out.issues.push_back({where, "it has no time or no code and is passed over", false});
                continue;
            }
            const auto field = [&](std::size_t at) {
                return at < event.size() && event[at].is_string() ? event[at].get<std::string>() : std::string();
            };
            sorted.push_back({*time, i, field(1), field(2), field(3), field(4)});
        }
        std::ranges::stable_sort(sorted, {}, &Event::time);
        using Lane = std::tuple<std::string, std::string, std::string>; // subject, code, modifiers
        std::map<Lane, std::size_t> open;                               // the row not yet stopped
        for (Event& event : sorted) {
            const std::string where = fmt::format("observation {} event {}", cited(id), event.index + 1);
            const Behaviour behaviour = behaviourOf(event.code, where);
            Lane lane{event.subject, event.code, event.modifiers};
            if (behaviour.state)
                if (const auto found = open.find(lane); found != open.end()) {
                    TimedRow& row = m_out.rows[found->second];
                    row.end = event.time;
                    row.key += fmt::format("/{}", event.index);
                    if (row.comment.empty())
                        row.comment = event.comment;
                    else if (!event.comment.empty() && event.comment != row.comment)
                        row.comment += " | " + event.comment;
                    open.erase(found);
                    continue;
                }
            TimedRow row;
            row.observation = m_out.observations.size() - 1;
            row.tier = behaviour.tier;
            row.kind = behaviour.state ? TimedKind::Interval : TimedKind::Point;
            row.start = event.time;
            if (!behaviour.state)
                row.end = event.time;
            row.subject = event.subject;
            row.code = behaviour.label;
            row.modifiers = event.modifiers;
            row.comment = event.comment;
            row.key = fmt::format("{}/{}", id, event.index);
            if (behaviour.state)
                open.emplace(std::move(lane), m_out.rows.size());
            if (!addRow(m_out, std::move(row), m_options))
                return tooManyRows(m_options);
        }
        for (const auto& [lane, index] : open) {
            const TimedRow& row = m_out.rows[index];
            m_out.issues.push_back({fmt::format("observation {} at {} s", cited(id), secondsText(row.start)),
                                    fmt::format("the state {} is started and never stopped", cited(row.code)), false});
        }
        return {};
    }

    Behaviour behaviourOf(const std::string& code, const std::string& where) {
        const auto found = m_behaviours.find(code);
        if (found != m_behaviours.end())
            return found->second;
        m_out.issues.push_back(
            {where, "the behaviour " + cited(code) + " is not in the ethogram; it counts as a point event", false});
        const std::size_t tier = m_out.tier(code);
        if (m_begun.insert(tier).second)
            m_out.tiers[tier].points = true;
        return m_behaviours.emplace(code, Behaviour{tier, false, code}).first->second;
    }

    // Players 1 to 8 each play their files one after another; a player's own offset shifts it, and the observation's
    // was added to every event.
    static void readMedia(const BorisJson& json, TimedObservation& observation) {
        const auto start = secondsOf(memberAt(json, "time offset")).value_or(MediaTime(0));
        const BorisJson& info = memberAt(json, "media_info");
        const BorisJson& players = memberAt(json, "file");
        if (!players.is_object())
            return;
        for (const auto& [player, files] : players.items()) {
            if (!files.is_array())
                continue;
            const auto shift = secondsOf(memberAt(memberAt(info, "offset"), player.c_str())).value_or(MediaTime(0));
            MediaTime played(0);
            for (const BorisJson& file : files) {
                if (!file.is_string())
                    continue;
                MediaLink link;
                link.path = file.get<std::string>();
                link.offset = MediaDuration(-start.ns - shift.ns - played.ns);
                observation.media.push_back(link);
                const auto length = secondsOf(memberAt(memberAt(info, "length"), link.path.c_str()));
                played = MediaTime(played.ns + length.value_or(MediaTime(0)).ns);
            }
        }
    }

    const BorisJson& m_project;
    const ReadOptions& m_options;
    TimedDocument m_out;
    std::unordered_map<std::string, Behaviour> m_behaviours;
    std::set<std::size_t> m_begun; ///< tiers that a behaviour is on
};

} // namespace

BorisNames::BorisNames(const BorisJson& project) {
    const BorisJson& own = memberAt(project, borisOwn);
    if (const BorisJson& list = memberAt(own, "tiers"); list.is_array())
        for (const BorisJson& name : list)
            if (name.is_string())
                tiers.push_back(name.get<std::string>());
    if (const BorisJson& map = memberAt(own, "behaviours"); map.is_object())
        for (const auto& [code, name] : map.items())
            if (const std::string tier = textAt(name, "tier"); !tier.empty())
                behaviours.emplace(code, std::pair(tier, textAt(name, "code")));
}

std::pair<std::string, std::string> BorisNames::of(const std::string& behaviour) const {
    const auto found = behaviours.find(behaviour);
    return found == behaviours.end() ? std::pair(behaviour, behaviour) : found->second;
}

Result<std::string> borisText(std::string_view bytes, const ReadOptions& options) {
    std::string unpacked;
    if (isGzip(bytes)) {
        auto text = unpackGzip(bytes, options);
        if (!text)
            return std::unexpected(text.error());
        unpacked = std::move(*text);
        bytes = unpacked;
    }
    bool latin1 = false;
    std::string text = utf8Of(bytes, latin1);
    if (latin1)
        return broken(options, "the text is not UTF-8");
    return text;
}

Result<BorisJson> parseBoris(std::string_view text, const ReadOptions& options, std::vector<std::string>* doubled) {
    if (auto ok = checkJson(text, options); !ok)
        return std::unexpected(ok.error());
    std::string section; // the project's member that is read
    std::set<std::string> ids;
    const auto seen = [&](int depth, BorisJson::parse_event_t event, BorisJson& key) {
        if (event != BorisJson::parse_event_t::key || depth > 2)
            return true;
        if (depth == 1)
            section = key.get<std::string>();
        else if (section == "observations" && !ids.insert(key.get<std::string>()).second)
            doubled->push_back(key.get<std::string>());
        return true;
    };
    try {
        return doubled ? BorisJson::parse(text, seen) : BorisJson::parse(text);
    } catch (const BorisJson::parse_error& e) {
        const LineIndex lines(text);
        const std::size_t at = e.byte == 0 ? 0 : e.byte - 1;
        return broken(options, "this is not sound JSON",
                      fmt::format("line {} column {}", lines.lineOf(at), lines.columnOf(at)));
    } catch (const BorisJson::exception&) {
        return broken(options, "this is not sound JSON");
    }
}

bool sniffBoris(std::string_view bytes, std::string_view text) {
    if (isGzip(bytes)) {
        // No other format here is packed so: what else is wrong with it, reading says.
        const auto head = unpackGzip(bytes, {}, 256);
        return head && trimmed(std::string_view(*head).substr(0, 100)).starts_with('{');
    }
    // The text's head comes without a byte order mark.
    return trimmed(std::string_view(text).substr(0, 100)).starts_with('{') &&
           bytes.find("\"observations\"") != std::string_view::npos &&
           bytes.find("\"behaviors_conf\"") != std::string_view::npos;
}

Result<TimedDocument> readBoris(std::string_view bytes, const ReadOptions& options) {
    auto text = borisText(bytes, options);
    if (!text)
        return std::unexpected(text.error());
    std::vector<std::string> doubled;
    const auto project = parseBoris(*text, options, &doubled);
    if (!project)
        return std::unexpected(project.error());
    if (!project->is_object() || !project->contains("observations") || !project->contains("behaviors_conf"))
        return broken(options, "this is not a BORIS project", {}, "choose a BORIS project (.boris)");
    auto document = BorisReader(*project, options).read();
    if (!document)
        return document;
    document->kept = std::make_shared<const std::string>(bytes);
    for (const std::string& id : doubled)
        document->issues.push_back({"observation " + cited(id),
                                    "its name is there twice; only the last of them is read, as BORIS does", false});
    return document;
}

} // namespace attune::exchange

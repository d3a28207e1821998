// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "exchange/import_plan.h"
#include "exchange/imported_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace attune {

namespace {

using exchange::labelOf;
using exchange::plainName;

constexpr std::size_t mostLabels = 200; ///< of free segments, and of a tier that names no vocabulary
constexpr std::size_t fewLabels = 12;   ///< a tier with no more is not free text

// One line of a scheme: no line breaks, not too long.
std::string oneLine(std::string_view text, std::size_t longest) {
    std::string out = sanitizeUtf8(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    out = trimmed(out);
    return out.size() > longest ? sanitizeUtf8(out.substr(0, longest - 3)) : out;
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : lowered(text)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    if (!out.empty() && out.front() <= '9')
        out.insert(0, "codes-");
    out.resize(std::min<std::size_t>(out.size(), 60));
    while (out.ends_with('-'))
        out.pop_back();
    return out;
}

// May it stand in a scheme as it is?
bool isMarkId(const std::string& text) {
    return !text.empty() && text.size() <= longestMarkId &&
           std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// Whom a word for a person means, where that is plain.
std::optional<PersonRole> roleOf(std::string_view person) {
    constexpr std::array<std::string_view, 11> adults{"adult", "parent", "caregiver", "mother", "father", "mom",
                                                      "mum",   "dad",    "carer",     "madre",  "padre"};
    constexpr std::array<std::string_view, 6> children{"child", "infant", "baby", "toddler", "bebé", "niño"};
    const std::string word = lowered(trimmed(person));
    if (std::ranges::find(adults, word) != adults.end())
        return PersonRole::Adult;
    if (std::ranges::find(children, word) != children.end())
        return PersonRole::Child;
    return {};
}

// What the rows of a tier hold.
struct Held {
    std::vector<std::string> labels; ///< each once, in order
    std::set<std::string> seen, persons;
    std::size_t rows = 0;
    bool empty = false, spans = false, odd = false; ///< a code without a label, a span, a label no scheme can have
};

class SchemeMaker {
  public:
    explicit SchemeMaker(const TimedDocument& document) : m_document(document), m_held(document.tiers.size()) {
        for (const TimedRow& row : document.rows) {
            Held& held = m_held[row.tier];
            const std::string label = labelOf(document.tiers[row.tier], row);
            ++held.rows;
            held.spans = held.spans || row.kind != TimedKind::Point;
            if (!row.subject.empty())
                held.persons.insert(row.subject);
            if (label.empty())
                held.empty = true;
            else if (!isMarkId(label))
                held.odd = true;
            else if (held.seen.insert(label).second)
                held.labels.push_back(label);
        }
    }

    void run(CodingScheme& scheme) {
        for (std::size_t t = 0; t < m_document.tiers.size(); ++t)
            addTier(scheme, t);
        for (const Vocabulary& vocabulary : m_document.vocabularies)
            if (vocabulary.of == Vocabulary::Of::Codes && !m_used.contains(vocabulary.name))
                addRow(
                    scheme,
                    Track{plainName(vocabulary.name, "codes"), {}, {}, {}, codesOf(vocabulary), false, false, {}, {}});
        // Two columns may have one name: where one is free text, so is the row.
        std::erase_if(scheme.tracks,
                      [&](const Track& track) { return m_free.contains(track.id) || track.codes.size() > mostCodes; });
        scheme.tracks.resize(std::min(scheme.tracks.size(), mostTracks));
        for (Track& track : scheme.tracks)
            addKeys(track);
        std::set<std::string> persons;
        for (const Vocabulary& vocabulary : m_document.vocabularies)
            if (vocabulary.of == Vocabulary::Of::Persons)
                for (const VocabularyEntry& entry : vocabulary.entries)
                    persons.insert(oneLine(entry.code, 190));
        for (const Held& held : m_held)
            for (const std::string& person : held.persons)
                persons.insert(oneLine(person, 190));
        persons.erase("");
        scheme.persons.assign(persons.begin(), persons.end());
        if (scheme.persons.size() > mostLabels)
            scheme.persons.resize(mostLabels);
    }

  private:
    [[nodiscard]] const Vocabulary* vocabularyOf(const TimedTier& tier) const {
        const auto found = std::ranges::find(m_document.vocabularies, tier.vocabulary, &Vocabulary::name);
        return tier.vocabulary.empty() || found == m_document.vocabularies.end() ? nullptr : &*found;
    }

    // Where a tier is itself one code among others (BORIS), it has that one only.
    [[nodiscard]] std::vector<Code> codesOf(const Vocabulary& vocabulary, const std::string& tier = {}) const {
        const bool own =
            std::ranges::find(vocabulary.entries, tier, &VocabularyEntry::code) != vocabulary.entries.end();
        std::vector<Code> out;
        for (const VocabularyEntry& entry : vocabulary.entries)
            if (isMarkId(entry.code) && (!own || entry.code == tier) && out.size() < mostCodes &&
                std::ranges::find(out, entry.code, &Code::id) == out.end())
                out.push_back({entry.code, oneLine(entry.code, 190), lowered(trimmed(entry.key)),
                               oneLine(entry.description, 3900)});
        return out;
    }

    void addTier(CodingScheme& scheme, std::size_t t) {
        const TimedTier& tier = m_document.tiers[t];
        const Held& held = m_held[t];
        const Vocabulary* vocabulary = vocabularyOf(tier);
        if (vocabulary)
            m_used.insert(vocabulary->name);
        const bool isText = !vocabulary && held.labels.size() > fewLabels &&
                            (held.labels.size() > mostLabels || held.labels.size() * 2 > held.rows);
        if (held.odd || isText) {
            m_free.insert(plainName(tier.name, "codes"));
            return;
        }
        Track track{plainName(tier.name, "codes"), {}, {}, {}, {}, false, false, {}, {}};
        if (vocabulary)
            track.codes = codesOf(*vocabulary, tier.name);
        for (const std::string& label : held.labels)
            if (std::ranges::find(track.codes, label, &Code::id) == track.codes.end())
                track.codes.push_back({label, label, {}, {}});
        if (tier.points && !held.spans && !held.empty)
            track.kind = TrackKind::Events;
        std::string person = tier.subject;
        if (person.empty() && held.persons.size() == 1)
            person = *held.persons.begin();
        if (!tier.group.empty())
            track.name = oneLine(tier.group + ": " + track.id, 190);
        track.exclusive = tier.exclusive;
        track.role = roleOf(person).value_or(roleOf(tier.name).value_or(PersonRole::Dyad));
        addModifiers(tier, track);
        const auto twin = std::ranges::find(scheme.tracks, track.id, &Track::id);
        if (twin == scheme.tracks.end())
            return addRow(scheme, std::move(track));
        for (Code& code : track.codes)
            if (!twin->find(code.id))
                twin->codes.push_back(std::move(code));
        if (track.kind != twin->kind)
            twin->kind = TrackKind::Segments;
    }

    // The values of a row's modifiers, in words.
    void addModifiers(const TimedTier& tier, Track& track) const {
        std::string words;
        for (const Vocabulary& vocabulary : m_document.vocabularies) {
            if (vocabulary.of != Vocabulary::Of::Modifiers || !vocabulary.name.starts_with(tier.name + ": "))
                continue;
            std::vector<std::string> values;
            for (const VocabularyEntry& entry : vocabulary.entries)
                values.push_back(entry.code);
            words += fmt::format("{}{}: {}.", words.empty() ? "" : " ", vocabulary.name.substr(tier.name.size() + 2),
                                 join(values, ", "));
        }
        if (!words.empty())
            for (Code& code : track.codes)
                code.definition = oneLine(code.definition + (code.definition.empty() ? "" : " ") + words, 3900);
    }

    // Each code has the key that the file gives it, else a letter of its own, else a digit.
    static void addKeys(Track& track) {
        const auto isKey = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        std::set<char> taken;
        for (Code& code : track.codes)
            if (code.key.size() != 1 || !isKey(code.key.front()) || !taken.insert(code.key.front()).second)
                code.key.clear();
        for (Code& code : track.codes)
            for (const char c : code.key.empty() ? lowered(code.name) + "1234567890" : std::string())
                if (isKey(c) && taken.insert(c).second) {
                    code.key = c;
                    break;
                }
    }

    static void addRow(CodingScheme& scheme, Track track) {
        const bool kept = track.id == Segment().track || track.id == episodeTrack || track.id == "evidence";
        if (kept || track.codes.empty() || scheme.findTrack(track.id))
            return;
        if (track.name.empty())
            track.name = track.id;
        scheme.tracks.push_back(std::move(track));
    }

    const TimedDocument& m_document;
    std::vector<Held> m_held;
    std::set<std::string> m_used; ///< vocabularies that a tier has
    std::set<std::string> m_free; ///< rows of free text
};

} // namespace

std::optional<CodingScheme> schemeOf(const TimedDocument& document, const std::string& id) {
    CodingScheme scheme;
    scheme.ref.id = SchemeId(slug(id).empty() ? "imported" : slug(id));
    scheme.title = oneLine(document.title.empty() ? id : document.title, 190);
    scheme.notice = "Imported from another program's file.";
    scheme.unit = "segment";
    SchemeMaker(document).run(scheme);
    if (scheme.tracks.empty())
        return {};
    return scheme;
}

} // namespace attune

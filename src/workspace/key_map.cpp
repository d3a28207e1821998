// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/key_map.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace attune {
namespace {

constexpr std::array<std::string_view, 5> kModifiers{"Ctrl", "Alt", "Shift", "Meta", "Num"};
constexpr std::array<std::string_view, 19> kNamed{"Space",     "Left",  "Right", "Up",    "Down",   "Return", "Tab",
                                                  "Esc",       "Home",  "End",   "PgUp",  "PgDown", "Insert", "Delete",
                                                  "Backspace", "Pause", "Menu",  "Print", "Help"};

std::optional<std::string> canonicalStroke(std::string_view text) {
    std::array<bool, kModifiers.size()> held{};
    // The last part is the key, which may itself be a plus.
    for (;;) {
        const auto plus = text.find('+');
        if (plus == std::string_view::npos || plus == 0 || plus + 1 >= text.size())
            break;
        const std::string word = lowered(text.substr(0, plus));
        const auto modifier = std::ranges::find_if(kModifiers, [&](std::string_view m) { return lowered(m) == word; });
        if (modifier == kModifiers.end())
            return std::nullopt;
        held[static_cast<std::size_t>(modifier - kModifiers.begin())] = true;
        text.remove_prefix(plus + 1);
    }
    std::string key;
    const std::string word = lowered(text);
    if (text.size() == 1 && text[0] > ' ' && text[0] < 127) {
        key = std::string(text);
        if (key[0] >= 'a' && key[0] <= 'z')
            key[0] = static_cast<char>(key[0] - 'a' + 'A');
    } else if (word == "enter") {
        key = "Return";
    } else if (word == "escape") {
        key = "Esc";
    } else if (const auto named = std::ranges::find_if(kNamed, [&](auto n) { return lowered(n) == word; });
               named != kNamed.end()) {
        key = std::string(*named);
    } else if (const auto number = word.size() > 1 && word[0] == 'f' ? parseInteger(word.substr(1)) : std::nullopt;
               number && *number >= 1 && *number <= 35) {
        key = fmt::format("F{}", *number);
    } else {
        return std::nullopt;
    }
    std::string out;
    for (std::size_t i = 0; i < kModifiers.size(); ++i)
        if (held[i])
            out += std::string(kModifiers[i]) + "+";
    return out + key;
}

bool meet(const ActionInfo& a, const ActionInfo& b) {
    return a.rooms.empty() || b.rooms.empty() ||
           std::ranges::any_of(a.rooms, [&](const auto& r) { return b.worksIn(r); });
}

bool clash(std::string_view a, std::string_view b) {
    const auto starts = [](std::string_view chord, std::string_view stroke) {
        return chord.size() > stroke.size() + 1 && chord.starts_with(stroke) &&
               chord.substr(stroke.size()).starts_with(", ");
    };
    return a == b || starts(a, b) || starts(b, a);
}

} // namespace

std::optional<std::string> canonicalKey(std::string_view text) {
    text = trimmed(text);
    // The comma may be a key too: only a comma and a space after something parts two strokes.
    if (const auto comma = text.find(", ", 1); comma != std::string_view::npos) {
        const auto first = canonicalStroke(trimmed(text.substr(0, comma)));
        const auto second = canonicalStroke(trimmed(text.substr(comma + 2)));
        if (!first || !second)
            return std::nullopt;
        return *first + ", " + *second;
    }
    return canonicalStroke(text);
}

KeyMap::KeyMap() { reset(); }

void KeyMap::reset() {
    m_keys.clear();
    for (const ActionInfo& action : actionTable())
        m_keys[action.id] = action.keys;
}

const std::vector<std::string>& KeyMap::keys(std::string_view actionId) const {
    static const std::vector<std::string> none;
    const auto it = m_keys.find(actionId);
    return it == m_keys.end() ? none : it->second;
}

const ActionInfo* KeyMap::holder(const ActionInfo& action, std::string_view key) const {
    for (const ActionInfo& other : actionTable())
        if (other.id != action.id && meet(action, other) &&
            std::ranges::any_of(keys(other.id), [&](const auto& k) { return clash(k, key); }))
            return &other;
    return nullptr;
}

Status KeyMap::assign(std::string_view actionId, const std::vector<std::string>& keys) {
    const ActionInfo* action = findAction(actionId);
    if (!action)
        return fail(ErrorCode::NotFound, "there is no command with this name", std::string(actionId),
                    "choose one of the key sheet");
    std::vector<std::string> wanted;
    for (const std::string& text : keys) {
        const auto key = canonicalKey(text);
        if (!key)
            return fail(ErrorCode::Invalid, "this is not a key", text, "press the key you want");
        if (const ActionInfo* other = holder(*action, *key))
            return fail(ErrorCode::Conflict, fmt::format("{} is the key of “{}”", *key, other->text), action->text,
                        "choose another key, or change that one first");
        if (std::ranges::find(wanted, *key) == wanted.end())
            wanted.push_back(*key);
    }
    m_keys[action->id] = std::move(wanted);
    return {};
}

const ActionInfo* KeyMap::find(std::string_view key, std::string_view room) const {
    for (const ActionInfo& action : actionTable())
        if (action.worksIn(room) && std::ranges::find(keys(action.id), key) != keys(action.id).end())
            return &action;
    return nullptr;
}

bool KeyMap::startsChord(std::string_view key, std::string_view room) const {
    const std::string prefix = std::string(key) + ", ";
    return std::ranges::any_of(actionTable(), [&](const ActionInfo& action) {
        return action.worksIn(room) &&
               std::ranges::any_of(keys(action.id), [&](const auto& k) { return k.starts_with(prefix); });
    });
}

std::string KeyMap::toText() const {
    std::string out;
    for (const ActionInfo& action : actionTable())
        if (const auto& mine = keys(action.id); mine != action.keys)
            out += action.id + " = " + join(mine, " | ") + "\n";
    return out;
}

Result<KeyMap> KeyMap::fromText(std::string_view text) {
    KeyMap map;
    struct Line {
        std::string id;
        std::vector<std::string> keys;
    };
    std::vector<Line> lines;
    int number = 0;
    for (const std::string& line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty())
            continue;
        const auto equals = line.find(" =");
        if (equals == std::string::npos || !findAction(trimmed(line.substr(0, equals))))
            return fail(ErrorCode::Invalid, "this line names no command", fmt::format("key map, line {}", number),
                        "remove the line");
        Line entry{std::string(trimmed(line.substr(0, equals))), {}};
        // A key may be the stroke "|" itself, so only a bar between spaces parts keys.
        std::string_view rest = trimmed(std::string_view(line).substr(equals + 2));
        while (!rest.empty()) {
            const auto bar = rest.find(" | ");
            entry.keys.emplace_back(trimmed(rest.substr(0, bar)));
            rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 3);
        }
        lines.push_back(std::move(entry));
    }
    // Free all of them first, so that two actions may have swapped their keys.
    for (const Line& line : lines)
        map.m_keys[line.id].clear();
    for (const Line& line : lines)
        if (auto done = map.assign(line.id, line.keys); !done)
            return std::unexpected(done.error());
    return map;
}

} // namespace attune

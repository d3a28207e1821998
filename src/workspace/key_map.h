// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "workspace/action_table.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// One spelling for a key: modifiers in the order Ctrl, Alt, Shift, Meta, Num (the numeric keypad), then the key
/// ("ctrl+shift+z" becomes "Ctrl+Shift+Z", "Enter" becomes "Return"); two strokes are parted by a comma and a space
/// ("M, +"). Nothing when the text names no key.
[[nodiscard]] std::optional<std::string> canonicalKey(std::string_view text);

/// Which key does what: the defaults of the action table with this person's changes. No two actions that may meet in a
/// room have a key in common, nor does one start with the key of another.
class KeyMap {
  public:
    KeyMap();

    [[nodiscard]] const std::vector<std::string>& keys(std::string_view actionId) const;
    /// Gives the action these keys in place of those it has.
    /// Errors: NotFound (no such action), Invalid (not a key), Conflict (names the action that has the key).
    [[nodiscard]] Status assign(std::string_view actionId, const std::vector<std::string>& keys);
    void reset();

    /// What a key does in a room.
    [[nodiscard]] const ActionInfo* find(std::string_view key, std::string_view room) const;
    /// Is the key the first of two strokes of some action of the room?
    [[nodiscard]] bool startsChord(std::string_view key, std::string_view room) const;

    /// Only what differs from the defaults, one action a line: "mark.in = Ctrl+I | I".
    [[nodiscard]] std::string toText() const;
    /// Errors: Invalid with the number of the line; Conflict. A key map is read whole or not at all.
    [[nodiscard]] static Result<KeyMap> fromText(std::string_view text);

  private:
    [[nodiscard]] const ActionInfo* holder(const ActionInfo& action, std::string_view key) const;
    std::map<std::string, std::vector<std::string>, std::less<>> m_keys;
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class ActionGroup { Playback, Picture, Marking, Rating, Timeline, Compare, Rooms, Library, Help };

/// Heading of the group on the key sheet: "Watch".
[[nodiscard]] std::string_view groupTitle(ActionGroup group);

/// One thing the program can do. Menus, palette, keys and the key sheet are all made from the one table.
struct ActionInfo {
    std::string id;   ///< "play.toggle"; the room that knows how performs it
    std::string text; ///< "Play or pause"
    ActionGroup group = ActionGroup::Playback;
    std::vector<std::string> rooms; ///< "clips", "code", "compare", "calibrate", "journal"; empty: everywhere
    std::vector<std::string> keys;  ///< default keys as portable text: "Ctrl+Shift+Z", "Space"; "M, +" is M, then +
    /// May the room be the current one when this is done?
    [[nodiscard]] bool worksIn(std::string_view room) const;
    /// Is it done again and again while its key is held down?
    [[nodiscard]] bool repeats() const;
};

/// All actions, in the order of the key sheet.
[[nodiscard]] const std::vector<ActionInfo>& actionTable();
[[nodiscard]] const ActionInfo* findAction(std::string_view id);

} // namespace attune

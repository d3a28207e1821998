// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/key_presets.h"

#include <algorithm>
#include <array>

namespace attune {

namespace {

// The keypad as a jog wheel: 4 and 6 shuttle, 1 and 3 step, 7 and 9 set onset and offset, 0 makes the segment.
constexpr std::string_view datavyu = R"(play.toggle = Num+8 | Space | K
play.pause = Num+2 | Num+5
shuttle.back = Num+4 | J
shuttle.forward = Num+6 | L
step.back = Num+1 | Left
step.forward = Num+3 | Right
play.replay = Num+- | R
mark.in = Num+7 | I
mark.out = Num+9 | O
go.in = Num++ | Shift+I
segment.add = Num+0 | Num+Return | Return
)";

constexpr std::string_view elan = R"(play.toggle = Ctrl+Space | Space
step.back = Ctrl+Left | Left
step.forward = Ctrl+Right | Right
step.previousEdge = Ctrl+Shift+Left
step.nextEdge = Ctrl+Shift+Right
segment.previous = Alt+Left
segment.next = Alt+Right
picture.left = Alt+Shift+Left
picture.right = Alt+Shift+Right
edge.beginEarlier = Ctrl+J
edge.beginLater = Ctrl+U
edge.endEarlier = Ctrl+Shift+J
edge.endLater = Ctrl+Shift+U
timeline.zoomIn = Z
)";

constexpr std::string_view boris = R"(play.toggle = Space
speed.faster = Home | ]
speed.slower = End | [
speed.normal = Backspace | \
rating.clear = Delete
step.backSecond = Down | Shift+Left
step.forwardSecond = Up | Shift+Right
dimension.previous = Shift+Tab
dimension.next = Tab
)";

// Everything watched and marked with the left hand; the right one holds the mouse, or nothing.
constexpr std::string_view leftHand = R"(step.back = Q
step.forward = W
step.backSecond = Shift+Q
step.forwardSecond = Shift+W
shuttle.back = Shift+A
shuttle.forward = Shift+D
mark.in = D
mark.out = G
segment.add = F
timeline.fit = Shift+F
dimension.previous = 
dimension.next = Tab | Down
status.notApplicable = Shift+X
marker.plus = E, E
marker.minus = E, W
marker.next = Shift+E
play.replay = R
rating.note = Shift+T
)";

constexpr std::array<KeyPreset, 5> presets{{
    {"editor", "Editor", "as in video editors: J K L, I O", ""},
    {"datavyu", "Datavyu", "the numeric keypad as a jog wheel", datavyu},
    {"elan", "ELAN", "Ctrl with the arrows, Alt from mark to mark", elan},
    {"boris", "BORIS", "arrows jump, Home and End change the speed", boris},
    {"left-hand", "Left hand", "watching and marking with one hand", leftHand},
}};

} // namespace

std::span<const KeyPreset> keyPresets() { return presets; }

Result<KeyMap> keysOfPreset(std::string_view id) {
    const auto found = std::ranges::find(presets, id, &KeyPreset::id);
    if (found == presets.end())
        return fail(ErrorCode::NotFound, "there is no set of keys of this name", std::string(id),
                    "choose one of the list");
    return KeyMap::fromText(found->text);
}

} // namespace attune

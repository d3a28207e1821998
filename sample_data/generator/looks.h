// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "voice.h"

#include <QColor>
#include <string>

namespace attune::scenes {

enum class AdultHair { Bun, Short, Long, Curls, Grey, Scarf, Ponytail };
enum class ChildHair { Tuft, Puffs, Bob, Curls, Pigtail, Crop };

/// How two people look and sound.
struct Family {
    QColor adultSkin, adultHair, adultTop, adultSleeve, adultLegs;
    AdultHair adultStyle = AdultHair::Bun;
    bool beard = false;
    bool glasses = false;
    bool stripes = false; ///< on the child's top
    QColor childSkin, childHair, childTop, childSleeve, childLegs;
    ChildHair childStyle = ChildHair::Tuft;
    Speaker adultVoice;
    Speaker childVoice;
};

/// Colours and furniture of a room.
struct Room {
    QColor wall, wallLow, floor, floorLine, rug, rugInner, rugLine;
    bool curtain = false;
    bool lamp = false;
    bool evening = false;
};

/// Known families: harbour, orchard, meadow, quarry, cedar, lagoon, heather, juniper. Unknown: the first.
const Family& familyOf(const std::string& name);
/// Known rooms: sand, rose, sky, sage, dusk, mint. Unknown: the first.
const Room& roomOf(const std::string& name);

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"

#include <map>

namespace attune::scenes {

const Family& familyOf(const std::string& name) {
    static const Speaker woman{205, 1.0};
    static const Speaker man{122, .88};
    static const Speaker older{182, .98};
    static const Speaker toddler{345, 1.28};
    static const Speaker bigger{312, 1.22};
    static const std::map<std::string, Family> families{
        {"harbour",
         {"#C98F6B", "#3A2A24", "#4F7FA3", "#3F6C8E", "#46505E", AdultHair::Bun, false, false, false, "#D8A07C",
          "#4A342A", "#E3A94A", "#CF9436", "#6B7F5B", ChildHair::Tuft, woman, toddler}},
        {"orchard",
         {"#E0B493", "#8C5A36", "#7B9A86", "#688673", "#5A4F4A", AdultHair::Ponytail, false, false, true, "#E8BE9F",
          "#A8703F", "#E0B04F", "#CB9B3C", "#7A6A86", ChildHair::Bob, woman, toddler}},
        {"meadow",
         {"#B67F5A", "#1E1A1C", "#A0626A", "#8B525A", "#3D4754", AdultHair::Short, true, false, false, "#C48D67",
          "#2A2122", "#5E93A8", "#4C8095", "#8A7350", ChildHair::Crop, man, bigger}},
        {"quarry",
         {"#8A5A3C", "#221814", "#6C7F94", "#5A6C80", "#3F4653", AdultHair::Curls, false, false, false, "#9A6847",
          "#241A16", "#D99A4E", "#C4863C", "#54677A", ChildHair::Puffs, woman, toddler}},
        {"cedar",
         {"#D9A684", "#A9A4A0", "#8A6F94", "#765D80", "#4C4A57", AdultHair::Grey, false, true, true, "#E2B08C",
          "#6B4A33", "#7FA37A", "#6C9067", "#5B6A85", ChildHair::Curls, older, toddler}},
        {"lagoon",
         {"#C6946E", "#3F7A7C", "#56728F", "#46617D", "#3B4452", AdultHair::Scarf, false, false, false, "#CF9F79",
          "#32241F", "#D9735B", "#C4614B", "#6A7468", ChildHair::Pigtail, woman, bigger}},
        {"heather",
         {"#EBC3A6", "#B47A3C", "#8A5F7C", "#744E68", "#4D5666", AdultHair::Long, false, false, false, "#F0CBAF",
          "#D2A05C", "#6F9AA8", "#5D8796", "#80657A", ChildHair::Tuft, woman, toddler}},
        {"juniper",
         {"#6F4630", "#1C1513", "#B9834A", "#A3713B", "#3A4250", AdultHair::Short, true, true, true, "#7E5238",
          "#1E1613", "#8FB08A", "#7B9C76", "#4F5D73", ChildHair::Curls, man, bigger}},
    };
    const auto found = families.find(name);
    return found == families.end() ? families.at("harbour") : found->second;
}

const Room& roomOf(const std::string& name) {
    static const std::map<std::string, Room> rooms{
        {"sand", {"#EADFD0", "#E2D4C1", "#CDAA80", "#C29D72", "#7FA6A0", "#94B8B1", "#F1E7D6", false, false, false}},
        {"rose", {"#E8E0E3", "#DBD0D5", "#BFA58D", "#B0967E", "#8C93B0", "#A2A8C2", "#EEEAF0", true, false, false}},
        {"sky", {"#DDE3EA", "#CDD6E0", "#D0B48E", "#C3A57D", "#C2A25F", "#D0B478", "#F6EEDC", false, true, false}},
        {"sage", {"#D9E0DD", "#CBD5D1", "#C4A98A", "#B79B7B", "#B98B82", "#CBA199", "#F3E8DD", true, false, false}},
        {"dusk", {"#D9CFC9", "#CBBEB8", "#A98A6D", "#9B7C60", "#7C88A3", "#929DB5", "#EDE6DF", false, true, true}},
        {"mint", {"#DCE7DF", "#CCDBD1", "#C9AF8B", "#BC9F78", "#D2A56B", "#E0BB88", "#F7EEDF", true, true, false}},
    };
    const auto found = rooms.find(name);
    return found == rooms.end() ? rooms.at("sand") : found->second;
}

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace attune {

/// Whose behaviour a dimension rates; decides the colour, never alone: names stand beside it.
enum class PersonRole { Adult, Child, Dyad, Other };
/// "adult", "child", "dyad" in any case; anything else is Other.
[[nodiscard]] PersonRole personRole(std::string_view text);
/// "adult", "child", "dyad", "" for Other.
[[nodiscard]] std::string personRoleInWords(PersonRole role);

struct InkSet {
    std::string fill; ///< shapes
    std::string on;   ///< text upon the fill
    std::string ink;  ///< text and lines
    std::string tint; ///< soft ground
};

/// Colours of a drawing as "#RRGGBB".
struct Palette {
    std::string surface, text, text2, text3, border, control;
    std::string agree0, agree1, agree2, agreeOn; ///< grounds: same, within one, two or more
    std::string disagree, disagreeInk;
    InkSet adult, child, dyad, other, reference;
    [[nodiscard]] const InkSet& person(PersonRole role) const;
};

[[nodiscard]] const Palette& lightPalette();
[[nodiscard]] const Palette& darkPalette();

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace attune {

/// Whose behaviour a dimension rates; decides the colour, never alone: names stand beside it.
enum class FigureRole { Adult, Child, Dyad, Other };
/// "adult", "child", "dyad" in any case; anything else is Other.
[[nodiscard]] FigureRole figureRole(std::string_view text);
/// "adult", "child", "dyad", "" for Other.
[[nodiscard]] std::string figureRoleInWords(FigureRole role);

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
    [[nodiscard]] const InkSet& person(FigureRole role) const;
};

[[nodiscard]] const Palette& lightPalette();
[[nodiscard]] const Palette& darkPalette();

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/palette.h"

#include "base/text.h"

namespace attune {

FigureRole figureRole(std::string_view text) {
    const std::string role = lowered(trimmed(text));
    if (role == "adult")
        return FigureRole::Adult;
    if (role == "child")
        return FigureRole::Child;
    return role == "dyad" ? FigureRole::Dyad : FigureRole::Other;
}

std::string figureRoleInWords(FigureRole role) {
    switch (role) {
    case FigureRole::Adult:
        return "adult";
    case FigureRole::Child:
        return "child";
    case FigureRole::Dyad:
        return "dyad";
    case FigureRole::Other:
        break;
    }
    return {};
}

const InkSet& Palette::person(FigureRole role) const {
    switch (role) {
    case FigureRole::Adult:
        return adult;
    case FigureRole::Child:
        return child;
    case FigureRole::Dyad:
        return dyad;
    case FigureRole::Other:
        break;
    }
    return other;
}

const Palette& lightPalette() {
    static const Palette palette{
        .surface = "#FFFFFF",
        .text = "#1A1E23",
        .text2 = "#454D57",
        .text3 = "#5B646F",
        .border = "#D7DBE1",
        .control = "#7E8792",
        .agree0 = "#E6E9ED",
        .agree1 = "#FDE6D3",
        .agree2 = "#F8C39A",
        .agreeOn = "#1A1E23",
        .disagree = "#D55E00",
        .disagreeInk = "#9E4400",
        .adult = {"#0072B2", "#FFFFFF", "#005E94", "#E0EFF8"},
        .child = {"#E69F00", "#1A1404", "#875600", "#FCF0D6"},
        .dyad = {"#009E73", "#04160F", "#006B4E", "#DCF2EA"},
        .other = {"#5B646F", "#FFFFFF", "#454D57", "#EEF0F3"},
        .reference = {"#AA4499", "#FFFFFF", "#8C337C", "#F6E6F3"},
    };
    return palette;
}

const Palette& darkPalette() {
    static const Palette palette{
        .surface = "#1A1D21",
        .text = "#E8EAED",
        .text2 = "#B2B9C1",
        .text3 = "#8E97A1",
        .border = "#2C3138",
        .control = "#707A86",
        .agree0 = "#2A2F36",
        .agree1 = "#412811",
        .agree2 = "#6E3A10",
        .agreeOn = "#F4F1EE",
        .disagree = "#D55E00",
        .disagreeInk = "#FFA263",
        .adult = {"#0072B2", "#FFFFFF", "#66B9EA", "#12303F"},
        .child = {"#E69F00", "#1A1404", "#F2B843", "#3A2C0E"},
        .dyad = {"#009E73", "#04160F", "#45C9A0", "#0F3228"},
        .other = {"#8E97A1", "#14161A", "#B2B9C1", "#14161A"},
        .reference = {"#AA4499", "#FFFFFF", "#E195D3", "#3A1F35"},
    };
    return palette;
}

} // namespace attune

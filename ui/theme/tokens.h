// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <array>

namespace attune::ui {

/// One row of the table of tokens: name as written in the style sheet, colour (AARRGGBB) in each appearance.
struct TokenRow {
    const char* name;
    QRgb light, dark;
};

/// In the order of Token.
inline constexpr std::array<TokenRow, 41> kTokens{{
    {"chrome", 0xFFDEE1E5, 0xFF131518},         {"surround", 0xFFECEEF1, 0xFF24282D},
    {"surface", 0xFFFFFFFF, 0xFF1A1D21},        {"surface-2", 0xFFF5F6F8, 0xFF20242A},
    {"sunken", 0xFFEEF0F3, 0xFF14161A},         {"hover", 0xFFE9ECF0, 0xFF2A2F36},
    {"border", 0xFFD7DBE1, 0xFF2C3138},         {"border-strong", 0xFFB3BAC4, 0xFF454D57},
    {"control", 0xFF7E8792, 0xFF707A86},        {"text", 0xFF1A1E23, 0xFFE8EAED},
    {"text-2", 0xFF454D57, 0xFFB2B9C1},         {"text-3", 0xFF5B646F, 0xFF8E97A1},
    {"accent", 0xFF4A4FC2, 0xFFA5AAFF},         {"accent-fill", 0xFF4A4FC2, 0xFF5B61D6},
    {"on-accent", 0xFFFFFFFF, 0xFFFFFFFF},      {"accent-tint", 0xFFECEDFA, 0xFF292B45},
    {"focus", 0xFF4A4FC2, 0xFFA5AAFF},          {"adult", 0xFF0072B2, 0xFF0072B2},
    {"adult-on", 0xFFFFFFFF, 0xFFFFFFFF},       {"adult-ink", 0xFF005E94, 0xFF66B9EA},
    {"adult-tint", 0xFFE0EFF8, 0xFF12303F},     {"child", 0xFFE69F00, 0xFFE69F00},
    {"child-on", 0xFF1A1404, 0xFF1A1404},       {"child-ink", 0xFF875600, 0xFFF2B843},
    {"child-tint", 0xFFFCF0D6, 0xFF3A2C0E},     {"dyad", 0xFF009E73, 0xFF009E73},
    {"dyad-on", 0xFF04160F, 0xFF04160F},        {"dyad-ink", 0xFF006B4E, 0xFF45C9A0},
    {"dyad-tint", 0xFFDCF2EA, 0xFF0F3228},      {"reference", 0xFFAA4499, 0xFFAA4499},
    {"reference-on", 0xFFFFFFFF, 0xFFFFFFFF},   {"reference-ink", 0xFF8C337C, 0xFFE195D3},
    {"reference-tint", 0xFFF6E6F3, 0xFF3A1F35}, {"disagree", 0xFFD55E00, 0xFFD55E00},
    {"disagree-ink", 0xFF9E4400, 0xFFFFA263},   {"disagree-tint", 0xFFFDEADB, 0xFF38220F},
    {"agree-0", 0xFFE6E9ED, 0xFF2A2F36},        {"agree-1", 0xFFFDE6D3, 0xFF412811},
    {"agree-2", 0xFFF8C39A, 0xFF6E3A10},        {"agree-on", 0xFF1A1E23, 0xFFF4F1EE},
    {"scrim", 0x661A1E23, 0x80000000},
}};

} // namespace attune::ui

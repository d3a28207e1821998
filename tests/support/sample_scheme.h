// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/coding_scheme.h"

namespace attune::test {

/// Two dimensions on 1 to 7 by halves and one of three classes.
inline CodingScheme smallScheme(int version = 1) {
    CodingScheme scheme;
    scheme.ref = {SchemeId("small"), version};
    scheme.title = "Small scheme";
    scheme.notice = "For tests";
    scheme.licence = "public domain";
    scheme.ageBandMonths = {6, 60};
    scheme.persons = {"adult", "child"};
    Scale scale{ScaleKind::Ordinal, 1, 7, 0.5, {}, {}};
    scale.anchors = {{0, "Low", "Low end.", "More words."}, {12, "High", "High end.", ""}};
    scheme.dimensions = {
        {DimensionId("sensitivity"), "Sensitivity", PersonRole::Adult, "Defined.", true, scale, 0, {}},
        {DimensionId("involvement"), "Involvement", PersonRole::Child, "", true, scale, 1, {}},
        {DimensionId("mood"),
         "Mood",
         PersonRole::Dyad,
         "",
         false,
         Scale{ScaleKind::Nominal, 0, 2, 1, {"calm", "lively", "tense"}, {}},
         0,
         {{ItemId("smile"), "Smile", Scale{ScaleKind::Binary, 0, 1, 1, {"no", "yes"}, {}}, true}}},
    };
    scheme.segmentLabels = {"Bid", "Answer"};
    return scheme;
}

} // namespace attune::test

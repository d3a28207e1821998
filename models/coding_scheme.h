// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"
#include "models/scale.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

/// Who a dimension rates: a role in the clip, never a name.
enum class PersonRole { Adult, SecondAdult, Child, Dyad, Triad };

/// Smallest scored entry within a dimension.
struct Item {
    ItemId id;
    std::string name;
    Scale scale;
    bool required = false;

    bool operator==(const Item&) const = default;
};

/// A rated construct.
struct Dimension {
    DimensionId id;
    std::string name;
    PersonRole role = PersonRole::Adult;
    std::string definition;
    bool highIsFavourable = true;
    Scale scale;
    int minEvidence = 0; ///< pieces of evidence a score needs before submission
    std::vector<Item> items;

    bool operator==(const Dimension&) const = default;
};

struct SchemeRef {
    SchemeId id;
    int version = 1;

    auto operator<=>(const SchemeRef&) const = default;
};

/// An instrument's structure and words: immutable once used, versioned.
struct CodingScheme {
    SchemeRef ref;
    std::string title;
    std::string notice; ///< shown wherever the scheme is shown
    std::string licence;
    std::optional<std::pair<int, int>> ageBandMonths;
    std::vector<std::string> persons; ///< seen in a clip: "adult", "child", ...; may be empty
    std::string unit = "whole_clip";  ///< what one rating refers to
    std::vector<Dimension> dimensions;
    std::vector<std::string> segmentLabels; ///< offered when a segment is made

    bool operator==(const CodingScheme&) const = default;
    [[nodiscard]] const Dimension* find(const DimensionId& id) const;
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class ScaleKind { Ordinal, Nominal, Binary, Count, Duration, Interval, Proportion, Text };

/// A described point of a scale. Points without an anchor are legal.
struct Anchor {
    std::int64_t steps = 0;  ///< steps above the scale's minimum
    std::string label;       ///< two or three words
    std::string text;        ///< one sentence, for the rating panel
    std::string description; ///< longer, for the manual; may be empty

    bool operator==(const Anchor&) const = default;
};

/// What a value may be. A value is a whole number of steps above min (ordinal, interval, count, proportion, duration)
/// or a position in categories (nominal, binary); never a float.
struct Scale {
    ScaleKind kind = ScaleKind::Ordinal;
    double min = 1, max = 7, step = 1; ///< in scale points; (max - min) is a whole number of steps
    std::vector<std::string> categories;
    std::vector<Anchor> anchors;         ///< by rising steps
    std::optional<std::int64_t> neutral; ///< steps of the point between two poles: the scale goes both ways from it
    bool secondBest = false;             ///< nominal: a second choice may be given, rated under "dimension/second"

    bool operator==(const Scale&) const = default;

    /// Is a value the name of a category?
    [[nodiscard]] bool isNamed() const { return kind == ScaleKind::Nominal || kind == ScaleKind::Binary; }
    /// Is a value words? They stand in the rating's note, and there are no steps.
    [[nodiscard]] bool isText() const { return kind == ScaleKind::Text; }
    /// Number of the highest step (or category); steps run from 0 to it.
    [[nodiscard]] std::int64_t topStep() const;
    [[nodiscard]] bool contains(std::int64_t steps) const { return steps >= 0 && steps <= topStep(); }
    /// Scale points at steps: min + steps * step.
    [[nodiscard]] double valueOf(std::int64_t steps) const { return min + static_cast<double>(steps) * step; }
    /// Steps of a score in scale points; nothing when off the grid or outside.
    [[nodiscard]] std::optional<std::int64_t> stepsOf(double points) const;
    /// "4", "4.5", or the category's name.
    [[nodiscard]] std::string textOf(std::int64_t steps) const;
    /// Steps that make one whole point (2 when the step is a half).
    [[nodiscard]] std::int64_t stepsPerPoint() const;
};

} // namespace attune

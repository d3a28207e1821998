// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/declared_scale.h"
#include "base/error.h"
#include "models/rating_table.h"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// A derived dimension: the sum or mean of items, by target and rater. Written "[NAME=]sum[:ITEM,ITEM...]" or the same
/// with mean; without a name it is "total", without items all dimensions of the ratings.
struct Total {
    std::string name = "total";
    bool mean = false;
    std::vector<std::string> items; ///< empty: all
};

/// Errors (Invalid): not of that form.
[[nodiscard]] Result<Total> parseTotal(const std::string& text);

/// The table with rows for each total appended, behind the row that completes it in the input. A total is missing
/// ("item_missing") for a target and rater unless every item has a score. Errors (Invalid, NotFound): a total with the
/// name of a dimension, an item that is no dimension, a score that is not a number, the same cell twice.
[[nodiscard]] Result<RatingTable> withTotals(const RatingTable& table, const std::vector<Total>& totals);

/// The scale of a total of so many items on this scale.
[[nodiscard]] DeclaredScale scaleOfTotal(const DeclaredScale& item, const Total& total, std::size_t items);

} // namespace attune

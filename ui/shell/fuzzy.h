// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace attune::ui {

struct FuzzyMatch {
    int score = 0;        ///< higher is nearer
    QList<int> positions; ///< matched characters of the text
};

/// Are the letters of the pattern in the text, in order? Whole words and beginnings of words score highest.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace attune::ui

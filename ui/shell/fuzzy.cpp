// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy.h"

namespace attune::ui {

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text) {
    const QString wanted = pattern.simplified().toLower();
    const QString in = text.toLower();
    FuzzyMatch match;
    if (wanted.isEmpty())
        return match;
    const auto startsWord = [&](qsizetype at) { return at == 0 || !in.at(at - 1).isLetterOrNumber(); };
    for (qsizetype at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, at + 1)) {
        const int score = 1000 - static_cast<int>(at) + (startsWord(at) ? 500 : 0);
        if (score <= match.score)
            continue;
        match.score = score;
        match.positions.clear();
        for (qsizetype i = 0; i < wanted.size(); ++i)
            match.positions.append(static_cast<int>(at + i));
    }
    if (match.score > 0)
        return match;
    qsizetype from = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        // The beginning of a later word is a better place than the next letter that happens to fit.
        qsizetype at = in.indexOf(letter, from);
        for (qsizetype later = at; later >= 0; later = in.indexOf(letter, later + 1))
            if (startsWord(later) || (!match.positions.isEmpty() && later == match.positions.last() + 1)) {
                at = later;
                break;
            }
        if (at < 0)
            return std::nullopt;
        match.score += startsWord(at) ? 20 : (!match.positions.isEmpty() && at == match.positions.last() + 1) ? 10 : 1;
        match.positions.append(static_cast<int>(at));
        from = at + 1;
    }
    return match;
}

} // namespace attune::ui

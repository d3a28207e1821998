// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/explanations.h"

#include "base/embedded_text.h"

#include <algorithm>
#include <map>

namespace attune {

/// docs/statistics, compiled in.
std::span<const EmbeddedText> statisticPages();

namespace {

struct Explanation {
    std::string title, words;
};
using Explanations = std::map<std::string, Explanation, std::less<>>;

// A page is a title, the explanation, and then a paragraph "**Figures.** `name`, `name`".
void addPage(std::string_view page, Explanations& to) {
    constexpr std::string_view figures = "\n\n**Figures.**";
    const auto title = page.find("\n\n"), list = page.find(figures);
    if (title == std::string_view::npos || list == std::string_view::npos || list <= title)
        return;
    std::string words(page.substr(title + 2, list - title - 2));
    std::ranges::replace(words, '\n', ' ');
    const std::string heading(page.substr(2, title - 2)); // behind "# "
    std::string_view names = page.substr(list + figures.size());
    names = names.substr(0, names.find("\n\n"));
    for (auto open = names.find('`'); open != std::string_view::npos; open = names.find('`')) {
        const auto close = names.find('`', open + 1);
        if (close == std::string_view::npos)
            return;
        to.emplace(names.substr(open + 1, close - open - 1), Explanation{heading, words});
        names.remove_prefix(close + 1);
    }
}

const Explanation& find(std::string_view estimate) {
    static const Explanations all = [] {
        Explanations out;
        for (const EmbeddedText& page : statisticPages())
            addPage(page.text, out);
        return out;
    }();
    static const Explanation none;
    const auto at = all.find(estimate);
    return at == all.end() ? none : at->second;
}

} // namespace

std::string explanationOf(std::string_view estimate) { return find(estimate).words; }

std::string explanationTitleOf(std::string_view estimate) { return find(estimate).title; }

} // namespace attune

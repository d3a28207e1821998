// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/segment.h"

#include "base/text.h"

namespace attune {

std::string inWords(const std::vector<Modifier>& modifiers) {
    std::vector<std::string> parts;
    for (const Modifier& modifier : modifiers)
        parts.push_back(modifier.name.empty() ? modifier.value : modifier.name + ": " + modifier.value);
    return join(parts, " | ");
}

std::vector<Modifier> modifiersFromWords(std::string_view words) {
    std::vector<Modifier> out;
    if (trimmed(words).empty())
        return out;
    for (const std::string& part : split(words, '|')) {
        const std::string text(trimmed(part));
        auto colon = text.find(": ");
        if (colon == std::string::npos && text.ends_with(':'))
            colon = text.size() - 1;
        if (colon == std::string::npos)
            out.push_back({{}, text});
        else
            out.push_back({std::string(trimmed(text.substr(0, colon))), std::string(trimmed(text.substr(colon + 1)))});
    }
    return out;
}

} // namespace attune

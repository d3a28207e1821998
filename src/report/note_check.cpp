// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/note_check.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace attune {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

/// Begins with a capital letter (Latin, with or without accent) and goes on in small ones.
bool looksLikeAName(std::string_view word) {
    if (word.size() < 2)
        return false;
    if (word[0] >= 'A' && word[0] <= 'Z')
        return isLower(word[1]) || static_cast<unsigned char>(word[1]) >= 0xC3;
    return static_cast<unsigned char>(word[0]) == 0xC3 && static_cast<unsigned char>(word[1]) >= 0x80 &&
           static_cast<unsigned char>(word[1]) <= 0x9E;
}

/// Words that begin sentences about a clip and name nobody.
bool beginsSentences(std::string_view word) {
    static constexpr std::array common{
        "A",     "After", "Again",  "All",   "Also",   "An",      "And",  "At",     "Baby",   "Before", "Both",
        "But",   "Child", "Clear",  "Could", "Does",   "During",  "Even", "First",  "For",    "From",   "Good",
        "Had",   "Has",   "He",     "Her",   "Here",   "His",     "How",  "If",     "In",     "Is",     "It",
        "Just",  "Later", "Looks",  "Many",  "Maybe",  "Missed",  "More", "Most",   "Mother", "Father", "Mum",
        "Dad",   "Much",  "My",     "Never", "No",     "Not",     "Now",  "Often",  "On",     "Once",   "One",
        "Only",  "Or",    "Parent", "She",   "Should", "Smiles",  "So",   "Some",   "Still",  "Takes",  "That",
        "The",   "Their", "Then",   "There", "These",  "They",    "This", "Though", "Too",    "Turns",  "Twice",
        "Two",   "Until", "Very",   "Was",   "We",     "Well",    "What", "When",   "While",  "Why",    "With",
        "Would", "Yes",   "You",    "Your",  "Waits",  "Watches", "Warm", "Quiet",  "Quick",  "Slow",   "Little"};
    return std::ranges::find(common, word) != common.end();
}

bool hasDateOrNumber(std::string_view word) {
    int run = 0, groups = 0;
    bool separated = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (isDigit(word[i])) {
            groups += run == 0 ? 1 : 0;
            if (++run >= 5)
                return true;
            continue;
        }
        separated = separated || (run > 0 && (word[i] == '.' || word[i] == '/' || word[i] == '-'));
        run = 0;
    }
    return groups >= 3 && separated; // 12.3.2024
}

} // namespace

std::vector<std::string> wordsLikeNames(std::string_view text) {
    std::vector<std::string> out;
    bool begins = true;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto start = text.find_first_not_of(" \t\r\n", at);
        if (start == std::string_view::npos)
            break;
        const auto end = std::min(text.find_first_of(" \t\r\n", start), text.size());
        std::string_view word = text.substr(start, end - start);
        at = end;
        const bool ends = word.find_first_of(".!?:;", word.size() - 1) != std::string_view::npos;
        const auto edge = [](char c) { return std::string_view("\"'()[]{},.;:!?").find(c) != std::string_view::npos; };
        while (!word.empty() && edge(word.front()))
            word.remove_prefix(1);
        while (!word.empty() && edge(word.back()))
            word.remove_suffix(1);
        const bool name =
            looksLikeAName(word) && !(begins && beginsSentences(word)) && std::ranges::none_of(word, isDigit);
        if (name || word.find('@') != std::string_view::npos || hasDateOrNumber(word))
            if (std::ranges::find(out, word) == out.end())
                out.emplace_back(word);
        if (!word.empty())
            begins = ends;
    }
    return out;
}

} // namespace attune

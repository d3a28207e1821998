// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/source_sentences.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>
#include <vector>

namespace attune::test {
namespace {

using Texts = std::vector<std::string>;

bool isName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Behind the literal that begins at the place.
std::size_t behindLiteral(std::string_view text, std::size_t at) {
    const char quote = text[at++];
    while (at < text.size() && text[at] != quote)
        at += text[at] == '\\' ? 2 : 1;
    return std::min(at + 1, text.size());
}

bool opensLiteral(std::string_view text, std::size_t at) {
    return text[at] == '"' || (text[at] == '\'' && (at == 0 || !isName(text[at - 1]))); // not 4'000
}

std::string withoutComments(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();)
        if (text.substr(at, 2) == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else {
            const std::size_t end = opensLiteral(text, at) ? behindLiteral(text, at) : at + 1;
            out += text.substr(at, end - at);
            at = end;
        }
    return out;
}

/// Cut at each sign that stands outside brackets and literals, up to the bracket that closes what is around.
Texts cutAt(char sign, std::string_view text) {
    Texts out{""};
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = opensLiteral(text, at)       ? behindLiteral(text, at)
                                : text.substr(at, 2) == "::" ? at + 2
                                                             : at + 1;
        const char c = end == at + 1 ? text[at] : '\0';
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        if (depth < 0)
            break;
        if (c == sign && depth == 0)
            out.emplace_back();
        else
            out.back() += text.substr(at, end - at);
        at = end;
    }
    return out;
}

// "one " "two" as one text; nothing when anything else stands there.
std::optional<std::string> literal(std::string_view part) {
    part = trimmed(part);
    for (const std::string_view around : {"std::string(", "std::string_view("})
        if (part.starts_with(around))
            part = trimmed(part.substr(around.size(), part.size() - around.size() - 1));
    std::string out;
    while (!part.empty()) {
        if (part.front() != '"')
            return {};
        const std::size_t end = behindLiteral(part, 0);
        for (std::size_t at = 1; at + 1 < end; ++at)
            out += part[at] == '\\' ? part[++at] : part[at];
        part = trimmed(part.substr(end));
    }
    return out;
}

/// What stands behind the bracket of a call, by argument; empty when this is no such call.
Texts argumentsOf(std::string_view call, std::string_view text) {
    return text.starts_with(call) ? cutAt(',', text.substr(call.size())) : Texts{};
}

Texts formsOf(std::string_view argument) {
    argument = trimmed(argument);
    if (argument.starts_with('{')) { // what is put together here: each part by itself
        Texts out;
        for (const std::string& part : argumentsOf("{", argument))
            for (std::string& form : formsOf(part))
                out.push_back(std::move(form));
        return out;
    }
    if (const Texts choice = cutAt('?', argument); choice.size() > 1) {
        const std::string_view both = argument.substr(choice.front().size() + 1);
        const std::string first = cutAt(':', both).front();
        Texts out = formsOf(first);
        if (first.size() < both.size())
            for (std::string& form : formsOf(both.substr(first.size() + 1)))
                out.push_back(std::move(form));
        return out;
    }
    if (const Texts format = argumentsOf("fmt::format(", argument); !format.empty()) {
        Texts out = formsOf(format.front());
        for (std::string& form : out) {
            std::string filled;
            int places = 0;
            for (std::size_t at = 0; at < form.size(); ++at)
                if (form[at] == '{') {
                    filled += "%" + std::to_string(++places);
                    at = form.find('}', at);
                } else {
                    filled += form[at];
                }
            form = filled;
        }
        return out;
    }
    Texts out{""};
    int places = 0;
    bool any = false;
    for (const std::string& part : cutAt('+', argument)) {
        if (const auto words = literal(part)) {
            for (std::string& form : out)
                form += *words;
            any = true;
            continue;
        }
        const std::string place = "%" + std::to_string(++places);
        // count(n, "code is", "codes are")
        const Texts counted = argumentsOf("count(", trimmed(part));
        if (counted.size() != 3) {
            for (std::string& form : out)
                form += place;
            continue;
        }
        any = true;
        Texts both;
        for (const std::string& form : out)
            for (const std::size_t number : {1, 2})
                both.push_back(form + place + " " + literal(counted[number]).value_or(""));
        out = std::move(both);
    }
    return any ? out : Texts{};
}

bool isSentence(const std::string& form) {
    static const std::regex words("[a-z]{2,} [a-z]|[a-z]{3} ");
    std::string text = form;
    std::ranges::replace(text, '%', ' ');
    return std::regex_search(text, words);
}

} // namespace

std::set<std::string> sentencesHandedTo(const std::set<std::string>& calls, std::string_view source) {
    const std::string text = withoutComments(source);
    std::set<std::string> out;
    for (const std::string& call : calls)
        for (std::size_t at = text.find(call + "("); at != std::string::npos; at = text.find(call + "(", at + 1)) {
            if (at > 0 && isName(text[at - 1]))
                continue;
            for (const std::string& argument : cutAt(',', std::string_view(text).substr(at + call.size() + 1)))
                for (const std::string& form : formsOf(argument))
                    if (isSentence(form))
                        out.insert(form);
        }
    return out;
}

} // namespace attune::test

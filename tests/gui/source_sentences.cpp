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

Texts formsOf(std::string_view argument) {
    argument = trimmed(argument);
    if (const Texts choice = cutAt('?', argument); choice.size() > 1) {
        const std::string_view both = argument.substr(choice.front().size() + 1);
        const std::string first = cutAt(':', both).front();
        Texts out = formsOf(first);
        if (first.size() < both.size())
            for (std::string& form : formsOf(both.substr(first.size() + 1)))
                out.push_back(std::move(form));
        return out;
    }
    if (constexpr std::string_view format = "fmt::format("; argument.starts_with(format)) {
        Texts out = formsOf(cutAt(',', argument.substr(format.size())).front());
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
    std::string out;
    int places = 0;
    bool any = false;
    for (const std::string& part : cutAt('+', argument))
        if (const auto words = literal(part)) {
            out += *words;
            any = true;
        } else {
            out += "%" + std::to_string(++places);
        }
    return any ? Texts{out} : Texts{};
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json_text.h"

#include "base/text.h"

#include <algorithm>

namespace attune::exchange {

void JsonText::quoted(std::string_view text) {
    m_text += '"';
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c != '"' && c != '\\'; });
    if (plain)
        m_text += text;
    else
        for (const char c : sanitizeUtf8(text))
            escaped(c);
    m_text += '"';
}
void JsonText::escaped(char c) {
    constexpr std::string_view special = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
    if (const auto at = special.find(c); at != std::string_view::npos) {
        m_text += '\\';
        m_text += letters[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
        constexpr std::string_view digits = "0123456789abcdef";
        m_text += "\\u00";
        m_text += digits[static_cast<std::size_t>(c) >> 4];
        m_text += digits[static_cast<std::size_t>(c) & 15];
    } else {
        m_text += c;
    }
}

void JsonText::value(const Json& tree) {
    if (tree.is_object()) {
        beginObject();
        for (const auto& item : tree.items())
            keyInWords(item.key()).value(item.value());
        endObject();
    } else if (tree.is_array() && std::ranges::any_of(tree, [](const Json& v) { return v.is_structured(); })) {
        beginList();
        for (const Json& item : tree)
            value(item);
        endList();
    } else if (tree.is_array()) {
        value(std::vector<Json>(tree.begin(), tree.end()));
    } else if (tree.is_string()) {
        value(tree.get_ref<const std::string&>());
    } else if (tree.is_boolean()) {
        value(tree.get<bool>());
    } else if (tree.is_number_unsigned()) {
        value(tree.get<std::uint64_t>());
    } else if (tree.is_number_integer()) {
        value(tree.get<std::int64_t>());
    } else if (tree.is_number()) {
        value(tree.get<double>());
    } else {
        null();
    }
}

} // namespace attune::exchange

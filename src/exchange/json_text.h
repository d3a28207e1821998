// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/estimate_json.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::exchange {

/// Writes JSON as it goes: objects and lists of lists over several lines, lists of plain values on one; shortest
/// decimals that round-trip, null for what is not finite, U+FFFD for what is not UTF-8. A report of hundreds of raters
/// has millions of values, too many for a tree of them.
class JsonText {
  public:
    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginList() { begin('['); }
    void endList() { end(']'); }

    /// The next value of the object is under this key. Keys are the program's own.
    JsonText& key(std::string_view name) {
        next();
        m_text += '"';
        m_text += name;
        m_text += "\": ";
        m_afterKey = true;
        return *this;
    }
    /// A key that came from a file.
    JsonText& keyInWords(std::string_view name) {
        next();
        quoted(name);
        m_text += ": ";
        m_afterKey = true;
        return *this;
    }
    void value(double number) {
        next();
        if (!std::isfinite(number))
            m_text += "null";
        else
            append(number == 0 ? 0.0 : number); // no negative zero in files
    }
    void value(std::int64_t number) {
        next();
        append(number);
    }
    void value(std::uint64_t number) {
        next();
        append(number);
    }
    void value(bool truth) {
        next();
        m_text += truth ? "true" : "false";
    }
    void null() {
        next();
        m_text += "null";
    }
    void value(std::string_view text) {
        next();
        quoted(text);
    }
    void value(const char* text) { value(std::string_view(text)); }
    void value(const std::string& text) { value(std::string_view(text)); }
    template <typename T> void value(const std::optional<T>& maybe) {
        if (maybe)
            value(*maybe);
        else
            null();
    }
    template <typename T> void value(const std::vector<T>& plain) {
        next();
        m_text += '[';
        for (std::size_t i = 0; i < plain.size(); ++i) {
            m_text += i ? ", " : "";
            m_afterKey = true; // no line of its own
            value(plain[i]);
        }
        m_afterKey = false;
        m_text += ']';
    }

    /// A tree, for the parts that are small.
    void value(const Json& tree);

    /// A writer of some items of the list that this one is in, for another thread.
    [[nodiscard]] JsonText someItems() const {
        JsonText part;
        part.m_depth = m_depth;
        return part;
    }
    /// What it wrote, after what has been written. Nothing when it wrote none.
    void append(const JsonText& part) {
        if (part.m_text.empty())
            return;
        m_text += m_first ? "" : ",";
        m_text += part.m_text;
        m_first = false;
    }

    /// The document; ends with a line feed.
    [[nodiscard]] std::string take() { return std::move(m_text) + "\n"; }

  private:
    void begin(char bracket) {
        next();
        m_text += bracket;
        ++m_depth;
        m_first = true;
    }
    void end(char bracket) {
        --m_depth;
        if (!m_first)
            line();
        m_text += bracket;
        m_first = false;
    }
    // Whatever goes before the next key or value.
    void next() {
        if (m_afterKey) {
            m_afterKey = false;
            return;
        }
        if (m_depth > 0) {
            m_text += m_first ? "" : ",";
            line();
        }
        m_first = false;
    }
    void line() {
        m_text += '\n';
        m_text.append(2 * m_depth, ' ');
    }
    void append(auto number) {
        char buffer[32];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
        m_text.append(buffer, end);
    }
    void quoted(std::string_view text);
    void escaped(char c);

    std::string m_text;
    std::size_t m_depth = 0;
    bool m_first = true, m_afterKey = false;
};

} // namespace attune::exchange

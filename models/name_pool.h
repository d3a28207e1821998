// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Texts, each kept once and numbered 0, 1, 2 ... in the order in which they first came.
class NamePool {
  public:
    /// Number of the text; a new one is added.
    int add(std::string_view text);
    /// Number of a text, or -1.
    [[nodiscard]] int find(std::string_view text) const;
    [[nodiscard]] const std::string& operator[](int number) const { return m_names[static_cast<std::size_t>(number)]; }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] int size() const { return static_cast<int>(m_names.size()); }

  private:
    [[nodiscard]] std::size_t slotOf(std::string_view text) const;
    void grow();

    std::vector<std::string> m_names;
    std::vector<std::int32_t> m_slots; ///< open addressing, a power of two; number + 1, 0 is free
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/name_pool.h"

#include <algorithm>
#include <cstring>

namespace attune {

namespace {

// Eight bytes at a time; names are short.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t h = text.size() * 0x9E3779B97F4A7C15u;
    for (std::size_t at = 0; at < text.size(); at += 8) {
        std::uint64_t part = 0;
        std::memcpy(&part, text.data() + at, std::min<std::size_t>(8, text.size() - at));
        h = (h ^ part) * 0xBF58476D1CE4E5B9u;
        h ^= h >> 29;
    }
    return h;
}

} // namespace

std::size_t NamePool::slotOf(std::string_view text) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(text) & mask;
    while (m_slots[slot] != 0 && m_names[static_cast<std::size_t>(m_slots[slot] - 1)] != text)
        slot = (slot + 1) & mask;
    return slot;
}

void NamePool::grow() {
    m_slots.assign(std::max<std::size_t>(16, m_slots.size() * 2), 0);
    for (std::size_t i = 0; i < m_names.size(); ++i)
        m_slots[slotOf(m_names[i])] = static_cast<std::int32_t>(i) + 1;
}

int NamePool::add(std::string_view text) {
    if (m_slots.size() < 2 * (m_names.size() + 1))
        grow();
    const std::size_t slot = slotOf(text);
    if (m_slots[slot] == 0) {
        m_names.emplace_back(text);
        m_slots[slot] = static_cast<std::int32_t>(m_names.size());
    }
    return m_slots[slot] - 1;
}

int NamePool::find(std::string_view text) const { return m_slots.empty() ? -1 : m_slots[slotOf(text)] - 1; }

} // namespace attune

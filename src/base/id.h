// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace attune {

/// A name that cannot be mixed up with another kind of name. Tag is an empty struct.
template <typename Tag> struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string v) : value(std::move(v)) {}
    [[nodiscard]] bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
};

} // namespace attune

template <typename Tag> struct std::hash<attune::Id<Tag>> {
    std::size_t operator()(const attune::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace attune {

/// Difference of two media times: signed whole nanoseconds.
struct MediaDuration {
    std::int64_t ns = 0;

    constexpr MediaDuration() = default;
    explicit constexpr MediaDuration(std::int64_t nanoseconds) : ns(nanoseconds) {}
    auto operator<=>(const MediaDuration&) const = default;
};

/// A moment in a clip: signed whole nanoseconds from the first presented video frame (first audio sample when there is
/// no picture). time + time does not compile.
struct MediaTime {
    std::int64_t ns = 0;

    constexpr MediaTime() = default;
    explicit constexpr MediaTime(std::int64_t nanoseconds) : ns(nanoseconds) {}
    auto operator<=>(const MediaTime&) const = default;
};

constexpr MediaTime operator+(MediaTime t, MediaDuration d) { return MediaTime(t.ns + d.ns); }
constexpr MediaTime operator-(MediaTime t, MediaDuration d) { return MediaTime(t.ns - d.ns); }
constexpr MediaDuration operator-(MediaTime a, MediaTime b) { return MediaDuration(a.ns - b.ns); }
constexpr MediaDuration operator+(MediaDuration a, MediaDuration b) { return MediaDuration(a.ns + b.ns); }
constexpr MediaDuration operator-(MediaDuration a, MediaDuration b) { return MediaDuration(a.ns - b.ns); }

} // namespace attune

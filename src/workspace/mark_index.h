// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/segment.h"

#include <optional>
#include <vector>

namespace attune {

/// The marks of one row by time, for a picture of any part of it at any size: what lies in a span, what is under a
/// point, where the nearest edge is, each in logarithmic time. Holds pointers; make it anew when the marks change.
class MarkIndex {
  public:
    MarkIndex() = default;
    /// In any order. O(n log n).
    explicit MarkIndex(std::vector<const Segment*> marks);

    [[nodiscard]] std::size_t size() const { return m_marks.size(); }
    [[nodiscard]] bool empty() const { return m_marks.empty(); }
    /// By begin, then end, then id.
    [[nodiscard]] const Segment& at(std::size_t i) const { return *m_marks[i]; }
    /// Place of the first mark that begins at or after t; size() when there is none.
    [[nodiscard]] std::size_t firstFrom(MediaTime t) const;
    /// Place of the first mark from i on, but before end, that ends after t (a moment: at or after t); end when none.
    [[nodiscard]] std::size_t nextEndingAfter(std::size_t i, std::size_t end, MediaTime t) const;
    /// The latest end among the marks [first, last).
    [[nodiscard]] MediaTime latestEnd(std::size_t first, std::size_t last) const;

    /// Calls visit(place, mark) for every mark that overlaps the span or touches its begin, in order of begin.
    template <typename Visit> void within(TimeSpan span, Visit visit) const {
        const std::size_t last = firstFrom(span.end);
        for (std::size_t i = nextEndingAfter(0, last, span.begin); i < last;
             i = nextEndingAfter(i + 1, last, span.begin))
            visit(i, *m_marks[i]);
    }

    /// What to paint where many marks share a pixel: spans of time at most one a pixel apart. A mark at least a pixel
    /// wide comes as itself (mark is set), narrower ones that begin in one pixel come as one span. In order of begin.
    struct Piece {
        TimeSpan span;
        const Segment* mark = nullptr;
        std::size_t place = 0;
    };
    template <typename Visit> void pieces(TimeSpan span, double nsPerPixel, Visit visit) const {
        const std::size_t last = firstFrom(span.end);
        const auto pixel = static_cast<std::int64_t>(nsPerPixel);
        std::size_t i = nextEndingAfter(0, last, span.begin);
        while (i < last) {
            const Segment& mark = *m_marks[i];
            const MediaTime pixelEnd(mark.span.begin.ns + std::max<std::int64_t>(pixel, 1));
            if (mark.span.length().ns >= pixel) {
                visit(Piece{mark.span, &mark, i});
                i = nextEndingAfter(i + 1, last, span.begin);
                continue;
            }
            // Everything that begins within this pixel: narrow ones together, a wide one among them for itself.
            const std::size_t beyond = std::min(last, firstFrom(pixelEnd));
            MediaTime end = mark.span.end;
            std::size_t wide = nextEndingAfter(i, beyond, pixelEnd + MediaDuration(pixel));
            visit(Piece{{mark.span.begin, std::max(end, std::min(latestEnd(i, beyond), pixelEnd))},
                        beyond == i + 1 ? &mark : nullptr,
                        i});
            for (; wide < beyond; wide = nextEndingAfter(wide + 1, beyond, pixelEnd + MediaDuration(pixel)))
                visit(Piece{m_marks[wide]->span, m_marks[wide], wide});
            i = nextEndingAfter(beyond, last, span.begin);
        }
    }

    /// The begin or end nearest to t, at most reach away, of marks other than `except`.
    [[nodiscard]] std::optional<MediaTime> nearestEdge(MediaTime t, MediaDuration reach,
                                                       const std::optional<SegmentId>& except) const;

  private:
    std::vector<const Segment*> m_marks;
    std::vector<std::int64_t> m_begins;
    std::vector<std::int64_t> m_latest; ///< a tree of latest ends; leaves are the marks in order
    std::vector<std::int64_t> m_ends;   ///< sorted by themselves
    std::vector<const Segment*> m_byEnd;
    std::size_t m_leaves = 0;
};

} // namespace attune

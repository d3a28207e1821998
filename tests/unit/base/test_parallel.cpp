// SPDX-License-Identifier: GPL-3.0-or-later
// Work in parts on several threads: every item once, whatever is within.
#include "base/parallel.h"

#include <atomic>
#include <gtest/gtest.h>
#include <vector>

namespace attune {
namespace {

constexpr double worthwhile = 1e9;

TEST(Parallel, EveryItemIsWorkedOnOnce) {
    for (const std::size_t count : {0u, 1u, 2u, 3u, 7u, 8u, 9u, 100u, 1001u}) {
        std::vector<std::atomic<int>> times(count);
        inParallel(count, worthwhile, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                ++times[i];
        });
        for (const auto& t : times)
            ASSERT_EQ(t, 1) << "of " << count;
    }
}

TEST(Parallel, WithinOneAnother) {
    for (const std::size_t outer : {1u, 2u, 3u, 50u}) {
        std::vector<std::atomic<int>> times(outer * 40);
        for (int again = 0; again < 2; ++again) // what one loop leaves behind does not change the next
            inParallel(outer, worthwhile, [&](std::size_t first, std::size_t last) {
                for (std::size_t o = first; o < last; ++o)
                    inParallel(40, worthwhile, [&](std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end; ++i)
                            ++times[o * 40 + i];
                    });
            });
        for (const auto& t : times)
            ASSERT_EQ(t, 2) << "of " << outer;
    }
}

} // namespace
} // namespace attune

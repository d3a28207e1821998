// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watched.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <tuple>

namespace attune {
namespace {

TEST(Watched, AMomentKeepsTheSlowestSpeedAndTouchingPartsAreJoined) {
    const auto part = [](std::int64_t from, std::int64_t to, int speed) {
        return WatchedSpan{{MediaTime(from * 1'000'000'000), MediaTime(to * 1'000'000'000)}, speed};
    };
    std::vector<WatchedSpan> all;
    addWatched(all, part(10, 20, 200));
    addWatched(all, part(20, 30, 200));
    addWatched(all, part(40, 50, 100));
    EXPECT_EQ(all, (std::vector{part(10, 30, 200), part(40, 50, 100)}));
    addWatched(all, part(25, 45, 150));
    EXPECT_EQ(all, (std::vector{part(10, 25, 200), part(25, 40, 150), part(40, 50, 100)}));
    addWatched(all, part(0, 60, 400));
    EXPECT_EQ(all, (std::vector{part(0, 10, 400), part(10, 25, 200), part(25, 40, 150), part(40, 50, 100),
                                part(50, 60, 400)}));
    EXPECT_EQ(watchedPercent(all, MediaDuration(60'000'000'000), 0), 100);
    EXPECT_EQ(watchedPercent(all, MediaDuration(60'000'000'000), 150), 41);
    addWatched(all, part(0, 60, 50));
    EXPECT_EQ(all, (std::vector{part(0, 60, 50)}));
    EXPECT_EQ(watchedInWords(40, 150), "40 % of the clip at 1.5× or slower");
    EXPECT_EQ(watchedInWords(40, 0), "40 % of the clip");
}

RC_GTEST_PROP(Watched, IsTheSameAsCountingEachMoment, ()) {
    const auto parts = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
        rc::gen::tuple(rc::gen::inRange(0, 30), rc::gen::inRange(0, 30), rc::gen::inRange(1, 5)));
    std::vector<WatchedSpan> all;
    std::array<int, 30> moments{};
    for (const auto& [from, length, speed] : parts) {
        const int to = std::min(30, from + length);
        addWatched(all, {{MediaTime(from), MediaTime(to)}, speed * 50});
        for (int at = from; at < to; ++at) {
            int& moment = moments[static_cast<std::size_t>(at)];
            moment = moment == 0 ? speed * 50 : std::min(moment, speed * 50);
        }
    }
    std::array<int, 30> found{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        RC_ASSERT(all[i].span.begin < all[i].span.end);
        if (i > 0) {
            RC_ASSERT(all[i - 1].span.end <= all[i].span.begin);
            RC_ASSERT(all[i - 1].span.end < all[i].span.begin || all[i - 1].speedPercent != all[i].speedPercent);
        }
        for (auto at = all[i].span.begin.ns; at < all[i].span.end.ns; ++at)
            found[static_cast<std::size_t>(at)] = all[i].speedPercent;
    }
    RC_ASSERT(found == moments);
}

} // namespace
} // namespace attune

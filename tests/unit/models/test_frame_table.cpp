// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame_table.h"

#include <gtest/gtest.h>

namespace attune {

TEST(FrameTable, FrameAtIsTheFloor) {
    const FrameTable table({MediaTime(0), MediaTime(40), MediaTime(55), MediaTime(55), MediaTime(120)}, MediaTime(160));
    EXPECT_EQ(table.frameAt(MediaTime(-1)), 0);
    EXPECT_EQ(table.frameAt(MediaTime(0)), 0);
    EXPECT_EQ(table.frameAt(MediaTime(39)), 0);
    EXPECT_EQ(table.frameAt(MediaTime(40)), 1);
    EXPECT_EQ(table.frameAt(MediaTime(54)), 1);
    EXPECT_EQ(table.frameAt(MediaTime(55)), 3) << "of frames with one time, the last is on screen";
    EXPECT_EQ(table.frameAt(MediaTime(119)), 3);
    EXPECT_EQ(table.frameAt(MediaTime(9999)), 4);
    EXPECT_EQ(table.durationOf(4), MediaDuration(40));
}

TEST(FrameTable, WithoutFramesThereIsNone) { EXPECT_EQ(FrameTable().frameAt(MediaTime(0)), -1); }

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_plan.h"
#include "timed_support.h"

namespace attune {
namespace {

TEST(ImportPlan, ALinkIsTakenLiterallyAndThenWithoutItsEscapes) {
    EXPECT_EQ(pathsOf({"file:///v/a%20b.mp4", {}, {}}),
              (std::vector<std::string>{"file:///v/a%20b.mp4", "file:///v/a b.mp4"}));
    EXPECT_EQ(pathsOf({"100%.mp4", {}, {}}), std::vector<std::string>{"100%.mp4"});
    auto document = test::smallDocument();
    document.observations[0].media = {{"./K%c3%a4fer%201.mp4", {}, {}}};
    ImportOptions options;
    Clip other, clip;
    other.id = ClipId("other");
    other.mediaPath = "media/b.mp4";
    clip.id = ClipId("beetle");
    clip.mediaPath = "media/K\xC3\xA4"
                     "fer 1.mp4";
    options.clips = {other, clip};
    const auto plan = planImport(document, options);
    EXPECT_TRUE(plan.newClips.empty());
    ASSERT_EQ(plan.kept.sessions.size(), 1u);
    EXPECT_EQ(plan.kept.sessions[0].clip, ClipId("beetle"));
}

} // namespace
} // namespace attune

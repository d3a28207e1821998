// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/training_site.h"
#include "workspace/consensus.h"

namespace attune::test {

/// A library with a round of twelve clips whose reference two trainers made, shared out among two raters; clips 7, 8
/// and 9 went to both, unannounced.
inline void makeCheckedRound(const std::filesystem::path& file) {
    auto site = trainingSite(file, 12);
    Round round;
    round.id = RoundId("p");
    round.title = "Practice";
    round.scheme = twoScales().ref;
    round.reference = RaterId("REF");
    ASSERT_TRUE(site->addRater({round.reference, RaterRole::Reference, "", ""}));
    for (const char* id : {"T01", "T02"}) {
        round.raters.emplace_back(id);
        ASSERT_TRUE(site->addRater({RaterId(id), RaterRole::Trainee, "", ""}));
    }
    for (int i = 1; i <= 12; ++i) {
        round.clips.emplace_back(clipName(i));
        const int second = (12 - i) % 11;
        ASSERT_TRUE(codeClip(*site, RaterId("R1"), clipName(i), {i % 11, second}));
        ASSERT_TRUE(codeClip(*site, RaterId("R2"), clipName(i), {i % 11, second ^ 1}));
    }
    for (int i = 1; i <= 9; ++i)
        round.assignments.push_back({RaterId("T01"), ClipId(clipName(i)), false});
    for (int i = 7; i <= 12; ++i)
        round.assignments.push_back({RaterId("T02"), ClipId(clipName(i)), i <= 9});
    round.plan.overlapPercent = 25;
    ASSERT_TRUE(site->addRound(round));
    ReferenceDraft draft;
    draft.round = round.id;
    draft.panel = {RaterId("R1"), RaterId("R2")};
    ASSERT_TRUE(makeReference(*site, {RaterId("R1"), RaterRole::Trainer}, draft));
    for (int i = 1; i <= 9; ++i)
        ASSERT_TRUE(codeClip(*site, RaterId("T01"), clipName(i), {i % 11, 4}));
    for (int i = 7; i <= 12; ++i)
        ASSERT_TRUE(codeClip(*site, RaterId("T02"), clipName(i), {i == 9 ? 11 : i % 11, i == 7 ? 5 : 4}));
}

} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/library.h"
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"

#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace attune::test {

/// Fixes the program's clock while it lives.
class FixedClock {
  public:
    explicit FixedClock(std::int64_t startMs) : m_now(startMs) { set(); }
    ~FixedClock() { unsetenv("ATTUNE_FIXED_CLOCK"); }
    FixedClock(const FixedClock&) = delete;
    FixedClock& operator=(const FixedClock&) = delete;
    void passDays(int days) { passMs(std::int64_t{days} * 86'400'000); }
    void passMs(std::int64_t ms) {
        m_now += ms;
        set();
    }

  private:
    void set() const { setenv("ATTUNE_FIXED_CLOCK", std::to_string(m_now).c_str(), 1); }
    std::int64_t m_now;
};

/// Two numeric dimensions, 1 to 7 by halves.
inline CodingScheme twoScales(int version = 1) {
    CodingScheme scheme = smallScheme(version);
    scheme.dimensions.resize(2);
    scheme.dimensions[1].minEvidence = 0;
    return scheme;
}

inline std::string clipName(int i) { return fmt::format("c{:02}", i); }

/// A library with that scheme, trainers R1 and R2, and as many clips without media.
inline std::unique_ptr<Library> trainingSite(const std::filesystem::path& path, int clips) {
    auto library = std::move(Library::create(path, "Northside").value());
    EXPECT_TRUE(library->addScheme(twoScales()));
    for (const char* id : {"R1", "R2"})
        EXPECT_TRUE(library->addRater({RaterId(id), RaterRole::Trainer, "", "en"}));
    for (int i = 1; i <= clips; ++i) {
        Clip clip;
        clip.id = ClipId(clipName(i));
        clip.alias = fmt::format("A-{:02}", i);
        clip.contentHash = std::string(62, 'a') + fmt::format("{:02}", i);
        clip.duration = MediaDuration(60'000'000'000);
        EXPECT_TRUE(library->apply({RaterId("R1"), RaterRole::Trainer}, DeclareClip{clip}));
    }
    return library;
}

/// Codes and submits a clip: steps of both dimensions, with a note that is easy to find.
inline Status codeClip(Library& library, const RaterId& rater, const std::string& clip, std::vector<std::int64_t> steps,
                       const std::string& rationale = {}) {
    const CodingKey key{ClipId(clip), rater};
    return library.atOnce([&]() -> Status {
        for (std::size_t d = 0; d < steps.size(); ++d) {
            SetRating edit{key, {{}, twoScales().dimensions[d].id}, {}, {}};
            edit.rating.steps = steps[d];
            edit.rating.rationale = rationale;
            if (auto seq = library.apply({rater, RaterRole::Trainee}, edit); !seq)
                return std::unexpected(seq.error());
        }
        return library.submit({rater, RaterRole::Trainee}, key);
    });
}

} // namespace attune::test

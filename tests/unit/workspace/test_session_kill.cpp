// SPDX-License-Identifier: GPL-3.0-or-later
// A rater's program is killed in the middle of work, again and again; at most the edit in flight is lost.
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"
#include "workspace/session.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune {
namespace {

const ClipId clip("c");
const DimensionId dimension("sensitivity");

/// Rates without end; after each edit that is on disk one byte goes to the pipe. Never returns.
[[noreturn]] void rateForEver(const std::filesystem::path& library, int pipe) {
    auto session = Session::open(library, RaterId("T01"));
    if (!session)
        _exit(1);
    auto desk = (*session)->desk(clip);
    if (!desk)
        _exit(2);
    for (std::int64_t n = 0;; ++n) {
        const MediaTime at(n * 1000);
        if (!(*desk)->addEvidence(dimension, {at, at}, EvidenceDirection::Plus, "moment"))
            _exit(3);
        if (!(*session)->flush())
            _exit(4);
        if (write(pipe, ".", 1) != 1)
            _exit(5);
    }
}

TEST(SessionKill, LosesAtMostTheEditInFlight) {
    test::ScratchFolder folder;
    const auto path = folder / "round.attune";
    {
        auto library = Library::create(path, "Kill");
        ASSERT_TRUE(library) << library.error().text();
        ASSERT_TRUE((*library)->addScheme(test::smallScheme()));
        ASSERT_TRUE((*library)->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}));
        Clip entry;
        entry.id = clip;
        entry.alias = "A-01";
        entry.duration = MediaDuration(60'000'000'000);
        ASSERT_TRUE((*library)->apply({RaterId("R1"), RaterRole::Trainer}, DeclareClip{entry}));
    }
    std::size_t before = 0;
    for (int round = 0; round < 25; ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            close(ends[0]);
            rateForEver(path, ends[1]);
        }
        close(ends[1]);
        const std::size_t wanted = 1 + static_cast<std::size_t>(round) % 6;
        std::size_t acknowledged = 0;
        char byte = 0;
        while (acknowledged < wanted && read(ends[0], &byte, 1) == 1)
            ++acknowledged;
        ASSERT_EQ(acknowledged, wanted) << "the child stopped by itself";
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
        while (read(ends[0], &byte, 1) == 1)
            ++acknowledged; // what it said before it died
        close(ends[0]);

        auto session = Session::open(path, RaterId("T01"));
        ASSERT_TRUE(session) << session.error().text();
        auto desk = (*session)->desk(clip);
        ASSERT_TRUE(desk) << desk.error().text();
        const std::size_t now = (*desk)->coding().evidence.size();
        EXPECT_GE(now, before + acknowledged) << "something acknowledged is gone";
        EXPECT_LE(now, before + acknowledged + 1) << "something came in that was never made";
        before = now;
    }
    auto library = Library::open(path);
    ASSERT_TRUE(library);
    const auto faults = (*library)->verify();
    ASSERT_TRUE(faults) << faults.error().text();
    EXPECT_TRUE(faults->empty()) << faults->front();
}

} // namespace
} // namespace attune

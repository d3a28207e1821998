// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library.h"
#include "store/schema.h"
#include "support/sample_scheme.h"
#include "support/scratch_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <span>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace attune {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const Viewer trainer{RaterId("TR"), RaterRole::Trainer};
const CodingKey key{ClipId("c1"), trainer.id};

AddSegment segment(const std::string& id) {
    return {key, {SegmentId(id), "segments", {MediaTime(1), MediaTime(9)}, "Bid"}, {}};
}

template <typename T> ErrorCode codeOf(const T& result) { return result ? ErrorCode::Internal : result.error().code; }

class Care : public testing::Test {
  protected:
    void SetUp() override {
        auto library = std::move(Library::create(path).value());
        ASSERT_TRUE(library->addScheme(test::smallScheme()));
        Clip clip;
        clip.id = key.clip;
        clip.duration = MediaDuration(1000);
        ASSERT_TRUE(library->apply(trainer, DeclareClip{clip}));
        ASSERT_TRUE(library->apply(trainer, segment("s0")));
        SetRating rating{key, {{}, DimensionId("sensitivity")}, {}, {}};
        rating.rating.steps = 5;
        ASSERT_TRUE(library->apply(trainer, rating));
    }
    // What another program could do to the file.
    void tamper(const std::string& sql) { SQLite::Database(path.string(), SQLite::OPEN_READWRITE).exec(sql); }
    std::vector<std::string> faults() {
        const auto library = Library::open(path);
        if (!library)
            return {library.error().text()};
        return (*library)->verify().value();
    }

    test::ScratchFolder folder;
    std::filesystem::path path = folder / "test.attune";
};

} // namespace

TEST_F(Care, VerifyFindsWhatWasChangedBehindItsBack) {
    EXPECT_THAT(faults(), IsEmpty());
    tamper("UPDATE ratings SET steps = 6");
    EXPECT_THAT(faults(), Contains(HasSubstr("differs from the journal")));
    tamper("UPDATE ratings SET steps = 5");
    EXPECT_THAT(faults(), IsEmpty());
    tamper("DELETE FROM segments");
    EXPECT_THAT(faults(), Contains(HasSubstr("differs from the journal")));
}

TEST_F(Care, TheJournalOnlyGrows) {
    EXPECT_THROW(tamper("UPDATE journal SET json = '{}' WHERE seq = 1"), SQLite::Exception);
    EXPECT_THROW(tamper("DELETE FROM journal"), SQLite::Exception);
    tamper("DROP TRIGGER journal_keeps_rows; DELETE FROM journal WHERE seq = 2");
    EXPECT_THAT(faults(), Contains(HasSubstr("entry 2 is missing")));
    EXPECT_THAT(faults(), Contains(HasSubstr("safeguards")));
}

TEST_F(Care, ASubmissionIsSealed) {
    {
        auto library = std::move(Library::open(path).value());
        ASSERT_TRUE(library->submit(trainer, key));
    }
    EXPECT_THROW(tamper("UPDATE submissions SET json = ''"), SQLite::Exception);
    EXPECT_THROW(tamper("DELETE FROM submissions"), SQLite::Exception);
    tamper("UPDATE ratings SET steps = 6");
    EXPECT_THAT(faults(), Contains(HasSubstr("changed afterwards")));
    tamper(
        "UPDATE ratings SET steps = 5; DROP TRIGGER submissions_keep_words; UPDATE submissions SET json = json || ' '");
    EXPECT_THAT(faults(), Contains(HasSubstr("do not match their hash")));
}

TEST_F(Care, WhatIsNotALibraryIsRefused) {
    const auto open = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return codeOf(Library::open(folder / name));
    };
    EXPECT_EQ(open("text", "hello " + std::string(3000, '.')), ErrorCode::Invalid);
    EXPECT_EQ(open("empty", ""), ErrorCode::Invalid);
    EXPECT_EQ(open("short", "SQLite format 3"), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(Library::open(folder.path())), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(Library::open(folder / "none")), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(Library::open("/dev/null")), ErrorCode::Invalid);
    SQLite::Database((folder / "other").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t(a)");
    EXPECT_EQ(codeOf(Library::open(folder / "other")), ErrorCode::Invalid);
    EXPECT_EQ(codeOf(Library::create(path)), ErrorCode::Conflict);
}

TEST_F(Care, ANewerFormatAndDamageAreTold) {
    tamper("PRAGMA user_version = 99");
    EXPECT_EQ(codeOf(Library::open(path)), ErrorCode::Unsupported);
    tamper("PRAGMA user_version = 1; DROP TABLE submissions");
    EXPECT_EQ(codeOf(Library::open(path)), ErrorCode::Corrupt);
}

TEST_F(Care, ALibraryOfTheFirstGenerationIsBroughtUpToDate) {
    const auto before = Library::open(path).value()->info().value();
    const auto old = folder / "old.attune";
    {
        SQLite::Database first(old.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        first.exec(store::generations.front());
        first.exec("PRAGMA application_id = 1098151278; PRAGMA user_version = 1; ATTACH '" + path.string() +
                   "' AS new");
        for (const char* table : {"library", "journal", "schemes", "raters", "rounds", "clips", "codings", "ratings",
                                  "evidence", "submissions"})
            first.exec(std::string("INSERT INTO main.") + table + " SELECT * FROM new." + table);
        first.exec("INSERT INTO main.segments SELECT clip, rater, segment, track, begin_ns, end_ns, label "
                   "FROM new.segments");
        first.exec("INSERT INTO main.activities VALUES(1, 'TR', 5, 90, 1, 'Session')");
    }
    auto library = Library::open(old);
    ASSERT_TRUE(library) << library.error().text();
    EXPECT_EQ((*library)->info().value().format, store::formatVersion);
    EXPECT_EQ((*library)->info().value().edits, before.edits);
    EXPECT_THAT((*library)->verify().value(), IsEmpty());
    const auto activities = (*library)->activities(trainer).value();
    ASSERT_EQ(activities.size(), 1u);
    EXPECT_EQ(activities[0].what, "Session");
    EXPECT_FALSE(activities[0].credit);
}

// What was watched before speeds were kept counts as watched at real time.
TEST_F(Care, ALibraryOfTheFourthGenerationWithWatchedRowsIsBroughtUpToDate) {
    const auto old = folder / "old.attune";
    {
        SQLite::Database fourth(old.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        for (const char* sql : std::span(store::generations).first(4))
            fourth.exec(sql);
        fourth.exec("PRAGMA application_id = 1098151278; PRAGMA user_version = 4; ATTACH '" + path.string() +
                    "' AS new");
        for (const char* table : {"library", "journal", "schemes", "raters", "rounds", "clips", "codings", "ratings",
                                  "evidence", "segments", "submissions", "records"})
            fourth.exec(std::string("INSERT INTO main.") + table + " SELECT * FROM new." + table);
        const std::string clip = fourth.execAndGet("SELECT min(clip) FROM clips").getString();
        fourth.exec("INSERT INTO main.watched(clip, rater, begin_ns, end_ns) VALUES('" + clip +
                    "', 'T01', 0, 300), ('" + clip + "', 'T01', 500, 700)");
    }
    auto library = Library::open(old);
    ASSERT_TRUE(library) << library.error().text();
    EXPECT_EQ((*library)->info().value().format, store::formatVersion);
    EXPECT_THAT((*library)->verify().value(), IsEmpty());
    const ClipId clip = (*library)->clips(trainer).value().front().id;
    const Viewer rater{RaterId("T01"), RaterRole::Trainee};
    const auto span = [](std::int64_t begin, std::int64_t end, int speed) {
        return WatchedSpan{{MediaTime(begin), MediaTime(end)}, speed};
    };
    EXPECT_EQ((*library)->watched(rater, clip).value(), (std::vector{span(0, 300, 100), span(500, 700, 100)}));
    // Watched faster now: real time stays where it was, and what is new keeps its speed.
    ASSERT_TRUE((*library)->noteWatched(rater, clip, {span(200, 600, 200)}));
    library = Library::open(old);
    EXPECT_EQ((*library)->watched(rater, clip).value(),
              (std::vector{span(0, 300, 100), span(300, 500, 200), span(500, 700, 100)}));
    EXPECT_THAT((*library)->verify().value(), IsEmpty());
}

TEST_F(Care, ATruncatedLibraryIsNeverReadAsWhole) {
    const auto size = std::filesystem::file_size(path);
    for (std::uintmax_t left = 0; left < size; left += 1500) {
        const auto cut = folder / "cut.attune";
        std::filesystem::copy_file(path, cut, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(cut, left);
        const auto library = Library::open(cut);
        if (library)
            EXPECT_FALSE((*library)->verify().value().empty()) << left;
        else
            EXPECT_THAT((std::vector{ErrorCode::Invalid, ErrorCode::Corrupt}), Contains(library.error().code)) << left;
    }
}

TEST_F(Care, AWriteProtectedLibraryCanBeReadNotWritten) {
    std::filesystem::permissions(path, std::filesystem::perms(0444));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const pid_t child = ::fork();
    if (child == 0) { // root may write anything: become nobody
        if (::geteuid() == 0 && ::seteuid(65534) != 0)
            ::_exit(9);
        auto library = Library::open(path);
        if (!library)
            ::_exit(1);
        if (!(*library)->coding(trainer, key) || !(*library)->verify().value().empty())
            ::_exit(2);
        const auto written = (*library)->apply(trainer, segment("s1"));
        if (written || written.error().code != ErrorCode::Io)
            ::_exit(3);
        ::_exit((*library)->journal().value().size() == 4 ? 0 : 4);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(Care, BackupIsWholeAndRefusesToOverwrite) {
    auto library = std::move(Library::open(path).value());
    const auto to = folder / "copy.attune";
    ASSERT_TRUE(library->backup(to));
    EXPECT_EQ(codeOf(library->backup(to)), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(library->backup(folder / "no/copy.attune")), ErrorCode::NotFound);
    const auto copy = std::move(Library::open(to).value());
    EXPECT_THAT(copy->verify().value(), IsEmpty());
    EXPECT_EQ(copy->coding(trainer, key).value(), library->coding(trainer, key).value());
}

TEST_F(Care, AFullDiskLeavesTheLastEditThatWasAcknowledged) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        auto library = std::move(Library::open(path).value());
        const rlim_t size = std::filesystem::file_size(path) + 20'000;
        const rlimit limit{size, size};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        for (int i = 1; i < 5000; ++i) {
            const auto done = library->apply(trainer, segment("s" + std::to_string(i)));
            if (done)
                continue;
            const auto coding = library->coding(trainer, key);
            const bool right = done.error().code == ErrorCode::Io && coding &&
                               (*coding)->segments.size() == static_cast<std::size_t>(i);
            ::_exit(right ? 0 : 1);
        }
        ::_exit(2);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(Care, KilledWhileCodingLosesNothingAcknowledged) {
    std::mt19937 random(7);
    std::int64_t lastSeq = 4;
    for (int round = 0; round < 20; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto library = std::move(Library::open(path).value());
            for (int i = 0; i < 100; ++i) {
                const auto seq =
                    library->apply(trainer, segment("r" + std::to_string(round) + "-" + std::to_string(i)));
                if (!seq || ::write(ends[1], &*seq, sizeof *seq) != sizeof *seq)
                    ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(ends[1]);
        std::int64_t seq = 0, acknowledged = lastSeq;
        const int wait = static_cast<int>(random() % 8);
        for (int i = 0; i < wait && ::read(ends[0], &seq, sizeof seq) == sizeof seq; ++i)
            acknowledged = seq;
        ::kill(child, SIGKILL);
        while (::read(ends[0], &seq, sizeof seq) == sizeof seq)
            acknowledged = seq;
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        const auto library = Library::open(path);
        ASSERT_TRUE(library) << library.error().text();
        EXPECT_THAT((*library)->verify().value(), IsEmpty());
        lastSeq = (*library)->info().value().edits;
        ASSERT_GE(lastSeq, acknowledged);
        ASSERT_LE(lastSeq, acknowledged + 1);
    }
}

TEST_F(Care, TwoProcessesTakeTurns) {
    const pid_t child = ::fork();
    const std::string name = child == 0 ? "child" : "parent";
    bool wellDone = true;
    {
        auto library = std::move(Library::open(path).value());
        for (int i = 0; i < 25; ++i)
            wellDone = library->apply(trainer, segment(name + std::to_string(i))).has_value() && wellDone;
        if (child == 0)
            ::_exit(wellDone ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(wellDone);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    const auto library = std::move(Library::open(path).value());
    EXPECT_EQ(library->coding(trainer, key).value()->segments.size(), 51u);
    EXPECT_THAT(library->verify().value(), IsEmpty());
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says and keeps when the disk is full, the drive is away, another program writes, the clock is wrong
// or the last session ended suddenly.
#include "base/clock.h"
#include "gui/modes.h"
#include "store/library.h"

#include <QSysInfo>
#include <condition_variable>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace attune::test {
namespace {

using namespace ui;

class NothingLost : public Modes {
  protected:
    void SetUp() override { openAs("T1", PracticeLibrary::sixStrand); }
    void TearDown() override { qApp->setProperty("nextFile", {}); }

    QString said() { return driver->text("notice.text"); }
    SaveState saved() { return driver->window().session()->saveStatus().state; }
    bool waitFor(SaveState state) {
        return WindowDriver::until([&] { return saved() == state; });
    }
    std::optional<std::int64_t> stored() {
        auto opened = Library::open(file()).value();
        const auto coding =
            opened->coding({RaterId("T1"), RaterRole::Trainee}, {PracticeLibrary::clip(), RaterId("T1")});
        if (!coding || !*coding)
            return {};
        const Rating* rating = (*coding)->rating(DimensionId("sensitivity"));
        return rating ? rating->steps : std::nullopt;
    }
    std::filesystem::path file() { return library->file(); }
    // The work that could not be saved is written to a file when asked for.
    void rescue(int lines) {
        ScratchFolder folder;
        const std::filesystem::path unsaved = folder / "unsaved.jsonl";
        qApp->setProperty("nextFile", QString::fromStdString(unsaved.string()));
        ASSERT_TRUE(driver->window().perform(QStringLiteral("library.rescue")));
        std::ifstream in(unsaved);
        std::string line;
        int count = 0;
        while (std::getline(in, line))
            ++count;
        EXPECT_EQ(count, lines);
        EXPECT_TRUE(said().contains(QStringLiteral("attune-cli library apply")));
    }
};

/// No file of this process grows, as on a full disk.
class FullDisk {
  public:
    FullDisk() {
        m_before = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_limit);
        rlimit small = m_limit;
        small.rlim_cur = 512;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_before);
    }

  private:
    rlimit m_limit{};
    void (*m_before)(int) = nullptr;
};

TEST_F(NothingLost, OnAFullDiskTheWorkIsKeptAndSavedWhenThereIsRoom) {
    key(Qt::Key_3);
    ASSERT_TRUE(waitFor(SaveState::Saved));
    {
        const FullDisk full;
        key(Qt::Key_5);
        ASSERT_TRUE(waitFor(SaveState::NotSaved));
        ASSERT_TRUE(WindowDriver::until([&] { return said().startsWith(QStringLiteral("Not saved: ")); }));
        EXPECT_EQ(rating("sensitivity")->steps, 8) << "on the screen it is there";
        emit driver->code()->notice(QStringLiteral("The small pictures cannot be kept"), true);
        EXPECT_TRUE(said().startsWith(QStringLiteral("Not saved: "))) << "what else fails does not cover it";
        key(Qt::Key_6); // and one goes on
        EXPECT_EQ(rating("sensitivity")->steps, 10);
    }
    EXPECT_TRUE(waitFor(SaveState::Saved)) << "by itself";
    EXPECT_EQ(stored(), 10);
}

TEST_F(NothingLost, WithTheDriveAwayARescueFileIsOffered) {
    key(Qt::Key_3);
    ASSERT_TRUE(waitFor(SaveState::Saved));
    const std::filesystem::path away = file().string() + ".away";
    std::filesystem::rename(file(), away);
    key(Qt::Key_5);
    ASSERT_TRUE(waitFor(SaveState::NotSaved));
    ASSERT_TRUE(WindowDriver::until([&] { return said().contains(QStringLiteral("no longer where it was")); }))
        << qPrintable(said());
    EXPECT_TRUE(said().contains(QStringLiteral("another file")));
    EXPECT_TRUE(driver->window().canPerform(QStringLiteral("library.rescue")));
    ASSERT_NO_FATAL_FAILURE(rescue(1));
    std::filesystem::rename(away, file());
    EXPECT_TRUE(waitFor(SaveState::Saved));
    EXPECT_EQ(stored(), 8);
    EXPECT_FALSE(driver->window().canPerform(QStringLiteral("library.rescue"))) << "nothing is left to rescue";
}

TEST_F(NothingLost, WhileAnotherProgramWritesTheWorkWaits) {
    std::mutex mutex;
    std::condition_variable changed;
    bool holding = false, letGo = false;
    std::jthread other([&] {
        auto opened = Library::open(file()).value();
        (void)opened->atOnce([&]() -> Status {
            std::unique_lock lock(mutex);
            holding = true;
            changed.notify_all();
            changed.wait(lock, [&] { return letGo; });
            return {};
        });
    });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return holding; });
    }
    key(Qt::Key_5);
    EXPECT_EQ(rating("sensitivity")->steps, 8);
    ASSERT_TRUE(waitFor(SaveState::NotSaved));
    ASSERT_TRUE(WindowDriver::until([&] { return said().startsWith(QStringLiteral("Not saved: ")); }));
    {
        const std::lock_guard lock(mutex);
        letGo = true;
        changed.notify_all();
    }
    EXPECT_TRUE(waitFor(SaveState::Saved));
    EXPECT_EQ(stored(), 8);
}

TEST_F(NothingLost, AnotherWindowOpenedMeanwhileIsToldWhileRunning) {
    ASSERT_TRUE(driver->window().session()->flush()); // this window's note is written
    // Another program of this computer that runs: the one that started this one.
    {
        auto other = Library::open(file()).value();
        ASSERT_TRUE(other->setSetting({RaterId("T1"), RaterRole::Trainee}, "open",
                                      QSysInfo::machineHostName().toStdString() + "\t" + std::to_string(::getppid()) +
                                          "\t0\t"));
    }
    EXPECT_TRUE(WindowDriver::until([&] { return said().contains(QStringLiteral("another window as T1")); }));
    // It goes: this window's own note is put back, so that a sudden end of it is still known.
    {
        auto other = Library::open(file()).value();
        ASSERT_TRUE(other->setSetting({RaterId("T1"), RaterRole::Trainee}, "open", ""));
    }
    EXPECT_TRUE(WindowDriver::until([&] {
        const auto note = driver->window().session()->setting("open");
        return note && QString::fromStdString(*note).contains(QString::number(::getpid()));
    }));
}

TEST_F(NothingLost, AfterASuddenEndTheNextStartSaysWhatIsThere) {
    key(Qt::Key_5);
    ASSERT_TRUE(waitFor(SaveState::Saved));
    driver.reset(); // properly
    driver = std::make_unique<WindowDriver>(file(), "T1");
    EXPECT_TRUE(said().isEmpty()) << qPrintable(said());
    driver.reset();
    // As a program leaves it that was killed: its note is still there, and its process is not.
    const Viewer me{RaterId("T1"), RaterRole::Trainee};
    const auto leave = [&](std::int64_t sinceMs) {
        auto opened = Library::open(file()).value();
        ASSERT_TRUE(opened->setSetting(
            me, "open", "elsewhere\t1\t" + std::to_string(sinceMs) + "\t" + PracticeLibrary::clip().value));
    };
    leave(wallClockMs());
    driver = std::make_unique<WindowDriver>(file(), "T1");
    EXPECT_TRUE(said().contains(QStringLiteral("not closed properly")));
    EXPECT_TRUE(said().contains(QStringLiteral("A-01 is here up to the last change: Rate Sensitivity 5")))
        << qPrintable(said());
    driver.reset();
    leave(wallClockMs() + 86'400'000); // a clock that was set back by a day
    driver = std::make_unique<WindowDriver>(file(), "T1");
    EXPECT_TRUE(said().contains(QStringLiteral("Set the clock"))) << qPrintable(said());
}

} // namespace
} // namespace attune::test

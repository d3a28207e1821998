// SPDX-License-Identifier: GPL-3.0-or-later
// The passphrase typed at a terminal: asked for, never shown, and the terminal is left as it was.
#include "base/file.h"
#include "support/places.h"
#include "support/run_cli.h"
#include "support/training_site.h"

#include <cstdlib>
#include <gmock/gmock.h>
#include <poll.h>
#include <termios.h>

namespace attune {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The program at a terminal of its own; both ways end with it.
class AtTerminal {
  public:
    explicit AtTerminal(std::vector<std::string> arguments) : m_master(posix_openpt(O_RDWR | O_NOCTTY)) {
        EXPECT_TRUE(m_master >= 0 && grantpt(m_master) == 0 && unlockpt(m_master) == 0);
        const std::string slave = ptsname(m_master);
        arguments.insert(arguments.begin(), test::cliProgram().string());
        std::vector<char*> argv;
        for (std::string& word : arguments)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        m_child = fork();
        if (m_child == 0) {
            setsid();
            const int terminal = open(slave.c_str(), O_RDWR); // the first one opened is the session's
            for (const int fd : {0, 1, 2})
                dup2(terminal, fd);
            execv(argv.front(), argv.data());
            _exit(127);
        }
        EXPECT_GT(m_child, 0);
    }
    ~AtTerminal() {
        if (m_child > 0) {
            kill(m_child, SIGKILL);
            waitpid(m_child, nullptr, 0);
        }
        close(m_master);
    }
    AtTerminal(const AtTerminal&) = delete;
    AtTerminal& operator=(const AtTerminal&) = delete;

    /// Reads until these words are on the screen; false when the program ended or said nothing for a minute.
    bool until(const std::string& words) {
        while (m_screen.find(words) == std::string::npos)
            if (!readMore())
                return false;
        return true;
    }
    void type(const std::string& text) { EXPECT_EQ(write(m_master, text.data(), text.size()), ssize_t(text.size())); }
    /// How it ended, as waitpid() says; reads the rest before.
    int wait() {
        while (readMore()) {
        }
        int status = 0;
        EXPECT_EQ(waitpid(m_child, &status, 0), m_child);
        m_child = 0;
        return status;
    }
    [[nodiscard]] bool echoes() const {
        termios now{};
        return tcgetattr(m_master, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
    [[nodiscard]] const std::string& screen() const { return m_screen; }

  private:
    bool readMore() {
        pollfd ready{m_master, POLLIN, 0};
        if (poll(&ready, 1, 60'000) <= 0)
            return false;
        char part[4096];
        const ssize_t count = read(m_master, part, sizeof part);
        if (count <= 0) // nobody holds the other side any more
            return false;
        m_screen.append(part, static_cast<std::size_t>(count));
        return true;
    }
    int m_master;
    pid_t m_child = 0;
    std::string m_screen;
};

class PassphrasePrompt : public testing::Test {
  protected:
    void SetUp() override {
        setenv("ATTUNE_FAST_PASSPHRASE", "1", 1);
        unsetenv("ATTUNE_PASSPHRASE");
        auto library = test::trainingSite(site, 1);
        ASSERT_TRUE(library->addRater({RaterId("T07"), RaterRole::Trainee, "", "en"}));
        library.reset();
        const std::string secret = (folder / "secret.txt").string();
        ASSERT_TRUE(writeFileAtomic(secret, std::string(passphrase) + "\n", Overwrite::Allow));
        ASSERT_EQ(runCli({"person", "passphrase", site, "T07", "--new-file", secret}).exitCode, 0);
    }
    static constexpr const char* passphrase = "a quiet word";
    test::ScratchFolder folder;
    const std::string site = (folder / "site.attune").string();
    const std::vector<std::string> verb{"person", "log", site, "T07"};
};

} // namespace

TEST_F(PassphrasePrompt, IsAskedForAndNotShown) {
    AtTerminal terminal(verb);
    ASSERT_TRUE(terminal.until("Passphrase of T07: ")) << terminal.screen();
    ASSERT_FALSE(terminal.echoes());
    terminal.type(std::string(passphrase) + "\n");
    const int status = terminal.wait();
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << terminal.screen();
    EXPECT_THAT(terminal.screen(), Not(HasSubstr(passphrase)));
    EXPECT_TRUE(terminal.echoes());
}

TEST_F(PassphrasePrompt, AnotherOneOpensNothing) {
    for (const char* wrong : {"another word\n", "\n", "\x04"}) { // Ctrl+D: nothing is typed
        AtTerminal terminal(verb);
        ASSERT_TRUE(terminal.until("Passphrase of T07: ")) << terminal.screen();
        terminal.type(wrong);
        const int status = terminal.wait();
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 2) << terminal.screen();
        EXPECT_THAT(terminal.screen(), HasSubstr("error: "));
        EXPECT_TRUE(terminal.echoes());
    }
}

TEST_F(PassphrasePrompt, GivenUpItLeavesATerminalThatShowsWhatIsTyped) {
    AtTerminal terminal(verb);
    ASSERT_TRUE(terminal.until("Passphrase of T07: ")) << terminal.screen();
    terminal.type("half of i\x03"); // Ctrl+C
    const int status = terminal.wait();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) << terminal.screen();
    EXPECT_TRUE(terminal.echoes());
    EXPECT_THAT(terminal.screen(), Not(HasSubstr("half")));
}

} // namespace attune

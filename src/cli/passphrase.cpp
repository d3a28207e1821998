// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphrase.h"

#include "base/file.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace attune::cli {

namespace {

struct Held {
    RaterId rater;
    std::string passphrase;
};
std::optional<Held> held;

volatile std::sig_atomic_t givenUp = 0;
extern "C" void onGivenUp(int signal) { givenUp = signal; }

// One line of the terminal; nothing at its end or when somebody gives up.
std::optional<std::string> lineTyped() {
    std::string line;
    while (givenUp == 0) {
        char one = 0;
        const ssize_t count = read(STDIN_FILENO, &one, 1);
        if (count == 1 && one == '\n')
            return line;
        if (count == 1)
            line += one;
        else if (count == 0 || errno != EINTR)
            return {};
    }
    return {};
}

// Nothing without a terminal on both sides. Whatever ends it, the terminal shows again what is typed.
std::optional<std::string> typed(const RaterId& rater) {
    termios before{};
    if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0 || tcgetattr(STDIN_FILENO, &before) != 0)
        return {};
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    std::array<struct sigaction, signals.size()> usual{};
    struct sigaction stop{};
    stop.sa_handler = onGivenUp;
    for (std::size_t i = 0; i < signals.size(); ++i)
        sigaction(signals[i], &stop, &usual[i]);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    // What is typed from now on is read, and not shown.
    std::fprintf(stderr, "Passphrase of %s: ", rater.value.c_str());
    std::fflush(stderr);
    auto line = lineTyped();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fprintf(stderr, "\n");
    for (std::size_t i = 0; i < signals.size(); ++i)
        sigaction(signals[i], &usual[i], nullptr);
    if (givenUp != 0)
        std::raise(givenUp);
    return line;
}

Result<std::string> askFor(const RaterId& rater, const std::string& file) {
    if (!file.empty())
        return passphraseOf(file);
    if (const char* given = std::getenv("ATTUNE_PASSPHRASE"))
        return std::string(given);
    if (auto line = typed(rater))
        return *line;
    return fail(ErrorCode::Denied, rater.value + " has a passphrase", {},
                "give it in a file with --passphrase-file, in ATTUNE_PASSPHRASE, or at a terminal");
}

} // namespace

Result<std::string> passphraseOf(const std::string& file) {
    auto text = readFile(file, 1 << 16);
    if (!text)
        return text;
    text->resize(std::min(text->find_first_of("\r\n"), text->size()));
    if (text->empty())
        return fail(ErrorCode::Invalid, "the first line is empty", file, "write the passphrase there");
    return text;
}

Status unlockAs(Library& library, const RaterId& rater, const std::string& file) {
    auto passphrase = askFor(rater, file);
    if (!passphrase)
        return std::unexpected(passphrase.error());
    if (auto opened = library.unlock(rater, *passphrase); !opened)
        return opened;
    held = Held{rater, std::move(*passphrase)};
    return {};
}

Status unlockAgain(Library& library) { return held ? library.unlock(held->rater, held->passphrase) : Status(); }

} // namespace attune::cli

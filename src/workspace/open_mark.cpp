// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/open_mark.h"

#include "base/clock.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <ctime>
#include <fmt/format.h>
#include <unistd.h>

namespace attune {

namespace {

constexpr const char* name = "open";

struct Mark {
    std::string host;
    std::int64_t process = 0, sinceMs = 0;
    ClipId clip;
};

std::string thisHost() {
    std::array<char, 256> host{};
    return ::gethostname(host.data(), host.size() - 1) == 0 ? std::string(host.data()) : std::string();
}

std::string textOf(const Mark& mark) {
    return fmt::format("{}\t{}\t{}\t{}", mark.host, mark.process, mark.sinceMs, mark.clip.value);
}

std::optional<Mark> markFrom(const std::string& text) {
    std::array<std::string, 4> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t tab = text.find('\t', from);
        if (tab == std::string::npos && i + 1 < parts.size())
            return {};
        parts[i] = text.substr(from, tab == std::string::npos ? tab : tab - from);
        from = tab + 1;
    }
    Mark mark{parts[0], 0, 0, ClipId(parts[3])};
    const auto read = [](const std::string& digits, std::int64_t& out) {
        return std::from_chars(digits.data(), digits.data() + digits.size(), out).ec == std::errc();
    };
    if (!read(parts[1], mark.process) || !read(parts[2], mark.sinceMs))
        return {};
    return mark;
}

bool isRunning(const Mark& mark) {
    return mark.host == thisHost() && mark.process != ::getpid() && mark.process > 0 &&
           ::kill(static_cast<pid_t>(mark.process), 0) == 0;
}

std::string clockText(std::int64_t ms) {
    const auto seconds = static_cast<std::time_t>(ms / 1000);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                       local.tm_hour, local.tm_min);
}

std::string openElsewhere(const Session& session) {
    return fmt::format("This library is open in another window as {} too. Both save, change by change; work in one "
                       "of them only, because a window does not see what the other one does.",
                       session.person().id.value);
}

// The newest change of the coding one was at; nothing without one.
std::optional<HistoryStep> lastChange(Session& session, const ClipId& clip) {
    if (clip.empty())
        return {};
    const auto desk = session.desk(clip);
    if (!desk)
        return {};
    const auto steps = (*desk)->history();
    return steps && !steps->empty() ? std::optional(steps->back()) : std::nullopt;
}

} // namespace

std::string OpenMark::begin(Session& session) {
    const std::int64_t now = wallClockMs();
    const auto kept = session.setting(name);
    const auto left = kept && !kept->empty() ? markFrom(*kept) : std::nullopt;
    std::string told;
    if (left && isRunning(*left)) {
        told = openElsewhere(session);
    } else if (left) {
        told = "Attune was not closed properly the last time.";
        if (const auto last = lastChange(session, left->clip)) {
            const auto desk = session.desk(left->clip);
            told += fmt::format(" Your work on {} is here up to the last change: {}, {}.", (*desk)->clip().alias,
                                last->words, clockText(last->wallMs));
        } else {
            told += " Everything that was saved is here.";
        }
    }
    std::int64_t newest = left ? left->sinceMs : 0;
    if (left)
        if (const auto last = lastChange(session, left->clip))
            newest = std::max(newest, last->wallMs);
    if (const auto before = session.setting("open.last"); before && !before->empty()) {
        std::int64_t ms = 0;
        if (std::from_chars(before->data(), before->data() + before->size(), ms).ec == std::errc())
            newest = std::max(newest, ms);
    }
    if (newest > now + 60'000) {
        told += told.empty() ? "" : " ";
        told += fmt::format("The clock of this computer says {}, but this library was last worked in at {}. Set the "
                            "clock; the order of your changes is kept either way.",
                            clockText(now), clockText(newest));
    }
    session.setSetting(name, textOf({thisHost(), ::getpid(), now, left ? left->clip : ClipId()}));
    return told;
}

std::string OpenMark::look(Session& session, const ClipId& clip) {
    const auto kept = session.setting(name);
    const auto mark = kept && !kept->empty() ? markFrom(*kept) : std::nullopt;
    if (mark && isRunning(*mark))
        return openElsewhere(session);
    if (!mark || mark->process != ::getpid())
        at(session, clip);
    return {};
}

void OpenMark::at(Session& session, const ClipId& clip) {
    session.setSetting(name, textOf({thisHost(), ::getpid(), wallClockMs(), clip}));
}

void OpenMark::end(Session& session) {
    session.setSetting(name, {});
    session.setSetting("open.last", std::to_string(wallClockMs()));
}

} // namespace attune

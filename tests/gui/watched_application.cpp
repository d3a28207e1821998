// SPDX-License-Identifier: GPL-3.0-or-later
#include "watched_application.h"

#include <QEvent>
#include <QMetaEnum>
#include <chrono>
#include <cstdio>

namespace attune::test {
namespace {

/// Nanoseconds this thread was ready to run while others ran; 0 where the kernel does not say.
std::int64_t waitedForItsTurn() {
    long long ran = 0, waited = 0;
    if (std::FILE* file = std::fopen("/proc/thread-self/schedstat", "r")) {
        if (std::fscanf(file, "%lld %lld", &ran, &waited) != 2)
            waited = 0;
        std::fclose(file);
    }
    return waited;
}

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (!m_watching || m_depth > 0)
        return QApplication::notify(receiver, event);
    const QString name = QString::fromLatin1(receiver->metaObject()->className()) + QLatin1Char(' ') +
                         receiver->objectName() + QLatin1Char(' ') +
                         QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type()));
    ++m_depth;
    const std::int64_t start = nowNs(), waited = waitedForItsTurn();
    const bool done = QApplication::notify(receiver, event);
    const std::int64_t held = nowNs() - start - (waitedForItsTurn() - waited);
    --m_depth;
    if (const double ms = static_cast<double>(held) / 1e6; ms > m_longest.ms)
        m_longest = {ms, name};
    return done;
}

void WatchedApplication::watch() {
    m_longest = {};
    m_watching = true;
}

WatchedApplication::Longest WatchedApplication::longest() {
    m_watching = false;
    return m_longest;
}

} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
// What the player costs, beside mpv and beside plain sequential decoding of the same clips in the same run, as a
// Markdown table. Run by hand: media_bench [seeks] [long] [painting]; without a word, all of them.
#include "bench/media/bench_clips.h"
#include "bench/media/measures.h"

#include <QApplication>
#include <cstdio>
#include <set>
#include <string>
#include <thread>

int main(int argc, char** argv) {
    using namespace attune::bench;
    std::set<std::string> wanted(argv + 1, argv + argc);
    if (wanted.empty())
        wanted = {"seeks", "long", "painting"};
    qputenv("QT_QPA_PLATFORM",
            qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ? qgetenv("QT_QPA_PLATFORM") : QByteArrayLiteral("offscreen"));
    const QApplication app(argc, argv);
    std::printf("%u cores\n\n", std::thread::hardware_concurrency());
    if (wanted.contains("seeks"))
        for (const BenchClip& clip : seekClips())
            measureSeeks(clip);
    if (wanted.contains("long"))
        measureLongClip(longClip());
    if (wanted.contains("painting"))
        measurePainting(seekClips().front());
    return 0;
}

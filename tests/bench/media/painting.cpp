// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/media/figures.h"
#include "bench/media/measures.h"
#include "ui/player/picture_view.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <cstdio>
#include <sys/resource.h>

namespace attune::bench {
namespace {

constexpr int playSeconds = 12;

double threadSeconds() {
    rusage used{};
    getrusage(RUSAGE_THREAD, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

class PaintCount : public QObject {
  public:
    int count = 0;
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

template <typename Signal> void waitFor(ui::PlayerBridge& bridge, Signal signal) {
    QEventLoop loop;
    QObject::connect(&bridge, signal, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

void measurePainting(const BenchClip& clip) {
    if (clip.path.empty())
        return;
    ui::Theme theme;
    ui::PictureView picture(&theme);
    ui::PlayerBridge bridge(nullptr);
    const ui::Playback playback(&bridge, &picture, nullptr, &bridge);
    PaintCount paints;
    picture.installEventFilter(&paints);
    picture.resize(1280, 720);
    picture.show();
    bridge.open(clip.path);
    waitFor(bridge, &ui::PlayerBridge::frameShown);
    bridge.player()->play();
    waitFor(bridge, &ui::PlayerBridge::frameShown);

    paints.count = 0;
    const auto before = bridge.status();
    const double cpu = threadSeconds();
    const Stopwatch watch;
    QEventLoop loop;
    QTimer::singleShot(playSeconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    const double wall = watch.seconds();
    const auto after = bridge.status();
    std::printf("### Playing %s in a window of 1280 × 720\n\n| what | measured | gate |\n|---|---|---|\n"
                "| pictures painted a second | %.1f | 29.5 |\n| window's thread | %.0f %% of a core | 20 %% |\n"
                "| a picture costs it | %.1f ms | |\n| frames dropped | %lld of %lld | |\n\n",
                clip.name.c_str(), paints.count / wall, (threadSeconds() - cpu) / wall * 100,
                (threadSeconds() - cpu) / std::max(1, paints.count) * 1000,
                static_cast<long long>(after.droppedFrames - before.droppedFrames),
                static_cast<long long>(after.frame - before.frame));
    std::fflush(stdout);
    bridge.close();
}

} // namespace attune::bench

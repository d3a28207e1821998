// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline with very many marks: load, paint, hit test and insert, beside a timeline without any, in one run.
//   QT_QPA_PLATFORM=offscreen build/release/bin/marks_bench
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPixmap>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <random>

namespace {

using namespace attune;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t clipNs = 3'600'000'000'000; // an hour

CodingScheme scheme() {
    CodingScheme out;
    out.ref.id = SchemeId("bench");
    Track events{"events", "Events", TrackKind::Events, PersonRole::Child, {}, false, false, {}, {}};
    Track states{"states", "States", TrackKind::States, PersonRole::Adult, {}, false, false, {}, {}};
    for (const char* code : {"play", "look", "talk", "rest"})
        for (Track* track : {&events, &states})
            track->codes.push_back({code, code, {}, {}});
    out.tracks = {events, states};
    return out;
}

// A third states end to end, a third moments, a third free segments that overlap.
Coding marks(std::int64_t count) {
    std::mt19937_64 random(7);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    constexpr std::array codes{"play", "look", "talk", "rest"};
    Coding coding;
    for (std::int64_t i = 0; i < count; ++i) {
        Segment mark{SegmentId("s-" + std::to_string(i)), "segments", {}, codes[static_cast<std::size_t>(below(4))]};
        const std::int64_t slot = clipNs / (count / 3 + 1), at = (i / 3) * slot;
        if (i % 3 == 0)
            mark = {mark.id, "states", {MediaTime(at), MediaTime(at + slot)}, mark.label};
        else if (i % 3 == 1)
            mark = {mark.id, "events", {MediaTime(at + below(slot)), {}}, mark.label};
        else
            mark.span = {MediaTime(at), MediaTime(std::min(clipNs, at + 1 + below(8 * slot)))};
        if (mark.track == "events")
            mark.span.end = mark.span.begin;
        coding.segments.emplace(mark.id, mark);
    }
    return coding;
}

struct Times {
    std::vector<double> ms;
    template <typename Work> void add(Work work) {
        const auto begin = Clock::now();
        work();
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    double quantile(double q) {
        std::ranges::sort(ms);
        return ms[std::min(ms.size() - 1, static_cast<std::size_t>(q * static_cast<double>(ms.size())))];
    }
};

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    ui::Theme theme;
    const CodingScheme codes = scheme();
    double empty = 0;
    fmt::print("{:>9}  {:>9}  {:>21}  {:>9}  {:>19}  {:>21}\n", "marks", "load ms", "paint ms p50 / p99", "p99 ratio",
               "hit test us p99", "insert+paint ms p99");
    for (const std::int64_t count : {0, 1'000, 10'000, 100'000, 1'000'000}) {
        Coding coding = marks(count);
        ui::ClipSignals clipSignals;
        ui::TimelineView view(&theme, &clipSignals);
        view.resize(1920, view.sizeHint().height());
        view.setClip(MediaDuration(clipNs));
        view.show();
        Times load, paint, hit, insert;
        load.add([&] { view.setCoding(&coding, &codes, false); });
        view.resize(1920, view.sizeHint().height());
        QPixmap target(view.size());
        std::mt19937_64 random(3);
        for (int i = 0; i < 200; ++i) {
            // Every place at every closeness, from the whole hour to a second.
            view.setPlayhead(MediaTime(static_cast<std::int64_t>(random() % clipNs)), false);
            view.fit();
            view.setCloseness(static_cast<double>(i % 50) / 50);
            paint.add([&] { view.render(&target); });
            for (int j = 0; j < 5; ++j) {
                const QPointF at(200 + static_cast<double>(random() % 1700),
                                 static_cast<double>(random() % static_cast<std::uint64_t>(view.height())));
                QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
                hit.add([&] { QApplication::sendEvent(&view, &move); });
            }
        }
        for (int i = 0; i < 10; ++i)
            insert.add([&] {
                Segment mark{
                    SegmentId("n-" + std::to_string(i)), "segments", {MediaTime(i), MediaTime(i + 1'000'000'000)}, ""};
                coding.segments.emplace(mark.id, mark);
                view.setCoding(&coding, &codes, false);
                view.render(&target);
            });
        const double p99 = paint.quantile(0.99);
        if (count == 0)
            empty = p99;
        fmt::print("{:>9}  {:>9.1f}  {:>9.2f} / {:>9.2f}  {:>9.2f}  {:>19.1f}  {:>21.2f}\n", count, load.quantile(0.5),
                   paint.quantile(0.5), p99, p99 / empty, hit.quantile(0.99) * 1000, insert.quantile(0.99));
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/practice_library.h"
#include "gui/window_driver.h"
#include "models/coding_rules.h"

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>

namespace attune::test {

/// A clip of 100 frames, 25 a second, coded in the real window under a scheme of a file.
class Modes : public testing::Test {
  protected:
    /// The window on the practice clip with a scheme of tests/data/structures.
    void open(const std::string& scheme) { openAs("T1", "tests/data/structures/" + scheme + ".json"); }
    void openAs(const char* rater, const std::string& schemeFile) {
        library = std::make_unique<PracticeLibrary>(rater, schemeFile);
        if (library->media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        library->close();
        driver = std::make_unique<WindowDriver>(library->file(), rater);
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(WindowDriver::until([&] {
            return driver->room() == QStringLiteral("code") && driver->code()->bridge()->index() &&
                   driver->code()->picture()->shownFrame() == 0;
        }));
    }
    /// Goes to a frame and waits until it is on the screen.
    void seek(qint64 frame) {
        driver->code()->bridge()->player()->seekToFrame(frame);
        ASSERT_TRUE(WindowDriver::until([&] { return driver->code()->picture()->shownFrame() == frame; })) << frame;
    }
    const Coding& coding() { return driver->code()->desk()->coding(); }
    const Rating* rating(const char* id) { return coding().rating(driver->code()->desk()->unit(), DimensionId(id)); }
    /// "0-40 x": frames and code of a row's marks.
    std::string marks(const std::string& track) {
        std::string out;
        auto row = marksOf(coding(), track);
        std::ranges::stable_sort(row, [](const Segment* a, const Segment* b) {
            return std::tie(a->span, a->label) < std::tie(b->span, b->label);
        });
        for (const Segment* mark : row)
            out += (out.empty() ? "" : ", ") + std::to_string(mark->span.begin.ns / 40'000'000) + "-" +
                   std::to_string(mark->span.end.ns / 40'000'000) + " " + mark->label;
        return out;
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { driver->key(k, modifiers); }

    std::unique_ptr<PracticeLibrary> library;
    std::unique_ptr<WindowDriver> driver;
};

} // namespace attune::test

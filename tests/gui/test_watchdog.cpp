// SPDX-License-Identifier: GPL-3.0-or-later
// The window answers at once, whatever is being done with a clip: no single event holds its thread for 50 ms.
#include "picture_reader.h"
#include "practice_library.h"
#include "store/library.h"
#include "support/test_clips.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_panel.h"
#include "watched_application.h"
#include "window_driver.h"
#include "workspace/clip_reader.h"

#include <QFileInfo>

namespace attune::test {
namespace {

using namespace ui;

constexpr double mostMs = 50;

/// 1080p with few key frames and sound: big enough that reading, seeking and drawing it costs something.
std::filesystem::path heavyClip() {
    ClipRecipe recipe;
    recipe.name = "heavy.mp4";
    recipe.frames = 300;
    recipe.width = 1920;
    recipe.height = 1080;
    recipe.videoOptions = "-c:v libx264 -preset ultrafast -g 150 -bf 2 -pix_fmt yuv420p";
    recipe.audioInput = "anoisesrc=duration=12:amplitude=0.3";
    return makeClip(recipe);
}

/// The library lies in memory: what is measured is the program, not a disk that others are writing to as well (what the
/// window reads from the library waits while an edit is being flushed to it).
class Watchdog : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        before = qgetenv("TMPDIR");
        if (const QFileInfo memory(QStringLiteral("/dev/shm")); memory.isDir() && memory.isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    static void TearDownTestSuite() { before.isEmpty() ? (void)qunsetenv("TMPDIR") : (void)qputenv("TMPDIR", before); }
    void SetUp() override {
        const auto media = heavyClip();
        if (library.media().empty() || media.empty())
            GTEST_SKIP() << "ffmpeg could not make the test clips";
        auto clip = readClip(media);
        ASSERT_TRUE(clip);
        clip->alias = "B-01";
        ASSERT_TRUE(library.session().addClip(*clip));
        driver = std::make_unique<WindowDriver>(library.session().libraryPath(), "T1");
    }
    static WatchedApplication& app() { return *static_cast<WatchedApplication*>(qApp); }
    void expectQuick(const char* doing) {
        const auto longest = app().longest();
        EXPECT_LT(longest.ms, mostMs) << doing << ": " << qPrintable(longest.what);
    }
    PictureView* view() { return driver->code()->picture(); }
    PlayerBridge* bridge() { return driver->code()->bridge(); }
    void open() {
        driver->openCard(QStringLiteral("B-01"));
        ASSERT_TRUE(driver->until([&] { return driver->code() && view()->shownFrame() == 0; }));
    }

    static inline QByteArray before;
    PracticeLibrary library;
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(Watchdog, WhileOpeningAndMakingPicturesAndSound) {
    app().watch();
    open();
    const ClipSignals* made = driver->code()->timeline()->clipSignals();
    ASSERT_TRUE(driver->until([&] { return made->pictures().size() > 10 && !made->waveform().levels.empty(); }));
    // The pass over the clip goes on at a low priority; how soon it ends depends on what else the machine does.
    expectQuick("opening, filmstrip, waveform and the pass over the clip");
}

TEST_F(Watchdog, WhileSeekingSteppingAndDragging) {
    open();
    app().watch();
    for (const qint64 frame : {290, 10, 151, 149, 200}) {
        bridge()->player()->seekToFrame(frame);
        ASSERT_TRUE(driver->until([&] { return view()->shownFrame() == frame && view()->isSettled(); }));
    }
    for (int i = 0; i < 20; ++i)
        driver->key(i % 3 == 0 ? Qt::Key_Right : Qt::Key_Left);
    ASSERT_TRUE(driver->until([&] { return !bridge()->status().seeking; }));
    auto* timeline = driver->find<QWidget>("timeline");
    const int y = 12, from = timeline->width() / 4, to = timeline->width() - 60;
    QTest::mousePress(timeline, Qt::LeftButton, {}, {from, y});
    for (int x = from; x < to; x += 25) {
        QTest::mouseMove(timeline, {x, y});
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, {to, y});
    ASSERT_TRUE(driver->until([&] { return !bridge()->status().seeking && view()->isSettled(); }));
    expectQuick("seeking, stepping and dragging");
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(view()->shownFrame()));
}

TEST_F(Watchdog, WhilePlayingInAnotherLightAndClosing) {
    open();
    driver->key(Qt::Key_BracketRight, Qt::AltModifier);
    app().watch();
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(driver->until([&] { return view()->shownFrame() > 60; }));
    driver->key(Qt::Key_Space);
    ASSERT_TRUE(driver->until([&] { return bridge()->status().state == PlayState::Paused; }));
    driver->key(Qt::Key_1, Qt::ControlModifier);
    driver->openCard(QStringLiteral("A-01"));
    ASSERT_TRUE(driver->until([&] { return driver->room() == QStringLiteral("code") && view()->shownFrame() == 0; }));
    expectQuick("playing, and opening another clip");
}

} // namespace
} // namespace attune::test

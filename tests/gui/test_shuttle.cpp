// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of watching, pressed and held in the real window.
#include "picture_reader.h"
#include "practice_library.h"
#include "ui/player/transport.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"
#include "window_driver.h"

#include <QComboBox>
#include <array>
#include <random>
#include <set>

namespace attune::test {
namespace {

using namespace ui;

class Shuttle : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        driver = std::make_unique<WindowDriver>(library.session().libraryPath(), "T1");
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(driver->until([&] { return driver->code() && view()->shownFrame() == 0; }));
    }
    PictureView* view() { return driver->code()->picture(); }
    PlayerStatus status() { return driver->code()->bridge()->status(); }
    bool playsAt(double speed) {
        return driver->until([&] { return status().state == PlayState::Playing && status().speed == speed; });
    }
    bool says(const QString& speed) {
        return driver->until([&] { return driver->find<QComboBox>("transport.speed")->currentText() == speed; });
    }
    bool isPaused() {
        return driver->until([&] { return status().state == PlayState::Paused && !status().seeking; });
    }
    void press(Qt::Key key) { QTest::keyPress(&driver->window(), key); }
    void release(Qt::Key key) { QTest::keyRelease(&driver->window(), key); }
    void goTo(qint64 frame) {
        driver->code()->bridge()->player()->seekToFrame(frame);
        ASSERT_TRUE(driver->until([&] { return view()->shownFrame() == frame && !status().seeking; }));
    }

    PracticeLibrary library;
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(Shuttle, AgainIsFasterAndHeldIsNot) {
    driver->key(Qt::Key_L);
    ASSERT_TRUE(playsAt(1));
    QKeyEvent again(QEvent::KeyPress, Qt::Key_L, Qt::NoModifier, QStringLiteral("l"), true);
    QApplication::sendEvent(&driver->window(), &again);
    EXPECT_DOUBLE_EQ(status().speed, 1) << "a key that repeats itself is still one press";
    driver->key(Qt::Key_L);
    EXPECT_TRUE(says(QStringLiteral("2×")));
    driver->key(Qt::Key_J);
    ASSERT_TRUE(playsAt(-1));
    driver->key(Qt::Key_J);
    EXPECT_TRUE(says(QStringLiteral("\u22122×")));
    driver->key(Qt::Key_K);
    ASSERT_TRUE(isPaused());
}

TEST_F(Shuttle, SlowlyWhileTheKeyThatStopsIsHeld) {
    goTo(50);
    press(Qt::Key_K);
    press(Qt::Key_J);
    ASSERT_TRUE(playsAt(-0.25));
    ASSERT_TRUE(driver->until([&] { return view()->shownFrame() < 50; }));
    release(Qt::Key_J);
    ASSERT_TRUE(isPaused());
    press(Qt::Key_L);
    ASSERT_TRUE(playsAt(0.25));
    release(Qt::Key_K);
    EXPECT_EQ(status().state, PlayState::Playing) << "L is still down";
    release(Qt::Key_L);
    ASSERT_TRUE(isPaused());
    EXPECT_DOUBLE_EQ(status().speed, 1) << "as before";
    const qint64 stopped = view()->shownFrame();
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(stopped));
    driver->key(Qt::Key_L);
    EXPECT_TRUE(playsAt(1));
}

TEST_F(Shuttle, AroundThisMomentComesBackToIt) {
    goTo(60);
    qint64 least = 60, most = 60;
    QObject::connect(driver->code()->bridge(), &PlayerBridge::frameShown, view(), [&] {
        least = std::min(least, view()->shownFrame());
        most = std::max(most, view()->shownFrame());
    });
    driver->key(Qt::Key_P);
    ASSERT_TRUE(driver->until([&] { return status().state == PlayState::Playing; }));
    ASSERT_TRUE(isPaused());
    ASSERT_TRUE(driver->until([&] { return view()->shownFrame() == 60; }));
    EXPECT_LE(least, 12) << "2 s before, 50 frames";
    EXPECT_GE(most, 90) << "to the end of the clip, less than 2 s after";
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(60));
}

TEST_F(Shuttle, FramesLeftOutAreSaid) {
    auto* transport = driver->code()->transport();
    auto* label = driver->find<QLabel>("transport.dropped");
    EXPECT_FALSE(label->isVisible());
    transport->setDropped(12);
    EXPECT_TRUE(label->isVisible());
    EXPECT_EQ(label->text(), QStringLiteral("12 left out"));
    transport->setDropped(0);
    EXPECT_FALSE(label->isVisible());
}

TEST_F(Shuttle, DraggingThePlayheadShowsFramesOnTheWay) {
    auto* timeline = driver->find<QWidget>("timeline");
    std::set<qint64> seen;
    QObject::connect(driver->code()->bridge(), &PlayerBridge::frameShown, view(),
                     [&] { seen.insert(view()->shownFrame()); });
    const int y = 12, from = timeline->width() / 4, to = timeline->width() * 3 / 4;
    QTest::mousePress(timeline, Qt::LeftButton, {}, {from, y});
    for (int x = from; x <= to; x += (to - from) / 12) {
        const auto before = seen.size();
        QTest::mouseMove(timeline, {x, y});
        (void)QTest::qWaitFor([&] { return seen.size() > before; }, 2000);
    }
    EXPECT_GT(seen.size(), 6u) << "while the button is down";
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, {to, y});
    ASSERT_TRUE(isPaused());
    ASSERT_TRUE(driver->until([&] { return !status().preview; }));
    const auto* axis = driver->code()->timeline()->view();
    EXPECT_EQ(axis->playhead(), view()->shownTime());
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(view()->shownFrame()));
    EXPECT_GT(view()->shownFrame(), 60);
}

// Any keys in any order: the number in the readout is the number in the pixels, whenever one looks.
TEST_F(Shuttle, WhateverIsPressedTheReadoutNamesThePicture) {
    const std::array keys{Qt::Key_Space, Qt::Key_J, Qt::Key_K,         Qt::Key_L,           Qt::Key_Left,
                          Qt::Key_Right, Qt::Key_R, Qt::Key_P,         Qt::Key_BracketLeft, Qt::Key_BracketRight,
                          Qt::Key_I,     Qt::Key_O, Qt::Key_Backslash, Qt::Key_Z,           Qt::Key_F};
    std::mt19937 random(20261121);
    const int rounds = qEnvironmentVariableIntValue("ATTUNE_RANDOM_KEYS") > 0
                           ? qEnvironmentVariableIntValue("ATTUNE_RANDOM_KEYS")
                           : 150;
    for (int i = 0; i < rounds; ++i) {
        const Qt::Key key = keys[random() % keys.size()];
        const auto modifiers = random() % 6 == 0 ? Qt::ShiftModifier : Qt::NoModifier;
        driver->key(key, modifiers);
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        if (view()->shownFrame() < 0 || status().preview)
            continue;
        const auto painted = frameInWindow(view());
        ASSERT_TRUE(painted) << "after " << i << " keys";
        ASSERT_EQ(view()->shownFrame(), *painted) << "after " << i << " keys, the last " << key;
        ASSERT_EQ(driver->text("transport.frame"), QStringLiteral("frame %1").arg(*painted));
        ASSERT_EQ(driver->text("transport.time").right(3),
                  QStringLiteral("%1").arg(*painted * 40 % 1000, 3, 10, QLatin1Char('0')));
    }
    driver->key(Qt::Key_K);
    if (status().state == PlayState::Playing)
        driver->key(Qt::Key_K);
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice_library.h"
#include "ui/coding/code_room.h"
#include "ui/coding/rating_panel.h"
#include "ui/coding/scale_bar.h"
#include "ui/player/picture_view.h"
#include "ui/player/player_bridge.h"
#include "ui/player/transport.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <gtest/gtest.h>

namespace attune::test {

/// Runs the event loop until ready() holds; false after a time that only a hang reaches.
template <typename Ready> [[nodiscard]] bool until(Ready ready) { return QTest::qWaitFor(ready, 30'000); }

/// The Code room in a window of its own, on the practice clip.
class Workbench : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        theme.setAppearance(ui::Appearance::Light);
        makeRoom();
    }

    void makeRoom() {
        room = std::make_unique<ui::CodeRoom>(ui::AppContext{&library.session(), &theme});
        QObject::connect(room.get(), &ui::Room::notice, room.get(), [this](const QString& text) { notices << text; });
        room->resize(1368, 824);
        room->show();
        room->openClip(PracticeLibrary::clip());
        ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == 0 && room->bridge()->index(); }));
    }

    template <typename Widget> Widget* find(const QString& name) {
        auto* found = room->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name.toStdString();
        return found;
    }
    QString textOf(const QString& name) {
        auto* label = find<QLabel>(name);
        return label ? label->text() : QString();
    }
    ui::ScaleBar* bar(const char* dimension) {
        return find<ui::ScaleBar>(QStringLiteral("rating.") + QLatin1String(dimension));
    }
    static void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    /// Goes to a frame and waits until it is on the screen.
    void seek(qint64 frame) {
        room->bridge()->player()->seekToFrame(frame);
        ASSERT_TRUE(until([&] { return room->picture()->shownFrame() == frame; })) << frame;
    }
    const Coding& coding() { return library.desk().coding(); }
    const Rating* rating(const char* dimension) { return coding().rating(DimensionId(dimension)); }

    PracticeLibrary library;
    ui::Theme theme;
    QStringList notices;
    std::unique_ptr<ui::CodeRoom> room;
};

} // namespace attune::test

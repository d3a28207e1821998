// SPDX-License-Identifier: GPL-3.0-or-later
// Every key of every set of keys, pressed in a window: the command it is for is asked for, in every room.
#include "ui/shell/key_dispatcher.h"
#include "workspace/key_presets.h"

#include <QKeySequence>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

/// Presses "Ctrl+Shift+Z", "M, +" or "Num+8" on a widget.
void press(QWidget* widget, const std::string& text) {
    for (const QString& stroke : QString::fromStdString(text).split(QStringLiteral(", "))) {
        QString plain = stroke;
        Qt::KeyboardModifiers extra;
        if (plain.contains(QStringLiteral("Num+"))) {
            plain.remove(QStringLiteral("Num+"));
            extra = Qt::KeypadModifier;
        }
        const QKeySequence sequence = QKeySequence::fromString(plain, QKeySequence::PortableText);
        ASSERT_EQ(sequence.count(), 1) << text;
        QTest::keyClick(widget, sequence[0].key(), sequence[0].keyboardModifiers() | extra);
    }
}

} // namespace

TEST(Keys, EveryActionIsAskedForByEachOfItsKeys) {
    for (const KeyPreset& preset : keyPresets()) {
        const KeyMap keys = keysOfPreset(preset.id).value();
        QWidget window;
        auto* inside = new QWidget(&window);
        inside->setFocusPolicy(Qt::StrongFocus);
        window.show();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        inside->setFocus();
        ui::KeyDispatcher dispatcher(&window, keys);
        QString room, asked;
        dispatcher.room = [&] { return room; };
        dispatcher.perform = [&](const QString& id) {
            asked = id;
            return true;
        };
        int pressed = 0;
        for (const ActionInfo& action : actionTable())
            for (const char* where : {"clips", "code", "compare", "calibrate", "journal"})
                for (const std::string& key : keys.keys(action.id)) {
                    if (!action.worksIn(where))
                        continue;
                    room = QString::fromLatin1(where);
                    asked.clear();
                    press(inside, key);
                    EXPECT_EQ(asked.toStdString(), action.id) << preset.id << ": " << key << " in " << where;
                    ++pressed;
                }
        EXPECT_GT(pressed, 200);
    }
}

TEST(Keys, CodesComeBeforeActionsAndAreLetGo) {
    const KeyMap keys;
    QWidget window;
    auto* inside = new QWidget(&window);
    inside->setFocusPolicy(Qt::StrongFocus);
    window.show();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    inside->setFocus();
    ui::KeyDispatcher dispatcher(&window, keys);
    QStringList heard;
    dispatcher.room = [] { return QStringLiteral("code"); };
    dispatcher.perform = [&](const QString& id) {
        heard << id;
        return true;
    };
    dispatcher.takesCode = [](const QString& key) { return key == QStringLiteral("S"); };
    dispatcher.code = [&](const QString& key, bool down) {
        if (key == QStringLiteral("S"))
            heard << (down ? QStringLiteral("down") : QStringLiteral("up"));
    };
    QTest::keyPress(inside, Qt::Key_S);
    QTest::keyRelease(inside, Qt::Key_S);
    QTest::keyClick(inside, Qt::Key_I);
    QTest::keyClick(inside, Qt::Key_S, Qt::ShiftModifier);
    heard.removeDuplicates(); // a release is heard by each widget on its way up
    EXPECT_EQ(heard, (QStringList{QStringLiteral("down"), QStringLiteral("up"), QStringLiteral("mark.in"),
                                  QStringLiteral("segment.merge")}));
}

} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bar_coded_round.h"
#include "gui/window_driver.h"

#include <gtest/gtest.h>
#include <set>
#include <string_view>

namespace attune::test {
namespace {

/// Notes everything that is shown as a window of its own.
class WindowsShown : public QObject {
  public:
    WindowsShown() { qApp->installEventFilter(this); }
    bool eventFilter(QObject* object, QEvent* event) override {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() == QEvent::Show && widget && widget->isWindow())
            names.insert(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                         widget->objectName());
        return false;
    }
    std::set<QString> names;
};

// A part shown before it has its place is a window for a moment, which takes the keyboard away from the program.
TEST(OneWindow, NothingElseIsShownAndTheKeyboardStays) {
    BarCodedRound round;
    for (const char* person : {"R1", "T04"}) {
        const WindowsShown shown;
        WindowDriver driver(round.library(), person);
        if (std::string_view(person) == "T04") {
            driver.openCard("A-03");
            ASSERT_TRUE(WindowDriver::until([&] { return driver.room() == QStringLiteral("code"); }));
        }
        for (const char* room : {"clips", "code", "compare", "calibrate", "journal", "schemes", "rounds", "clips"}) {
            driver.window().showRoom(QLatin1String(room));
            QCoreApplication::processEvents();
        }
        EXPECT_EQ(shown.names, std::set<QString>{QStringLiteral("attune::ui::MainWindow mainWindow")}) << person;
        EXPECT_EQ(QApplication::activeWindow(), &driver.window()) << person;
        EXPECT_NE(QApplication::focusWidget(), nullptr) << person;
    }
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_session.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/theme/theme.h"

#include <QtTest>
#include <gtest/gtest.h>

namespace attune::ui {
namespace {

class Shell : public testing::Test {
  protected:
    Shell() : preferences(QString()), window(theme, preferences, test::fakeDoor()) {
        theme.setAppearance(Appearance::Light);
        window.show();
        QCoreApplication::processEvents();
    }
    void open(const char* as) {
        window.openLibrary("northside.attune", RaterId(as));
        QCoreApplication::processEvents();
    }
    Theme theme;
    Preferences preferences;
    MainWindow window;
};

TEST_F(Shell, Pictures) {
    if (!qEnvironmentVariableIsSet("SHELL_PICTURES"))
        GTEST_SKIP();
    for (const char* room : {"clips", "journal", "calibrate"}) {
        open("R1");
        window.showRoom(QString::fromLatin1(room));
        QTest::qWait(300);
        window.grab().save(QStringLiteral("/tmp/shell-%1.png").arg(QLatin1String(room)));
    }
}

} // namespace
} // namespace attune::ui

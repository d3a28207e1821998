// SPDX-License-Identifier: GPL-3.0-or-later
// The window tests' main: an application, offscreen unless told otherwise, and every Qt warning is a failure.
#include "watched_application.h"

#include <gtest/gtest.h>

namespace {

void onMessage(QtMsgType type, const QMessageLogContext&, const QString& text) {
    // What the offscreen platform and a machine without sound say of themselves is not about this program.
    if (text.contains(QStringLiteral("propagateSizeHints")) || text.contains(QStringLiteral("XDG_RUNTIME_DIR")) ||
        text.contains(QStringLiteral("PulseAudioService")) ||
        text.contains(QStringLiteral("This plugin does not support")))
        return;
    std::fprintf(stderr, "Qt: %s\n", qPrintable(text));
    if (type == QtWarningMsg || type == QtCriticalMsg)
        ADD_FAILURE() << "Qt warned: " << qPrintable(text);
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    attune::test::WatchedApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("attune-test"));
    qInstallMessageHandler(onMessage);
    return RUN_ALL_TESTS();
}

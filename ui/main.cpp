// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/screenshots.h"
#include "ui/theme/theme.h"
#include "workspace/session.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QScreen>
#include <cstdio>

namespace {

using namespace attune;
using namespace attune::ui;

int usage(const QString& what) {
    std::fprintf(stderr, "attune: %s\n", qPrintable(what));
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("attune"));
    QApplication::setApplicationDisplayName(QStringLiteral("Attune"));
    QApplication::setApplicationVersion(QStringLiteral(ATTUNE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("attune"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Learn to see a relationship: watch a clip, mark what you saw, rate it blind, then see exactly "
                       "where and why you differ from the reference."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("library"), QStringLiteral("The library to open."),
                                 QStringLiteral("[LIBRARY]"));
    const QCommandLineOption as(QStringLiteral("as"), QStringLiteral("Open it as this person, by code."),
                                QStringLiteral("RATER"));
    const QCommandLineOption appearance(QStringLiteral("appearance"),
                                        QStringLiteral("light, dark or system (default: as set before)."),
                                        QStringLiteral("LOOK"));
    const QCommandLineOption textScale(QStringLiteral("text-scale"), QStringLiteral("Text size in percent, 80 to 200."),
                                       QStringLiteral("N"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of a room (clips, table, code, compare, calibrate, journal, schemes, rounds, "
                       "welcome, people; ROOM.PAGE such as rounds.references, calibrate.habits; palette, keys, "
                       "settings) and quit; may be given "
                       "several times."),
        QStringLiteral("ROOM=FILE"));
    const QCommandLineOption clip(QStringLiteral("clip"), QStringLiteral("The clip of screenshots, by alias."),
                                  QStringLiteral("ALIAS"));
    const QCommandLineOption speaks(
        QStringLiteral("language"),
        QStringLiteral("Language of the window, such as en or es (default: as set before)."), QStringLiteral("CODE"));
    parser.addOptions({as, appearance, textScale, size, screenshot, clip, speaks});
    parser.process(app);

    QList<Screenshots::Shot> shots;
    for (const QString& text : parser.values(screenshot)) {
        const auto equals = text.indexOf(QLatin1Char('='));
        if (equals <= 0 || equals + 1 == text.size())
            return usage(QStringLiteral("--screenshot %1: write it as ROOM=FILE").arg(text));
        shots.append({text.left(equals), text.mid(equals + 1)});
    }
    // Pictures look the same whatever this computer remembers.
    Preferences preferences(shots.isEmpty() ? Preferences::usualFile() : QString());
    Theme theme;
    theme.setTextScale(preferences.textScale());
    theme.setAppearance(preferences.appearance());
    if (parser.isSet(appearance)) {
        const QString look = parser.value(appearance);
        if (look != QStringLiteral("light") && look != QStringLiteral("dark") && look != QStringLiteral("system"))
            return usage(QStringLiteral("--appearance %1: choose light, dark or system").arg(look));
        theme.setAppearance(look == QStringLiteral("light")  ? Appearance::Light
                            : look == QStringLiteral("dark") ? Appearance::Dark
                                                             : Appearance::System);
    }
    if (parser.isSet(textScale)) {
        bool isNumber = false;
        const int percent = parser.value(textScale).toInt(&isNumber);
        if (!isNumber || percent < 80 || percent > 200)
            return usage(QStringLiteral("--text-scale %1: choose 80 to 200").arg(parser.value(textScale)));
        theme.setTextScale(percent);
    }

    const QString language = parser.isSet(speaks) ? parser.value(speaks) : preferences.language();
    QSize wanted;
    if (parser.isSet(size)) {
        static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
        const auto match = form.match(parser.value(size));
        if (!match.hasMatch())
            return usage(QStringLiteral("--size %1: write it as 1440x900").arg(parser.value(size)));
        wanted = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    QString library = parser.positionalArguments().value(0);
    std::optional<RaterId> person;
    if (parser.isSet(as))
        person = RaterId(parser.value(as).toStdString());
    speak(language);
    while (true) {
        MainWindow window(theme, preferences, realLibraryDoor());
        if (wanted.isValid())
            window.resize(wanted);
        else if (!preferences.windowGeometry().isEmpty())
            window.restoreGeometry(preferences.windowGeometry());
        else if (shots.isEmpty())
            window.resize(window.size().boundedTo(window.screen()->availableSize()));
        if (!library.isEmpty())
            window.openLibrary(library.toStdString(), person);
        window.show();

        Screenshots taker(window, shots, parser.value(clip));
        if (!shots.isEmpty()) {
            QObject::connect(&taker, &Screenshots::finished, &app, [](const QString& problem) {
                if (!problem.isEmpty())
                    std::fprintf(stderr, "attune: %s\n", qPrintable(problem));
                QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
            });
            taker.start();
        }
        const int code = QApplication::exec();
        if (!window.again())
            return code;
        // In another language: the same library, as the same person.
        library.clear();
        person.reset();
        if (const Session* session = window.session()) {
            library = QString::fromStdString(session->libraryPath().string());
            person = session->person().id;
        }
        speak(preferences.language());
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include "ui/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>
#include <algorithm>
#include <memory>

void initLanguageResources() { Q_INIT_RESOURCE(translations); }

namespace attune::ui {
namespace {

const QString kBuiltIn = QStringLiteral(":/attune/translations");

/// The code that is to be had for the wish: "es" for "es_MX"; empty when there is none.
QString nearest(const QString& wish) {
    const QList<Language> all = languages();
    for (const QString& code : {wish, wish.section(QLatin1Char('_'), 0, 0)})
        if (std::ranges::find(all, code, &Language::code) != all.end())
            return code;
    return {};
}

/// Loads and installs; keeps it until the next language.
void install(std::vector<std::unique_ptr<QTranslator>>& kept, const QString& name, const QStringList& folders) {
    for (const QString& folder : folders) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name, folder))
            continue;
        QCoreApplication::installTranslator(translator.get());
        kept.push_back(std::move(translator));
        return;
    }
}

} // namespace

QString languageFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/attune/translations");
}

QList<Language> languages() {
    QList<Language> out{{QStringLiteral("en"), QStringLiteral("English")},
                        {QStringLiteral("es"), QStringLiteral("Español")}};
    const QStringList files = QDir(languageFolder()).entryList({QStringLiteral("attune_*.qm")}, QDir::Files);
    for (const QString& file : files) {
        const QString code = file.mid(7).chopped(3);
        QString name = QLocale(code).nativeLanguageName();
        if (!code.isEmpty() && std::ranges::find(out, code, &Language::code) == out.end())
            out.append({code, name.isEmpty() ? code : name.replace(0, 1, name.at(0).toUpper())});
    }
    return out;
}

void speak(const QString& code) {
    initLanguageResources();
    static std::vector<std::unique_ptr<QTranslator>> kept;
    for (const auto& translator : kept)
        QCoreApplication::removeTranslator(translator.get());
    kept.clear();
    QString spoken;
    if (!code.isEmpty()) {
        spoken = nearest(code);
    } else {
        for (const QString& wish : QLocale::system().uiLanguages())
            if (spoken.isEmpty())
                spoken = nearest(QString(wish).replace(QLatin1Char('-'), QLatin1Char('_')));
    }
    if (spoken.isEmpty())
        spoken = QStringLiteral("en");
    Words::setLocale(QLocale(spoken));
    const QString qt = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(kept, QStringLiteral("qtbase_") + spoken, {languageFolder(), qt});
    install(kept, QStringLiteral("attune_") + spoken, {languageFolder(), kBuiltIn});
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace attune::ui {

Preferences::Preferences(const QString& file) {
    if (!file.isEmpty())
        m_settings = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

QString Preferences::usualFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/attune.ini");
}

QVariant Preferences::value(const QString& name, const QVariant& fallback) const {
    return m_settings ? m_settings->value(name, fallback) : m_run.value(name, fallback);
}

void Preferences::set(const QString& name, const QVariant& value) {
    if (m_settings)
        m_settings->setValue(name, value);
    else
        m_run.insert(name, value);
}

Appearance Preferences::appearance() const {
    const QString text = value(QStringLiteral("appearance"), QString()).toString();
    return text == QStringLiteral("light")  ? Appearance::Light
           : text == QStringLiteral("dark") ? Appearance::Dark
                                            : Appearance::System;
}

void Preferences::setAppearance(Appearance appearance) {
    set(QStringLiteral("appearance"), appearance == Appearance::Light  ? QStringLiteral("light")
                                      : appearance == Appearance::Dark ? QStringLiteral("dark")
                                                                       : QStringLiteral("system"));
}

QString Preferences::language() const { return value(QStringLiteral("language"), QString()).toString(); }

void Preferences::setLanguage(const QString& code) { set(QStringLiteral("language"), code); }

int Preferences::textScale() const {
    const int percent = value(QStringLiteral("textScale"), 100).toInt();
    return percent < 80 || percent > 200 ? 100 : percent;
}

void Preferences::setTextScale(int percent) { set(QStringLiteral("textScale"), percent); }

QStringList Preferences::recentLibraries() const {
    QStringList there;
    for (const QString& path : value(QStringLiteral("recentLibraries"), QStringList()).toStringList())
        if (QFileInfo::exists(path))
            there.append(path);
    return there;
}

void Preferences::addRecentLibrary(const QString& path) {
    QStringList recent = recentLibraries();
    recent.removeAll(path);
    recent.prepend(path);
    set(QStringLiteral("recentLibraries"), recent.mid(0, 6));
}

QByteArray Preferences::windowGeometry() const {
    return value(QStringLiteral("windowGeometry"), QByteArray()).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray& geometry) { set(QStringLiteral("windowGeometry"), geometry); }

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QSettings>
#include <QStringList>
#include <memory>

namespace attune::ui {

/// What this computer remembers, whoever sits at it: look, language, text size, libraries opened lately, window size.
class Preferences {
  public:
    /// Kept in a file; an empty name keeps nothing beyond the run (tests, screenshots).
    explicit Preferences(const QString& file);
    /// The user's own file.
    [[nodiscard]] static QString usualFile();

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);
    /// Code of the language, "es"; empty: that of the desktop.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
    [[nodiscard]] int textScale() const;
    void setTextScale(int percent);
    /// Newest first, at most six; files that are gone are left out.
    [[nodiscard]] QStringList recentLibraries() const;
    void addRecentLibrary(const QString& path);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

  private:
    [[nodiscard]] QVariant value(const QString& name, const QVariant& fallback) const;
    void set(const QString& name, const QVariant& value);
    std::unique_ptr<QSettings> m_settings;
    QVariantMap m_run;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace attune::ui {

/// A language that the window can speak.
struct Language {
    QString code; ///< "es", "pt_BR"
    QString name; ///< as its speakers call it
};

/// English, Spanish, and those whose file `attune_CODE.qm` lies in languageFolder(). A file there for a language that
/// is built in goes before it.
[[nodiscard]] QList<Language> languages();
/// Where files of further languages are looked for; it need not exist.
[[nodiscard]] QString languageFolder();
/// The window made from now on speaks this language; an empty code means that of the desktop, English where there is
/// none for it. What Qt itself says follows, where Qt has it. From the window's thread.
void speak(const QString& code);

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <string_view>

namespace attune::ui {

/// What the window says outside its classes, in the language that was chosen. English where there is no translation.
/// Any thread, while the
/// language stays.
class Words {
    Q_DECLARE_TR_FUNCTIONS(attune::ui::Words)
  public:
    /// A word or sentence that a floor below made in English: the names of actions, the steps of the history, what a
    /// failure says. Sentences with something inserted are known by their form ("there is no round %1").
    /// What is not known stays as it is.
    [[nodiscard]] static QString of(std::string_view english);
    /// "WHAT (WHERE): WHAT TO DO", each part by itself.
    [[nodiscard]] static QString of(const Error& error);
    /// Dates and names of months as people read them; never for files.
    [[nodiscard]] static QLocale locale();
    static void setLocale(const QLocale& locale);
};

} // namespace attune::ui

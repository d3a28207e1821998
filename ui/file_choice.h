// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace attune::ui {

/// Asks for a file with the program's own dialog; empty when nothing was chosen. A path set as the application's
/// property "nextFile" is taken once instead of asking (tests). Saving over a file asks first.
[[nodiscard]] QString chooseFileToOpen(QWidget* parent, const QString& title, const QString& filter);
[[nodiscard]] QString chooseFileToSave(QWidget* parent, const QString& title, const QString& suggestion,
                                       const QString& filter);
/// Asks for a folder, in the same way.
[[nodiscard]] QString chooseFolder(QWidget* parent, const QString& title);
/// Asks a question where work is at risk; the application's property "nextAnswer" (bool) is taken once instead.
[[nodiscard]] bool askFirst(QWidget* parent, const QString& question, const QString& yes, const QString& no);

/// For dialogs: the kinds of media the program reads.
[[nodiscard]] QString mediaFilter();

/// For dialogs: the kinds of file a summary is saved as.
[[nodiscard]] QString summaryFilter();

} // namespace attune::ui

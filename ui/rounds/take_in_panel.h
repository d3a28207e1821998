// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/packages.h"

#include <QWidget>
#include <filesystem>

class QLabel;
class QPushButton;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class Theme;

/// Over the window: what a package file holds and what taking it in would do, item by item, before it is taken in.
class TakeInPanel : public QWidget {
    Q_OBJECT
  public:
    TakeInPanel(const Theme& theme, Session& session, std::filesystem::path package);
    /// Is the answer there?
    [[nodiscard]] bool isReady() const { return m_ready; }

  signals:
    void closeRequested();
    /// Taken in; the sentence says what.
    void done(const QString& sentence);

  private:
    void run(bool dryRun);
    void show(const Result<PackageOutcome>& outcome);
    [[nodiscard]] QString headline(const PackageManifest& manifest) const;

    Session& m_session;
    const std::filesystem::path m_package;
    Background* m_work;
    QLabel *m_head, *m_detail, *m_problem;
    QTableWidget* m_items;
    QPushButton* m_take;
    bool m_ready = false;
};

/// Is this file a package by its name (".zip", ".attune-package")?
[[nodiscard]] bool looksLikePackage(const QString& file);

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/file_panel.h"
#include "workspace/packages.h"

class QPushButton;

namespace attune::ui {

/// What a package file holds and what taking it in would do, item by item, before it is taken in.
class TakeInPanel : public FilePanel {
    Q_OBJECT
  public:
    TakeInPanel(const Theme& theme, Session& session, std::filesystem::path package);

  private:
    void run(bool dryRun);
    void show(const Result<PackageOutcome>& outcome);
    [[nodiscard]] QString headline(const PackageManifest& manifest) const;

    QLabel* m_detail;
    QPushButton* m_take;
};

/// Is this file a package by its name (".zip", ".attune-package")?
[[nodiscard]] bool looksLikePackage(const QString& file);

} // namespace attune::ui

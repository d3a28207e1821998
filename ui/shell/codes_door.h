// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/file_panel.h"
#include "workspace/code_files.h"

#include <functional>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace attune::ui {

class Overlay;

/// What a file of another tool holds and what importing it would do, with every issue and its place, before it is
/// imported; afterwards it can be taken back as a whole.
class ImportCodesPanel : public FilePanel {
    Q_OBJECT
  public:
    ImportCodesPanel(const Theme& theme, Session& session, std::filesystem::path file);

  private:
    void look() { run(true); }
    void run(bool dryRun);
    void takeBack();
    void show(const Result<CodesImported>& outcome, bool dryRun);
    void leave() override;

    QLabel* m_state;
    QLineEdit* m_coder;
    QCheckBox *m_mend, *m_scheme;
    QPushButton *m_import, *m_back, *m_leave;
    QString m_sentence; ///< once something was written
};

/// Codes of other tools' files, in and out of the library of a session, from the window.
struct CodesDoor {
    const Theme& theme;
    Session& session;
    Overlay& overlay;
    QWidget* window;
    std::function<void(const QString& words, bool wrong)> tell;
    std::function<void()> renew; ///< the library has changed

    /// Asks for a file and shows the panel. Only for those who may import: trainers.
    void import() const;
    /// Asks for a file and writes what this person may see: their own codes, trainers also the submitted ones of
    /// others.
    void save() const;
};

} // namespace attune::ui

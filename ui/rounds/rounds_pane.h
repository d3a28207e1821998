// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/packages.h"
#include "workspace/round_board.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace attune {
class Session;
}

namespace attune::ui {

class Background;
class Theme;

/// The rounds of a library, how far everybody is, and what travels: handing out, releasing results, sending the
/// reference.
class RoundsPane : public QWidget {
    Q_OBJECT
  public:
    RoundsPane(const Theme& theme, Session& session, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] bool canHandOut() const;
    /// A round is chosen in which somebody has submitted a clip, so that it can be given again.
    [[nodiscard]] bool canGiveAgain() const;
    void giveAgain();
    /// Writes the assignment package of the chosen rater.
    void handOut();
    /// "3 rounds, 2 of them waiting for codings".
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool busy() const;

  signals:
    void notice(const QString& sentence, bool isError);
    /// A round is another now.
    void changed();
    void editRequested(const attune::RoundId& round);
    /// The clips of this round are to be given again.
    void retestRequested(const attune::RoundId& round);
    void newRequested();
    void takeInRequested();

  private:
    using Packer = Result<PackageManifest> (*)(Library& library, const PackRequest& request);
    void show();
    void release();
    void sendReference();
    void sayNext();
    void pack(Packer packer, PackRequest request, const QString& title, const QString& suggestion, const QString& done);
    [[nodiscard]] const RoundCard* card() const;
    [[nodiscard]] const RaterProgress* rater() const;

    const Theme& m_theme;
    Session& m_session;
    Background* m_work;
    std::vector<RoundCard> m_cards;
    QListWidget* m_list;
    QWidget *m_detail, *m_empty;
    QLabel *m_title, *m_mode, *m_due, *m_state, *m_sentence, *m_about;
    QTableWidget* m_raters;
    QCheckBox* m_withClips;
    QPushButton *m_handOut, *m_release, *m_send, *m_change, *m_again, *m_next;
};

} // namespace attune::ui

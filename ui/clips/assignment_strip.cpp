// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/assignment_strip.h"

#include "ui/file_choice.h"
#include "ui/rounds/round_words.h"
#include "ui/store_work.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/packages.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace attune::ui {

AssignmentStrip::AssignmentStrip(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_work(new Background(this)), m_rows(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("clips.assignments"));
    setAccessibleName(tr("My rounds"));
    setGround(this, "surface");
    m_rows->setContentsMargins(24, 10, 24, 10);
    m_rows->setSpacing(8);
    hide();
}

void AssignmentStrip::refresh() {
    clearLayout(m_rows);
    m_latest = {};
    if (m_session.person().role != RaterRole::Trainee || !m_session.library())
        return;
    const auto board = roundBoard(*m_session.library(), m_session.viewer());
    if (!board) {
        emit notice(Words::of(board.error()), true);
        return;
    }
    for (auto card = board->rbegin(); card != board->rend(); ++card) {
        if (card->raters.empty() || card->raters.front().clips == 0)
            continue;
        const Round& round = card->round;
        const RaterProgress& mine = card->raters.front();
        if (mine.submitted > 0 && m_latest.empty())
            m_latest = round.id;
        const QString id = QString::fromStdString(round.id.value);
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        auto* title = new ElidedLabel(QString::fromStdString(round.title), Qt::ElideMiddle);
        title->setProperty("look", QStringLiteral("strong"));
        row->addWidget(title);
        QLabel* mode = makeLabel(modeInWords(round.plan.mode), "chip");
        mode->setToolTip(modeSentence(round.plan.mode));
        row->addWidget(mode);
        QLabel* state = makeLabel(progressInWords(mine), "", "2");
        state->setObjectName(QStringLiteral("assignment.state.") + id);
        row->addWidget(state);
        if (const QString rated = stageInWords(*m_session.library(), m_session.viewer(), round); !rated.isEmpty()) {
            auto* stage = new ElidedLabel(tr("rate %1 now").arg(rated));
            stage->setObjectName(QStringLiteral("assignment.stage.") + id);
            stage->setToolTip(stagesInWords(round, dimensionsOf(*m_session.library(), round.scheme)));
            row->addWidget(stage);
        }
        const QString due = mine.isDone() ? QString() : dueInWords(round);
        if (!due.isEmpty()) {
            QLabel* until = makeLabel(due, "chip", isOverdue(round) ? "warn" : "");
            until->setObjectName(QStringLiteral("assignment.due.") + id);
            row->addWidget(until);
        }
        row->addStretch();
        QPushButton* hand = makeButton(tr("Hand in…"), mine.isDone() ? "primary" : "");
        hand->setObjectName(QStringLiteral("assignment.handIn.") + id);
        hand->setToolTip(mine.submitted == 0 ? tr("Submit at least one clip first")
                                             : tr("Write the package that goes back to your trainer (Ctrl Shift H)"));
        hand->setEnabled(mine.submitted > 0 || !mine.spared.empty());
        connect(hand, &QPushButton::clicked, this, [this, round = round.id] { handInOf(round); });
        row->addWidget(hand);
        m_rows->addLayout(row);
    }
    setVisible(m_rows->count() > 0);
}

bool AssignmentStrip::busy() const { return m_work->busy(); }

void AssignmentStrip::handIn() {
    if (canHandIn())
        handInOf(m_latest);
}

void AssignmentStrip::handInOf(const RoundId& round) {
    const QString code = QString::fromStdString(m_session.person().id.value);
    const QString place = chooseFileToSave(
        this, tr("Hand in"), QStringLiteral("%1-%2-back.zip").arg(QString::fromStdString(round.value), code),
        tr("Packages (*.zip)"));
    if (place.isEmpty())
        return;
    if (const auto saved = m_session.flush(); !saved) {
        emit notice(Words::of(saved.error()), true);
        return;
    }
    const PackRequest request{round, m_session.person().id, m_session.person().id,
                              false, place.toStdString(),   Overwrite::Allow}; // the dialog has asked
    runOnStore<PackageManifest>(
        *m_work, m_session, [request](Library& store) { return packSubmission(store, request); },
        [this, place](Result<PackageManifest>& made) {
            emit notice(made ? tr("What you submitted is in %1. Give this file to your trainer.").arg(place)
                             : Words::of(made.error()),
                        !made);
        });
}

} // namespace attune::ui

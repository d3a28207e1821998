// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/take_in_panel.h"

#include "ui/calibrate/tables.h"
#include "ui/rounds/round_words.h"
#include "ui/store_work.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTableWidget>

namespace attune::ui {
namespace {

QString stateInWords(ItemState state) {
    switch (state) {
    case ItemState::New:
        return TakeInPanel::tr("new");
    case ItemState::Same:
        return TakeInPanel::tr("here already, alike");
    case ItemState::Late:
        return TakeInPanel::tr("new, but late");
    case ItemState::Refused:
        return TakeInPanel::tr("left out");
    }
    return {};
}

} // namespace

bool looksLikePackage(const QString& file) { return file.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive); }

TakeInPanel::TakeInPanel(const Theme& theme, Session& session, std::filesystem::path package)
    : FilePanel(theme, session, std::move(package), QStringLiteral("takeIn"), tr("Take in a package"),
                makeTable({tr("What"), tr("Taken in as"), tr("Why")}, {}, 2)),
      m_detail(makeParagraph({}, "small", "2")), m_take(makeButton(tr("Take in"), "primary")) {
    m_detail->setObjectName(QStringLiteral("takeIn.detail"));
    m_table->setObjectName(QStringLiteral("takeIn.items"));
    m_table->setAccessibleName(tr("What is in the package"));
    m_middle->addWidget(m_detail);
    m_buttons->addWidget(makeLabel(tr("Nothing has been taken in yet."), "small", "3"));
    m_buttons->addStretch();
    QPushButton* leave = makeButton(tr("Leave it"), "quiet");
    leave->setObjectName(QStringLiteral("takeIn.leave"));
    m_take->setObjectName(QStringLiteral("takeIn.take"));
    m_take->setEnabled(false);
    m_take->setProperty("firstFocus", true);
    connect(leave, &QPushButton::clicked, this, &TakeInPanel::closeRequested);
    connect(m_take, &QPushButton::clicked, this, [this] {
        m_take->setEnabled(false);
        run(false);
    });
    m_buttons->addWidget(leave);
    m_buttons->addWidget(m_take);
    run(true);
}

void TakeInPanel::run(bool dryRun) {
    runOnStore<PackageOutcome>(
        *m_work, m_session,
        [dryRun, by = m_session.person().id, file = m_file](Library& store) {
            return unpackPackage(store, file, by, dryRun);
        },
        [this, dryRun](Result<PackageOutcome>& outcome) {
            m_ready = true;
            if (dryRun || !outcome)
                return show(outcome);
            const int fresh = outcome->count(ItemState::New) + outcome->count(ItemState::Late);
            const int refused = outcome->count(ItemState::Refused);
            emit done(refused == 0 ? tr("Taken in: %1 new.").arg(fresh)
                                   : tr("Taken in: %1 new; %2 left out.").arg(fresh).arg(refused));
        });
}

QString TakeInPanel::headline(const PackageManifest& manifest) const {
    const QString from = QString::fromStdString(manifest.from);
    const QString round = QString::fromStdString(manifest.round);
    switch (manifest.kind) {
    case PackageKind::Assignment:
        return tr("Assignment of the round “%1” for %2, from %3").arg(round, QString::fromStdString(manifest.to), from);
    case PackageKind::Submission:
        return tr("Submission of %1 in the round “%2”").arg(from, round);
    case PackageKind::Reference:
        return tr("Reference of the round “%1”, from %2").arg(round, from);
    }
    return {};
}

void TakeInPanel::show(const Result<PackageOutcome>& outcome) {
    m_take->setEnabled(false);
    if (!outcome)
        return refuse(tr("%1 cannot be taken in").arg(fileName()), Words::of(outcome.error()));
    accept();
    m_head->setText(headline(outcome->manifest));
    QStringList detail{tr("Made %1, signed with the key %2 (%3).")
                           .arg(dayInWords(outcome->manifest.madeMs), QString::fromStdString(outcome->fingerprint),
                                outcome->knownSigner ? tr("known here") : tr("new here"))};
    for (const std::string& warning : outcome->warnings)
        detail << Words::of(warning);
    m_detail->setText(detail.join(QLatin1Char('\n')));
    m_table->setRowCount(static_cast<int>(outcome->items.size()));
    int row = 0;
    for (const PackageItem& item : outcome->items) {
        m_table->setItem(row, 0, new QTableWidgetItem(Words::of(item.what)));
        m_table->setItem(row, 1, new QTableWidgetItem(stateInWords(item.state)));
        auto* why = new QTableWidgetItem(Words::of(item.why));
        why->setToolTip(why->text());
        m_table->setItem(row++, 2, why);
    }
    m_table->resizeColumnToContents(0);
    m_table->resizeColumnToContents(1);
    const int fresh = outcome->count(ItemState::New) + outcome->count(ItemState::Late);
    m_take->setEnabled(fresh > 0 || outcome->manifest.kind != PackageKind::Submission);
    m_take->setText(fresh > 0 ? tr("Take in %1 new").arg(fresh) : tr("Take in"));
    if (m_take->isEnabled())
        m_take->setFocus();
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/take_in_panel.h"

#include "ui/background.h"
#include "ui/calibrate/tables.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <memory>

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
    : m_session(session), m_package(std::move(package)), m_work(new Background(this)),
      m_head(makeParagraph(tr("Looking into %1").arg(QString::fromStdString(m_package.filename().string())), "strong")),
      m_detail(makeParagraph({}, "small", "2")), m_problem(makeParagraph({}, "", "warn")),
      m_items(makeTable({tr("What"), tr("Taken in as"), tr("Why")}, {}, 2)),
      m_take(makeButton(tr("Take in"), "primary")) {
    setObjectName(QStringLiteral("takeIn"));
    setAccessibleName(tr("Take in a package"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 16, 16, 24);
    column->setSpacing(12);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("Take in a package"), "title"));
    top->addStretch();
    QPushButton* close = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &TakeInPanel::closeRequested);
    top->addWidget(close);
    column->addLayout(top);
    m_head->setObjectName(QStringLiteral("takeIn.head"));
    m_detail->setObjectName(QStringLiteral("takeIn.detail"));
    m_problem->setObjectName(QStringLiteral("takeIn.problem"));
    m_items->setObjectName(QStringLiteral("takeIn.items"));
    m_items->setAccessibleName(tr("What is in the package"));
    m_items->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_head);
    column->addWidget(m_detail);
    column->addWidget(m_problem);
    column->addWidget(m_items, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(makeLabel(tr("Nothing has been taken in yet."), "small", "3"));
    buttons->addStretch();
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
    buttons->addWidget(leave);
    buttons->addWidget(m_take);
    buttons->addSpacing(16);
    column->addLayout(buttons);
    const auto fitRows = [this, &theme] { m_items->verticalHeader()->setDefaultSectionSize(theme.px(32)); };
    connect(&theme, &Theme::changed, this, fitRows);
    fitRows();
    run(true);
}

void TakeInPanel::run(bool dryRun) {
    auto store = std::make_shared<Result<std::unique_ptr<Library>>>(m_session.openStore());
    m_work->run([this, store, dryRun, by = m_session.person().id, file = m_package](std::stop_token) {
        auto outcome = std::make_shared<Result<PackageOutcome>>(*store ? unpackPackage(***store, file, by, dryRun)
                                                                       : std::unexpected(store->error()));
        *store = fail(ErrorCode::Cancelled, "closed"); // the file is let go on the thread that used it
        return Background::Then([this, outcome, dryRun] {
            m_ready = true;
            if (dryRun || !*outcome)
                return show(*outcome);
            const int fresh = (*outcome)->count(ItemState::New) + (*outcome)->count(ItemState::Late);
            const int refused = (*outcome)->count(ItemState::Refused);
            emit done(refused == 0 ? tr("Taken in: %1 new.").arg(fresh)
                                   : tr("Taken in: %1 new; %2 left out.").arg(fresh).arg(refused));
        });
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
    m_problem->setVisible(!outcome);
    m_items->setVisible(outcome.has_value());
    m_take->setEnabled(false);
    if (!outcome) {
        m_head->setText(tr("%1 cannot be taken in").arg(QString::fromStdString(m_package.filename().string())));
        m_problem->setText(Words::of(outcome.error()));
        return;
    }
    m_head->setText(headline(outcome->manifest));
    QStringList detail{tr("Made %1, signed with the key %2 (%3).")
                           .arg(dayInWords(outcome->manifest.madeMs), QString::fromStdString(outcome->fingerprint),
                                outcome->knownSigner ? tr("known here") : tr("new here"))};
    for (const std::string& warning : outcome->warnings)
        detail << Words::of(warning);
    m_detail->setText(detail.join(QLatin1Char('\n')));
    m_items->setRowCount(static_cast<int>(outcome->items.size()));
    int row = 0;
    for (const PackageItem& item : outcome->items) {
        m_items->setItem(row, 0, new QTableWidgetItem(Words::of(item.what)));
        m_items->setItem(row, 1, new QTableWidgetItem(stateInWords(item.state)));
        auto* why = new QTableWidgetItem(Words::of(item.why));
        why->setToolTip(why->text());
        m_items->setItem(row++, 2, why);
    }
    m_items->resizeColumnToContents(0);
    m_items->resizeColumnToContents(1);
    const int fresh = outcome->count(ItemState::New) + outcome->count(ItemState::Late);
    m_take->setEnabled(fresh > 0 || outcome->manifest.kind != PackageKind::Submission);
    m_take->setText(fresh > 0 ? tr("Take in %1 new").arg(fresh) : tr("Take in"));
    if (m_take->isEnabled())
        m_take->setFocus();
}

} // namespace attune::ui

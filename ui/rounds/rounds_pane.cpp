// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/rounds_pane.h"

#include "ui/calibrate/tables.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/pane_edge.h"
#include "ui/file_choice.h"
#include "ui/rounds/round_words.h"
#include "ui/store_work.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/course.h"
#include "workspace/practice.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QLabel* chip(const char* name) {
    QLabel* label = makeLabel({}, "chip");
    label->setObjectName(QStringLiteral("rounds.") + QString::fromLatin1(name));
    return label;
}

bool allDone(const RoundCard& card) { return std::ranges::all_of(card.raters, &RaterProgress::isDone); }

} // namespace

RoundsPane::RoundsPane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_work(new Background(this)), m_list(new QListWidget),
      m_detail(new QWidget), m_empty(new QWidget), m_title(makeParagraph({}, "title")), m_mode(chip("mode")),
      m_due(chip("due")), m_state(chip("state")), m_sentence(makeParagraph({}, "", "2")),
      m_about(makeParagraph({}, "small", "3")),
      m_raters(makeTable({tr("Rater"), tr("Submitted"), tr("Last"), tr("Handed out"), tr("State")}, {}, 4)),
      m_withClips(new QCheckBox(tr("with the clips' files"))), m_handOut(makeButton(tr("Hand out…"), "primary")),
      m_release(makeButton(tr("Release results…"))), m_send(makeButton(tr("Send the reference…"))),
      m_change(makeButton(tr("Change the plan…"))), m_again(makeButton(tr("Give again…"))),
      m_next(makeButton(tr("What to practise next"), "quiet")) {
    m_list->setObjectName(QStringLiteral("rounds.list"));
    m_list->setAccessibleName(tr("Rounds"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_title->setObjectName(QStringLiteral("rounds.title"));
    m_raters->setObjectName(QStringLiteral("rounds.raters"));
    m_raters->setAccessibleName(tr("Raters of the round"));
    m_withClips->setObjectName(QStringLiteral("rounds.withClips"));
    m_withClips->setToolTip(tr("The package then holds the videos; without them the rater needs the files already"));
    m_handOut->setObjectName(QStringLiteral("rounds.handOut"));
    m_handOut->setToolTip(tr("Write the package for the chosen rater (Ctrl Shift H)"));
    m_release->setObjectName(QStringLiteral("rounds.release"));
    m_release->setToolTip(tr("Raters may then see the reference of what they submitted; cannot be taken back"));
    m_send->setObjectName(QStringLiteral("rounds.send"));
    m_send->setToolTip(tr("A package with the round's reference for raters who work elsewhere"));
    m_change->setObjectName(QStringLiteral("rounds.change"));
    m_again->setObjectName(QStringLiteral("rounds.again"));
    m_again->setToolTip(tr("The same clips a second time under other names: do raters agree with themselves?"));
    m_next->setObjectName(QStringLiteral("rounds.next"));
    m_next->setToolTip(tr("Clips the chosen rater does not know, where they err most"));

    auto* left = new QWidget;
    setGround(left, "surface-2");
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(8, 12, 8, 12);
    leftColumn->addWidget(m_list);
    m_list->setStyleSheet(QStringLiteral(
        "QListWidget { background: transparent; border: 0; } QListWidget::item { padding: 8px; border-radius: 6px; }"));

    auto* chips = new QHBoxLayout;
    chips->setSpacing(8);
    for (QLabel* label : {m_mode, m_due, m_state})
        chips->addWidget(label);
    chips->addStretch();
    auto* handing = new FlowLayout;
    handing->setSpacing(12);
    handing->addWidget(m_handOut);
    handing->addWidget(m_withClips);
    handing->addWidget(m_next);
    auto* others = new FlowLayout;
    others->setSpacing(8);
    for (QPushButton* button : {m_release, m_send, m_change, m_again})
        others->addWidget(button);
    auto* column = new QVBoxLayout(m_detail);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addLayout(chips);
    column->addWidget(m_sentence);
    column->addWidget(m_about);
    column->addLayout(handing);
    column->addWidget(m_raters, 1);
    column->addWidget(makeLine());
    column->addLayout(others);

    auto* emptyColumn = new QVBoxLayout(m_empty);
    emptyColumn->setContentsMargins(24, 48, 24, 24);
    emptyColumn->setSpacing(12);
    emptyColumn->addWidget(makeParagraph(tr("No round yet"), "title"));
    emptyColumn->addWidget(makeParagraph(
        tr("A round hands chosen clips to chosen raters: to learn, to practise, to be tested, or to see whether "
           "somebody drifts. It says until when, and when the reference opens."),
        "lead", "2"));
    QPushButton* first = makeButton(tr("Make the first round…"), "primary");
    first->setObjectName(QStringLiteral("rounds.first"));
    connect(first, &QPushButton::clicked, this, &RoundsPane::newRequested);
    emptyColumn->addWidget(first, 0, Qt::AlignLeft);
    emptyColumn->addStretch();

    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(left);
    whole->addWidget(new PaneEdge(theme, session, left, PaneEdge::Side::Left, "rounds.list", {280, 28},
                                  tr("Edge of the list of rounds")));
    whole->addWidget(m_detail, 1);
    whole->addWidget(m_empty, 1);
    const auto fit = [this] {
        m_raters->verticalHeader()->setDefaultSectionSize(m_theme.px(32));
        m_raters->horizontalHeader()->setMinimumSectionSize(m_theme.px(88)); // the one that takes the rest too
    };
    connect(&theme, &Theme::changed, this, fit);
    fit();
    connect(m_list, &QListWidget::currentRowChanged, this, &RoundsPane::show);
    connect(m_raters, &QTableWidget::itemSelectionChanged, this, [this] { m_handOut->setEnabled(canHandOut()); });
    connect(m_handOut, &QPushButton::clicked, this, &RoundsPane::handOut);
    connect(m_release, &QPushButton::clicked, this, &RoundsPane::release);
    connect(m_next, &QPushButton::clicked, this, &RoundsPane::sayNext);
    connect(m_send, &QPushButton::clicked, this, &RoundsPane::sendReference);
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (card())
            emit editRequested(card()->round.id);
    });
    connect(m_again, &QPushButton::clicked, this, &RoundsPane::giveAgain);
    setFocusProxy(m_list);
}

void RoundsPane::refresh() {
    auto cards = roundBoard(*m_session.library(), m_session.viewer());
    if (!cards) {
        emit notice(Words::of(cards.error()), true);
        return;
    }
    std::ranges::reverse(*cards); // the newest first
    const RoundId before = card() ? card()->round.id : RoundId();
    m_cards = std::move(*cards);
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        int row = 0;
        for (int i = 0; const RoundCard& one : m_cards) {
            const auto done = std::ranges::count_if(one.raters, &RaterProgress::isDone);
            auto* item = new QListWidgetItem(QStringLiteral("%1\n%2").arg(
                QString::fromStdString(one.round.title),
                tr("%1, %2 of %3 raters done").arg(modeInWords(one.round.plan.mode)).arg(done).arg(one.raters.size())));
            m_list->addItem(item);
            if (one.round.id == before)
                row = i;
            ++i;
        }
        m_list->setCurrentRow(row);
    }
    m_detail->setVisible(!m_cards.empty());
    m_empty->setVisible(m_cards.empty());
    show();
}

const RoundCard* RoundsPane::card() const {
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_cards.size()) ? nullptr : &m_cards[static_cast<std::size_t>(row)];
}

const RaterProgress* RoundsPane::rater() const {
    const int row = m_raters->currentRow();
    const RoundCard* round = card();
    return !round || row < 0 || row >= static_cast<int>(round->raters.size())
               ? nullptr
               : &round->raters[static_cast<std::size_t>(row)];
}

void RoundsPane::show() {
    const RoundCard* one = card();
    if (!one)
        return;
    const Round& round = one->round;
    m_title->setText(QString::fromStdString(round.title));
    m_mode->setText(modeInWords(round.plan.mode));
    const QString due = dueInWords(round);
    m_due->setText(due);
    m_due->setVisible(!due.isEmpty());
    setLook(m_due, "tone", isOverdue(round) && !allDone(*one) ? QStringLiteral("warn") : QString());
    const bool sealable = round.plan.mode == RoundMode::Test || round.plan.mode == RoundMode::Drift;
    m_state->setText(round.plan.releasedMs ? tr("released %1").arg(dayInWords(*round.plan.releasedMs))
                     : sealable            ? tr("results closed")
                     : allDone(*one)       ? tr("all in")
                                           : tr("under way"));
    m_sentence->setText(modeSentence(round.plan.mode));
    QStringList about;
    if (const auto session = courseSessionOf(*m_session.library(), round.id))
        about << tr("session %1 of %2 on %3").arg(session->number).arg(session->of).arg(dayInWords(session->date));
    about << tr("%1 clips, scheme %2 version %3")
                 .arg(round.clips.size())
                 .arg(QString::fromStdString(round.scheme.id.value))
                 .arg(round.scheme.version);
    about << (round.plan.randomOrder ? tr("an order of its own for every rater") : tr("one order for all"));
    if (round.plan.overlapPercent)
        about << tr("shared out, %1 % double coded without saying so").arg(*round.plan.overlapPercent);
    if (round.plan.minEvidence > 0)
        about << tr("%1 moments for a score").arg(round.plan.minEvidence);
    if (round.plan.minWatchedPercent > 0)
        about << (round.plan.fastestWatchedPercent == 0
                      ? tr("%1 % to be watched").arg(round.plan.minWatchedPercent)
                      : tr("%1 % to be watched at %2 or slower")
                            .arg(round.plan.minWatchedPercent)
                            .arg(QString::fromStdString(speedText(round.plan.fastestWatchedPercent))));
    if (!round.plan.stages.empty())
        about << stagesInWords(round, dimensionsOf(*m_session.library(), round.scheme));
    about << (one->withReference == static_cast<int>(round.clips.size())
                  ? tr("reference version %1 on every clip").arg(round.provenance.version)
                  : tr("reference on %1 of %2 clips").arg(one->withReference).arg(round.clips.size()));
    m_about->setText(about.join(QStringLiteral(" · ")));
    const int chosen = std::max(0, m_raters->currentRow());
    const auto clips = m_session.library()->clips(m_session.viewer()).value_or(std::vector<Clip>());
    const auto aliases = [&](const ClipId& id) {
        const auto clip = std::ranges::find(clips, id, &Clip::id);
        return QString::fromStdString(clip == clips.end() || clip->alias.empty() ? id.value : clip->alias);
    };
    m_raters->setRowCount(static_cast<int>(one->raters.size()));
    for (int row = 0; const RaterProgress& p : one->raters) {
        const QString state = p.isDone() ? (p.late > 0 ? tr("all in, %1 late").arg(p.late) : tr("all in"))
                              : p.submitted + p.drafts > 0 ? tr("under way")
                              : p.handedOutMs              ? tr("handed out, nothing back yet")
                                                           : tr("not begun");
        const QStringList cells{QString::fromStdString(p.rater.value), progressInWords(p),
                                p.lastMs ? dayInWords(*p.lastMs) : QStringLiteral("–"),
                                p.handedOutMs ? dayInWords(*p.handedOutMs) : QStringLiteral("–"), state};
        for (int c = 0; c < cells.size(); ++c)
            m_raters->setItem(row, c, new QTableWidgetItem(cells[c]));
        m_raters->item(row, 1)->setToolTip(sparedInWords(p, aliases));
        ++row;
    }
    if (!one->raters.empty())
        m_raters->selectRow(std::min(chosen, static_cast<int>(one->raters.size()) - 1));
    m_handOut->setEnabled(canHandOut());
    m_again->setEnabled(canGiveAgain());
    m_release->setVisible(sealable && !round.plan.releasedMs);
    m_send->setEnabled(one->withReference > 0 && !round.isSealed());
}

bool RoundsPane::canGiveAgain() const {
    const auto* one = card();
    return one && std::ranges::any_of(one->raters, [](const auto& p) { return p.submitted > 0; });
}

void RoundsPane::giveAgain() {
    if (card())
        emit retestRequested(card()->round.id);
}

bool RoundsPane::canHandOut() const { return rater() != nullptr && isVisible(); }

bool RoundsPane::busy() const { return m_work->busy(); }

QString RoundsPane::summary() const {
    const auto open = std::ranges::count_if(m_cards, [](const RoundCard& one) { return !allDone(one); });
    if (m_cards.size() == 1)
        return open == 0 ? tr("1 round, all in") : tr("1 round, waiting for codings");
    return m_cards.empty() ? tr("No round yet") : tr("%1 rounds, %2 waiting for codings").arg(m_cards.size()).arg(open);
}

void RoundsPane::pack(Packer packer, PackRequest request, const QString& title, const QString& suggestion,
                      const QString& done) {
    const QString place = chooseFileToSave(this, title, suggestion, tr("Packages (*.zip)"));
    if (place.isEmpty())
        return;
    request.by = m_session.person().id;
    request.to = place.toStdString();
    request.overwrite = Overwrite::Allow; // the dialog has asked
    runOnStore<PackageManifest>(
        *m_work, m_session, [packer, request](Library& store) { return packer(store, request); },
        [this, done, place](Result<PackageManifest>& made) {
            if (!made) {
                emit notice(Words::of(made.error()), true);
                return;
            }
            refresh();
            emit notice(done.arg(place), false);
        });
}

void RoundsPane::handOut() {
    const RaterProgress* person = rater();
    if (!person)
        return;
    const QString code = QString::fromStdString(person->rater.value);
    const QString round = QString::fromStdString(card()->round.id.value);
    pack(&packAssignment, {card()->round.id, person->rater, {}, m_withClips->isChecked(), {}},
         tr("Hand out to %1").arg(code), QStringLiteral("%1-%2.zip").arg(round, code),
         tr("The assignment for %1 is in %2. Give it to them; it holds no reference that they could read.")
             .arg(code, QStringLiteral("%1")));
}

void RoundsPane::sendReference() {
    if (!card())
        return;
    const QString round = QString::fromStdString(card()->round.id.value);
    pack(&packReference, {card()->round.id, {}, {}, false, {}}, tr("Send the reference"), round + "-reference.zip",
         tr("The reference is in %1. Raters see it for the clips they have submitted."));
}

void RoundsPane::sayNext() {
    if (!rater())
        return;
    const auto choices = nextPractice(*m_session.library(), rater()->rater, 5);
    if (!choices) {
        emit notice(Words::of(choices.error()), true);
        return;
    }
    QStringList words;
    for (const PracticeChoice& choice : *choices)
        words << tr("%1 (most on %2)")
                     .arg(QString::fromStdString(choice.clip.value), QString::fromStdString(choice.dimension.value));
    const QString code = QString::fromStdString(rater()->rater.value);
    emit notice(
        words.isEmpty()
            ? tr("There is no practice clip with a reference that %1 does not know and where they err.").arg(code)
            : tr("%1 practises best on: %2.").arg(code, words.join(QStringLiteral(", "))),
        false);
}

void RoundsPane::release() {
    if (!card() || !askFirst(this,
                             tr("Release the results of “%1”? Raters then see the reference of every clip they "
                                "submitted. This cannot be taken back.")
                                 .arg(QString::fromStdString(card()->round.title)),
                             tr("Release"), tr("Not yet")))
        return;
    if (const auto done = m_session.library()->release(m_session.viewer(), card()->round.id); !done)
        emit notice(Words::of(done.error()), true);
    else
        emit changed();
}

} // namespace attune::ui

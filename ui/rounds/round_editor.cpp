// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/round_editor.h"

#include "exchange/rules_json.h"
#include "ui/controls/flow_layout.h"
#include "ui/rounds/round_parts.h"
#include "ui/rounds/round_words.h"
#include "ui/rounds/stage_grid.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace attune::ui {
namespace {

enum Role { PurposeRole = Qt::UserRole + 2 };

QString round(const char* name) { return QStringLiteral("round.") + QString::fromLatin1(name); }

QString purposeInWords(const std::string& purpose) {
    return purpose == "test"       ? RoundEditor::tr("test")
           : purpose == "drift"    ? RoundEditor::tr("drift check")
           : purpose == "exemplar" ? RoundEditor::tr("exemplar")
                                   : RoundEditor::tr("practice");
}

} // namespace

RoundEditor::RoundEditor(const Theme& theme, Session& session, QWidget* parent)
    : RoomForm(theme, session, QStringLiteral("round"), parent), m_heading(makeLabel({}, "title")),
      m_sentence(makeParagraph({}, "small", "2")), m_count(makeLabel({}, "small", "3")), m_title(new QLineEdit),
      m_purpose(makeChoice(round("purpose"), tr("Show clips for"))),
      m_scheme(makeChoice(round("scheme"), tr("Coding scheme"))), m_order(makeChoice(round("order"), tr("Order"))),
      m_sharing(makeChoice(round("sharing"), tr("Sharing"))),
      m_fastest(makeChoice(round("fastest"), tr("Speed up to which watching counts"))),
      m_rule(makeChoice(round("rule"), tr("Rule"))), m_clips(new CheckList(round("clips"), tr("Clips of the round"))),
      m_people(new PeopleList(QStringLiteral("round"), session)), m_stages(new StageGrid(theme)),
      m_hasDue(new QCheckBox(tr("Last day"))),
      m_hideContext(new QCheckBox(tr("Hide title, setting, age and context of the clips until feedback opens"))),
      m_due(makeDay(round("due"), tr("Last day"))),
      m_overlap(makeSpin(round("overlap"), 0, 100, tr(" % double coded"), tr("Hidden overlap"))),
      m_moments(makeSpin(round("moments"), 0, 20, {}, tr("Moments a score needs"))),
      m_watched(makeSpin(round("watched"), 0, 100, tr(" %"), tr("Share of a clip to be watched"))),
      m_attempts(makeSpin(round("attempts"), 1, 20, tr(" attempts"), tr("Attempts"))),
      m_cooling(makeSpin(round("cooling"), 0, 365, tr(" days between two"), tr("Days between two attempts"))),
      m_valid(makeSpin(round("valid"), 1, 120, tr(" months valid"), tr("Months a pass holds"))),
      m_certification(new QWidget) {
    build();
}

void RoundEditor::build() {
    nameWidget(m_title, round("title"), tr("Name of the round"));
    m_title->setPlaceholderText(tr("Practice, March cohort"));
    m_sentence->setObjectName(QStringLiteral("round.sentence"));
    m_hasDue->setObjectName(QStringLiteral("round.hasDue"));
    m_hideContext->setObjectName(QStringLiteral("round.hideContext"));

    addWide(m_heading);
    addRow(tr("Name"), m_title);
    auto* modes = new QVBoxLayout;
    for (const RoundMode one : {RoundMode::Learn, RoundMode::Practice, RoundMode::Test, RoundMode::Drift}) {
        QPushButton* button = makeButton(modeInWords(one));
        button->setObjectName(QStringLiteral("round.mode.%1").arg(static_cast<int>(one)));
        connect(button, &QPushButton::clicked, this, &RoundEditor::showMode);
        m_modes.append(button);
    }
    modes->addLayout(wrapped(makeSegments(m_modes)));
    modes->addWidget(m_sentence);
    addRow(tr("What for"), modes);
    m_purpose->addItem(tr("All clips"), QString());
    for (const char* purpose : {"practice", "test", "drift", "exemplar"})
        m_purpose->addItem(tr("Clips for: %1").arg(purposeInWords(purpose)), QString::fromLatin1(purpose));
    QPushButton* all = makeButton(tr("Choose all shown"), "quiet");
    all->setObjectName(QStringLiteral("round.allClips"));
    auto* clips = new QVBoxLayout;
    clips->addLayout(makeBeside({m_purpose, all, m_count}));
    clips->addWidget(m_clips);
    addRow(tr("Clips"), clips);
    addRow(tr("Raters"), m_people);
    addRow(tr("Scheme"), m_scheme);
    m_order->addItems({tr("The order above, for everybody"), tr("An order of its own for every rater")});
    addRow(tr("Order"), m_order);
    m_sharing->addItems({tr("Every rater codes every clip"), tr("Clips are shared out among the raters")});
    addRow(tr("Sharing"), makeBeside({m_sharing, m_overlap}));
    addRow(tr("Due"), makeBeside({m_hasDue, m_due}));
    addRow(tr("A score needs"), makeBeside({m_moments, makeLabel(tr("marked moments;"), "", "2"), m_watched,
                                            makeLabel(tr("of the clip must have been watched"), "", "2"), m_fastest}));
    m_fastest->addItem(tr("in real time"), 100);
    m_fastest->addItem(tr("at up to %1").arg(QStringLiteral("1.5×")), 150);
    m_fastest->addItem(tr("at up to %1").arg(QStringLiteral("2×")), 200);
    m_fastest->addItem(tr("at any speed"), 0);
    addRow(tr("Stages"), m_stages);
    addRow(tr("Context"), m_hideContext);
    fillRules(m_rule, tr("No certification"));
    auto* certification = new QVBoxLayout(m_certification);
    certification->setContentsMargins(0, 0, 0, 0);
    certification->addWidget(m_rule);
    certification->addLayout(makeBeside({m_attempts, m_cooling, m_valid}));
    addRow(tr("Certify by"), m_certification);
    addProblem();
    addButtons();
    connect(m_sharing, &QComboBox::currentIndexChanged, m_overlap, &QWidget::setEnabled);
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &RoundEditor::showClips);
    connect(m_clips, &QListWidget::itemChanged, this, &RoundEditor::showClips);
    connect(all, &QPushButton::clicked, this, [this] {
        for (int i = 0; i < m_clips->count(); ++i)
            if (!m_clips->item(i)->isHidden())
                m_clips->item(i)->setCheckState(Qt::Checked);
    });
    connect(m_people, &PeopleList::changed, this, [this] { refuse({}); });
    connect(m_people, &PeopleList::refused, this, [this](const QString& why) { refuse(why); });
    connect(m_scheme, &QComboBox::activated, this, [this] { m_stages->setDimensions(dimensions()); });
    connect(m_save, &QPushButton::clicked, this, &RoundEditor::save);
    setFocusProxy(m_title);
}

void RoundEditor::begin() {
    m_round = {};
    m_round.plan.seed = QDateTime::currentMSecsSinceEpoch() % 1'000'000;
    fill();
}

void RoundEditor::edit(const RoundId& id) {
    const auto rounds = m_session.library()->rounds(m_session.viewer());
    if (!rounds)
        return refuse(Words::of(rounds.error()), m_title);
    const auto found = std::ranges::find(*rounds, id, &Round::id);
    if (found == rounds->end())
        return refuse(tr("This round is no longer here."), m_title);
    m_round = *found;
    fill();
}

void RoundEditor::fill() {
    const bool fresh = m_round.id.empty();
    const RoundPlan& plan = m_round.plan;
    m_heading->setText(fresh ? tr("New round") : tr("Plan of “%1”").arg(QString::fromStdString(m_round.title)));
    m_save->setText(fresh ? tr("Make the round") : tr("Keep the changes"));
    refuse({});
    m_title->setText(QString::fromStdString(m_round.title));
    m_modes[static_cast<int>(plan.mode)]->setChecked(true);
    Library& library = *m_session.library();
    const auto has = [](const auto& list, const auto& id) { return std::ranges::find(list, id) != list.end(); };
    {
        const QSignalBlocker quiet(m_clips);
        m_clips->clear();
        auto known = library.clips(m_session.viewer()).value_or(std::vector<Clip>{});
        std::ranges::stable_sort(known, {}, &Clip::alias);
        // The round's own come first, in its order: the list's order is the round's.
        std::ranges::stable_sort(known, {}, [&](const Clip& clip) {
            return std::ranges::find(m_round.clips, clip.id) - m_round.clips.begin();
        });
        for (const Clip& clip : known) {
            const QString title = QString::fromStdString(clip.title);
            auto* item = m_clips->add(QStringLiteral("%1   %2%3")
                                          .arg(QString::fromStdString(clip.alias),
                                               title.isEmpty() ? title : title + QStringLiteral(", "),
                                               purposeInWords(clip.purpose)),
                                      clip.id.value, has(m_round.clips, clip.id));
            item->setData(PurposeRole, QString::fromStdString(clip.purpose));
        }
    }
    m_people->fill(m_round.raters);
    fillSchemes(m_scheme, m_session, m_round.scheme);
    m_scheme->setEnabled(fresh); // codings hang on it
    m_order->setCurrentIndex(plan.randomOrder ? 1 : 0);
    m_sharing->setCurrentIndex(plan.overlapPercent ? 1 : 0);
    m_overlap->setValue(plan.overlapPercent.value_or(20));
    m_overlap->setEnabled(plan.overlapPercent.has_value());
    m_order->setEnabled(fresh);
    m_sharing->setEnabled(fresh);
    m_hasDue->setChecked(plan.due.has_value());
    m_due->setDate(plan.due ? QDate::fromString(QString::fromStdString(*plan.due), Qt::ISODate)
                            : QDate::currentDate().addDays(14));
    m_due->setEnabled(plan.due.has_value());
    m_moments->setValue(plan.minEvidence);
    m_watched->setValue(plan.minWatchedPercent);
    if (m_fastest->findData(plan.fastestWatchedPercent) < 0) // from a file
        m_fastest->addItem(tr("at up to %1").arg(QString::fromStdString(speedText(plan.fastestWatchedPercent))),
                           plan.fastestWatchedPercent);
    m_fastest->setCurrentIndex(m_fastest->findData(plan.fastestWatchedPercent));
    m_stages->show(dimensions(), plan.stages);
    m_hideContext->setChecked(plan.hideContext);
    const CertificationPolicy policy = plan.certification.value_or(CertificationPolicy{});
    m_attempts->setValue(policy.attempts);
    m_cooling->setValue(policy.coolingDays);
    m_valid->setValue(policy.validMonths);
    while (m_rule->itemData(m_rule->count() - 1).toString() == QStringLiteral("kept"))
        m_rule->removeItem(m_rule->count() - 1);
    m_rule->setCurrentIndex(0);
    if (!policy.rule.empty()) {
        const auto rules = parseRules(policy.rule, "rule");
        m_rule->addItem(tr("As it is: %1")
                            .arg(rules && !rules->empty() ? QString::fromStdString(rules->front().name)
                                                          : tr("a rule of this site")),
                        QStringLiteral("kept"));
        m_rule->setCurrentIndex(m_rule->count() - 1);
    }
    showMode();
    showClips();
}

RoundMode RoundEditor::mode() const {
    for (int i = 0; i < m_modes.size(); ++i)
        if (m_modes[i]->isChecked())
            return static_cast<RoundMode>(i);
    return RoundMode::Practice;
}

void RoundEditor::showMode() {
    m_sentence->setText(modeSentence(mode()));
    m_certification->setEnabled(mode() == RoundMode::Test || mode() == RoundMode::Drift);
}

void RoundEditor::showClips() {
    const QString purpose = m_purpose->currentData().toString();
    for (int i = 0; i < m_clips->count(); ++i) {
        QListWidgetItem* item = m_clips->item(i);
        item->setHidden(!purpose.isEmpty() && item->data(PurposeRole).toString() != purpose);
    }
    m_count->setText(tr("%1 chosen").arg(m_clips->checked().size()));
}

std::vector<Dimension> RoundEditor::dimensions() const {
    const auto chosen = schemeChosen(m_scheme);
    return chosen ? dimensionsOf(*m_session.library(), *chosen) : std::vector<Dimension>();
}

void RoundEditor::save() {
    Library& library = *m_session.library();
    Round round = m_round;
    RoundPlan& plan = round.plan;
    round.title = m_title->text().simplified().toStdString();
    if (round.title.empty())
        return refuse(tr("Give the round a name."), m_title);
    round.clips.clear();
    for (const std::string& id : m_clips->checked())
        round.clips.emplace_back(id);
    if (round.clips.empty())
        return refuse(tr("Choose at least one clip."), m_clips);
    round.raters = m_people->chosen();
    if (round.raters.empty())
        return refuse(tr("Choose at least one rater, or add one by code."), m_people);
    const auto scheme = schemeChosen(m_scheme);
    if (!scheme)
        return refuse(tr("The library has no coding scheme: add one first."), m_scheme);
    round.scheme = *scheme;
    plan.mode = mode();
    plan.randomOrder = m_order->currentIndex() == 1;
    plan.overlapPercent = m_sharing->currentIndex() == 1 ? std::optional(m_overlap->value()) : std::nullopt;
    plan.due = m_hasDue->isChecked() ? std::optional(m_due->date().toString(Qt::ISODate).toStdString()) : std::nullopt;
    plan.minEvidence = m_moments->value();
    plan.minWatchedPercent = m_watched->value();
    plan.fastestWatchedPercent = m_fastest->currentData().toInt();
    plan.hideContext = m_hideContext->isChecked();
    plan.stages = m_stages->stages();
    const QString rule = m_rule->currentData().toString();
    if (rule.isEmpty() || !m_certification->isEnabled()) {
        plan.certification.reset();
    } else {
        CertificationPolicy policy = plan.certification.value_or(CertificationPolicy{});
        if (rule != QStringLiteral("kept")) {
            const auto text = ruleDocument("preset:" + rule.toStdString());
            if (!text)
                return refuse(Words::of(text.error()), m_rule);
            policy.rule = *text;
        }
        policy.attempts = m_attempts->value();
        policy.coolingDays = m_cooling->value();
        policy.validMonths = m_valid->value();
        plan.certification = policy;
    }
    const auto done = library.atOnce([&]() -> Status {
        if (round.id.empty()) {
            const auto board = roundBoard(library, m_session.viewer());
            if (!board)
                return std::unexpected(board.error());
            round.id = freshRoundId(round.title, *board);
            auto reference = referencePerson(library, m_session.viewer());
            if (!reference)
                return std::unexpected(reference.error());
            round.reference = *reference;
        }
        return library.addRound(round);
    });
    if (!done)
        return refuse(Words::of(done.error()), m_clips);
    emit made(tr("The round is kept. Choose a rater and hand it out."));
}

} // namespace attune::ui

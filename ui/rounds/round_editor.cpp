// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/round_editor.h"

#include "exchange/rules_json.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <algorithm>

namespace attune::ui {
namespace {

enum Role { IdRole = Qt::UserRole + 1, PurposeRole };

QSpinBox* spin(const char* name, int low, int high, const QString& suffix, const QString& words) {
    auto* out = new QSpinBox;
    out->setObjectName(QStringLiteral("round.") + QString::fromLatin1(name));
    out->setAccessibleName(words);
    out->setRange(low, high);
    out->setSuffix(suffix);
    return out;
}

QComboBox* choice(const char* name, const QString& words) {
    auto* out = new QComboBox;
    out->setObjectName(QStringLiteral("round.") + QString::fromLatin1(name));
    out->setAccessibleName(words);
    return out;
}

QListWidget* checkList(const char* name, const QString& words) {
    auto* out = new QListWidget;
    out->setObjectName(QStringLiteral("round.") + QString::fromLatin1(name));
    out->setAccessibleName(words);
    out->setMinimumHeight(132);
    return out;
}

std::vector<QListWidgetItem*> checkedOf(const QListWidget* list) {
    std::vector<QListWidgetItem*> out;
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->checkState() == Qt::Checked)
            out.push_back(list->item(i));
    return out;
}

QListWidgetItem* addCheck(QListWidget* list, const QString& words, const std::string& id, bool checked) {
    auto* item = new QListWidgetItem(words, list);
    item->setData(IdRole, QString::fromStdString(id));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    return item;
}

QString purposeInWords(const std::string& purpose) {
    return purpose == "test"       ? RoundEditor::tr("test")
           : purpose == "drift"    ? RoundEditor::tr("drift check")
           : purpose == "exemplar" ? RoundEditor::tr("exemplar")
                                   : RoundEditor::tr("practice");
}

} // namespace

RoundEditor::RoundEditor(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_heading(makeLabel({}, "title")),
      m_sentence(makeParagraph({}, "small", "2")), m_problem(makeParagraph({}, "", "warn")),
      m_count(makeLabel({}, "small", "3")), m_title(new QLineEdit), m_newCode(new QLineEdit),
      m_purpose(choice("purpose", tr("Show clips for"))), m_scheme(choice("scheme", tr("Coding scheme"))),
      m_order(choice("order", tr("Order"))), m_sharing(choice("sharing", tr("Sharing"))),
      m_rule(choice("rule", tr("Rule"))), m_clips(checkList("clips", tr("Clips of the round"))),
      m_people(checkList("people", tr("Raters of the round"))), m_hasDue(new QCheckBox(tr("Last day"))),
      m_hideContext(new QCheckBox(tr("Hide title and setting of the clips until feedback opens"))),
      m_staged(new QCheckBox(tr("One dimension at a time first, each on"))), m_due(new QDateEdit),
      m_overlap(spin("overlap", 0, 100, tr(" % double coded"), tr("Hidden overlap"))),
      m_moments(spin("moments", 0, 20, {}, tr("Moments a score needs"))),
      m_watched(spin("watched", 0, 100, tr(" %"), tr("Share of a clip to be watched"))),
      m_stageClips(spin("stageClips", 1, 100, tr(" clips"), tr("Clips of a stage"))),
      m_attempts(spin("attempts", 1, 20, tr(" attempts"), tr("Attempts"))),
      m_cooling(spin("cooling", 0, 365, tr(" days between two"), tr("Days between two attempts"))),
      m_valid(spin("valid", 1, 120, tr(" months valid"), tr("Months a pass holds"))), m_certification(new QWidget),
      m_save(makeButton({}, "primary")) {
    setObjectName(QStringLiteral("roundEditor"));
    build();
}

void RoundEditor::build() {
    m_title->setObjectName(QStringLiteral("round.title"));
    m_title->setAccessibleName(tr("Name of the round"));
    m_title->setPlaceholderText(tr("Practice, March cohort"));
    m_newCode->setObjectName(QStringLiteral("round.newCode"));
    m_newCode->setAccessibleName(tr("Code of a new rater"));
    m_newCode->setPlaceholderText(tr("Code of a new rater, such as T05; never a name"));
    m_problem->setObjectName(QStringLiteral("round.problem"));
    m_sentence->setObjectName(QStringLiteral("round.sentence"));
    m_save->setObjectName(QStringLiteral("round.save"));
    m_hasDue->setObjectName(QStringLiteral("round.hasDue"));
    m_due->setObjectName(QStringLiteral("round.due"));
    m_due->setAccessibleName(tr("Last day"));
    m_due->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_due->setLocale(Words::locale());
    m_due->setCalendarPopup(true);
    m_hideContext->setObjectName(QStringLiteral("round.hideContext"));
    m_staged->setObjectName(QStringLiteral("round.staged"));

    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(24, 16, 24, 24);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto row = [form](const QString& words, auto* field) { form->addRow(makeLabel(words, "label", "2"), field); };
    const auto beside = [](std::initializer_list<QWidget*> widgets) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        for (QWidget* widget : widgets)
            line->addWidget(widget);
        line->addStretch();
        return line;
    };
    form->addRow(m_heading);
    row(tr("Name"), m_title);
    auto* modes = new QVBoxLayout;
    for (const RoundMode one : {RoundMode::Learn, RoundMode::Practice, RoundMode::Test, RoundMode::Drift}) {
        QPushButton* button = makeButton(modeInWords(one));
        button->setObjectName(QStringLiteral("round.mode.%1").arg(static_cast<int>(one)));
        connect(button, &QPushButton::clicked, this, &RoundEditor::showMode);
        m_modes.append(button);
    }
    auto* modeRow = new QHBoxLayout;
    modeRow->addLayout(makeSegments(m_modes));
    modeRow->addStretch();
    modes->addLayout(modeRow);
    modes->addWidget(m_sentence);
    row(tr("What for"), modes);
    m_purpose->addItem(tr("All clips"), QString());
    for (const char* purpose : {"practice", "test", "drift", "exemplar"})
        m_purpose->addItem(tr("Clips for: %1").arg(purposeInWords(purpose)), QString::fromLatin1(purpose));
    QPushButton* all = makeButton(tr("Choose all shown"), "quiet");
    all->setObjectName(QStringLiteral("round.allClips"));
    auto* clips = new QVBoxLayout;
    clips->addLayout(beside({m_purpose, all, m_count}));
    clips->addWidget(m_clips);
    row(tr("Clips"), clips);
    QPushButton* add = makeButton(tr("Add"), "");
    add->setObjectName(QStringLiteral("round.addPerson"));
    auto* person = new QHBoxLayout;
    person->addWidget(m_newCode, 1);
    person->addWidget(add);
    auto* people = new QVBoxLayout;
    people->addWidget(m_people);
    people->addLayout(person);
    row(tr("Raters"), people);
    row(tr("Scheme"), m_scheme);
    m_order->addItems({tr("The order above, for everybody"), tr("An order of its own for every rater")});
    row(tr("Order"), m_order);
    m_sharing->addItems({tr("Every rater codes every clip"), tr("Clips are shared out among the raters")});
    row(tr("Sharing"), beside({m_sharing, m_overlap}));
    row(tr("Due"), beside({m_hasDue, m_due}));
    row(tr("A score needs"), beside({m_moments, makeLabel(tr("marked moments;"), "", "2"), m_watched,
                                     makeLabel(tr("of the clip must have been watched"), "", "2")}));
    row(tr("Stages"), beside({m_staged, m_stageClips}));
    row(tr("Context"), m_hideContext);
    m_rule->addItem(tr("No certification"), QString());
    for (const std::string& name : rulePresetNames())
        if (const auto rules = rulePreset(name); rules && !rules->empty())
            m_rule->addItem(QString::fromStdString(rules->front().name), QString::fromStdString(name));
    auto* certification = new QVBoxLayout(m_certification);
    certification->setContentsMargins(0, 0, 0, 0);
    certification->addWidget(m_rule);
    certification->addLayout(beside({m_attempts, m_cooling, m_valid}));
    row(tr("Certify by"), m_certification);
    form->addRow(m_problem);
    QPushButton* back = makeButton(tr("Cancel"), "quiet");
    back->setObjectName(QStringLiteral("round.cancel"));
    form->addRow(beside({m_save, back}));

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
    connect(m_sharing, &QComboBox::currentIndexChanged, m_overlap, &QWidget::setEnabled);
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    connect(m_staged, &QCheckBox::toggled, m_stageClips, &QWidget::setEnabled);
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &RoundEditor::showClips);
    connect(m_clips, &QListWidget::itemChanged, this, &RoundEditor::showClips);
    connect(all, &QPushButton::clicked, this, [this] {
        for (int i = 0; i < m_clips->count(); ++i)
            if (!m_clips->item(i)->isHidden())
                m_clips->item(i)->setCheckState(Qt::Checked);
    });
    connect(add, &QPushButton::clicked, this, &RoundEditor::addPerson);
    connect(m_newCode, &QLineEdit::returnPressed, this, &RoundEditor::addPerson);
    connect(m_save, &QPushButton::clicked, this, &RoundEditor::save);
    connect(back, &QPushButton::clicked, this, &RoundEditor::cancelled);
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
    m_problem->hide();
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
            auto* item =
                addCheck(m_clips,
                         QStringLiteral("%1   %2%3")
                             .arg(QString::fromStdString(clip.alias),
                                  title.isEmpty() ? title : title + QStringLiteral(", "), purposeInWords(clip.purpose)),
                         clip.id.value, has(m_round.clips, clip.id));
            item->setData(PurposeRole, QString::fromStdString(clip.purpose));
        }
    }
    m_people->clear();
    for (const Rater& person : library.raters(m_session.viewer()).value_or(std::vector<Rater>{}))
        if (person.role == RaterRole::Trainee || has(m_round.raters, person.id))
            addCheck(m_people, QString::fromStdString(person.id.value), person.id.value,
                     has(m_round.raters, person.id));
    m_scheme->clear();
    const auto schemes = library.schemes().value_or(std::vector<CodingScheme>{});
    for (auto scheme = schemes.rbegin(); scheme != schemes.rend(); ++scheme) {
        m_scheme->addItem(tr("%1, version %2").arg(QString::fromStdString(scheme->title)).arg(scheme->ref.version),
                          QVariantList{QString::fromStdString(scheme->ref.id.value), scheme->ref.version});
        if (scheme->ref == m_round.scheme)
            m_scheme->setCurrentIndex(m_scheme->count() - 1);
    }
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
    m_staged->setChecked(!plan.stages.empty());
    m_stageClips->setValue(plan.stages.empty() ? 2 : plan.stages.front().clips);
    m_stageClips->setEnabled(!plan.stages.empty());
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
    m_count->setText(tr("%1 chosen").arg(checkedOf(m_clips).size()));
}

void RoundEditor::refuse(const QString& sentence, QWidget* where) {
    m_problem->setText(sentence);
    m_problem->show();
    if (where)
        where->setFocus();
}

void RoundEditor::addPerson() {
    const std::string code = m_newCode->text().trimmed().toStdString();
    if (code.empty())
        return refuse(tr("Write the code of the new rater first."), m_newCode);
    if (const auto added = m_session.library()->addRater({RaterId(code), RaterRole::Trainee, {}, {}}); !added)
        return refuse(Words::of(added.error()), m_newCode);
    for (int i = 0; i < m_people->count(); ++i)
        if (m_people->item(i)->text().toStdString() == code) {
            m_people->item(i)->setCheckState(Qt::Checked);
            return m_newCode->clear();
        }
    m_people->scrollToItem(addCheck(m_people, QString::fromStdString(code), code, true));
    m_newCode->clear();
    m_problem->hide();
}

void RoundEditor::save() {
    Library& library = *m_session.library();
    Round round = m_round;
    RoundPlan& plan = round.plan;
    round.title = m_title->text().simplified().toStdString();
    if (round.title.empty())
        return refuse(tr("Give the round a name."), m_title);
    round.clips.clear();
    for (const QListWidgetItem* item : checkedOf(m_clips))
        round.clips.emplace_back(item->data(IdRole).toString().toStdString());
    if (round.clips.empty())
        return refuse(tr("Choose at least one clip."), m_clips);
    round.raters.clear();
    for (const QListWidgetItem* item : checkedOf(m_people))
        round.raters.emplace_back(item->data(IdRole).toString().toStdString());
    if (round.raters.empty())
        return refuse(tr("Choose at least one rater, or add one by code."), m_people);
    const QVariantList scheme = m_scheme->currentData().toList();
    if (scheme.size() != 2)
        return refuse(tr("The library has no coding scheme: add one first."), m_scheme);
    round.scheme = {SchemeId(scheme[0].toString().toStdString()), scheme[1].toInt()};
    plan.mode = mode();
    plan.randomOrder = m_order->currentIndex() == 1;
    plan.overlapPercent = m_sharing->currentIndex() == 1 ? std::optional(m_overlap->value()) : std::nullopt;
    plan.due = m_hasDue->isChecked() ? std::optional(m_due->date().toString(Qt::ISODate).toStdString()) : std::nullopt;
    plan.minEvidence = m_moments->value();
    plan.minWatchedPercent = m_watched->value();
    plan.hideContext = m_hideContext->isChecked();
    if (!m_staged->isChecked())
        plan.stages.clear();
    else if (plan.stages.empty() || plan.stages.front().clips != m_stageClips->value()) {
        plan.stages.clear();
        for (const CodingScheme& one : library.schemes().value_or(std::vector<CodingScheme>{}))
            if (one.ref == round.scheme)
                for (const Dimension& dimension : one.clipScores())
                    plan.stages.push_back({{dimension.id}, m_stageClips->value()});
    }
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
    emit made();
}

} // namespace attune::ui

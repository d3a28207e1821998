// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/context_form.h"

#include "ui/rounds/round_parts.h"
#include "ui/scheme/form_parts.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/clip_context.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace attune::ui {
namespace {

constexpr int notGiven = -1;
constexpr int mostMonths = 240;

QLineEdit* makeField(const char* name, const QString& words, const QString& example) {
    auto* field = new QLineEdit;
    nameWidget(field, QStringLiteral("context.") + QString::fromLatin1(name), words);
    field->setPlaceholderText(example);
    return field;
}

QSpinBox* makeMonths(const char* name, const QString& words) {
    QSpinBox* months = makeSpin(QStringLiteral("context.") + QString::fromLatin1(name), notGiven, mostMonths,
                                ContextForm::tr(" months"), words);
    months->setSpecialValueText(QStringLiteral("–"));
    return months;
}

} // namespace

ContextForm::ContextForm(const Theme& theme, Session& session, QWidget* parent)
    : RoomForm(theme, session, QStringLiteral("context"), parent), m_heading(makeParagraph({}, "title")),
      m_language(makeField("language", tr("Language spoken"), tr("for example en"))),
      m_setting(makeField("setting", tr("Setting"), tr("for example at home, on the floor"))),
      m_present(makeField("present", tr("Who is present"), tr("by role: mother, older sister"))),
      m_relation(makeField("relation", tr("Relation of the adult to the child"), tr("for example foster mother"))),
      m_family(makeField("family", tr("The family in its own words"), tr("as the family describes itself"))),
      m_from(makeMonths("ageFrom", tr("Age of the child, from"))),
      m_to(makeMonths("ageTo", tr("Age of the child, to"))), m_advisory(new TextLines(3)) {
    m_heading->setObjectName(QStringLiteral("context.heading"));
    nameWidget(m_advisory, QStringLiteral("context.advisory"), tr("What may be hard to watch"));
    m_advisory->setPlaceholderText(tr("for example: A child cries for a minute and is not picked up."));
    m_save->setText(tr("Write down"));
    addWide(m_heading);
    addWide(
        makeParagraph(tr("People are roles, never names. Raters see this beside the clip; a round can hide it until "
                         "feedback opens, all but what may be hard to watch."),
                      "small", "2"));
    addRow(tr("Language spoken"), m_language);
    addRow(tr("Setting"), m_setting);
    addRow(tr("Who is present"), m_present);
    addRow(tr("Relation to the child"), m_relation);
    addRow(tr("Age of the child"), makeBeside({m_from, makeLabel(tr("to"), "", "2"), m_to}));
    addRow(tr("Family, in its words"), m_family);
    addRow(tr("Hard to watch"), m_advisory);
    addWide(
        makeParagraph(tr("If something is written there, it is said before the clip opens, and every rater may skip "
                         "the clip without penalty."),
                      "small", "2"));
    addProblem();
    addButtons();
    connect(m_from, &QSpinBox::valueChanged, this, [this](int months) {
        if (m_to->value() < months)
            m_to->setValue(months);
    });
    connect(m_save, &QPushButton::clicked, this, &ContextForm::save);
    setFocusProxy(m_language);
}

void ContextForm::begin(const ClipId& clip) {
    m_clip = clip;
    refuse({});
    const auto known = contextOf(*m_session.library(), m_session.viewer(), clip);
    const ClipAndContext shown = known.value_or(ClipAndContext());
    const QString alias = QString::fromStdString(shown.clip.alias.empty() ? clip.value : shown.clip.alias);
    m_heading->setText(tr("About %1").arg(alias));
    const ClipContext& context = shown.context;
    for (const auto& [field, words] : {std::pair(m_language, &context.language),
                                       {m_setting, &context.setting},
                                       {m_present, &context.present},
                                       {m_relation, &context.relation},
                                       {m_family, &context.family}})
        field->setText(QString::fromStdString(*words));
    m_advisory->setPlainText(QString::fromStdString(context.advisory));
    m_from->setValue(shown.clip.ageMonths ? shown.clip.ageMonths->first : notGiven);
    m_to->setValue(shown.clip.ageMonths ? shown.clip.ageMonths->second : notGiven);
    if (!known)
        refuse(Words::of(known.error()));
}

void ContextForm::save() {
    ClipContext context{m_clip,           textOf(m_language), textOf(m_setting), textOf(m_present), textOf(m_relation),
                        textOf(m_family), textOf(m_advisory)};
    std::optional<std::pair<int, int>> ages;
    if (m_from->value() != notGiven || m_to->value() != notGiven)
        ages = std::pair(m_from->value() == notGiven ? m_to->value() : m_from->value(),
                         std::max(m_from->value(), m_to->value()));
    if (m_from->value() != notGiven && m_to->value() != notGiven && m_to->value() < m_from->value())
        return refuse(tr("The first age is above the second."), m_to);
    const QString heading = m_heading->text();
    if (const auto done = describeClip(*m_session.library(), m_session.viewer(), context, ages); !done)
        return refuse(Words::of(done.error()));
    emit made(tr("%1: written down.").arg(heading));
}

} // namespace attune::ui

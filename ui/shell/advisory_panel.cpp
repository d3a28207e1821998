// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/advisory_panel.h"

#include "ui/shell/overlay.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/clip_context.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace attune::ui {

AdvisoryPanel::AdvisoryPanel(const Theme& theme, const QString& alias, const QString& advisory, bool trainer)
    : m_help(makeParagraph(trainer
                               ? tr("You then see what other trainers submitted of it, and cannot code it yourself.")
                               : tr("A clip you skip counts as spared, not as missing. Your trainer sees that you "
                                    "skipped it; you need not say why. It cannot be coded afterwards."),
                           "small", "2")),
      m_reason(new QLineEdit), m_open(makeButton(tr("Open the clip"), "primary")),
      m_skip(makeButton(trainer ? tr("I do not code this clip") : tr("Skip without penalty"))),
      m_spare(makeButton(trainer ? tr("I do not code this clip") : tr("Skip this clip"), "primary")),
      m_back(makeButton(tr("Back"), "quiet")) {
    setObjectName(QStringLiteral("advisory"));
    const QString title = tr("Before %1 opens").arg(alias);
    setAccessibleName(title);
    setAccessibleDescription(advisory);
    QLabel* words = makeParagraph(advisory, "lead");
    words->setObjectName(QStringLiteral("advisory.text"));
    m_reason->setObjectName(QStringLiteral("advisory.reason"));
    m_reason->setAccessibleName(tr("Why, in few words; may be left out"));
    m_reason->setPlaceholderText(tr("Why, in few words; may be left out"));
    m_reason->setMaxLength(500);
    m_open->setObjectName(QStringLiteral("advisory.open"));
    m_skip->setObjectName(QStringLiteral("advisory.skip"));
    m_spare->setObjectName(QStringLiteral("advisory.spare"));
    m_back->setObjectName(QStringLiteral("advisory.back"));

    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(title, "title"));
    top->addStretch();
    QPushButton* cross = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    cross->setObjectName(QStringLiteral("advisory.close"));
    top->addWidget(cross);
    auto* said = new QWidget;
    auto* row = new QHBoxLayout(said);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(12);
    row->addWidget(makeIcon(theme, QStringLiteral("warning"), Token::DisagreeInk, 20), 0, Qt::AlignTop);
    row->addWidget(words, 1, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_skip);
    buttons->addWidget(m_open);
    buttons->addWidget(m_spare);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 16, 16, 24);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(makeParagraph(tr("What may be hard to watch in this clip:"), "", "2"));
    column->addWidget(makeScroll(said), 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(0, 0, 16, 0);
    foot->setSpacing(12);
    foot->addWidget(m_help);
    foot->addWidget(m_reason);
    foot->addLayout(buttons);
    column->addLayout(foot);
    showAnswers(false);
    setFocusProxy(m_open);

    connect(cross, &QPushButton::clicked, this, &AdvisoryPanel::closeRequested);
    connect(m_open, &QPushButton::clicked, this, &AdvisoryPanel::openRequested);
    connect(m_skip, &QPushButton::clicked, this, [this] {
        showAnswers(true);
        m_reason->setFocus(Qt::OtherFocusReason);
    });
    connect(m_back, &QPushButton::clicked, this, [this] {
        showAnswers(false);
        m_open->setFocus(Qt::OtherFocusReason);
    });
    const auto spare = [this] { emit spareRequested(m_reason->text().trimmed()); };
    connect(m_spare, &QPushButton::clicked, this, spare);
    connect(m_reason, &QLineEdit::returnPressed, this, spare);
}

void AdvisoryPanel::showAnswers(bool sparing) {
    for (QWidget* each : {static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_skip)})
        each->setHidden(sparing);
    for (QWidget* each :
         {static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_spare), static_cast<QWidget*>(m_back)})
        each->setHidden(!sparing);
}

bool AdvisoryDoor::holdsBack(const ClipId& clip) const {
    Library* library = session.library();
    const Viewer who = session.viewer();
    const auto known = library ? contextOf(*library, who, clip) : Result<ClipAndContext>();
    const auto declined = library ? library->declined(who) : Result<std::map<CodingKey, std::string>>();
    if (!library || !known || !declined) // what is wrong is said by the room that opens it
        return false;
    const QString alias = QString::fromStdString(known->clip.alias);
    if (declined->contains({clip, who.id}) && who.role == RaterRole::Trainee) {
        tell(AdvisoryPanel::tr("You are spared %1. It counts as spared, not as missing.").arg(alias), false);
        return true;
    }
    const std::string advisory = known->context.advisory, read = "advisory." + clip.value;
    const auto coding = library->coding(who, {clip, who.id});
    const bool coded = coding && *coding && (*coding)->state == CodingState::Submitted;
    if (advisory.empty() || coded || session.setting(read) == advisory)
        return false;
    auto* panel = new AdvisoryPanel(theme, alias, QString::fromStdString(advisory), who.role != RaterRole::Trainee);
    QObject::connect(panel, &AdvisoryPanel::closeRequested, &overlay, &Overlay::close);
    QObject::connect(panel, &AdvisoryPanel::openRequested, &overlay, [door = *this, read, advisory] {
        door.session.setSetting(read, advisory);
        door.overlay.close();
        door.open();
    });
    QObject::connect(
        panel, &AdvisoryPanel::spareRequested, &overlay, [door = *this, who, clip, alias](const QString& why) {
            const auto done = door.session.library()->decline(who, clip, why.toStdString());
            door.overlay.close();
            door.tell(done ? AdvisoryPanel::tr("You are spared %1. It counts as spared, not as missing.").arg(alias)
                           : Words::of(done.error()),
                      !done);
        });
    overlay.open(panel, QSize(600, 340), 0);
    return true;
}

} // namespace attune::ui

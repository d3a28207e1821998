// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/advisory_panel.h"

#include "ui/controls/flow_layout.h"
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
    : m_help(makeParagraph(
          trainer ? tr("You then see what other trainers submitted of it, and cannot code it yourself.")
                  : tr("A clip you skip counts as spared, not as missing. Your trainer sees that you "
                       "skipped it; you need not say why. You can take it back until the results of the round are "
                       "released."),
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

SparedPanel::SparedPanel(const QString& alias)
    : m_leave(makeButton(tr("Leave it spared"), "primary")), m_resume(makeButton(tr("Code it after all"))) {
    setObjectName(QStringLiteral("spared"));
    const QString title = tr("You are spared %1").arg(alias);
    const QString words = tr("It counts as spared, not as missing. You may still code it after all, until the results "
                             "of the round are released; the records keep that you skipped it and that you took it "
                             "back.");
    setAccessibleName(title);
    setAccessibleDescription(words);
    m_leave->setObjectName(QStringLiteral("spared.leave"));
    m_resume->setObjectName(QStringLiteral("spared.resume"));
    auto* buttons = new FlowLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_resume);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(12);
    column->addWidget(makeParagraph(title, "title"));
    QLabel* said = makeParagraph(words);
    said->setAlignment(Qt::AlignTop);
    column->addWidget(makeScroll(said), 1);
    column->addLayout(buttons);
    setFocusProxy(m_leave);
    connect(m_leave, &QPushButton::clicked, this, &SparedPanel::closeRequested);
    connect(m_resume, &QPushButton::clicked, this, &SparedPanel::resumeRequested);
}

bool AdvisoryDoor::holdsBack(const ClipId& clip) const {
    Library* library = session.library();
    const Viewer who = session.viewer();
    const auto cards = library ? session.clips() : Result<std::vector<ClipCard>>();
    const auto declined = library ? library->declined(who) : Result<std::map<CodingKey, std::string>>();
    if (!library || !cards || !declined) // what is wrong is said by the room that opens it
        return false;
    const auto card = std::ranges::find(*cards, clip, [](const ClipCard& one) { return one.clip.id; });
    if (card == cards->end())
        return false;
    const QString alias = QString::fromStdString(card->clip.alias);
    if (declined->contains({clip, who.id}) && who.role == RaterRole::Trainee) {
        offerBack(clip, alias);
        return true;
    }
    const auto unread = unreadAdvisories(session);
    const auto found = unread ? unread->find(clip) : std::map<ClipId, std::string>::const_iterator();
    if (!unread || found == unread->end())
        return false;
    const std::string advisory = found->second;
    auto* panel = new AdvisoryPanel(theme, alias, QString::fromStdString(advisory), who.role != RaterRole::Trainee);
    QObject::connect(panel, &AdvisoryPanel::closeRequested, &overlay, &Overlay::close);
    QObject::connect(panel, &AdvisoryPanel::openRequested, &overlay, [door = *this, clip, advisory] {
        door.session.setSetting(advisoryRead(clip), advisory);
        door.overlay.close();
        door.open();
    });
    QObject::connect(
        panel, &AdvisoryPanel::spareRequested, &overlay, [door = *this, who, clip, alias](const QString& why) {
            const auto done = door.session.library()->decline(who, clip, why.toStdString());
            door.overlay.close();
            QString words = AdvisoryPanel::tr("You are spared %1. It counts as spared, not as missing.").arg(alias);
            if (who.role == RaterRole::Trainee)
                words += QLatin1Char(' ') + AdvisoryPanel::tr("Open it to take that back.");
            door.tell(done ? words : Words::of(done.error()), !done);
        });
    overlay.open(panel, QSize(600, 340), 0);
    return true;
}

void AdvisoryDoor::offerBack(const ClipId& clip, const QString& alias) const {
    auto* panel = new SparedPanel(alias);
    QObject::connect(panel, &SparedPanel::closeRequested, &overlay, &Overlay::close);
    QObject::connect(panel, &SparedPanel::resumeRequested, &overlay, [door = *this, clip, alias] {
        const auto done = resumeClip(*door.session.library(), door.session.viewer(), clip);
        door.overlay.close();
        door.tell(done ? SparedPanel::tr("%1 is yours to code again.").arg(alias) : Words::of(done.error()), !done);
        if (done)
            door.open(); // what may be hard to watch in it is said first
    });
    overlay.open(panel, QSize(520, 232), 0);
}

} // namespace attune::ui

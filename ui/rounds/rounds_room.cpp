// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/rounds_room.h"

#include "ui/rounds/certification_pane.h"
#include "ui/rounds/consent_pane.h"
#include "ui/rounds/course_editor.h"
#include "ui/rounds/reference_pane.h"
#include "ui/rounds/retest_editor.h"
#include "ui/rounds/round_editor.h"
#include "ui/rounds/rounds_pane.h"
#include "ui/theme/widgets.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace attune::ui {

namespace {

/// Its lesser buttons give way where they would be cut; the command palette has them too.
class GivingBar : public QWidget {
  public:
    using QWidget::QWidget;
    QList<QWidget*> lesser; ///< the first gives way first

  protected:
    void resizeEvent(QResizeEvent*) override {
        for (QWidget* each : lesser)
            each->show();
        for (QWidget* each : lesser)
            if (layout()->sizeHint().width() > width())
                each->hide();
    }
};

} // namespace

RoundsRoom::RoundsRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_pages(new QStackedWidget), m_rounds(new RoundsPane(theme(), session())),
      m_references(new ReferencePane(theme(), session())), m_certificates(new CertificationPane(theme(), session())),
      m_consents(new ConsentPane(theme(), session())), m_editor(new RoundEditor(theme(), session())),
      m_course(new CourseEditor(theme(), session())), m_retest(new RetestEditor(theme(), session())) {
    setObjectName(QStringLiteral("room.rounds"));
    setGround(this, "surface");
    for (QWidget* page : std::initializer_list<QWidget*>{m_rounds, m_references, m_certificates, m_consents, m_editor,
                                                         m_course, m_retest})
        m_pages->addWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    const auto tell = [this](const QString& sentence, bool isError) { emit notice(sentence, isError); };
    connect(m_rounds, &RoundsPane::notice, this, tell);
    connect(m_references, &ReferencePane::notice, this, tell);
    connect(m_certificates, &CertificationPane::notice, this, tell);
    connect(m_consents, &ConsentPane::notice, this, tell);
    connect(m_rounds, &RoundsPane::changed, this, [this] { emit roomRequested(QStringLiteral("renewed")); });
    connect(m_references, &ReferencePane::changed, this, [this] { emit roomRequested(QStringLiteral("renewed")); });
    connect(m_rounds, &RoundsPane::takeInRequested, this, [this] { emit roomRequested(QStringLiteral("takeIn")); });
    connect(m_rounds, &RoundsPane::editRequested, this, [this](const RoundId& round) {
        m_editor->edit(round);
        showPage(Editor);
    });
    connect(m_rounds, &RoundsPane::newRequested, this, [this] { perform(QStringLiteral("round.new")); });
    connect(m_rounds, &RoundsPane::retestRequested, this, [this](const RoundId& round) {
        m_retest->begin(round);
        showPage(Retest);
        m_retest->setFocus();
    });
    for (const RoomForm* form : std::initializer_list<RoomForm*>{m_editor, m_course, m_retest}) {
        connect(form, &RoomForm::cancelled, this, [this] { showPage(Rounds); });
        connect(form, &RoomForm::made, this, [this](const QString& sentence) {
            session().setSetting("rounds.page", "0");
            emit notice(sentence, false);
            emit roomRequested(QStringLiteral("renewed"));
        });
    }
}

QWidget* RoundsRoom::makeBar(QWidget* parent) {
    auto* bar = new GivingBar(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(16);
    row->addWidget(makeLabel(tr("Rounds"), "section"));
    for (const auto& [words, name] : {std::pair{tr("Rounds"), "rounds"},
                                      {tr("References"), "references"},
                                      {tr("Certificates"), "certificates"},
                                      {tr("Consent"), "consent"}}) {
        QPushButton* tab = makeButton(words);
        tab->setObjectName(QStringLiteral("rounds.tab.") + QString::fromLatin1(name));
        const auto page = static_cast<Page>(m_tabs.size());
        connect(tab, &QPushButton::clicked, this, [this, page] { showPage(page); });
        m_tabs.append(tab);
    }
    row->addLayout(makeSegments(m_tabs));
    row->addStretch();
    QPushButton* take = makeButton(tr("Take in…"), "");
    take->setObjectName(QStringLiteral("rounds.takeIn"));
    take->setToolTip(tr("Look into a package that came back, then take it in (Ctrl Shift I)"));
    connect(take, &QPushButton::clicked, this, [this] { emit roomRequested(QStringLiteral("takeIn")); });
    row->addWidget(take);
    QPushButton* plan = makeButton(tr("New course…"), "");
    plan->setObjectName(QStringLiteral("rounds.newCourse"));
    plan->setToolTip(tr("Weekly sessions with exercises between them, all rounds at once"));
    connect(plan, &QPushButton::clicked, this, [this] { perform(QStringLiteral("course.new")); });
    row->addWidget(plan);
    QPushButton* make = makeButton(tr("New round…"), "primary", theme().icon(QStringLiteral("plus"), Token::OnAccent));
    make->setObjectName(QStringLiteral("rounds.new"));
    make->setToolTip(tr("New round (Ctrl N)"));
    connect(make, &QPushButton::clicked, this, [this] { perform(QStringLiteral("round.new")); });
    row->addWidget(make);
    bar->lesser = {plan, take};
    m_pages->setCurrentIndex(pageBefore()); // shown when the room is entered
    return bar;
}

RoundsRoom::Page RoundsRoom::pageBefore() const {
    const int before = QString::fromStdString(session().setting("rounds.page").value_or("0")).toInt();
    return before > 0 && before < Editor ? static_cast<Page>(before) : Rounds;
}

void RoundsRoom::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    if (page < Editor)
        session().setSetting("rounds.page", std::to_string(page));
    for (qsizetype i = 0; i < m_tabs.size(); ++i)
        m_tabs[i]->setChecked(i == (page >= Editor ? Rounds : page));
    m_rounds->refresh(); // the status line speaks of them on every page
    if (page == References)
        m_references->refresh();
    else if (page == Certificates)
        m_certificates->refresh();
    else if (page == Consents)
        m_consents->refresh();
    setFocusProxy(m_pages->currentWidget());
    emit statusChanged();
}

void RoundsRoom::enter() {
    if (m_pages->currentIndex() < Editor)
        showPage(pageBefore());
}

bool RoundsRoom::canPerform(const QString& id) const {
    return id == QStringLiteral("round.new") || id == QStringLiteral("course.new") ||
           (id == QStringLiteral("round.handOut") && m_rounds->canHandOut()) ||
           (id == QStringLiteral("round.again") && m_rounds->isVisible() && m_rounds->canGiveAgain());
}

bool RoundsRoom::perform(const QString& id) {
    if (id == QStringLiteral("round.new")) {
        m_editor->begin();
        showPage(Editor);
        m_editor->setFocus();
    } else if (id == QStringLiteral("course.new")) {
        m_course->begin();
        showPage(Course);
        m_course->setFocus();
    } else if (id == QStringLiteral("round.handOut") && m_rounds->canHandOut()) {
        m_rounds->handOut();
    } else if (id == QStringLiteral("round.again") && canPerform(id)) {
        m_rounds->giveAgain();
    } else if (id == QStringLiteral("close") && m_pages->currentIndex() >= Editor) {
        showPage(Rounds);
    } else {
        return false;
    }
    return true;
}

QString RoundsRoom::statusText() const { return m_rounds->summary(); }

bool RoundsRoom::isReady() const { return !m_rounds->busy() && !m_certificates->busy(); }

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reminder_strip.h"

#include "base/clock.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/reminders.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace attune::ui {
namespace {

constexpr const char* closedSetting = "reminders.closed";
constexpr std::size_t mostLines = 3;
constexpr std::size_t mostRaters = 6;

QString text(const std::string& words) { return QString::fromStdString(words); }

QString ratersInWords(const std::vector<RaterId>& raters) {
    QStringList out;
    for (const RaterId& rater : raters)
        if (static_cast<std::size_t>(out.size()) < mostRaters)
            out << text(rater.value);
    return raters.size() > mostRaters
               ? ReminderStrip::tr("%1 and %2 more").arg(out.join(QStringLiteral(", "))).arg(raters.size() - mostRaters)
               : out.join(QStringLiteral(", "));
}

QString inWords(const Reminder& one, bool own) {
    const QString day = dayInWords(one.day), whose = ratersInWords(one.raters);
    const QString rule = Words::of(one.what);
    switch (one.kind) {
    case Reminder::Kind::RoundOverdue:
        return own ? ReminderStrip::tr("“%1” was due on %2; some of your clips are still open.")
                         .arg(text(one.what), day)
                   : ReminderStrip::tr("“%1” was due on %2; still open: %3.").arg(text(one.what), day, whose);
    case Reminder::Kind::CertificateExpired:
        return own ? ReminderStrip::tr("Your certificate under “%1” expired on %2. Ask for a new test.").arg(rule, day)
                   : ReminderStrip::tr("Certificates under “%1” expired on %2: %3.").arg(rule, day, whose);
    case Reminder::Kind::CertificateExpiresSoon:
        return own ? ReminderStrip::tr("Your certificate under “%1” expires on %2. Ask for a new test.").arg(rule, day)
                   : ReminderStrip::tr("Certificates under “%1” expire on %2: %3.").arg(rule, day, whose);
    }
    return {};
}

} // namespace

ReminderStrip::ReminderStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_lines(new QVBoxLayout) {
    setObjectName(QStringLiteral("reminders"));
    setAccessibleName(tr("Reminders"));
    m_lines->setSpacing(0);
    QPushButton* cross = makeIconButton(theme, QStringLiteral("close"), tr("Close until there is something new"));
    cross->setObjectName(QStringLiteral("reminders.close"));
    connect(cross, &QPushButton::clicked, this, &ReminderStrip::close);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5);
    row->setSpacing(8);
    row->addLayout(m_lines, 1);
    row->addWidget(cross, 0, Qt::AlignTop);
    hide();
}

void ReminderStrip::show(Session* session) {
    m_session = session && session->library() ? session : nullptr;
    clearLayout(m_lines);
    m_shown.clear();
    hide();
    if (!m_session)
        return;
    const auto found = reminders(*m_session->library(), m_session->viewer(), isoTime(wallClockMs()).substr(0, 10));
    if (!found || found->empty()) // what cannot be read is said by the room that shows it
        return;
    const bool own = m_session->person().role == RaterRole::Trainee;
    QStringList sentences;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const Reminder& one = (*found)[i];
        const QString sentence = inWords(one, own);
        m_shown += sentence.toStdString() + "\n";
        if (i >= mostLines)
            continue;
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(makeIcon(m_theme, QStringLiteral("clock"), Token::Text2));
        auto* words = new ElidedLabel(i + 1 == mostLines && found->size() > mostLines
                                          ? tr("%1 And %2 more.").arg(sentence).arg(found->size() - mostLines)
                                          : sentence);
        words->setObjectName(QStringLiteral("reminders.text.%1").arg(i));
        words->setToolTip(sentence);
        row->addWidget(words, 1);
        QPushButton* go = makeButton(tr("Go there"), "link");
        go->setObjectName(QStringLiteral("reminders.go.%1").arg(i));
        go->setAccessibleName(tr("Go there: %1").arg(sentence));
        const bool late = one.kind == Reminder::Kind::RoundOverdue;
        connect(go, &QPushButton::clicked, this, [this, own, late] {
            if (!own)
                m_session->setSetting("rounds.page", late ? "0" : "2");
            emit roomRequested(!own   ? QStringLiteral("rounds")
                               : late ? QStringLiteral("clips")
                                      : QStringLiteral("journal"));
        });
        row->addWidget(go);
        m_lines->addLayout(row);
        sentences << sentence;
    }
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    setVisible(m_session->setting(closedSetting) != m_shown);
}

void ReminderStrip::close() {
    if (m_session)
        m_session->setSetting(closedSetting, m_shown);
    hide();
}

void ReminderStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Surface2));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(Token::Border));
}

} // namespace attune::ui

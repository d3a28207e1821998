// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "ui/room.h"
#include "ui/shell/people_page.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace attune::ui {
namespace {

/// What a person may see as long as the room says nothing of its own.
QString blindInWords(const Session& session) {
    switch (session.person().role) {
    case RaterRole::Trainee:
        return session.round() && !session.isBlindInRound()
                   ? Words::tr("Not blind: you have submitted every clip of the round")
                   : Words::tr("Blind: reference, other raters and feedback stay hidden until you submit");
    case RaterRole::Trainer:
        return Words::tr("Trainer: sees all submitted work, cannot change it");
    case RaterRole::Supervisor:
    case RaterRole::Reference:
        break;
    }
    return Words::tr("Supervisor: sees summaries and submitted work, never a private note");
}

} // namespace

/// An icon and a text; unless it is to be read whole, it gives way when there is no room.
struct StatusBar::Part : public QWidget {
    Part(const Theme& theme, const QString& name, QString icon, bool whole, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_icon(std::move(icon)) {
        m_label = whole ? new QLabel : new ElidedLabel;
        m_label->setTextFormat(Qt::PlainText);
        m_label->setProperty("look", QStringLiteral("small"));
        m_label->setProperty("tone", QStringLiteral("2"));
        m_label->setObjectName(name);
        m_row = new QHBoxLayout(this);
        m_row->setContentsMargins(0, 0, 0, 0);
        m_row->addWidget(m_label);
        fit();
    }
    void fit() {
        m_row->setContentsMargins(m_theme.px(20), 0, 0, 0);
        update();
    }
    void set(const QString& text, const QString& icon, bool warn = false) {
        m_icon = icon;
        m_warn = warn;
        m_label->setText(text);
        m_label->setToolTip(text);
        setLook(m_label, "tone", warn ? QStringLiteral("warn") : QStringLiteral("2"));
        setVisible(!text.isEmpty());
        update();
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int side = m_theme.px(14);
        painter.drawPixmap(0, (height() - side) / 2,
                           m_theme.pixmap(m_icon, side, m_theme.colour(m_warn ? Token::DisagreeInk : Token::Text2),
                                          devicePixelRatioF()));
    }
    const Theme& m_theme;
    QString m_icon;
    bool m_warn = false;
    QLabel* m_label;
    QHBoxLayout* m_row;
};

StatusBar::StatusBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 1, 16, 0);
    row->setSpacing(24);
    m_person = add(QStringLiteral("status.person"), QStringLiteral("adult"), true);
    m_library = add(QStringLiteral("status.library"), QStringLiteral("folder"));
    m_saved = add(QStringLiteral("status.saved"), QStringLiteral("check"), true);
    m_blind = add(QStringLiteral("status.blind"), QStringLiteral("eye-off"));
    m_room = new ElidedLabel;
    m_room->setProperty("look", QStringLiteral("small"));
    m_room->setProperty("tone", QStringLiteral("2"));
    m_room->setObjectName(QStringLiteral("status.room"));
    m_room->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (Part* part : {m_person, m_library, m_saved, m_blind})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_room);
    connect(&theme, &Theme::changed, this, &StatusBar::fit);
    fit();
}

StatusBar::Part* StatusBar::add(const QString& name, const QString& icon, bool whole) {
    return new Part(m_theme, name, icon, whole, this);
}

void StatusBar::fit() {
    setFixedHeight(m_theme.px(28));
    for (Part* part : {m_person, m_library, m_saved, m_blind})
        part->fit();
}

void StatusBar::show(const Session& session, const Room* room) {
    const Rater& person = session.person();
    m_person->set(QStringLiteral("%1, %2").arg(QString::fromStdString(person.id.value), roleInWords(person.role)),
                  QStringLiteral("adult"));
    setLibrary(QString::fromStdString(session.libraryTitle()), QString::fromStdString(session.libraryPath().string()));
    setSaved(session.saveStatus());
    const QString blind = room ? room->blindText() : QString();
    setBlind(blind.isEmpty() ? blindInWords(session) : blind);
    setRoom(room ? room->statusText() : QString());
}

void StatusBar::showNoLibrary() {
    m_person->set({}, QStringLiteral("adult"));
    setLibrary(tr("No library"), {});
    setSaved({});
    setBlind(tr("Blind: nothing is open yet"));
    setRoom({});
}

void StatusBar::setLibrary(const QString& text, const QString& path) {
    m_library->set(text, QStringLiteral("folder"));
    m_library->m_label->setToolTip(path);
}

void StatusBar::setSaved(const SaveStatus& status) {
    switch (status.state) {
    case SaveState::Saved:
        m_saved->set(tr("Saved"), QStringLiteral("check"));
        return;
    case SaveState::Saving:
        m_saved->set(tr("Saving…"), QStringLiteral("clock"));
        return;
    case SaveState::NotSaved:
        m_saved->set(tr("NOT SAVED: %1").arg(Words::of(status.why)), QStringLiteral("warning"), true);
        return;
    }
}

void StatusBar::setBlind(const QString& text) {
    m_blind->set(text, text.startsWith(tr("Blind")) ? QStringLiteral("eye-off") : QStringLiteral("eye"));
}

void StatusBar::setRoom(const QString& text) { m_room->setText(text); }

void StatusBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Chrome));
    painter.fillRect(0, 0, width(), 1, m_theme.colour(Token::Border));
}

} // namespace attune::ui

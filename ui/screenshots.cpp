// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots.h"

#include "ui/main_window.h"
#include "workspace/session.h"

#include <QAbstractButton>
#include <QPixmap>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int kLookEveryMs = 50;
constexpr int kMostLooks = 300'000 / kLookEveryMs;

} // namespace

Screenshots::Screenshots(MainWindow& window, QList<Shot> shots, QString clipAlias)
    : QObject(&window), m_window(window), m_shots(std::move(shots)), m_clip(std::move(clipAlias)) {}

void Screenshots::start() { QTimer::singleShot(0, this, &Screenshots::next); }

void Screenshots::next() {
    if (m_shots.isEmpty()) {
        emit finished({});
        return;
    }
    m_looks = 0;
    m_settled = false;
    const QString place = m_shots.first().place;
    if (place == QStringLiteral("palette"))
        m_window.perform(QStringLiteral("palette.open"));
    else if (place == QStringLiteral("keys"))
        m_window.perform(QStringLiteral("keys.show"));
    else if (place == QStringLiteral("settings"))
        m_window.perform(QStringLiteral("settings.show"));
    else if (place == QStringLiteral("table")) {
        m_window.showRoom(QStringLiteral("clips"));
        m_window.perform(QStringLiteral("clip.table"));
    } else if ((place == QStringLiteral("code") || place == QStringLiteral("compare")) && m_window.session()) {
        const auto clips = m_window.session()->clips();
        const auto clip =
            clips ? std::ranges::find_if(*clips,
                                         [this](const ClipCard& card) {
                                             return m_clip.isEmpty() || card.clip.alias == m_clip.toStdString();
                                         })
                  : std::vector<ClipCard>::const_iterator{};
        if (!clips || clip == clips->end()) {
            emit finished(QStringLiteral("There is no clip named %1 in this library.").arg(m_clip));
            return;
        }
        m_window.openClip(clip->clip.id, place);
    } else if (place == QStringLiteral("welcome") || place == QStringLiteral("people")) {
        if (m_window.session()) {
            emit finished(
                QStringLiteral("%1 is shown before a person has opened a library: leave out --as%2.")
                    .arg(place, place == QStringLiteral("welcome") ? QStringLiteral(" and the library") : QString()));
            return;
        }
    } else {
        // "rounds.certificates": that button of the room is pressed.
        const QString room = place.section(QLatin1Char('.'), 0, 0);
        m_window.showRoom(room);
        if (!m_window.currentRoom() || m_window.currentRoom()->name() != room) {
            emit finished(QStringLiteral("This person has no room named %1.").arg(room));
            return;
        }
        if (const QString part = place.section(QLatin1Char('.'), 1); !part.isEmpty()) {
            auto* button = m_window.findChild<QAbstractButton*>(room + QStringLiteral(".tab.") + part);
            if (!button)
                button = m_window.findChild<QAbstractButton*>(place);
            if (!button) {
                emit finished(QStringLiteral("%1 has no button %2.").arg(room, part));
                return;
            }
            button->click();
        }
    }
    QTimer::singleShot(kLookEveryMs, this, &Screenshots::look);
}

void Screenshots::look() {
    const Room* room = m_window.currentRoom();
    if (room && !room->isReady()) {
        if (++m_looks > kMostLooks) {
            emit finished(QStringLiteral("%1 was not ready after five minutes.").arg(m_shots.first().place));
            return;
        }
        QTimer::singleShot(kLookEveryMs, this, &Screenshots::look);
        return;
    }
    if (!m_settled) { // one more look, for layouts that follow what has just arrived
        m_settled = true;
        QTimer::singleShot(kLookEveryMs, this, &Screenshots::look);
        return;
    }
    const Shot shot = m_shots.takeFirst();
    if (!m_window.grab().save(shot.file, "PNG")) {
        emit finished(QStringLiteral("%1 could not be written.").arg(shot.file));
        return;
    }
    next();
}

} // namespace attune::ui

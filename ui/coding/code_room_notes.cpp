// SPDX-License-Identifier: GPL-3.0-or-later
// Times in notes: written where the clip stands, and gone to.
#include "ui/coding/code_room.h"
#include "ui/coding/rating_panel.h"
#include "ui/controls/key_text.h"
#include "ui/player/playback.h"
#include "ui/player/time_links.h"
#include "ui/timeline/timeline_list.h"
#include "ui/timeline/timeline_panel.h"

namespace attune::ui {

bool CodeRoom::performOnNotes(const QString& id) {
    const auto noteAt = [this]() -> QWidget* {
        QWidget* focus = window()->focusWidget();
        return focus && (m_panel->isAncestorOf(focus) || m_timeline->list()->isAncestorOf(focus)) ? focus : nullptr;
    };
    if (id == QLatin1String("note.insertTime")) {
        if (!insertTime(noteAt(), m_playback->time()) && m_panel->perform(QStringLiteral("rating.note")))
            insertTime(noteAt(), m_playback->time());
        return true;
    }
    if (id != QLatin1String("note.goToTime"))
        return false;
    std::optional<MediaTime> time = nextTimeIn(noteAt());
    if (!time) {
        // No note is being written: the one of the mark chosen in the list, or of the score one is at.
        const bool list = m_timeline->list()->hasFocus();
        const Rating* rating = m_desk->coding().rating(m_desk->unit(), focusedDimension());
        const QString note = list     ? m_timeline->list()->currentNote()
                             : rating ? QString::fromStdString(rating->note)
                                      : QString();
        const auto links = timeLinks(note);
        m_noteTime = m_noteGone == note && m_noteTime + 1 < links.size() ? m_noteTime + 1 : 0;
        m_noteGone = note;
        if (!links.isEmpty())
            time = links[m_noteTime].time;
    }
    if (time)
        m_playback->seek(*time);
    else
        emit notice(tr("There is no time in this note. Write one like 0:12.3, or %1 for where the clip stands.")
                        .arg(keyText("note.insertTime")),
                    false);
    return true;
}

} // namespace attune::ui

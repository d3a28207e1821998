// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/make_rooms.h"

#include "ui/calibrate/calibrate_room.h"
#include "ui/clips/clips_room.h"
#include "ui/coding/code_room.h"
#include "ui/compare/compare_room.h"
#include "ui/journal/journal_room.h"
#include "ui/player/player_bridge.h"
#include "ui/rounds/rounds_room.h"
#include "ui/scheme/scheme_room.h"
#include "workspace/session.h"

namespace attune::ui {

namespace {

/// A room's momentRequested opens the clip in Code, which goes there as soon as the clip is open: at once, or when what
/// stands before it (an advisory) has been read.
template <typename FromRoom> void leadIntoCode(FromRoom* room, CodeRoom* code) {
    QObject::connect(room, &FromRoom::momentRequested, code, [room, code](const ClipId& clip, MediaTime moment) {
        emit room->clipRequested(clip, QStringLiteral("code"));
        const auto isOpen = [code, clip] { return code->desk() && code->desk()->clip().id == clip; };
        const auto go = [code, isOpen, moment] {
            if (isOpen() && code->bridge()->player())
                code->bridge()->player()->seekToTime(moment);
        };
        if (isOpen() && code->bridge()->index())
            go();
        else
            QObject::connect(code->bridge(), &PlayerBridge::opened, code, go, Qt::SingleShotConnection);
    });
}

} // namespace

QList<Room*> makeRooms(const AppContext& context, QWidget* parent) {
    auto* code = new CodeRoom(context, parent);
    QList<Room*> rooms{new ClipsRoom(context, parent), code, new CompareRoom(context, parent)};
    if (context.session->person().role != RaterRole::Trainee) {
        auto* calibrate = new CalibrateRoom(context, parent);
        rooms.append(calibrate);
        leadIntoCode(calibrate, code);
    }
    auto* journal = new JournalRoom(context, parent);
    leadIntoCode(journal, code);
    rooms.append(journal);
    if (context.session->person().role != RaterRole::Trainee && context.session->library())
        rooms.append(new RoundsRoom(context, parent));
    if (context.session->person().role != RaterRole::Trainee)
        rooms.append(new SchemeRoom(context, parent));
    return rooms;
}

} // namespace attune::ui

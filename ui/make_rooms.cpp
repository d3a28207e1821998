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

QList<Room*> makeRooms(const AppContext& context, QWidget* parent) {
    auto* code = new CodeRoom(context, parent);
    QList<Room*> rooms{new ClipsRoom(context, parent), code, new CompareRoom(context, parent)};
    if (context.session->person().role != RaterRole::Trainee) {
        auto* calibrate = new CalibrateRoom(context, parent);
        rooms.append(calibrate);
        QObject::connect(
            calibrate, &CalibrateRoom::momentRequested, code, [calibrate, code](const ClipId& clip, MediaTime moment) {
                emit calibrate->clipRequested(clip, QStringLiteral("code"));
                const auto go = [code, clip, moment] {
                    if (code->desk() && code->desk()->clip().id == clip && code->bridge()->player())
                        code->bridge()->player()->seekToTime(moment);
                };
                if (code->bridge()->index())
                    go();
                else
                    QObject::connect(code->bridge(), &PlayerBridge::opened, code, go, Qt::SingleShotConnection);
            });
    }
    rooms.append(new JournalRoom(context, parent));
    if (context.session->person().role != RaterRole::Trainee && context.session->library())
        rooms.append(new RoundsRoom(context, parent));
    if (context.session->person().role != RaterRole::Trainee)
        rooms.append(new SchemeRoom(context, parent));
    return rooms;
}

} // namespace attune::ui

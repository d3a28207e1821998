// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/make_rooms.h"

#include "ui/calibrate/calibrate_room.h"
#include "ui/clips/clips_room.h"
#include "ui/coding/code_room.h"
#include "ui/compare/compare_room.h"
#include "ui/journal/journal_room.h"
#include "ui/rounds/rounds_room.h"
#include "ui/scheme/scheme_room.h"
#include "workspace/session.h"

namespace attune::ui {

QList<Room*> makeRooms(const AppContext& context, QWidget* parent) {
    QList<Room*> rooms{new ClipsRoom(context, parent), new CodeRoom(context, parent), new CompareRoom(context, parent)};
    if (context.session->person().role != RaterRole::Trainee)
        rooms.append(new CalibrateRoom(context, parent));
    rooms.append(new JournalRoom(context, parent));
    if (context.session->person().role != RaterRole::Trainee && context.session->library())
        rooms.append(new RoundsRoom(context, parent));
    if (context.session->person().role != RaterRole::Trainee)
        rooms.append(new SchemeRoom(context, parent));
    return rooms;
}

} // namespace attune::ui

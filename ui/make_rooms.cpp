// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/make_rooms.h"

#include "ui/calibrate/calibrate_room.h"
#include "ui/clips/clips_room.h"
#include "ui/journal/journal_room.h"
#include "workspace/session.h"
#if __has_include("ui/coding/code_room.h")
#include "ui/coding/code_room.h"
#endif
#if __has_include("ui/compare/compare_room.h")
#include "ui/compare/compare_room.h"
#endif

namespace attune::ui {

QList<Room*> makeRooms(const AppContext& context, QWidget* parent) {
    QList<Room*> rooms{new ClipsRoom(context, parent)};
#if __has_include("ui/coding/code_room.h")
    rooms.append(new CodeRoom(context, parent));
#endif
#if __has_include("ui/compare/compare_room.h")
    rooms.append(new CompareRoom(context, parent));
#endif
    if (context.session->person().role != RaterRole::Trainee)
        rooms.append(new CalibrateRoom(context, parent));
    rooms.append(new JournalRoom(context, parent));
    return rooms;
}

} // namespace attune::ui

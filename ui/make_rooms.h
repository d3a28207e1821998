// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/room.h"

#include <QList>

namespace attune::ui {

/// The rooms this person may enter, in the order of the rail.
[[nodiscard]] QList<Room*> makeRooms(const AppContext& context, QWidget* parent);

} // namespace attune::ui

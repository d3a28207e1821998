// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/room.h"

namespace attune::ui {

class CalibrateRoom : public Room {
    Q_OBJECT
  public:
    CalibrateRoom(AppContext context, QWidget* parent) : Room(context, parent) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("calibrate"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override { return new QWidget(parent); }
};

} // namespace attune::ui

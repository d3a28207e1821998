// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "looks.h"
#include "stage.h"

#include <QImage>
#include <QPainter>

namespace attune::scenes {

/// Draws a stage as a picture. The room, which never moves, is painted once.
class Picture {
  public:
    Picture(const Script& script, int width, int height);
    /// The stage as it stands now.
    QImage paint(const Stage& stage) const;

  private:
    void setView(QPainter& painter) const;

    const Script& m_script;
    int m_width, m_height;
    QImage m_room;
};

void paintRoom(QPainter& painter, const Room& room);
/// Everything of a person that lies behind the toys.
void paintBody(QPainter& painter, const Actor& actor, const Family& family, double seconds);
/// One arm with its hand; far arms belong before the body, near ones over the toys.
void paintArm(QPainter& painter, const Actor& actor, const Family& family, int hand);
void paintHead(QPainter& painter, const Actor& actor, const Family& family);
void paintProp(QPainter& painter, const Prop& prop);
void paintPropShadow(QPainter& painter, const Prop& prop);

} // namespace attune::scenes

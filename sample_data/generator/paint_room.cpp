// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"

#include <QLinearGradient>
#include <QPainterPath>
#include <QRadialGradient>
#include <algorithm>

namespace attune::scenes {
namespace {

QColor glass(const Room& room) { return room.evening ? QColor("#8FA3C0") : QColor("#C9DDE3"); }

void box(QPainter& p, double x, double y, double w, double h, QColor colour, double radius = 0) {
    p.setBrush(colour);
    p.drawRoundedRect(QRectF(x, y, w, h), radius, radius);
}

void window(QPainter& p, const Room& room) {
    const QColor frame(255, 255, 255, 217);
    box(p, 150, 70, 300, 300, frame, 8);
    box(p, 166, 86, 268, 268, glass(room));
    QPainterPath hill(QPointF(166, 300));
    hill.quadTo(226, 240, 296, 270);
    hill.quadTo(364, 300, 434, 290);
    hill.lineTo(434, 354);
    hill.lineTo(166, 354);
    p.setBrush(room.evening ? QColor("#6F8A80") : QColor("#A9C3A4"));
    p.drawPath(hill);
    p.setBrush(room.evening ? QColor("#EDE6D2") : QColor("#F4E3B2"));
    p.drawEllipse(QPointF(370, 150), room.evening ? 26 : 34, room.evening ? 26 : 34);
    box(p, 294, 86, 12, 268, frame);
    box(p, 166, 214, 268, 12, frame);
    box(p, 136, 366, 328, 14, QColor(255, 255, 255, 235), 5);
    if (room.curtain) {
        for (const int side : {-1, 1}) {
            QPainterPath cloth;
            const double x = 300 + side * 176;
            cloth.moveTo(x + side * 22, 52);
            cloth.lineTo(x - side * 44, 52);
            cloth.quadTo(x - side * 40, 220, x - side * 2, 396);
            cloth.lineTo(x + side * 26, 396);
            cloth.closeSubpath();
            p.setBrush(room.rugInner.lighter(118));
            p.drawPath(cloth);
            p.setPen(QPen(QColor(0, 0, 0, 18), 4));
            p.drawLine(QPointF(x - side * 14, 60), QPointF(x + side * 10, 392));
            p.setPen(Qt::NoPen);
        }
        box(p, 96, 44, 408, 12, QColor("#B58C62"), 6);
    }
}

void shelf(QPainter& p) {
    box(p, 1270, 330, 260, 236, QColor("#B58C62"), 6);
    box(p, 1286, 346, 228, 96, QColor("#8F6C49"));
    box(p, 1286, 456, 228, 96, QColor("#8F6C49"));
    box(p, 1296, 362, 20, 80, QColor("#5D8FA8"));
    box(p, 1320, 372, 16, 70, QColor("#E8BE57"));
    box(p, 1340, 358, 24, 84, QColor("#D9735B"));
    box(p, 1368, 368, 18, 74, QColor("#EDE3D3"));
    box(p, 1390, 360, 20, 82, QColor("#7FA37A"));
    p.setBrush(QColor("#D9A441"));
    p.drawEllipse(QPointF(1462, 412), 30, 30);
    p.setBrush(QColor("#F1D9A0"));
    p.drawEllipse(QPointF(1462, 412), 12, 12);
    box(p, 1304, 490, 70, 62, QColor("#EDE3D3"), 6);
    box(p, 1392, 506, 100, 46, QColor("#7FA6A0"), 6);
    const auto leaf = [&p](QPointF from, QPointF c1, QPointF tip, QPointF c2, QPointF to, QColor colour) {
        QPainterPath path(from);
        path.quadTo(c1, tip);
        path.quadTo(c2, to);
        path.closeSubpath();
        p.setBrush(colour);
        p.drawPath(path);
    };
    leaf({1398, 330}, {1338, 260}, {1368, 200}, {1408, 250}, {1402, 330}, "#6F9670");
    leaf({1402, 330}, {1396, 230}, {1442, 190}, {1458, 270}, {1412, 330}, "#83A97E");
    leaf({1406, 330}, {1446, 270}, {1496, 276}, {1476, 326}, {1412, 334}, "#6F9670");
    QPainterPath pot(QPointF(1372, 296));
    pot.lineTo(1436, 296);
    pot.lineTo(1428, 334);
    pot.lineTo(1380, 334);
    p.setBrush(QColor("#C9744F"));
    p.drawPath(pot);
}

} // namespace

void paintRoom(QPainter& p, const Room& room) {
    p.setPen(Qt::NoPen);
    // Room for cameras that look past the edges.
    QLinearGradient wall(0, 0, 0, 560);
    wall.setColorAt(0, room.wall.lighter(room.evening ? 100 : 103));
    wall.setColorAt(1, room.wall);
    p.setBrush(wall);
    p.drawRect(QRectF(-800, -800, 3200, 1400));
    box(p, -800, 470, 3200, 90, room.wallLow);
    box(p, -800, 548, 3200, 12, QColor(255, 255, 255, 115));
    window(p, room);
    box(p, 1010, 100, 150, 116, QColor(255, 255, 255, 204), 4);
    box(p, 1024, 114, 122, 88, QColor("#D8C7A8"));
    p.setBrush(QColor(201, 143, 107, 190));
    p.drawEllipse(QPointF(1085, 158), 24, 24);
    box(p, 820, 132, 96, 124, QColor(255, 255, 255, 190), 4);
    box(p, 832, 144, 72, 100, room.rugInner.lighter(122));
    QPainterPath drawn(QPointF(842, 226));
    drawn.quadTo(860, 176, 872, 206);
    drawn.quadTo(884, 232, 896, 180);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(room.rug.darker(115), 5, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(drawn);
    p.setPen(Qt::NoPen);
    shelf(p);
    if (room.lamp) {
        if (room.evening) {
            QRadialGradient glow(640, 120, 330);
            glow.setColorAt(0, QColor(255, 226, 160, 120));
            glow.setColorAt(1, QColor(255, 226, 160, 0));
            p.setBrush(glow);
            p.drawEllipse(QPointF(640, 120), 330, 330);
        }
        p.setPen(QPen(QColor(90, 76, 66, 160), 4));
        p.drawLine(QPointF(640, -400), QPointF(640, 40));
        p.setPen(Qt::NoPen);
        QPainterPath shade(QPointF(612, 40));
        shade.lineTo(668, 40);
        shade.lineTo(706, 112);
        shade.lineTo(574, 112);
        p.setBrush(room.evening ? QColor("#F0CF8E") : QColor("#E7D3AE"));
        p.drawPath(shade);
    }
    QLinearGradient floor(0, 560, 0, 900);
    floor.setColorAt(0, room.floor);
    floor.setColorAt(1, room.floor.darker(104));
    p.setBrush(floor);
    p.drawRect(QRectF(-800, 560, 3200, 1600));
    for (const double y : {612., 680., 764., 860., 972., 1100., 1250.}) {
        QColor line = room.floorLine;
        line.setAlphaF(.7f);
        box(p, -800, y, 3200, 3, line);
    }
    if (!room.evening) { // the window's light lies on the floor
        p.setBrush(QColor(255, 244, 214, 34));
        for (const double x : {250., 396.}) {
            QPainterPath patch(QPointF(x, 566));
            patch.lineTo(x + 124, 566);
            patch.lineTo(x + 250, 900);
            patch.lineTo(x + 96, 900);
            p.drawPath(patch);
        }
    }
    p.setBrush(room.rug);
    p.drawEllipse(QPointF(830, 752), 690, 128);
    QColor ring = room.rugLine;
    ring.setAlphaF(.8f);
    p.setPen(QPen(ring, 7));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(QPointF(830, 752), 626, 109);
    p.setPen(Qt::NoPen);
    p.setBrush(room.rugInner);
    p.drawEllipse(QPointF(830, 752), 510, 84);
}

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace attune::scenes {
namespace {

double length(QPointF p) { return std::hypot(p.x(), p.y()); }

/// Where the elbow lies for two bones of equal length: hanging, a little behind.
QPointF elbowOf(QPointF shoulder, QPointF hand, double bone, double facing) {
    const QPointF d = hand - shoulder;
    const double far = std::max(1.0, length(d));
    const double half = std::min(far / 2, bone);
    const double out = std::sqrt(std::max(0.0, bone * bone - half * half));
    const QPointF middle = (shoulder + hand) / 2;
    const QPointF normal(-d.y() / far, d.x() / far);
    const QPointF a = middle + normal * out;
    const QPointF b = middle - normal * out;
    const auto low = [&](QPointF p) { return p.y() - .25 * facing * p.x(); };
    return low(a) > low(b) ? a : b;
}

void paintHand(QPainter& p, const Hand& hand, QPointF direction, double facing, double radius, const QColor& skin) {
    const double len = std::max(1.0, length(direction));
    const QPointF u = direction / len;
    const QPointF v(-u.y() * facing, u.x() * facing);
    p.setPen(Qt::NoPen);
    p.setBrush(skin);
    p.drawEllipse(hand.at, radius, radius * .94);
    p.setBrush(Qt::NoBrush);
    const QPen finger(skin, radius * .56, Qt::SolidLine, Qt::RoundCap);
    const QPen line(skin.darker(122), radius * .09, Qt::SolidLine, Qt::RoundCap);
    p.setPen(finger);
    switch (hand.pose) {
    case Pose::Point:
        p.drawLine(hand.at + u * radius * .3 - v * radius * .3, hand.at + u * radius * 1.9 - v * radius * .25);
        p.drawLine(hand.at, hand.at + u * radius * .5 - v * radius * .9);
        p.setPen(line);
        p.drawLine(hand.at + u * radius * .5 + v * radius * .2, hand.at + u * radius * .9 + v * radius * .1);
        break;
    case Pose::Open:
        p.drawLine(hand.at, hand.at + u * radius * 1.15 + v * radius * .34);
        p.drawLine(hand.at, hand.at + u * radius * 1.3 - v * radius * .08);
        p.setPen(QPen(skin, radius * .5, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(hand.at, hand.at + u * radius * .55 - v * radius * .95);
        break;
    case Pose::Grip:
        p.drawLine(hand.at + v * radius * .2, hand.at + u * radius * .85 + v * radius * .35);
        p.drawLine(hand.at - v * radius * .3, hand.at + u * radius * .7 - v * radius * .7);
        p.setPen(line);
        p.drawLine(hand.at + u * radius * .35 + v * radius * .05, hand.at + u * radius * .85 + v * radius * .06);
        break;
    case Pose::Rest:
        p.drawLine(hand.at, hand.at + u * radius * .62 + v * radius * .2);
        p.setPen(QPen(skin, radius * .46, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(hand.at, hand.at + u * radius * .5 - v * radius * .62);
        break;
    }
}

/// Maps the mock-up's upright torso onto the leaning one, breathing.
QTransform torsoFrame(const Actor& actor, double seconds) {
    const QPointF base = actor.adult ? QPointF(512, 742) : QPointF(1085, 752);
    const double breath = 1 + .007 * std::sin(seconds * (actor.adult ? 1.5 : 2.1));
    const double angle = actor.leanDegrees() * std::numbers::pi / 180;
    const double down = std::cos(angle) * breath; // shears like Actor::onTorso
    const double across = -std::sin(angle);
    return QTransform(1, 0, across, down, actor.hip().x() - base.x() - across * base.y(),
                      actor.hip().y() - down * base.y());
}

/// The shadow on the rug, then the far leg from its hip over the knee to a shoe that lies flat.
struct FarLeg {
    QRectF shadow;
    QPointF hip, knee, foot;
    QRectF shoe;
    double width;
};

void paintFarLeg(QPainter& p, const FarLeg& leg, const QColor& colour, QPointF shift) {
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0, 0, 0, 26));
    p.drawEllipse(leg.shadow.translated(shift));
    QPainterPath path(leg.hip + shift);
    path.quadTo(leg.knee + shift, leg.foot + shift);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(colour, leg.width, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(path);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor("#F3EEE6"));
    p.drawEllipse(leg.shoe.translated(shift));
}

void paintNearLeg(QPainter& p, const QPainterPath& path, double width, const QColor& colour, QRectF shoe) {
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPath(path);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor("#F8F4EC"));
    p.drawEllipse(shoe);
}

QRectF around(double x, double y, double across, double down) { return {x - across, y - down, 2 * across, 2 * down}; }

void paintAdultBody(QPainter& p, const Actor& actor, const Family& family, double seconds) {
    const QPointF shift = QPointF(actor.hip().x(), 742) - QPointF(512, 742);
    paintFarLeg(p, {around(560, 770, 236, 22), {470, 706}, {600, 640}, {728, 742}, around(762, 752, 44, 24), 74},
                family.adultLegs.darker(114), shift);

    p.save();
    p.setTransform(torsoFrame(actor, seconds), true);
    // Neck first, so that collars and scarves lie over it.
    QPainterPath neck(QPointF(556, 446));
    neck.lineTo(570, 356);
    neck.lineTo(628, 356);
    neck.lineTo(624, 446);
    neck.quadTo(590, 466, 556, 446);
    QPainterPath torso(QPointF(404, 742));
    torso.cubicTo(QPointF(392, 640), QPointF(430, 470), QPointF(508, 424));
    torso.cubicTo(QPointF(560, 398), QPointF(632, 420), QPointF(646, 486));
    torso.cubicTo(QPointF(662, 566), QPointF(626, 660), QPointF(620, 742));
    p.setBrush(family.adultTop);
    p.drawPath(torso);
    p.setBrush(QColor(0, 0, 0, 14));
    QPainterPath back(QPointF(404, 742));
    back.cubicTo(QPointF(392, 640), QPointF(430, 470), QPointF(508, 424));
    back.cubicTo(QPointF(450, 520), QPointF(450, 660), QPointF(470, 742));
    p.drawPath(back);
    p.setBrush(family.adultSkin);
    p.drawPath(neck);
    p.setBrush(QColor(0, 0, 0, 28));
    QPainterPath shade(QPointF(562, 402));
    shade.quadTo(596, 432, 626, 398);
    shade.lineTo(628, 372);
    shade.lineTo(568, 372);
    p.drawPath(shade);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(family.adultSleeve, 9, Qt::SolidLine, Qt::RoundCap));
    QPainterPath collar(QPointF(552, 440));
    collar.quadTo(590, 474, 628, 440);
    p.drawPath(collar);
    p.restore();

    QPainterPath nearLeg(QPointF(446, 734) + shift);
    nearLeg.cubicTo(QPointF(430, 690) + shift, QPointF(520, 668) + shift, QPointF(600, 690) + shift);
    nearLeg.lineTo(QPointF(716, 752) + shift);
    QPainterPath under = nearLeg;
    under.lineTo(QPointF(690, 766) + shift);
    under.lineTo(QPointF(440, 764) + shift);
    p.setPen(Qt::NoPen);
    p.setBrush(family.adultLegs.darker(108));
    p.drawPath(under);
    paintNearLeg(p, nearLeg, 70, family.adultLegs, around(742, 762, 40, 25).translated(shift));
}

void paintChildBody(QPainter& p, const Actor& actor, const Family& family, double seconds) {
    const QPointF shift = QPointF(actor.hip().x(), 752) - QPointF(1085, 752);
    paintFarLeg(p, {around(1070, 778, 176, 18), {1104, 730}, {1030, 690}, {960, 748}, around(936, 752, 32, 27), 58},
                family.childLegs.darker(112), shift);
    p.save();
    p.setTransform(torsoFrame(actor, seconds), true);
    QPainterPath torso(QPointF(1000, 752));
    torso.cubicTo(QPointF(986, 660), QPointF(1004, 566), QPointF(1068, 548));
    torso.cubicTo(QPointF(1142, 536), QPointF(1178, 620), QPointF(1172, 752));
    p.setBrush(family.childTop);
    p.drawPath(torso);
    if (family.stripes) {
        p.save();
        p.setClipPath(torso, Qt::IntersectClip);
        p.setPen(QPen(family.childTop.lighter(128), 13));
        for (double y = 604; y < 740; y += 38) {
            p.drawLine(QPointF(980, y + 6), QPointF(1200, y - 4));
        }
        p.restore();
        p.setPen(Qt::NoPen);
    }
    p.setBrush(QColor(0, 0, 0, 14));
    QPainterPath back(QPointF(1172, 752));
    back.cubicTo(QPointF(1178, 650), QPointF(1152, 556), QPointF(1090, 546));
    back.cubicTo(QPointF(1136, 610), QPointF(1136, 690), QPointF(1128, 752));
    p.drawPath(back);
    p.restore();
    QPainterPath nearLeg(QPointF(1130, 742) + shift);
    nearLeg.quadTo(QPointF(1070, 716) + shift, QPointF(1004, 762) + shift);
    paintNearLeg(p, nearLeg, 60, family.childLegs, around(980, 766, 34, 28).translated(shift));
}

} // namespace

void paintBody(QPainter& p, const Actor& actor, const Family& family, double seconds) {
    actor.adult ? paintAdultBody(p, actor, family, seconds) : paintChildBody(p, actor, family, seconds);
}

void paintArm(QPainter& p, const Actor& actor, const Family& family, int index) {
    const Hand& hand = actor.hands[index];
    const QPointF shoulder = actor.shoulder(index);
    const double bone = std::max(length(hand.at - shoulder) * .53, actor.adult ? 126.0 : 84.0);
    const double width = actor.adult ? 56 : 47;
    const double radius = actor.adult ? 25 : 23;
    QColor sleeve = actor.adult ? family.adultSleeve : family.childSleeve;
    QColor skin = actor.adult ? family.adultSkin : family.childSkin;
    if (index == 1) {
        sleeve = sleeve.darker(112);
        skin = skin.darker(104);
    }
    const QPointF elbow = elbowOf(shoulder, hand.at, bone, actor.facing);
    QPointF fore = hand.at - elbow;
    const double foreLength = std::max(1.0, length(fore));
    const QPointF u = fore / foreLength;
    const QPointF cuff = hand.at - u * radius * 1.5;
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(skin, radius * 1.42, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(cuff, hand.at - u * 4);
    // A sleeve that narrows towards the wrist: upper arm, forearm, rounded at the elbow.
    QPainterPath arm(shoulder);
    const QPointF bend = elbow + (elbow - (shoulder + hand.at) / 2) * .12;
    arm.cubicTo(shoulder + (bend - shoulder) * .72, bend - (cuff - bend) * .06, bend + (cuff - bend) * .16);
    arm.lineTo(cuff);
    p.setPen(QPen(sleeve, width * .84, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPath(arm);
    p.setPen(QPen(sleeve, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath upper(shoulder);
    upper.quadTo(shoulder + (bend - shoulder) * .6, bend + (shoulder - bend) * .2);
    p.drawPath(upper);
    p.setPen(QPen(sleeve.darker(110), width * .13, Qt::SolidLine, Qt::RoundCap));
    const QPointF across = QPointF(-u.y(), u.x()) * width * .36;
    p.drawLine(cuff + u * width * .28 - across, cuff + u * width * .28 + across);
    paintHand(p, hand, u, actor.facing, radius, skin);
}

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
// Heads as shallow globes: every feature sits at an angle on the globe and slides over it as the head turns.
#include "paint.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace attune::scenes {
namespace {

double rad(double degrees) { return degrees * std::numbers::pi / 180; }

/// A place on the globe as seen: where, and how much it is foreshortened.
struct Spot {
    QPointF at;
    double width = 1; ///< 1 facing us, 0 at the rim, < 0 behind
};

struct Globe {
    double radius, yaw, pitch;
    Spot spot(double across, double down) const {
        const double a = rad(yaw + across);
        const double b = rad(pitch + down);
        return {{radius * std::sin(a) * std::cos(b * .6), radius * std::sin(b)}, std::cos(a)};
    }
};

void paintEye(QPainter& p, const Actor& actor, const Spot& spot, double scale, const QColor& skin, bool outer) {
    if (spot.width < .12) {
        return;
    }
    const double squint = std::clamp(actor.face.squint.value, -.6, 1.0);
    const double shut = std::max(actor.blink, std::clamp((squint - .55) / .3, 0.0, 1.0));
    const double w = scale * .148 * (.5 + .5 * spot.width);
    const double h = scale * .172 * (1 - .34 * std::max(0.0, squint)) * (1 + .22 * std::max(0.0, -squint));
    p.save();
    p.translate(spot.at);
    const QPen lash(QColor("#2A1F1B"), scale * .042, Qt::SolidLine, Qt::RoundCap);
    if (shut > .82) { // a closed or laughing eye is an arc
        QPainterPath arc(QPointF(-w * .95, h * .16));
        const double bend = squint > .55 ? -h * .75 : h * .55;
        arc.quadTo(QPointF(0, bend), QPointF(w * .95, h * .16));
        p.setPen(lash);
        p.setBrush(Qt::NoBrush);
        p.drawPath(arc);
        p.restore();
        return;
    }
    QPainterPath white;
    white.addEllipse(QPointF(), w, h);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor("#FFFDF8"));
    p.drawPath(white);
    p.save();
    p.setClipPath(white, Qt::IntersectClip);
    const double r = scale * (actor.adult ? .092 : .104);
    const QPointF iris(actor.pupilX.value * w * .42, actor.pupilY.value * h * .34);
    p.setBrush(QColor("#4A342A"));
    p.drawEllipse(iris, r * (.72 + .28 * spot.width), r);
    p.setBrush(QColor("#1E1512"));
    p.drawEllipse(iris, r * .58, r * .62);
    p.setBrush(QColor(255, 255, 255, 235));
    p.drawEllipse(iris + QPointF(-r * .28, -r * .34), r * .27, r * .27);
    // Lids: the upper follows blink and mood, the lower rises in a smile.
    const double upper = -h + 2 * h * std::max(shut, std::max(0.0, squint) * .30);
    p.setBrush(skin.darker(106));
    p.drawRect(QRectF(-w * 1.2, -h * 1.4, w * 2.4, upper + h * 1.4));
    p.setBrush(skin);
    p.drawRect(QRectF(-w * 1.2, h * (1 - .5 * std::max(0.0, squint)), w * 2.4, h));
    p.restore();
    QPainterPath lid(QPointF(-w * 1.02, upper + h * .62));
    lid.quadTo(QPointF(0, upper - h * .26), QPointF(w * 1.02, upper + h * .62));
    p.setPen(lash);
    p.setBrush(Qt::NoBrush);
    p.drawPath(lid);
    if (outer && actor.adult) {
        p.setPen(QPen(QColor("#2A1F1B"), scale * .026, Qt::SolidLine, Qt::RoundCap));
    }
    p.restore();
}

void paintBrow(QPainter& p, const Actor& actor, const Spot& spot, double scale, double inner, const QColor& colour) {
    if (spot.width < .1) {
        return;
    }
    const double w = scale * .19 * (.45 + .55 * spot.width);
    const double raise = -actor.face.browRaise.value * scale * .10;
    const double tilt = actor.face.browTilt.value * scale * .085;
    QPainterPath brow(spot.at + QPointF(inner * w, raise - tilt));
    brow.quadTo(spot.at + QPointF(0, raise - scale * .055 - std::max(0.0, actor.face.browRaise.value) * scale * .03),
                spot.at + QPointF(-inner * w, raise + tilt * .7));
    p.setPen(QPen(colour, scale * (actor.adult ? .062 : .052), Qt::SolidLine, Qt::RoundCap));
    p.setBrush(Qt::NoBrush);
    p.drawPath(brow);
}

void paintMouth(QPainter& p, const Actor& actor, const Spot& spot, double scale, const QColor& skin) {
    const double smile = std::clamp(actor.face.smile.value, -1.0, 1.1);
    const double open = std::clamp(std::max(actor.face.open.value, actor.mouth * .62), 0.0, 1.0);
    const double width = scale * (.205 + .075 * std::max(0.0, smile) - .06 * open * (smile < .5 ? 1 : 0)) *
                         (.62 + .38 * std::max(0.0, spot.width));
    const double curve = smile * scale * .13;
    p.save();
    p.translate(spot.at);
    const QColor line = skin.lightness() < 110 ? QColor("#4A2620") : QColor("#7A3E32");
    if (open < .07) {
        QPainterPath lips(QPointF(-width, -curve * .45));
        lips.quadTo(QPointF(0, curve * 1.25), QPointF(width, -curve * .45));
        p.setPen(QPen(line, scale * .055, Qt::SolidLine, Qt::RoundCap));
        p.setBrush(Qt::NoBrush);
        p.drawPath(lips);
    } else {
        const double drop = scale * (.06 + .30 * open);
        QPainterPath mouth(QPointF(-width, -curve * .45));
        mouth.quadTo(QPointF(0, -curve * .45 + (smile > 0 ? curve * .7 : -scale * .06 + curve * .6)),
                     QPointF(width, -curve * .45));
        mouth.cubicTo(QPointF(width * .85, curve * .2 + drop), QPointF(-width * .85, curve * .2 + drop),
                      QPointF(-width, -curve * .45));
        p.setPen(QPen(line, scale * .028, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(QColor("#7C3330"));
        p.drawPath(mouth);
        p.save();
        p.setClipPath(mouth, Qt::IntersectClip);
        p.setPen(Qt::NoPen);
        p.setBrush(QColor("#D9786C"));
        p.drawEllipse(QPointF(0, curve * .2 + drop * .92), width * .62, drop * .42);
        if (smile > .4 && open > .25) {
            p.setBrush(QColor("#FFFDF6"));
            p.drawRoundedRect(QRectF(-width * .66, -scale * .1, width * 1.32, scale * .125 + curve * .28), 4, 4);
        }
        p.restore();
    }
    p.restore();
}

void paintHairBack(QPainter& p, const Actor& actor, const Family& family, double r, double yaw) {
    const double side = -std::sin(rad(yaw)); // where the back of the head is
    p.setPen(Qt::NoPen);
    if (actor.adult) {
        const QColor hair = family.adultHair;
        p.setBrush(hair);
        switch (family.adultStyle) {
        case AdultHair::Bun:
            p.drawEllipse(QPointF(side * r * 1.22, -r * (.92 - .42 * std::abs(side))), r * .39, r * .39);
            break;
        case AdultHair::Ponytail: {
            QPainterPath tail(QPointF(side * r * .55, -r * .62));
            tail.cubicTo(QPointF(side * r * 1.65, -r * .95), QPointF(side * r * 1.75, r * .55),
                         QPointF(side * r * 1.18, r * 1.02));
            tail.cubicTo(QPointF(side * r * 1.15, r * .5), QPointF(side * r * 1.0, r * .2),
                         QPointF(side * r * .55, -r * .1));
            p.drawPath(tail);
            break;
        }
        case AdultHair::Long: {
            QPainterPath fall(QPointF(side * r * .2, -r * .8));
            fall.cubicTo(QPointF(side * r * .2 - r * 1.15, -r * .7), QPointF(side * r * .3 - r * 1.1, r * .6),
                         QPointF(side * r * .5 - r * .86, r * 1.46));
            fall.quadTo(QPointF(side * r * .6 - r * .3, r * 1.66), QPointF(side * r * .6 + r * .2, r * 1.42));
            fall.cubicTo(QPointF(side * r * .7 + r * .7, r * 1.0), QPointF(side * r * .6 + r * 1.05, -r * .5),
                         QPointF(side * r * .2, -r * .8));
            p.setBrush(hair.darker(110));
            p.drawPath(fall);
            break;
        }
        case AdultHair::Curls:
            for (int i = 0; i < 11; ++i) {
                const double a = rad(150 + i * 24.0);
                p.drawEllipse(QPointF(std::cos(a) * r * .92 + side * r * .14, std::sin(a) * r * .86 - r * .08), r * .36,
                              r * .36);
            }
            break;
        case AdultHair::Grey:
            p.drawEllipse(QPointF(side * r * .52, r * .16), r * .66, r * .62);
            break;
        case AdultHair::Scarf: {
            QPainterPath drape(QPointF(-r * .86, -r * .1));
            drape.cubicTo(QPointF(-r * 1.1, r * .9), QPointF(-r * .95, r * 1.35), QPointF(-r * .7, r * 1.55));
            drape.lineTo(QPointF(r * .62, r * 1.5));
            drape.cubicTo(QPointF(r * .9, r * 1.2), QPointF(r * .95, r * .7), QPointF(r * .86, -r * .1));
            p.setBrush(hair.darker(108));
            p.drawPath(drape);
            break;
        }
        case AdultHair::Short:
            break;
        }
        return;
    }
    p.setBrush(family.childHair);
    switch (family.childStyle) {
    case ChildHair::Puffs:
        p.drawEllipse(QPointF(side * r * .3 - r * .62, -r * .72), r * .42, r * .42);
        p.drawEllipse(QPointF(side * r * .3 + r * .62, -r * .72), r * .42, r * .42);
        break;
    case ChildHair::Bob: {
        QPainterPath fall;
        fall.addRoundedRect(QRectF(-r * 1.0 + side * r * .14, -r * .5, r * 2.0, r * 1.32), r * .5, r * .5);
        p.drawPath(fall);
        break;
    }
    case ChildHair::Curls:
        for (int i = 0; i < 11; ++i) {
            const double a = rad(160 + i * 22.0);
            p.drawEllipse(QPointF(std::cos(a) * r * .84 + side * r * .1, std::sin(a) * r * .84 - r * .06), r * .32,
                          r * .32);
        }
        break;
    case ChildHair::Pigtail:
        for (const int s : {-1, 1}) {
            QPainterPath tail(QPointF(s * r * .7 + side * r * .2, -r * .45));
            tail.cubicTo(QPointF(s * r * 1.5 + side * r * .2, -r * .8), QPointF(s * r * 1.5 + side * r * .2, r * .1),
                         QPointF(s * r * 1.2 + side * r * .2, r * .28));
            tail.cubicTo(QPointF(s * r * 1.12 + side * r * .2, 0), QPointF(s * r * .9, -r * .1),
                         QPointF(s * r * .7, -r * .1));
            p.drawPath(tail);
        }
        break;
    default:
        break;
    }
}

void paintHairFront(QPainter& p, const Actor& actor, const Family& family, double r, double yaw, double pitch) {
    const double turn = std::sin(rad(yaw));
    QPainterPath skull;
    skull.addEllipse(QPointF(-turn * r * .05, -r * .06), r * 1.0, r * .985);
    const bool scarf = actor.adult && family.adultStyle == AdultHair::Scarf;
    const bool cropped = actor.adult ? family.adultStyle == AdultHair::Short : family.childStyle == ChildHair::Crop;
    QPainterPath opening; // the face looks out of the hair
    const double nod = std::sin(rad(pitch)) * r;
    const double wide = scarf ? .70 : cropped ? .86 : .80;
    opening.addEllipse(QPointF(turn * r * .46, r * (scarf ? .16 : .44) + nod * .55), r * wide,
                       r * (scarf     ? .70
                            : cropped ? .98
                                      : .90));
    if (!scarf) { // below the ears there is no hair in front
        QPainterPath below;
        below.addRect(QRectF(-r * 1.2, r * .42, r * 2.4, r));
        opening = opening.united(below);
    }
    p.setPen(Qt::NoPen);
    p.setBrush(actor.adult ? family.adultHair : family.childHair);
    QPainterPath cap = skull.subtracted(opening);
    p.drawPath(cap);
    if (scarf) {
        p.setPen(QPen(family.adultHair.darker(116), r * .045, Qt::SolidLine, Qt::RoundCap));
        p.setBrush(Qt::NoBrush);
        QPainterPath folds(QPointF(turn * r * .2 - r * .55, r * .98));
        folds.quadTo(QPointF(turn * r * .3, r * 1.30), QPointF(turn * r * .4 + r * .42, r * 1.02));
        folds.moveTo(QPointF(turn * r * .2 - r * .62, r * 1.22));
        folds.quadTo(QPointF(turn * r * .2, r * 1.48), QPointF(turn * r * .4 + r * .3, r * 1.24));
        p.drawPath(folds);
        return;
    }
    const bool bangs = actor.adult ? family.adultStyle == AdultHair::Long || family.adultStyle == AdultHair::Grey
                                   : family.childStyle == ChildHair::Bob || family.childStyle == ChildHair::Tuft ||
                                         family.childStyle == ChildHair::Pigtail;
    if (bangs) { // a side fringe
        QPainterPath fringe(QPointF(turn * r * .1 - r * .72, -r * .36));
        fringe.quadTo(QPointF(turn * r * .3 - r * .1, -r * .56 + nod * .3),
                      QPointF(turn * r * .5 + r * .5, -r * .34 + nod * .35));
        fringe.quadTo(QPointF(turn * r * .4 + r * .3, -r * .86), QPointF(turn * r * .1, -r * .92));
        fringe.quadTo(QPointF(-r * .6, -r * .8), QPointF(turn * r * .1 - r * .72, -r * .36));
        p.setBrush(actor.adult ? family.adultHair : family.childHair);
        p.setPen(Qt::NoPen);
        p.drawPath(fringe.intersected(skull));
    }
    QColor shine = (actor.adult ? family.adultHair : family.childHair).lighter(138);
    shine.setAlphaF(.55f);
    QPainterPath gloss(QPointF(-turn * r * .2 - r * .46, -r * .66));
    gloss.quadTo(QPointF(-turn * r * .2 - r * .16, -r * .88), QPointF(-turn * r * .2 + r * .16, -r * .84));
    p.setPen(QPen(shine, r * .07, Qt::SolidLine, Qt::RoundCap));
    p.setBrush(Qt::NoBrush);
    p.drawPath(gloss);
    p.setPen(Qt::NoPen);
    p.setBrush(actor.adult ? family.adultHair : family.childHair);
    if (!actor.adult && family.childStyle == ChildHair::Tuft) {
        QPainterPath tuft(QPointF(-turn * r * .1 - r * .12, -r * .98));
        tuft.quadTo(QPointF(-turn * r * .1 - r * .02, -r * 1.34), QPointF(-turn * r * .1 + r * .28, -r * 1.34));
        tuft.quadTo(QPointF(-turn * r * .1 + r * .14, -r * 1.16), QPointF(-turn * r * .1 + r * .16, -r * .97));
        p.drawPath(tuft);
    }
    const bool curls = actor.adult ? family.adultStyle == AdultHair::Curls : family.childStyle == ChildHair::Curls;
    if (curls) {
        for (int i = 0; i < 6; ++i) {
            const double a = rad(205 + i * 25.0);
            p.drawEllipse(QPointF(std::cos(a) * r * .78 + turn * r * .16, std::sin(a) * r * .74 + r * .06 + nod * .2),
                          r * .2, r * .19);
        }
    }
    if (!actor.adult && family.childStyle == ChildHair::Pigtail) {
        p.setBrush(QColor("#E8BE57"));
        for (const int s : {-1, 1}) {
            p.drawEllipse(QPointF(s * r * .82 - turn * r * .2, -r * .42), r * .1, r * .1);
        }
    }
}

} // namespace

void paintHead(QPainter& p, const Actor& actor, const Family& family) {
    const double r = actor.headRadius();
    const double yaw = actor.yaw.value;
    const double pitch = actor.pitch.value;
    const QColor skin = actor.adult ? family.adultSkin : family.childSkin;
    const QColor hair =
        actor.adult ? (family.adultStyle == AdultHair::Scarf ? QColor("#33241E") : family.adultHair) : family.childHair;
    p.save();
    p.translate(actor.head());
    p.rotate(actor.roll.value);
    paintHairBack(p, actor, family, r, yaw);
    p.setPen(Qt::NoPen);
    const double turn = std::sin(rad(yaw));
    const double nod = std::sin(rad(pitch)) * r;
    p.setBrush(actor.adult ? family.adultHair : family.childHair);
    p.drawEllipse(QPointF(-turn * r * .05, -r * .06), r, r * .985);
    // The face: a rounded, slightly narrow shape, fuller cheeks for the child.
    QPainterPath face;
    if (actor.adult) {
        const double cx = turn * r * .34;
        face.moveTo(cx - r * .72, -r * .30);
        face.cubicTo(QPointF(cx - r * .78, r * .34), QPointF(cx - r * .52, r * .98 + nod * .12),
                     QPointF(cx + turn * r * .12, r * 1.0 + nod * .16));
        face.cubicTo(QPointF(cx + r * .54, r * .98 + nod * .12), QPointF(cx + r * .78, r * .34),
                     QPointF(cx + r * .72, -r * .30));
        face.cubicTo(QPointF(cx + r * .66, -r * .92), QPointF(cx - r * .66, -r * .92), QPointF(cx - r * .72, -r * .30));
    } else {
        const double cx = turn * r * .26;
        face.moveTo(cx - r * .78, -r * .22);
        face.cubicTo(QPointF(cx - r * .98, r * .50), QPointF(cx - r * .62, r * .93 + nod * .1),
                     QPointF(cx + turn * r * .06, r * .93 + nod * .12));
        face.cubicTo(QPointF(cx + r * .62, r * .93 + nod * .1), QPointF(cx + r * .98, r * .50),
                     QPointF(cx + r * .78, -r * .22));
        face.cubicTo(QPointF(cx + r * .70, -r * .90), QPointF(cx - r * .70, -r * .90), QPointF(cx - r * .78, -r * .22));
    }
    QPainterPath within; // nothing of the forehead beyond the skull
    within.addEllipse(QPointF(-turn * r * .05, -r * .06), r, r * .985);
    QPainterPath lower;
    lower.addRect(QRectF(-r * 1.5, -r * .06, r * 3, r * 2));
    face = face.intersected(within.united(lower));
    p.setBrush(skin);
    p.drawPath(face);

    const Globe globe{r * .86, yaw * .78, pitch * .8};
    if (actor.adult && family.beard) {
        p.save();
        p.setClipPath(face, Qt::IntersectClip);
        const Spot chin = globe.spot(0, 44);
        QPainterPath beard;
        beard.addRect(QRectF(-r * 1.3, r * .16 + nod * .3, r * 2.6, r * 1.2));
        QPainterPath cheeks;
        cheeks.addEllipse(QPointF(chin.at.x(), r * .10 + nod * .5), r * .60, r * .34);
        QPainterPath lips;
        const Spot mouth = globe.spot(0, 31);
        lips.addEllipse(mouth.at + QPointF(0, r * .03), r * .25, r * .12);
        p.setBrush(hair.lighter(118));
        p.drawPath(beard.subtracted(cheeks).subtracted(lips));
        p.restore();
    }
    const double browBase = actor.adult ? -20 : -17;
    const double eyeRow = actor.adult ? -2 : 6;
    const double eyeAngle = actor.adult ? 23 : 25;
    const double scale = actor.adult ? r : r * 1.02;
    for (const int s : {-1, 1}) { // cheeks under everything
        const Spot cheek = globe.spot(s * 36, actor.adult ? 19 : 24);
        if (cheek.width > .2) {
            QColor blush("#D9604B");
            blush.setAlphaF(static_cast<float>(std::clamp(.12 + .28 * actor.face.blush.value, .05, .45)));
            p.setPen(Qt::NoPen);
            p.setBrush(blush);
            p.drawEllipse(cheek.at, r * .17 * (.4 + .6 * cheek.width), r * .115);
        }
    }
    for (const int s : {-1, 1}) {
        paintEye(p, actor, globe.spot(s * eyeAngle, eyeRow), scale, skin, true);
    }
    if (actor.adult && family.glasses) {
        p.setPen(QPen(skin.lightness() < 110 ? QColor("#D8B878") : QColor("#5A4F4A"), r * .036));
        p.setBrush(QColor(255, 255, 255, 14));
        const Spot left = globe.spot(-eyeAngle, eyeRow);
        const Spot right = globe.spot(eyeAngle, eyeRow);
        for (const Spot& spot : {left, right}) {
            if (spot.width > .2) {
                p.drawEllipse(spot.at, r * .215 * (.5 + .5 * spot.width), r * .215);
            }
        }
        p.drawLine(left.at + QPointF(r * .2 * left.width, 0), right.at - QPointF(r * .2 * right.width, 0));
    }
    const Spot nose = globe.spot(yaw * .16, actor.adult ? 13 : 17);
    QPainterPath bridge(nose.at + QPointF(-r * .055, r * .0));
    bridge.quadTo(nose.at + QPointF((yaw >= 0 ? 1 : -1) * r * .10, r * .085), nose.at + QPointF(r * .055, r * .0));
    p.setPen(QPen(skin.darker(128), r * .045, Qt::SolidLine, Qt::RoundCap));
    p.setBrush(Qt::NoBrush);
    p.drawPath(bridge);
    paintMouth(p, actor, globe.spot(0, actor.adult ? 33 : 36), scale, skin);

    p.setPen(Qt::NoPen);
    paintHairFront(p, actor, family, r, yaw, pitch);
    for (const int s : {-1, 1}) {
        paintBrow(p, actor, globe.spot(s * (eyeAngle + 1), browBase + eyeRow * .4), scale, -s,
                  hair.lightness() > 130 ? hair.darker(150) : hair);
    }
    // The ear towards us lies over the hair.
    if (!(actor.adult && family.adultStyle == AdultHair::Scarf) && std::abs(yaw) > 4) {
        const double s = yaw > 0 ? -1 : 1;
        const double x = s * r * (.86 - .44 * std::abs(turn));
        const double y = r * .16 - nod * .25;
        p.setPen(Qt::NoPen);
        p.setBrush(skin);
        p.drawEllipse(QPointF(x, y), r * .135 * (.5 + .5 * std::abs(turn)) + 3, r * .19);
        p.setPen(QPen(skin.darker(122), r * .035, Qt::SolidLine, Qt::RoundCap));
        p.setBrush(Qt::NoBrush);
        QPainterPath shell(QPointF(x - s * r * .01, y - r * .08));
        shell.quadTo(QPointF(x - s * r * .09, y), QPointF(x + s * r * .0, y + r * .08));
        p.drawPath(shell);
    }
    p.restore();
}

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"

namespace attune::scenes {

Picture::Picture(const Script& script, int width, int height)
    : m_script(script), m_width(width), m_height(height), m_room(width, height, QImage::Format_RGB32) {
    QPainter painter(&m_room);
    painter.setRenderHint(QPainter::Antialiasing);
    setView(painter);
    paintRoom(painter, roomOf(script.room));
}

void Picture::setView(QPainter& painter) const {
    // The camera takes in about 1150 x 650 stage units at zoom 1, a little below the figures' faces.
    const bool upright = m_height > m_width;
    const double across = (upright ? 800 : 1150) / m_script.zoom;
    const double scale = m_width / across;
    const QPointF centre(upright ? 848 + m_script.panX : 836 + m_script.panX, upright ? 470 : 488);
    painter.translate(m_width / 2.0, m_height / 2.0);
    painter.scale(m_script.mirrored ? -scale : scale, scale);
    painter.translate(-centre);
}

QImage Picture::paint(const Stage& stage) const {
    QImage image = m_room.copy();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    setView(painter);
    const Family& family = familyOf(m_script.family);
    const Actor& adult = stage.adult();
    const Actor& child = stage.child();
    for (const auto& prop : stage.props()) {
        paintPropShadow(painter, *prop);
    }
    for (const auto& prop : stage.props()) {
        if (prop->holder == nullptr && prop->kind == "board") {
            paintProp(painter, *prop);
        }
    }
    const auto held = [&](const Actor& actor, int hand) {
        if (actor.hands[hand].held != nullptr) {
            paintProp(painter, *actor.hands[hand].held);
        }
    };
    for (const Actor* actor : {&adult, &child}) {
        paintArm(painter, *actor, family, 1);
        paintBody(painter, *actor, family, stage.now());
        paintHead(painter, *actor, family);
    }
    // Far hands that are out over the rug come in front of the bodies again with what they hold.
    for (const auto& prop : stage.props()) {
        if (prop->holder == nullptr && prop->layer < 0 && prop->kind != "board") {
            paintProp(painter, *prop);
        }
    }
    for (const auto& prop : stage.props()) {
        if (prop->holder == nullptr && prop->layer >= 0 && prop->kind != "board") {
            paintProp(painter, *prop);
        }
    }
    for (const Actor* actor : {&child, &adult}) {
        held(*actor, 1);
        held(*actor, 0);
        paintArm(painter, *actor, family, 0);
    }
    return image;
}

} // namespace attune::scenes

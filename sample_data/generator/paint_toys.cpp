// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"

#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace attune::scenes {
namespace {

const std::array<QColor, 5> kToyColours{"#D9735B", "#5D8FA8", "#E8BE57", "#7FA37A", "#B58BB0"};

void shape(QPainter& p, int kind, QPointF at, double size) {
    if (kind == 0) {
        p.drawEllipse(at, size / 2, size / 2);
    } else if (kind == 1) {
        p.drawRoundedRect(QRectF(at.x() - size * .46, at.y() - size * .46, size * .92, size * .92), 6, 6);
    } else {
        QPainterPath path(at + QPointF(0, -size * .5));
        path.lineTo(at + QPointF(size * .54, size * .44));
        path.lineTo(at + QPointF(-size * .54, size * .44));
        path.closeSubpath();
        p.drawPath(path);
    }
}

void paintBook(QPainter& p, const Prop& book) {
    p.translate(book.at - QPointF(868, 655));
    const auto side = [&p](double x, double lift, QColor colour) {
        QPainterPath page(QPointF(868, 600));
        page.lineTo(868, 676);
        page.quadTo(868 + (x - 868) * .5, 682 - lift * .6, x, 704 - lift);
        page.lineTo(x, 628 - lift);
        page.quadTo(868 + (x - 868) * .5, 604 - lift * .7, 868, 600);
        p.setBrush(colour);
        p.drawPath(page);
    };
    QPainterPath cover(QPointF(764, 704));
    cover.lineTo(868, 674);
    cover.lineTo(972, 704);
    cover.lineTo(972, 716);
    cover.lineTo(868, 688);
    cover.lineTo(764, 716);
    p.setBrush(QColor("#5D8FA8"));
    p.drawPath(cover);
    side(768, 0, "#F4EEDF");
    side(968, 0, "#FBF7EC");
    static const std::array<QColor, 4> pictures{"#E8BE57", "#7FA37A", "#D9735B", "#B58BB0"};
    const auto drawing = [&p](double x, double y, const QColor& colour, int kind) {
        p.setBrush(colour);
        if (kind % 2 == 0) {
            p.drawEllipse(QPointF(x, y), 21, 19);
            p.drawEllipse(QPointF(x + 20, y - 14), 11, 10);
        } else {
            QPainterPath tree(QPointF(x, y - 26));
            tree.lineTo(x + 24, y + 16);
            tree.lineTo(x - 24, y + 16);
            p.drawPath(tree);
        }
    };
    const auto n = static_cast<std::size_t>(book.pages);
    drawing(816, 654, pictures[n % 4], static_cast<int>(n));
    drawing(912, 646, pictures[(n + 1) % 4], static_cast<int>(n) + 1);
    p.setBrush(QColor("#C9B99B"));
    p.drawRoundedRect(QRectF(892, 670, 50, 5), 2, 2);
    p.drawRoundedRect(QRectF(800, 680, 40, 5), 2, 2);
    if (book.page > 0) {
        const double s = book.page;
        side(868 + 100 * std::cos(s * std::numbers::pi), 52 * std::sin(s * std::numbers::pi),
             s < .5 ? "#F7F1E2" : "#EFE8D6");
    }
}

} // namespace

void paintPropShadow(QPainter& p, const Prop& prop) {
    if (prop.holder != nullptr || prop.kind == "board" || prop.fitted) {
        return;
    }
    const double ground = prop.kind == "book" ? 754 : prop.layer < 0 ? 738 : 758;
    const double height = std::max(0.0, ground - prop.at.y() - prop.size / 2);
    if (height > 300) {
        return;
    }
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0, 0, 0, static_cast<int>(30 * (1 - height / 300))));
    const double w = prop.kind == "book" ? 112 : prop.size * .58;
    p.drawEllipse(QPointF(prop.at.x(), ground), w, w * .16);
}

void paintProp(QPainter& p, const Prop& prop) {
    p.save();
    p.setPen(Qt::NoPen);
    const QColor colour = kToyColours[static_cast<std::size_t>(prop.colour) % kToyColours.size()];
    if (prop.kind == "book") {
        paintBook(p, prop);
        p.restore();
        return;
    }
    p.translate(prop.at);
    const double s = prop.size;
    if (prop.kind == "board") {
        p.setBrush(QColor("#A9825A"));
        p.drawRoundedRect(QRectF(-s / 2, -36, s, 78), 16, 16);
        p.setBrush(QColor("#C9A276"));
        p.drawRoundedRect(QRectF(-s / 2, -40, s, 74), 16, 16);
        p.setBrush(QColor("#93704B"));
        for (int i = 0; i < 3; ++i) {
            shape(p, i, QPointF((i - 1) * 63, -4), 54);
        }
        p.restore();
        return;
    }
    p.rotate(prop.angle);
    if (prop.kind == "block") {
        p.setBrush(colour);
        p.drawRoundedRect(QRectF(-s / 2, -s / 2, s, s), s * .1, s * .1);
        p.setBrush(QColor(255, 255, 255, 56));
        p.drawRoundedRect(QRectF(-s * .34, -s * .34, s * .68, s * .68), s * .08, s * .08);
        p.setBrush(QColor(0, 0, 0, 16));
        p.drawRoundedRect(QRectF(-s / 2, s * .34, s, s * .16), s * .08, s * .08);
    } else if (prop.kind == "piece") {
        p.setBrush(colour.darker(118));
        if (!prop.fitted) {
            shape(p, prop.colour, QPointF(0, 4), s);
        }
        p.setBrush(colour);
        shape(p, prop.colour, {}, s);
        p.setBrush(QColor(255, 255, 255, 50));
        shape(p, prop.colour, QPointF(0, prop.colour == 2 ? 4 : 0), s * .58);
        p.setBrush(QColor("#F3EEE6"));
        p.drawEllipse(QPointF(0, prop.colour == 2 ? 5 : 0), 6, 6);
    } else if (prop.kind == "cup") {
        const double h = s / 2;
        QPainterPath cup(QPointF(-h * .72, -h));
        cup.lineTo(h * .72, -h);
        cup.lineTo(h * .98, h);
        cup.lineTo(-h * .98, h);
        cup.closeSubpath();
        p.setBrush(colour);
        p.drawPath(cup);
        p.setBrush(QColor(255, 255, 255, 60));
        p.drawEllipse(QPointF(0, -h), h * .72, h * .16);
        p.setBrush(QColor(0, 0, 0, 26));
        p.drawRoundedRect(QRectF(-h * 1.02, h * .72, h * 2.04, h * .28), 6, 6);
    } else if (prop.kind == "ball") {
        const double r = s / 2;
        p.setBrush(colour);
        p.drawEllipse(QPointF(), r, r);
        QPainterPath clip;
        clip.addEllipse(QPointF(), r, r);
        p.setClipPath(clip, Qt::IntersectClip);
        p.setBrush(QColor("#F6E3C8"));
        p.drawEllipse(QPointF(0, 0), r * 1.3, r * .32);
        p.setBrush(QColor("#5D8FA8"));
        p.drawEllipse(QPointF(0, -r * .92), r * .5, r * .42);
        p.setBrush(QColor("#E8BE57"));
        p.drawEllipse(QPointF(0, r * .92), r * .5, r * .42);
        p.rotate(-prop.angle);
        p.setBrush(QColor(255, 255, 255, 60));
        p.drawEllipse(QPointF(-r * .36, -r * .42), r * .3, r * .22);
    } else if (prop.kind == "phone") {
        p.setBrush(QColor("#2C333C"));
        p.drawRoundedRect(QRectF(-20, -36, 40, 72), 8, 8);
        p.setBrush(QColor("#9CC4D4"));
        p.drawRoundedRect(QRectF(-15, -29, 30, 56), 4, 4);
    } else if (prop.kind == "teddy") {
        const QColor fur("#B98A5C");
        p.setBrush(fur.darker(112));
        p.drawEllipse(QPointF(-22, -46), 13, 13);
        p.drawEllipse(QPointF(22, -46), 13, 13);
        p.setBrush(fur);
        p.drawEllipse(QPointF(-28, 10), 13, 20);
        p.drawEllipse(QPointF(28, 10), 13, 20);
        p.drawEllipse(QPointF(0, 20), 30, 34);
        p.drawEllipse(QPointF(0, -26), 30, 28);
        p.setBrush(QColor("#D9B68A"));
        p.drawEllipse(QPointF(0, 22), 18, 22);
        p.drawEllipse(QPointF(0, -18), 13, 10);
        p.drawEllipse(QPointF(-20, 48), 14, 10);
        p.drawEllipse(QPointF(20, 48), 14, 10);
        p.setBrush(QColor("#2A1F1B"));
        p.drawEllipse(QPointF(-10, -30), 3.4, 4);
        p.drawEllipse(QPointF(10, -30), 3.4, 4);
        p.drawEllipse(QPointF(0, -20), 4.4, 3.4);
    }
    p.restore();
}

} // namespace attune::scenes

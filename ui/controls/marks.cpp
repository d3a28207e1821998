// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/marks.h"

#include "models/coding_scheme.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QPainter>
#include <QPolygonF>

namespace attune::ui {
namespace {

void paintDirection(QPainter& painter, QPointF centre, qreal radius, const QColor& ink, EvidenceDirection direction) {
    const qreal arm = radius * 0.42;
    painter.setPen(QPen(ink, radius * 0.21, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
    if (direction == EvidenceDirection::Plus)
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
}

} // namespace

void paintCircle(QPainter& painter, const Theme& theme, QPointF centre, qreal radius, int personRole,
                 const EvidenceDirection* direction, bool selected) {
    const auto colours = theme.person(personRole);
    painter.setBrush(colours.fill);
    painter.setPen(selected ? QPen(theme.colour(Token::Text), 2)
                            : QPen(theme.isDark() ? colours.fill : colours.ink, 1));
    painter.drawEllipse(centre, radius, radius);
    if (direction)
        paintDirection(painter, centre, radius, colours.on, *direction);
}

void paintDiamond(QPainter& painter, const Theme& theme, QPointF centre, qreal radius,
                  const EvidenceDirection* direction) {
    painter.setBrush(theme.colour(Token::Reference));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF({centre - QPointF(0, radius), centre + QPointF(radius, 0),
                                   centre + QPointF(0, radius), centre - QPointF(radius, 0)}));
    if (direction)
        paintDirection(painter, centre, radius * 0.9, theme.colour(Token::ReferenceOn), *direction);
}

void paintCross(QPainter& painter, const Theme& theme, QPointF centre, qreal radius) {
    painter.setPen(QPen(theme.colour(Token::Disagree), radius * 0.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(radius, radius), centre + QPointF(radius, radius));
    painter.drawLine(centre - QPointF(radius, -radius), centre + QPointF(radius, -radius));
}

QString statusName(RatingStatus status) {
    switch (status) {
    case RatingStatus::Coded:
        return Words::tr("Coded");
    case RatingStatus::NotCodable:
        return Words::tr("Not codable");
    case RatingStatus::NotObserved:
        return Words::tr("Not observed");
    case RatingStatus::NotApplicable:
        return Words::tr("Not applicable");
    case RatingStatus::Skipped:
        return Words::tr("Skipped");
    }
    return {};
}

QString statusIcon(RatingStatus status) {
    switch (status) {
    case RatingStatus::Coded:
        return QStringLiteral("check");
    case RatingStatus::NotCodable:
        return QStringLiteral("eye-off");
    case RatingStatus::NotObserved:
        return QStringLiteral("not-observed");
    case RatingStatus::NotApplicable:
        return QStringLiteral("not-applicable");
    case RatingStatus::Skipped:
        return QStringLiteral("skip");
    }
    return {};
}

QString roleIcon(int personRole) {
    switch (static_cast<PersonRole>(personRole)) {
    case PersonRole::Adult:
    case PersonRole::SecondAdult:
        return QStringLiteral("adult");
    case PersonRole::Child:
        return QStringLiteral("child");
    case PersonRole::Dyad:
    case PersonRole::Triad:
        return QStringLiteral("dyad");
    }
    return {};
}

QString roleName(int personRole) {
    switch (static_cast<PersonRole>(personRole)) {
    case PersonRole::Adult:
        return Words::tr("Adult");
    case PersonRole::SecondAdult:
        return Words::tr("Second adult");
    case PersonRole::Child:
        return Words::tr("Child");
    case PersonRole::Dyad:
        return Words::tr("Dyad");
    case PersonRole::Triad:
        return Words::tr("Triad");
    }
    return {};
}

} // namespace attune::ui

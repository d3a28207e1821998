// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evidence.h"
#include "models/rating.h"

#include <QPointF>
#include <QString>

class QPainter;

namespace attune::ui {

class Theme;

/// The shapes that mean one thing each, wherever they are painted.

/// A rater's mark: circle in the person's colour with + or -; no direction: plain. Selected: strong edge.
void paintCircle(QPainter& painter, const Theme& theme, QPointF centre, qreal radius, int personRole,
                 const EvidenceDirection* direction, bool selected = false);
/// The reference's mark: purple diamond.
void paintDiamond(QPainter& painter, const Theme& theme, QPointF centre, qreal radius,
                  const EvidenceDirection* direction);
/// A disagreement of two or more: vermilion cross.
void paintCross(QPainter& painter, const Theme& theme, QPointF centre, qreal radius);

/// "Not codable"; "Coded".
[[nodiscard]] QString statusName(RatingStatus status);
/// Icon of the set.
[[nodiscard]] QString statusIcon(RatingStatus status);
/// "adult", "child", "dyad": icon of a PersonRole.
[[nodiscard]] QString roleIcon(int personRole);
/// "Adult", "Second adult", ...
[[nodiscard]] QString roleName(int personRole);

} // namespace attune::ui

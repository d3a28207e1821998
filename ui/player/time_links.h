// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <QColor>
#include <QList>
#include <QString>
#include <optional>

class QWidget;

namespace attune::ui {

/// A time written in a note, such as 0:12.3 or 01:02:03: a link to that moment.
struct TimeLink {
    qsizetype at = 0, length = 0; ///< where in the text
    MediaTime time;
};

/// All times of a text in its order. A number without a colon is none, nor is one with anything else written to it.
[[nodiscard]] QList<TimeLink> timeLinks(const QString& text);
/// The text as HTML with its times as links, "time:NANOSECONDS"; timeOfLink() reads these back.
[[nodiscard]] QString withTimeLinks(const QString& text, const QColor& colour);
[[nodiscard]] std::optional<MediaTime> timeOfLink(const QString& link);
/// A moment as it is written into a note: whole milliseconds, rounded up, so that it leads back to the same frame.
[[nodiscard]] QString noteTime(MediaTime time);

/// Writes the time where the caret stands in a line or a page of text, apart from the words around it; false: the
/// widget is neither, or cannot be written in.
bool insertTime(QWidget* field, MediaTime time);
/// The time at the caret of a line or a page, or the next one after it, or the first: it is selected, so that the next
/// call gives the one after it. Nothing when there is none, or the widget is neither.
std::optional<MediaTime> nextTimeIn(QWidget* field);

} // namespace attune::ui

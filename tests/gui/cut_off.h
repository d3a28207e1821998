// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace attune::test {

/// What a person at this screen could not read or reach, one sentence each: words painted beyond the edge of their
/// widget, words shortened with "…" where nothing tells them whole, and widgets that stick out of what holds them where
/// nothing scrolls. Every widget is painted onto a device that listens to the texts, so this holds for labels, tables
/// and what paints itself alike.
[[nodiscard]] QStringList cutOff(const QWidget& root);

} // namespace attune::test

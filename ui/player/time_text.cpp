// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/time_text.h"

#include "models/time_text.h"
#include "ui/words.h"

#include <QDateTime>
#include <QLocale>

namespace attune::ui {
namespace {

QString twoDigits(qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); }

} // namespace

QString timeCode(MediaTime time) { return QString::fromStdString(formatMediaTime(time)); }

QString shortTime(MediaTime time) {
    const QString full = timeCode(time);
    return full.startsWith(QLatin1String("00:")) ? full.mid(3) : full;
}

QString clockText(MediaTime time) {
    const qint64 s = std::max<qint64>(0, time.ns / 1'000'000'000);
    const QString rest = twoDigits(s / 60 % 60) + QLatin1Char(':') + twoDigits(s % 60);
    return s >= 3600 ? twoDigits(s / 3600) + QLatin1Char(':') + rest : rest;
}

QString spanText(TimeSpan span) {
    return span.isPoint() ? shortTime(span.begin)
                          : Words::tr("%1 to %2").arg(shortTime(span.begin), shortTime(span.end));
}

QString dateText(qint64 wallMs) {
    return Words::locale().toString(QDateTime::fromMSecsSinceEpoch(wallMs), QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace attune::ui

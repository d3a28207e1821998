// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/round_words.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QLocale>

namespace attune::ui {
namespace {

QString tr(const char* words) { return QCoreApplication::translate("attune::ui::Rounds", words); }

QString shortDay(const QDate& day) { return QLocale(QLocale::English).toString(day, QStringLiteral("d MMM yyyy")); }

} // namespace

QString modeInWords(RoundMode mode) {
    switch (mode) {
    case RoundMode::Learn:
        return tr("learn");
    case RoundMode::Practice:
        return tr("practice");
    case RoundMode::Test:
        return tr("test");
    case RoundMode::Drift:
        return tr("drift check");
    }
    return {};
}

QString modeSentence(RoundMode mode) {
    switch (mode) {
    case RoundMode::Learn:
        return tr("Learn: the rater commits one dimension after another and sees its reference at once. For first "
                  "clips.");
    case RoundMode::Practice:
        return tr("Practice: the comparison with the reference opens as soon as a clip is submitted.");
    case RoundMode::Test:
        return tr("Test: nothing opens until you release the results. Clips the rater knows are refused; a rule can "
                  "certify.");
    case RoundMode::Drift:
        return tr("Drift check: like a test, for raters who are certified, to see whether they still agree.");
    }
    return {};
}

QString dayInWords(const std::string& isoDate) {
    const QString text = QString::fromStdString(isoDate);
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() ? shortDay(day) : text;
}

QString dayInWords(std::int64_t wallMs) { return dayInWords(isoTime(wallMs).substr(0, 10)); }

QString dueInWords(const Round& round) {
    if (!round.plan.due)
        return {};
    const QDate due = QDate::fromString(QString::fromStdString(*round.plan.due), Qt::ISODate);
    const QDate today = QDate::fromString(QString::fromStdString(isoTime(wallClockMs()).substr(0, 10)), Qt::ISODate);
    const qint64 days = today.daysTo(due);
    if (days < 0)
        return days == -1 ? tr("was due yesterday") : tr("was due %1, %2 days ago").arg(shortDay(due)).arg(-days);
    if (days == 0)
        return tr("due today");
    return days == 1 ? tr("due tomorrow") : tr("due %1, in %2 days").arg(shortDay(due)).arg(days);
}

QString progressInWords(const RaterProgress& progress) {
    QString out = tr("%1 of %2 submitted").arg(progress.submitted).arg(progress.clips);
    if (progress.spared > 0)
        out += tr(", %1 spared").arg(progress.spared);
    if (progress.late > 0)
        out += tr(", %1 late").arg(progress.late);
    return out;
}

} // namespace attune::ui

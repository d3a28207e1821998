// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/round_words.h"

#include "base/clock.h"
#include "ui/words.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace attune::ui {
namespace {

QString shortDay(const QDate& day) { return Words::locale().toString(day, QStringLiteral("d MMM yyyy")); }

} // namespace

QString modeInWords(RoundMode mode) {
    switch (mode) {
    case RoundMode::Learn:
        return Words::tr("learn");
    case RoundMode::Practice:
        return Words::tr("practice");
    case RoundMode::Test:
        return Words::tr("test");
    case RoundMode::Drift:
        return Words::tr("drift check");
    }
    return {};
}

QString modeSentence(RoundMode mode) {
    switch (mode) {
    case RoundMode::Learn:
        return Words::tr(
            "Learn: the rater commits one dimension after another and sees its reference at once. For first "
            "clips.");
    case RoundMode::Practice:
        return Words::tr("Practice: the comparison with the reference opens as soon as a clip is submitted.");
    case RoundMode::Test:
        return Words::tr(
            "Test: nothing opens until you release the results. Clips the rater knows are refused; a rule can "
            "certify.");
    case RoundMode::Drift:
        return Words::tr("Drift check: like a test, for raters who are certified, to see whether they still agree.");
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
        return days == -1 ? Words::tr("was due yesterday")
                          : Words::tr("was due %1, %2 days ago").arg(shortDay(due)).arg(-days);
    if (days == 0)
        return Words::tr("due today");
    return days == 1 ? Words::tr("due tomorrow") : Words::tr("due %1, in %2 days").arg(shortDay(due)).arg(days);
}

QString sparedInWords(const RaterProgress& progress, const std::function<QString(const ClipId&)>& aliasOf) {
    QStringList out;
    for (const auto& [clip, reason] : progress.spared)
        out << (reason.empty()
                    ? Words::tr("%1: asked to be spared it").arg(aliasOf(clip))
                    : Words::tr("%1: asked to be spared it, “%2”").arg(aliasOf(clip), QString::fromStdString(reason)));
    return out.join(QLatin1Char('\n'));
}

QString progressInWords(const RaterProgress& progress) {
    QString out = Words::tr("%1 of %2 submitted").arg(progress.submitted).arg(progress.clips);
    if (progress.drafts > 0)
        out += Words::tr(", %1 begun").arg(progress.drafts);
    if (!progress.spared.empty())
        out += Words::tr(", %1 spared").arg(progress.spared.size());
    if (progress.late > 0)
        out += Words::tr(", %1 late").arg(progress.late);
    return out;
}

QString coverageInWords(const RoundCard& round) {
    int asked = 0, submitted = 0;
    qsizetype spared = 0;
    for (const RaterProgress& rater : round.raters) {
        asked += rater.clips;
        submitted += rater.submitted;
        spared += static_cast<qsizetype>(rater.spared.size());
    }
    const QString out = Words::tr("%1 of %2 codings submitted").arg(submitted).arg(asked);
    return spared == 0 ? out : out + Words::tr(", %1 spared").arg(spared);
}

std::vector<Dimension> dimensionsOf(const Library& library, const SchemeRef& scheme) {
    const auto schemes = library.schemes();
    if (schemes)
        for (const CodingScheme& one : *schemes)
            if (one.ref == scheme)
                return one.clipScores();
    return {};
}

QString dimensionsInWords(const std::vector<DimensionId>& chosen, const std::vector<Dimension>& dimensions) {
    QStringList out;
    for (const DimensionId& id : chosen) {
        const auto dimension = std::ranges::find(dimensions, id, &Dimension::id);
        out << QString::fromStdString(dimension == dimensions.end() ? id.value : dimension->name);
    }
    return out.isEmpty() ? Words::tr("all dimensions") : out.join(QStringLiteral(", "));
}

QString stagesInWords(const Round& round, const std::vector<Dimension>& dimensions) {
    QString out;
    int clips = 0;
    for (const Stage& stage : round.plan.stages) {
        const QString part = (stage.clips == 1 ? Words::tr("%1 (%2 clip)") : Words::tr("%1 (%2 clips)"))
                                 .arg(dimensionsInWords(stage.dimensions, dimensions))
                                 .arg(stage.clips);
        out += out.isEmpty() ? Words::tr("first %1").arg(part) : Words::tr(", then %1").arg(part);
        clips += stage.clips;
    }
    return out.isEmpty() || clips >= static_cast<int>(round.clips.size()) ? out
                                                                          : out + Words::tr(", then all dimensions");
}

QString stageInWords(const Library& library, const Viewer& who, const Round& round) {
    if (round.plan.stages.empty())
        return {};
    for (const ClipId& clip : round.clipsOf(who.id)) {
        const auto coding = library.coding(who, {clip, who.id});
        if (!coding || !*coding || (*coding)->state != CodingState::Submitted)
            return dimensionsInWords(round.dimensionsFor(who.id, clip), dimensionsOf(library, round.scheme));
    }
    return {};
}

} // namespace attune::ui

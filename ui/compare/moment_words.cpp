// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/moment_words.h"

#include "ui/words.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

const Evidence* find(const std::vector<ComparisonRow>& rows, std::vector<Evidence> ComparisonRow::* list,
                     const std::optional<EvidenceId>& id) {
    for (const ComparisonRow& row : rows)
        for (const Evidence& one : row.*list)
            if (id == one.id)
                return &one;
    return nullptr;
}

QString nameOf(const Comparison& comparison, const DimensionId& id) {
    const auto row =
        std::ranges::find(comparison.rows, id, [](const ComparisonRow& each) { return each.dimension.id; });
    return QString::fromStdString(row == comparison.rows.end() ? id.value : row->dimension.name);
}

QString directionInWords(EvidenceDirection direction) {
    return direction == EvidenceDirection::Plus ? Words::tr("plus") : Words::tr("minus");
}

QString weightInWords(const ComparisonRow& row, const Evidence& mine, const Evidence& reference) {
    if (mine.direction != reference.direction)
        return Words::tr("Same moment, other weight: you marked %1, the reference %2.")
            .arg(directionInWords(mine.direction), directionInWords(reference.direction));
    const double apart = row.difference.value_or(0);
    return (std::abs(apart) == 1 ? Words::tr("Same moment, other weight: you scored %1 point %2.")
                                 : Words::tr("Same moment, other weight: you scored %1 points %2."))
        .arg(QLocale::c().toString(std::abs(apart), 'g', 3), apart > 0 ? Words::tr("higher") : Words::tr("lower"));
}

QString timingInWords(const Evidence& mine, const Evidence& reference) {
    const double seconds = static_cast<double>((mine.span.begin - reference.span.begin).ns) / 1e9;
    return Words::tr("Timing only: your mark begins %1 s %2.")
        .arg(QLocale::c().toString(std::abs(seconds), 'f', 1), seconds > 0 ? Words::tr("later") : Words::tr("earlier"));
}

} // namespace

QString kindInWords(const Comparison& comparison, const std::vector<MomentDisagreement>& partings,
                    const ComparisonRow& row, const Evidence& shown) {
    const bool isReference = std::ranges::find(row.referenceEvidence, shown) != row.referenceEvidence.end();
    const auto parting = std::ranges::find_if(
        partings, [&](const MomentDisagreement& one) { return (isReference ? one.reference : one.mine) == shown.id; });
    if (parting == partings.end())
        return Words::tr("You and the reference both marked this moment.");
    const Evidence* mine = find(comparison.rows, &ComparisonRow::myEvidence, parting->mine);
    const Evidence* reference = find(comparison.rows, &ComparisonRow::referenceEvidence, parting->reference);
    switch (parting->kind) {
    case DisagreementKind::MissedMoment:
        return Words::tr("Missed moment: the reference marked it, you marked nothing near it.");
    case DisagreementKind::ExtraMoment:
        return Words::tr("Yours alone: the reference marked nothing near it.");
    case DisagreementKind::OtherDimension:
        if (mine && reference)
            return isReference ? Words::tr("Other dimension: you marked this moment for %1.")
                                     .arg(nameOf(comparison, mine->dimension))
                               : Words::tr("Other dimension: the reference marked this moment for %1.")
                                     .arg(nameOf(comparison, reference->dimension));
        break;
    case DisagreementKind::OtherWeight:
        if (mine && reference)
            return weightInWords(row, *mine, *reference);
        break;
    case DisagreementKind::TimingOnly:
        if (mine && reference)
            return timingInWords(*mine, *reference);
        break;
    }
    return {};
}

QString pointInWords(const ComparisonRow& row, std::int64_t steps) {
    const Scale& scale = row.dimension.scale;
    QString out = QStringLiteral("%1 %2").arg(QString::fromStdString(row.dimension.name),
                                              QString::fromStdString(scale.textOf(steps)));
    const auto anchor = std::ranges::find(scale.anchors, steps, &Anchor::steps);
    if (anchor != scale.anchors.end() && !anchor->label.empty())
        out += QStringLiteral(", ") + QString::fromStdString(anchor->label);
    return out;
}

} // namespace attune::ui

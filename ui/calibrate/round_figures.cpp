// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/round_figures.h"

#include "models/agreement_report.h"
#include "report/explanations.h"
#include "report/figures.h"
#include "report/figures_diagnostics.h"
#include "report/number_text.h"
#include "ui/words.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

FigureStyle style(bool dark) {
    FigureStyle out;
    out.palette = dark ? darkPalette() : lightPalette();
    out.fontFamily = "Attune Inter";
    out.words = [](std::string_view english) { return Words::of(english).toStdString(); };
    return out;
}

Drawing drawing(const Figure& figure) {
    Drawing out{QByteArray::fromStdString(figure.svg),
                QSize(figure.width, figure.height),
                text(figure.title),
                text(figure.note),
                text(figure.alternative),
                {}};
    for (const FigureMark& mark : figure.marks) {
        QStringList clips;
        for (const std::string& target : mark.targets)
            clips.append(text(target));
        out.marks.append({QPointF(mark.x, mark.y), clips, text(mark.words)});
    }
    return out;
}

std::optional<double> valueOf(const PairAgreement& pair, const char* name) {
    const Estimate* estimate = pair.find(name);
    return estimate ? estimate->value : std::nullopt;
}

QString meaningOf(const char* figure) { return Words::of(explanationOf(figure)); }

QString lowerFirst(QString name) {
    if (!name.isEmpty())
        name[0] = name[0].toLower();
    return name;
}

} // namespace

RoundFigures::RoundFigures(std::shared_ptr<const AgreementReport> report) : m_report(std::move(report)) {
    for (const PairAgreement& pair : m_report->pairs)
        if (const QString rater = text(pair.a); !m_raters.contains(rater))
            m_raters.append(rater);
    for (const std::string& id : dimensionOrder(*m_report))
        m_dimensions.append(
            {text(id), text(dimensionName(*m_report, id)), text(figureRoleInWords(dimensionRole(*m_report, id)))});
}

const PairAgreement* RoundFigures::pair(const QString& rater, const QString& dimension) const {
    for (const PairAgreement& pair : m_report->pairs)
        if (pair.a == rater.toStdString() && pair.dimension == dimension.toStdString())
            return &pair;
    return nullptr;
}

qint64 RoundFigures::clips() const { return m_report->targets; }
QString RoundFigures::instrument() const { return text(m_report->study.instrument); }

CellFacts RoundFigures::cell(const QString& rater, const QString& dimension) const {
    CellFacts facts;
    const PairAgreement* pair = this->pair(rater, dimension);
    if (!pair)
        return facts;
    facts.there = true;
    facts.n = pair->n;
    facts.bias = valueOf(*pair, "bias");
    facts.biasText = facts.bias ? text(numberText(*facts.bias, NumberStyle::SignedPoints)) : QStringLiteral("–");
    const CoefficientDisplay icc = coefficientDisplay(*pair, "icc_a1");
    QString iccWords = Words::of(icc.words);
    switch (icc.state) {
    case CoefficientState::Shown:
    case CoefficientState::TooFewToCertify:
        facts.iccText = text(numberText(*icc.estimate->value, NumberStyle::Coefficient));
        facts.iccSoft = icc.state == CoefficientState::TooFewToCertify;
        iccWords = facts.iccText;
        break;
    case CoefficientState::DifferencesOnly:
        facts.iccText = Words::tr("few clips");
        break;
    case CoefficientState::NarrowRange:
        facts.iccText = Words::tr("narrow");
        break;
    case CoefficientState::NotEstimable:
        facts.iccText = Words::tr("no figure");
        break;
    case CoefficientState::Absent:
        facts.iccText = QStringLiteral("–");
        break;
    }
    const auto name = std::ranges::find_if(m_dimensions, [&](const DimensionName& d) { return d.id == dimension; });
    facts.words = Words::tr("%1, %2: bias %3, ICC(A,1) %4, n = %5")
                      .arg(rater, name == m_dimensions.end() ? dimension : lowerFirst(name->name), facts.biasText,
                           iccWords.isEmpty() ? facts.iccText : iccWords)
                      .arg(facts.n);
    return facts;
}

QString RoundFigures::sentence(const QString& rater, const QString& dimension) const {
    const PairAgreement* pair = this->pair(rater, dimension);
    if (!pair || pair->n == 0)
        return Words::tr("%1 and the reference have no clip in common on this dimension.").arg(rater);
    const auto bias = valueOf(*pair, "bias");
    if (!bias)
        return Words::tr("%1 scored %2 clips that the reference scored too.").arg(rater).arg(pair->n);
    QString out;
    if (std::abs(*bias) < 0.25)
        out = Words::tr("%1 scores at about the same level as the reference").arg(rater);
    else
        out = (*bias > 0 ? Words::tr("%1 scores about %2 points higher than the reference")
                         : Words::tr("%1 scores about %2 points lower than the reference"))
                  .arg(rater, text(scoreText(std::round(std::abs(*bias) * 10) / 10)));
    const CoefficientDisplay order = coefficientDisplay(*pair, "icc_c1");
    const bool shown = order.state == CoefficientState::Shown || order.state == CoefficientState::TooFewToCertify;
    if (shown) {
        const double c1 = *order.estimate->value;
        out += c1 >= 0.75  ? Words::tr(" and puts the clips in nearly the same order.")
               : c1 >= 0.5 ? Words::tr(" and puts the clips in a roughly similar order.")
                           : Words::tr(" and puts the clips in a different order.");
        if (std::abs(*bias) >= 0.5 && c1 >= 0.75)
            out += Words::tr(" One habit to correct, not many.");
    } else {
        out += QLatin1Char('.');
        if (order.state == CoefficientState::NarrowRange)
            out += Words::tr(" The reference barely varies here, so nothing can be said about the order.");
    }
    if (const QString caution = Words::of(sampleSizeInWords(pair->n)); !caution.isEmpty())
        out += QLatin1Char(' ') + caution;
    return out;
}

QList<FigureText> RoundFigures::figures(const QString& rater, const QString& dimension) const {
    const PairAgreement* pair = this->pair(rater, dimension);
    QList<FigureText> out;
    if (!pair)
        return out;
    const auto coefficient = [&](const char* name, const QString& label, const QString& below) {
        const CoefficientDisplay shown = coefficientDisplay(*pair, name);
        const bool figure = shown.state == CoefficientState::Shown || shown.state == CoefficientState::TooFewToCertify;
        if (shown.state != CoefficientState::Absent)
            out.append({label, figure ? Words::of(estimateText(*shown.estimate)) : Words::of(shown.words), below,
                        meaningOf(name)});
    };
    coefficient("icc_a1", Words::tr("ICC(A,1), same number"), Words::tr("n = %1, F interval").arg(pair->n));
    coefficient("icc_c1", Words::tr("ICC(C,1), same order"), Words::tr("bias set aside"));
    if (const Estimate* bias = pair->find("bias"))
        out.append(
            {Words::tr("Bias"), Words::of(estimateText(*bias)), Words::tr("points, t interval"), meaningOf("bias")});
    const auto share = [&](const char* name, const char* baseline, const QString& label) {
        const auto value = valueOf(*pair, name);
        if (!value)
            return;
        const auto base = valueOf(*pair, baseline);
        out.append({label, text(numberText(*value, NumberStyle::Percent)),
                    base ? Words::tr("constant rater %1").arg(text(numberText(*base, NumberStyle::Percent)))
                         : Words::tr("%1 of %2").arg(std::llround(*value * static_cast<double>(pair->n))).arg(pair->n),
                    base ? meaningOf(name) + QLatin1String("\n\n") + meaningOf(baseline) : meaningOf(name)});
    };
    share("exact", "baseline_exact", Words::tr("Exact"));
    share("within_1", "baseline_within_1", Words::tr("Within one"));
    return out;
}

QList<ScoreLine> RoundFigures::scores(const QString& rater, const QString& dimension) const {
    QList<ScoreLine> lines;
    if (const PairAgreement* pair = this->pair(rater, dimension))
        for (const PairedScore& score : pair->scores)
            lines.append({text(score.target), score.a, score.b});
    return lines;
}

QList<Drawing> RoundFigures::pictures(const QString& rater, const QString& dimension, bool dark) const {
    for (const SummarySection& section : summarySections(*m_report))
        for (const DimensionRow& row : section.rows)
            if (section.a == rater.toStdString() && row.pair->dimension == dimension.toStdString())
                return {drawing(scatter(row, style(dark))), drawing(blandAltman(row, style(dark))),
                        drawing(differencesOverOrder(row, style(dark)))};
    return {};
}

QList<Drawing> RoundFigures::habits(const QString& rater, const QString& dimension, bool dark) const {
    QList<Drawing> out;
    if (!m_report->diagnostics)
        return out;
    for (const RaterDiagnostics& own : m_report->diagnostics->raters)
        if (own.rater == rater.toStdString() && own.dimension == dimension.toStdString())
            out.append(drawing(driftChart(own, style(dark))));
    for (const SummarySection& section : summarySections(*m_report))
        for (const DimensionRow& row : section.rows)
            if (section.a == rater.toStdString() && row.pair->dimension == dimension.toStdString())
                out.append(drawing(distributions(row, style(dark))));
    return out;
}

Drawing RoundFigures::halo(const QString& rater, bool dark) const {
    if (!m_report->diagnostics)
        return {};
    for (const HaloDiagnostics& own : m_report->diagnostics->halo) {
        if (own.rater != rater.toStdString())
            continue;
        HaloDiagnostics named = own;
        for (HaloPair& pair : named.pairs) {
            pair.first = dimensionName(*m_report, pair.first);
            pair.second = dimensionName(*m_report, pair.second);
        }
        return drawing(haloChart(named, style(dark)));
    }
    return {};
}

QStringList RoundFigures::habitsInWords(const QString& rater, const QString& dimension) const {
    QStringList out;
    const auto add = [&](const std::vector<std::string>& flags) {
        for (const std::string& flag : flags)
            if (const QString words = Words::of(flagInWords(flag)) + QLatin1Char('.'); !out.contains(words))
                out.append(words);
    };
    if (const PairAgreement* own = pair(rater, dimension))
        add(own->flags);
    if (m_report->diagnostics) {
        for (const RaterDiagnostics& own : m_report->diagnostics->raters)
            if (own.rater == rater.toStdString() && own.dimension == dimension.toStdString())
                add(own.flags);
        for (const HaloDiagnostics& own : m_report->diagnostics->halo)
            if (own.rater == rater.toStdString())
                add(own.flags);
    }
    return out;
}

Drawing RoundFigures::confusion(const QString& rater, const QString& dimension, bool dark) const {
    for (const SummarySection& section : summarySections(*m_report))
        for (const DimensionRow& row : section.rows)
            if (section.a == rater.toStdString() && row.pair->dimension == dimension.toStdString())
                return drawing(confusionFigure(row, style(dark)));
    return {};
}

Drawing RoundFigures::forest(const QString& rater, bool dark) const {
    for (const SummarySection& section : summarySections(*m_report))
        if (section.a == rater.toStdString())
            return drawing(iccForest(section.rows, style(dark)));
    return {};
}

QString RoundFigures::verdictInWords(const QString& rater) const {
    for (const Verdict& verdict : m_report->verdicts)
        if (verdict.rater == rater.toStdString())
            return (m_report->study.part.empty()
                        ? Words::tr("Rule “%1”: %2")
                        : Words::tr("Of this part alone rule “%1” would say: %2. Only the whole round certifies."))
                .arg(Words::of(verdict.rule), Words::of(outcomeInWords(verdict.outcome)));
    return Words::tr("No certification rule is chosen for this round, so there is no verdict.");
}

QString RoundFigures::latestOf(const QString& rater) const {
    QString latest;
    for (const QString& each : m_raters)
        if (text(raterOfOccasion(each.toStdString())) == rater)
            latest = each;
    return latest;
}

QString RoundFigures::repeatInWords(const QString& rater, const QString& dimension) const {
    const PairAgreement* pair = this->pair(latestOf(rater), dimension);
    if (!pair || pair->n == 0)
        return {};
    const auto exact = valueOf(*pair, "exact");
    const QString same = exact ? text(numberText(*exact, NumberStyle::Percent)) : QStringLiteral("–");
    const auto figure = [&](const char* name, const char* weights) {
        const CoefficientDisplay shown = coefficientDisplay(*pair, name, weights);
        return shown.state == CoefficientState::Shown || shown.state == CoefficientState::TooFewToCertify
                   ? Words::of(estimateText(*shown.estimate))
                   : Words::of(shown.words);
    };
    const QString again = Words::of(m_report->study.order);
    QString out = (pair->n == 1 ? Words::tr("%1 coded %2 clip twice") : Words::tr("%1 coded %2 clips twice"))
                      .arg(rater)
                      .arg(pair->n) +
                  (again.isEmpty() ? QString() : QStringLiteral(" (") + again + QLatin1Char(')'));
    if (!isNumeric(*pair))
        return out +
               Words::tr(": the same code on %1, kappa with themselves %2.").arg(same, figure("kappa", "identity"));
    out += Words::tr(": the same score on %1, ICC(A,1) with themselves %2.").arg(same, figure("icc_a1", ""));
    if (const Estimate* change = pair->find("bias"))
        out += Words::tr(" The later score minus the earlier is %1 points on average.")
                   .arg(Words::of(estimateText(*change)));
    if (const RaterDiagnostics* change = changeOf(*m_report, *pair))
        if (const Estimate* drift = change->find("drift_slope"); drift && drift->value)
            out += Words::tr(" From one clip coded again to the next it moves by %1 points.")
                       .arg(Words::of(estimateText(*drift)));
    return out;
}

QList<VerdictLine> RoundFigures::verdict(const QString& rater) const {
    QList<VerdictLine> lines;
    for (const SummarySection& section : summarySections(*m_report)) {
        if (section.a != rater.toStdString() || !section.verdict)
            continue;
        for (const DimensionRow& row : section.rows) {
            const auto outcome = dimensionOutcome(row);
            if (!outcome)
                continue;
            QStringList why;
            for (const ClauseResult* clause : row.clauses)
                if (!clause->held || !*clause->held)
                    why.append(clause->held ? Words::of(estimateNameInWords(clause->id))
                                            : Words::of(reasonInWords(clause->reason)));
            why.removeDuplicates();
            const bool met = *outcome == VerdictOutcome::Pass;
            lines.append({text(row.name),
                          Words::of(outcomeInWords(*outcome)) +
                              (why.isEmpty() ? QString() : QStringLiteral(": ") + why.join(QStringLiteral(", "))),
                          met                                ? QStringLiteral("check")
                          : *outcome == VerdictOutcome::Fail ? QStringLiteral("close")
                                                             : QStringLiteral("not-observed")});
        }
    }
    for (const Verdict& verdict : m_report->verdicts)
        for (const ClauseResult& clause : verdict.clauses)
            if (verdict.rater == rater.toStdString() && !clause.dimension && clause.held != true)
                lines.append({Words::tr("Over all dimensions"),
                              clause.held ? Words::of(outcomeInWords(VerdictOutcome::Fail)) + QStringLiteral(": ") +
                                                Words::of(estimateNameInWords(clause.id))
                                          : Words::of(outcomeInWords(VerdictOutcome::NotEstimable)) +
                                                QStringLiteral(": ") + Words::of(reasonInWords(clause.reason)),
                              clause.held ? QStringLiteral("close") : QStringLiteral("not-observed")});
    return lines;
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointF>
#include <QSize>
#include <QString>
#include <memory>
#include <optional>
#include <string>

namespace attune {
struct AgreementReport;
struct PairAgreement;
} // namespace attune

namespace attune::ui {

/// A point of a drawing that stands for one clip or more.
struct DrawingMark {
    QPointF at; ///< px at 100 %
    QStringList clips;
    QString words;
};

/// A drawing of the report room, ready for the window.
struct Drawing {
    QByteArray svg;
    QSize size; ///< px at 100 %
    QString title, note, alternative;
    QList<DrawingMark> marks;
};

/// What one cell of the heat map shows.
struct CellFacts {
    bool there = false;
    qint64 n = 0;
    std::optional<double> bias;
    QString biasText;     ///< "+0.38"
    QString iccText;      ///< ".93", "narrow", "n < 6"
    bool iccSoft = false; ///< fewer than ten clips: grey italics
    QString words;        ///< the whole cell as a sentence, for tooltip and screen reader
};

struct FigureText {
    QString label, value, below;
    QString meaning; ///< two plain sentences, for the tooltip
};

struct ScoreLine {
    QString clip;
    double rater = 0, reference = 0;
};

struct VerdictLine {
    QString dimension;
    QString outcome; ///< "met", "not met: bias, within one", "not estimable: ..."
    QString icon;    ///< "check", "close", "not-observed"
};

/// A round's report as the Calibrate room reads it: raters down, dimensions across, all in words and drawings.
class RoundFigures {
  public:
    explicit RoundFigures(std::shared_ptr<const AgreementReport> report);

    struct DimensionName {
        QString id, name, person; ///< person: "adult", "child", "dyad", ""
    };
    [[nodiscard]] QStringList raters() const { return m_raters; }
    [[nodiscard]] QList<DimensionName> dimensions() const { return m_dimensions; }
    [[nodiscard]] CellFacts cell(const QString& rater, const QString& dimension) const;
    [[nodiscard]] QString sentence(const QString& rater, const QString& dimension) const;
    [[nodiscard]] QList<FigureText> figures(const QString& rater, const QString& dimension) const;
    [[nodiscard]] QList<ScoreLine> scores(const QString& rater, const QString& dimension) const;
    [[nodiscard]] QList<Drawing> pictures(const QString& rater, const QString& dimension, bool dark) const;
    /// How a rater's dimensions hang together, beside the reference's; nothing drawn when that is not known.
    [[nodiscard]] Drawing halo(const QString& rater, bool dark) const;
    /// Drift over the order of rating, and the points of the scale used.
    [[nodiscard]] QList<Drawing> habits(const QString& rater, const QString& dimension, bool dark) const;
    /// What flags say of the rater on this dimension, a sentence each.
    [[nodiscard]] QStringList habitsInWords(const QString& rater, const QString& dimension) const;
    [[nodiscard]] Drawing confusion(const QString& rater, const QString& dimension, bool dark) const;
    [[nodiscard]] Drawing forest(const QString& rater, bool dark) const;
    /// The rule and what it says of the rater, of a part what it would say; without a rule that there is none.
    [[nodiscard]] QString verdictInWords(const QString& rater) const;
    [[nodiscard]] QList<VerdictLine> verdict(const QString& rater) const;
    /// Of a report of raters against themselves: a rater's latest occasion as raters() names it; empty: none.
    [[nodiscard]] QString latestOf(const QString& rater) const;
    /// How far a rater agrees with themselves and moved; empty when they coded nothing of this twice.
    [[nodiscard]] QString repeatInWords(const QString& rater, const QString& dimension) const;
    [[nodiscard]] qint64 clips() const;
    [[nodiscard]] QString instrument() const;
    [[nodiscard]] const std::shared_ptr<const AgreementReport>& report() const { return m_report; }

  private:
    [[nodiscard]] const PairAgreement* pair(const QString& rater, const QString& dimension) const;
    std::shared_ptr<const AgreementReport> m_report;
    QStringList m_raters;
    QList<DimensionName> m_dimensions;
};

} // namespace attune::ui

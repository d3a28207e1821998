// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

namespace attune::ui {

class Theme;

/// A row per dimension: reference and I on the scale, the difference by number, shape and colour, the reference's
/// reason, and the evidence of both over the clip. One row is chosen; of its evidence one moment is framed.
class ComparisonTable : public QWidget {
    Q_OBJECT
  public:
    explicit ComparisonTable(Theme* theme, QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison);
    void clear();
    [[nodiscard]] int row() const { return m_row; }
    void setRow(int row);
    /// The next row below (around the end) with a difference other than 0; false when there is none.
    bool nextDisagreement();
    /// The framed moment of the chosen row; nothing: none.
    void setMoment(const std::optional<TimeSpan>& moment);
    /// "+1.0", "−0.5", "0", or why there is no number.
    [[nodiscard]] QString differenceText(int row) const;
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {400, sizeHint().height()}; }

  signals:
    void rowChanged(int row);
    /// A mark was clicked: look at this moment.
    void momentChosen(attune::TimeSpan span);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Columns {
        int name, scale, scaleWidth, reference, mine, difference, reason, evidence, right;
        bool withReason, withScale, withEvidence;
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] double momentX(const Columns& c, MediaTime time) const;
    [[nodiscard]] const Evidence* evidenceAt(QPoint at) const;
    void paintRow(QPainter& painter, int row, const Columns& c) const;
    void paintScale(QPainter& painter, const ComparisonRow& row, QRectF place) const;
    void paintDifference(QPainter& painter, int row, QRectF place) const;
    void paintEvidence(QPainter& painter, int row, const Columns& c) const;
    void speak();

    Theme* m_theme;
    Comparison m_comparison;
    int m_row = -1;
    std::optional<TimeSpan> m_moment;
};

} // namespace attune::ui

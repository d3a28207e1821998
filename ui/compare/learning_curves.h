// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/practice.h"
#include "workspace/session.h"

#include <QWidget>

namespace attune::ui {

class Theme;

/// My score minus the reference over the clips I submitted, a small drawing for each dimension: dots, the mean of the
/// last five as a line with its 95 % interval, the band of one point either way. A dot opens its clip by click, or by
/// Enter once the arrow keys have gone to it: left and right along the clips, up and down from dimension to dimension.
class LearningCurves : public QWidget {
    Q_OBJECT
  public:
    explicit LearningCurves(Theme* theme, QWidget* parent = nullptr);

    void setCurves(const std::vector<Dimension>& dimensions,
                   const std::map<DimensionId, std::vector<LearningPoint>>& curves);
    /// "last five +0.5"; "no clip yet".
    [[nodiscard]] QString summary(std::size_t dimension) const;
    /// Most points that any dimension has.
    [[nodiscard]] int clips() const;

    /// The dot that the arrow keys are at: dimension and place in its drawing; nothing: none.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> chosen() const { return m_chosen; }
    /// Where a dot lies in the widget.
    [[nodiscard]] QPointF placeOf(std::size_t dimension, std::size_t point) const;

    [[nodiscard]] QSize sizeHint() const override;

  signals:
    void clipChosen(const attune::ClipId& clip);

  protected:
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    using Dot = std::pair<std::size_t, std::size_t>;
    static constexpr std::size_t most = 12; ///< the last so many clips
    [[nodiscard]] std::optional<Dot> dotAt(QPointF place) const;
    [[nodiscard]] QString words(Dot dot) const;
    [[nodiscard]] double unitOf(const QRect& drawing) const;
    void paintCurve(QPainter& painter, std::size_t dimension, const QRect& area) const;
    void goTo(std::optional<Dot> dot);
    void fitHeight();
    [[nodiscard]] int perRow(int width) const;
    [[nodiscard]] QRect cell(std::size_t i) const;
    [[nodiscard]] QRect drawing(const QRect& cell) const;
    [[nodiscard]] double xOf(const QRect& drawing, std::size_t i, std::size_t count) const;
    Theme* m_theme;
    std::vector<Dimension> m_dimensions;
    std::vector<std::vector<LearningPoint>> m_points;
    std::vector<std::vector<CurvePoint>> m_bands; ///< of the same points
    double m_reach = 2;                           ///< points shown either way; more when somebody was further off
    std::optional<Dot> m_chosen;
};

} // namespace attune::ui

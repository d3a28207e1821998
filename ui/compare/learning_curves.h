// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

namespace attune::ui {

class Theme;

/// My score minus the reference over the clips I submitted, a small drawing for each dimension: dots, the mean of the
/// last three as a line, the band of one point either way.
class LearningCurves : public QWidget {
    Q_OBJECT
  public:
    explicit LearningCurves(Theme* theme, QWidget* parent = nullptr);

    void setCurves(const std::vector<Dimension>& dimensions,
                   const std::map<DimensionId, std::vector<LearningPoint>>& curves);
    /// "last three +0.5"; "no clip yet".
    [[nodiscard]] QString summary(std::size_t dimension) const;
    /// Most points that any dimension has.
    [[nodiscard]] int clips() const;

    [[nodiscard]] QSize sizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    static constexpr std::size_t most = 12; ///< the last so many clips
    void fitHeight();
    [[nodiscard]] int perRow(int width) const;
    [[nodiscard]] QRect cell(std::size_t i) const;
    [[nodiscard]] QRect drawing(const QRect& cell) const;
    [[nodiscard]] double xOf(const QRect& drawing, std::size_t i, std::size_t count) const;
    Theme* m_theme;
    std::vector<Dimension> m_dimensions;
    std::vector<std::vector<LearningPoint>> m_points;
};

} // namespace attune::ui

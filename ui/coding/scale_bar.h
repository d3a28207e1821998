// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rating.h"
#include "models/scale.h"

#include <QWidget>
#include <optional>

namespace attune::ui {

class Theme;

/// One scale as a row of points, filled up to the mark, so that a score reads as length too. Half points have their
/// place between their neighbours. A status other than a score takes the place of the points and looks its own way.
/// A scale of many points is one bar with its number; a text scale shows its words. On a scale with a middle the fill
/// goes both ways from there. To a screen reader it is a slider whose value is spoken in words.
class ScaleBar : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString valueText READ valueText)
  public:
    ScaleBar(Theme* theme, Scale scale, int personRole, QWidget* parent = nullptr);

    void setRating(const std::optional<Rating>& rating);
    void setReadOnly(bool readOnly);

    [[nodiscard]] const Scale& scale() const { return m_scale; }
    [[nodiscard]] const std::optional<Rating>& rating() const { return m_rating; }
    /// Are there too many points to show each?
    [[nodiscard]] bool isNumber() const;
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    [[nodiscard]] std::optional<std::int64_t> hovered() const { return m_hovered; }
    /// "4.5 of 7", "not codable", "no score yet".
    [[nodiscard]] QString valueText() const;
    /// Middle of the place of a score, to click on.
    [[nodiscard]] QPoint pointOf(std::int64_t steps) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void scoreChosen(qint64 steps);
    void writingRequested(); ///< a click on a text scale
    void hoverChanged();
    void focused();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] std::optional<std::int64_t> stepAt(QPoint at) const;
    [[nodiscard]] QRectF pointRect(std::int64_t point) const;
    [[nodiscard]] std::int64_t points() const;
    [[nodiscard]] bool showsStatus() const;
    void paintStatus(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;
    void paintNumber(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void setHovered(std::optional<std::int64_t> steps);

    Theme* m_theme;
    Scale m_scale;
    int m_role;
    std::optional<Rating> m_rating;
    bool m_readOnly = false;
    std::optional<std::int64_t> m_hovered;
};

} // namespace attune::ui

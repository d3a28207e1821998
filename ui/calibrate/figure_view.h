// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calibrate/round_figures.h"

#include <QWidget>
#include <memory>

class QSvgRenderer;

namespace attune::ui {

class Theme;

/// Shows a drawing at its size, grown with the text or shrunk to the place it has; its aspect is kept. The words of the
/// drawing are its accessible description. A point that stands for a clip opens it by click, or by Enter once the arrow
/// keys have gone to it; where several clips stand at one place they are asked for by name.
class FigureView : public QWidget {
    Q_OBJECT
  public:
    explicit FigureView(const Theme& theme, QWidget* parent = nullptr);
    ~FigureView() override;
    void show(const Drawing& drawing);
    /// The point that the arrow keys are at, by place in the drawing's marks; -1: none.
    [[nodiscard]] int mark() const { return m_mark; }
    /// Where a point of the drawing lies in the widget.
    [[nodiscard]] QPointF placeOf(int mark) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

  signals:
    /// A clip was asked for, by the name it has in the drawing.
    void clipChosen(const QString& aliasOrId);
    /// The arrow keys came to a point that shows this, or left the points: nothing.
    void pointed(const QString& words);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] double scale() const;
    [[nodiscard]] int markAt(QPointF place) const;
    void goTo(int mark);
    void open(int mark);

    const Theme& m_theme;
    std::unique_ptr<QSvgRenderer> m_renderer;
    QSize m_size;
    QList<DrawingMark> m_marks;
    QString m_words;
    int m_mark = -1;
};

} // namespace attune::ui

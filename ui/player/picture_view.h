// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace attune::ui {

class Theme;

/// Paints the frame that came from the engine, whole and upright, on the neutral surround. Ctrl+wheel zooms to the
/// pointer, dragging pans, a double click shows the whole picture again.
class PictureView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(qint64 shownFrame READ shownFrame)
  public:
    explicit PictureView(Theme* theme, QWidget* parent = nullptr);

    void setFrame(const ShownFrame& frame);
    /// No picture; text says why ("Reading A-01 ..."), empty for nothing.
    void showMessage(const QString& text);
    /// Smooth scaling costs time, so only while nothing moves.
    void setSmooth(bool smooth);
    /// Gap around the picture at 100 %.
    void setMargin(int at100);

    /// Number of the frame in the pixels on the screen; -1 none.
    [[nodiscard]] qint64 shownFrame() const;
    [[nodiscard]] MediaTime shownTime() const;
    [[nodiscard]] QString message() const { return m_message; }
    /// Where the picture is painted; empty without one.
    [[nodiscard]] QRect pictureRect() const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

  signals:
    void clicked();

  private:
    Theme* m_theme;
    ShownFrame m_frame;
    QImage m_image; ///< looks into m_frame.image
    QPixmap m_scaled;
    QString m_message;
    bool m_smooth = true;
    int m_margin = 16;
    double m_zoom = 1;
    QPointF m_centre{0.5, 0.5}; ///< of the view, in shares of the picture
    QPoint m_press;
    QPointF m_pressCentre;
    bool m_dragged = false;
};

} // namespace attune::ui

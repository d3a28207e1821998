// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"
#include "ui/player/picture_light.h"

#include <QImage>
#include <QWidget>

namespace attune::ui {

class Background;
class Theme;

/// Paints the frame that came from the engine, whole and upright, on the neutral surround. Ctrl+wheel zooms to the
/// pointer, dragging pans, a double click shows the whole picture again; keys do the same through the functions here.
/// What is shown otherwise than filmed (zoom, light, a preview) is written on the picture.
class PictureView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(qint64 shownFrame READ shownFrame)
  public:
    explicit PictureView(Theme* theme, QWidget* parent = nullptr);
    ~PictureView() override;

    void setFrame(const ShownFrame& frame);
    /// No picture; text says why ("Reading A-01 ..."), empty for nothing. Zoom and light are as at first.
    void showMessage(const QString& text);
    /// No picture at this time of the clip; zoom and light stay.
    void showGap(const QString& text);
    /// A frame of the second view, or that its file has none at this time.
    void setSecondFrame(const ShownFrame& frame);
    /// A still picture is scaled smoothly, a moment after it is shown; that costs time, so only while nothing moves.
    void setSmooth(bool smooth);
    /// Gap around the picture at 100 %.
    void setMargin(int at100);
    /// A line under the picture: which view this is, and its frame. Empty: none.
    void setCaption(const QString& text);
    /// What is being said, over the lower edge of the picture. Empty: nothing.
    void setSubtitle(const QString& text);

    /// 1 = the whole picture fits; kept between that (or one to one, when that is smaller) and 16.
    void setZoom(double zoom);
    [[nodiscard]] double zoom() const { return m_zoom; }
    void showWhole();
    /// One pixel of the picture is one of the screen.
    void showActualSize();
    /// Moves what is seen by shares of the view: (0.1, 0) shows more of the right.
    void pan(QPointF shares);
    void setLight(const PictureLight& light);
    [[nodiscard]] PictureLight light() const { return m_light; }

    /// Number of the frame in the pixels on the screen; -1 none.
    [[nodiscard]] qint64 shownFrame() const;
    [[nodiscard]] MediaTime shownTime() const;
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    /// What is written on the picture about how it is shown: "Zoom 200 %".
    [[nodiscard]] QStringList remarks() const;
    /// Where the picture is painted; empty without one.
    [[nodiscard]] QRect pictureRect() const;
    /// Nothing is still being scaled.
    [[nodiscard]] bool isSettled() const;

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
    [[nodiscard]] QRect room() const;
    [[nodiscard]] QSizeF wholeSize() const;
    [[nodiscard]] double lowestZoom() const;
    [[nodiscard]] bool isWhole() const { return m_zoom <= 1.0; }
    void zoomAt(double zoom, QPointF at);
    void placeCentre(QPointF centre);
    void changed();
    void refine();
    void paintPicture(QPainter& painter, const QRect& target);
    void paintRemarks(QPainter& painter, const QRect& target) const;
    void paintSubtitle(QPainter& painter, const QRect& target) const;

    Theme* m_theme;
    Background* m_work;
    ShownFrame m_frame;
    QImage m_image; ///< looks into m_frame.image
    QImage m_ready; ///< as it is painted: scaled, in its light; null: not made
    QSize m_fine;   ///< smoothly scaled to this size, or found that it cannot be
    QString m_message, m_caption, m_subtitle;
    bool m_smooth = true;
    int m_margin = 16;
    double m_zoom = 1;
    QPointF m_centre{0.5, 0.5}; ///< of the view, in shares of the picture
    PictureLight m_light;
    QPoint m_press;
    QPointF m_pressCentre;
    bool m_dragged = false;
};

} // namespace attune::ui

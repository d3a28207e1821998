// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_view.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace attune::ui {

PictureView::PictureView(Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureView::setFrame(const ShownFrame& frame) {
    m_frame = frame;
    m_scaled = {};
    m_message.clear();
    m_image = frame.image && !frame.image->empty()
                  ? QImage(frame.image->bgra.data(), frame.image->width, frame.image->height, frame.image->stride,
                           QImage::Format_RGB32)
                  : QImage();
    update();
}

void PictureView::showMessage(const QString& text) {
    m_frame = {};
    m_image = {};
    m_scaled = {};
    m_message = text;
    m_zoom = 1;
    m_centre = {0.5, 0.5};
    update();
}

void PictureView::setSmooth(bool smooth) {
    if (m_smooth == smooth)
        return;
    m_smooth = smooth;
    m_scaled = {};
    update();
}

void PictureView::setMargin(int at100) {
    m_margin = at100;
    update();
}

qint64 PictureView::shownFrame() const { return m_frame.frame ? m_frame.frame->index() : -1; }

MediaTime PictureView::shownTime() const { return m_frame.frame ? m_frame.frame->time() : MediaTime(); }

QRect PictureView::pictureRect() const {
    if (m_image.isNull())
        return {};
    const int gap = m_theme->px(m_margin);
    const QRect room = rect().adjusted(gap, gap, -gap, -gap);
    if (room.width() < 2 || room.height() < 2)
        return {};
    QSizeF size = QSizeF(m_image.size()).scaled(QSizeF(room.size()), Qt::KeepAspectRatio) * m_zoom;
    QRectF target(QPointF(), size);
    target.moveCenter(QRectF(room).center() +
                      QPointF((0.5 - m_centre.x()) * size.width(), (0.5 - m_centre.y()) * size.height()));
    return target.toRect();
}

void PictureView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRect target = pictureRect();
    if (target.isEmpty()) {
        painter.fillRect(event->rect(), m_theme->colour(Token::Surround));
        if (!m_message.isEmpty()) {
            painter.setFont(m_theme->font(TextStyle::Base));
            painter.setPen(m_theme->colour(Token::Text2));
            painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        }
        return;
    }
    QRegion around(event->rect());
    for (const QRect& strip : around.subtracted(target))
        painter.fillRect(strip, m_theme->colour(Token::Surround));
    if (m_smooth && m_zoom <= 1.0) {
        const qreal ratio = devicePixelRatioF();
        if (m_scaled.isNull() || m_scaled.size() != target.size() * ratio) {
            m_scaled = QPixmap::fromImage(
                m_image.scaled(target.size() * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
            m_scaled.setDevicePixelRatio(ratio);
        }
        painter.drawPixmap(target.topLeft(), m_scaled);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_smooth);
    painter.drawImage(target, m_image);
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier) || m_image.isNull()) {
        event->ignore();
        return;
    }
    const QRect before = pictureRect();
    if (before.isEmpty())
        return;
    const QPointF share((event->position().x() - before.x()) / before.width(),
                        (event->position().y() - before.y()) / before.height());
    m_zoom = std::clamp(m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0), 1.0, 8.0);
    if (m_zoom <= 1.0) {
        m_centre = {0.5, 0.5};
    } else {
        // The point under the pointer stays where it is.
        const QRect after = pictureRect();
        const QPointF now(after.x() + share.x() * after.width(), after.y() + share.y() * after.height());
        m_centre += QPointF((now.x() - event->position().x()) / after.width(),
                            (now.y() - event->position().y()) / after.height());
        m_centre = {std::clamp(m_centre.x(), 0.0, 1.0), std::clamp(m_centre.y(), 0.0, 1.0)};
    }
    update();
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    m_press = event->pos();
    m_pressCentre = m_centre;
    m_dragged = false;
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint delta = event->pos() - m_press;
    if (!(event->buttons() & Qt::LeftButton) ||
        (!m_dragged && delta.manhattanLength() < QApplication::startDragDistance()))
        return;
    m_dragged = true;
    const QRect target = pictureRect();
    if (m_zoom <= 1.0 || target.isEmpty())
        return;
    m_centre = m_pressCentre - QPointF(double(delta.x()) / target.width(), double(delta.y()) / target.height());
    m_centre = {std::clamp(m_centre.x(), 0.0, 1.0), std::clamp(m_centre.y(), 0.0, 1.0)};
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_dragged && m_zoom <= 1.0)
        emit clicked();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragged = true;
    m_zoom = 1;
    m_centre = {0.5, 0.5};
    update();
}

} // namespace attune::ui

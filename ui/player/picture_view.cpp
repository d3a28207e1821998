// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_view.h"

#include "ui/background.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

constexpr double closest = 16;

/// Shares the engine's bytes.
QImage viewOf(const ImagePtr& image) {
    if (!image || image->empty())
        return {};
    const auto done = [](void* kept) { delete static_cast<ImagePtr*>(kept); };
    return {image->bgra.data(),
            image->width,
            image->height,
            image->stride,
            QImage::Format_RGB32,
            done,
            std::make_unique<ImagePtr>(image).release()};
}

} // namespace

PictureView::PictureView(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_work(new Background(this)) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    connect(theme, &Theme::changed, this, &PictureView::changed);
}

PictureView::~PictureView() = default;

void PictureView::changed() {
    m_ready = {};
    m_fine = {};
    setAccessibleDescription(remarks().join(QStringLiteral(". ")));
    update();
}

void PictureView::setFrame(const ShownFrame& frame) {
    m_frame = frame;
    m_image = viewOf(frame.image);
    m_ready = {};
    m_fine = {};
    m_message.clear();
    update();
}

void PictureView::showMessage(const QString& text) {
    m_subtitle.clear();
    m_zoom = 1;
    m_centre = {0.5, 0.5};
    m_light = {};
    showGap(text);
}

void PictureView::showGap(const QString& text) {
    m_frame = {};
    m_image = {};
    m_message = text;
    changed();
}

void PictureView::setSecondFrame(const ShownFrame& frame) {
    if (frame.frame)
        setFrame(frame);
    else
        showGap(tr("View 2 has no picture at this time."));
}

void PictureView::setSmooth(bool smooth) {
    if (m_smooth == smooth)
        return;
    m_smooth = smooth;
    update();
}

void PictureView::setMargin(int at100) {
    m_margin = at100;
    update();
}

void PictureView::setCaption(const QString& text) {
    if (m_caption == text)
        return;
    const bool makesRoom = m_caption.isEmpty() != text.isEmpty();
    m_caption = text;
    if (makesRoom)
        changed();
    else
        update(0, room().bottom(), width(), height() - room().bottom());
}

void PictureView::setSubtitle(const QString& text) {
    if (m_subtitle == text)
        return;
    m_subtitle = text;
    update();
}

qint64 PictureView::shownFrame() const { return m_frame.frame ? m_frame.frame->index() : -1; }

MediaTime PictureView::shownTime() const { return m_frame.frame ? m_frame.frame->time() : MediaTime(); }

QRect PictureView::room() const {
    const int gap = m_theme->px(m_margin);
    const int below = m_caption.isEmpty() ? gap : std::max(gap, m_theme->px(24));
    return rect().adjusted(gap, gap, -gap, -below);
}

QSizeF PictureView::wholeSize() const {
    return QSizeF(m_image.size()).scaled(QSizeF(room().size()), Qt::KeepAspectRatio);
}

QRect PictureView::pictureRect() const {
    const QRect space = room();
    if (m_image.isNull() || space.width() < 2 || space.height() < 2)
        return {};
    const QSizeF size = wholeSize() * m_zoom;
    QRectF target(QPointF(), size);
    target.moveCenter(QRectF(space).center() +
                      QPointF((0.5 - m_centre.x()) * size.width(), (0.5 - m_centre.y()) * size.height()));
    return target.toRect();
}

bool PictureView::isSettled() const { return !m_work->busy(); }

QStringList PictureView::remarks() const {
    QStringList out;
    if (m_zoom != 1.0 && !m_image.isNull()) {
        const double scale = wholeSize().width() * m_zoom * devicePixelRatioF() / m_image.width();
        out << (std::abs(scale - 1) < 0.005 ? tr("One to one")
                                            : tr("Zoom %1 %").arg(static_cast<int>(std::lround(m_zoom * 100))));
    }
    if (m_light.isOn())
        out << m_light.text();
    if (m_frame.preview)
        out << tr("Preview");
    return out;
}

void PictureView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRect target = pictureRect();
    for (const QRect& strip : QRegion(event->rect()).subtracted(target.intersected(room())))
        painter.fillRect(strip, m_theme->colour(Token::Surround));
    if (!target.isEmpty())
        paintPicture(painter, target);
    painter.setPen(m_theme->colour(Token::Text2));
    if (target.isEmpty() && !m_message.isEmpty()) {
        painter.setFont(m_theme->font(TextStyle::Base));
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (!m_caption.isEmpty()) {
        const QRect line(room().left(), room().bottom() + 1, room().width(), height() - room().bottom() - 1);
        painter.fillRect(QRect(0, line.top(), width(), line.height()), m_theme->colour(Token::Surround));
        painter.setFont(m_theme->font(TextStyle::Small));
        painter.drawText(line, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, line.width()));
    }
}

void PictureView::paintPicture(QPainter& painter, const QRect& target) {
    const qreal ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(target.size()) * ratio).toSize();
    if (isWhole()) {
        if (m_ready.isNull() && m_light.isOn())
            m_ready = inLight(m_image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::FastTransformation), m_light);
        // Made for another size: stretched until the right one is there.
        painter.drawImage(target, m_ready.isNull() ? m_image : m_ready);
        if (m_smooth && !m_frame.preview && m_fine != pixels && pixels != m_image.size())
            refine();
    } else {
        if (m_ready.isNull())
            m_ready = inLight(m_image, m_light);
        painter.setClipRect(room());
        painter.setRenderHint(QPainter::SmoothPixmapTransform, m_smooth);
        painter.drawImage(target, m_ready);
        painter.setClipping(false);
    }
    const QRect seen = target.intersected(room());
    paintSubtitle(painter, seen);
    paintRemarks(painter, seen);
}

// Scales the still picture smoothly on another thread; the window's would be held up by it.
void PictureView::refine() {
    if (m_work->busy() || !m_frame.frame)
        return; // asked for again by the repaint that follows
    const QSize pixels = (QSizeF(pictureRect().size()) * devicePixelRatioF()).toSize();
    m_work->run([this, frame = m_frame.frame, source = m_frame.image, light = m_light,
                 pixels](const std::stop_token&) -> Background::Then {
        auto scaledImage = frame->imageAt(pixels.width(), pixels.height());
        const QImage fine =
            scaledImage ? inLight(viewOf(std::make_shared<const Image>(std::move(*scaledImage))), light) : QImage();
        return [this, fine, source, light, pixels] {
            if (source == m_frame.image && light == m_light && isWhole() && m_smooth) {
                if (!fine.isNull())
                    m_ready = fine;
                m_fine = pixels;
            }
            update();
        };
    });
}

void PictureView::paintRemarks(QPainter& painter, const QRect& target) const {
    const QStringList texts = remarks();
    if (texts.isEmpty())
        return;
    painter.setFont(m_theme->font(TextStyle::Small));
    const QString text = texts.join(QStringLiteral("  ·  "));
    const int gap = m_theme->px(8);
    QRect box = painter.fontMetrics().boundingRect(text).adjusted(-gap, -gap / 2, gap, gap / 2);
    box.moveBottomLeft(target.bottomLeft() + QPoint(gap, -gap));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(box, gap / 2.0, gap / 2.0);
    painter.fillPath(path, QColor(0, 0, 0, 190));
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

void PictureView::paintSubtitle(QPainter& painter, const QRect& target) const {
    if (m_subtitle.isEmpty())
        return;
    painter.setFont(m_theme->font(TextStyle::Section));
    const int gap = m_theme->px(8);
    const int wide = target.width() - 8 * gap;
    QRect box = painter.fontMetrics().boundingRect(QRect(0, 0, wide, target.height()),
                                                   Qt::AlignCenter | Qt::TextWordWrap, m_subtitle);
    box.adjust(-gap, -gap / 2, gap, gap / 2);
    box.moveCenter(target.center());
    const bool remarked = !remarks().isEmpty();
    box.moveBottom(target.bottom() - (remarked ? m_theme->px(40) : 2 * gap));
    painter.fillRect(box, QColor(0, 0, 0, 190));
    painter.setPen(Qt::white);
    painter.drawText(box.adjusted(gap, 0, -gap, 0), Qt::AlignCenter | Qt::TextWordWrap, m_subtitle);
}

double PictureView::lowestZoom() const {
    const double actual = m_image.isNull() ? 1 : m_image.width() / (wholeSize().width() * devicePixelRatioF());
    return std::min(1.0, actual);
}

void PictureView::placeCentre(QPointF centre) {
    m_centre =
        isWhole() ? QPointF(0.5, 0.5) : QPointF(std::clamp(centre.x(), 0.0, 1.0), std::clamp(centre.y(), 0.0, 1.0));
}

// The point of the picture under at stays where it is.
void PictureView::zoomAt(double zoom, QPointF at) {
    const QRectF before = pictureRect();
    if (before.isEmpty())
        return;
    const QPointF share((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height());
    m_zoom = std::clamp(zoom, lowestZoom(), closest);
    const QRectF after = pictureRect();
    const QPointF now(after.x() + share.x() * after.width(), after.y() + share.y() * after.height());
    placeCentre(m_centre + QPointF((now.x() - at.x()) / after.width(), (now.y() - at.y()) / after.height()));
    changed();
}

void PictureView::setZoom(double zoom) { zoomAt(zoom, QRectF(room()).center()); }

void PictureView::showWhole() { setZoom(1); }

void PictureView::showActualSize() {
    if (!m_image.isNull())
        setZoom(m_image.width() / (wholeSize().width() * devicePixelRatioF()));
}

void PictureView::pan(QPointF shares) {
    const QRectF target = pictureRect();
    if (isWhole() || target.isEmpty())
        return;
    placeCentre(m_centre +
                QPointF(shares.x() * room().width() / target.width(), shares.y() * room().height() / target.height()));
    update();
}

void PictureView::setLight(const PictureLight& light) {
    if (light == m_light)
        return;
    m_light = light;
    changed();
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier) || m_image.isNull()) {
        event->ignore();
        return;
    }
    // The wheel stops at the whole picture; smaller is only asked for by name.
    zoomAt(std::max(1.0, m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0)), event->position());
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
    if (isWhole() || target.isEmpty())
        return;
    placeCentre(m_pressCentre - QPointF(double(delta.x()) / target.width(), double(delta.y()) / target.height()));
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_dragged && isWhole())
        emit clicked();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragged = true;
    showWhole();
}

} // namespace attune::ui

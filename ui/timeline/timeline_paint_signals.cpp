// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows made from the clip itself look: pictures, sound, motion.
#include "models/frame_table.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_view.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace attune::ui {

MediaDuration TimelineView::pictureApart() const {
    const auto& pictures = m_signals->pictures();
    const QSize size = pictures.empty() ? QSize(16, 9) : pictures.front().pixmap.size();
    const int height = rowRect(Row::Pictures).height() - 3;
    const double slot = std::max(8.0, double(height) * size.width() / std::max(1, size.height()));
    return MediaDuration(static_cast<std::int64_t>((slot + 1) * m_axis.nsPerPx()));
}

void TimelineView::paintPictures(QPainter& painter) const {
    const QRect lane = rowRect(Row::Pictures);
    const auto& pictures = m_signals->pictures();
    if (pictures.empty()) {
        const bool none = m_signals->index() && !m_signals->index()->hasVideo();
        if (m_signals->index())
            paintWords(painter, Row::Pictures, none ? tr("no picture in this file") : tr("reading pictures"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize size = pictures.front().pixmap.size();
    const int height = lane.height() - 3;
    const auto slotNs = static_cast<double>(pictureApart().ns);
    const double slot = slotNs / m_axis.nsPerPx() - 1;
    const TimeSpan view = m_axis.visible();
    for (auto k = static_cast<qint64>(double(view.begin.ns) / slotNs); double(k) * slotNs < double(view.end.ns); ++k) {
        const MediaTime begin(static_cast<std::int64_t>(double(k) * slotNs));
        if (begin.ns >= m_axis.duration().ns)
            break;
        const MediaTime middle(begin.ns + static_cast<std::int64_t>(slotNs / 2));
        auto at = std::upper_bound(pictures.begin(), pictures.end(), middle,
                                   [](MediaTime t, const ClipSignals::Picture& p) { return t < p.time; });
        if (at != pictures.begin())
            --at;
        painter.drawPixmap(QRectF(m_axis.xOf(begin), lane.top() + 1, slot, height), at->pixmap,
                           QRectF(QPointF(), QSizeF(size)));
    }
}

void TimelineView::paintSound(QPainter& painter) const {
    const QRect lane = rowRect(Row::Sound);
    paintGrid(painter, lane);
    const Waveform& waveform = m_signals->waveform();
    if (waveform.levels.empty() || waveform.levels.front().buckets.empty()) {
        if (m_signals->index())
            paintWords(painter, Row::Sound, m_signals->hasSound() ? tr("reading sound") : tr("no sound in this file"));
        return;
    }
    const WaveformLevel& level = waveform.levelFor(m_axis.nsPerPx());
    const double middle = lane.center().y() + 0.5;
    const double reach = lane.height() / 2.0 - 3;
    const auto count = static_cast<std::int64_t>(level.buckets.size());
    const double gain = reach / std::max(0.1, double(m_signals->soundPeak()));
    QColor outer = m_theme->colour(Token::Text3);
    QColor inner = m_theme->colour(Token::Text2);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int x = lane.left(); x <= lane.right(); ++x) {
        const double from = double(m_axis.timeAt(x).ns) / level.bucketNs;
        const double to = double(m_axis.timeAt(x + 1).ns) / level.bucketNs;
        const auto first = static_cast<std::int64_t>(from);
        if (first >= count)
            break;
        const auto last = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(to)), first + 1, count);
        float low = 0, high = 0, rms = 0;
        for (std::int64_t i = first; i < last; ++i) {
            const WaveformBucket& b = level.buckets[static_cast<std::size_t>(i)];
            low = std::min(low, b.min());
            high = std::max(high, b.max());
            rms = std::max(rms, b.rms());
        }
        painter.setPen(outer);
        painter.drawLine(QPointF(x, middle - double(high) * gain), QPointF(x, middle - double(low) * gain));
        painter.setPen(inner);
        painter.drawLine(QPointF(x, middle - double(rms) * gain), QPointF(x, middle + double(rms) * gain));
    }
}

void TimelineView::paintMotion(QPainter& painter) const {
    const QRect lane = rowRect(Row::Motion);
    paintGrid(painter, lane);
    const MotionEnergy& motion = m_signals->motion();
    if (motion.left.empty() || motion.right.empty() || !m_frames || m_frames->empty()) {
        if (m_signals->index() && m_signals->index()->hasVideo())
            paintWords(painter, Row::Motion,
                       tr("measuring motion, %1 %").arg(static_cast<int>(m_signals->motionProgress() * 100)));
        else if (m_signals->index())
            paintWords(painter, Row::Motion, tr("no picture in this file"));
        return;
    }
    const double half = lane.height() / 2.0;
    for (int which = 0; which < 2; ++which) {
        const auto& values = which == 0 ? motion.left : motion.right;
        const double base = lane.top() + half * (which + 1) - 1;
        const auto count = std::min<std::int64_t>(static_cast<std::int64_t>(values.size()), m_frames->frameCount());
        QPainterPath line;
        bool begun = false;
        for (int x = lane.left(); x <= lane.right(); x += 2) {
            const MediaTime t = m_axis.timeAt(x);
            const std::int64_t first = m_frames->frameAt(t);
            const std::int64_t last = std::max(first + 1, m_frames->frameAt(m_axis.timeAt(x + 2)));
            float value = 0;
            for (std::int64_t i = first; i < last && i < count; ++i)
                value = std::max(value, values[static_cast<std::size_t>(i)]);
            // Square root: small movements stay visible beside large ones.
            const double y = base - std::sqrt(double(value) / double(m_signals->motionPeak())) * (half - 5);
            if (begun)
                line.lineTo(x, y);
            else
                line.moveTo(x, y);
            begun = true;
        }
        QPainterPath area = line;
        area.lineTo(lane.right(), base);
        area.lineTo(lane.left(), base);
        area.closeSubpath();
        QColor fill = m_theme->colour(Token::Text3);
        fill.setAlphaF(0.28F);
        painter.fillPath(area, fill);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Text3), 1.2));
        painter.drawPath(line);
    }
}

} // namespace attune::ui

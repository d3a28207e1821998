// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of the timeline look. Each row is painted in the coordinates of the widget.
#include "models/frame_table.h"
#include "ui/controls/marks.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/clip_signals.h"
#include "ui/timeline/timeline_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

namespace attune::ui {

void TimelineView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    for (int i = 0; i < rowCount; ++i) {
        const Row row = static_cast<Row>(i);
        const QRect place(0, rowTop(row), width(), rowHeight(row));
        if (place.isEmpty() || !event->region().intersects(place))
            continue;
        QPixmap& cache = m_cache[static_cast<std::size_t>(i)];
        if (cache.isNull() || cache.size() != place.size() * ratio) {
            cache = QPixmap(place.size() * ratio);
            cache.setDevicePixelRatio(ratio);
            QPainter rowPainter(&cache);
            rowPainter.setRenderHint(QPainter::Antialiasing);
            rowPainter.translate(0, -place.top());
            paintRow(rowPainter, row);
        }
        painter.drawPixmap(place.topLeft(), cache);
    }
    const int bottom = rowTop(Row::Evidence) + rowHeight(Row::Evidence);
    if (bottom < height())
        painter.fillRect(0, bottom, width(), height() - bottom, m_theme->colour(Token::Sunken));
    painter.setRenderHint(QPainter::Antialiasing);
    paintPlayhead(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineView::paintRow(QPainter& painter, Row row) const {
    const QRect lane = rowRect(row);
    painter.fillRect(QRect(0, lane.top(), width(), lane.height()), m_theme->colour(Token::Sunken));
    painter.save();
    painter.setClipRect(lane);
    switch (row) {
    case Row::Ruler:
        paintRuler(painter);
        break;
    case Row::Pictures:
        paintPictures(painter);
        break;
    case Row::Sound:
        paintSound(painter);
        break;
    case Row::Motion:
        paintMotion(painter);
        break;
    case Row::Segments:
        paintSegments(painter);
        break;
    case Row::Evidence:
        paintEvidence(painter);
        break;
    }
    painter.restore();
    paintHead(painter, row);
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, lane.bottom(), width(), lane.bottom());
    painter.drawLine(lane.left() - 1, lane.top(), lane.left() - 1, lane.bottom());
}

void TimelineView::paintHead(QPainter& painter, Row row) const {
    const QRect head(0, rowTop(row), headWidth(), rowHeight(row));
    painter.fillRect(head, m_theme->colour(Token::Surface2));
    static const std::array<const char*, rowCount> names{
        QT_TR_NOOP("minutes : seconds"), QT_TR_NOOP("Pictures"), QT_TR_NOOP("Sound"), QT_TR_NOOP("Motion"),
        QT_TR_NOOP("Segments"),          QT_TR_NOOP("Evidence")};
    const QRect words = head.adjusted(m_theme->px(16), 0, -m_theme->px(8), 0);
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(row == Row::Ruler ? Token::Text3 : Token::Text2));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, tr(names[static_cast<std::size_t>(row)]));
    painter.setPen(m_theme->colour(Token::Text3));
    if (row == Row::Motion) {
        const int half = head.height() / 2;
        painter.drawText(words.adjusted(0, 0, 0, -half), Qt::AlignVCenter | Qt::AlignRight, tr("left half"));
        painter.drawText(words.adjusted(0, half, 0, 0), Qt::AlignVCenter | Qt::AlignRight, tr("right half"));
    }
    if (m_coding && (row == Row::Segments || row == Row::Evidence)) {
        const auto count = row == Row::Segments ? m_coding->segments.size() : m_coding->evidence.size();
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, QString::number(count));
    }
}

void TimelineView::paintWords(QPainter& painter, Row row, const QString& text) const {
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    painter.drawText(rowRect(row).adjusted(m_theme->px(12), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

/// Long ticks with a time, and how many short ones lie between two.
std::pair<qint64, int> TimelineView::tickStep() const {
    static constexpr std::array<std::pair<qint64, int>, 15> steps{{{100, 5},
                                                                   {200, 4},
                                                                   {500, 5},
                                                                   {1000, 5},
                                                                   {2000, 4},
                                                                   {5000, 5},
                                                                   {10'000, 5},
                                                                   {20'000, 4},
                                                                   {30'000, 6},
                                                                   {60'000, 6},
                                                                   {120'000, 4},
                                                                   {300'000, 5},
                                                                   {600'000, 5},
                                                                   {1'800'000, 6},
                                                                   {3'600'000, 6}}};
    for (const auto& [ms, parts] : steps)
        if (double(ms) * 1e6 / m_axis.nsPerPx() >= m_theme->px(90))
            return {ms * 1'000'000, parts};
    return {3'600'000'000'000 * 6, 6};
}

void TimelineView::paintGrid(QPainter& painter, const QRect& rect) const {
    const auto [step, parts] = tickStep();
    painter.setPen(m_theme->colour(Token::Border));
    const TimeSpan view = m_axis.visible();
    for (qint64 t = view.begin.ns / step * step; t <= view.end.ns; t += step) {
        const int x = static_cast<int>(m_axis.xOf(MediaTime(t)));
        painter.drawLine(x, rect.top(), x, rect.bottom());
    }
}

void TimelineView::paintDamage(QPainter& painter) const {
    const QRect lane = rowRect(Row::Ruler);
    const int high = m_theme->px(5);
    for (const TimeSpan& span : m_damage) {
        const double a = m_axis.xOf(span.begin);
        const QRectF bar(a, lane.bottom() + 1 - high, std::max<double>(high, m_axis.xOf(span.end) - a), high);
        painter.fillRect(bar, m_theme->colour(Token::Disagree));
        // Not by colour alone: a wedge stands over its beginning.
        const QPolygonF wedge(
            {bar.topLeft() + QPointF(-high, -high), bar.topLeft() + QPointF(high, -high), bar.topLeft()});
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->colour(Token::Disagree));
        painter.drawPolygon(wedge);
    }
}

void TimelineView::paintRuler(QPainter& painter) const {
    const QRect lane = rowRect(Row::Ruler);
    const auto [step, parts] = tickStep();
    const TimeSpan view = m_axis.visible();
    painter.fillRect(lane, m_theme->colour(Token::Surface2));
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qint64 t = view.begin.ns / step * step; t <= view.end.ns; t += step) {
        const int x = static_cast<int>(m_axis.xOf(MediaTime(t)));
        painter.setPen(m_theme->colour(Token::BorderStrong));
        painter.drawLine(x, lane.bottom() - m_theme->px(10), x, lane.bottom());
        for (int i = 1; i < parts; ++i) {
            const int minor = static_cast<int>(m_axis.xOf(MediaTime(t + step * i / parts)));
            painter.drawLine(minor, lane.bottom() - m_theme->px(4), minor, lane.bottom());
        }
        painter.setPen(m_theme->colour(Token::Text2));
        const QString text = step >= 1'000'000'000 ? clockText(MediaTime(t)) : shortTime(MediaTime(t)).chopped(2);
        painter.drawText(QRect(x + m_theme->px(5), lane.top(), m_theme->px(80), lane.height() - m_theme->px(6)),
                         Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintDamage(painter);
    if (m_in || m_out) {
        const double a = m_axis.xOf(m_in.value_or(MediaTime()));
        const double b = m_axis.xOf(m_out.value_or(MediaTime(m_axis.duration().ns)));
        QColor ground = m_theme->colour(Token::Accent);
        ground.setAlphaF(m_theme->isDark() ? 0.28F : 0.22F);
        painter.fillRect(QRectF(a, lane.top(), std::max(1.0, b - a), lane.height()), ground);
        QFont font = m_theme->font(TextStyle::Caption);
        painter.setFont(font);
        painter.setPen(m_theme->colour(Token::Accent));
        if (m_in)
            painter.drawText(QRectF(a + 3, lane.top(), 20, lane.height() - 1), Qt::AlignBottom | Qt::AlignLeft,
                             QStringLiteral("A"));
        if (m_out)
            painter.drawText(QRectF(b - 23, lane.top(), 20, lane.height() - 1), Qt::AlignBottom | Qt::AlignRight,
                             QStringLiteral("B"));
    }
}

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

void TimelineView::paintSegments(QPainter& painter) const {
    const QRect lane = rowRect(Row::Segments);
    paintGrid(painter, lane);
    if (!m_coding)
        return;
    if (m_coding->segments.empty()) {
        if (!m_readOnly)
            paintWords(painter, Row::Segments, tr("Mark in and out with I and O, then Enter makes a segment"));
        return;
    }
    std::vector<const Segment*> order;
    for (const auto& [id, segment] : m_coding->segments)
        order.push_back(&segment);
    std::sort(order.begin(), order.end(), [](const Segment* a, const Segment* b) { return a->span < b->span; });
    const TimeSpan view = m_axis.visible();
    painter.setFont(m_theme->font(TextStyle::Small));
    int number = 0;
    double lastDrawn = -1e9;
    const auto draw = [&](const Segment& segment, int n) {
        const bool selected = segment.id == m_segment;
        const QRectF box = QRectF(segmentRect(segment.id)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setBrush(m_theme->colour(selected ? Token::AccentTint : Token::Surface));
        painter.setPen(selected ? QPen(m_theme->colour(Token::Accent), 2) : QPen(m_theme->colour(Token::Control), 1));
        painter.drawRoundedRect(box, 3, 3);
        if (selected && !m_readOnly) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme->colour(Token::Accent));
            for (const double x : {box.left(), box.right()})
                painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - box.height() / 4, 5, box.height() / 2), 2,
                                        2);
        }
        const QRectF words = box.intersected(QRectF(lane)).adjusted(m_theme->px(7), 0, -m_theme->px(4), 0);
        if (words.width() > m_theme->px(14)) {
            painter.setPen(m_theme->colour(selected ? Token::Text : Token::Text2));
            const QString text = QStringLiteral("%1  %2").arg(n).arg(QString::fromStdString(segment.label));
            painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(text.trimmed(), Qt::ElideMiddle, int(words.width())));
        }
    };
    const Segment* selected = nullptr;
    int selectedNumber = 0;
    for (const Segment* segment : order) {
        ++number;
        if (segment->id == m_segment) {
            selected = segment;
            selectedNumber = number;
            continue;
        }
        if (!shown(*segment).span.overlaps(view))
            continue;
        // Of segments thinner than a pixel side by side only the first is painted.
        const double x = m_axis.xOf(segment->span.begin), end = m_axis.xOf(segment->span.end);
        if (end - x < 1 && x - lastDrawn < 1)
            continue;
        lastDrawn = x;
        draw(*segment, number);
    }
    if (selected)
        draw(*selected, selectedNumber);
}

void TimelineView::paintEvidence(QPainter& painter) const {
    const QRect lane = rowRect(Row::Evidence);
    paintGrid(painter, lane);
    if (!m_coding || !m_scheme)
        return;
    if (m_coding->evidence.empty()) {
        if (!m_readOnly)
            paintWords(painter, Row::Evidence, tr("Press M where you see it, then + or \u2212"));
        return;
    }
    std::vector<Evidence> order;
    for (const auto& [id, evidence] : m_coding->evidence)
        order.push_back(shown(evidence));
    std::sort(order.begin(), order.end(), [](const Evidence& a, const Evidence& b) { return a.span < b.span; });
    const double radius = m_theme->px(15) / 2.0;
    const double y = lane.top() + lane.height() / 2.0 - 0.5;
    painter.setFont(m_theme->font(TextStyle::Small));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Evidence& e = order[i];
        const Dimension* dimension = m_scheme->find(e.dimension);
        if (!dimension)
            continue;
        const int role = static_cast<int>(dimension->role);
        const double x = m_axis.xOf(e.span.begin);
        const double end = m_axis.xOf(e.span.end);
        if (end < lane.left() - 20 || x > lane.right() + 20)
            continue;
        const auto colours = m_theme->person(role);
        if (!e.span.isPoint()) {
            painter.setPen(QPen(colours.ink, 1));
            painter.setBrush(colours.tint);
            painter.drawRoundedRect(QRectF(x, y - radius + 2, std::max(2.0, end - x), 2 * radius - 4), 3, 3);
        }
        const double next = i + 1 < order.size() ? m_axis.xOf(order[i + 1].span.begin) : lane.right() + 1.0;
        const double words = std::max(x + radius, e.span.isPoint() ? x : end) + m_theme->px(5);
        const double room = next - words - radius - m_theme->px(5);
        const QString name = QString::fromStdString(dimension->name);
        const QString fitting = painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room));
        if (room > m_theme->px(24) && fitting.size() > 3) {
            painter.setPen(colours.ink);
            painter.drawText(QRectF(words, lane.top(), room, lane.height() - 1), Qt::AlignVCenter | Qt::AlignLeft,
                             fitting);
        }
        paintCircle(painter, *m_theme, {x, y}, radius, role, &e.direction, e.id == m_evidence);
    }
}

QRegion TimelineView::playheadPlace(MediaTime time) const {
    const int x = static_cast<int>(m_axis.xOf(time));
    const int label = m_theme->px(150); // at an edge the plate stays inside and lies beside the line
    return QRegion(x - label / 2, 0, label, rowHeight(Row::Ruler)).united(QRect(x - 4, 0, 9, height()));
}

void TimelineView::paintPlayhead(QPainter& painter) const {
    const double x = m_axis.xOf(m_playhead);
    if (x < headWidth() - 1 || x > width() + 1)
        return;
    painter.save();
    painter.setClipRect(QRect(headWidth(), 0, width() - headWidth(), height()));
    const double bottom = rowTop(Row::Evidence) + rowHeight(Row::Evidence);
    QColor halo = m_theme->colour(Token::Surface);
    halo.setAlphaF(0.55F);
    painter.setPen(QPen(halo, 4));
    painter.drawLine(QPointF(x, m_theme->px(20)), QPointF(x, bottom));
    painter.setPen(QPen(m_theme->colour(Token::Accent), 1.6));
    painter.drawLine(QPointF(x, m_theme->px(16)), QPointF(x, bottom));
    const double w = m_theme->px(66), h = m_theme->px(18);
    const QRectF plate(std::clamp(x - w / 2, double(headWidth()), std::max<double>(headWidth(), width() - w)),
                       m_theme->px(2), w, h);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->colour(Token::AccentFill));
    painter.drawRoundedRect(plate, 3, 3);
    painter.drawPolygon(
        QPolygonF({{x - 4, plate.bottom() - 0.5}, {x + 4, plate.bottom() - 0.5}, {x, plate.bottom() + 4}}));
    painter.setPen(m_theme->colour(Token::OnAccent));
    QFont font = m_theme->font(TextStyle::Small);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(plate, Qt::AlignCenter, shortTime(m_playhead));
    painter.restore();
}

} // namespace attune::ui

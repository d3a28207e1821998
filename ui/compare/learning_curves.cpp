// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/learning_curves.h"

#include "ui/controls/marks.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>

namespace attune::ui {
namespace {

QString signedPoints(double d, int decimals) {
    QString text = QString::number(std::abs(d), 'f', decimals);
    if (text.toDouble() == 0)
        return text;
    return (d > 0 ? QStringLiteral("+") : QStringLiteral("\u2212")) + text;
}

/// Mean of the point and the two before it.
double runningMean(const std::vector<LearningPoint>& points, std::size_t i) {
    const std::size_t first = i >= 2 ? i - 2 : 0;
    double sum = 0;
    for (std::size_t k = first; k <= i; ++k)
        sum += points[k].difference;
    return sum / double(i - first + 1);
}

} // namespace

LearningCurves::LearningCurves(Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("learning"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, [this] {
        fitHeight();
        update();
    });
}

void LearningCurves::setCurves(const std::vector<Dimension>& dimensions,
                               const std::map<DimensionId, std::vector<LearningPoint>>& curves) {
    m_dimensions = dimensions;
    m_points.clear();
    QStringList words;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        const auto found = curves.find(dimensions[i].id);
        std::vector<LearningPoint> points = found == curves.end() ? std::vector<LearningPoint>() : found->second;
        if (points.size() > most)
            points.erase(points.begin(), points.end() - static_cast<std::ptrdiff_t>(most));
        m_points.push_back(std::move(points));
        words << QStringLiteral("%1: %2").arg(QString::fromStdString(dimensions[i].name), summary(i));
    }
    setAccessibleName(tr("Your score minus the reference over your last clips"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    fitHeight();
    update();
}

QString LearningCurves::summary(std::size_t i) const {
    const auto& points = m_points[i];
    if (points.empty())
        return tr("no clip yet");
    const std::size_t n = std::min<std::size_t>(3, points.size());
    const QString mean = signedPoints(runningMean(points, points.size() - 1), 1);
    return n == 1   ? tr("one clip %1", "difference").arg(mean)
           : n == 2 ? tr("last two %1").arg(mean)
                    : tr("last three %1").arg(mean);
}

int LearningCurves::clips() const {
    std::size_t count = 0;
    for (const auto& points : m_points)
        count = std::max(count, points.size());
    return static_cast<int>(count);
}

int LearningCurves::perRow(int width) const {
    const int count = std::max<int>(1, static_cast<int>(m_dimensions.size()));
    return std::clamp(width / m_theme->px(142), 1, count);
}

/// The drawings wrap into as many rows as the width asks for.
void LearningCurves::fitHeight() {
    const int each = perRow(width());
    const int rows = (static_cast<int>(m_dimensions.size()) + each - 1) / each;
    setFixedHeight(rows * m_theme->px(160));
}

void LearningCurves::resizeEvent(QResizeEvent*) { fitHeight(); }

QSize LearningCurves::sizeHint() const { return {m_theme->px(480), height()}; }

QRect LearningCurves::cell(std::size_t i) const {
    const int each = perRow(width());
    const int gap = m_theme->px(16);
    const int w = (width() - gap * (each - 1)) / each;
    const int column = static_cast<int>(i) % each, row = static_cast<int>(i) / each;
    return {column * (w + gap), row * m_theme->px(160), w, m_theme->px(152)};
}

QRect LearningCurves::drawing(const QRect& cell) const { return cell.adjusted(0, m_theme->px(40), 0, 0); }

double LearningCurves::xOf(const QRect& drawing, std::size_t i, std::size_t count) const {
    const double left = drawing.left() + m_theme->px(26), right = drawing.right() - m_theme->px(10);
    return count < 2 ? (left + right) / 2 : left + (right - left) * double(i) / double(count - 1);
}

void LearningCurves::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double reach = 2; // points either way; more when somebody was further off
    for (const auto& points : m_points)
        for (const LearningPoint& p : points)
            reach = std::max(reach, std::abs(p.difference));
    for (std::size_t i = 0; i < m_dimensions.size(); ++i) {
        const QRect place = cell(i);
        const QRect area = drawing(place);
        const int role = static_cast<int>(m_dimensions[i].role);
        const auto person = m_theme->person(role);
        QFont name = m_theme->font(TextStyle::Small);
        name.setWeight(QFont::Medium);
        painter.setFont(name);
        painter.setPen(m_theme->colour(Token::Text));
        painter.drawText(QRect(place.left(), place.top(), place.width(), m_theme->px(18)), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(QString::fromStdString(m_dimensions[i].name), Qt::ElideMiddle,
                                                          place.width()));
        QFont small = m_theme->font(TextStyle::Small);
        small.setPixelSize(m_theme->px(11));
        painter.setFont(small);
        painter.setPen(m_theme->colour(Token::Text3));
        painter.drawText(QRect(place.left(), place.top() + m_theme->px(18), place.width(), m_theme->px(16)),
                         Qt::AlignVCenter, summary(i));
        const double middle = area.center().y() + 0.5;
        const double unit = (area.height() / 2.0 - m_theme->px(8)) / reach;
        painter.fillRect(QRectF(area.left(), middle - unit, area.width(), 2 * unit), m_theme->colour(Token::Agree0));
        painter.setPen(m_theme->colour(Token::Control));
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
        QFont axis = small;
        axis.setPixelSize(m_theme->px(10));
        painter.setFont(axis);
        painter.setPen(m_theme->colour(Token::Text3));
        for (const int value : {2, -2})
            painter.drawText(QRectF(area.left() + 2, middle - value * unit - 8, 40, 16),
                             Qt::AlignVCenter | Qt::AlignLeft, signedPoints(value, 0));
        const auto& points = m_points[i];
        if (points.size() > 1) {
            QPainterPath line;
            for (std::size_t k = 0; k < points.size(); ++k) {
                const QPointF at(xOf(area, k, points.size()), middle - runningMean(points, k) * unit);
                k == 0 ? line.moveTo(at) : line.lineTo(at);
            }
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(person.ink, 2));
            painter.drawPath(line);
        }
        for (std::size_t k = 0; k < points.size(); ++k) {
            const QPointF at(xOf(area, k, points.size()), middle - points[k].difference * unit);
            if (std::abs(points[k].difference) >= 2)
                paintCross(painter, *m_theme, at, m_theme->px(4));
            else
                paintCircle(painter, *m_theme, at, m_theme->px(3), role, nullptr);
        }
    }
}

bool LearningCurves::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QString tip;
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            const QRect area = drawing(cell(i));
            if (!area.contains(help->pos()))
                continue;
            for (std::size_t k = 0; k < m_points[i].size(); ++k)
                if (std::abs(xOf(area, k, m_points[i].size()) - help->pos().x()) <= m_theme->px(5))
                    tip = QStringLiteral("%1: %2").arg(QString::fromStdString(m_points[i][k].alias),
                                                       signedPoints(m_points[i][k].difference, 1));
        }
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace attune::ui

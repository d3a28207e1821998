// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/heat_map.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace attune::ui {
namespace {

constexpr int kNames = 52;
constexpr int kHead = 50;
constexpr int kWidth = 88;
constexpr int kHeight = 37;
constexpr int kGap = 4;
constexpr int kRing = 4; // room for the ring around cells at the edge

constexpr int kLegend = 30;

} // namespace

Token personInk(const QString& person) {
    return person == QStringLiteral("child")  ? Token::ChildInk
           : person == QStringLiteral("dyad") ? Token::DyadInk
                                              : Token::AdultInk;
}

HeatMap::HeatMap(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("calibrate.heatMap"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", QStringLiteral("none"));
    setProperty("ownKeys", QStringList{QStringLiteral("Left"), QStringLiteral("Right"), QStringLiteral("Up"),
                                       QStringLiteral("Down"), QStringLiteral("Return")});
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HeatMap::show(const RoundFigures& figures) {
    m_raters = figures.raters();
    m_dimensions = figures.dimensions();
    m_cells.clear();
    for (const QString& rater : m_raters)
        for (const auto& dimension : m_dimensions)
            m_cells.append(figures.cell(rater, dimension.id));
    m_row = std::clamp(m_row, 0, std::max(0, static_cast<int>(m_raters.size()) - 1));
    m_column = std::clamp(m_column, 0, std::max(0, static_cast<int>(m_dimensions.size()) - 1));
    updateGeometry();
    update();
}

const CellFacts& HeatMap::facts(int row, int column) const {
    static const CellFacts none;
    const auto at = static_cast<qsizetype>(row) * m_dimensions.size() + column;
    return at >= 0 && at < m_cells.size() ? m_cells.at(at) : none;
}

QSize HeatMap::sizeHint() const {
    const auto columns = static_cast<int>(m_dimensions.size());
    const auto rows = static_cast<int>(m_raters.size());
    return {m_theme.px(kNames) + columns * (m_theme.px(kWidth) + kGap) + kRing,
            m_theme.px(kHead) + rows * (m_theme.px(kHeight) + kGap) + kRing + m_theme.px(kLegend)};
}

QRect HeatMap::cellRect(int row, int column) const {
    return {m_theme.px(kNames) + column * (m_theme.px(kWidth) + kGap),
            m_theme.px(kHead) + row * (m_theme.px(kHeight) + kGap), m_theme.px(kWidth), m_theme.px(kHeight)};
}

void HeatMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal ratio = devicePixelRatioF();
    QFont head = m_theme.font(TextStyle::Caption);
    head.setWeight(QFont::Medium);
    head.setLetterSpacing(QFont::PercentageSpacing, 98);
    for (int c = 0; c < m_dimensions.size(); ++c) {
        const QRect cell = cellRect(0, c);
        const QString icon = m_dimensions[c].person.isEmpty() ? QStringLiteral("adult") : m_dimensions[c].person;
        const int side = m_theme.px(14);
        painter.drawPixmap(cell.left() + m_theme.px(4), 0,
                           m_theme.pixmap(icon, side, m_theme.colour(personInk(m_dimensions[c].person)), ratio));
        painter.setFont(head);
        painter.setPen(m_theme.colour(Token::Text2));
        QString name = m_dimensions[c].name;
        const QRect where(cell.left() + m_theme.px(4), side + 3, cell.width() - m_theme.px(3), cell.top() - side - 5);
        // Compound names break after their hyphen.
        if (painter.fontMetrics().horizontalAdvance(name) > where.width())
            name.replace(QLatin1Char('-'), QStringLiteral("-\n"));
        QFont fitting = head; // a long word in letters a little smaller
        for (const QString& part : name.split(QLatin1Char('\n')))
            while (QFontMetrics(fitting).horizontalAdvance(part) > where.width() && fitting.pixelSize() > 8)
                fitting.setPixelSize(fitting.pixelSize() - 1);
        painter.setFont(fitting);
        painter.drawText(where, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, name);
    }
    for (int r = 0; r < m_raters.size(); ++r) {
        const QRect first = cellRect(r, 0);
        painter.setFont(m_theme.font(TextStyle::ButtonText));
        painter.setPen(m_theme.colour(Token::Text));
        painter.drawText(QRect(0, first.top(), m_theme.px(kNames) - 8, first.height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_raters[r], Qt::ElideMiddle, m_theme.px(kNames) - 8));
        for (int c = 0; c < m_dimensions.size(); ++c) {
            const CellFacts& facts = this->facts(r, c);
            const QRect cell = cellRect(r, c);
            const double size = facts.bias ? std::abs(*facts.bias) : 0;
            const Token ground = !facts.there  ? Token::Sunken
                                 : size < 0.25 ? Token::Agree0
                                 : size < 0.75 ? Token::Agree1
                                               : Token::Agree2;
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.colour(ground));
            painter.drawRoundedRect(cell, 4, 4);
            if (r == m_row && c == m_column) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(m_theme.colour(hasFocus() ? Token::Focus : Token::Text2), 2));
                painter.drawRoundedRect(QRectF(cell).adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6);
            }
            if (!facts.there)
                continue;
            const QRect inner = cell.adjusted(m_theme.px(8), m_theme.px(3), -m_theme.px(8), -m_theme.px(2));
            painter.setFont(m_theme.font(TextStyle::BaseStrong));
            painter.setPen(m_theme.colour(Token::AgreeOn));
            painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, facts.biasText);
            if (facts.bias && size >= 0.25) { // which way: up is higher than the reference
                const qreal w = m_theme.px(7);
                const qreal x = inner.right() - w;
                const qreal y = inner.top() + m_theme.px(6);
                const bool up = *facts.bias > 0;
                painter.setPen(Qt::NoPen);
                painter.setBrush(m_theme.colour(Token::DisagreeInk));
                painter.drawPolygon(
                    QPolygonF({{x, up ? y + w : y}, {x + w, up ? y + w : y}, {x + w / 2, up ? y : y + w}}));
            }
            QFont small = m_theme.font(TextStyle::Caption);
            small.setWeight(QFont::Normal);
            QFont soft = small;
            soft.setItalic(facts.iccSoft);
            QColor ink = m_theme.colour(facts.iccSoft ? Token::Text3 : Token::AgreeOn);
            painter.setFont(soft);
            painter.setPen(ink);
            painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, facts.iccText);
            painter.setFont(small);
            ink = m_theme.colour(Token::AgreeOn);
            ink.setAlphaF(0.8F);
            painter.setPen(ink);
            painter.drawText(inner, Qt::AlignRight | Qt::AlignBottom, tr("n %1").arg(facts.n));
        }
    }
    // What the grounds and the arrows mean.
    painter.setFont(m_theme.font(TextStyle::Small));
    const int side = m_theme.px(12);
    const QRect line(0, height() - m_theme.px(20), width(), m_theme.px(18));
    int x = 0;
    const auto words = [&](const QString& text) {
        painter.setPen(m_theme.colour(Token::Text3));
        painter.drawText(line.adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text) + m_theme.px(14);
    };
    const std::pair<Token, QString> grounds[] = {
        {Token::Agree0, tr("bias under .25")}, {Token::Agree1, tr(".25 to .75")}, {Token::Agree2, tr(".75 or more")}};
    for (const auto& [ground, text] : grounds) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(ground));
        painter.drawRoundedRect(QRect(x, line.center().y() - side / 2, side, side), 3, 3);
        x += side + m_theme.px(6);
        words(text);
    }
    words(tr("▲ higher, ▼ lower than the reference"));
}

void HeatMap::select(int row, int column) {
    if (m_raters.isEmpty() || m_dimensions.isEmpty())
        return;
    m_row = std::clamp(row, 0, static_cast<int>(m_raters.size()) - 1);
    m_column = std::clamp(column, 0, static_cast<int>(m_dimensions.size()) - 1);
    setAccessibleName(tr("Raters and dimensions. %1").arg(facts(m_row, m_column).words));
    update();
    emit selected(m_row, m_column);
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
    for (int r = 0; r < m_raters.size(); ++r)
        for (int c = 0; c < m_dimensions.size(); ++c)
            if (cellRect(r, c).contains(event->pos()))
                select(r, c);
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        select(m_row, m_column - 1);
        return;
    case Qt::Key_Right:
        select(m_row, m_column + 1);
        return;
    case Qt::Key_Up:
        select(m_row - 1, m_column);
        return;
    case Qt::Key_Down:
        select(m_row + 1, m_column);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool HeatMap::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        for (int r = 0; r < m_raters.size(); ++r)
            for (int c = 0; c < m_dimensions.size(); ++c)
                if (cellRect(r, c).contains(help->pos())) {
                    QToolTip::showText(help->globalPos(), facts(r, c).words, this);
                    return true;
                }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/row_mark.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace attune::ui {

RowMark::RowMark(Theme* theme, Kind kind, int width, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_kind(kind), m_width(width) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setValue(0);
}

QSize RowMark::sizeHint() const { return {m_theme->px(m_width), m_theme->px(32)}; }

void RowMark::setValue(int value) {
    m_value = value;
    switch (m_kind) {
    case Kind::Evidence:
        setText(value == 1 ? tr("1 piece of evidence") : tr("%1 pieces of evidence").arg(value));
        setToolTip(value == 0 ? text() : tr("%1; click to go through").arg(text()));
        break;
    case Kind::Sureness: {
        const QString names[]{tr("not said how sure"), tr("unsure"), tr("fairly sure"), tr("sure")};
        setText(names[std::clamp(value, 0, 3)]);
        setToolTip(tr("%1; click to change").arg(text()));
        break;
    }
    case Kind::Note:
        setText(value ? tr("has a note") : tr("no note"));
        setToolTip(text());
        break;
    }
    setAccessibleName(text());
    update();
}

bool RowMark::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void RowMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = m_theme->px(100) / 100.0;
    const double middle = height() / 2.0;
    if (underMouse() && isEnabled()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme->colour(Token::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -3), 4, 4);
    }
    switch (m_kind) {
    case Kind::Evidence: {
        const QColor ink = m_theme->colour(m_value ? Token::Text2 : Token::Text3);
        painter.setPen(QPen(ink, 1.2));
        painter.setBrush(m_value ? QBrush(ink) : Qt::NoBrush);
        const double x = 8 * scale;
        painter.drawEllipse(QPointF(x + 4 * scale, middle), 4 * scale, 4 * scale);
        QFont font = m_theme->font(TextStyle::Small);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.drawText(QRectF(x + 13 * scale, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft,
                         QString::number(m_value));
        break;
    }
    case Kind::Sureness:
        painter.setPen(Qt::NoPen);
        for (int i = 0; i < 3 && m_value > 0; ++i) {
            painter.setBrush(m_theme->colour(i < m_value ? Token::Text2 : Token::BorderStrong));
            const double h = (4 + 4 * i) * scale;
            painter.drawRoundedRect(QRectF((5 + 6 * i) * scale, middle + 6 * scale - h, 4 * scale, h), 1, 1);
        }
        break;
    case Kind::Note:
        if (m_value) {
            const int size = m_theme->px(16);
            painter.drawPixmap((width() - size) / 2, (height() - size) / 2,
                               m_theme->pixmap(QStringLiteral("note"), size, m_theme->colour(Token::Text3),
                                               devicePixelRatioF()));
        }
        break;
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -3), 4, 4);
    }
}

} // namespace attune::ui

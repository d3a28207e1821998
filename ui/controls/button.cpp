// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/button.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace attune::ui {

Button::Button(Theme* theme, Kind kind, const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_kind(kind), m_icon(icon) {
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Chip)
        m_height = 28;
    connect(theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setIconName(const QString& icon) {
    if (m_icon == icon)
        return;
    m_icon = icon;
    update();
}

void Button::setKeyHint(const QString& key) {
    m_key = key;
    updateGeometry();
    update();
}

void Button::setSizes(int height, int iconOnlyWidth) {
    m_height = height;
    m_width = iconOnlyWidth;
    updateGeometry();
}

void Button::setCompact(bool compact) {
    if (m_compact == compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

bool Button::iconOnly() const { return text().isEmpty() || (m_compact && !m_icon.isEmpty()); }

void Button::setRole(int personRole) {
    m_role = personRole;
    update();
}

int Button::padding() const { return m_theme->px(m_kind == Kind::Chip ? 6 : m_kind == Kind::Quiet ? 10 : 12); }

QFont Button::textFont() const {
    QFont font = m_theme->font(m_kind == Kind::Chip ? TextStyle::Small : TextStyle::ButtonText);
    if (m_kind == Kind::Chip) {
        font.setPixelSize(m_theme->px(11));
        font.setWeight(QFont::Medium);
    }
    return font;
}

QSize Button::sizeHint() const {
    const int height = m_theme->px(m_height);
    if (iconOnly())
        return {m_theme->px(m_width), height};
    const QFontMetrics metrics(textFont());
    int width = 2 * padding() + metrics.horizontalAdvance(text());
    if (!m_icon.isEmpty())
        width += m_theme->px(m_kind == Kind::Chip ? 12 + 4 : 16 + 8);
    if (!m_key.isEmpty())
        width += m_theme->px(m_kind == Kind::Chip ? 4 : 8) + metrics.horizontalAdvance(m_key);
    return {width, height};
}

bool Button::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier &&
            (key->key() == Qt::Key_Space || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void Button::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Button::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void Button::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isEnabled())
        painter.setOpacity(0.42);
    QColor ground = Qt::transparent, edge = Qt::transparent, ink = m_theme->colour(Token::Text);
    const bool hover = underMouse() && isEnabled();
    switch (m_kind) {
    case Kind::Quiet:
        ink = m_theme->colour(Token::Text2);
        if (isChecked()) {
            ground = m_theme->colour(Token::AccentTint);
            ink = m_theme->colour(Token::Accent);
        } else if (hover) {
            ground = m_theme->colour(Token::Hover);
        }
        break;
    case Kind::Outline:
        ground = m_theme->colour(hover ? Token::Hover : Token::Surface);
        edge = m_theme->colour(Token::Control);
        break;
    case Kind::Primary:
        ground = m_theme->colour(Token::AccentFill);
        if (hover)
            ground = ground.lighter(m_theme->isDark() ? 112 : 110);
        ink = m_theme->colour(Token::OnAccent);
        break;
    case Kind::Strong:
        ground = m_theme->colour(Token::Text);
        if (hover)
            ground = m_theme->colour(Token::Text2);
        ink = m_theme->colour(Token::Surface);
        break;
    case Kind::Chip:
        ground = m_theme->colour(hover ? Token::Hover : Token::Surface);
        edge = m_theme->colour(Token::BorderStrong);
        if (isChecked()) {
            const auto person = m_theme->person(m_role);
            ground = m_role < 0 ? m_theme->colour(Token::AccentTint) : person.tint;
            edge = m_role < 0 ? m_theme->colour(Token::Accent) : person.ink;
        }
        break;
    }
    const qreal radius = m_theme->px(6);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(edge.alpha() ? QPen(edge, 1) : Qt::NoPen);
    painter.setBrush(ground);
    if (ground.alpha() || edge.alpha())
        painter.drawRoundedRect(box, radius, radius);
    const bool chip = m_kind == Kind::Chip;
    const int iconSize = m_theme->px(chip ? 12 : 16);
    const QFont font = textFont();
    const QColor iconInk = chip && isChecked() && m_role >= 0 ? m_theme->person(m_role).ink : ink;
    if (iconOnly()) {
        const QPixmap icon = m_theme->pixmap(m_icon, iconSize, iconInk, devicePixelRatioF());
        painter.drawPixmap((width() - iconSize) / 2, (height() - iconSize) / 2, icon);
    } else {
        int x = padding();
        if (!m_icon.isEmpty()) {
            painter.drawPixmap(x, (height() - iconSize) / 2,
                               m_theme->pixmap(m_icon, iconSize, iconInk, devicePixelRatioF()));
            x += iconSize + m_theme->px(chip ? 4 : 8);
        }
        painter.setFont(font);
        painter.setPen(ink);
        const QFontMetrics metrics(font);
        const int words = metrics.horizontalAdvance(text());
        painter.drawText(QRect(x, 0, words + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (!m_key.isEmpty()) {
            QColor quiet = m_kind == Kind::Primary ? ink : m_theme->colour(Token::Text3);
            if (m_kind == Kind::Primary)
                quiet.setAlphaF(0.8F);
            painter.setPen(quiet);
            painter.drawText(QRect(x + words + m_theme->px(chip ? 4 : 8), 0, width(), height()),
                             Qt::AlignVCenter | Qt::AlignLeft, m_key);
        }
    }
    if (hasFocus()) {
        painter.setOpacity(1);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme->colour(Token::Surface), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), radius - 2, radius - 2);
        painter.setPen(QPen(m_theme->colour(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
}

} // namespace attune::ui

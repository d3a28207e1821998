// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/overlay.h"

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace attune::ui {

Overlay::Overlay(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme) {
    setObjectName(QStringLiteral("overlay"));
    hide();
    window->installEventFilter(this);
    connect(&theme, &Theme::changed, this, [this] { place(); });
}

void Overlay::open(QWidget* panel, QSize size, int top) {
    if (m_panel) {
        m_panel->hide();
        m_panel->deleteLater();
    } else {
        m_before = QApplication::focusWidget();
    }
    m_panel = panel;
    m_size = size;
    m_top = top;
    panel->setParent(this);
    panel->setProperty("look", QStringLiteral("panel"));
    place();
    raise();
    show();
    panel->show();
    for (QWidget* widget : panel->findChildren<QWidget*>())
        if (widget->property("firstFocus").toBool() && widget->isEnabled()) { // a disabled one would leave it below
            widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    panel->setFocus(Qt::OtherFocusReason);
}

void Overlay::close() {
    if (!m_panel)
        return;
    QWidget* panel = m_panel;
    m_panel = nullptr;
    hide();
    panel->deleteLater();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    emit closed();
}

void Overlay::place() {
    setGeometry(parentWidget()->rect());
    if (!m_panel)
        return;
    const QSize room = size() - QSize(32, 32);
    const QSize wanted(m_theme.px(m_size.width()), m_theme.px(m_size.height()));
    const QSize fitted = wanted.boundedTo(room);
    const int y = m_top > 0 ? std::min(m_theme.px(m_top), std::max(16, height() - fitted.height() - 16))
                            : (height() - fitted.height()) / 2;
    m_panel->setGeometry((width() - fitted.width()) / 2, y, fitted.width(), fitted.height());
}

bool Overlay::eventFilter(QObject* object, QEvent* event) {
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    return false;
}

void Overlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Scrim));
    if (!m_panel)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(Token::BorderStrong), 1));
    painter.setBrush(m_theme.colour(Token::Surface));
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8);
}

void Overlay::mousePressEvent(QMouseEvent* event) {
    if (m_panel && !m_panel->geometry().contains(event->pos()))
        close();
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        event->accept(); // nothing under the veil hears the keys
}

bool Overlay::focusNextPrevChild(bool next) {
    QList<QWidget*> stops;
    if (m_panel)
        for (QWidget* widget : m_panel->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
                stops.append(widget);
    if (stops.isEmpty())
        return true;
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto to = at < 0 ? 0 : (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace attune::ui

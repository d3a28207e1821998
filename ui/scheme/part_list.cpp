// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/part_list.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <utility>

namespace attune::ui {

PartList::PartList(const Theme& theme, QWidget* parent) : QListWidget(parent), m_theme(theme) {}

void PartList::mousePressEvent(QMouseEvent* event) {
    QListWidget::mousePressEvent(event);
    if (event->button() == Qt::LeftButton) {
        m_press = event->pos();
        m_from = row(itemAt(event->pos()));
    }
}

void PartList::mouseMoveEvent(QMouseEvent* event) {
    // The list's own move would go on choosing what lies under the pointer.
    if (m_from < 0 || !(event->buttons() & Qt::LeftButton))
        return;
    if (m_to < 0 && (event->pos() - m_press).manhattanLength() < QApplication::startDragDistance())
        return;
    const int over = row(itemAt(event->pos()));
    m_to = over >= 0 && over != m_from && mayMove && mayMove(m_from, over) ? over : -1;
    viewport()->setCursor(m_to >= 0 ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void PartList::mouseReleaseEvent(QMouseEvent* event) {
    const int from = std::exchange(m_from, -1), to = std::exchange(m_to, -1);
    viewport()->unsetCursor();
    viewport()->update();
    QListWidget::mouseReleaseEvent(event);
    if (to >= 0)
        emit moved(from, to);
}

void PartList::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (m_to < 0)
        return;
    const QRect place = visualItemRect(item(m_to));
    QPainter painter(viewport());
    const int thick = m_theme.px(2);
    painter.fillRect(
        QRect(0, (m_to > m_from ? place.bottom() + 1 : place.top()) - thick / 2, viewport()->width(), thick),
        m_theme.colour(Token::Accent));
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/row_drag.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMouseEvent>
#include <utility>

namespace attune::ui {

RowDrag::RowDrag(QAbstractItemView* view, const Theme& theme)
    : QObject(view), m_view(view), m_theme(theme), m_line(new QWidget(view->viewport())) {
    m_line->setAttribute(Qt::WA_StyledBackground);
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_line->hide();
    view->viewport()->installEventFilter(this);
}

int RowDrag::rowAt(QPoint at) const { return m_view->indexAt(at).row(); }

bool RowDrag::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove &&
        event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress) {
        m_from = mouse->button() == Qt::LeftButton ? rowAt(mouse->pos()) : -1;
        m_to = -1;
        m_dragged = false;
        m_press = mouse->pos();
        return false;
    }
    if (m_from < 0)
        return false;
    if (event->type() == QEvent::MouseMove) {
        // The view's own move would go on choosing what lies under the pointer.
        if (!(mouse->buttons() & Qt::LeftButton))
            return false;
        dragTo(mouse->pos());
        return true;
    }
    const int from = std::exchange(m_from, -1), to = std::exchange(m_to, -1);
    m_line->hide();
    m_view->viewport()->unsetCursor();
    if (to >= 0)
        emit moved(from, to);
    return m_dragged;
}

void RowDrag::dragTo(QPoint at) {
    if (!m_dragged && (at - m_press).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    const int over = rowAt(at);
    m_to = over >= 0 && over != m_from && mayMove && mayMove(m_from, over) ? over : -1;
    m_view->viewport()->setCursor(m_to >= 0 ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    m_line->setVisible(m_to >= 0);
    if (m_to < 0)
        return;
    const QModelIndex root = m_view->rootIndex();
    const QRect place = m_view->visualRect(m_view->model()->index(m_to, 0, root));
    const int thick = m_theme.px(2);
    m_line->setStyleSheet(QStringLiteral("background: %1").arg(m_theme.colour(Token::Accent).name()));
    m_line->setGeometry(0, (m_to > m_from ? place.bottom() + 1 : place.top()) - thick / 2, m_view->viewport()->width(),
                        thick);
    m_line->raise();
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_ring.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace attune::ui {

FocusRing::FocusRing(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("focusRing"));
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
    connect(&theme, &Theme::changed, this, [this] { place(); });
}

void FocusRing::follow(QWidget* widget) {
    for (const auto& watched : m_watched)
        if (watched)
            watched->removeEventFilter(this);
    m_watched.clear();
    m_target = widget && window()->isAncestorOf(widget) ? widget : nullptr;
    for (QWidget* w = m_target; w && w != window(); w = w->parentWidget()) {
        w->installEventFilter(this);
        m_watched.append(w);
    }
    place();
}

void FocusRing::place() {
    const QString how = m_target ? m_target->property("focusRing").toString() : QStringLiteral("none");
    if (how == QStringLiteral("none") || !m_target->isVisible()) {
        hide();
        return;
    }
    const bool inset = how == QStringLiteral("inset") || qobject_cast<QAbstractScrollArea*>(m_target);
    QRect rect(m_target->mapTo(window(), QPoint()), m_target->size());
    rect = inset ? rect : rect.adjusted(-4, -4, 4, 4);
    // What scrolls out of sight takes its ring along.
    QRect visible = window()->rect();
    for (QWidget* w = m_target->parentWidget(); w && w != window(); w = w->parentWidget())
        if (w->parentWidget() && w->parentWidget()->inherits("QAbstractScrollArea"))
            visible &= QRect(w->mapTo(window(), QPoint()), w->size()).adjusted(-4, -4, 4, 4);
    if (!visible.intersects(rect)) {
        hide();
        return;
    }
    setGeometry(rect);
    setMask(QRegion(visible.translated(-rect.topLeft())) & QRegion(this->rect()));
    raise();
    show();
    update();
}

bool FocusRing::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ZOrderChange:
        place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

} // namespace attune::ui

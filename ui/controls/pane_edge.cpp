// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/pane_edge.h"

#include "ui/theme/theme.h"
#include "workspace/session.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVariant>
#include <algorithm>
#include <utility>

namespace attune::ui {
namespace {

constexpr int thickness = 7, keyStep = 16; // px at 100 %
constexpr int least = 80;                  // px at 100 %; what is dragged below half of it is folded

} // namespace

PaneEdge::PaneEdge(const Theme& theme, Session& session, QWidget* pane, Side side, const char* setting, Bounds bounds,
                   const QString& name)
    : m_theme(theme), m_session(session), m_pane(pane), m_side(side), m_setting(std::string("layout.") + setting),
      m_bounds(bounds) {
    setObjectName(QStringLiteral("edge.") + QString::fromLatin1(setting));
    setAccessibleName(name);
    setToolTip(tr("Drag to make room; a double click folds it away or brings it back"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    // The arrows and Enter are this edge's own, not keys of the room.
    setProperty("ownKeys", QStringList{QStringLiteral("Left"), QStringLiteral("Right"), QStringLiteral("Up"),
                                       QStringLiteral("Down"), QStringLiteral("Return")});
    setCursor(side == Side::Below ? Qt::SplitVCursor : Qt::SplitHCursor);
    setSizePolicy(side == Side::Below ? QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed)
                                      : QSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding));
    const QString kept = QString::fromStdString(session.setting(m_setting).value_or(""));
    bool isNumber = false;
    const int size = kept.section(QLatin1Char(' '), 0, 0).toInt(&isNumber);
    if (isNumber && size > 0 && size < 10'000)
        m_chosen = size;
    m_folded = kept.endsWith(QLatin1String("folded"));
    connect(&theme, &Theme::changed, this, &PaneEdge::fit);
}

QSize PaneEdge::sizeHint() const { return {m_theme.px(thickness), m_theme.px(thickness)}; }

bool PaneEdge::event(QEvent* event) {
    if (event->type() == QEvent::ParentChange && parentWidget()) {
        parentWidget()->installEventFilter(this);
        fit();
    }
    return QWidget::event(event);
}

bool PaneEdge::eventFilter(QObject* room, QEvent* event) {
    if (event->type() == QEvent::Resize && room == parentWidget())
        fit();
    return false;
}

int PaneEdge::paneSize() const {
    if (m_folded)
        return 0;
    return m_side == Side::Below ? m_pane->height() : m_pane->width();
}

int PaneEdge::roomSize() const { return m_side == Side::Below ? parentWidget()->height() : parentWidget()->width(); }

void PaneEdge::setUsual(int at100) {
    if (std::exchange(m_bounds.usual, at100) != at100)
        fit();
}

void PaneEdge::fit() {
    updateGeometry();
    if (!parentWidget())
        return;
    const int share = m_chosen ? 100 - m_bounds.leastRest : m_bounds.most;
    const int size = m_folded ? 0 : std::min(m_theme.px(m_chosen.value_or(m_bounds.usual)), roomSize() * share / 100);
    if (apply) {
        apply(size);
    } else if (m_pane->parentWidget()) { // else it would be a window of its own for a moment
        m_pane->setVisible(!m_folded);
        if (!m_folded)
            m_pane->setFixedWidth(size);
    }
    emit fitted();
}

void PaneEdge::choose(int px) {
    px = std::min(px, roomSize() * (100 - m_bounds.leastRest) / 100);
    m_folded = px < m_theme.px(least) / 2;
    if (!m_folded)
        m_chosen = std::max(least, px * 100 / m_theme.px(100));
    fit();
}

void PaneEdge::keep() {
    m_session.setSetting(m_setting, (m_chosen ? std::to_string(*m_chosen) : "usual") + (m_folded ? " folded" : ""));
    update();
}

void PaneEdge::setFolded(bool folded) {
    m_folded = folded;
    fit();
    keep();
}

void PaneEdge::reset() {
    m_chosen.reset();
    setFolded(false);
}

int PaneEdge::along(QPoint global) const { return m_side == Side::Below ? global.y() : global.x(); }

void PaneEdge::mousePressEvent(QMouseEvent* event) {
    m_held = event->button() == Qt::LeftButton;
    m_moved = false;
    m_pressAt = along(event->globalPosition().toPoint());
    m_pressSize = paneSize();
}

void PaneEdge::mouseMoveEvent(QMouseEvent* event) {
    if (!m_held || !(event->buttons() & Qt::LeftButton))
        return;
    const int by = along(event->globalPosition().toPoint()) - m_pressAt;
    if (by != 0 || m_moved) {
        m_moved = true;
        choose(m_pressSize + (m_side == Side::Left ? by : -by));
    }
}

void PaneEdge::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(m_held, false) && m_moved)
        keep();
}

void PaneEdge::mouseDoubleClickEvent(QMouseEvent*) { setFolded(!m_folded); }

void PaneEdge::keyPressEvent(QKeyEvent* event) {
    const bool smaller = event->key() == (m_side == Side::Left    ? Qt::Key_Left
                                          : m_side == Side::Right ? Qt::Key_Right
                                                                  : Qt::Key_Down);
    const bool larger = event->key() == (m_side == Side::Left    ? Qt::Key_Right
                                         : m_side == Side::Right ? Qt::Key_Left
                                                                 : Qt::Key_Up);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return setFolded(!m_folded);
    if (!smaller && !larger)
        return QWidget::keyPressEvent(event);
    choose(paneSize() + m_theme.px(larger ? std::max(keyStep, m_folded ? least : 0) : -keyStep));
    keep();
}

void PaneEdge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Surface2));
    const bool level = m_side == Side::Below;
    const bool lit = underMouse() || hasFocus() || m_held;
    painter.fillRect(level ? QRect(0, height() / 2, width(), 1) : QRect(width() / 2, 0, 1, height()),
                     m_theme.colour(lit ? Token::Accent : Token::Border));
    // The grip: something can be done here.
    const int length = m_theme.px(m_folded ? 48 : 24), thick = m_theme.px(3);
    QRect grip(0, 0, level ? length : thick, level ? thick : length);
    grip.moveCenter(rect().center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(lit || m_folded ? Token::Accent : Token::Border));
    painter.drawRoundedRect(grip, thick / 2.0, thick / 2.0);
}

} // namespace attune::ui

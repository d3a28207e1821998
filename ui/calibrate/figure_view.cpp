// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/figure_view.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLineF>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSvgRenderer>
#include <QToolTip>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr double reachOfMark = 10; ///< px at 100 % from a point's middle that still mean it

} // namespace

FigureView::FigureView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_renderer(std::make_unique<QSvgRenderer>()) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setProperty("ownKeys", QStringList{QStringLiteral("Left"), QStringLiteral("Right"), QStringLiteral("Home"),
                                       QStringLiteral("End"), QStringLiteral("Return"), QStringLiteral("Enter")});
}

FigureView::~FigureView() = default;

void FigureView::show(const Drawing& drawing) {
    m_size = drawing.size;
    m_marks = drawing.marks;
    m_words = drawing.alternative;
    m_mark = -1;
    m_renderer->load(drawing.svg);
    setFocusPolicy(m_marks.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    setAccessibleName(m_marks.isEmpty() ? drawing.title
                                        : tr("%1; arrows go from clip to clip, Enter opens one").arg(drawing.title));
    setAccessibleDescription(m_words);
    updateGeometry();
    update();
}

double FigureView::scale() const {
    const QSizeF fitted = QSizeF(m_size).scaled(QSizeF(size()).boundedTo(sizeHint()), Qt::KeepAspectRatio);
    return m_size.isEmpty() ? 1 : fitted.width() / m_size.width();
}

QPointF FigureView::placeOf(int mark) const { return m_marks.at(mark).at * scale(); }

int FigureView::markAt(QPointF place) const {
    int nearest = -1;
    double least = reachOfMark * scale();
    for (int i = 0; i < m_marks.size(); ++i)
        if (const double apart = QLineF(placeOf(i), place).length(); apart <= least) {
            least = apart;
            nearest = i;
        }
    return nearest;
}

void FigureView::goTo(int mark) {
    m_mark = mark;
    setAccessibleDescription(mark < 0 ? m_words : m_marks.at(mark).words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    emit pointed(mark < 0 ? QString() : m_marks.at(mark).words);
    update();
}

void FigureView::open(int mark) {
    const QStringList clips = m_marks.at(mark).clips;
    if (clips.size() == 1) {
        emit clipChosen(clips.front());
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("figure.clips"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& clip : clips)
        connect(menu->addAction(clip), &QAction::triggered, this, [this, clip] { emit clipChosen(clip); });
    menu->popup(mapToGlobal(placeOf(mark).toPoint()));
}

bool FigureView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int mark = markAt(help->pos());
    QToolTip::showText(help->globalPos(), mark < 0 ? m_words : m_marks.at(mark).words, this);
    return true;
}

void FigureView::mouseMoveEvent(QMouseEvent* event) {
    if (markAt(event->position()) >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void FigureView::mousePressEvent(QMouseEvent* event) {
    const int mark = event->button() == Qt::LeftButton ? markAt(event->position()) : -1;
    if (mark < 0)
        return QWidget::mousePressEvent(event);
    goTo(mark);
    open(mark);
}

void FigureView::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_marks.size());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (count == 0 || (enter && m_mark < 0))
        return QWidget::keyPressEvent(event);
    if (enter)
        open(m_mark);
    else if (event->key() == Qt::Key_Right)
        goTo(std::min(m_mark + 1, count - 1));
    else if (event->key() == Qt::Key_Left)
        goTo(m_mark < 0 ? count - 1 : std::max(m_mark - 1, 0));
    else if (event->key() == Qt::Key_Home)
        goTo(0);
    else if (event->key() == Qt::Key_End)
        goTo(count - 1);
    else
        QWidget::keyPressEvent(event);
}

void FigureView::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason)
        goTo(-1);
    QWidget::focusOutEvent(event);
}

QSize FigureView::sizeHint() const { return {m_theme.px(m_size.width()), m_theme.px(m_size.height())}; }

QSize FigureView::minimumSizeHint() const { return sizeHint() * 3 / 5; }

int FigureView::heightForWidth(int width) const {
    if (m_size.isEmpty())
        return 0;
    return std::min(sizeHint().height(), width * m_size.height() / m_size.width());
}

void FigureView::paintEvent(QPaintEvent*) {
    if (m_size.isEmpty() || !m_renderer->isValid())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_renderer->render(&painter, QRectF(QPointF(0, 0), QSizeF(m_size) * scale()));
    if (m_mark < 0)
        return;
    painter.setPen(QPen(m_theme.colour(Token::Focus), m_theme.px(2)));
    painter.setBrush(Qt::NoBrush);
    const double ring = 8 * scale();
    painter.drawEllipse(placeOf(m_mark), ring, ring);
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/figure_view.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>

namespace attune::ui {

FigureView::FigureView(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_renderer(std::make_unique<QSvgRenderer>()) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FigureView::~FigureView() = default;

void FigureView::show(const Drawing& drawing) {
    m_size = drawing.size;
    m_renderer->load(drawing.svg);
    setAccessibleName(drawing.title);
    setAccessibleDescription(drawing.alternative);
    setToolTip(drawing.alternative);
    updateGeometry();
    update();
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
    const QSizeF fitted = QSizeF(m_size).scaled(QSizeF(size()).boundedTo(sizeHint()), Qt::KeepAspectRatio);
    m_renderer->render(&painter, QRectF(QPointF(0, 0), fitted));
}

} // namespace attune::ui

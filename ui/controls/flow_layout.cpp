// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/flow_layout.h"

#include <algorithm>

namespace attune::ui {

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return lay(QRect(0, 0, width, 0), false); }

QSize FlowLayout::minimumSize() const {
    QSize out;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            out = out.expandedTo(item->minimumSize());
    const QMargins around = contentsMargins();
    return out + QSize(around.left() + around.right(), around.top() + around.bottom());
}

QSize FlowLayout::sizeHint() const {
    int width = 0, height = 0, shown = 0;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) {
            width += item->sizeHint().width();
            height = std::max(height, item->sizeHint().height());
            ++shown;
        }
    const QMargins around = contentsMargins();
    return {width + std::max(0, shown - 1) * std::max(0, spacing()) + around.left() + around.right(),
            height + around.top() + around.bottom()};
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    lay(rect, true);
}

FlowLayout* wrapped(QLayout* row) {
    auto* out = new FlowLayout;
    out->setSpacing(row->spacing());
    while (QLayoutItem* item = row->takeAt(0))
        out->addItem(item);
    delete row;
    return out;
}

int FlowLayout::lay(const QRect& rect, bool place) const {
    const QRect room = rect.marginsRemoved(contentsMargins());
    const int gap = std::max(0, spacing());
    QList<std::pair<QLayoutItem*, QRect>> line;
    int x = room.left(), y = room.top(), high = 0;
    const auto endLine = [&] {
        for (const auto& [item, at] : line) // in the middle of the line's height
            item->setGeometry(at.translated(0, (high - at.height()) / 2));
        line.clear();
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), room.width()));
        if (x > room.left() && x + size.width() > room.right() + 1) {
            if (place)
                endLine();
            x = room.left();
            y += high + gap;
            high = 0;
        }
        if (place)
            line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + gap;
        high = std::max(high, size.height());
    }
    if (place)
        endLine();
    return y + high - rect.top() + contentsMargins().bottom();
}

} // namespace attune::ui

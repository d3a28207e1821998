// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/cut_off.h"

#include "ui/theme/widgets.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>
#include <vector>

namespace attune::test {
namespace {

/// A text as it was painted, and what of the device could be painted on then.
struct Said {
    QString text;
    QRectF place, room;
};

/// Keeps the texts painted on it, and nothing else.
class Ear : public QPaintEngine {
  public:
    Ear() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    [[nodiscard]] Type type() const override { return User; }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const QTransform now = painter()->deviceTransform();
        // From the base line to the height of a capital: what has to be seen to be read.
        const QRectF place(at.x(), at.y() - item.ascent() * 0.7, item.width(), item.ascent() * 0.7);
        const QRectF all(-1e6, -1e6, 2e6, 2e6);
        said.push_back({item.text(), now.mapRect(place),
                        painter()->hasClipping() ? now.mapRect(painter()->clipBoundingRect()) : all});
    }
    std::vector<Said> said;
};

class Listener : public QPaintDevice {
  public:
    explicit Listener(QSize size) : m_size(size) {}
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &ear; }
    mutable Ear ear;

  protected:
    [[nodiscard]] int metric(PaintDeviceMetric what) const override {
        switch (what) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(QPaintDevice::devicePixelRatioFScale());
        case PdmDepth:
            return 32;
        case PdmNumColors:
            return 1 << 24;
        case PdmWidthMM:
        case PdmHeightMM:
            return 300;
        default: // dots per inch
            return 96;
        }
    }

  private:
    QSize m_size;
};

/// Does it stick out of something that holds it, before there is anything that scrolls that way? Nothing: no.
const QWidget* sticksOutOf(const QWidget& widget, const QWidget& root) {
    bool acrossScrolls = false, downScrolls = false;
    for (const QWidget* holder = widget.parentWidget(); holder && &widget != &root; holder = holder->parentWidget()) {
        if (const auto* scroll = qobject_cast<const QAbstractScrollArea*>(holder->parentWidget());
            scroll && holder == scroll->viewport()) {
            acrossScrolls = acrossScrolls || (scroll->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff &&
                                              scroll->horizontalScrollBar()->maximum() > 0);
            downScrolls = downScrolls || scroll->verticalScrollBar()->maximum() > 0;
        }
        const QRect where(widget.mapTo(holder, QPoint()), widget.size());
        const QRect room = holder->rect().adjusted(-1, -1, 1, 1);
        if (!acrossScrolls && (where.left() < room.left() || where.right() > room.right()))
            return holder;
        if (!downScrolls && (where.top() < room.top() || where.bottom() > room.bottom()))
            return holder;
        if (holder == &root || holder->isWindow())
            break;
    }
    return nullptr;
}

bool scrollsAcross(const QWidget* table) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(table);
    return area && area->horizontalScrollBar()->maximum() > 0;
}

QString nameOf(const QWidget& widget) {
    QString out = QLatin1String(widget.metaObject()->className());
    if (!widget.accessibleName().isEmpty())
        out += QStringLiteral(" (") + widget.accessibleName() + QLatin1Char(')');
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        if (!w->objectName().isEmpty() && !w->objectName().startsWith(QStringLiteral("qt_")))
            return out + QLatin1Char(' ') + w->objectName();
    return out;
}

/// Shortened on purpose where the whole is told in another way: by a tip, or in the words themselves.
bool isToldWhole(const QWidget& widget, const QString& text) {
    if (!widget.toolTip().isEmpty() || dynamic_cast<const ui::ElidedLabel*>(&widget))
        return true;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text().contains(text.trimmed());
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text().contains(QStringLiteral("…"));
    if (const auto* choice = qobject_cast<const QComboBox*>(&widget))
        return choice->currentText() == text;
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        return line->placeholderText() == text;
    return widget.inherits("attune::ui::ComparisonTable"); // the moment beside it tells the whole
}

} // namespace

QStringList cutOff(const QWidget& root) {
    QStringList out;
    QList<QWidget*> all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        if (!widget->isVisible() || widget->width() == 0 || widget->height() == 0)
            continue;
        const QWidget* parent = widget->parentWidget();
        const bool inEntry = qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
        const auto* view = qobject_cast<const QAbstractItemView*>(parent);
        const bool isHead = qobject_cast<const QHeaderView*>(parent) != nullptr;
        const bool inPage = qobject_cast<const QPlainTextEdit*>(parent) || qobject_cast<const QTextEdit*>(parent);
        const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                               qobject_cast<const QLabel*>(widget) || inEntry;
        if (isControl)
            if (const QWidget* holder = sticksOutOf(*widget, root))
                out << QStringLiteral("%1 sticks out of %2").arg(nameOf(*widget), nameOf(*holder));
        if (inPage || (view && !isHead)) // these scroll, and tables shorten what is long in their cells
            continue;
        // Not looked at: the heads of the list of marks, whose columns follow the size of the text only later.
        if (isHead && parent->parentWidget()->objectName() == QStringLiteral("timeline.table"))
            continue;
        Listener listener(widget->size());
        {
            QPainter painter(&listener);
            widget->render(&painter, {}, {}, {});
        }
        for (const Said& said : listener.ear.said) {
            if (said.text.trimmed().isEmpty())
                continue;
            // A head that goes on beyond the table's edge is reached by scrolling.
            if (isHead && said.place.right() > widget->width() - 8 && scrollsAcross(parent->parentWidget()))
                continue;
            const qreal least = isHead ? 4 : 2; // heads keep more room than they need
            const QRectF room = said.room.intersected(QRectF(widget->rect())).adjusted(-least, -1.5, least, 1.5);
            if (!inEntry && !room.contains(said.place))
                out << QStringLiteral("%1: “%2” is cut off: %3 to %4 of %5 to %6, %7 to %8 of %9 to %10")
                           .arg(nameOf(*widget), said.text)
                           .arg(said.place.left())
                           .arg(said.place.right())
                           .arg(room.left())
                           .arg(room.right())
                           .arg(said.place.top())
                           .arg(said.place.bottom())
                           .arg(room.top())
                           .arg(room.bottom());
            else if (said.text.contains(QStringLiteral("…")) && !isToldWhole(*widget, said.text))
                out << QStringLiteral("%1: “%2” is shortened").arg(nameOf(*widget), said.text);
        }
    }
    return out;
}

} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/widgets.h"

#include "ui/words.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <algorithm>

namespace attune::ui {
namespace {

class Icon : public QWidget {
  public:
    Icon(const Theme& theme, QString icon, Token colour, int size)
        : m_theme(theme), m_icon(std::move(icon)), m_colour(colour), m_size(size) {
        fit();
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, [this] { fit(); });
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int side = m_theme.px(m_size);
        painter.drawPixmap((width() - side) / 2, (height() - side) / 2,
                           m_theme.pixmap(m_icon, side, m_theme.colour(m_colour), devicePixelRatioF()));
    }

  private:
    void fit() {
        setFixedSize(m_theme.px(m_size), m_theme.px(m_size));
        update();
    }
    const Theme& m_theme;
    QString m_icon;
    Token m_colour;
    int m_size;
};

} // namespace

ElidedLabel::ElidedLabel(const QString& text, Qt::TextElideMode mode) : QLabel(text), m_mode(mode) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
    const QSize full = QLabel::minimumSizeHint();
    return {std::min(full.width(), fontMetrics().averageCharWidth() * 4), full.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect inner = contentsRect();
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(inner, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), m_mode, inner.width()));
}

QLabel* makeLabel(const QString& text, const char* look, const char* tone) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("look", QString::fromLatin1(look));
    label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

QLabel* makeParagraph(const QString& text, const char* look, const char* tone) {
    QLabel* label = makeLabel(text, look, tone);
    label->setWordWrap(true);
    return label;
}

QPushButton* makeButton(const QString& text, const char* kind, const QIcon& icon) {
    // Qt keeps 4 px between icon and words; a space makes it the 8 of the other buttons.
    auto* button = new QPushButton(icon, icon.isNull() || text.isEmpty() ? text : QLatin1Char(' ') + text);
    if (!icon.isNull())
        button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    button->setAutoDefault(false);
    return button;
}

QPushButton* makeIconButton(const Theme& theme, const QString& icon, const QString& words, const char* kind) {
    QPushButton* button = makeButton({}, kind, theme.icon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

QHBoxLayout* makeSegments(const QList<QPushButton*>& buttons) {
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    for (QPushButton* button : buttons) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setProperty("kind", QStringLiteral("segment"));
        button->setProperty("place", button == buttons.first()  ? QStringLiteral("first")
                                     : button == buttons.last() ? QStringLiteral("last")
                                                                : QString());
        row->addWidget(button);
    }
    return row;
}

QScrollArea* makeScroll(QWidget* page) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false); // a scroll area turns it on
    return scroll;
}

QFrame* makeLine(Qt::Orientation orientation) {
    auto* line = new QFrame;
    line->setProperty("look", orientation == Qt::Horizontal ? QStringLiteral("hline") : QStringLiteral("vline"));
    return line;
}

QString keyInWords(const QString& key) {
    QString words = key;
    // The plus that joins modifiers, not the one that is the key.
    for (const char* modifier : {"Ctrl+", "Alt+", "Shift+", "Meta+"})
        words.replace(QLatin1String(modifier), QLatin1String(modifier).chopped(1) + QLatin1Char(' '));
    words.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
    words.replace(QStringLiteral("Left"), QStringLiteral("←"));
    words.replace(QStringLiteral("Right"), QStringLiteral("→"));
    words.replace(QStringLiteral("PgUp"), Words::tr("Page up"));
    words.replace(QStringLiteral("PgDown"), Words::tr("Page down"));
    if (words.endsWith(QStringLiteral("Up")))
        words.replace(words.size() - 2, 2, QStringLiteral("↑"));
    if (words.endsWith(QStringLiteral("Down")))
        words.replace(words.size() - 4, 4, QStringLiteral("↓"));
    if (words.endsWith(QLatin1Char('-')))
        words.replace(words.size() - 1, 1, QStringLiteral("−"));
    return words;
}

QWidget* makeKeyCaps(const QStringList& keys, QWidget* parent) {
    auto* caps = new QWidget(parent);
    auto* row = new QHBoxLayout(caps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const QString& key : keys) {
        for (const QString& stroke : key.split(QStringLiteral(", "))) {
            QLabel* cap = makeLabel(keyInWords(stroke), "key");
            cap->setAlignment(Qt::AlignCenter);
            row->addWidget(cap);
        }
    }
    return caps;
}

void setGround(QWidget* widget, const char* ground) {
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->setProperty("ground", QString::fromLatin1(ground));
}

void setLook(QWidget* widget, const char* property, const QString& value) {
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QWidget* makeIcon(const Theme& theme, const QString& icon, Token colour, int size) {
    return new Icon(theme, icon, colour, size);
}

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout())
            clearLayout(inner);
        delete item;
    }
}

} // namespace attune::ui

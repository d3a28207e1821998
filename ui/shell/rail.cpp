// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace attune::ui {

/// Icon over a word; a bar of the accent at the edge when it is the open room.
class Rail::Button : public QAbstractButton {
  public:
    Button(const Theme& theme, const QString& icon, const QString& words, QWidget* parent)
        : QAbstractButton(parent), m_theme(theme), m_icon(icon) {
        setText(words);
        setAccessibleName(words);
        setToolTip(words);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }
    /// As high as there is room for; narrow: without its word, and square where there is room.
    void fit(bool narrow, int high) {
        m_narrow = narrow;
        setFixedSize(m_theme.px(narrow ? 40 : 64), narrow ? std::min(m_theme.px(40), high) : high);
        update();
    }

    static constexpr int fullHeight = 56, leastHeight = 44; ///< px at 100 %, with its word

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        if (on || (underMouse() && isEnabled())) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.colour(on ? Token::AccentTint : Token::Hover));
            painter.drawRoundedRect(rect(), 6, 6);
        }
        QColor ink = m_theme.colour(on ? Token::Accent : Token::Text2);
        if (!isEnabled())
            ink.setAlphaF(0.45F);
        const int side = m_theme.px(20);
        const int textHeight = m_narrow ? 0 : m_theme.px(14) + m_theme.px(4);
        const int top = (height() - side - textHeight) / 2;
        painter.drawPixmap((width() - side) / 2, top, m_theme.pixmap(m_icon, side, ink, devicePixelRatioF()));
        if (m_narrow)
            return;
        QFont font = m_theme.font(TextStyle::Caption);
        font.setWeight(on ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRect(0, top + side + m_theme.px(4), width(), m_theme.px(14)), Qt::AlignCenter, text());
    }

  private:
    const Theme& m_theme;
    QString m_icon;
    bool m_narrow = false;
};

namespace {

constexpr std::pair<const char*, const char*> kRooms[] = {
    {"clips", QT_TRANSLATE_NOOP("attune::ui::Rail", "Clips")},
    {"code", QT_TRANSLATE_NOOP("attune::ui::Rail", "Code")},
    {"compare", QT_TRANSLATE_NOOP("attune::ui::Rail", "Compare")},
    {"calibrate", QT_TRANSLATE_NOOP("attune::ui::Rail", "Calibrate")},
    {"journal", QT_TRANSLATE_NOOP("attune::ui::Rail", "Journal")},
    {"schemes", QT_TRANSLATE_NOOP("attune::ui::Rail", "Schemes")},
    {"rounds", QT_TRANSLATE_NOOP("attune::ui::Rail", "Rounds")}};

} // namespace

QString Rail::title(const QString& room) {
    for (const auto& [name, words] : kRooms)
        if (room == QLatin1String(name))
            return tr(words);
    return room;
}

Rail::Rail(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Rooms"));
    setGround(this, "chrome");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 1, 8);
    column->setSpacing(0);
    column->addWidget(makeIcon(theme, QStringLiteral("logo"), Token::AccentFill, 28), 0, Qt::AlignHCenter);
    column->addSpacing(10);
    for (const auto& [name, words] : kRooms) {
        const QString room = QString::fromLatin1(name);
        Button* button = add(room, tr(words));
        button->setCheckable(true);
        column->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QAbstractButton::clicked, this, [this, room] { emit roomChosen(room); });
    }
    column->addStretch();
    Button* keys = add(QStringLiteral("keys"), tr("Keys"));
    Button* settings = add(QStringLiteral("settings"), tr("Settings"));
    column->addWidget(keys, 0, Qt::AlignHCenter);
    column->addWidget(settings, 0, Qt::AlignHCenter);
    connect(keys, &QAbstractButton::clicked, this, &Rail::keysChosen);
    connect(settings, &QAbstractButton::clicked, this, &Rail::settingsChosen);
    connect(&theme, &Theme::changed, this, &Rail::fit);
    fit();
}

Rail::Button* Rail::add(const QString& name, const QString& words) {
    auto* button = new Button(m_theme, name == QStringLiteral("rounds") ? QStringLiteral("flag") : name, words, this);
    button->setObjectName(QStringLiteral("rail.") + name);
    m_buttons.insert(name, button);
    return button;
}

void Rail::setRooms(const QStringList& available) {
    for (const char* room : {"clips", "code", "compare", "journal"})
        m_buttons[QString::fromLatin1(room)]->setEnabled(available.contains(QString::fromLatin1(room)));
    // Calibrate, Schemes and Rounds are rooms of trainers: nobody else needs to see them greyed.
    for (const char* room : {"calibrate", "schemes", "rounds"})
        m_buttons[QString::fromLatin1(room)]->setVisible(available.contains(QString::fromLatin1(room)));
    fit();
}

void Rail::setCurrent(const QString& room) {
    for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it)
        it.value()->setChecked(it.key() == room);
    update(); // the bar beside it
}

void Rail::setNarrow(bool narrow) {
    m_narrow = narrow;
    fit();
}

void Rail::setHint(const QString& name, const QString& hint) {
    if (auto* button = m_buttons.value(name))
        button->setToolTip(hint);
}

void Rail::fit() {
    // Words are left out where the window is narrow, or too low for them at this text size.
    int shown = 0;
    for (const Button* button : m_buttons)
        shown += button->isHidden() ? 0 : 1;
    const int high =
        std::clamp((height() - m_theme.px(56)) / std::max(1, shown), m_theme.px(16), m_theme.px(Button::fullHeight));
    const bool narrow = m_narrow || high < m_theme.px(Button::leastHeight);
    setFixedWidth(m_theme.px(narrow ? 48 : 72));
    for (Button* button : m_buttons)
        button->fit(narrow, high);
}

void Rail::resizeEvent(QResizeEvent*) { fit(); }

void Rail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Chrome));
    painter.fillRect(width() - 1, 0, 1, height(), m_theme.colour(Token::Border));
    for (const Button* button : m_buttons) {
        if (!button->isChecked() || !button->isVisible())
            continue;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(Token::Accent));
        painter.drawRoundedRect(QRectF(-2, button->y() + 12, 5, button->height() - 24), 2, 2);
    }
}

} // namespace attune::ui

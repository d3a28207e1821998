// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/views_bar.h"

#include "ui/controls/button.h"
#include "ui/controls/key_text.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <cstdlib>

namespace attune::ui {

QString offsetText(MediaDuration offset) {
    const std::int64_t ms = std::abs(offset.ns) / 1'000'000;
    const QString sign = ms == 0 ? QString() : offset.ns < 0 ? QStringLiteral("\u2212") : QStringLiteral("+");
    return QStringLiteral("%1%2.%3 s").arg(sign).arg(ms / 1000).arg(ms % 1000, 3, 10, QLatin1Char('0'));
}

ViewsBar::ViewsBar(Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_words(new ElidedLabel) {
    setObjectName(QStringLiteral("views"));
    setAccessibleName(tr("Second view"));
    m_words->setObjectName(QStringLiteral("views.words"));
    m_words->setProperty("look", "small");
    m_words->setProperty("tone", "2");
    auto* row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->addWidget(m_words, 1);
    const auto button = [&](const char* icon, const QString& text, const QString& name, const char* id) {
        auto* b = new Button(theme, Button::Kind::Quiet, QLatin1String(icon), text, this);
        b->setSizes(28);
        b->setObjectName(QLatin1String(id));
        b->setAccessibleName(name);
        const QString key = keyText(id);
        b->setToolTip(key.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, key));
        connect(b, &Button::clicked, this, [this, id = QLatin1String(id)] { emit actionRequested(id); });
        row->addWidget(b);
        return b;
    };
    m_alone = button("snap", tr("Line up"), tr("Move the second view alone; again: these two pictures are one moment"),
                     "view.alone");
    m_alone->setCheckable(true);
    m_sound = button("volume", tr("By sound"), tr("Line the views up by their sound"), "view.sound");
    m_swap = button("compare", tr("Swap"), tr("Swap the two views"), "view.swap");
    m_close = button("close", tr("Take away"), tr("Take the second view away"), "view.close");
    connect(theme, &Theme::changed, this, &ViewsBar::restyle);
    restyle();
    showWords();
}

void ViewsBar::restyle() {
    setFixedHeight(m_theme->px(36));
    layout()->setContentsMargins(m_theme->px(16), 0, m_theme->px(12), 0);
    layout()->setSpacing(m_theme->px(4));
}

void ViewsBar::setOffset(MediaDuration offset, bool alone) {
    m_offset = offset;
    m_isAlone = alone;
    m_alone->setChecked(alone);
    m_sound->setEnabled(!alone);
    showWords();
}

void ViewsBar::setBusy(const QString& words) {
    m_busy = words;
    showWords();
}

QString ViewsBar::text() const { return m_words->text(); }

void ViewsBar::showWords() {
    QString words = tr("View 2 is at the time of view 1 %1").arg(offsetText(m_offset));
    if (m_offset.ns == 0)
        words = tr("Both views are at the same time");
    if (!m_busy.isEmpty())
        words = m_busy;
    else if (m_isAlone)
        words = tr("Step view 2 to the moment of view 1, then V (Esc: as it was): %1").arg(offsetText(m_offset));
    m_words->setText(words);
    m_words->setToolTip(words);
}

void ViewsBar::resizeEvent(QResizeEvent*) {
    const bool narrow = width() < m_theme->px(720);
    for (Button* b : {m_sound, m_swap, m_close})
        b->setCompact(narrow);
}

void ViewsBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace attune::ui

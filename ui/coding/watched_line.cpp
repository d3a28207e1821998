// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/watched_line.h"

#include "models/watched.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace attune::ui {

WatchedLine::WatchedLine(const Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_words(new QLabel(this)) {
    setObjectName(QStringLiteral("watched"));
    m_words->setObjectName(QStringLiteral("watched.words"));
    m_words->setProperty("look", "small");
    m_words->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_words);
    connect(theme, &Theme::changed, this, &WatchedLine::restyle);
    restyle();
    hide();
}

void WatchedLine::restyle() {
    const auto px = [this](int n) { return m_theme->px(n); };
    layout()->setContentsMargins(px(16), px(6), px(16), px(14));
    update();
}

void WatchedLine::show(int watched, int asked, int fastest) {
    setVisible(asked > 0);
    if (asked <= 0)
        return;
    m_watched = watched;
    m_asked = asked;
    const bool enough = watched >= asked;
    m_words->setText(enough ? tr("Watched %1 %: enough to submit (%2 % asked for)").arg(watched).arg(asked)
                            : tr("Watched %1 % of the %2 % to watch before submitting").arg(watched).arg(asked));
    const QString counts =
        fastest == 0
            ? tr("What played on the screen counts, at any speed.")
            : tr("What played on the screen at %1 or slower counts.").arg(QString::fromStdString(speedText(fastest)));
    m_words->setToolTip(counts + QLatin1Char(' ') +
                        tr("Parts not watched yet are bare in the thin line under the timeline."));
    setAccessibleName(m_words->text());
    update();
}

void WatchedLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
    const int high = m_theme->px(4), edge = m_theme->px(16);
    const QRect bar(edge, height() - m_theme->px(10), std::max(1, width() - 2 * edge), high);
    painter.fillRect(bar, m_theme->colour(Token::Border));
    painter.fillRect(QRect(bar.topLeft(), QSize(bar.width() * std::min(m_watched, 100) / 100, high)),
                     m_theme->colour(Token::Accent));
    // The mark stands out of the bar: seen without its colour.
    const int x = bar.left() + (bar.width() - m_theme->px(2)) * std::min(m_asked, 100) / 100;
    painter.fillRect(QRect(x, bar.top() - m_theme->px(3), m_theme->px(2), high + m_theme->px(6)),
                     m_theme->colour(Token::Text));
}

} // namespace attune::ui

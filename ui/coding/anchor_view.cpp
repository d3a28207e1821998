// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/anchor_view.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <cstdlib>

namespace attune::ui {

AnchorView::AnchorView(Theme* theme, Scale scale, int personRole, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scale(std::move(scale)), m_role(personRole) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList words;
    for (const Anchor& anchor : m_scale.anchors)
        words << QString::fromStdString(m_scale.textOf(anchor.steps) + ": " + anchor.text);
    setAccessibleName(tr("What the points mean"));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    connect(theme, &Theme::changed, this, &AnchorView::fit);
}

void AnchorView::setNear(std::optional<std::int64_t> steps) {
    if (m_near == steps)
        return;
    m_near = steps;
    fit();
}

const Anchor* AnchorView::nearest() const {
    const Anchor* best = nullptr;
    if (m_near)
        for (const Anchor& anchor : m_scale.anchors)
            if (!best || std::llabs(anchor.steps - *m_near) < std::llabs(best->steps - *m_near))
                best = &anchor;
    return best;
}

std::vector<const Anchor*> AnchorView::shown() const {
    std::vector<const Anchor*> all;
    for (const Anchor& anchor : m_scale.anchors)
        all.push_back(&anchor);
    if (all.size() <= 3)
        return all;
    const Anchor* middle = nearest();
    std::size_t at = all.size() / 2;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == middle)
            at = std::clamp<std::size_t>(i, 1, all.size() - 2);
    return {all[at - 1], all[at], all[at + 1]};
}

QString AnchorView::headingOf(const Anchor& anchor) const {
    QString point = QString::fromStdString(m_scale.textOf(anchor.steps));
    if (&anchor != nearest() || !m_near || anchor.steps == *m_near)
        return point;
    return anchor.steps < *m_near ? tr("%1, nearest below").arg(point) : tr("%1, nearest above").arg(point);
}

QString AnchorView::strongHeading() const {
    const Anchor* anchor = nearest();
    return anchor ? headingOf(*anchor) : QString();
}

int AnchorView::columnWidth(int width) const {
    return std::min(width, m_theme->px(464)) / std::max<int>(1, static_cast<int>(shown().size()));
}

void AnchorView::fit() {
    setFixedHeight(heightForWidth(width())); // other points may be shown, at another width or text size
    update();
}

void AnchorView::resizeEvent(QResizeEvent*) { fit(); }

QSize AnchorView::sizeHint() const { return {m_theme->px(464), heightForWidth(m_theme->px(464))}; }

QSize AnchorView::minimumSizeHint() const { return {m_theme->px(260), 0}; }

int AnchorView::heightForWidth(int width) const {
    const QFontMetrics metrics(m_theme->font(TextStyle::Small));
    int lines = 0;
    for (const Anchor* anchor : shown())
        lines = std::max(lines, metrics
                                    .boundingRect(QRect(0, 0, columnWidth(width) - m_theme->px(22), 1000),
                                                  Qt::TextWordWrap, QString::fromStdString(anchor->text))
                                    .height());
    return lines == 0 ? 0 : lines + metrics.height() + m_theme->px(4);
}

void AnchorView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto person = m_theme->person(m_role);
    const QFontMetrics metrics(m_theme->font(TextStyle::Small));
    int x = 0;
    for (const Anchor* anchor : shown()) {
        const bool strong = anchor == nearest();
        painter.fillRect(QRect(x, m_theme->px(1), 2, height() - m_theme->px(2)),
                         strong ? person.ink : m_theme->colour(Token::BorderStrong));
        QFont font = m_theme->font(TextStyle::Small);
        font.setWeight(strong ? QFont::DemiBold : QFont::Medium);
        painter.setFont(font);
        painter.setPen(strong ? person.ink : m_theme->colour(Token::Text2));
        const QRect words(x + m_theme->px(10), 0, columnWidth(width()) - m_theme->px(22), height());
        QString heading = headingOf(*anchor);
        if (painter.fontMetrics().horizontalAdvance(heading) > words.width()) // its colour tells the nearest too
            heading = QString::fromStdString(m_scale.textOf(anchor->steps));
        painter.drawText(words, Qt::AlignTop | Qt::AlignLeft, heading);
        painter.setFont(m_theme->font(TextStyle::Small));
        painter.setPen(m_theme->colour(strong ? Token::Text : Token::Text3));
        painter.drawText(words.adjusted(0, metrics.height(), 0, 0), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
                         QString::fromStdString(anchor->text));
        x += columnWidth(width());
    }
}

} // namespace attune::ui

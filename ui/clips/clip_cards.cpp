// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/clip_cards.h"

#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace attune::ui {
namespace {

constexpr int kCardWidth = 250;
constexpr int kCardHeight = 206;
constexpr int kPictureHeight = 138;
constexpr int kGapX = 16;
constexpr int kGapY = 20;

void hatch(QPainter* painter, const QRect& rect, QColor ink) {
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    ink.setAlpha(24);
    painter->setPen(QPen(ink, 1));
    for (int x = rect.left() - rect.height(); x < rect.right(); x += 12)
        painter->drawLine(x, rect.top(), x + rect.height(), rect.bottom());
    painter->restore();
}

} // namespace

QString clipStateIcon(ClipState state) {
    switch (state) {
    case ClipState::New:
        return QStringLiteral("dot");
    case ClipState::Draft:
        return QStringLiteral("pencil");
    case ClipState::Submitted:
        return QStringLiteral("lock");
    case ClipState::Compared:
        return QStringLiteral("compare");
    case ClipState::Spared:
        return QStringLiteral("skip");
    case ClipState::Missing:
        return QStringLiteral("missing");
    case ClipState::ConsentExpired:
        break;
    }
    return QStringLiteral("warning");
}

QSize ClipCardPainter::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(kCardWidth) + kGapX, m_theme.px(kCardHeight) + kGapY};
}

QRect ClipCardPainter::locateRect(const QRect& cell) const {
    const QRect card = cell.adjusted(kGapX / 2, kGapY / 2, -kGapX / 2, -kGapY / 2);
    const int width = m_theme.px(86);
    const int height = m_theme.px(28);
    return {card.center().x() - width / 2, card.top() + m_theme.px(kPictureHeight) / 2, width, height};
}

void ClipCardPainter::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRect rect = option.rect.adjusted(kGapX / 2, kGapY / 2, -kGapX / 2, -kGapY / 2);
    const auto* proxy = qobject_cast<const QSortFilterProxyModel*>(index.model());
    const auto* model = proxy ? qobject_cast<const ClipListModel*>(proxy->sourceModel()) : nullptr;
    if (!model)
        return;
    const ClipCard* card = model->card(proxy->mapToSource(index).row());
    const bool current = option.state & QStyle::State_HasFocus;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (current || selected) {
        painter->setPen(QPen(m_theme.colour(current ? Token::Focus : Token::BorderStrong), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), 11, 11);
    }
    if (!card) {
        painter->setPen(QPen(m_theme.colour(Token::Control), 1.5, Qt::DashLine));
        painter->setBrush(hovered ? m_theme.colour(Token::Hover) : QColor(Qt::transparent));
        painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 8, 8);
        const int side = m_theme.px(20);
        int y = rect.center().y() - m_theme.px(34);
        painter->drawPixmap(rect.center().x() - side / 2, y,
                            m_theme.pixmap(QStringLiteral("plus"), side, m_theme.colour(Token::Text2),
                                           painter->device()->devicePixelRatioF()));
        y += side + m_theme.px(8);
        painter->setFont(m_theme.font(TextStyle::ButtonText));
        painter->setPen(m_theme.colour(Token::Text2));
        painter->drawText(QRect(rect.left(), y, rect.width(), m_theme.px(20)), Qt::AlignCenter,
                          tr("Drop a video here"));
        painter->setFont(m_theme.font(TextStyle::Small));
        painter->setPen(m_theme.colour(Token::Text3));
        painter->drawText(QRect(rect.left(), y + m_theme.px(26), rect.width(), m_theme.px(16)), Qt::AlignCenter,
                          tr("or press Ctrl O"));
        painter->restore();
        return;
    }
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter->fillPath(outline, m_theme.colour(hovered ? Token::Surface2 : Token::Surface));
    painter->save();
    painter->setClipPath(outline);
    const QRect picture(rect.left(), rect.top(), rect.width(), m_theme.px(kPictureHeight));
    paintPicture(painter, picture, *model, *card);
    painter->restore();
    painter->setPen(QPen(m_theme.colour(Token::Border), 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(outline);

    const int left = rect.left() + m_theme.px(12);
    const int width = rect.width() - m_theme.px(24);
    const QRect first(left, picture.bottom() + m_theme.px(10), width, m_theme.px(22));
    paintChip(painter, first, *model, *card);
    const QRect second(left, first.bottom() + m_theme.px(5), width, m_theme.px(16));
    painter->setFont(m_theme.font(TextStyle::Small));
    painter->setPen(m_theme.colour(Token::Text3));
    const QString length = lengthInWords(card->clip.duration);
    const int lengthWidth = painter->fontMetrics().horizontalAdvance(length) + m_theme.px(8);
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, length);
    QString about = ageInWords(card->clip);
    if (about.isEmpty())
        about = QString::fromStdString(card->clip.title);
    painter->drawText(second.adjusted(0, 0, -lengthWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(about, Qt::ElideMiddle, second.width() - lengthWidth));
    painter->restore();
}

void ClipCardPainter::paintPicture(QPainter* painter, const QRect& rect, const ClipListModel& model,
                                   const ClipCard& card) const {
    const ClipState state = model.stateOf(card);
    const QImage poster = model.poster(card.clip.id);
    painter->setFont(m_theme.font(TextStyle::Small));
    if (state == ClipState::ConsentExpired) {
        painter->fillRect(rect, m_theme.colour(Token::Sunken));
        const int side = m_theme.px(20);
        painter->drawPixmap(rect.center().x() - side / 2, rect.center().y() - m_theme.px(32),
                            m_theme.pixmap(QStringLiteral("lock"), side, m_theme.colour(Token::Text3),
                                           painter->device()->devicePixelRatioF()));
        painter->setPen(m_theme.colour(Token::Text3));
        painter->drawText(
            QRect(rect.left(), rect.center().y() - m_theme.px(6), rect.width(), m_theme.px(20)), Qt::AlignCenter,
            painter->fontMetrics().elidedText(Words::of(card.closed), Qt::ElideRight, rect.width() - m_theme.px(16)));
        painter->drawText(QRect(rect.left(), rect.center().y() + m_theme.px(16), rect.width(), m_theme.px(20)),
                          Qt::AlignCenter, tr("Playback is closed"));
        return;
    }
    if (state == ClipState::Missing) {
        painter->fillRect(rect, m_theme.colour(Token::Sunken));
        hatch(painter, rect, m_theme.colour(Token::Text));
        painter->setPen(m_theme.colour(Token::Text2));
        painter->drawText(QRect(rect.left(), rect.center().y() - m_theme.px(32), rect.width(), m_theme.px(20)),
                          Qt::AlignCenter,
                          card.mediaChanged ? tr("Another file lies there") : tr("Not where it was added"));
        const QRect cell = rect.adjusted(-kGapX / 2, -kGapY / 2, kGapX / 2, kGapY / 2);
        const QRect button = locateRect(cell);
        painter->setPen(QPen(m_theme.colour(Token::Control), 1));
        painter->setBrush(m_theme.colour(Token::Surface));
        painter->drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter->setFont(m_theme.font(TextStyle::ButtonText));
        painter->setPen(m_theme.colour(Token::Text));
        painter->drawText(button, Qt::AlignCenter, tr("Locate…"));
        return;
    }
    if (model.isHeldBack(card.clip.id)) { // nothing of it is shown before that is read
        painter->fillRect(rect, m_theme.colour(Token::Sunken));
        const int side = m_theme.px(24);
        painter->drawPixmap(rect.center().x() - side / 2, rect.center().y() - m_theme.px(34),
                            m_theme.pixmap(QStringLiteral("warning"), side, m_theme.colour(Token::DisagreeInk),
                                           painter->device()->devicePixelRatioF()));
        painter->setPen(m_theme.colour(Token::Text2));
        painter->drawText(QRect(rect.left() + m_theme.px(12), rect.center().y() - m_theme.px(4),
                                rect.width() - m_theme.px(24), m_theme.px(40)),
                          static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap,
                          tr("May be hard to watch. Open it to read why first."));
        return;
    }
    painter->fillRect(rect, m_theme.colour(Token::Surround));
    if (poster.isNull()) {
        const int side = m_theme.px(24);
        painter->drawPixmap(rect.center().x() - side / 2, rect.center().y() - side / 2,
                            m_theme.pixmap(QStringLiteral("clips"), side, m_theme.colour(Token::BorderStrong),
                                           painter->device()->devicePixelRatioF()));
        return;
    }
    // A wide picture fills its place; a tall one is shown whole on the neutral ground.
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const bool wide = poster.width() >= poster.height();
    const QSizeF fitted =
        QSizeF(poster.size()).scaled(rect.size(), wide ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    painter->drawImage(QRectF(rect.center().x() + 0.5 - fitted.width() / 2,
                              rect.center().y() + 0.5 - fitted.height() / 2, fitted.width(), fitted.height()),
                       poster);
}

void ClipCardPainter::paintChip(QPainter* painter, const QRect& line, const ClipListModel& model,
                                const ClipCard& card) const {
    const ClipState state = model.stateOf(card);
    const bool accent = state == ClipState::New || state == ClipState::Draft;
    const bool warn = state == ClipState::Missing || state == ClipState::ConsentExpired;
    const QColor ink = m_theme.colour(accent ? Token::Accent : warn ? Token::DisagreeInk : Token::Text2);
    QFont font = m_theme.font(TextStyle::Small);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    const QString words = model.stateInWords(card);
    const int icon = m_theme.px(14);
    const int width = painter->fontMetrics().horizontalAdvance(words) + icon + m_theme.px(6) + m_theme.px(16);
    const QRect chip(line.right() - width + 1, line.top(), width, line.height());
    painter->setPen(accent || warn ? Qt::NoPen : QPen(m_theme.colour(Token::Border), 1));
    painter->setBrush(m_theme.colour(accent ? Token::AccentTint : warn ? Token::DisagreeTint : Token::Sunken));
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), chip.height() / 2.0, chip.height() / 2.0);
    painter->drawPixmap(chip.left() + m_theme.px(8), chip.center().y() - icon / 2,
                        m_theme.pixmap(clipStateIcon(state), icon, ink, painter->device()->devicePixelRatioF()));
    painter->setPen(ink);
    painter->drawText(chip.adjusted(m_theme.px(8) + icon + m_theme.px(6), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      words);
    QFont name = m_theme.font(TextStyle::BaseStrong);
    name.setPixelSize(m_theme.px(14));
    painter->setFont(name);
    painter->setPen(m_theme.colour(Token::Text));
    const int room = chip.left() - line.left() - m_theme.px(8);
    painter->drawText(
        QRect(line.left(), line.top(), room, line.height()), Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(QString::fromStdString(card.clip.alias), Qt::ElideMiddle, room));
}

ClipCards::ClipCards(const Theme& theme, QWidget* parent)
    : QListView(parent), m_theme(theme), m_painter(new ClipCardPainter(theme, this)) {
    setObjectName(QStringLiteral("clips.cards"));
    setAccessibleName(tr("Clips"));
    setItemDelegate(m_painter);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setProperty("focusRing", QStringLiteral("none"));
    setProperty("look", QStringLiteral("bare"));
    setAcceptDrops(false); // the window takes what is dropped
    viewport()->setAcceptDrops(false);
    connect(&theme, &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void ClipCards::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index.data(ClipListModel::StateRole).toInt() == static_cast<int>(ClipState::Missing) &&
        !index.data(ClipListModel::AddRole).toBool() && m_painter->locateRect(visualRect(index)).contains(event->pos()))
        emit locateRequested(index);
}

void ClipCards::keyPressEvent(QKeyEvent* event) {
    const QString text = event->text();
    if (!text.isEmpty() && text.at(0).isLetterOrNumber() &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        emit typed(text);
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace attune::ui

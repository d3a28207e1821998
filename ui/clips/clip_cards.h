// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/adapters/clip_list_model.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace attune::ui {

class Theme;

/// Icon of a state, and whether it calls for action.
[[nodiscard]] QString clipStateIcon(ClipState state);

/// Paints one clip as a card: poster, alias, state chip, age, length.
class ClipCardPainter : public QStyledItemDelegate {
    Q_OBJECT
  public:
    ClipCardPainter(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where the button of a missing clip lies in the cell.
    [[nodiscard]] QRect locateRect(const QRect& cell) const;

  private:
    void paintPicture(QPainter* painter, const QRect& rect, const ClipListModel& model, const ClipCard& card) const;
    void paintChip(QPainter* painter, const QRect& line, const ClipListModel& model, const ClipCard& card) const;
    const Theme& m_theme;
};

/// The grid of cards. Letters typed go to the filter; Enter opens; the button on a missing card asks where it is.
class ClipCards : public QListView {
    Q_OBJECT
  public:
    ClipCards(const Theme& theme, QWidget* parent = nullptr);

  signals:
    void locateRequested(const QModelIndex& index);
    void typed(const QString& text);

  protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    const Theme& m_theme;
    ClipCardPainter* m_painter;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QString>

class QFrame;
class QHBoxLayout;
class QLayout;
class QPushButton;
class QScrollArea;
class QWidget;

/// Small makers of standard widgets, so that looks are named in one way. "look", "tone", "kind" and "ground" are the
/// properties the style sheet of the theme knows.
namespace attune::ui {

/// A label that gives way with an ellipsis instead of forcing its window wider; text() stays whole.
class ElidedLabel : public QLabel {
  public:
    explicit ElidedLabel(const QString& text = {}, Qt::TextElideMode mode = Qt::ElideRight);
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Qt::TextElideMode m_mode;
};

[[nodiscard]] QLabel* makeLabel(const QString& text, const char* look = "", const char* tone = "");
/// A label that wraps its words.
[[nodiscard]] QLabel* makeParagraph(const QString& text, const char* look = "", const char* tone = "");
/// kind: "", "primary", "quiet", "warn", "link", "icon", "icon-quiet", "pill", "segment".
[[nodiscard]] QPushButton* makeButton(const QString& text, const char* kind = "", const QIcon& icon = {});
/// A button of an icon alone: its words are tooltip and accessible name.
[[nodiscard]] QPushButton* makeIconButton(const Theme& theme, const QString& icon, const QString& words,
                                          const char* kind = "icon-quiet");
/// Buttons joined to one control of which one is chosen; the layout's spacing is nil.
[[nodiscard]] QHBoxLayout* makeSegments(const QList<QPushButton*>& buttons);
/// Scrolls a page over the ground behind both; the page is at least as large as the view. Takes no focus itself.
[[nodiscard]] QScrollArea* makeScroll(QWidget* page);
[[nodiscard]] QFrame* makeLine(Qt::Orientation orientation = Qt::Horizontal);
/// Key caps of one key text: "Ctrl+K" becomes "Ctrl K", "M, +" two caps.
[[nodiscard]] QWidget* makeKeyCaps(const QStringList& keys, QWidget* parent = nullptr);
/// "Ctrl+Return" as people read it: "Ctrl Enter"; arrows as arrows.
[[nodiscard]] QString keyInWords(const QString& key);
/// Paints the widget's ground from the style sheet: "chrome", "surround", "surface", "surface-2", "sunken".
void setGround(QWidget* widget, const char* ground);
/// Sets a property the style sheet asks for, and applies it again.
void setLook(QWidget* widget, const char* property, const QString& value);
/// An icon that follows the theme, as a widget; size in px at 100 %.
[[nodiscard]] QWidget* makeIcon(const Theme& theme, const QString& icon, Token colour = Token::Text2, int size = 16);
/// Takes everything out of a layout and deletes it.
void clearLayout(QLayout* layout);

} // namespace attune::ui

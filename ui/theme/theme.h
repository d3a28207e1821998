// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

namespace attune::ui {

/// Every colour of the program, once. Names as in the table of tokens.
enum class Token {
    Chrome,
    Surround,
    Surface,
    Surface2,
    Sunken,
    Hover,
    Border,
    BorderStrong,
    Control,
    Text,
    Text2,
    Text3,
    Accent,
    AccentFill,
    OnAccent,
    AccentTint,
    Focus,
    Adult,
    AdultOn,
    AdultInk,
    AdultTint,
    Child,
    ChildOn,
    ChildInk,
    ChildTint,
    Dyad,
    DyadOn,
    DyadInk,
    DyadTint,
    Reference,
    ReferenceOn,
    ReferenceInk,
    ReferenceTint,
    Disagree,
    DisagreeInk,
    DisagreeTint,
    Agree0,
    Agree1,
    Agree2,
    AgreeOn,
    Scrim
};

enum class TextStyle { PageTitle, Section, Base, BaseStrong, Small, Caption, TimeCode, ButtonText };

enum class Appearance { Light, Dark, System };

/// Colours, type and sizes of the current look. One instance, made in main and handed down; widgets repaint on
/// changed().
class Theme : public QObject {
    Q_OBJECT
  public:
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const;
    void setAppearance(Appearance appearance);
    /// Text size in percent of 13 px base, 80 to 200; rows grow with it.
    void setTextScale(int percent);
    [[nodiscard]] int textScale() const;

    [[nodiscard]] QColor colour(Token token) const;
    /// Fill, ink, tint and text-on-fill of a person, by role ("adult", "child", "dyad").
    struct PersonColours {
        QColor fill, on, ink, tint;
    };
    [[nodiscard]] PersonColours person(int personRole) const; ///< static_cast<int>(PersonRole)
    /// Bundled Inter with tabular figures.
    [[nodiscard]] QFont font(TextStyle style) const;
    /// A length in px at 100 % scaled with the text.
    [[nodiscard]] int px(int at100) const;
    /// An icon of the set ("play", "pause", "step-back", ...) in the given token's colour; follows theme and scale.
    [[nodiscard]] QIcon icon(const QString& name, Token colour = Token::Text2) const;
    [[nodiscard]] QPixmap pixmap(const QString& name, int px, const QColor& colour, qreal devicePixelRatio) const;
    /// The style sheet of all standard widgets, made from the tokens.
    [[nodiscard]] QString styleSheet() const;

  signals:
    void changed();

  private:
    void apply();
    bool m_dark = false;
    Appearance m_appearance = Appearance::System;
    int m_textScale = 100;
};

} // namespace attune::ui

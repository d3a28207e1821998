// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <pango/pangocairo.h>
#include <pugixml.hpp>
#include <string>
#include <vector>

/// Words on paper: inline markup becomes a Pango layout. Inside the report room's PDF files only. Lengths in points.
namespace attune::pdf {

struct Colour {
    double red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};
constexpr Colour ink{0.102, 0.118, 0.137};   // #1A1E23
constexpr Colour faint{0.357, 0.392, 0.435}; // #5B646F

struct TextStyle {
    double size = 9;
    double leading = 13; ///< from line to line
    int weight = 400;
    Colour colour = ink;
    bool italic = false;
    bool mono = false;
    bool wrap = true; ///< false: one line, however long
};

/// The small drawings that stand in a line of text.
struct Icon;

/// A piece of text laid out. Cheap to move; drawn any number of times.
class Text {
  public:
    Text() = default;
    /// The inline content of an element: b, i, sup, code, br, span with the classes of the style sheet, svg icons.
    Text(PangoContext* context, pugi::xml_node content, const TextStyle& style);
    Text(PangoContext* context, const std::string& plain, const TextStyle& style);

    [[nodiscard]] double naturalWidth() const; ///< on as few lines as its breaks allow
    [[nodiscard]] double longestWord() const;  ///< as natural where it does not wrap
    void setWidth(double width, bool right = false);
    [[nodiscard]] double height() const;
    void draw(cairo_t* cairo, double x, double y) const;
    [[nodiscard]] bool empty() const { return m_characters == 0; }

  private:
    void layOut(PangoContext* context, const std::string& text, PangoAttrList* attributes, const TextStyle& style);
    std::shared_ptr<PangoLayout> m_layout;
    std::vector<std::shared_ptr<Icon>> m_icons;
    std::size_t m_characters = 0;
    bool m_wrap = true;
    bool m_oneWord = false;        ///< nowhere to break it
    mutable double m_natural = -1; ///< once measured: laying a text out costs more than all else
    double m_shift = 0;            ///< to the right, of a line that was not laid out anew
};

/// Must be called once for a context before text with icons is drawn.
void teachIcons(PangoContext* context);

} // namespace attune::pdf

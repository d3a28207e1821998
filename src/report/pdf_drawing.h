// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <memory>
#include <pugixml.hpp>
#include <string>

namespace attune::pdf {

/// An SVG drawing painted as vectors. Inside the report room's PDF files only.
class Drawing {
  public:
    /// An svg element of the summary; `colour` stands for currentColor. Null when it is not a drawing.
    [[nodiscard]] static std::shared_ptr<Drawing> ofMarkup(pugi::xml_node svg, const std::string& colour = "#1A1E23");
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    [[nodiscard]] double width() const { return m_width; } ///< px at 100 %
    [[nodiscard]] double height() const { return m_height; }
    void draw(cairo_t* cairo, double x, double y, double width, double height) const;

  private:
    Drawing() = default;
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    double m_width = 0, m_height = 0;
};

} // namespace attune::pdf

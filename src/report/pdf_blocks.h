// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/pdf_flow.h"
#include "report/pdf_text.h"

#include <vector>

namespace attune::pdf {

/// Block markup of the summary as pieces on paper: headings, paragraphs, lists, tables, drawings, columns. Knows the
/// elements and classes that this room writes; what it does not know is laid out as a box around its content. Inside
/// the report room's PDF files only.
class Blocks {
  public:
    /// Height of the text area in points.
    Blocks(PangoContext* context, double pageHeight);
    [[nodiscard]] std::vector<Piece> of(pugi::xml_node parent, double width) const;

  private:
    void add(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addHeading(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addBox(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addTable(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addDefinitions(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addList(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addLines(std::vector<Piece>& out, pugi::xml_node node, double width) const;
    void addColumns(std::vector<Piece>& out, pugi::xml_node node, double width, int columns) const;
    [[nodiscard]] Piece figure(pugi::xml_node node, double width) const;
    [[nodiscard]] Piece text(pugi::xml_node node, const TextStyle& style, double width, double before = 0) const;

    PangoContext* m_context;
    double m_pageHeight;
};

} // namespace attune::pdf

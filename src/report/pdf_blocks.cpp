// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_blocks.h"

#include "report/pdf_drawing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <string_view>

namespace attune::pdf {
namespace {

/// Points of a drawing's px.
constexpr double pointsPerPixel = .75;
constexpr Colour ground{.961, .965, .973};   // #F5F6F8
constexpr Colour hairline{.843, .859, .882}; // #D7DBE1
constexpr Colour ruleLine{.702, .729, .769}; // #B3BAC4
constexpr Colour accent{.29, .31, .761};     // #4A4FC2

constexpr TextStyle body{.size = 9, .leading = 13};
constexpr TextStyle minor{.size = 8, .leading = 11.5};
constexpr TextStyle note{.size = 7.3, .leading = 10, .colour = faint};
constexpr TextStyle cellStyle{.size = 7.7, .leading = 11};
constexpr TextStyle headStyle{.size = 7.7, .leading = 10, .weight = 500, .colour = {.271, .302, .341}};
constexpr TextStyle caption{.size = 7.7, .leading = 11, .weight = 600};
constexpr TextStyle lines{.size = 6.4, .leading = 9, .mono = true};

struct HeadingStyle {
    TextStyle text;
    double before = 0, after = 0;
};
constexpr HeadingStyle headings[] = {{{.size = 18, .leading = 22, .weight = 600}, 8, 0},
                                     {{.size = 13, .leading = 17, .weight = 600}, 18, 5},
                                     {{.size = 10.5, .leading = 14, .weight = 600}, 11, 3},
                                     {{.size = 9, .leading = 13, .weight = 600}, 6, 2}};

bool hasClass(pugi::xml_node node, std::string_view wanted) {
    return (" " + std::string(node.attribute("class").value()) + " ").find(" " + std::string(wanted) + " ") !=
           std::string::npos;
}

std::vector<pugi::xml_node> elementsOf(pugi::xml_node node) {
    std::vector<pugi::xml_node> out;
    for (const auto& child : node.children())
        if (child.type() == pugi::node_element)
            out.push_back(child);
    return out;
}

bool isBlock(pugi::xml_node node) {
    static constexpr std::string_view names[] = {"div", "p",   "h1",    "h2",     "h3",      "h4",        "dl",
                                                 "ul",  "pre", "table", "figure", "section", "blockquote"};
    return std::ranges::find(names, std::string_view(node.name())) != std::end(names);
}

void setColour(cairo_t* cairo, const Colour& c) { cairo_set_source_rgb(cairo, c.red, c.green, c.blue); }

void line(cairo_t* cairo, double x, double y, double width, const Colour& colour) {
    setColour(cairo, colour);
    cairo_set_line_width(cairo, .6);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + width, y);
    cairo_stroke(cairo);
}

Draw tagged(const char* tag, Draw draw) {
    return [tag, draw = std::move(draw)](cairo_t* cairo, double x, double y) {
        cairo_tag_begin(cairo, tag, nullptr);
        draw(cairo, x, y);
        cairo_tag_end(cairo, tag);
    };
}

Draw drawn(Text text, double dx = 0, double dy = 0) {
    return [text = std::move(text), dx, dy](cairo_t* cairo, double x, double y) { text.draw(cairo, x + dx, y + dy); };
}

/// Pieces side by side, tops aligned, as one.
Piece beside(std::vector<Piece> pieces, const std::vector<double>& lefts) {
    Piece out;
    for (const auto& piece : pieces)
        out.height = std::max(out.height, piece.height);
    std::vector<Draw> draws;
    for (auto& piece : pieces)
        draws.push_back(std::move(piece.draw));
    out.draw = [draws = std::move(draws), lefts](cairo_t* cairo, double x, double y) {
        for (std::size_t i = 0; i < draws.size(); ++i)
            if (draws[i])
                draws[i](cairo, x + lefts[i], y);
    };
    return out;
}

/// Widths that fill `width`: each column its words first, then what its content asks for.
std::vector<double> columnWidths(const std::vector<double>& least, const std::vector<double>& natural, double width) {
    const double sumLeast = std::accumulate(least.begin(), least.end(), 0.0);
    const double sumNatural = std::accumulate(natural.begin(), natural.end(), 0.0);
    std::vector<double> out(natural.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (sumNatural <= width)
            out[i] = natural[i] + (width - sumNatural) * (natural[i] / std::max(sumNatural, 1.0));
        else if (sumLeast >= width || sumNatural <= sumLeast)
            out[i] = least[i] * width / std::max(sumLeast, 1.0);
        else
            out[i] = least[i] + (width - sumLeast) * (natural[i] - least[i]) / (sumNatural - sumLeast);
    return out;
}

struct Cell {
    Text text;
    bool right = false;
};

constexpr double cellGap = 8;

} // namespace

Blocks::Blocks(PangoContext* context, double pageHeight) : m_context(context), m_pageHeight(pageHeight) {}

std::vector<Piece> Blocks::of(pugi::xml_node parent, double width) const {
    std::vector<Piece> out;
    for (const auto& node : elementsOf(parent))
        add(out, node, width);
    return out;
}

Piece Blocks::text(pugi::xml_node node, const TextStyle& style, double width, double before) const {
    Text text(m_context, node, style);
    text.setWidth(width);
    Piece out;
    out.height = text.height();
    out.before = before;
    out.draw = tagged("P", drawn(std::move(text)));
    return out;
}

void Blocks::add(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    const std::string_view name = node.name();
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '4')
        addHeading(out, node, width);
    else if (name == "p") {
        const bool small = hasClass(node, "small");
        const bool sub = hasClass(node, "sub");
        TextStyle style = small ? note : sub ? TextStyle{.size = 10, .leading = 15, .colour = headStyle.colour} : body;
        if (hasClass(node, "none")) {
            style.italic = true;
            style.colour = faint;
        }
        out.push_back(text(node, style, width, sub ? 0 : small ? 4 : 5));
        out.back().keepWithNext = hasClass(node, "keep");
    } else if (name == "dl")
        addDefinitions(out, node, width);
    else if (name == "ul")
        addList(out, node, width);
    else if (name == "table")
        addTable(out, node, width);
    else if (name == "pre")
        addLines(out, node, width);
    else if (name == "figure") {
        out.push_back(figure(node, width));
        out.back().before = hasClass(node, "wide") ? 8 : 4;
    } else
        addBox(out, node, width);
}

void Blocks::addHeading(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    const auto level = static_cast<std::size_t>(node.name()[1] - '0');
    const auto& style = headings[level - 1];
    Text text(m_context, node, style.text);
    text.setWidth(width);
    Piece piece;
    piece.height = text.height() + style.after;
    piece.before = style.before;
    piece.keepWithNext = true;
    static constexpr const char* tags[] = {"H1", "H2", "H3", "H4"};
    piece.draw = tagged(tags[level - 1], drawn(std::move(text)));
    if (level <= 3) {
        piece.outlineLevel = static_cast<int>(level);
        piece.outlineText = node.text().get();
    }
    out.push_back(std::move(piece));
}

void Blocks::addBox(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    const bool newPage = hasClass(node, "section") || hasClass(node, "page");
    std::vector<Piece> inner;
    if (hasClass(node, "two"))
        addColumns(inner, node, width, 2);
    else if (hasClass(node, "pictures"))
        addColumns(inner, node, width, 3);
    else if (hasClass(node, "top")) {
        std::vector<Piece> ends;
        const TextStyle style{.size = 8, .leading = 11, .colour = faint};
        for (const auto& child : node.children("span")) {
            Text words(m_context, child, style);
            words.setWidth(width / 2, !ends.empty());
            Piece piece;
            piece.height = words.height();
            piece.draw = drawn(std::move(words));
            ends.push_back(std::move(piece));
        }
        std::vector<double> lefts;
        for (std::size_t i = 0; i < ends.size(); ++i)
            lefts.push_back(static_cast<double>(i) * width / 2);
        inner.push_back(beside(std::move(ends), lefts));
    } else if (hasClass(node, "headline") || std::string_view(node.name()) == "blockquote") {
        const bool bar = hasClass(node, "headline");
        const double indent = bar ? 10 : 8;
        const double pad = bar ? 0 : 6;
        std::vector<Piece> content;
        const TextStyle style = bar ? TextStyle{.size = 9.7, .leading = 14.5} : minor;
        if (bar)
            for (const auto& child : elementsOf(node))
                content.push_back(text(child, style, width - indent, content.empty() ? 0 : 4));
        else
            content.push_back(text(node, style, width - 2 * indent));
        Piece whole = stacked(std::move(content));
        Piece piece;
        piece.height = whole.height + 2 * pad;
        piece.before = bar ? 11 : 4;
        piece.draw = [whole, bar, indent, pad, width](cairo_t* cairo, double x, double y) {
            setColour(cairo, bar ? accent : ground);
            cairo_rectangle(cairo, x, y, bar ? 2 : width, whole.height + 2 * pad);
            cairo_fill(cairo);
            whole.draw(cairo, x + indent, y + pad);
        };
        inner.push_back(std::move(piece));
    } else if (node.find_child(isBlock))
        inner = of(node, width);
    else if (!std::string_view(node.text().get()).empty())
        inner.push_back(text(node, body, width));
    if (hasClass(node, "block") && !inner.empty()) {
        // What belongs together stays together as long as it fits a page.
        for (std::size_t i = 0; i + 1 < inner.size(); ++i)
            inner[i].keepWithNext = true;
        inner.front().before = std::max(inner.front().before, 8.0);
    }
    if (newPage && !inner.empty())
        inner.front().newPage = true;
    std::ranges::move(inner, std::back_inserter(out));
}

void Blocks::addColumns(std::vector<Piece>& out, pugi::xml_node node, double width, int columns) const {
    const double gap = columns == 2 ? 24 : 14;
    const double each = (width - gap * (columns - 1)) / columns;
    std::vector<double> lefts;
    for (int i = 0; i < columns; ++i)
        lefts.push_back(i * (each + gap));
    std::vector<Piece> pieces;
    for (const auto& child : elementsOf(node))
        pieces.push_back(std::string_view(child.name()) == "figure" ? figure(child, each)
                                                                    : text(child, minor, each, 3));
    if (columns == 2) {
        // Read down, then across: the first column takes half of the height.
        double total = 0;
        for (const auto& piece : pieces)
            total += piece.height + piece.before;
        std::vector<Piece> left;
        std::vector<Piece> right;
        double filled = 0;
        for (auto& piece : pieces) {
            const bool fits = filled + (piece.height + piece.before) / 2 <= total / 2;
            filled += piece.height + piece.before;
            (fits && right.empty() ? left : right).push_back(std::move(piece));
        }
        std::vector<Piece> both;
        both.push_back(stacked(std::move(left)));
        both.push_back(stacked(std::move(right)));
        out.push_back(beside(std::move(both), lefts));
        return;
    }
    for (std::size_t i = 0; i < pieces.size(); i += static_cast<std::size_t>(columns)) {
        std::vector<Piece> row;
        for (std::size_t j = i; j < std::min(pieces.size(), i + static_cast<std::size_t>(columns)); ++j)
            row.push_back(std::move(pieces[j]));
        out.push_back(beside(std::move(row), lefts));
        out.back().before = i == 0 ? 2 : 6;
    }
}

Piece Blocks::figure(pugi::xml_node node, double width) const {
    std::vector<Piece> parts;
    if (const auto words = node.child("figcaption"); words && !hasClass(node, "wide"))
        parts.push_back(text(words, caption, width));
    if (const auto drawing = Drawing::ofMarkup(node.child("svg"))) {
        const double natural = drawing->width() * pointsPerPixel;
        const double shown = hasClass(node, "map") ? std::min(natural, width) : width;
        Piece piece;
        piece.before = parts.empty() ? 0 : 3;
        piece.height = drawing->height() * shown / drawing->width();
        if (piece.height > m_pageHeight * .9) {
            piece.height = m_pageHeight * .9;
        }
        piece.draw = tagged("Figure", [drawing, shown, height = piece.height](cairo_t* cairo, double x, double y) {
            drawing->draw(cairo, x, y, shown, height);
        });
        parts.push_back(std::move(piece));
    }
    return stacked(std::move(parts));
}

void Blocks::addTable(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    std::vector<std::vector<Cell>> rows;
    const auto cells = [&](pugi::xml_node row, TextStyle style) {
        std::vector<Cell> made;
        for (const auto& child : elementsOf(row)) {
            TextStyle own = style;
            const bool number = hasClass(child, "num");
            if (hasClass(child, "strong"))
                own.weight = 500;
            if (hasClass(child, "light"))
                own.colour = faint;
            const bool worded = child.find_node([](pugi::xml_node n) { return hasClass(n, "words"); });
            own.wrap = !((number && !worded) || hasClass(child, "nowrap")) || std::string_view(child.name()) == "th";
            made.push_back({Text(m_context, child, own), number});
        }
        return made;
    };
    rows.push_back(cells(node.child("thead").child("tr"), headStyle));
    for (const auto& row : node.child("tbody").children("tr"))
        rows.push_back(cells(row, cellStyle));
    std::size_t columns = 0;
    for (const auto& row : rows)
        columns = std::max(columns, row.size());
    if (columns == 0)
        return;
    std::vector<double> least(columns, 0);
    std::vector<double> natural(columns, 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            least[i] = std::max(least[i], row[i].text.longestWord());
            natural[i] = std::max(natural[i], row[i].text.naturalWidth());
        }
    // A long remark wraps rather than starving its neighbours.
    for (auto& column : natural)
        column = std::min(column, width * .5);
    const auto widths = columnWidths(least, natural, width - cellGap * static_cast<double>(columns - 1));
    const auto rowPiece = [&](std::vector<Cell>& row, double above, double below, const Colour& under) {
        double height = 0;
        std::vector<std::pair<Text, double>> placed;
        double left = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i].text.setWidth(widths[i], row[i].right);
            height = std::max(height, row[i].text.height());
            placed.emplace_back(row[i].text, left);
            left += widths[i] + cellGap;
        }
        Piece piece;
        piece.height = height + above + below;
        piece.draw = [placed = std::move(placed), above, width, under, bottom = piece.height](cairo_t* cairo, double x,
                                                                                              double y) {
            for (const auto& [text, offset] : placed) {
                cairo_tag_begin(cairo, "P", nullptr);
                text.draw(cairo, x + offset, y + above);
                cairo_tag_end(cairo, "P");
            }
            line(cairo, x, y + bottom, width, under);
        };
        return piece;
    };
    Piece headRow = rowPiece(rows[0], 2, 3, ruleLine);
    const auto head = std::make_shared<const RunningHead>(RunningHead{headRow.height, headRow.draw});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        out.push_back(rowPiece(rows[i], 3.5, 3.5, hairline));
        out.back().head = head;
        out.back().before = i == 1 ? 3 : 0;
        out.back().keepWithNext = i == 1 && rows.size() > 2; // never a lone first row
    }
}

void Blocks::addDefinitions(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    const int pairs = hasClass(node, "wide") ? 1 : 2;
    const double term = pairs == 1 ? 96 : 58;
    const double gap = 8;
    const double each = (width - gap * (pairs - 1)) / pairs;
    std::vector<std::pair<pugi::xml_node, pugi::xml_node>> entries;
    for (const auto& child : node.children("dt"))
        entries.emplace_back(child, child.next_sibling("dd"));
    TextStyle termStyle = minor;
    termStyle.colour = faint;
    for (std::size_t i = 0; i < entries.size(); i += static_cast<std::size_t>(pairs)) {
        std::vector<Piece> row;
        std::vector<double> lefts;
        for (std::size_t j = i; j < std::min(entries.size(), i + static_cast<std::size_t>(pairs)); ++j) {
            const double left = static_cast<double>(j - i) * (each + gap);
            TextStyle value = minor;
            if (hasClass(entries[j].second, "none")) {
                value.italic = true;
                value.colour = faint;
            }
            row.push_back(text(entries[j].first, termStyle, term));
            lefts.push_back(left);
            row.push_back(text(entries[j].second, value, each - term - gap));
            lefts.push_back(left + term + gap);
        }
        out.push_back(beside(std::move(row), lefts));
        out.back().before = i == 0 ? 4 : 2.5;
    }
}

void Blocks::addList(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    constexpr double indent = 12;
    for (const auto& item : node.children("li")) {
        Piece words = text(item, minor, width - indent);
        Piece piece;
        piece.height = words.height;
        piece.before = 3.5;
        piece.draw = [words](cairo_t* cairo, double x, double y) {
            setColour(cairo, ink);
            cairo_new_path(cairo); // text before leaves a point that the circle would be joined to
            cairo_arc(cairo, x + 4, y + 6.2, 1.4, 0, 2 * std::acos(-1.0));
            cairo_fill(cairo);
            words.draw(cairo, x + indent, y);
        };
        out.push_back(std::move(piece));
    }
}

void Blocks::addLines(std::vector<Piece>& out, pugi::xml_node node, double width) const {
    constexpr double gap = 18;
    constexpr double narrow = 155;
    const auto columns =
        hasClass(node, "columns") ? static_cast<std::size_t>(std::max(1.0, (width + gap) / (narrow + gap))) : 1;
    const double each = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    std::vector<Text> all;
    std::istringstream stream(node.text().get());
    for (std::string words; std::getline(stream, words);) {
        all.emplace_back(m_context, words.empty() ? " " : words, lines);
        all.back().setWidth(each);
    }
    const auto rowsOfPage = static_cast<std::size_t>((m_pageHeight - 24) / lines.leading);
    const std::size_t mostOfPiece = columns == 1 ? 1 : rowsOfPage * columns;
    for (std::size_t first = 0; first < all.size(); first += mostOfPiece) {
        const std::size_t count = std::min(mostOfPiece, all.size() - first);
        const std::size_t down = (count + columns - 1) / columns;
        Piece piece;
        std::vector<std::tuple<Text, double, double>> placed;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t column = i / down, row = i % down;
            const double left = static_cast<double>(column) * (each + gap);
            const double top = static_cast<double>(row) * lines.leading;
            piece.height = std::max(piece.height, top + std::max(lines.leading, all[first + i].height()));
            placed.emplace_back(std::move(all[first + i]), left, top);
        }
        piece.before = first == 0 ? 4 : 0;
        piece.draw = tagged("P", [placed = std::move(placed)](cairo_t* cairo, double x, double y) {
            for (const auto& [text, left, top] : placed)
                text.draw(cairo, x + left, y + top);
        });
        out.push_back(std::move(piece));
    }
}

} // namespace attune::pdf

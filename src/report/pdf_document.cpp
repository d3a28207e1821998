// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_document.h"

#include "base/text.h"
#include "report/pdf_blocks.h"
#include "report/pdf_fonts.h"

#include <array>
#include <cairo-pdf.h>
#include <fmt/format.h>
#include <memory>
#include <pugixml.hpp>

namespace attune {
namespace {

using namespace pdf;

constexpr double millimetre = 72 / 25.4;
constexpr double side = 15 * millimetre;
constexpr double top = 16 * millimetre;
constexpr double bottom = 18 * millimetre;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// The body as XML: this room writes void elements and named spaces the way HTML has them.
std::string xmlOf(std::string_view html) {
    const auto start = html.find("<main>");
    const auto end = html.rfind("</main>");
    if (start == std::string_view::npos || end == std::string_view::npos)
        return {};
    return replaced(replaced(std::string(html.substr(start, end + 7 - start)), "<br>", "<br/>"), "&nbsp;", "&#160;");
}

std::string titleOf(std::string_view html) {
    const auto start = html.find("<title>");
    const auto end = html.find("</title>");
    if (start == std::string_view::npos || end == std::string_view::npos)
        return {};
    pugi::xml_document title;
    title.load_string(std::string(html.substr(start, end + 8 - start)).c_str());
    return title.child("title").text().get();
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// The outline's entry for a heading, below the last heading of a higher level.
class Outline {
  public:
    explicit Outline(cairo_surface_t* surface) : m_surface(surface) { m_last.fill(CAIRO_PDF_OUTLINE_ROOT); }
    void add(int level, const std::string& text, int page, double x, double y) {
        const int id = cairo_pdf_surface_add_outline(
            m_surface, m_last[static_cast<std::size_t>(level) - 1], text.c_str(),
            fmt::format("page={} pos=[{:.1f} {:.1f}]", page, x, y).c_str(),
            level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
        for (auto deeper = static_cast<std::size_t>(level); deeper < m_last.size(); ++deeper)
            m_last[deeper] = id;
    }

  private:
    cairo_surface_t* m_surface;
    std::array<int, 4> m_last{};
};

} // namespace

Result<std::string> pdfOfDocument(std::string_view html, PaperSize paper) {
    pugi::xml_document document;
    const std::string xml = xmlOf(html);
    if (const auto parsed = document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata); !parsed)
        return fail(ErrorCode::Internal, std::string("the document cannot be laid out: ") + parsed.description(), "PDF",
                    "write HTML instead and report this");
    const double width = paper == PaperSize::A4 ? 210 * millimetre : 8.5 * 72;
    const double height = paper == PaperSize::A4 ? 297 * millimetre : 11 * 72;
    const double textWidth = width - 2 * side;
    const double textHeight = height - top - bottom;

    teachFonts();
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, width, height), cairo_surface_destroy);
    const std::string title = titleOf(html);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Attune");
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    const std::unique_ptr<PangoContext, decltype(&g_object_unref)> context(pango_cairo_create_context(cairo.get()),
                                                                           g_object_unref);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context.get(), 72);
    teachIcons(context.get());

    const auto pages = paginate(Blocks(context.get(), textHeight).of(document.child("main"), textWidth), textHeight);
    Outline outline(surface.get());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const auto& piece : pages[i]) {
            piece.draw(cairo.get(), side, top + piece.y);
            if (piece.outlineLevel > 0)
                outline.add(piece.outlineLevel, piece.outlineText, static_cast<int>(i) + 1, side, top + piece.y);
        }
        const TextStyle footer{.size = 7.5, .leading = 10, .colour = faint, .wrap = false};
        Text left(context.get(), title, footer);
        left.setWidth(textWidth * .8);
        Text right(context.get(), fmt::format("{} of {}", i + 1, pages.size()), footer);
        right.setWidth(textWidth * .2, true);
        left.draw(cairo.get(), side, height - bottom + 8 * millimetre);
        right.draw(cairo.get(), side + textWidth * .8, height - bottom + 8 * millimetre);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::Internal, std::string("the PDF could not be made: ") + cairo_status_to_string(status),
                    "PDF", "write HTML instead and report this");
    return bytes;
}

} // namespace attune

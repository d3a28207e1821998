// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_document.h"

#include "base/text.h"
#include "report/pdf_blocks.h"
#include "report/pdf_fonts.h"

#include <algorithm>
#include <array>
#include <cairo-pdf.h>
#include <cmath>
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
        const int id =
            cairo_pdf_surface_add_outline(m_surface, m_last[static_cast<std::size_t>(level) - 1], text.c_str(),
                                          fmt::format("page={} pos=[{:.1f} {:.1f}]", page, x, y).c_str(),
                                          level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{});
        for (auto deeper = static_cast<std::size_t>(level); deeper < m_last.size(); ++deeper)
            m_last[deeper] = id;
    }

  private:
    cairo_surface_t* m_surface;
    std::array<int, 4> m_last{};
};

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

/// A document laid out for a paper, to be drawn on a surface of the same thread.
class Paper {
  public:
    explicit Paper(PaperSize paper)
        : m_width(paper == PaperSize::A4 ? 210 * millimetre : 8.5 * 72),
          m_height(paper == PaperSize::A4 ? 297 * millimetre : 11.0 * 72) {}

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] const std::vector<Page>& pages() const { return m_pages; }
    [[nodiscard]] const std::string& title() const { return m_title; }

    /// The cairo context decides how fonts are measured.
    Status layOut(std::string_view html, cairo_t* cairo) {
        pugi::xml_document document;
        const std::string xml = xmlOf(html);
        if (const auto parsed = document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata); !parsed)
            return fail(ErrorCode::Internal, std::string("the document cannot be laid out: ") + parsed.description(),
                        "PDF", "write HTML instead and report this");
        m_title = titleOf(html);
        m_context.reset(pango_cairo_create_context(cairo));
        auto* options = cairo_font_options_create();
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        pango_cairo_context_set_font_options(m_context.get(), options);
        cairo_font_options_destroy(options);
        pango_cairo_context_set_resolution(m_context.get(), 72);
        teachIcons(m_context.get());
        const double textHeight = m_height - top - bottom;
        m_pages =
            paginate(Blocks(m_context.get(), textHeight).of(document.child("main"), m_width - 2 * side), textHeight);
        return {};
    }

    void draw(std::size_t page, cairo_t* cairo) const {
        for (const auto& piece : m_pages[page])
            piece.draw(cairo, side, top + piece.y);
        const double textWidth = m_width - 2 * side;
        const TextStyle footer{.size = 7.5, .leading = 10, .colour = faint, .wrap = false};
        Text left(m_context.get(), m_title, footer);
        left.setWidth(textWidth * .8);
        Text right(m_context.get(), fmt::format("{} of {}", page + 1, m_pages.size()), footer);
        right.setWidth(textWidth * .2, true);
        left.draw(cairo, side, m_height - bottom + 8 * millimetre);
        right.draw(cairo, side + textWidth * .8, m_height - bottom + 8 * millimetre);
    }

  private:
    double m_width, m_height;
    std::string m_title;
    std::unique_ptr<PangoContext, decltype(&g_object_unref)> m_context{nullptr, g_object_unref};
    std::vector<Page> m_pages;
};

Status surfaceStatus(cairo_surface_t* surface) {
    if (const auto status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::Internal, std::string("the pages could not be made: ") + cairo_status_to_string(status),
                    "PDF", "write HTML instead and report this");
    return {};
}

} // namespace

Result<std::string> pdfOfDocument(std::string_view html, PaperSize paperSize) {
    Paper paper(paperSize);
    teachFonts();
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, paper.width(), paper.height()),
                          cairo_surface_destroy);
    const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
    if (auto laid = paper.layOut(html, cairo.get()); !laid)
        return std::unexpected(laid.error());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, paper.title().c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Attune");
    Outline outline(surface.get());
    for (std::size_t i = 0; i < paper.pages().size(); ++i) {
        paper.draw(i, cairo.get());
        for (const auto& piece : paper.pages()[i])
            if (piece.outlineLevel > 0)
                outline.add(piece.outlineLevel, piece.outlineText, static_cast<int>(i) + 1, side, top + piece.y);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    if (auto drawn = surfaceStatus(surface.get()); !drawn)
        return std::unexpected(drawn.error());
    return bytes;
}

Result<PagePictures> picturesOfDocument(std::string_view html, PaperSize paperSize, double pixelsPerPoint,
                                        std::size_t first, std::size_t most) {
    Paper paper(paperSize);
    teachFonts();
    const double scale = std::clamp(pixelsPerPoint, .05, 10.0);
    const int width = static_cast<int>(std::lround(paper.width() * scale));
    const int height = static_cast<int>(std::lround(paper.height() * scale));
    // Measured as for PDF, so that every line breaks where it breaks there.
    std::string unused;
    const Surface measure(cairo_pdf_surface_create_for_stream(append, &unused, paper.width(), paper.height()),
                          cairo_surface_destroy);
    const Cairo measuring(cairo_create(measure.get()), cairo_destroy);
    if (auto laid = paper.layOut(html, measuring.get()); !laid)
        return std::unexpected(laid.error());
    PagePictures out;
    out.pages = paper.pages().size();
    for (std::size_t i = first; i < out.pages && i - first < most; ++i) {
        PagePicture picture{width, height, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * height)};
        const Surface surface(
            cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(picture.pixels.data()),
                                                CAIRO_FORMAT_RGB24, width, height, width * 4),
            cairo_surface_destroy);
        const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        paper.draw(i, cairo.get());
        cairo_surface_finish(surface.get());
        if (auto drawn = surfaceStatus(surface.get()); !drawn)
            return std::unexpected(drawn.error());
        for (std::uint32_t& pixel : picture.pixels)
            pixel |= 0xff000000U;
        out.pictures.push_back(std::move(picture));
    }
    return out;
}

} // namespace attune

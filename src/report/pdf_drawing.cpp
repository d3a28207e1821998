// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_drawing.h"

#include <librsvg/rsvg.h>
#include <sstream>

namespace attune::pdf {

struct Drawing::Handle {
    RsvgHandle* rsvg = nullptr;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (rsvg != nullptr)
            g_object_unref(rsvg);
    }
};

Drawing::~Drawing() = default;

std::shared_ptr<Drawing> Drawing::ofMarkup(pugi::xml_node svg, const std::string& colour) {
    pugi::xml_document copy;
    auto root = copy.append_copy(svg);
    const auto set = [&root](const char* name, const char* value) {
        root.remove_attribute(name);
        root.append_attribute(name) = value;
    };
    set("xmlns", "http://www.w3.org/2000/svg");
    if (std::string_view(svg.attribute("class").value()) == "icon") {
        set("fill", "none");
        set("stroke", colour.c_str());
        set("stroke-width", "1.5");
        set("stroke-linecap", "round");
        set("stroke-linejoin", "round");
    }
    if (!root.attribute("font-family"))
        set("font-family", "Attune Inter, Helvetica, Arial, DejaVu Sans, sans-serif");
    std::ostringstream text;
    copy.save(text, "", pugi::format_raw | pugi::format_no_declaration);
    const std::string bytes = text.str();
    GError* error = nullptr;
    auto out = std::shared_ptr<Drawing>(new Drawing);
    out->m_handle = std::make_unique<Handle>();
    out->m_handle->rsvg =
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
    if (out->m_handle->rsvg == nullptr) {
        g_clear_error(&error);
        return nullptr;
    }
    gboolean hasWidth = FALSE;
    gboolean hasHeight = FALSE;
    gboolean hasBox = FALSE;
    RsvgLength width{};
    RsvgLength height{};
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(out->m_handle->rsvg, &hasWidth, &width, &hasHeight, &height, &hasBox, &box);
    const bool pixels = hasWidth == TRUE && hasHeight == TRUE && width.unit == RSVG_UNIT_PX;
    out->m_width = pixels ? width.length : box.width;
    out->m_height = pixels ? height.length : box.height;
    return out->m_width > 0 && out->m_height > 0 ? out : nullptr;
}

void Drawing::draw(cairo_t* cairo, double x, double y, double width, double height) const {
    const RsvgRectangle place{.x = x, .y = y, .width = width, .height = height};
    GError* error = nullptr;
    cairo_save(cairo);
    rsvg_handle_render_document(m_handle->rsvg, cairo, &place, &error);
    cairo_restore(cairo);
    g_clear_error(&error);
}

} // namespace attune::pdf

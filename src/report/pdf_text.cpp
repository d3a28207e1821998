// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_text.h"

#include "report/pdf_drawing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <map>
#include <string_view>

namespace attune::pdf {

struct Icon {
    std::shared_ptr<Drawing> drawing;
    double size = 9;
};

namespace {

constexpr std::string_view objectCharacter = "\xEF\xBF\xBC";
constexpr auto family = "Attune Inter, Helvetica, Arial, DejaVu Sans, Sans";
constexpr auto monoFamily = "DejaVu Sans Mono, Menlo, Consolas, Monospace";

int units(double points) { return static_cast<int>(std::lround(points * PANGO_SCALE)); }
guint16 channel(double value) { return static_cast<guint16>(std::lround(value * 65535)); }

std::string hex(const Colour& c) {
    const auto byte = [](double v) { return static_cast<int>(std::lround(v * 255)); };
    return fmt::format("#{:02X}{:02X}{:02X}", byte(c.red), byte(c.green), byte(c.blue));
}

Colour colourOfClass(std::string_view cssClass, const Colour& inherited) {
    static const std::map<std::string_view, Colour> known{
        {"light", faint},         {"none", faint},           {"few", faint},
        {"small", faint},         {"adult", {0, .369, .58}}, {"child", {.529, .337, 0}},
        {"dyad", {0, .42, .306}}, {"fail", {.62, .267, 0}},  {"open", {.271, .302, .341}}};
    Colour out = inherited;
    while (!cssClass.empty()) {
        const auto end = std::min(cssClass.find(' '), cssClass.size());
        if (const auto found = known.find(cssClass.substr(0, end)); found != known.end())
            out = found->second;
        cssClass.remove_prefix(std::min(end + 1, cssClass.size()));
    }
    return out;
}

bool hasClass(pugi::xml_node node, std::string_view wanted) {
    return (" " + std::string(node.attribute("class").value()) + " ").find(" " + std::string(wanted) + " ") !=
           std::string::npos;
}

/// What holds for a whole text; what is added later wins.
PangoAttrList* attributesOf(const TextStyle& style) {
    auto* out = pango_attr_list_new();
    pango_attr_list_insert(out, pango_attr_font_features_new("tnum=1"));
    pango_attr_list_insert(out, pango_attr_foreground_new(channel(style.colour.red), channel(style.colour.green),
                                                          channel(style.colour.blue)));
    return out;
}

/// Text and attributes gathered from inline markup.
class Gatherer {
  public:
    explicit Gatherer(const TextStyle& style) : m_base(style), m_attributes(attributesOf(style)) {}
    ~Gatherer() { pango_attr_list_unref(m_attributes); }
    Gatherer(const Gatherer&) = delete;
    Gatherer& operator=(const Gatherer&) = delete;

    void children(pugi::xml_node node, const TextStyle& style, bool raised = false) {
        for (const auto& child : node.children())
            take(child, style, raised);
    }

    std::string text;
    std::vector<std::shared_ptr<Icon>> icons;
    [[nodiscard]] PangoAttrList* attributes() const { return m_attributes; }

  private:
    void take(pugi::xml_node node, TextStyle style, bool raised) {
        const std::string_view name = node.name();
        if (name.empty()) {
            words(node.value(), style, raised);
            return;
        }
        if (name == "br") {
            text += '\n';
            return;
        }
        if (name == "svg") {
            icon(node, style);
            return;
        }
        style.colour = colourOfClass(node.attribute("class").value(), style.colour);
        if (name == "b" || hasClass(node, "verdict"))
            style.weight = 600;
        else if (name == "i")
            style.italic = true;
        else if (name == "code")
            style.mono = true;
        if (hasClass(node, "light"))
            style.weight = 400;
        children(node, style, raised || name == "sup");
    }

    void words(std::string_view words, const TextStyle& style, bool raised) {
        const auto start = static_cast<guint>(text.size());
        bool space = text.empty() || text.back() == '\n' || text.back() == ' ';
        for (const char c : words) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!blank)
                text += c;
            else if (!space)
                text += ' ';
            space = blank;
        }
        const auto add = [&](PangoAttribute* attribute) {
            attribute->start_index = start;
            attribute->end_index = static_cast<guint>(text.size());
            pango_attr_list_insert(m_attributes, attribute);
        };
        if (style.weight != m_base.weight)
            add(pango_attr_weight_new(static_cast<PangoWeight>(style.weight)));
        if (style.italic != m_base.italic)
            add(pango_attr_style_new(PANGO_STYLE_ITALIC));
        if (style.mono != m_base.mono)
            add(pango_attr_family_new(monoFamily));
        if (style.colour != m_base.colour)
            add(pango_attr_foreground_new(channel(style.colour.red), channel(style.colour.green),
                                          channel(style.colour.blue)));
        if (raised) {
            add(pango_attr_size_new_absolute(units(m_base.size * .75)));
            add(pango_attr_rise_new(units(m_base.size * .3)));
        }
    }

    void icon(pugi::xml_node node, const TextStyle& style) {
        auto icon = std::make_shared<Icon>();
        icon->size = style.size * 1.17;
        icon->drawing = Drawing::ofMarkup(node, hex(style.colour));
        if (!icon->drawing)
            return;
        const PangoRectangle box{
            .x = 0, .y = units(-icon->size * .84), .width = units(icon->size * 1.4), .height = units(icon->size)};
        auto* shape = pango_attr_shape_new_with_data(&box, &box, icon.get(), nullptr, nullptr);
        shape->start_index = static_cast<guint>(text.size());
        text += objectCharacter;
        shape->end_index = static_cast<guint>(text.size());
        pango_attr_list_insert(m_attributes, shape);
        icons.push_back(std::move(icon));
    }

    TextStyle m_base;
    PangoAttrList* m_attributes;
};

void drawShape(cairo_t* cairo, PangoAttrShape* shape, gboolean /*path*/, gpointer /*data*/) {
    const auto* icon = static_cast<const Icon*>(shape->data);
    double x = 0;
    double y = 0;
    cairo_get_current_point(cairo, &x, &y);
    icon->drawing->draw(cairo, x, y - icon->size * .84, icon->size, icon->size);
}

} // namespace

void teachIcons(PangoContext* context) { pango_cairo_context_set_shape_renderer(context, drawShape, nullptr, nullptr); }

Text::Text(PangoContext* context, pugi::xml_node content, const TextStyle& style) {
    Gatherer gatherer(style);
    gatherer.children(content, style);
    while (!gatherer.text.empty() && (gatherer.text.back() == ' ' || gatherer.text.back() == '\n'))
        gatherer.text.pop_back();
    m_icons = std::move(gatherer.icons);
    layOut(context, gatherer.text, gatherer.attributes(), style);
}

Text::Text(PangoContext* context, const std::string& plain, const TextStyle& style) {
    auto* attributes = attributesOf(style);
    layOut(context, plain, attributes, style);
    pango_attr_list_unref(attributes);
}

void Text::layOut(PangoContext* context, const std::string& text, PangoAttrList* attributes, const TextStyle& style) {
    m_layout = std::shared_ptr<PangoLayout>(pango_layout_new(context), [](PangoLayout* l) { g_object_unref(l); });
    m_characters = text.size();
    m_wrap = style.wrap;
    m_oneWord = std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
    });
    auto* font = pango_font_description_new();
    pango_font_description_set_family(font, style.mono ? monoFamily : family);
    pango_font_description_set_absolute_size(font, units(style.size));
    pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
    if (style.italic)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(m_layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_attributes(m_layout.get(), attributes);
    pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(m_layout.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_line_spacing(m_layout.get(), static_cast<float>(style.leading / (style.size * 1.21)));
}

double Text::naturalWidth() const {
    if (m_natural < 0) {
        pango_layout_set_width(m_layout.get(), -1);
        int width = 0;
        pango_layout_get_size(m_layout.get(), &width, nullptr);
        m_natural = static_cast<double>(width) / PANGO_SCALE;
    }
    return m_natural;
}

double Text::longestWord() const {
    if (!m_wrap || m_oneWord)
        return naturalWidth();
    pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_width(m_layout.get(), 0);
    int width = 0;
    pango_layout_get_size(m_layout.get(), &width, nullptr);
    pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(m_layout.get(), -1);
    return static_cast<double>(width) / PANGO_SCALE;
}

void Text::setWidth(double width, bool right) {
    // A line that fits as it was measured stays as it is.
    m_shift = 0;
    if (m_natural >= 0 && m_natural <= width && pango_layout_get_width(m_layout.get()) < 0 &&
        pango_layout_get_line_count(m_layout.get()) == 1) {
        m_shift = right ? width - m_natural : 0;
        return;
    }
    pango_layout_set_width(m_layout.get(), units(width + .01));
    pango_layout_set_alignment(m_layout.get(), right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

double Text::height() const {
    int height = 0;
    pango_layout_get_size(m_layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

void Text::draw(cairo_t* cairo, double x, double y) const {
    cairo_move_to(cairo, x + m_shift, y);
    pango_cairo_show_layout(cairo, m_layout.get());
}

} // namespace attune::pdf

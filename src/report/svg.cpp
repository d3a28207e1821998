// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg.h"

#include "base/text.h"

#include <cmath>

namespace attune {

std::string escapeMarkup(std::string_view text) {
    const std::string valid = sanitizeUtf8(text);
    std::string out;
    out.reserve(valid.size() + 16);
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto c = static_cast<unsigned char>(valid[i]);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            out += "\xEF\xBF\xBD";
        else if (c == 0xEF && valid.compare(i, 2, "\xEF\xBF") == 0 && i + 2 < valid.size() &&
                 static_cast<unsigned char>(valid[i + 2]) >= 0xBE) {
            out += "\xEF\xBF\xBD";
            i += 2;
        } else
            out += static_cast<char>(c);
    }
    return out;
}

std::string coordinateText(double value) {
    if (!std::isfinite(value))
        return "0";
    const double rounded = std::round(value * 100) / 100;
    return rounded == 0 ? "0" : formatNumber(rounded);
}

SvgWriter::SvgWriter(int width, int height, std::string_view title, std::string_view description,
                     std::string_view fontFamily) {
    const std::string w = std::to_string(width);
    const std::string h = std::to_string(height);
    m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w +
            " " + h + "\" role=\"img\"";
    if (!fontFamily.empty())
        m_out += " font-family=\"" + escapeMarkup(fontFamily) + "\"";
    m_out += "><title>" + escapeMarkup(title) + "</title><desc>" + escapeMarkup(description) + "</desc>";
}

void SvgWriter::attribute(std::string_view name, double value) {
    m_out += ' ';
    m_out += name;
    m_out += "=\"" + coordinateText(value) + "\"";
}

void SvgWriter::paint(const Paint& paint) {
    m_out += " fill=\"" + paint.fill + "\"";
    if (!paint.stroke.empty()) {
        m_out += " stroke=\"" + paint.stroke + "\"";
        if (paint.strokeWidth != 1)
            attribute("stroke-width", paint.strokeWidth);
        if (!paint.dash.empty())
            m_out += " stroke-dasharray=\"" + paint.dash + "\"";
    }
    m_out += "/>";
}

void SvgWriter::points(const std::vector<std::pair<double, double>>& points) {
    m_out += " points=\"";
    for (std::size_t i = 0; i < points.size(); ++i)
        m_out += (i ? " " : "") + coordinateText(points[i].first) + "," + coordinateText(points[i].second);
    m_out += '"';
}

void SvgWriter::rect(double x, double y, double width, double height, const Paint& p, double radius) {
    m_out += "<rect";
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    if (radius > 0)
        attribute("rx", radius);
    paint(p);
}

void SvgWriter::line(double x1, double y1, double x2, double y2, const Paint& p) {
    m_out += "<line";
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    paint(p);
}

void SvgWriter::circle(double x, double y, double radius, const Paint& p) {
    m_out += "<circle";
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    paint(p);
}

void SvgWriter::polygon(const std::vector<std::pair<double, double>>& list, const Paint& p) {
    m_out += "<polygon";
    points(list);
    paint(p);
}

void SvgWriter::polyline(const std::vector<std::pair<double, double>>& list, const Paint& p) {
    m_out += "<polyline";
    points(list);
    paint(p);
}

void SvgWriter::text(double x, double y, std::string_view content, const TextStyle& style) {
    m_out += "<text";
    attribute("x", x);
    attribute("y", y);
    attribute("font-size", style.size);
    if (style.weight != 400)
        m_out += " font-weight=\"" + std::to_string(style.weight) + "\"";
    if (style.italic)
        m_out += " font-style=\"italic\"";
    if (style.anchor != TextAnchor::Start)
        m_out += style.anchor == TextAnchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    if (style.rotate != 0)
        m_out += " transform=\"rotate(" + coordinateText(style.rotate) + " " + coordinateText(x) + " " +
                 coordinateText(y) + ")\"";
    m_out += " fill=\"" + style.fill + "\">" + escapeMarkup(content) + "</text>";
}

void SvgWriter::beginGroup(std::string_view title) {
    m_out += "<g><title>" + escapeMarkup(title) + "</title>";
    ++m_open;
}

void SvgWriter::endGroup() {
    if (m_open == 0)
        return;
    m_out += "</g>";
    --m_open;
}

std::string SvgWriter::finish() {
    while (m_open > 0)
        endGroup();
    return std::move(m_out) + "</svg>";
}

} // namespace attune

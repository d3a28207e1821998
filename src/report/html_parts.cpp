// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_parts.h"

#include "base/text.h"
#include "report/number_text.h"

namespace attune::html {

std::string tagged(std::string_view tag, std::string_view text, std::string_view cssClass) {
    std::string out = "<" + std::string(tag);
    if (!cssClass.empty())
        out += " class=\"" + std::string(cssClass) + "\"";
    return out + ">" + escapeMarkup(text) + "</" + std::string(tag) + ">";
}

std::string heading(int level, std::string_view text, std::string_view id) {
    const std::string tag = "h" + std::to_string(level);
    return "<" + tag + (id.empty() ? "" : " id=\"" + std::string(id) + "\"") + ">" + escapeMarkup(text) + "</" + tag +
           ">\n";
}

std::string paragraph(std::string_view text, std::string_view cssClass) { return tagged("p", text, cssClass) + "\n"; }

Table::Table(std::string_view cssClass) : m_class(cssClass) {}

void Table::column(std::string_view words, std::string_view second, bool number) {
    m_head += std::string("<th scope=\"col\"") + (number ? " class=\"num\"" : "") + ">" + escapeMarkup(words);
    if (!second.empty())
        m_head += "<br><span class=\"light\">" + escapeMarkup(second) + "</span>";
    m_head += "</th>";
}

void Table::row() { m_body += m_rows++ == 0 ? "<tr>" : "</tr>\n<tr>"; }

void Table::cell(std::string_view text, std::string_view cssClass) { cellHtml(escapeMarkup(text), cssClass); }

void Table::cellHtml(std::string_view markup, std::string_view cssClass) {
    m_body += cssClass.empty() ? "<td>" : "<td class=\"" + std::string(cssClass) + "\">";
    m_body += markup;
    m_body += "</td>";
}

std::string Table::finish() const {
    return "<div class=\"scroll\"><table" + (m_class.empty() ? "" : " class=\"" + m_class + "\"") + "><thead><tr>" +
           m_head + "</tr></thead><tbody>\n" + m_body + (m_rows > 0 ? "</tr>\n" : "") + "</tbody></table></div>\n";
}

std::string figureHtml(const Figure& figure, std::string_view cssClass) {
    return "<figure" + (cssClass.empty() ? "" : " class=\"" + std::string(cssClass) + "\"") + ">" +
           (figure.title.empty() ? "" : tagged("figcaption", figure.title)) + figure.svg + "</figure>\n";
}

std::string personHtml(FigureRole role) {
    const std::string word = figureRoleInWords(role);
    std::string paths;
    switch (role) {
    case FigureRole::Adult:
        paths = "<circle cx=\"8\" cy=\"5.5\" r=\"2.5\"/><path d=\"M3 13.5c.5-2.7 2.5-4 5-4s4.5 1.3 5 4\"/>";
        break;
    case FigureRole::Child:
        paths = "<circle cx=\"8\" cy=\"6\" r=\"3.5\"/><path d=\"M4 13.5c.4-2 2-3 4-3s3.6 1 4 3M8 2.5c0-1 .8-1.3 "
                "1.3-1.2\"/>";
        break;
    case FigureRole::Dyad:
        paths = "<circle cx=\"5\" cy=\"5\" r=\"2.3\"/><path d=\"M1 13c.4-2.6 1.9-4 4-4s3.6 1.4 4 4\"/>"
                "<circle cx=\"11.5\" cy=\"7.5\" r=\"1.8\"/><path d=\"M11.5 11c1.8 0 3 .8 3.4 2\"/>";
        break;
    case FigureRole::Other:
        return {};
    }
    return "<span class=\"" + word + "\"><svg class=\"icon\" viewBox=\"0 0 16 16\" role=\"img\" aria-label=\"" + word +
           "\">" + paths + "</svg></span>";
}

std::string outcomeHtml(VerdictOutcome outcome) {
    std::string paths;
    std::string cssClass = "verdict";
    switch (outcome) {
    case VerdictOutcome::Pass:
        paths = "<path d=\"M3 8.5l3.2 3.2L13 4.5\"/>";
        break;
    case VerdictOutcome::Fail:
        paths = "<path d=\"M4 4l8 8M12 4l-8 8\"/>";
        cssClass += " fail";
        break;
    case VerdictOutcome::NotEstimable:
        paths = "<circle cx=\"8\" cy=\"8\" r=\"5\" stroke-dasharray=\"2 2.2\"/>";
        cssClass += " open";
        break;
    case VerdictOutcome::Incomplete:
        paths = "<path d=\"M8 3a5 5 0 0 1 0 10\"/><path d=\"M8 3a5 5 0 0 0 0 10\" stroke-dasharray=\"2 2.2\"/>";
        cssClass += " open";
        break;
    }
    return "<span class=\"" + cssClass + "\"><svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + paths +
           "</svg>" + escapeMarkup(outcomeInWords(outcome)) + "</span>";
}

std::string dimensionHtml(const DimensionRow& row, std::string_view marks) {
    return personHtml(row.role) + escapeMarkup(row.name) +
           (marks.empty() ? "" : "<sup>" + escapeMarkup(marks) + "</sup>");
}

std::string coefficientHtml(const PairAgreement& pair, const std::string& name, const std::string& weights,
                            bool interval) {
    const auto display = coefficientDisplay(pair, name, weights);
    switch (display.state) {
    case CoefficientState::Absent:
        return {};
    case CoefficientState::DifferencesOnly:
    case CoefficientState::NarrowRange:
        return tagged("span", display.words, "light");
    case CoefficientState::NotEstimable:
        return "<span class=\"light words\">not estimable: " + escapeMarkup(display.words) + "</span>";
    case CoefficientState::Shown:
    case CoefficientState::TooFewToCertify:
        break;
    }
    const std::string text =
        interval ? estimateText(*display.estimate) : numberText(*display.estimate->value, numberStyleOf(name));
    return display.state == CoefficientState::TooFewToCertify ? tagged("i", text, "few") : escapeMarkup(text);
}

std::string orNotRecorded(const std::string& text) { return trimmed(text).empty() ? "not recorded" : text; }

std::string listed(const std::vector<std::string>& items) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i)
        out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return out;
}

std::string confidenceText(double confidence) { return scoreText(confidence * 100) + "\xC2\xA0%"; }

std::string document(const StudyDescription& study, std::string_view title, std::string_view body,
                     std::string_view subtitle) {
    std::string full(title);
    if (!subtitle.empty())
        full += ": " + std::string(subtitle);
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                      "content=\"width=device-width, initial-scale=1\">\n";
    out += tagged("title", full) + "\n<style>" + std::string(styleSheet()) + "</style>\n</head>\n<body>\n<main>\n";
    if (!study.site.empty() || study.date)
        out +=
            "<div class=\"top\">" + tagged("span", study.site) + tagged("span", study.date.value_or("")) + "</div>\n";
    out += heading(1, title);
    if (!subtitle.empty())
        out += paragraph(subtitle, "sub");
    out += body;
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace attune::html

// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/portfolio.h"

#include "report/html_parts.h"

#include <algorithm>
#include <fmt/format.h>

namespace attune {

namespace {

std::string minutesText(std::int64_t minutes) { return fmt::format("{} h {:02} min", minutes / 60, minutes % 60); }

} // namespace

std::string portfolioHtml(std::vector<PortfolioLine> lines, const std::string& code, const std::string& site,
                          std::int64_t targetMinutes, const std::string& today,
                          const std::vector<PortfolioPassage>& passages) {
    using namespace html;
    std::ranges::stable_sort(lines, {}, &PortfolioLine::day);
    std::int64_t contact = 0, independent = 0, credit = 0, signedOff = 0;
    for (const PortfolioLine& line : lines) {
        (line.contact ? contact : independent) += line.minutes;
        credit += line.credit ? line.minutes : 0;
        signedOff += line.signature.empty() ? 0 : line.minutes;
    }
    const std::string title = "Training activities of " + code;
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}"
                                  "</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                                  escapeMarkup(title), styleSheet());
    out += heading(1, title);
    out += paragraph(fmt::format("{}. {} activities, listed on {}.", site, lines.size(), today), "sub");
    out += paragraph(fmt::format("With a trainer: {}. Independent: {}. Counting toward the target: {} of {}. Signed by "
                                 "a trainer: {}.",
                                 minutesText(contact), minutesText(independent), minutesText(credit),
                                 minutesText(targetMinutes), minutesText(signedOff)));
    Table table;
    table.column("Day", {}, false);
    table.column("Minutes");
    for (const char* head : {"Kind", "Counts", "What", "Competencies", "Signed"})
        table.column(head, {}, false);
    for (const PortfolioLine& line : lines) {
        table.row();
        table.cell(line.day, "");
        table.cell(fmt::format("{}", line.minutes));
        table.cell(line.contact ? "contact" : "independent", "");
        table.cell(line.credit ? "yes" : "no", "");
        table.cell(line.what, "");
        table.cell(line.competencies, "");
        table.cell(line.signature, "");
    }
    out += table.finish();
    if (!passages.empty())
        out += heading(2, "From private notes");
    for (const PortfolioPassage& passage : passages) {
        out += paragraph(passage.about, "sub");
        out += paragraph(passage.text);
    }
    out += paragraph(std::string("Minutes are as the person logged them; a signature says that the trainer was there "
                                 "or has seen the work. ") +
                         (passages.empty() ? "Private notes are no part of this."
                                           : "The passages from private notes were chosen by their author; nothing "
                                             "else of these notes is part of this."),
                     "small");
    out += "</main>\n</body>\n</html>\n";
    return out;
}

} // namespace attune

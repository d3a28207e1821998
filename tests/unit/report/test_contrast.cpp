// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast as WCAG 2.1 AA asks for, of what is really written: the style sheet and every drawing of a summary. The PDF
// is made of the same document, with the same colours.
#include "report/html_parts.h"
#include "report/html_summary.h"
#include "report/palette.h"
#include "report/summary_kinds.h"
#include "support/contrast.h"
#include "unit/report/sample_report.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <regex>
#include <set>

namespace attune {
namespace {

using namespace test;

std::string attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

// The colour that lies under a point: of the last rectangle before the text that holds it, else the surface.
std::string groundUnder(pugi::xml_node text, const std::string& surface, pugi::xml_node svg) {
    const double x = text.attribute("x").as_double(), y = text.attribute("y").as_double() - 3;
    std::string ground = surface;
    for (const pugi::xpath_node found : svg.select_nodes(".//rect | .//text")) {
        const pugi::xml_node node = found.node();
        if (node == text)
            break;
        const std::string fill = attribute(node, "fill");
        const double left = node.attribute("x").as_double(), top = node.attribute("y").as_double();
        if (std::string_view(node.name()) == "rect" && fill.starts_with('#') && x >= left && y >= top &&
            x <= left + node.attribute("width").as_double() && y <= top + node.attribute("height").as_double())
            ground = fill;
    }
    return ground;
}

// The colour of the mark that a number in the surface's own colour stands on: the shape drawn before it.
std::string markUnder(pugi::xml_node text) {
    for (pugi::xml_node node = text.previous_sibling(); node; node = node.previous_sibling())
        if (const std::string fill = attribute(node, "fill");
            fill.starts_with('#') && node.name() != std::string("text"))
            return fill;
    return attribute(text, "fill");
}

// Checks every drawing of a document; gives how many texts and shapes it saw.
std::pair<int, int> checkDrawings(const std::string& html, const Palette& palette) {
    // Grounds and grids carry nothing by themselves: a number, a line or a name stands on them.
    std::set<std::string> quiet{palette.agree0,     palette.agree1,        palette.agree2,     palette.border,
                                palette.surface,    palette.adult.tint,    palette.child.tint, palette.dyad.tint,
                                palette.other.tint, palette.reference.tint};
    int texts = 0, shapes = 0;
    for (std::size_t at = html.find("<svg"); at != std::string::npos; at = html.find("<svg", at + 1)) {
        const auto end = html.find("</svg>", at);
        pugi::xml_document dom;
        EXPECT_TRUE(dom.load_string(html.substr(at, end + 6 - at).c_str()));
        const pugi::xml_node svg = dom.document_element();
        for (const pugi::xpath_node found : svg.select_nodes(".//text")) {
            const pugi::xml_node node = found.node();
            const std::string fill = attribute(node, "fill");
            const std::string ground = fill == palette.surface       ? markUnder(node)
                                       : node.attribute("transform") ? palette.surface
                                                                     : groundUnder(node, palette.surface, svg);
            ++texts;
            if (!fill.starts_with('#'))
                ADD_FAILURE() << "a text without a colour: " << node.child_value();
            else
                EXPECT_GE(contrast(colourOf(fill), colourOf(ground)), textContrast)
                    << node.child_value() << ": " << fill << " on " << ground;
        }
        for (const pugi::xpath_node found :
             svg.select_nodes(".//circle | .//path | .//polygon | .//polyline | .//rect")) {
            const std::string fill = attribute(found.node(), "fill"), line = attribute(found.node(), "stroke");
            if ((!fill.starts_with('#') || quiet.contains(fill)) && (!line.starts_with('#') || quiet.contains(line)))
                continue;
            ++shapes;
            double best = 0; // the line around a shape tells it apart too
            for (const std::string& ink : {fill, line})
                if (ink.starts_with('#'))
                    best = std::max(best, contrast(colourOf(ink), colourOf(palette.surface)));
            EXPECT_GE(best, graphicsContrast) << found.node().name() << " " << fill << " " << line;
        }
    }
    return {texts, shapes};
}

TEST(Contrast, IsWhatTheFormulaGives) {
    EXPECT_DOUBLE_EQ(contrast(0x000000, 0xFFFFFF), 21);
    EXPECT_DOUBLE_EQ(contrast(0x777777, 0x777777), 1);
    EXPECT_NEAR(contrast(0x767676, 0xFFFFFF), 4.54, .005); // the well-known lightest grey that passes
}

TEST(Contrast, OfTheStyleSheetIsEnough) {
    const std::string css(html::styleSheet());
    std::set<std::string> inks, grounds{"#fff"};
    const std::regex colours("([;{]|background:|border[a-z-]*:[^;]*)(color:)?(#[0-9A-Fa-f]{3,6})");
    for (std::sregex_iterator it(css.begin(), css.end(), colours), none; it != none; ++it) {
        if ((*it)[1].str() == "background:")
            grounds.insert((*it)[3]);
        else if ((*it)[2].matched)
            inks.insert((*it)[3]);
    }
    EXPECT_GE(inks.size(), 6u);
    EXPECT_GE(grounds.size(), 2u);
    for (const std::string& ink : inks)
        for (const std::string& ground : grounds)
            EXPECT_GE(contrast(colourOf(ink), colourOf(ground)), textContrast) << ink << " on " << ground;
}

TEST(Contrast, OfEveryDrawingOfASummaryIsEnough) {
    const AgreementReport report = testing::sampleReport(12, 4);
    const auto whole = checkDrawings(htmlSummary(report), lightPalette());
    EXPECT_GT(whole.first, 200);
    EXPECT_GT(whole.second, 100);
    const auto clips = clipSummary(report, {});
    const auto set = referenceSummary(referenceSet(report));
    const auto cohort = cohortSummary({{"spring", report}, {"autumn", testing::sampleReport(10, 5)}});
    ASSERT_TRUE(clips && set && cohort);
    for (const KindSummary* kind : {&*clips, &*set, &*cohort})
        EXPECT_GT(checkDrawings(kind->html, lightPalette()).first, 10);
}

TEST(Contrast, OfBothPalettesIsEnough) {
    for (const Palette* palette : {&lightPalette(), &darkPalette()}) {
        const auto onSurface = [&](const std::string& ink) {
            return contrast(colourOf(ink), colourOf(palette->surface));
        };
        for (const std::string* ink : {&palette->text, &palette->text2, &palette->text3, &palette->disagreeInk})
            EXPECT_GE(onSurface(*ink), textContrast) << *ink;
        EXPECT_GE(onSurface(palette->control), graphicsContrast);
        EXPECT_GE(onSurface(palette->disagree), graphicsContrast);
        for (const std::string* ground : {&palette->agree0, &palette->agree1, &palette->agree2})
            EXPECT_GE(contrast(colourOf(palette->agreeOn), colourOf(*ground)), textContrast) << *ground;
        for (const InkSet* set :
             {&palette->adult, &palette->child, &palette->dyad, &palette->other, &palette->reference}) {
            EXPECT_GE(onSurface(set->ink), textContrast) << set->ink;
            EXPECT_GE(contrast(colourOf(set->ink), colourOf(set->tint)), textContrast) << set->tint;
            EXPECT_GE(contrast(colourOf(set->on), colourOf(set->fill)), textContrast) << set->fill;
        }
    }
}

} // namespace
} // namespace attune

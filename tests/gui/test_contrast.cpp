// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast of the window's two appearances as WCAG 2.1 AA asks for: every colour of text on every ground it may stand
// on.
#include "support/contrast.h"
#include "ui/rounds/round_parts.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QImage>
#include <gtest/gtest.h>

namespace attune::test {
namespace {

using namespace ui;

QRgb colour(const std::string& name, bool dark) {
    const auto row = std::ranges::find(kTokens, name, &TokenRow::name);
    if (row == kTokens.end())
        throw std::invalid_argument(name);
    return (dark ? row->dark : row->light) & 0xFFFFFF;
}

class WindowContrast : public ::testing::TestWithParam<bool> {
  protected:
    static void expect(const std::string& ink, const std::string& ground, double least) {
        EXPECT_GE(contrast(colour(ink, GetParam()), colour(ground, GetParam())), least) << ink << " on " << ground;
    }
};

TEST_P(WindowContrast, OfTextIsEnoughOnEveryGround) {
    for (const char* ground : {"chrome", "surround", "surface", "surface-2", "sunken", "hover", "accent-tint"}) {
        for (const char* ink : {"text", "text-2", "text-3", "accent", "disagree-ink", "adult-ink", "child-ink",
                                "dyad-ink", "reference-ink"})
            expect(ink, ground, textContrast);
        expect("focus", ground, graphicsContrast);
    }
    for (const char* person : {"adult", "child", "dyad", "reference", "disagree"})
        for (const std::string& ink : {std::string("text"), std::string("text-2"), std::string(person) + "-ink"})
            expect(ink, std::string(person) + "-tint", textContrast);
    for (const char* person : {"adult", "child", "dyad", "reference"})
        expect(std::string(person) + "-on", person, textContrast);
    expect("on-accent", "accent-fill", textContrast);
    for (const char* cell : {"agree-0", "agree-1", "agree-2"})
        expect("agree-on", cell, textContrast);
}

TEST_P(WindowContrast, OfControlsAndShapesIsEnough) {
    for (const char* ground : {"surface", "surface-2"})
        expect("control", ground, graphicsContrast);
    for (const char* shape : {"adult", "dyad", "reference", "disagree", "accent-fill"})
        expect(shape, "surface", graphicsContrast);
    expect("child-ink", "surface", graphicsContrast); // the line around a child's shapes
}

TEST_P(WindowContrast, OfAnEmptyCheckBoxInAListIsEnough) {
    Theme theme;
    theme.setAppearance(GetParam() ? Appearance::Dark : Appearance::Light);
    CheckList list(QStringLiteral("raters"), QStringLiteral("Raters"));
    list.add({}, "T01", false); // no words: only the box is painted
    list.resize(200, 60);
    list.show();
    const QImage image = list.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QRect row = list.visualItemRect(list.item(0)).adjusted(2, 2, -2, -2);
    const QRgb ground = image.pixel(row.right() - 4, row.center().y()) & 0xFFFFFF;
    double most = 1;
    for (int x = row.left(); x < row.left() + 24; ++x)
        most = std::max(most, contrast(image.pixel(x, row.center().y()) & 0xFFFFFF, ground));
    EXPECT_GE(most, graphicsContrast);
}

INSTANTIATE_TEST_SUITE_P(Appearances, WindowContrast, ::testing::Bool(),
                         [](const auto& dark) { return dark.param ? "Dark" : "Light"; });

} // namespace
} // namespace attune::test

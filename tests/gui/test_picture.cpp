// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_reader.h"
#include "practice_library.h"
#include "ui/player/picture_light.h"
#include "window_driver.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace attune::test {
namespace {

using namespace ui;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(PictureLight, RisesKeepsBlackAndWhiteAndIsOffAtFirst) {
    EXPECT_TRUE(rc::check([] {
        const PictureLight light{*rc::gen::inRange(-6, 7), *rc::gen::inRange(-6, 7)};
        int before = -1;
        for (int value = 0; value < 256; ++value) {
            const int shown = light.shown(value);
            RC_ASSERT(shown >= before && shown <= 255);
            RC_ASSERT(light.isOn() || shown == value);
            before = shown;
        }
        if (light.contrast >= 0) {
            RC_ASSERT(light.shown(0) == 0);
            RC_ASSERT(light.shown(255) == 255);
        }
    }));
    EXPECT_GT((PictureLight{2, 0}).shown(40), 60) << "dark parts come up";
    EXPECT_LT((PictureLight{-2, 0}).shown(40), 40);
    EXPECT_EQ((PictureLight{2, -1}).text(), QStringLiteral("Brightness +2, contrast \u22121"));
    EXPECT_TRUE(PictureLight{}.text().isEmpty());
}

class Picture : public testing::Test {
  protected:
    void SetUp() override {
        if (library.media().empty())
            GTEST_SKIP() << "ffmpeg could not make the test clip";
        const auto path = library.session().libraryPath();
        driver = std::make_unique<WindowDriver>(path, "T1");
        driver->openCard(QStringLiteral("A-01"));
        ASSERT_TRUE(driver->until([&] { return view() && view()->shownFrame() == 0 && view()->isSettled(); }));
    }
    PictureView* view() { return driver->code() ? driver->code()->picture() : nullptr; }
    /// Mean brightness of the painted picture, below the bar code and above what is written on it.
    double brightness() {
        const QImage image = view()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRect target = view()->pictureRect().intersected(view()->rect());
        double sum = 0;
        int count = 0;
        for (int y = target.top() + target.height() / 3; y < target.bottom() - 60; y += 3)
            for (int x = target.left() + 4; x < target.right() - 4; x += 3, ++count)
                sum += qGray(image.pixel(x, y));
        return sum / std::max(count, 1);
    }

    static QColor surround() {
        Theme light;
        light.setAppearance(Appearance::Light);
        return light.colour(Token::Surround);
    }

    PracticeLibrary library;
    std::unique_ptr<WindowDriver> driver;
};

TEST_F(Picture, ZoomsAndPansByKey) {
    const QRect whole = view()->pictureRect();
    EXPECT_THAT(view()->remarks(), IsEmpty());
    driver->key(Qt::Key_Plus, Qt::AltModifier);
    driver->key(Qt::Key_Plus, Qt::AltModifier);
    EXPECT_NEAR(view()->pictureRect().width(), whole.width() * 1.25 * 1.25, 2);
    EXPECT_THAT(view()->remarks(), ElementsAre(QStringLiteral("Zoom 156 %")));
    const QPoint middle = view()->pictureRect().center();
    driver->key(Qt::Key_Right, Qt::AltModifier);
    driver->key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_LT(view()->pictureRect().center().x(), middle.x()) << "more of the right is seen";
    EXPECT_LT(view()->pictureRect().center().y(), middle.y());
    EXPECT_EQ(view()->shownFrame(), 0) << "the arrows with Alt move the picture, not the time";
    const QImage painted = view()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (const QPoint edge : {QPoint(3, 3), QPoint(view()->width() - 4, view()->height() / 2)})
        EXPECT_EQ(painted.pixelColor(edge), surround()) << "the margin stays clear";
    driver->key(Qt::Key_0, Qt::AltModifier);
    EXPECT_EQ(view()->pictureRect(), whole);
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(0));
}

TEST_F(Picture, OneToOneIsPixelForPixel) {
    driver->key(Qt::Key_1, Qt::AltModifier);
    EXPECT_EQ(view()->pictureRect().size(), QSize(320, 240));
    EXPECT_THAT(view()->remarks(), ElementsAre(QStringLiteral("One to one")));
    const QImage painted = view()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    const ImagePtr image = driver->code()->bridge()->shown().image;
    const QPoint corner = view()->pictureRect().topLeft();
    for (const QPoint at : {QPoint(0, 0), QPoint(17, 100), QPoint(319, 150)}) {
        const std::uint8_t* p = image->row(at.y()) + at.x() * 4;
        EXPECT_EQ(painted.pixel(corner + at), qRgb(p[2], p[1], p[0])) << at.x() << ", " << at.y();
    }
}

TEST_F(Picture, LightIsForTheEyeAndSaysThatItIsOn) {
    const double asFilmed = brightness();
    for (int i = 0; i < 3; ++i)
        driver->key(Qt::Key_BracketRight, Qt::AltModifier);
    EXPECT_THAT(view()->remarks(), ElementsAre(QStringLiteral("Brightness +3")));
    EXPECT_GT(brightness(), asFilmed + 20);
    ASSERT_TRUE(driver->until([&] { return view()->isSettled(); }));
    EXPECT_GT(brightness(), asFilmed + 20) << "also when it is scaled smoothly";
    driver->key(Qt::Key_Period, Qt::AltModifier);
    EXPECT_THAT(view()->remarks(), ElementsAre(QStringLiteral("Brightness +3, contrast +1")));
    EXPECT_EQ(frameInWindow(view()), std::optional<std::int64_t>(0));
    driver->key(Qt::Key_Backslash, Qt::AltModifier);
    EXPECT_THAT(view()->remarks(), IsEmpty());
    ASSERT_TRUE(driver->until([&] { return view()->isSettled(); }));
    EXPECT_NEAR(brightness(), asFilmed, 1);
    for (int i = 0; i < 20; ++i)
        driver->key(Qt::Key_BracketLeft, Qt::AltModifier);
    EXPECT_THAT(view()->remarks(), ElementsAre(QStringLiteral("Brightness \u22126"))) << "there is an end to it";
}

TEST_F(Picture, ANewClipIsShownAsFilmed) {
    driver->key(Qt::Key_BracketRight, Qt::AltModifier);
    driver->key(Qt::Key_Plus, Qt::AltModifier);
    view()->showMessage(QStringLiteral("Reading"));
    EXPECT_FALSE(view()->light().isOn());
    EXPECT_DOUBLE_EQ(view()->zoom(), 1);
}

TEST_F(Picture, ASubtitleIsWrittenOverTheLowerEdge) {
    const QImage before = view()->grab().toImage();
    view()->setSubtitle(QStringLiteral("Look, a tower"));
    const QImage after = view()->grab().toImage();
    const QRect target = view()->pictureRect();
    const auto differs = [&](int top, int bottom) {
        for (int y = top; y < bottom; ++y)
            for (int x = target.left(); x < target.right(); ++x)
                if (before.pixel(x, y) != after.pixel(x, y))
                    return true;
        return false;
    };
    EXPECT_TRUE(differs(target.center().y(), target.bottom()));
    EXPECT_FALSE(differs(target.top(), target.center().y()));
}

} // namespace
} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "media/decoder.h"
#include "media/picture_file.h"
#include "media/thumbnails.h"
#include "support/bar_code.h"
#include "support/scratch_folder.h"
#include "support/test_clips.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

namespace attune {
namespace {

struct Colour {
    int red = 0, green = 0, blue = 0;
};

Colour at(const Image& image, int x, int y) {
    const std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * 4;
    return {p[2], p[1], p[0]};
}

void expectNear(Colour got, Colour wanted, int tolerance) {
    EXPECT_NEAR(got.red, wanted.red, tolerance);
    EXPECT_NEAR(got.green, wanted.green, tolerance);
    EXPECT_NEAR(got.blue, wanted.blue, tolerance);
}

/// One frame of one colour, coded with a matrix and a range, and tagged so.
VideoFramePtr coloured(const std::string& name, const std::string& filter, const std::string& tags) {
    const auto path =
        test::makeClip({.name = name,
                        .frames = 1,
                        .videoOptions = "-f lavfi -i color=c=0xE06020:s=320x240:d=0.04,format=gbrp -map 1:v -vf '" +
                                        filter + "' -c:v libx264 -qp 2 " + tags + " -frames:v 1"});
    const auto index = openIndex(path);
    EXPECT_TRUE(index) << name;
    if (!index)
        return nullptr;
    const auto decoder = Decoder::open(*index);
    const auto frame = (*decoder)->frame(0);
    EXPECT_TRUE(frame);
    return frame ? *frame : nullptr;
}

TEST(Picture, ColoursFollowTheFilesMatrixAndRange) {
    const Colour orange{0xE0, 0x60, 0x20};
    struct Coded {
        std::string name, filter, tags;
    };
    for (const Coded& c : {Coded{"c601.mp4", "scale=out_color_matrix=bt601:out_range=tv,format=yuv444p",
                                 "-colorspace smpte170m -color_range tv"},
                           Coded{"c709.mp4", "scale=out_color_matrix=bt709:out_range=tv,format=yuv444p",
                                 "-colorspace bt709 -color_range tv"},
                           Coded{"c709full.mp4", "scale=out_color_matrix=bt709:out_range=pc,format=yuv444p",
                                 "-colorspace bt709 -color_range pc"},
                           Coded{"c2020.mp4", "scale=out_color_matrix=bt2020:out_range=tv,format=yuv444p10le",
                                 "-colorspace bt2020nc -color_range tv"},
                           Coded{"c_untagged.mp4", "scale=out_color_matrix=bt601:out_range=tv,format=yuv444p", ""}}) {
        SCOPED_TRACE(c.name);
        const VideoFramePtr frame = coloured(c.name, c.filter, c.tags);
        ASSERT_TRUE(frame);
        const ImagePtr image = frame->image();
        expectNear(at(*image, 5, 5), orange, 4);
        expectNear(at(*image, 319, 239), orange, 4);
    }
}

TEST(Picture, OddSizesAreWholeToTheLastColumn) {
    const auto path =
        test::makeClip({.name = "odd_orange.mkv",
                        .frames = 1,
                        .videoOptions = "-f lavfi -i color=c=0xE06020:s=321x243:d=0.04 -map 1:v -vf "
                                        "'scale=321:243:out_color_matrix=bt601,format=yuv420p' -c:v ffv1 -frames:v 1"});
    const auto index = openIndex(path);
    ASSERT_TRUE(index);
    const auto frame = (*Decoder::open(*index))->frame(0);
    ASSERT_TRUE(frame);
    const ImagePtr image = (*frame)->image();
    ASSERT_EQ(image->width, 321);
    ASSERT_EQ(image->height, 243);
    for (const auto& [x, y] : {std::pair{320, 242}, {320, 0}, {0, 242}, {160, 121}})
        expectNear(at(*image, x, y), {0xE0, 0x60, 0x20}, 6);
}

TEST(Picture, OnePixelIsEnough) {
    const auto index = openIndex(
        test::makeClip({.name = "dot.png", .frames = 1, .width = 1, .height = 1, .videoOptions = "-frames:v 1"}));
    ASSERT_TRUE(index);
    const auto frame = (*Decoder::open(*index))->frame(0);
    ASSERT_TRUE(frame);
    EXPECT_EQ((*frame)->image()->width, 1);
    EXPECT_EQ((*frame)->luma().width, 1);
}

TEST(Picture, ImageIsSharedWhileHeldAndScalesInOneGo) {
    const auto index = openIndex(test::makeClip(test::phone()));
    ASSERT_TRUE(index);
    const auto frame = (*Decoder::open(*index))->frame(7);
    ASSERT_TRUE(frame);
    const ImagePtr image = (*frame)->image();
    EXPECT_EQ(image, (*frame)->image());
    EXPECT_EQ(image->width, 240);
    EXPECT_EQ(image->height, 320);
    const auto small = (*frame)->imageAt(120, 160);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->width, 120);
    EXPECT_EQ(test::readBarCode(small->bgra.data(), small->width, small->height, small->stride), 7);
    EXPECT_FALSE((*frame)->imageAt(0, 10));
    EXPECT_FALSE((*frame)->imageAt(10, 20000));
    const LumaView luma = (*frame)->luma();
    EXPECT_EQ(luma.width, 320) << "as coded, lying";
    EXPECT_EQ(luma.height, 240);
}

TEST(Picture, DeepLumaIsBroughtDownToEightBits) {
    const auto shallow =
        openIndex(test::makeClip({.name = "y8.mkv", .frames = 2, .videoOptions = "-c:v ffv1 -pix_fmt yuv420p"}));
    const auto deep =
        openIndex(test::makeClip({.name = "y10.mkv", .frames = 2, .videoOptions = "-c:v ffv1 -pix_fmt yuv420p10le"}));
    ASSERT_TRUE(shallow && deep);
    const auto a = (*Decoder::open(*shallow))->frame(1), b = (*Decoder::open(*deep))->frame(1);
    ASSERT_TRUE(a && b);
    const LumaView la = (*a)->luma(), lb = (*b)->luma();
    ASSERT_EQ(la.width, lb.width);
    for (int y = 0; y < la.height; y += 3)
        for (int x = 0; x < la.width; x += 3)
            ASSERT_NEAR(la.data[y * la.stride + x], lb.data[y * lb.stride + x], 1);
}

TEST(Picture, AFileIsWhatItsNameSays) {
    Image image(37, 21);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            std::uint8_t* p = image.row(y) + static_cast<std::ptrdiff_t>(x) * 4;
            p[0] = static_cast<std::uint8_t>(x * 6);
            p[1] = static_cast<std::uint8_t>(y * 11);
            p[2] = static_cast<std::uint8_t>((x + y) * 4);
            p[3] = 255;
        }
    const test::ScratchFolder folder;
    for (const auto& [name, beginning, off] : std::initializer_list<std::tuple<const char*, std::string, int>>{
             {"picture.png", "\x89PNG", 0},
             {"picture.JPG", "\xFF\xD8\xFF", 12},
             {"other.jpeg", "\xFF\xD8\xFF", 12},
             {"picture.bmp", "BM", 0},
             {"picture.tif", std::string("II*\0", 4), 0}}) {
        const auto path = folder / name;
        ASSERT_TRUE(writePicture(image, path, Overwrite::Refuse)) << name;
        EXPECT_TRUE(readFile(path)->starts_with(beginning)) << name;
        const auto again = writePicture(image, path, Overwrite::Refuse);
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().code, ErrorCode::Conflict);
        const auto index = openIndex(path);
        if (!index) // this reader knows pictures of cameras only
            continue;
        const auto frame = (*Decoder::open(*index))->frame(0);
        ASSERT_TRUE(frame) << name;
        const ImagePtr back = (*frame)->image();
        ASSERT_EQ(back->width, 37);
        ASSERT_EQ(back->height, 21);
        for (int y = 0; y < image.height; ++y)
            for (int i = 0; i < image.width * 4; ++i)
                ASSERT_NEAR(image.row(y)[i], back->row(y)[i], off)
                    << name << " " << i % 4 << " at " << i / 4 << ", " << y;
    }
    EXPECT_TRUE(openIndex(folder / "picture.png") && openIndex(folder / "picture.JPG"));
    for (const char* name : {"picture", "picture.webp", "picture.mp4", "png"}) {
        const auto refused = writePicture(image, folder / name, Overwrite::Refuse);
        ASSERT_FALSE(refused) << name;
        EXPECT_EQ(refused.error().code, ErrorCode::Invalid);
        EXPECT_FALSE(std::filesystem::exists(folder / name));
    }
    EXPECT_FALSE(encodePicture(Image(), PictureFile::Png));
}

TEST(Picture, ScaledKeepsTheWhole) {
    Image image(64, 64);
    for (int y = 0; y < 64; ++y)
        for (int x = 32; x < 64; ++x)
            image.row(y)[x * 4 + 1] = 200;
    const auto small = scaled(image, 16, 8);
    ASSERT_TRUE(small);
    EXPECT_LT(at(*small, 3, 4).green, 10);
    EXPECT_GT(at(*small, 12, 4).green, 190);
    EXPECT_FALSE(scaled(image, 0, 5));
    EXPECT_FALSE(scaled(Image(), 5, 5));
}

TEST(Thumbnails, CarryTheirOwnTime) {
    const auto index = openIndex(test::makeClip(test::cfr25()));
    ASSERT_TRUE(index);
    const std::vector<MediaTime> wanted = {MediaTime(0), MediaTime(1'300'000'000), MediaTime(1'500'000'000),
                                           MediaTime(3'990'000'000)};
    int ready = 0;
    const auto quick =
        makeThumbnails(*index, wanted, {.maxWidth = 160, .maxHeight = 90, .ready = [&](const Thumbnail&) { ++ready; }});
    ASSERT_TRUE(quick);
    ASSERT_EQ(quick->size(), 4u);
    EXPECT_EQ(ready, 4);
    const std::int64_t keys[] = {0, 30, 30, 90};
    for (std::size_t i = 0; i < 4; ++i) {
        const Thumbnail& t = (*quick)[i];
        EXPECT_EQ(t.wanted, wanted[i]);
        EXPECT_EQ(t.frame, keys[i]);
        EXPECT_EQ(t.time, (*index)->frames.timeOf(t.frame));
        EXPECT_EQ(t.image->width, 120);
        EXPECT_EQ(t.image->height, 90);
        EXPECT_EQ(test::readBarCode(t.image->bgra.data(), t.image->width, t.image->height, t.image->stride), t.frame);
    }
    const auto exact = makeThumbnails(*index, wanted, {.exact = true});
    ASSERT_TRUE(exact);
    EXPECT_EQ((*exact)[1].frame, 32);
    EXPECT_EQ((*exact)[3].frame, 99);
    const auto stopped = makeThumbnails(*index, wanted, {.exact = true, .cancelled = [] { return true; }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST(Thumbnails, PosterIsNotTheBlackBeginning) {
    const auto path =
        test::makeClip({.name = "fade.mp4",
                        .videoOptions = "-vf \"drawbox=c=black:t=fill:enable='lt(n,20)'\" -c:v libx264 -preset "
                                        "veryfast -pix_fmt yuv420p -g 25"});
    const auto index = openIndex(path);
    ASSERT_TRUE(index);
    const auto poster = posterFrame(*index, 200, 200);
    ASSERT_TRUE(poster);
    EXPECT_EQ(poster->frame, 25) << "frame 10 is black";
    EXPECT_EQ(poster->image->width, 200);
    EXPECT_EQ(poster->image->height, 150);
}

} // namespace
} // namespace attune

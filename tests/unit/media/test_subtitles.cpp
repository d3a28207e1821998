// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/subtitles.h"
#include "support/frame_reading.h"
#include "support/test_clips.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

using test::makeClip, test::openedIndex, test::remakeClip;

std::filesystem::path words() {
    return test::writeBytes("words.srt", "1\n00:00:00,500 --> 00:00:01,250\nLook, a <i>ball</i>!\nRoll it.\n\n"
                                         "2\n00:00:02,000 --> 00:00:03,000\n\xC3\x9C"
                                         "ber {\\an8}here\n\n");
}

class TextKinds : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(TextKinds, AreReadAsTimedText) {
    const auto path = remakeClip(makeClip(test::cfr25()), GetParam().first,
                                 "-i IN -i '" + words().string() + "' -map 0:v -map 0:a -map 1 -c copy -c:s " +
                                     GetParam().second + " -metadata:s:s:0 language=eng");
    if (path.empty())
        GTEST_SKIP() << "ffmpeg cannot make this clip here";
    const auto index = openedIndex(path);
    ASSERT_TRUE(index);
    const auto tracks = readSubtitles(index);
    ASSERT_TRUE(tracks) << tracks.error().text();
    ASSERT_EQ(tracks->size(), 1u);
    const SubtitleTrack& track = tracks->front();
    EXPECT_TRUE(track.skipped.empty());
    EXPECT_EQ(track.language, "eng");
    ASSERT_EQ(track.cues.size(), 2u);
    EXPECT_EQ(track.cues[0].span, (TimeSpan{MediaTime(500'000'000), MediaTime(1'250'000'000)}));
    EXPECT_EQ(track.cues[0].text, "Look, a ball!\nRoll it.");
    EXPECT_EQ(track.cues[1].span.begin, MediaTime(2'000'000'000));
    EXPECT_EQ(track.cues[1].text, "\xC3\x9C"
                                  "ber here");
    const auto stopped = readSubtitles(index, [] { return true; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

INSTANTIATE_TEST_SUITE_P(Containers, TextKinds,
                         testing::Values(std::pair("subrip.mkv", "srt"), std::pair("ass.mkv", "ass"),
                                         std::pair("mov_text.mp4", "mov_text"), std::pair("webvtt.mkv", "webvtt")),
                         [](const auto& one) { return one.param.first.substr(0, one.param.first.find('.')); });

// A Blu-ray subtitle with nothing on it: one presentation segment and its end, twice.
std::string pictureSubtitles() {
    std::string bytes;
    const auto segment = [&](std::uint32_t seconds, char type, const std::string& data) {
        bytes += "PG";
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(seconds * 90'000 >> shift & 255);
        bytes += std::string(4, '\0') + type + static_cast<char>(data.size() >> 8) + static_cast<char>(data.size());
        bytes += data;
    };
    for (const char second : {1, 2}) {
        const std::string screen{'\x01', '\x40', '\0', '\xF0', '\x10', '\0', second, '\x80', '\0', '\0', '\0'};
        segment(static_cast<std::uint32_t>(second), '\x16', screen);
        segment(static_cast<std::uint32_t>(second), '\x80', {});
    }
    return bytes;
}

TEST(Subtitles, PicturesOfTextAreSkippedAndSaid) {
    const auto pictures = test::writeBytes("pictures.sup", pictureSubtitles());
    const auto path = remakeClip(makeClip(test::cfr25()), "bitmap.mkv",
                                 "-i IN -i '" + pictures.string() + "' -map 0:v -map 1 -c copy");
    if (path.empty())
        GTEST_SKIP() << "ffmpeg cannot make this clip here";
    const auto index = openedIndex(path);
    ASSERT_TRUE(index);
    const auto tracks = readSubtitles(index);
    ASSERT_TRUE(tracks);
    ASSERT_EQ(tracks->size(), 1u);
    EXPECT_TRUE(tracks->front().cues.empty());
    EXPECT_FALSE(tracks->front().skipped.empty());
}

TEST(Subtitles, NoTrackIsNoError) {
    const auto tracks = readSubtitles(openedIndex(makeClip(test::cfr25())));
    ASSERT_TRUE(tracks);
    EXPECT_TRUE(tracks->empty());
}

} // namespace
} // namespace attune

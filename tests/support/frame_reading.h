// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/decoder.h"
#include "support/bar_code.h"

#include <cstdint>
#include <gtest/gtest.h>
#include <optional>

namespace attune::test {

/// The number drawn in a picture; nothing when there is no valid code.
inline std::optional<std::int64_t> drawnIn(const Image& image) {
    return readBarCode(image.bgra.data(), image.width, image.height, image.stride);
}
inline std::optional<std::int64_t> drawnIn(const VideoFramePtr& frame) {
    return frame ? drawnIn(*frame->image()) : std::nullopt;
}

/// The index of a clip that must open; null (and a failed test) when it does not.
inline MediaIndexPtr openedIndex(const std::filesystem::path& path, const IndexOptions& options = {}) {
    if (path.empty()) {
        ADD_FAILURE() << "the clip could not be made";
        return nullptr;
    }
    auto index = openIndex(path, options);
    EXPECT_TRUE(index) << path << ": " << index.error().text();
    return index ? *index : nullptr;
}

/// Every frame of an index, in an order that jumps, shows the number drawn() gives for it.
template <typename Drawn> void expectAllFrames(const MediaIndexPtr& index, const Drawn& drawn) {
    ASSERT_TRUE(index);
    const auto decoder = Decoder::open(index, {.cacheBytes = std::size_t{8} << 20});
    ASSERT_TRUE(decoder) << decoder.error().text();
    const std::int64_t count = index->frames.frameCount();
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t frame = i % 2 == 0 ? i / 2 : count - 1 - i / 2; // from both ends
        const auto got = (*decoder)->frame(frame);
        ASSERT_TRUE(got) << frame << ": " << got.error().text();
        EXPECT_EQ((*got)->index(), frame);
        EXPECT_EQ(drawnIn(*got), drawn(frame)) << "frame " << frame;
    }
}

} // namespace attune::test

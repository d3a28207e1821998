// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_pass.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace attune {

/// What belongs to one file.
struct ClipOptions {
    /// Where what is made of the file is kept (the scrub cache); empty: nothing is kept.
    std::filesystem::path cacheFolder;
    std::string contentHash; ///< of the file, if known; else it is read when a cache needs it
    /// Who else wants every frame of the clip: asked once on the background thread when the file has been read to its
    /// end. The clip is decoded once in the background for the scrub cache, an index that is not final, and these; not
    /// at all when none of them needs it.
    std::function<std::vector<std::shared_ptr<FrameSubscriber>>(const MediaIndexPtr&)> subscribers;
    std::uint64_t cacheBudgetBytes = std::uint64_t{4} << 30; ///< of the whole folder; the least recently used goes
    std::int64_t growAfterNs = 30'000'000;                   ///< as IndexOptions
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/clip_reader.h"

namespace attune {

Result<Clip> readClip(const std::filesystem::path& media, const CancelCheck& cancelled,
                      const ProgressCallback& progress) {
    IndexOptions options;
    options.contentHash = true;
    options.cancelled = cancelled;
    options.progress = progress;
    auto index = openIndex(media, options);
    if (!index)
        return std::unexpected(index.error());
    const MediaInfo& info = (*index)->info;
    Clip clip;
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(media, ignored);
    clip.mediaPath = (ignored ? media : absolute).lexically_normal().string();
    clip.contentHash = info.contentHash;
    clip.duration = info.duration;
    clip.frameCount = (*index)->frames.frameCount();
    return clip;
}

} // namespace attune

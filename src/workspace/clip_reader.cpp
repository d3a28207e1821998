// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/clip_reader.h"

#include <algorithm>

namespace attune {

MediaDuration containerLead(const MediaInfo& info) {
    std::int64_t first = 0;
    for (const AudioInfo& audio : info.audio)
        first = std::min(first, audio.startNs);
    // What a container holds before its own zero (the rest of a packet that an edit list cuts) is not presented.
    const std::int64_t picture = info.video ? info.video->firstTimestampNs : -first;
    return MediaDuration(std::min(-first, std::max<std::int64_t>(0, picture)));
}

Result<ReadMedia> readMedia(const std::filesystem::path& media, const CancelCheck& cancelled,
                            const ProgressCallback& progress) {
    IndexOptions options;
    options.contentHash = true;
    options.cancelled = cancelled;
    options.progress = progress;
    auto index = openIndex(media, options);
    if (!index)
        return std::unexpected(index.error());
    const MediaInfo& info = (*index)->info;
    ReadMedia out;
    out.lead = containerLead(info);
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(media, ignored);
    out.clip.mediaPath = (ignored ? media : absolute).lexically_normal().string();
    out.clip.contentHash = info.contentHash;
    out.clip.duration = info.duration;
    out.clip.frameCount = (*index)->frames.frameCount();
    out.frames = (*index)->frames;
    return out;
}

Result<Clip> readClip(const std::filesystem::path& media, const CancelCheck& cancelled,
                      const ProgressCallback& progress) {
    auto read = readMedia(media, cancelled, progress);
    if (!read)
        return std::unexpected(read.error());
    return std::move(read->clip);
}

} // namespace attune

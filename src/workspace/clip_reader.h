// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"
#include "models/clip.h"

#include <filesystem>

namespace attune {

/// What a library keeps of a media file: absolute path, content hash, duration, frame count. Id, alias and title are
/// left empty. Reads the whole file, so on any thread but the window's. Errors: those of openIndex.
[[nodiscard]] Result<Clip> readClip(const std::filesystem::path& media, const CancelCheck& cancelled = {},
                                    const ProgressCallback& progress = {});

/// How far the container's clock, which starts with whatever comes first in it, runs ahead of the clip's time zero, the
/// first presented picture: clip time = container time - lead. Other tools count from the container's beginning.
[[nodiscard]] MediaDuration containerLead(const MediaInfo& info);

struct ReadMedia {
    Clip clip;
    MediaDuration lead;
    FrameTable frames;
};
/// As readClip(), with the lead.
[[nodiscard]] Result<ReadMedia> readMedia(const std::filesystem::path& media, const CancelCheck& cancelled = {},
                                          const ProgressCallback& progress = {});

} // namespace attune

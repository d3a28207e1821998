// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/clip_pass.h"
#include "media/frame.h"
#include "media/frame_index.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace attune {

struct ScrubOptions {
    /// Upper bound of the file. Pictures get smaller and coarser to keep to it, at last only every second, third, ...
    /// frame is kept.
    std::uint64_t budgetBytes = std::uint64_t{300} << 20;
    int maxWidth = 384; ///< pictures are fitted inside, upright, pixels square; never enlarged
    int maxHeight = 288;
};

/// Small pictures of every frame of one clip, each coded alone, so that any of them is there in a few milliseconds. One
/// file a clip, named by content hash, which may be deleted at any time. It can be read while it is still being made.
/// Thread-safe.
class ScrubCache {
  public:
    /// The finished cache of a clip. Errors: NotFound when there is none; Corrupt when it is damaged, cut short, of
    /// another version or of other bytes (it is then removed, to be made again); Io.
    [[nodiscard]] static Result<std::shared_ptr<const ScrubCache>>
    open(const std::filesystem::path& folder, const MediaIndexPtr& index, const std::string& contentHash);
    ~ScrubCache();
    ScrubCache(const ScrubCache&) = delete;
    ScrubCache& operator=(const ScrubCache&) = delete;

    /// The stored picture nearest at or before this frame, if the cache has got that far: its own index says which, and
    /// it is the frame itself unless the budget forbade. Null when there is none or it cannot be read.
    [[nodiscard]] VideoFramePtr picture(std::int64_t frame) const;
    /// The very frame is stored.
    [[nodiscard]] bool has(std::int64_t frame) const;
    /// All that will be is there.
    [[nodiscard]] bool complete() const;
    [[nodiscard]] std::uint64_t bytes() const;

    struct Impl;
    explicit ScrubCache(std::unique_ptr<Impl> impl); ///< known to src/media only

  private:
    friend class ScrubWriter;
    std::unique_ptr<Impl> m_impl;
};

/// Makes the scrub cache of a clip as a guest of a clip pass. The file appears under its name only when it is whole; an
/// unfinished one is removed at destruction.
class ScrubWriter final : public FrameSubscriber {
  public:
    /// Errors: Io when the folder cannot be written.
    [[nodiscard]] static Result<std::shared_ptr<ScrubWriter>> open(const std::filesystem::path& folder,
                                                                   const MediaIndexPtr& index,
                                                                   const std::string& contentHash,
                                                                   const ScrubOptions& options = {});
    ~ScrubWriter() override;
    /// What is made so far; goes on growing.
    [[nodiscard]] std::shared_ptr<const ScrubCache> cache() const;
    void begin(const MediaIndex& index) override;
    void frame(const VideoFramePtr& frame) override;
    void finish(const MediaIndexPtr& final) override;
    /// Why it stopped writing (a full disk); what was made before goes on being served.
    [[nodiscard]] std::optional<Error> failure() const;

  private:
    struct Impl;
    explicit ScrubWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune

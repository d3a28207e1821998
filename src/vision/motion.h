// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/clip_pass.h"
#include "media/frame_index.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace attune {

struct MotionOptions {
    int width = 160;    ///< the picture is reduced to this many pixels across before it is compared
    int threshold = 12; ///< brightness steps (of 255) up to which a change counts as noise
    bool halves = true; ///< also the left and the right half
    CancelCheck cancelled;
    ProgressCallback progress;
};

/// How much the picture changes: value i compares frame i with frame i - 1, the mean over all pixels of those changes
/// in brightness that exceed the threshold, 0..1 of full brightness. Frame 0 is 0.
struct MotionEnergy {
    std::vector<float> whole;
    std::vector<float> left; ///< empty unless asked for
    std::vector<float> right;
};

/// Measures motion as a guest of a clip pass, so that the clip is decoded once for all.
class MotionMeter final : public FrameSubscriber {
  public:
    /// ready: called on the pass's thread when all is measured.
    explicit MotionMeter(const MotionOptions& options = {}, std::function<void(const MotionEnergy&)> ready = {});
    ~MotionMeter() override;
    void begin(const MediaIndex& index) override;
    void frame(const VideoFramePtr& frame) override;
    void finish(const MediaIndexPtr& final) override;
    /// What is measured so far, one value a frame; call it on the pass's thread or after the pass.
    [[nodiscard]] const MotionEnergy& motion() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Decodes the whole clip once. A frame that cannot be decoded counts as no change. Errors: Unsupported without a
/// picture; Cancelled; Io.
[[nodiscard]] Result<MotionEnergy> computeMotion(const MediaIndexPtr& index, const MotionOptions& options = {});

/// Motion kept in a cache folder under the clip's content hash and these options. Errors: NotFound; Corrupt (the file
/// is then removed).
[[nodiscard]] Result<MotionEnergy> loadMotion(const std::filesystem::path& folder, const std::string& contentHash,
                                              const MotionOptions& options = {});
/// Errors: Io.
[[nodiscard]] Status saveMotion(const std::filesystem::path& folder, const std::string& contentHash,
                                const MotionOptions& options, const MotionEnergy& motion);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/frame_index.h"

#include <cstdint>
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

/// Decodes the whole clip once. A frame that cannot be decoded counts as no change. Errors: Unsupported without a
/// picture; Cancelled; Io.
[[nodiscard]] Result<MotionEnergy> computeMotion(const MediaIndexPtr& index, const MotionOptions& options = {});

} // namespace attune

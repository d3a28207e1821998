// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/waveform.h"
#include "models/media_time.h"

#include <optional>
#include <string>

namespace attune {

/// How two recordings of one event lie to one another, found in their sound.
struct SoundAlignment {
    /// time in the second file = time in the first + offset; nothing when the sound does not say (see reason). To a
    /// hundredth of a second.
    std::optional<MediaDuration> offset;
    /// Height of the best match over the next best, in standard deviations over all offsets; 0: nothing to compare.
    double clearness = 0;
    std::string reason; ///< why there is no offset: one clause
};

/// Slides the onsets of one sound over those of the other (normalized cross-correlation, at least five seconds shared)
/// and takes the best match when it stands out clearly from every other.
[[nodiscard]] SoundAlignment alignSound(const Waveform& first, const Waveform& second);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clip.h"

namespace attune {

/// Takes away what a round may keep from a rater until feedback opens: title, setting, purpose, age.
inline void hideContext(Clip& clip) {
    clip.title.clear();
    clip.setting.clear();
    clip.purpose.clear();
    clip.ageMonths.reset();
}

} // namespace attune

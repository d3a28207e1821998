// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

namespace attune {

using ClipId = Id<struct ClipTag>;
using RaterId = Id<struct RaterTag>;
using SchemeId = Id<struct SchemeTag>;
using DimensionId = Id<struct DimensionTag>;
using ItemId = Id<struct ItemTag>;
using SegmentId = Id<struct SegmentTag>;
using EvidenceId = Id<struct EvidenceTag>;
using RoundId = Id<struct RoundTag>;

} // namespace attune

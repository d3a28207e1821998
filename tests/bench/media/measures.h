// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/media/bench_clips.h"

namespace attune::bench {

/// Exact seeks at random with nothing cached, steps back and on: this player, mpv when it was found, and the least a
/// seek can cost (frames from its key frame at the rate of sequential decoding). Prints a table.
void measureSeeks(const BenchClip& clip);
/// Index, first picture, small pictures, waveform of a long file, and dragging over it. Prints a table.
void measureLongClip(const BenchClip& clip);
/// Playing in a window of 1280 x 720: pictures painted a second, and what the window's thread works for them.
void measurePainting(const BenchClip& clip);

} // namespace attune::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace attune {

/// Calls work(begin, end) on parts of [0, count), on several threads when `cost` (steps in all) is worth it: as many as
/// there are processors, or as the environment variable ATTUNE_THREADS says. No figure depends on their number.
void inParallel(std::size_t count, double cost, const std::function<void(std::size_t, std::size_t)>& work);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallel.h"

#include <algorithm>
#include <cstdlib>
#include <thread>
#include <vector>

namespace attune {

namespace {

std::size_t threadsAllowed() {
    std::size_t threads = std::thread::hardware_concurrency();
    if (const char* asked = std::getenv("ATTUNE_THREADS"))
        if (const auto number = std::strtoul(asked, nullptr, 10); number > 0)
            threads = number;
    return std::clamp<std::size_t>(threads, 1, 16);
}

} // namespace

void inParallel(std::size_t count, double cost, const std::function<void(std::size_t, std::size_t)>& work) {
    static const std::size_t cores = threadsAllowed();
    // Below this a thread costs more than it brings.
    if (cores == 1 || cost < 2e5 || count < cores) {
        work(0, count);
        return;
    }
    std::vector<std::jthread> threads;
    for (std::size_t c = 0; c < cores; ++c)
        threads.emplace_back(work, count * c / cores, count * (c + 1) / cores);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
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
    static thread_local bool allBusy = false; // within a loop that keeps every core at work
    // Below this a thread costs more than it brings.
    if (allBusy || cores == 1 || cost < 2e5 || count < cores) {
        work(0, count);
        return;
    }
    // Whoever is done takes the next part.
    const std::size_t parts = std::min(count, 4 * cores);
    std::atomic<std::size_t> next = 0;
    const auto takeParts = [&] {
        allBusy = count >= 2 * cores;
        for (std::size_t p = next++; p < parts; p = next++)
            work(count * p / parts, count * (p + 1) / parts);
        allBusy = false;
    };
    std::vector<std::jthread> others(cores - 1);
    std::ranges::generate(others, [&] { return std::jthread(takeParts); });
    takeParts();
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ratings_pipeline.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size <= 4096) // larger tables only take longer
        attune::runRatingsPipeline({reinterpret_cast<const char*>(data), size});
    return 0;
}

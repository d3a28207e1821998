// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/report_json_input.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size <= 65536)
        attune::fuzz::reportJsonInput({reinterpret_cast<const char*>(data), size});
    return 0;
}

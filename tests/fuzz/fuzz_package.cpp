// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/package_input.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    attune::fuzz::packageInput({reinterpret_cast<const char*>(data), size});
    return 0;
}

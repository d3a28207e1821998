// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs over tables and codes, with the files they write: all that reads no video and no library.
#include "cli/cli.h"

#include <array>

int main(int argc, char** argv) {
    using namespace attune::cli;
    constexpr std::array<AddVerb, 4> verbs = {addReliability, addTimeline, addPlan, addConvert};
    return runProgram(argc, argv, verbs);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The whole command line: every verb.
#include "cli/cli.h"
#include "cli/gate.h"

#include <array>

namespace attune::cli {
namespace {

// In the order of the help text. A verb is one file of this folder, a line each here.
constexpr std::array<AddVerb, 24> verbs = {
    addProbe,       //
    addFrames,      //
    addFrame,       //
    addSeekBench,   //
    addSignals,     //
    addExcerpt,     //
    addScheme,      //
    addLibrary,     //
    addClip,        //
    addReliability, //
    addTimeline,    //
    addRounds,      //
    addPack,        //
    addUnpack,      //
    addReference,   //
    addCertify,     //
    addConsent,     //
    addPerson,      //
    addPlan,        //
    addConvert,     //
    addImport,      //
    addExport,      //
    addDemo,        //
    guardLibraries, // sees all of them
};

} // namespace
} // namespace attune::cli

int main(int argc, char** argv) { return attune::cli::runProgram(argc, argv, attune::cli::verbs); }

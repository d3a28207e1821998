// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cli.h"

namespace attune::cli {

/// Puts a gate before every verb over a library, and gives each verb --as and --passphrase-file where it has none.
///  - Whoever says with --as who they are is asked for the passphrase of that person, if the person has one.
///  - Once a trainer or supervisor has one, every such verb needs --as, of somebody in the library; a verb that
///    shows or changes what is everybody's needs a trainer or supervisor.
///  - Where nobody has one, nothing is asked.
/// Comes after all verbs. Not guarded: making, checking, copying and counting a library, the list of its people, and
/// giving a passphrase.
void guardLibraries(CLI::App& app, int& exitCode);

} // namespace attune::cli

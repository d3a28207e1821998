// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace attune::pdf {

/// Makes the bundled typeface ("Attune Inter": regular, medium, semibold) known to Pango in this thread; what it lacks
/// comes from the fonts of the machine. Before anything of Pango in the thread; does its work once for each.
void teachFonts();

} // namespace attune::pdf

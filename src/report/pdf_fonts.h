// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace attune::pdf {

/// Makes the bundled typeface ("Attune Inter": regular, medium, semibold) known to this process; what it lacks comes
/// from the fonts of the machine. Any thread; does its work once.
void teachFonts();

} // namespace attune::pdf

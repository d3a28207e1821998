// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library_door.h"

#include "workspace/own_library.h"
#include "workspace/sample_library.h"
#include "workspace/session.h"

namespace attune::ui {

LibraryDoor realLibraryDoor() {
    return {&Session::people, &Session::isLocked, &Session::openWith, &makeSampleLibrary, &makeOwnLibrary};
}

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/image.h"
#include "media/thumbnails.h"

#include <vector>

namespace attune {

struct SheetOptions {
    int columns = 5;
    int cellWidth = 160; ///< pictures are fitted inside, centred, aspect kept
    int cellHeight = 90;
    int gap = 4;        ///< between cells and around them
    bool labels = true; ///< each picture's own time under it
};

/// Thumbnails in reading order on a dark ground. Errors: Invalid without any, or too large to make.
[[nodiscard]] Result<Image> contactSheet(const std::vector<Thumbnail>& thumbnails, const SheetOptions& options = {});

} // namespace attune

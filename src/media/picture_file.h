// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/file.h"
#include "media/image.h"

#include <filesystem>
#include <string>

namespace attune {

/// The kinds of picture files that are written.
enum class PictureFile { Png, Jpeg, Bmp, Tiff };
/// The kind a name's ending says: .png, .jpg, .jpeg, .bmp, .tif, .tiff, in any case. Invalid for another.
[[nodiscard]] Result<PictureFile> pictureFileOf(const std::filesystem::path& name);
/// The picture as the bytes of such a file, 8 bits a colour. A JPEG is near, the others are exact.
[[nodiscard]] Result<std::string> encodePicture(const Image& image, PictureFile kind);
/// Whole file or none, of the kind its name says. Errors: Invalid (the ending); Conflict when it exists and overwriting
/// is refused; Io.
[[nodiscard]] Status writePicture(const Image& image, const std::filesystem::path& path, Overwrite overwrite);

} // namespace attune

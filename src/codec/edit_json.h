// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/edit.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace attune {

/// "undo" and "redo" of the edit stream, of one coding or of the whole library.
struct UndoRequest {
    std::optional<CodingKey> scope;
};
struct RedoRequest {
    std::optional<CodingKey> scope;
};
using EditLine = std::variant<Edit, UndoRequest, RedoRequest>;

/// One edit as a JSON object: {"edit":"segment.add","clip":...,...}. A score may be given as "steps" or as "score" in
/// scale points (a category's name on a scale of categories), which needs the dimension's scale: schemeOf gives a
/// coding's scheme, or null when unknown (then genericScale() counts). Times are whole nanoseconds.
/// Errors: Invalid naming the field.
[[nodiscard]] Result<EditLine> readEdit(std::string_view json,
                                        const std::function<const CodingScheme*(const CodingKey&)>& schemeOf);
/// The same, against a library's state: in clip.change, segment.change and marker.change what is left out stays as it
/// is.
[[nodiscard]] Result<EditLine> readEdit(std::string_view json,
                                        const std::function<const CodingScheme*(const CodingKey&)>& schemeOf,
                                        const LibraryState& state);
/// Canonical text of one line; readEdit gives the same edit back. With the scheme a rating also shows its score.
[[nodiscard]] std::string writeEdit(const Edit& edit, const CodingScheme* scheme = nullptr);
/// "rating.set", "segment.add", ...
[[nodiscard]] std::string editName(const Edit& edit);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/edit_json.h"
#include "support/sample_scheme.h"

#include <cstdlib>
#include <string_view>

namespace attune::fuzz {

/// Any bytes give an error or an edit; an edit is written and read back the same, and applying it is safe.
inline void editJsonInput(std::string_view bytes) {
    static const CodingScheme scheme = test::smallScheme();
    const auto known = [](const CodingKey&) { return &scheme; };
    const auto line = readEdit(bytes, known);
    if (!line) {
        if (line.error().code != ErrorCode::Invalid || line.error().what.empty())
            std::abort();
        return;
    }
    const auto* edit = std::get_if<Edit>(&*line);
    if (!edit)
        return;
    const auto again = readEdit(writeEdit(*edit), known);
    if (!again || !std::holds_alternative<Edit>(*again) || !(std::get<Edit>(*again) == *edit))
        std::abort();
    LibraryState state;
    Clip clip;
    clip.id = ClipId("c");
    clip.duration = MediaDuration(1000);
    state.clips.emplace(clip.id, clip);
    const LibraryState before = state;
    const auto inverse = apply(state, *edit);
    if (!inverse ? !(state == before) : !apply(state, *inverse) || !(state == before))
        std::abort();
}

} // namespace attune::fuzz

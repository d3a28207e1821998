// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/library.h"
#include "workspace/session.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace attune {

/// Clips, and the codings of them that somebody asked for.
using ClipsAndCodings = std::pair<std::vector<Clip>, std::vector<Coding>>;

/// Clips and submitted codings as one person may see them. Borrows the library.
class CodingReader {
  public:
    CodingReader(const Library& library, Viewer viewer) : m_library(library), m_viewer(std::move(viewer)) {}

    /// Errors: NotFound; those of Library::clips.
    [[nodiscard]] Result<Clip> clip(const ClipId& id) const;
    /// The rater's coding of the clip once it is submitted, else nothing.
    [[nodiscard]] Result<std::optional<Coding>> submitted(const RaterId& rater, const ClipId& clip) const;
    /// Those clips with what those raters have submitted of them, clip by clip.
    [[nodiscard]] Result<ClipsAndCodings> gather(const std::vector<RaterId>& raters,
                                                 const std::vector<ClipId>& clips) const;
    /// The clips of the round the viewer has submitted, with the viewer's codings and the reference's.
    [[nodiscard]] Result<ClipsAndCodings> ownWithReference(const Round& round) const;

  private:
    const Library& m_library;
    const Viewer m_viewer;
};

/// Differences of the rater's codings from the reference's, per dimension in the order of submission.
[[nodiscard]] std::map<DimensionId, std::vector<LearningPoint>>
learningCurveOf(const ClipsAndCodings& own, const CodingScheme& scheme, const RaterId& rater, const RaterId& reference);

} // namespace attune

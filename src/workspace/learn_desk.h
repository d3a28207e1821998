// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/certification.h"
#include "store/library.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

class CodingDesk;

/// The reference of one dimension, as a learning round opens it.
struct DimensionFeedback {
    std::optional<Rating> reference;         ///< with its rationale; nothing: the reference has no value here
    std::vector<Evidence> moments;           ///< of the reference, by time
    std::optional<ReferenceNote::Band> band; ///< acceptable scores, when trainers wrote them down
};

/// What a round makes of a desk: in a learning round one dimension after another is committed and its reference seen at
/// once; any round may ask that so much of the clip is watched.
/// Belongs to the desk's thread.
class LearnDesk {
  public:
    virtual ~LearnDesk() = default;

    /// Is the clip one of a learning round, and not submitted yet?
    [[nodiscard]] virtual bool isLearning() const = 0;
    /// Does the stage ask for this dimension?
    [[nodiscard]] virtual bool isAsked(const DimensionId& dimension) const = 0;
    [[nodiscard]] virtual bool isCommitted(const DimensionId& dimension) const = 0;
    /// From now on the score stands and its reference is open. Waits until all is saved.
    /// Errors: Invalid (not rated, too little evidence), Conflict (no learning round, committed already), Io.
    [[nodiscard]] virtual Status commit(const DimensionId& dimension) = 0;
    /// Errors: Denied before it is committed, NotFound without a reference.
    [[nodiscard]] virtual Result<DimensionFeedback> feedback(const DimensionId& dimension) const = 0;

    /// Share of the clip that the round asks to be watched before it is submitted, in percent; 0: none.
    [[nodiscard]] virtual int minWatchedPercent() const = 0;
    /// Speed up to which watching counts for that, in percent of real time; 0: any.
    [[nodiscard]] virtual int fastestWatchedPercent() const = 0;
};

/// The learning round that binds this person on the clip; nothing when the newest round with it is of another kind.
[[nodiscard]] std::optional<Round> learningRound(const Library& library, const Viewer& who, const ClipId& clip);
/// As LearnDesk::feedback().
[[nodiscard]] Result<DimensionFeedback> dimensionFeedback(const Library& library, const Viewer& who, const ClipId& clip,
                                                          const DimensionId& dimension);

/// Acceptable scores that trainers wrote down for the clip and this person may see, by dimension. Errors: those of
/// Library::referenceNotes.
[[nodiscard]] Result<std::map<DimensionId, ReferenceNote::Band>>
openBands(const Library& library, const Viewer& who, const ClipId& clip, const RaterId& reference);

/// The same desk, when it can; null otherwise.
[[nodiscard]] LearnDesk* learnDesk(CodingDesk* desk);

} // namespace attune

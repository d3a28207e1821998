// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "models/edit.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace attune::store {

/// What can be taken back and what can be redone, made from the journal alone. Within one coding and within the whole
/// library alike: undo takes the newest edit that stands, redo the one taken back last, and a new edit ends redoing.
/// All in logarithmic time, so that undoing a day of work is not slower at its end.
class UndoLog {
  public:
    struct Step {
        std::int64_t seq = 0;               ///< the edit as it was made; of several the first
        std::vector<std::int64_t> parts;    ///< the edits it is made of, in order
        std::vector<std::int64_t> inverses; ///< the entries that hold its present inverse, in order of the edits
        std::optional<CodingKey> key;
        std::int64_t undoneAt = 0;   ///< the undo's number; 0 while the edit stands
        std::int64_t schemeLine = 0; ///< where the scheme was added that came with it; 0: none
    };

    void edited(std::int64_t seq, const std::optional<CodingKey>& key);
    /// One step with the edit numbered of, which is the newest that stands of its coding (newest()).
    void wentOn(std::int64_t seq, std::int64_t of);
    /// An import's scheme goes and comes with it.
    void cameWith(std::int64_t seq, std::int64_t schemeLine);
    void undone(std::int64_t seq, std::int64_t of);
    void redone(std::int64_t seq, std::int64_t of);

    /// The step an edit made, by its journal number; null: none.
    [[nodiscard]] const Step* step(std::int64_t seq) const { return const_cast<UndoLog*>(this)->find(seq); }

    /// The step of a coding that another edit may still belong to; null: none, or the coding went back since.
    [[nodiscard]] const Step* newest(const CodingKey& key) const;

    /// Steps for which locked says true are passed over.
    using Locked = std::function<bool(const CodingKey&)>;
    [[nodiscard]] const Step* toUndo(const std::optional<CodingKey>& scope, const Locked& locked) const;
    [[nodiscard]] const Step* toRedo(const std::optional<CodingKey>& scope, const Locked& locked) const;

  private:
    /// What stands and what can be redone, of one coding or of all.
    struct Scope {
        std::set<std::int64_t> standing;             ///< by number
        std::map<std::int64_t, std::int64_t> undone; ///< the edit by its undo's number; none before the newest edit
    };
    Step* find(std::int64_t seq);
    /// Calls change(scope) for the step's coding and for the whole library.
    template <typename Change> void inScopes(const std::optional<CodingKey>& key, Change change);
    std::vector<Step> m_steps;
    std::map<std::optional<CodingKey>, Scope> m_scopes; ///< under no key: the whole library
};

} // namespace attune::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo_log.h"

#include <algorithm>

namespace attune::store {

namespace {

bool inScope(const UndoLog::Step& step, const std::optional<CodingKey>& scope, const UndoLog::Locked& locked) {
    return (!scope || step.key == scope) && !(step.key && locked(*step.key));
}

} // namespace

void UndoLog::edited(std::int64_t seq, const std::optional<CodingKey>& key) {
    m_steps.push_back({seq, seq, key, 0});
    m_newestAnywhere = seq;
    if (key)
        m_newest[*key] = seq;
}

void UndoLog::undone(std::int64_t seq, std::int64_t of) {
    if (Step* step = find(of))
        step->undoneAt = seq;
}

void UndoLog::redone(std::int64_t seq, std::int64_t of) {
    if (Step* step = find(of)) {
        step->undoneAt = 0;
        step->inverseSeq = seq;
    }
}

const UndoLog::Step* UndoLog::toUndo(const std::optional<CodingKey>& scope, const Locked& locked) const {
    const auto found = std::find_if(m_steps.rbegin(), m_steps.rend(), [&](const Step& step) {
        return step.undoneAt == 0 && inScope(step, scope, locked);
    });
    return found == m_steps.rend() ? nullptr : &*found;
}

const UndoLog::Step* UndoLog::toRedo(const std::optional<CodingKey>& scope, const Locked& locked) const {
    std::int64_t newest = m_newestAnywhere;
    if (scope) {
        const auto found = m_newest.find(*scope);
        newest = found == m_newest.end() ? 0 : found->second;
    }
    const Step* best = nullptr;
    for (const Step& step : m_steps)
        if (step.undoneAt > newest && (!best || step.undoneAt > best->undoneAt) && inScope(step, scope, locked))
            best = &step;
    return best;
}

UndoLog::Step* UndoLog::find(std::int64_t seq) {
    const auto found = std::ranges::lower_bound(m_steps, seq, {}, &Step::seq);
    return found == m_steps.end() || found->seq != seq ? nullptr : &*found;
}

} // namespace attune::store

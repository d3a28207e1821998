// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo_log.h"

#include <algorithm>

namespace attune::store {

namespace {

bool isOpen(const UndoLog::Step& step, const UndoLog::Locked& locked) { return !step.key || !locked(*step.key); }

} // namespace

template <typename Change> void UndoLog::inScopes(const std::optional<CodingKey>& key, Change change) {
    change(m_scopes[std::nullopt]);
    if (key)
        change(m_scopes[key]);
}

void UndoLog::edited(std::int64_t seq, const std::optional<CodingKey>& key) {
    m_steps.push_back({seq, {seq}, {seq}, key, 0, 0});
    inScopes(key, [&](Scope& scope) {
        scope.standing.insert(seq);
        scope.undone.clear();
    });
}

void UndoLog::wentOn(std::int64_t seq, std::int64_t of) {
    Step* step = find(of);
    if (!step)
        return;
    step->parts.push_back(seq);
    step->inverses.push_back(seq);
    m_scopes[std::nullopt].undone.clear(); // an edit like any other: it ends redoing in the library
}

void UndoLog::cameWith(std::int64_t seq, std::int64_t schemeLine) {
    if (Step* step = find(seq))
        step->schemeLine = schemeLine;
}

void UndoLog::undone(std::int64_t seq, std::int64_t of) {
    Step* step = find(of);
    if (!step)
        return;
    step->undoneAt = seq;
    inScopes(step->key, [&](Scope& scope) {
        scope.standing.erase(of);
        scope.undone[seq] = of;
    });
}

void UndoLog::redone(std::int64_t seq, std::int64_t of) {
    Step* step = find(of);
    if (!step)
        return;
    inScopes(step->key, [&](Scope& scope) {
        scope.standing.insert(of);
        scope.undone.erase(step->undoneAt);
    });
    step->undoneAt = 0;
    step->inverses = {seq};
}

const UndoLog::Step* UndoLog::newest(const CodingKey& key) const {
    const auto found = m_scopes.find(key);
    if (found == m_scopes.end() || found->second.standing.empty() || !found->second.undone.empty())
        return nullptr;
    return step(*found->second.standing.rbegin());
}

const UndoLog::Step* UndoLog::toUndo(const std::optional<CodingKey>& scope, const Locked& locked) const {
    const auto found = m_scopes.find(scope);
    if (found == m_scopes.end())
        return nullptr;
    const auto& standing = found->second.standing;
    for (auto seq = standing.rbegin(); seq != standing.rend(); ++seq)
        if (const Step* one = step(*seq); isOpen(*one, locked))
            return one;
    return nullptr;
}

const UndoLog::Step* UndoLog::toRedo(const std::optional<CodingKey>& scope, const Locked& locked) const {
    const auto found = m_scopes.find(scope);
    if (found == m_scopes.end())
        return nullptr;
    const auto& undone = found->second.undone;
    for (auto one = undone.rbegin(); one != undone.rend(); ++one)
        if (const Step* last = step(one->second); isOpen(*last, locked))
            return last;
    return nullptr;
}

UndoLog::Step* UndoLog::find(std::int64_t seq) {
    const auto found = std::ranges::lower_bound(m_steps, seq, {}, &Step::seq);
    return found == m_steps.end() || found->seq != seq ? nullptr : &*found;
}

} // namespace attune::store

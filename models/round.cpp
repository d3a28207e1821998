// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/round.h"

#include <algorithm>

namespace attune {

namespace {

template <typename T> bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

// splitmix64 (Steele, Lea and Flood 2014): small, and the same on every machine.
class Draw {
  public:
    Draw(std::int64_t seed, const std::string& name) : m_state(static_cast<std::uint64_t>(seed)) {
        for (const char c : name) // FNV-1a, so that every rater has an order of their own
            m_state = (m_state ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    }
    std::size_t below(std::size_t n) {
        m_state += 0x9E3779B97F4A7C15ull;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return static_cast<std::size_t>((z ^ (z >> 31)) % n);
    }
    template <typename T> void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[below(i)]);
    }

  private:
    std::uint64_t m_state;
};

// The number of the stage a clip belongs to; the one after the last for all others.
std::size_t stageAt(const std::vector<Stage>& stages, std::size_t position) {
    std::size_t until = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        until += static_cast<std::size_t>(std::max(0, stages[i].clips));
        if (position < until)
            return i;
    }
    return stages.size();
}

} // namespace

std::vector<ClipId> Round::clipsOf(const RaterId& rater) const {
    std::vector<ClipId> out;
    for (const Assignment& a : assignments)
        if (a.rater == rater)
            out.push_back(a.clip);
    if (out.empty() && assignments.empty() && (raters.empty() || contains(raters, rater)))
        return clips;
    return out;
}

bool Round::isAssigned(const RaterId& rater, const ClipId& clip) const {
    if (!assignments.empty())
        return std::ranges::any_of(assignments,
                                   [&](const Assignment& a) { return a.rater == rater && a.clip == clip; });
    return (raters.empty() || contains(raters, rater)) && contains(clips, clip);
}

std::vector<DimensionId> Round::dimensionsFor(const RaterId& rater, const ClipId& clip) const {
    if (plan.stages.empty())
        return {};
    const auto order = clipsOf(rater);
    const auto at = static_cast<std::size_t>(std::ranges::find(order, clip) - order.begin());
    const std::size_t stage = stageAt(plan.stages, at);
    return stage < plan.stages.size() ? plan.stages[stage].dimensions : std::vector<DimensionId>();
}

std::vector<ClipId> Round::clipsBefore(const RaterId& rater, const ClipId& clip) const {
    std::vector<ClipId> out;
    if (plan.stages.empty())
        return out;
    const auto order = clipsOf(rater);
    const auto at = static_cast<std::size_t>(std::ranges::find(order, clip) - order.begin());
    if (at == order.size())
        return out;
    const std::size_t stage = stageAt(plan.stages, at);
    for (std::size_t i = 0; i < at; ++i)
        if (stageAt(plan.stages, i) < stage)
            out.push_back(order[i]);
    return out;
}

void assignClips(Round& round) {
    const RoundPlan& plan = round.plan;
    if ((!plan.randomOrder && !plan.overlapPercent && round.assignments.empty()) || round.raters.empty())
        return;
    std::vector<RaterId> fresh;
    for (const RaterId& rater : round.raters)
        if (std::ranges::find(round.assignments, rater, &Assignment::rater) == round.assignments.end())
            fresh.push_back(rater);
    if (fresh.empty())
        return;
    std::vector<std::vector<Assignment>> parts(fresh.size());
    if (!plan.overlapPercent) {
        for (std::size_t r = 0; r < fresh.size(); ++r)
            for (const ClipId& clip : round.clips)
                parts[r].push_back({fresh[r], clip, false});
    } else {
        std::vector<ClipId> pile;
        for (const ClipId& clip : round.clips)
            if (std::ranges::find(round.assignments, clip, &Assignment::clip) == round.assignments.end())
                pile.push_back(clip);
        Draw draw(plan.seed, round.id.value);
        draw.shuffle(pile);
        const std::size_t twice = (pile.size() * static_cast<std::size_t>(*plan.overlapPercent) + 99) / 100;
        for (std::size_t i = 0; i < pile.size(); ++i) {
            const std::size_t first = i % fresh.size();
            parts[first].push_back({fresh[first], pile[i], false});
            if (i < twice && fresh.size() > 1) {
                const std::size_t second = (first + 1 + draw.below(fresh.size() - 1)) % fresh.size();
                parts[second].push_back({fresh[second], pile[i], true});
            }
        }
    }
    for (std::size_t r = 0; r < fresh.size(); ++r) {
        if (plan.randomOrder) {
            Draw draw(plan.seed, fresh[r].value);
            draw.shuffle(parts[r]);
        } else {
            std::ranges::stable_sort(parts[r], {}, [&](const Assignment& a) {
                return std::ranges::find(round.clips, a.clip) - round.clips.begin();
            });
        }
        std::ranges::copy(parts[r], std::back_inserter(round.assignments));
    }
}

} // namespace attune

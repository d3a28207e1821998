// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/trainer_gate.h"

#include <algorithm>

namespace attune {

Status needTrainer(const Library& library, const Viewer& who) {
    const auto people = library.raters(who);
    if (!people)
        return std::unexpected(people.error());
    const auto known = std::ranges::find(*people, who.id, &Rater::id);
    const RaterRole role = known == people->end() ? who.role : known->role;
    if (role == RaterRole::Trainer || role == RaterRole::Supervisor)
        return {};
    return fail(ErrorCode::Denied, "this is for trainers", who.id.value, "ask a trainer");
}

} // namespace attune

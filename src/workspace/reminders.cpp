// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/reminders.h"

#include "workspace/certification.h"
#include "workspace/round_board.h"

#include <algorithm>

namespace attune {

Result<std::vector<Reminder>> reminders(Library& library, const Viewer& who, const std::string& today) {
    const auto board = roundBoard(library, who);
    const auto standing = standings(library, who, today);
    if (!board || !standing)
        return std::unexpected(board ? standing.error() : board.error());
    std::vector<Reminder> out;
    for (const RoundCard& card : *board) {
        const auto& due = card.round.plan.due;
        if (!due || *due >= today)
            continue;
        Reminder late{Reminder::Kind::RoundOverdue, card.round.title, *due, {}};
        for (const RaterProgress& rater : card.raters)
            if (!rater.isDone())
                late.raters.push_back(rater.rater);
        if (!late.raters.empty())
            out.push_back(std::move(late));
    }
    for (const auto& [state, kind] : {std::pair(CertificateState::Expired, Reminder::Kind::CertificateExpired),
                                      {CertificateState::ExpiresSoon, Reminder::Kind::CertificateExpiresSoon}})
        for (const Standing& one : *standing) {
            if (one.state != state || !one.validUntil)
                continue;
            const auto same = std::ranges::find_if(out, [&](const Reminder& r) {
                return r.kind == kind && r.what == one.rule && r.day == *one.validUntil;
            });
            if (same != out.end())
                same->raters.push_back(one.rater);
            else
                out.push_back({kind, one.rule, *one.validUntil, {one.rater}});
        }
    return out;
}

} // namespace attune

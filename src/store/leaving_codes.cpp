// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leaving_codes.h"

#include "codec/edit_json.h"

#include <algorithm>
#include <set>
#include <utility>

namespace attune {

namespace {

// What imports brought, by their batches in the journal: each lies right before its kept file.
struct Brought {
    std::set<std::pair<CodingKey, SegmentId>> segments;
    std::set<std::pair<CodingKey, std::int64_t>> begun; ///< with the time, for one may be taken back and begun anew

    Status add(const std::string& batch) {
        const auto line = readEdit(batch, [](const CodingKey&) { return nullptr; });
        if (!line || !std::holds_alternative<Edit>(*line))
            return fail(ErrorCode::Corrupt, "a journal entry cannot be read", {}, "run library verify");
        for (const SingleEdit& edit : changesOf(std::get<Edit>(*line)))
            if (const auto* segment = std::get_if<AddSegment>(&edit)) {
                segments.emplace(segment->key, segment->segment.id);
                if (segment->start && segment->start->startedMs)
                    begun.emplace(segment->key, *segment->start->startedMs);
            }
        return {};
    }
    [[nodiscard]] bool began(const CodingKey& key, const Coding& coding) const {
        return coding.startedMs && begun.contains({key, *coding.startedMs});
    }
    // What came in of a draft that somebody began by hand.
    [[nodiscard]] Coding partOf(const CodingKey& key, Coding coding) const {
        coding.ratings.clear();
        coding.evidence.clear();
        std::erase_if(coding.segments, [&](const auto& one) { return !segments.contains({key, one.first}); });
        return coding;
    }
};

} // namespace

Result<LeavingCodes> leavingCodes(const Library& library, const Viewer& who) {
    auto clips = library.clips(who);
    const auto raters = library.raters({who.id, RaterRole::Trainer});
    auto codings = library.codings();
    if (!clips || !raters || !codings)
        return std::unexpected(!clips ? clips.error() : !raters ? raters.error() : codings.error());
    const auto known = std::ranges::find(*raters, who.id, &Rater::id); // the role recorded counts
    const RaterRole role = known == raters->end() ? who.role : known->role;
    const bool blind = role != RaterRole::Trainer && role != RaterRole::Supervisor;
    LeavingCodes out{std::move(*clips), {}, {}, {}};
    Brought brought;
    if (!blind) {
        auto kept = library.keptFiles();
        if (!kept)
            return std::unexpected(kept.error());
        out.kept = std::move(*kept);
        const auto journal = out.kept.empty() ? Result<std::vector<JournalEntry>>() : library.journal();
        if (!journal)
            return std::unexpected(journal.error());
        for (std::size_t i = 1; i < journal->size(); ++i)
            if ((*journal)[i].kind == "file.keep")
                if (auto ok = brought.add((*journal)[i - 1].json); !ok)
                    return std::unexpected(ok.error());
    }
    for (Coding& coding : *codings) {
        const CodingKey key{coding.clip, coding.rater};
        const bool own = coding.rater == who.id && !who.id.empty();
        const bool ofNobody = std::ranges::find(*raters, coding.rater, &Rater::id) == raters->end();
        if (own || (!blind && (ofNobody || coding.state == CodingState::Submitted)) || brought.began(key, coding)) {
            out.codings.push_back(std::move(coding));
        } else if (!blind) {
            Coding part = brought.partOf(key, coding);
            if (part.segments.size() < coding.segments.size() || !coding.evidence.empty())
                out.heldBack.push_back(key);
            if (!part.segments.empty())
                out.codings.push_back(std::move(part));
        }
    }
    return out;
}

} // namespace attune

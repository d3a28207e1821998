// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/coding_desk.h"

#include "base/hash.h"

#include <algorithm>

namespace attune {

namespace {

class Desk final : public CodingDesk {
  public:
    Desk(Library& library, StoreWorker& worker, Viewer viewer, Clip clip, CodingScheme scheme)
        : m_library(library), m_worker(worker), m_viewer(std::move(viewer)), m_key{clip.id, m_viewer.id} {
        m_state.defaultScheme = scheme.ref;
        m_state.schemes[scheme.ref] = std::move(scheme);
        m_state.clips[clip.id] = std::move(clip);
        m_none.clip = m_key.clip;
        m_none.rater = m_key.rater;
        m_none.scheme = m_state.defaultScheme;
    }

    Status load() {
        auto coding = m_library.coding(m_viewer, m_key);
        if (!coding)
            return std::unexpected(coding.error());
        m_state.codings.clear();
        if (*coding) {
            m_state.defaultScheme = (*coding)->scheme;
            m_state.codings[m_key] = std::move(**coding);
        }
        auto limits = m_library.limits(m_viewer, m_key.clip);
        if (!limits)
            return std::unexpected(limits.error());
        m_limits = std::move(*limits);
        auto history = m_library.historyStatus(m_viewer, m_key);
        if (!history)
            return std::unexpected(history.error());
        m_undoText = textOf(history->undo);
        m_redoText = textOf(history->redo);
        return {};
    }

    const Clip& clip() const override { return m_state.clips.at(m_key.clip); }
    const CodingScheme& scheme() const override { return m_state.schemes.at(m_state.defaultScheme); }
    const Coding& coding() const override {
        const auto it = m_state.codings.find(m_key);
        return it == m_state.codings.end() ? m_none : it->second;
    }
    bool readOnly() const override { return coding().state != CodingState::Draft || m_limits.closed; }

    Status setScore(const DimensionId& dimension, std::int64_t steps) override {
        Rating rating = current(dimension);
        rating.status = RatingStatus::Coded;
        rating.steps = steps;
        rating.reason.clear();
        return set(dimension, std::move(rating));
    }

    Status toggleHalf(const DimensionId& dimension) override {
        const Dimension* info = scheme().find(dimension);
        const Rating* rating = coding().rating(dimension);
        if (!info || !rating || !rating->steps)
            return fail(ErrorCode::Invalid, "there is no score to add half a point to", dimension.value,
                        "give a score first");
        const std::int64_t perPoint = info->scale.stepsPerPoint();
        if (perPoint != 2)
            return fail(ErrorCode::Invalid, "this scale has no half points", info->name, "give a whole score");
        const bool isHalf = *rating->steps % 2 != 0;
        if (!isHalf && *rating->steps >= info->scale.topStep())
            return fail(ErrorCode::Invalid, "there is no half point above the top of the scale", info->name,
                        "choose a lower score first");
        return setScore(dimension, *rating->steps + (isHalf ? -1 : 1));
    }

    Status setStatus(const DimensionId& dimension, RatingStatus status, const std::string& reason) override {
        Rating rating = current(dimension);
        rating.status = status;
        if (status != RatingStatus::Coded)
            rating.steps.reset();
        rating.reason = reason;
        return set(dimension, std::move(rating));
    }

    Status clearRating(const DimensionId& dimension) override {
        if (!coding().rating(dimension))
            return {};
        return change(ClearRating{m_key, about(dimension)});
    }

    Status setConfidence(const DimensionId& dimension, int confidence) override {
        return changeExisting(dimension, [&](Rating& r) { r.confidence = confidence; });
    }

    Status setNote(const DimensionId& dimension, const std::string& note) override {
        return changeExisting(dimension, [&](Rating& r) { r.note = note; });
    }

    Result<EvidenceId> addEvidence(const DimensionId& dimension, TimeSpan span, EvidenceDirection direction,
                                   const std::string& note) override {
        Evidence evidence{EvidenceId("e-" + randomHex(6)), dimension, direction, span, note};
        if (auto done = change(AddEvidence{m_key, evidence}); !done)
            return std::unexpected(done.error());
        return evidence.id;
    }

    Status changeEvidence(const Evidence& evidence) override { return change(ChangeEvidence{m_key, evidence}); }
    Status removeEvidence(const EvidenceId& id) override { return change(RemoveEvidence{m_key, id}); }

    Result<SegmentId> addSegment(TimeSpan span, const std::string& label) override {
        Segment segment;
        segment.id = SegmentId("s-" + randomHex(6));
        segment.span = span;
        segment.label = label;
        if (auto done = change(AddSegment{m_key, segment}); !done)
            return std::unexpected(done.error());
        return segment.id;
    }

    Status changeSegment(const Segment& segment) override { return change(ChangeSegment{m_key, segment}); }
    Status removeSegment(const SegmentId& id) override { return change(RemoveSegment{m_key, id}); }

    Status splitSegment(const SegmentId& id, MediaTime at) override {
        const auto it = coding().segments.find(id);
        if (it == coding().segments.end())
            return fail(ErrorCode::NotFound, "there is no such segment", id.value, "choose a segment");
        Segment first = it->second;
        if (at <= first.span.begin || at >= first.span.end)
            return fail(ErrorCode::Invalid, "the cut does not lie inside the segment", first.label,
                        "put the playhead inside the segment");
        Segment second = first;
        second.id = SegmentId("s-" + randomHex(6));
        second.span.begin = at;
        first.span.end = at;
        if (auto done = change(ChangeSegment{m_key, first}); !done)
            return done;
        return change(AddSegment{m_key, second});
    }

    std::optional<std::string> undoText() const override { return m_undoText; }
    std::optional<std::string> redoText() const override { return m_redoText; }
    Status undo() override {
        return throughStore([&] { return m_library.undo(m_viewer, m_key); });
    }
    Status redo() override {
        return throughStore([&] { return m_library.redo(m_viewer, m_key); });
    }

    SubmissionCheck checkSubmission() const override {
        SubmissionCheck check;
        for (const Dimension& dimension : scheme().dimensions) {
            const Rating* rating = coding().rating(dimension.id);
            if (!m_limits.asksFor(dimension.id))
                continue;
            if (!rating) {
                check.missing.push_back(dimension.name + " has no score yet");
                continue;
            }
            const int has = coding().evidenceCount(dimension.id);
            const int needed = std::max(dimension.minEvidence, m_limits.minEvidence);
            if (rating->status == RatingStatus::Coded && has < needed)
                check.missing.push_back(dimension.name + " needs " + std::to_string(needed) +
                                        " pieces of evidence and has " + std::to_string(has));
        }
        if (m_limits.minWatchedPercent > 0) {
            const auto seen = m_library.watchedPercent(m_viewer, m_key.clip).value_or(0);
            if (seen < m_limits.minWatchedPercent)
                check.missing.push_back("You have watched " + std::to_string(seen) + " % of the clip; the round asks for " +
                                        std::to_string(m_limits.minWatchedPercent) + " %");
        }
        if (m_limits.closed)
            check.missing.push_back(m_limits.closed->what);
        check.canSubmit = check.missing.empty();
        return check;
    }

    Status submit() override {
        if (const auto check = checkSubmission(); !check.canSubmit)
            return fail(ErrorCode::Conflict, check.missing.front(), clip().alias, "finish the rating, then submit");
        if (auto flushed = m_worker.flush(); !flushed)
            return flushed;
        if (auto done = m_library.submit(m_viewer, m_key); !done)
            return done;
        return reload();
    }

  private:
    static RatingKey about(const DimensionId& dimension) { return RatingKey{{}, dimension}; }

    Rating current(const DimensionId& dimension) const {
        const Rating* rating = coding().rating(dimension);
        return rating ? *rating : Rating{};
    }

    Status set(const DimensionId& dimension, Rating rating) {
        if (const Rating* before = coding().rating(dimension); before && *before == rating)
            return {};
        return change(SetRating{m_key, about(dimension), std::move(rating)});
    }

    template <typename Change> Status changeExisting(const DimensionId& dimension, Change&& changeRating) {
        if (!coding().rating(dimension))
            return fail(ErrorCode::Invalid, "there is no score yet", dimension.value, "give a score or a status first");
        Rating rating = current(dimension);
        changeRating(rating);
        return set(dimension, std::move(rating));
    }

    Status change(const Edit& edit) {
        if (auto allowed = m_limits.allow(edit, &coding()); !allowed)
            return allowed;
        if (auto inverse = apply(m_state, edit); !inverse)
            return std::unexpected(inverse.error());
        m_worker.enqueue(edit);
        m_undoText = inWords(edit, &scheme());
        m_redoText.reset();
        tell();
        return {};
    }

    template <typename Step> Status throughStore(Step&& step) {
        if (auto flushed = m_worker.flush(); !flushed)
            return flushed;
        if (auto done = step(); !done)
            return std::unexpected(done.error());
        return reload();
    }

    Status reload() {
        auto loaded = load();
        tell();
        return loaded;
    }

    void tell() {
        if (onChanged)
            onChanged();
    }

    std::optional<std::string> textOf(const std::optional<Edit>& edit) const {
        if (!edit)
            return {};
        return inWords(*edit, &scheme());
    }

    Library& m_library;
    StoreWorker& m_worker;
    const Viewer m_viewer;
    const CodingKey m_key;
    LibraryState m_state; ///< this clip, this coding, its scheme
    CodingLimits m_limits;
    Coding m_none;        ///< what there is before the first edit
    std::optional<std::string> m_undoText, m_redoText;
};

} // namespace

Result<std::unique_ptr<CodingDesk>> makeCodingDesk(Library& library, StoreWorker& worker, const Viewer& viewer,
                                                   const Clip& clip, const CodingScheme& scheme) {
    auto desk = std::make_unique<Desk>(library, worker, viewer, clip, scheme);
    if (auto loaded = desk->load(); !loaded)
        return std::unexpected(loaded.error());
    return desk;
}

} // namespace attune

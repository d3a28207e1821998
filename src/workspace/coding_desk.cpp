// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/coding_desk.h"

#include "base/clock.h"
#include "base/hash.h"
#include "models/coding_rules.h"
#include "workspace/learn_desk.h"
#include "workspace/mark_cutting.h"
#include "workspace/mark_placing.h"
#include "workspace/rule_edits.h"
#include "workspace/scheme_shelf.h"

#include <algorithm>

namespace attune {

namespace {

class Desk final : public CodingDesk, public LearnDesk {
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
        if (!*coding)
            if (auto there = settleScheme(); !there)
                return there;
        m_state.defaultScheme = *coding ? (*coding)->scheme : m_none.scheme;
        if (auto known = knowScheme(); !known)
            return known;
        if (*coding)
            m_state.codings[m_key] = std::move(**coding);
        m_shown = shownScheme(m_library, m_viewer, plain());
        auto limits = m_library.limits(m_viewer, m_key.clip);
        if (!limits)
            return std::unexpected(limits.error());
        m_limits = std::move(*limits);
        auto history = m_library.historyStatus(m_viewer, m_key);
        if (!history)
            return std::unexpected(history.error());
        m_run = {};
        m_undoText = textOf(history->undo);
        m_redoText = textOf(history->redo);
        return {};
    }

    const Clip& clip() const override { return m_state.clips.at(m_key.clip); }
    const CodingScheme& scheme() const override { return m_shown; }
    const Coding& coding() const override {
        const auto it = m_state.codings.find(m_key);
        return it == m_state.codings.end() ? m_none : it->second;
    }
    bool readOnly() const override { return coding().state != CodingState::Draft || m_limits.closed || m_mediaFault; }
    void setMediaFault(std::optional<Error> fault) override {
        if (!fault && !m_mediaFault)
            return;
        m_mediaFault = std::move(fault);
        tell();
    }

    Status setUnit(const UnitOfCoding& unit) override {
        if (unit.segment && !coding().segments.contains(*unit.segment))
            return fail(ErrorCode::NotFound, "there is no such segment", unit.segment->value, "choose a segment");
        m_unit = unit;
        return {};
    }
    UnitOfCoding unit() const override {
        return m_unit.segment && coding().segments.contains(*m_unit.segment) ? m_unit : UnitOfCoding{};
    }
    std::vector<DimensionId> rated() const override { return plain().ratedPer(unitKindOf(plain(), coding(), unit())); }
    std::vector<DerivedValue> derived() const override {
        return derivedScores(plain(), coding(), unit(), clip().duration);
    }

    Status setScore(const DimensionId& dimension, std::int64_t steps) override {
        m_run = {};
        return adjustScore(dimension, steps);
    }

    Status adjustScore(const DimensionId& dimension, std::int64_t steps) override {
        Rating rating = current(dimension);
        rating.status = RatingStatus::Coded;
        rating.steps = steps;
        rating.reason.clear();
        return set(dimension, std::move(rating), "score");
    }

    Status toggleHalf(const DimensionId& dimension) override {
        const Scale* scale = plain().scaleOf(dimension);
        const Rating* rating = coding().rating(unit(), dimension);
        if (!scale || !rating || !rating->steps)
            return fail(ErrorCode::Invalid, "there is no score to add half a point to", dimension.value,
                        "give a score first");
        const std::int64_t perPoint = scale->stepsPerPoint();
        if (perPoint != 2)
            return fail(ErrorCode::Invalid, "this scale has no half points", plain().nameOf(dimension),
                        "give a whole score");
        const bool isHalf = *rating->steps % 2 != 0;
        if (!isHalf && *rating->steps >= scale->topStep())
            return fail(ErrorCode::Invalid, "there is no half point above the top of the scale",
                        plain().nameOf(dimension), "choose a lower score first");
        return adjustScore(dimension, *rating->steps + (isHalf ? -1 : 1));
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
        if (!coding().rating(unit(), dimension))
            return {};
        return changeRating(ClearRating{m_key, about(dimension)});
    }

    Status setConfidence(const DimensionId& dimension, int confidence) override {
        return changeExisting(dimension, [&](Rating& r) { r.confidence = confidence; }, "confidence");
    }

    Status setText(const DimensionId& dimension, const std::string& text) override {
        if (text.empty())
            return clearRating(dimension);
        Rating rating = current(dimension);
        rating.status = RatingStatus::Coded;
        rating.steps.reset();
        rating.reason.clear();
        rating.note = text;
        return set(dimension, std::move(rating), "note");
    }

    Status setNote(const DimensionId& dimension, const std::string& note) override {
        if (const Scale* scale = plain().scaleOf(dimension); scale && scale->isText())
            return setText(dimension, note);
        return changeExisting(dimension, [&](Rating& r) { r.note = note; }, "note");
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

    Status changeSegment(const Segment& segment) override {
        const auto track = codedTrack(plain(), segment.track);
        if (!track)
            return change(ChangeSegment{m_key, segment});
        return changeTogether(Batch{withLabel("Change", *track, segment), moving(coding(), m_key, *track, segment)});
    }

    Result<std::optional<SegmentId>> mark(const std::string& trackId, const std::string& code, TimeSpan span) override {
        const auto track = codedTrack(plain(), trackId);
        if (!track)
            return fail(ErrorCode::NotFound, "the scheme has no such row", trackId, "choose a row of the scheme");
        const Segment segment{SegmentId("s-" + randomHex(6)), track->id, span, code};
        auto edits = placing(coding(), m_key, *track, segment, clip().duration);
        const bool isNew = !edits.empty() && std::holds_alternative<AddSegment>(edits.back());
        if (auto done = changeTogether(Batch{withLabel("Code", *track, segment), std::move(edits)}); !done)
            return std::unexpected(done.error());
        return isNew ? std::optional(segment.id) : std::nullopt;
    }

    Status endMark(const std::string& trackId, MediaTime at) override {
        for (const Segment* found : marksOf(coding(), trackId))
            if (found->span.begin < at && at < found->span.end) {
                Segment ended = *found;
                ended.span.end = at;
                return change(ChangeSegment{m_key, ended});
            }
        return fail(ErrorCode::NotFound, "no code of this row lasts here", trackId, "go to where one is on");
    }

    Status removeSegment(const SegmentId& id) override { return removeSegments({id}); }

    Status splitSegment(const SegmentId& id, MediaTime at) override {
        auto cut = splitting(coding(), m_key, id, at);
        return cut ? change(*cut) : Status(std::unexpected(cut.error()));
    }

    Result<SegmentId> mergeSegments(const std::vector<SegmentId>& ids) override {
        auto joined = merging(coding(), m_key, ids);
        if (!joined)
            return std::unexpected(joined.error());
        if (auto done = change(joined->edits); !done)
            return std::unexpected(done.error());
        return joined->whole;
    }

    Status changeSegments(const std::vector<Segment>& segments) override {
        Batch batch;
        // A new one makes room for itself among those before it: each is tried on the coding, which is then put back.
        std::vector<Edit> inverses;
        Status done;
        for (const Segment& segment : segments) {
            std::vector<SingleEdit> edits;
            if (segment.id.empty()) {
                Segment added = segment;
                added.id = SegmentId("s-" + randomHex(6));
                const auto track = codedTrack(plain(), segment.track);
                edits = track ? placing(coding(), m_key, *track, added, clip().duration)
                              : std::vector<SingleEdit>{AddSegment{m_key, added, {}}};
            } else if (const auto it = coding().segments.find(segment.id);
                       it == coding().segments.end() || !(it->second == segment)) {
                edits.emplace_back(ChangeSegment{m_key, segment});
            }
            batch.edits.insert(batch.edits.end(), edits.begin(), edits.end());
            if (!segment.id.empty() || edits.empty())
                continue;
            auto inverse = attune::apply(m_state, Edit(Batch{"", std::move(edits)}));
            if (!inverse) {
                done = std::unexpected(inverse.error());
                break;
            }
            inverses.push_back(std::move(*inverse));
        }
        for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
            (void)attune::apply(m_state, *inverse);
        if (!done)
            return done;
        const bool copied = !segments.empty() && segments.front().id.empty();
        batch.words =
            (copied ? "Copy " + std::to_string(segments.size()) : "Change " + std::to_string(batch.edits.size())) +
            " segments";
        return changeTogether(std::move(batch));
    }

    Status nudge(const std::vector<Segment>& segments, bool end) override {
        m_next = end ? "end" : "begin";
        for (const Segment& segment : segments)
            m_next += " " + segment.id.value;
        const Status done = segments.size() == 1 ? changeSegment(segments.front()) : changeSegments(segments);
        m_next.clear();
        return done;
    }

    Status removeSegments(const std::vector<SegmentId>& ids) override {
        Batch batch;
        for (const SegmentId& id : ids) {
            removing(coding(), m_key, id, batch.edits);
        }
        if (batch.edits.size() > 1)
            batch.words = ids.size() > 1 ? "Remove " + std::to_string(ids.size()) + " segments"
                                         : "Remove a segment and its ratings";
        return changeTogether(std::move(batch));
    }

    std::optional<std::string> undoText() const override { return m_undoText; }
    std::optional<std::string> redoText() const override { return m_redoText; }
    Status undo() override {
        return throughStore([&] { return m_library.undo(m_viewer, m_key); });
    }
    Status redo() override {
        return throughStore([&] { return m_library.redo(m_viewer, m_key); });
    }

    Result<std::vector<HistoryStep>> history() override {
        if (auto flushed = m_worker.flush(); !flushed)
            return std::unexpected(flushed.error());
        const auto steps = m_library.codingSteps(m_viewer, m_key);
        if (!steps)
            return std::unexpected(steps.error());
        std::vector<HistoryStep> out;
        for (const CodingStep& step : *steps)
            out.push_back({inWords(step.edit, &scheme(), &step.inverse), step.wallMs, step.undone});
        return out;
    }

    SubmissionCheck checkSubmission() const override {
        SubmissionCheck check{false, whatIsMissing(askedOf(plain(), m_limits), coding(), clip().duration)};
        if (m_limits.minWatchedPercent > 0) {
            m_worker.settle();
            const auto limits = m_library.limits(m_viewer, m_key.clip);
            const int seen = limits ? limits->watchedPercent : 0;
            if (seen < m_limits.minWatchedPercent)
                check.missing.push_back("You have watched " + watchedInWords(seen, m_limits.fastestWatchedPercent) +
                                        "; the round asks for " + std::to_string(m_limits.minWatchedPercent) + " %");
        }
        if (m_mediaFault)
            check.missing.push_back(m_mediaFault->what);
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

    bool isLearning() const override { return !readOnly() && learningRound(m_library, m_viewer, m_key.clip); }
    int minWatchedPercent() const override { return readOnly() ? 0 : m_limits.minWatchedPercent; }
    int fastestWatchedPercent() const override { return m_limits.fastestWatchedPercent; }
    bool isAsked(const DimensionId& dimension) const override { return m_limits.asksFor(dimension); }
    bool isCommitted(const DimensionId& dimension) const override { return m_limits.committed.contains(dimension); }
    Status commit(const DimensionId& dimension) override {
        return throughStore([&] { return m_library.commitDimension(m_viewer, m_key.clip, dimension); });
    }
    Result<DimensionFeedback> feedback(const DimensionId& dimension) const override {
        return dimensionFeedback(m_library, m_viewer, m_key.clip, dimension);
    }

  private:
    // The scheme as it is written: nothing that is stored may hold private words.
    const CodingScheme& plain() const { return m_state.schemes.at(m_state.defaultScheme); }

    // The scheme of a coding not begun may have gone with the import it came with.
    Status settleScheme() {
        const auto schemes = m_library.schemes();
        if (!schemes)
            return std::unexpected(schemes.error());
        if (!schemes->empty() && std::ranges::find(*schemes, m_none.scheme, &CodingScheme::ref) == schemes->end())
            m_none.scheme = schemes->front().ref;
        return {};
    }

    // A coding begun under another version goes on under it.
    Status knowScheme() {
        if (m_state.schemes.contains(m_state.defaultScheme))
            return {};
        auto schemes = m_library.schemes();
        if (!schemes)
            return std::unexpected(schemes.error());
        for (CodingScheme& scheme : *schemes)
            if (scheme.ref == m_state.defaultScheme) {
                m_state.schemes[scheme.ref] = std::move(scheme);
                return {};
            }
        return fail(ErrorCode::NotFound,
                    "this coding follows version " + std::to_string(m_state.defaultScheme.version) +
                        " of a scheme that the library does not have",
                    m_state.defaultScheme.id.value, "add that version of the scheme");
    }

    RatingKey about(const DimensionId& dimension) const { return RatingKey{unit(), dimension}; }

    Rating current(const DimensionId& dimension) const {
        const Rating* rating = coding().rating(unit(), dimension);
        return rating ? *rating : Rating{};
    }

    // what: of which several changes right after one another are one step; empty: each is its own.
    Status set(const DimensionId& dimension, Rating rating, const std::string& what = {}) {
        if (const Rating* before = coding().rating(unit(), dimension); before && *before == rating)
            return {};
        if (!what.empty())
            m_next = what + " " + (unit().segment ? unit().segment->value : "") + " " + dimension.value;
        const Status done = changeRating(SetRating{m_key, about(dimension), std::move(rating), {}});
        m_next.clear();
        return done;
    }

    template <typename Change>
    Status changeExisting(const DimensionId& dimension, Change&& changeRating, const std::string& what) {
        if (!coding().rating(unit(), dimension))
            return fail(ErrorCode::Invalid, "there is no score yet", dimension.value, "give a score or a status first");
        Rating rating = current(dimension);
        changeRating(rating);
        return set(dimension, std::move(rating), what);
    }

    // A rating, and whatever the skip rules make of the others in its wake: one step. Each round is tried on the coding
    // itself, which is then put back.
    Status changeRating(const SingleEdit& edit) {
        if (plain().skipRules.empty())
            return std::visit([this](const auto& only) { return change(only); }, edit);
        Batch batch{"", {edit}};
        std::vector<Edit> inverses;
        Status done;
        std::vector<SingleEdit> next = {edit};
        for (int round = 0; done && !next.empty() && round < 20; ++round) {
            auto inverse = attune::apply(m_state, Edit(Batch{"", next}));
            if (!inverse) {
                done = std::unexpected(inverse.error());
                break;
            }
            inverses.push_back(std::move(*inverse));
            next = followingRules(plain(), coding(), m_key, unit());
            batch.edits.insert(batch.edits.end(), next.begin(), next.end());
        }
        for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
            (void)attune::apply(m_state, *inverse);
        return done ? changeTogether(std::move(batch)) : done;
    }

    static std::string withLabel(const std::string& words, const Track& track, const Segment& segment) {
        const Code* code = track.find(segment.label);
        return words + " " + track.name + (code ? ": " + code->name : std::string());
    }

    // One change needs no batch, none needs no edit.
    Status changeTogether(Batch batch) {
        if (batch.edits.empty())
            return {};
        if (batch.edits.size() > 1)
            return change(batch);
        return std::visit([this](auto& only) { return change(std::move(only)); }, batch.edits.front());
    }

    Status change(const Edit& edit) {
        if (m_mediaFault)
            return std::unexpected(*m_mediaFault);
        if (auto allowed = m_limits.allow(edit, &coding()); !allowed)
            return allowed;
        auto inverse = attune::apply(m_state, edit);
        if (!inverse)
            return std::unexpected(inverse.error());
        const std::int64_t now = wallClockMs();
        const bool goesOn = !m_next.empty() && m_next == m_run.what && now >= m_run.atMs && now - m_run.atMs <= 5000;
        m_worker.enqueue(edit, goesOn);
        m_run = {m_next, now, goesOn ? std::move(m_run.inverse) : std::move(*inverse)};
        m_undoText = inWords(edit, &scheme(), &m_run.inverse);
        m_redoText.reset();
        tell();
        return {};
    }

    template <typename Step> Status throughStore(Step&& step) {
        if (m_mediaFault)
            return std::unexpected(*m_mediaFault);
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

    std::optional<std::string> textOf(const std::optional<CodingStep>& step) const {
        if (!step)
            return {};
        return inWords(step->edit, &scheme(), &step->inverse);
    }

    Library& m_library;
    StoreWorker& m_worker;
    const Viewer m_viewer;
    const CodingKey m_key;
    LibraryState m_state; ///< this clip, this coding, its scheme
    CodingScheme m_shown; ///< the scheme in the words for the screen
    CodingLimits m_limits;
    std::optional<Error> m_mediaFault;
    UnitOfCoding m_unit;
    Coding m_none; ///< what there is before the first edit
    std::optional<std::string> m_undoText, m_redoText;
    /// Changes that are one step of undo so far.
    struct Run {
        std::string what; ///< empty: the last change stands alone
        std::int64_t atMs = 0;
        Edit inverse; ///< of the first
    };
    Run m_run;
    std::string m_next; ///< what of the change that is being made
};

} // namespace

LearnDesk* learnDesk(CodingDesk* desk) { return dynamic_cast<LearnDesk*>(desk); }

Result<std::unique_ptr<CodingDesk>> makeCodingDesk(Library& library, StoreWorker& worker, const Viewer& viewer,
                                                   const Clip& clip, const CodingScheme& scheme) {
    auto desk = std::make_unique<Desk>(library, worker, viewer, clip, scheme);
    if (auto loaded = desk->load(); !loaded)
        return std::unexpected(loaded.error());
    return desk;
}

} // namespace attune

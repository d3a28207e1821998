// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/agreement_report.h"
#include "models/coding_rules.h"
#include "models/edit.h"
#include "models/round.h"
#include "store/library.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

enum class SaveState { Saved, Saving, NotSaved };

/// What the status line says about saving.
struct SaveStatus {
    SaveState state = SaveState::Saved;
    std::string why; ///< when not saved: what happened and what to do
};

enum class ClipProgress { New, Draft, Submitted, Compared };

/// What a clip's card shows.
struct ClipCard {
    Clip clip;
    ClipProgress progress = ClipProgress::New;
    int rated = 0;      ///< dimensions with a status
    int dimensions = 0; ///< of the scheme
    bool mediaMissing = false;
    /// Why it may not be watched: "its consent ended on 2026-09-30". Empty: it may. Where its files lie is kept back.
    std::string closed;
    std::filesystem::path media;       ///< absolute
    std::filesystem::path secondMedia; ///< of the clip's second view, absolute; empty without one
    bool secondMissing = false;
    bool mediaChanged = false; ///< something else lies in its place; counts as missing
};

/// What a submission still lacks; nothing stands in the way when canSubmit.
struct SubmissionCheck {
    bool canSubmit = false;
    std::vector<std::string> missing; ///< in words: "Non-hostility has no score yet"
};

/// One dimension of a comparison.
struct ComparisonRow {
    Dimension dimension;
    std::optional<Rating> mine, reference;
    std::optional<double> difference;                    ///< mine minus reference in points, when both are coded
    std::vector<Evidence> myEvidence, referenceEvidence; ///< by time
};

struct Comparison {
    Clip clip;
    std::string
        sentence; ///< "You gave the same score as the reference on 3 of 6 dimensions and were within one point on 5."
    std::string detail; ///< the widest gap in words; may be empty
    ReferenceProvenance provenance;
    std::optional<std::int64_t> submittedMs;
    std::vector<ComparisonRow> rows;
};

/// Signed differences of one dimension over the clips I submitted, in the order of submission.
struct LearningPoint {
    ClipId clip;
    std::string alias;
    std::int64_t submittedMs = 0;
    double difference = 0;
};

/// How far the raters of a round lie apart on one clip and dimension.
struct ContestedClip {
    ClipId clip;
    std::string alias;
    DimensionId dimension;
    double low = 0, high = 0; ///< lowest and highest score given, in points
    double spread = 0;        ///< inter-quartile range, in points
    int raters = 0;
};

/// One step of a coding's history.
struct HistoryStep {
    std::string words; ///< "Rate Sensitivity 4.5"
    std::int64_t wallMs = 0;
    bool undone = false; ///< taken back, and could be redone or was overtaken
};

/// Own coding of one clip: every change is applied in memory at once, journalled by the session's store thread,
/// undoable across restarts. Belongs to the thread that made it. Changes of a submitted coding are refused (Conflict).
class CodingDesk {
  public:
    virtual ~CodingDesk() = default;

    [[nodiscard]] virtual const Clip& clip() const = 0;
    [[nodiscard]] virtual const CodingScheme& scheme() const = 0;
    [[nodiscard]] virtual const Coding& coding() const = 0;
    [[nodiscard]] virtual bool readOnly() const = 0;
    /// Why nothing may be coded while the clip's file is not the one it should be; nothing: it may again.
    virtual void setMediaFault(std::optional<Error> fault) = 0;

    /// What the ratings below are of: at first the whole clip. NotFound when there is no such segment; when it is gone
    /// later the whole clip is rated again.
    [[nodiscard]] virtual Status setUnit(const UnitOfCoding& unit) = 0;
    [[nodiscard]] virtual UnitOfCoding unit() const = 0;
    /// What is rated of that unit, in the scheme's order.
    [[nodiscard]] virtual std::vector<DimensionId> rated() const = 0;
    [[nodiscard]] virtual std::vector<DerivedValue> derived() const = 0; ///< as CodingScheme::derived

    // What is rated is a dimension, "dimension/item" or "dimension/second". A skip rule of the scheme that begins or
    // ceases to hold is followed in the same step.
    // What follows right after its like (adjustScore, toggleHalf, setConfidence, setNote, setText, nudge: within five
    // seconds, nothing else done between) is one step of undo with it.
    /// Gives a score in steps; keeps note and confidence.
    [[nodiscard]] virtual Status setScore(const DimensionId& dimension, std::int64_t steps) = 0;
    /// As setScore, where the score is typed on (4, then 5: 45) or stepped up and down.
    [[nodiscard]] virtual Status adjustScore(const DimensionId& dimension, std::int64_t steps) = 0;
    /// Adds half a point, or takes it away again; Invalid when the scale has no half points or there is no score.
    [[nodiscard]] virtual Status toggleHalf(const DimensionId& dimension) = 0;
    [[nodiscard]] virtual Status setStatus(const DimensionId& dimension, RatingStatus status,
                                           const std::string& reason = {}) = 0;
    [[nodiscard]] virtual Status clearRating(const DimensionId& dimension) = 0;
    [[nodiscard]] virtual Status setConfidence(const DimensionId& dimension, int confidence) = 0;
    [[nodiscard]] virtual Status setNote(const DimensionId& dimension, const std::string& note) = 0;
    /// The answer on a text scale; an empty one is taken away.
    [[nodiscard]] virtual Status setText(const DimensionId& dimension, const std::string& text) = 0;

    [[nodiscard]] virtual Result<EvidenceId> addEvidence(const DimensionId& dimension, TimeSpan span,
                                                         EvidenceDirection direction, const std::string& note = {}) = 0;
    [[nodiscard]] virtual Status changeEvidence(const Evidence& evidence) = 0;
    [[nodiscard]] virtual Status removeEvidence(const EvidenceId& id) = 0;
    [[nodiscard]] virtual Result<SegmentId> addSegment(TimeSpan span, const std::string& label) = 0;
    /// On a row of the scheme others make room as the row asks for it (mark_placing.h).
    [[nodiscard]] virtual Status changeSegment(const Segment& segment) = 0;
    /// Puts a code on a row of the scheme; of a state only the begin counts, which closes the one before. Nothing when
    /// that state is on already. NotFound for an unknown row.
    [[nodiscard]] virtual Result<std::optional<SegmentId>> mark(const std::string& track, const std::string& code,
                                                                TimeSpan span) = 0;
    /// Ends the mark of the row that lasts over this moment; NotFound when there is none.
    [[nodiscard]] virtual Status endMark(const std::string& track, MediaTime at) = 0;
    /// Takes the ratings of the segment away with it.
    [[nodiscard]] virtual Status removeSegment(const SegmentId& id) = 0;
    /// Two segments where there was one; the cut lies inside it. The ratings stay with the first.
    [[nodiscard]] virtual Status splitSegment(const SegmentId& id, MediaTime at) = 0;
    /// One segment from the first begin to the last end of several of one row; it keeps the first one's label and all
    /// ratings. Conflict when two of them are rated differently on one dimension.
    [[nodiscard]] virtual Result<SegmentId> mergeSegments(const std::vector<SegmentId>& ids) = 0;
    /// Several at once: one step of undo, all or none.
    [[nodiscard]] virtual Status changeSegments(const std::vector<Segment>& segments) = 0;
    /// The begins (or ends) of these segments as they are now, moved by a key: as changeSegment and changeSegments.
    [[nodiscard]] virtual Status nudge(const std::vector<Segment>& segments, bool end) = 0;
    [[nodiscard]] virtual Status removeSegments(const std::vector<SegmentId>& ids) = 0;

    [[nodiscard]] virtual std::optional<std::string>
    undoText() const = 0; ///< "Rate sensitivity 4.5"; nothing to undo: nothing
    [[nodiscard]] virtual std::optional<std::string> redoText() const = 0;
    [[nodiscard]] virtual Status undo() = 0;
    [[nodiscard]] virtual Status redo() = 0;

    /// What was done to this coding, oldest first, from before a restart too. Waits until all is saved.
    [[nodiscard]] virtual Result<std::vector<HistoryStep>> history() = 0;

    [[nodiscard]] virtual SubmissionCheck checkSubmission() const = 0;
    /// Waits until all is saved, then locks the coding. Conflict when something is missing.
    [[nodiscard]] virtual Status submit() = 0;

    /// Called after every change, on the desk's thread.
    std::function<void()> onChanged;
};

/// A library opened as one person. Use cases without widgets; belongs to one thread, but for onSaveStatus.
class Session {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const std::filesystem::path& library, const RaterId& as);
    /// For somebody who has given themself a passphrase. Errors: Denied when it is another one.
    [[nodiscard]] static Result<std::unique_ptr<Session>> openWith(const std::filesystem::path& library,
                                                                   const RaterId& as, const std::string& passphrase);
    virtual ~Session() = default;

    /// Has this person given themself a passphrase? Errors: those of Library::open.
    [[nodiscard]] static Result<bool> isLocked(const std::filesystem::path& library, const RaterId& as);
    /// Who can open this library: for the "who are you" choice. Codes and roles only.
    [[nodiscard]] static Result<std::vector<Rater>> people(const std::filesystem::path& library);

    [[nodiscard]] virtual const Rater& person() const = 0;
    [[nodiscard]] virtual std::string libraryTitle() const = 0;
    [[nodiscard]] virtual std::filesystem::path libraryPath() const = 0;
    /// For thumbnails and waveforms, beside the library; made on first use.
    [[nodiscard]] virtual std::filesystem::path cacheFolder() const = 0;
    [[nodiscard]] virtual const CodingScheme& scheme() const = 0;
    /// The round this person works on; nothing when there is none.
    [[nodiscard]] virtual std::optional<Round> round() const = 0;
    /// May this person see reference, peers or feedback of the clip now?
    [[nodiscard]] virtual bool isBlind(const ClipId& clip) const = 0;
    /// Is there still a clip of the round of which that is hidden?
    [[nodiscard]] virtual bool isBlindInRound() const = 0;

    [[nodiscard]] virtual Result<std::vector<ClipCard>> clips() const = 0;
    /// Takes in a clip as readClip() gave it; without an alias it gets the next free one. Conflict when a clip with the
    /// same content is there.
    [[nodiscard]] virtual Result<ClipId> addClip(const Clip& clip) = 0;
    /// The clip's file lies elsewhere now; refused when its content hash differs.
    [[nodiscard]] virtual Status locate(const ClipId& clip, const Clip& read) = 0;

    /// Gives the clip a second view, or (nothing) takes it away. Denied to trainees for clips of a round.
    [[nodiscard]] virtual Status setSecondView(const ClipId& clip, const std::optional<ClipView>& view) = 0;

    /// The desk stays valid until the session ends.
    [[nodiscard]] virtual Result<CodingDesk*> desk(const ClipId& clip) = 0;

    /// These moments of the clip were on screen, at these speeds; what a round asks to be watched counts them. Written
    /// soon, by the saving thread.
    virtual void noteWatched(const ClipId&, const std::vector<WatchedSpan>&) {}
    /// All that this person watched of the clip, by time; nothing where that cannot be read.
    [[nodiscard]] virtual std::vector<WatchedSpan> watched(const ClipId&) { return {}; }

    /// Only after submission (Denied before). Marks the clip as compared.
    [[nodiscard]] virtual Result<Comparison> compare(const ClipId& clip) = 0;
    [[nodiscard]] virtual Result<std::map<DimensionId, std::vector<LearningPoint>>> learningCurve() const = 0;

    /// Trainers and supervisors: the round's agreement with the reference (Denied to trainees). Takes up to seconds:
    /// gather on this thread, then run the returned work on any other.
    [[nodiscard]] virtual Result<std::function<Result<AgreementReport>()>> roundReport() const = 0;
    [[nodiscard]] virtual Result<std::vector<ContestedClip>> contestedClips() const = 0;
    /// A trainee's own summary against the reference over the clips they submitted.
    [[nodiscard]] virtual Result<std::function<Result<AgreementReport>()>> ownReport() const = 0;

    [[nodiscard]] virtual Status saveReflection(const ClipId& clip, const std::string& prompt,
                                                const std::string& text) = 0;
    [[nodiscard]] virtual Result<std::vector<Reflection>> reflections() const = 0;
    [[nodiscard]] virtual Status addActivity(const Activity& activity) = 0;
    [[nodiscard]] virtual Result<std::vector<Activity>> activities() const = 0;
    [[nodiscard]] virtual std::optional<std::string> setting(const std::string& name) const = 0;
    virtual void setSetting(const std::string& name, const std::string& value) = 0;

    /// The store itself, for the use cases that have files of their own (rounds, packages, certification, consent):
    /// on this thread only, and asked as viewer(). Null when no file is behind the session.
    [[nodiscard]] virtual Library* library() const { return nullptr; }
    [[nodiscard]] Viewer viewer() const { return {person().id, person().role}; }
    /// The same library once more, unlocked as this one is: for a worker. Errors: those of Library::open.
    [[nodiscard]] virtual Result<std::unique_ptr<Library>> openStore() const {
        return fail(ErrorCode::Unsupported, "no file is behind this session", {}, "open a library");
    }
    /// Rounds or schemes changed underneath: works on what is there now. Desks are made anew.
    [[nodiscard]] virtual Status reload() { return {}; }
    [[nodiscard]] virtual bool hasPassphrase() const { return false; }
    /// As Library::setPassphrase, for the person who opened the library.
    [[nodiscard]] virtual Status setPassphrase(const std::string& /*old*/, const std::string& /*fresh*/) {
        return fail(ErrorCode::Unsupported, "no file is behind this session", {}, "open a library");
    }

    [[nodiscard]] virtual SaveStatus saveStatus() const = 0;
    /// Called on the store's thread whenever saveStatus() changed. Set before the first edit.
    std::function<void()> onSaveStatus;
    /// Returns when everything is on disk, or says why it is not.
    [[nodiscard]] virtual Status flush() = 0;
    /// Writes what is not saved to a file of its own, one edit a line; `attune-cli library apply` brings it in later.
    /// Gives their number. Errors: NotFound when all is saved, Io.
    [[nodiscard]] virtual Result<int> rescue(const std::filesystem::path& file) const = 0;
};

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/crypto.h"
#include "codec/box_json.h"
#include "codec/course_json.h"
#include "codec/edit_json.h"
#include "codec/journal_json.h"
#include "codec/text_pack_json.h"
#include "codec/training_json.h"
#include "store/hidden_context.h"
#include "workspace/course.h"
#include "workspace/packages.h"

#include <algorithm>
#include <set>

namespace attune {

namespace {

namespace fs = std::filesystem;

// One package in the making: what the library holds of the round, and the lines written so far.
class Packer {
  public:
    Packer(Library& library, const PackRequest& request)
        : m_library(library), m_request(request), m_viewer{request.by, RaterRole::Trainee} {}

    // Errors: those of the queries, NotFound.
    Status open() {
        auto raters = m_library.raters({{}, RaterRole::Trainer});
        auto rounds = m_library.rounds({{}, RaterRole::Trainer});
        auto schemes = m_library.schemes();
        auto clips = m_library.clips({{}, RaterRole::Trainer});
        for (const Error* error : {raters ? nullptr : &raters.error(), rounds ? nullptr : &rounds.error(),
                                   schemes ? nullptr : &schemes.error(), clips ? nullptr : &clips.error()})
            if (error)
                return std::unexpected(*error);
        m_raters = std::move(*raters);
        m_clips = std::move(*clips);
        const auto by = std::ranges::find(m_raters, m_request.by, &Rater::id);
        if (by == m_raters.end())
            return fail(ErrorCode::NotFound, "nobody here has the code " + m_request.by.value, {},
                        "say who you are with --as");
        m_viewer.role = by->role;
        const auto round = std::ranges::find(*rounds, m_request.round, &Round::id);
        if (round == rounds->end())
            return fail(ErrorCode::NotFound, "there is no round " + m_request.round.value, {}, "see: rounds list");
        m_round = *round;
        const auto scheme = std::ranges::find(*schemes, m_round.scheme, &CodingScheme::ref);
        if (scheme == schemes->end())
            return fail(ErrorCode::Corrupt, "the round's scheme is missing", m_round.id.value, "check the library");
        m_scheme = *scheme;
        const auto examples = m_library.setting({{}, RaterRole::Trainer}, exemplarSetting(m_scheme.ref.id));
        if (examples && *examples && !(*examples)->empty())
            m_examples = readExemplars(**examples).value_or(Exemplars());
        m_rounds = *rounds;
        return {};
    }

    Status needTrainer() const {
        if (m_viewer.role == RaterRole::Trainer || m_viewer.role == RaterRole::Supervisor)
            return {};
        return fail(ErrorCode::Denied, "only a trainer packs this", m_request.by.value, "ask a trainer");
    }

    void setup(const SetupLine& line) {
        const auto schemeOf = [this](const SchemeRef& ref) { return ref == m_scheme.ref ? &m_scheme : nullptr; };
        m_draft.documents["setup.jsonl"] += writeSetup(line, schemeOf) + "\n";
    }
    void coding(const Coding& coding) {
        const auto schemeOf = [this](const SchemeRef& ref) { return ref == m_scheme.ref ? &m_scheme : nullptr; };
        m_draft.documents["codings.jsonl"] += writeSetup(CodingImported{coding}, schemeOf) + "\n";
    }
    Status rater(const RaterId& id) {
        const auto found = std::ranges::find(m_raters, id, &Rater::id);
        if (found == m_raters.end())
            return fail(ErrorCode::NotFound, "nobody here has the code " + id.value, {}, "add the rater first");
        setup(RaterAdded{{found->id, found->role, {}, {}}}); // training and language are no one else's business
        return {};
    }

    Status clip(const ClipId& id, const char* purpose = "practice") {
        Clip clip = *std::ranges::find(m_clips, id, &Clip::id);
        const fs::path media = mediaOf(clip);
        clip.mediaPath.clear();
        clip.view.reset();
        if (m_round.plan.hideContext)
            hideContext(clip);
        clip.purpose = purpose;
        if (m_request.withClips) {
            if (auto ok = m_library.mayHandOut(id); !ok)
                return ok;
            std::error_code ignored;
            if (media.empty() || !fs::is_regular_file(media, ignored))
                return fail(ErrorCode::NotFound, "the file of " + clip.alias + " is not where it was", media.string(),
                            "open the library and say where it lies");
            clip.mediaPath = "media/" + plainName(id.value) + plainName(media.extension().string());
            m_draft.media[clip.mediaPath] = media;
        }
        m_draft.documents["clips.jsonl"] += writeEdit(DeclareClip{std::move(clip)}) + "\n";
        return {};
    }

    // The bands of a reference's newest note; who sat on the panel is no business of the rater.
    Result<std::optional<ReferenceNote>> noteOf(const ClipId& clip) {
        const auto notes = m_library.referenceNotes({{}, RaterRole::Trainer});
        if (!notes)
            return std::unexpected(notes.error());
        std::optional<ReferenceNote> out;
        for (const ReferenceNote& note : *notes)
            if (note.clip == clip && note.reference == m_round.reference)
                out = note;
        if (out)
            out->panel.clear();
        return out;
    }

    // The examples of the scheme: those of this clip.
    Exemplars examplesOf(const ClipId& clip) const {
        Exemplars out = m_examples;
        std::erase_if(out, [&](const auto& one) { return one.second.clip != clip; });
        return out;
    }
    // The others that the rater may see: of clips of no round of theirs, as far as these may be handed out.
    Status openExamples(const RaterId& rater) {
        Exemplars open;
        std::set<ClipId> packed;
        for (const auto& [place, example] : m_examples) {
            const bool closed = std::ranges::any_of(
                m_rounds, [&](const Round& round) { return round.isAssigned(rater, example.clip); });
            if (closed || std::ranges::find(m_clips, example.clip, &Clip::id) == m_clips.end() ||
                (m_request.withClips && !m_library.mayHandOut(example.clip)))
                continue;
            if (packed.insert(example.clip).second)
                if (auto ok = clip(example.clip, "exemplar"); !ok)
                    return ok;
            open.emplace(place, example);
        }
        if (!open.empty())
            m_draft.documents["examples.json"] = writeExemplars(open);
        return {};
    }

    Result<PackageManifest> write(PackageKind kind, const std::string& inReplyTo = {}) {
        auto id = m_library.libraryId();
        if (!id)
            return std::unexpected(id.error());
        m_draft.manifest = {kind,      {},           *id, m_round.id.value, m_request.by.value, m_request.rater.value,
                            inReplyTo, wallClockMs()};
        // Signing nothing makes the keys when there are none yet.
        if (auto made = m_library.sign(m_request.by, {}); !made)
            return std::unexpected(made.error());
        const auto key = m_library.publicKey(m_request.by);
        if (!key || !*key)
            return fail(ErrorCode::Corrupt, "the signing key is missing", m_request.by.value, "check the library");
        auto written = writePackage(
            m_request.to, std::move(m_draft), **key,
            [this](const std::string& text) { return m_library.sign(m_request.by, text); }, m_request.overwrite);
        if (!written)
            return written;
        constexpr std::array kinds = {"assignment", "submission", "reference"};
        const std::string name = kinds[static_cast<std::size_t>(kind)];
        if (auto ok =
                m_library.notePackage({written->id, name, m_round.id, m_request.rater, {}, written->madeMs, 0, true});
            !ok)
            return std::unexpected(ok.error());
        if (auto ok = m_library.note(m_viewer, "packed", {},
                                     name + " " + written->id + " of the round " + m_round.id.value +
                                         (m_request.rater.empty() ? "" : " for " + m_request.rater.value));
            !ok)
            return std::unexpected(ok.error());
        return written;
    }

    Round& round() { return m_round; }
    const CodingScheme& scheme() const { return m_scheme; }
    Library& library() { return m_library; }
    const PackRequest& request() const { return m_request; }
    PackageDraft& draft() { return m_draft; }

  private:
    fs::path mediaOf(const Clip& clip) const {
        const fs::path path(clip.mediaPath);
        const auto info = m_library.info();
        return path.is_absolute() || path.empty() || !info ? path : fs::path(info->path).parent_path() / path;
    }
    // Letters, digits, dot, hyphen and underscore; everything else becomes an underscore.
    static std::string plainName(std::string text) {
        for (char& c : text)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'))
                c = '_';
        return text;
    }

    Library& m_library;
    const PackRequest& m_request;
    Viewer m_viewer;
    std::vector<Rater> m_raters;
    std::vector<Clip> m_clips;
    Round m_round;
    CodingScheme m_scheme;
    std::vector<Round> m_rounds;
    Exemplars m_examples;
    PackageDraft m_draft;
};

} // namespace

Result<PackageManifest> packAssignment(Library& library, const PackRequest& request) {
    Packer packer(library, request);
    if (auto ok = packer.open(); !ok)
        return std::unexpected(ok.error());
    if (auto ok = packer.needTrainer(); !ok)
        return std::unexpected(ok.error());
    Round& round = packer.round();
    const std::vector<ClipId> clips = round.clipsOf(request.rater);
    if (clips.empty())
        return fail(ErrorCode::NotFound, request.rater.value + " has nothing to do in this round", round.title,
                    "name a rater of the round with --for");
    packer.setup(SchemeAdded{packer.scheme()});
    for (const RaterId& id : {request.rater, request.by, round.reference})
        if (auto ok = packer.rater(id); !ok)
            return std::unexpected(ok.error());
    for (const ClipId& clip : clips)
        if (auto ok = packer.clip(clip); !ok)
            return std::unexpected(ok.error());
    const auto contexts = library.contexts({{}, RaterRole::Trainer});
    if (!contexts)
        return std::unexpected(contexts.error());
    for (ClipContext context : *contexts) {
        if (std::ranges::find(clips, context.clip) == clips.end())
            continue;
        if (round.plan.hideContext) {
            const ClipContext whole = context;
            context = {};
            context.clip = whole.clip;
            context.advisory = whole.advisory;
        }
        packer.setup(ContextSet{context});
    }
    if (round.plan.mode == RoundMode::Learn || round.plan.mode == RoundMode::Practice) {
        std::string& lines = packer.draft().documents["sealed.jsonl"];
        for (const ClipId& clip : clips) {
            const auto reference = library.coding({{}, RaterRole::Trainer}, {clip, round.reference});
            if (!reference)
                return std::unexpected(reference.error());
            if (!*reference)
                continue; // not made yet; it comes as a reference package
            const std::string key = randomKey();
            auto note = packer.noteOf(clip);
            if (!note)
                return std::unexpected(note.error());
            const std::string box = writeBox({**reference, std::move(*note), packer.examplesOf(clip)}, packer.scheme());
            lines +=
                writeSealedReference({clip, round.reference, round.scheme, toHex(key), toHex(sealWith(key, box))}) +
                "\n";
        }
        if (lines.empty())
            packer.draft().documents.erase("sealed.jsonl");
        if (auto ok = packer.openExamples(request.rater); !ok)
            return std::unexpected(ok.error());
    }
    if (const auto session = courseSessionOf(library, round.id))
        packer.draft().documents["course.json"] = writeCourseSession(*session);
    // The rater's own part of the round, in their order; what tells about others stays here.
    round.clips = clips;
    round.raters = {request.rater};
    round.assignments.clear();
    round.population.clear();
    round.sampling.clear();
    round.plan.randomOrder = false;
    round.plan.seed = 0;
    round.plan.overlapPercent.reset();
    packer.setup(RoundAdded{round});
    return packer.write(PackageKind::Assignment);
}

Result<PackageManifest> packSubmission(Library& library, const PackRequest& given) {
    PackRequest request = given;
    request.rater = request.by;
    Packer packer(library, request);
    if (auto ok = packer.open(); !ok)
        return std::unexpected(ok.error());
    const Viewer self{request.by, RaterRole::Trainee};
    const auto declined = library.declined(self);
    if (!declined)
        return std::unexpected(declined.error());
    bool anything = false;
    for (const ClipId& clip : packer.round().clipsOf(request.by)) {
        const CodingKey key{clip, request.by};
        const auto coding = library.coding(self, key);
        if (!coding)
            return std::unexpected(coding.error());
        if (*coding && (*coding)->state == CodingState::Submitted) {
            packer.coding(**coding);
            anything = true;
        } else if (const auto spared = declined->find(key); spared != declined->end()) {
            packer.setup(ClipDeclined{key, spared->second});
            anything = true;
        }
    }
    if (!anything)
        return fail(ErrorCode::NotFound, request.by.value + " has submitted nothing of this round yet",
                    packer.round().title, "submit at least one clip");
    const auto seen = library.packages();
    if (!seen)
        return std::unexpected(seen.error());
    std::string inReplyTo;
    for (const PackageSeen& package : *seen)
        if (package.kind == "assignment" && package.round == request.round && !package.sent)
            inReplyTo = package.id;
    return packer.write(PackageKind::Submission, inReplyTo);
}

Result<PackageManifest> packReference(Library& library, const PackRequest& request) {
    Packer packer(library, request);
    if (auto ok = packer.open(); !ok)
        return std::unexpected(ok.error());
    if (auto ok = packer.needTrainer(); !ok)
        return std::unexpected(ok.error());
    Round& round = packer.round();
    if (round.isSealed())
        return fail(ErrorCode::Denied, "the round is not released: its reference stays here", round.title,
                    "release it first: rounds release");
    packer.setup(SchemeAdded{packer.scheme()});
    for (const RaterId& id : {request.by, round.reference})
        if (auto ok = packer.rater(id); !ok)
            return std::unexpected(ok.error());
    for (const ClipId& clip : request.rater.empty() ? round.clips : round.clipsOf(request.rater)) {
        const auto reference = library.coding({{}, RaterRole::Trainer}, {clip, round.reference});
        if (!reference)
            return std::unexpected(reference.error());
        if (!*reference)
            continue;
        packer.coding(**reference);
        auto note = packer.noteOf(clip);
        if (!note)
            return std::unexpected(note.error());
        if (*note)
            packer.setup(ReferenceNoted{std::move(**note)});
    }
    if (!packer.draft().documents.contains("codings.jsonl"))
        return fail(ErrorCode::NotFound, "the round has no reference yet", round.title, "make one first");
    round.raters.clear();
    round.assignments.clear();
    round.population.clear();
    round.sampling.clear();
    round.plan = {};
    round.plan.releasedMs = wallClockMs();
    packer.setup(RoundAdded{round});
    return packer.write(PackageKind::Reference);
}

} // namespace attune

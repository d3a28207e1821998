// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/session.h"

#include "base/clock.h"
#include "base/file.h"
#include "codec/edit_json.h"
#include "workspace/clip_reader.h"
#include "workspace/coding_desk.h"
#include "workspace/coding_reader.h"
#include "workspace/comparison.h"
#include "workspace/media_places.h"
#include "workspace/round_report.h"
#include "workspace/store_worker.h"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>

namespace attune {

namespace {

class SessionOnLibrary final : public Session {
  public:
    SessionOnLibrary(std::filesystem::path path, std::unique_ptr<Library> library, Rater person, std::string passphrase)
        : m_path(std::move(path)), m_library(std::move(library)), m_person(std::move(person)),
          m_viewer{m_person.id, m_person.role}, m_read(*m_library, m_viewer), m_passphrase(std::move(passphrase)) {}

    Status prepare() {
        if (auto ready = lookAround(); !ready)
            return ready;
        auto worker = StoreWorker::start(m_path, m_viewer, [this] {
            if (onSaveStatus)
                onSaveStatus();
        });
        if (!worker)
            return std::unexpected(worker.error());
        m_worker = std::move(*worker);
        return {};
    }

    /// What there is to work on: title, rounds, scheme.
    Status lookAround() {
        auto info = m_library->info();
        if (!info)
            return std::unexpected(info.error());
        m_title = info->title.empty() ? m_path.stem().string() : info->title;
        auto schemes = m_library->schemes();
        if (!schemes)
            return std::unexpected(schemes.error());
        auto rounds = m_library->rounds(m_viewer);
        if (!rounds)
            return std::unexpected(rounds.error());
        auto progress = m_library->progress(m_viewer);
        if (!progress)
            return std::unexpected(progress.error());
        const auto declined = m_library->declined(m_viewer);
        if (!declined)
            return std::unexpected(declined.error());
        // A trainee works on the first round that still lacks something, else on the last; a trainer sees the one
        // chosen in Calibrate, else the newest that anybody has submitted to, else the newest.
        if (m_person.role != RaterRole::Trainee)
            m_round = roundInView(*rounds, *progress);
        for (const Round& round : *rounds) {
            if (m_person.role != RaterRole::Trainee || !round.isAssigned(m_person.id, firstOf(round)))
                continue;
            m_round = round;
            if (!std::ranges::all_of(round.clips, [&](const ClipId& clip) {
                    return declined->contains({clip, m_person.id}) ||
                           std::ranges::any_of(*progress, [&](const CodingProgress& p) {
                               return p.key == CodingKey{clip, m_person.id} && p.state == CodingState::Submitted;
                           });
                }))
                break;
        }
        m_rounds = std::move(*rounds);
        for (const CodingScheme& scheme : *schemes)
            if (!m_scheme || (m_round && scheme.ref == m_round->scheme))
                m_scheme = scheme;
        if (!m_scheme)
            return fail(ErrorCode::NotFound, "the library has no coding scheme", m_path.string(),
                        "add one with: attune-cli library add-scheme, or open the sample round");
        return {};
    }

    const Rater& person() const override { return m_person; }
    std::string libraryTitle() const override { return m_title; }
    std::filesystem::path libraryPath() const override { return m_path; }
    std::filesystem::path cacheFolder() const override { return cacheFolderOf(m_path); }
    const CodingScheme& scheme() const override { return *m_scheme; }
    std::optional<Round> round() const override { return m_round; }

    bool isBlind(const ClipId& clip) const override { return isBlindToAny({clip}); }
    bool isBlindInRound() const override { return m_round && isBlindToAny(m_round->clips); }

    Result<std::vector<ClipCard>> clips() const override {
        auto clips = m_library->clips(m_viewer);
        if (!clips)
            return std::unexpected(clips.error());
        auto progress = m_library->progress(m_viewer);
        if (!progress)
            return std::unexpected(progress.error());
        const SeenMedia seen(cacheFolder());
        std::vector<ClipCard> cards;
        for (Clip& clip : *clips) {
            ClipCard card;
            if (const auto allowed = m_library->mayPlay(m_viewer, clip.id);
                !allowed && allowed.error().code == ErrorCode::Denied) {
                card.closed = allowed.error().what;
                clip.mediaPath.clear();
                clip.view.reset();
            } else {
                card.media = placeOfMedia(m_path, clip.mediaPath);
                std::error_code ignored;
                card.mediaChanged =
                    !clip.contentHash.empty() && seen.hashOf(card.media).value_or(clip.contentHash) != clip.contentHash;
                card.mediaMissing = card.mediaChanged || !std::filesystem::is_regular_file(card.media, ignored);
                if (clip.view) {
                    card.secondMedia = placeOfMedia(m_path, clip.view->mediaPath);
                    card.secondMissing = !std::filesystem::is_regular_file(card.secondMedia, ignored);
                }
            }
            card.dimensions = static_cast<int>(m_scheme->clipScores().size());
            for (const CodingProgress& p : *progress) {
                if (p.key != CodingKey{clip.id, m_person.id})
                    continue;
                card.rated = p.ratedDimensions;
                card.progress = p.state == CodingState::Draft ? ClipProgress::Draft
                                : p.compared                  ? ClipProgress::Compared
                                                              : ClipProgress::Submitted;
            }
            card.clip = std::move(clip);
            cards.push_back(std::move(card));
        }
        std::ranges::stable_sort(cards, {}, [](const ClipCard& c) { return c.clip.alias; });
        return cards;
    }

    Result<ClipId> addClip(const Clip& read) override {
        auto known = m_library->clips(m_viewer);
        if (!known)
            return std::unexpected(known.error());
        for (const Clip& clip : *known)
            if (!clip.contentHash.empty() && clip.contentHash == read.contentHash)
                return fail(ErrorCode::Conflict, "this clip is in the library already", clip.alias, "open it there");
        Clip clip = read;
        for (int n = 1; clip.alias.empty(); ++n) {
            const std::string alias = fmt::format("C-{:02}", n);
            if (std::ranges::none_of(*known, [&](const Clip& c) { return c.alias == alias || c.id.value == alias; }))
                clip.alias = alias;
        }
        if (clip.id.empty())
            clip.id = ClipId(clip.alias);
        if (auto seq = m_library->apply(m_viewer, DeclareClip{clip}); !seq)
            return std::unexpected(seq.error());
        return clip.id;
    }

    Status locate(const ClipId& id, const Clip& read) override {
        auto clip = m_read.clip(id);
        if (!clip)
            return std::unexpected(clip.error());
        if (!clip->contentHash.empty() && clip->contentHash != read.contentHash)
            return fail(ErrorCode::Conflict, "this is another file than the one that was added",
                        std::filesystem::path(read.mediaPath).filename().string(),
                        "choose the file whose content is the same");
        clip->mediaPath = read.mediaPath;
        if (auto seq = m_library->apply(m_viewer, ChangeClip{*clip}); !seq)
            return std::unexpected(seq.error());
        return {};
    }

    Status setSecondView(const ClipId& id, const std::optional<ClipView>& view) override {
        if (auto seq = m_library->apply(m_viewer, SetClipView{id, view}); !seq)
            return std::unexpected(seq.error());
        return {};
    }

    Result<CodingDesk*> desk(const ClipId& id) override {
        if (const auto open = m_desks.find(id); open != m_desks.end())
            return open->second.get();
        auto clip = m_read.clip(id);
        if (!clip)
            return std::unexpected(clip.error());
        auto desk = makeCodingDesk(*m_library, *m_worker, m_viewer, *clip, *m_scheme);
        if (!desk)
            return std::unexpected(desk.error());
        return (m_desks[id] = std::move(*desk)).get();
    }

    // Written soon; tried again while the disk refuses it.
    void noteWatched(const ClipId& clip, const std::vector<WatchedSpan>& spans) override {
        m_worker->aside(
            [who = m_viewer, clip, spans](Library& library) { return library.noteWatched(who, clip, spans); });
    }

    Result<Comparison> compare(const ClipId& id) override {
        auto clip = m_read.clip(id);
        if (!clip)
            return std::unexpected(clip.error());
        const Round* round = roundWith(id);
        if (!round)
            return fail(ErrorCode::NotFound, "there is no round with a reference here", m_title, "ask your trainer");
        auto mine = m_read.submitted(m_person.id, id);
        if (!mine)
            return std::unexpected(mine.error());
        if (!*mine)
            return fail(ErrorCode::Denied, "the comparison opens after you submit", clip->alias,
                        "finish and submit your rating first");
        auto reference = m_read.submitted(round->reference, id);
        if (!reference)
            return std::unexpected(reference.error());
        if (!*reference)
            return fail(ErrorCode::NotFound, "this clip has no reference", clip->alias, "ask your trainer");
        if (auto marked = m_library->markCompared(m_viewer, id); !marked)
            return std::unexpected(marked.error());
        return compareCodings(*clip, *m_scheme, **mine, **reference, round->provenance);
    }

    Result<std::map<DimensionId, std::vector<LearningPoint>>> learningCurve() const override {
        if (!m_round)
            return std::map<DimensionId, std::vector<LearningPoint>>{};
        auto own = ownWithReference();
        if (!own)
            return std::unexpected(own.error());
        return learningCurveOf(*own, *m_scheme, m_person.id, m_round->reference);
    }

    Result<std::function<Result<AgreementReport>()>> roundReport() const override {
        auto gathered = wholeRound();
        if (!gathered)
            return std::unexpected(gathered.error());
        auto repeats = repeatedRatings(*m_library, m_viewer, *m_scheme, {gathered->first, m_round->raters, {}});
        if (!repeats)
            return std::unexpected(repeats.error());
        return reportWork(gathered->first, gathered->second, std::move(*repeats));
    }

    Result<std::function<Result<AgreementReport>()>> ownReport() const override {
        auto own = ownWithReference();
        if (!own)
            return std::unexpected(own.error());
        return reportWork(own->first, own->second);
    }

    Result<std::vector<ContestedClip>> contestedClips() const override {
        auto gathered = wholeRound();
        if (!gathered)
            return std::unexpected(gathered.error());
        std::erase_if(gathered->second, [&](const Coding& c) { return c.rater == m_round->reference; });
        return contestedCells(gathered->first, *m_scheme, gathered->second);
    }

    Status saveReflection(const ClipId& clip, const std::string& prompt, const std::string& text) override {
        return m_library->saveReflection(m_viewer, {clip, prompt, text, wallClockMs()});
    }
    Result<std::vector<Reflection>> reflections() const override { return m_library->reflections(m_viewer); }
    Status addActivity(const Activity& activity) override { return m_library->addActivity(m_viewer, activity); }
    Result<std::vector<Activity>> activities() const override { return m_library->activities(m_viewer); }
    std::optional<std::string> setting(const std::string& name) const override {
        {
            const std::lock_guard lock(m_settingsMutex);
            if (const auto own = m_settings.find(name); own != m_settings.end())
                return own->second;
        }
        return m_library->setting(m_viewer, name).value_or(std::nullopt);
    }
    void setSetting(const std::string& name, const std::string& value) override {
        if (setting(name) == value)
            return;
        {
            const std::lock_guard lock(m_settingsMutex);
            m_settings[name] = value;
        }
        m_worker->aside([this, name, value](Library& library) -> Status {
            // No loss worth a message: it is asked for again next time.
            (void)library.setSetting(m_viewer, name, value);
            const std::lock_guard lock(m_settingsMutex);
            if (const auto own = m_settings.find(name); own != m_settings.end() && own->second == value)
                m_settings.erase(own);
            return {};
        });
    }

    Library* library() const override { return m_library.get(); }
    Result<std::unique_ptr<Library>> openStore() const override {
        auto store = Library::open(m_path);
        if (store)
            if (auto unlocked = (*store)->unlock(m_person.id, m_passphrase); !unlocked)
                return std::unexpected(unlocked.error());
        return store;
    }
    Status reload() override {
        if (auto saved = flush(); !saved)
            return saved;
        m_desks.clear();
        m_round.reset();
        m_scheme.reset();
        return lookAround();
    }
    bool hasPassphrase() const override { return m_library->hasPassphrase(m_person.id).value_or(false); }
    Status setPassphrase(const std::string& old, const std::string& fresh) override {
        auto done = m_library->setPassphrase(m_viewer, old, fresh);
        if (done)
            m_passphrase = fresh;
        return done;
    }

    SaveStatus saveStatus() const override { return m_worker->status(); }
    Status flush() override { return m_worker->flush(); }
    Result<int> rescue(const std::filesystem::path& file) const override {
        const auto edits = m_worker->pending();
        if (edits.empty())
            return fail(ErrorCode::NotFound, "everything is saved", {}, "nothing to do");
        std::string lines;
        for (const Edit& edit : edits)
            lines += writeEdit(edit) + "\n";
        if (auto written = writeFileAtomic(file, lines, Overwrite::Allow); !written)
            return std::unexpected(written.error());
        return static_cast<int>(edits.size());
    }

  private:
    std::optional<Round> roundInView(const std::vector<Round>& rounds,
                                     const std::vector<CodingProgress>& progress) const {
        const std::string chosen = setting("calibrate.round").value_or("");
        std::optional<Round> newest, begun;
        for (const Round& round : rounds) {
            if (!chosen.empty() && round.id.value == chosen)
                return round;
            newest = round;
            if (std::ranges::any_of(progress, [&](const CodingProgress& p) {
                    return p.state == CodingState::Submitted && round.isAssigned(p.key.rater, p.key.clip);
                }))
                begun = round;
        }
        return begun ? begun : newest;
    }

    static ClipId firstOf(const Round& round) { return round.clips.empty() ? ClipId() : round.clips.front(); }

    /// The round a clip belongs to: the one worked on before others.
    const Round* roundWith(const ClipId& clip) const {
        const auto has = [&](const Round& round) { return std::ranges::find(round.clips, clip) != round.clips.end(); };
        if (m_round && has(*m_round))
            return &*m_round;
        const auto found = std::ranges::find_if(m_rounds, has);
        return found == m_rounds.end() ? nullptr : &*found;
    }

    bool isBlindToAny(const std::vector<ClipId>& clips) const {
        if (m_person.role != RaterRole::Trainee)
            return false;
        const auto progress = m_library->progress(m_viewer);
        const auto sealed = [&](const ClipId& clip) {
            return std::ranges::any_of(m_rounds, [&](const Round& round) {
                return round.isSealed() && std::ranges::find(round.clips, clip) != round.clips.end();
            });
        };
        if (std::ranges::any_of(clips, sealed))
            return true;
        return std::ranges::any_of(clips, [&](const ClipId& clip) {
            return !progress || std::ranges::none_of(*progress, [&](const CodingProgress& p) {
                return p.key == CodingKey{clip, m_person.id} && p.state == CodingState::Submitted;
            });
        });
    }

    Result<ClipsAndCodings> wholeRound() const {
        if (m_person.role == RaterRole::Trainee)
            return fail(ErrorCode::Denied, "the round's figures are for trainers", m_title, "ask your trainer");
        if (!m_round)
            return fail(ErrorCode::NotFound, "there is no round yet", m_title, "add one first");
        std::vector<RaterId> raters = m_round->raters;
        raters.push_back(m_round->reference);
        return m_read.gather(raters, m_round->clips);
    }

    /// The clips I submitted, with my codings and the reference's.
    Result<ClipsAndCodings> ownWithReference() const {
        if (!m_round)
            return fail(ErrorCode::NotFound, "there is no round with a reference here", m_title, "ask your trainer");
        return m_read.ownWithReference(*m_round);
    }

    ReportWork reportWork(const std::vector<Clip>& clips, const std::vector<Coding>& codings,
                          RepeatedRatings repeats = {}) const {
        const auto raters = m_library->raters(m_viewer).value_or(std::vector<Rater>{});
        return reportOn(m_title, *m_round, *m_scheme, clips, raters, codings, std::move(repeats));
    }

    const std::filesystem::path m_path;
    const std::unique_ptr<Library> m_library;
    const Rater m_person;
    const Viewer m_viewer;
    const CodingReader m_read;
    std::string m_passphrase; ///< for openStore()
    std::string m_title;
    std::optional<CodingScheme> m_scheme;
    std::optional<Round> m_round;
    std::vector<Round> m_rounds; ///< as this person may see them
    mutable std::mutex m_settingsMutex;
    std::map<std::string, std::string> m_settings; ///< set and not on disk yet
    std::map<ClipId, std::unique_ptr<CodingDesk>> m_desks;
    std::unique_ptr<StoreWorker> m_worker; // last: writes what is left before the rest goes
};

} // namespace

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& path, const RaterId& as) {
    return openWith(path, as, {});
}

Result<std::unique_ptr<Session>> Session::openWith(const std::filesystem::path& path, const RaterId& as,
                                                   const std::string& passphrase) {
    auto known = people(path);
    if (!known)
        return std::unexpected(known.error());
    const auto person = std::ranges::find(*known, as, &Rater::id);
    if (person == known->end())
        return fail(ErrorCode::NotFound, "nobody in this library has the code " + as.value, path.string(),
                    "choose one of the codes it lists");
    auto library = Library::open(path);
    if (!library)
        return std::unexpected(library.error());
    if (auto unlocked = (*library)->unlock(as, passphrase); !unlocked)
        return std::unexpected(unlocked.error());
    auto session = std::make_unique<SessionOnLibrary>(path, std::move(*library), *person, passphrase);
    if (auto ready = session->prepare(); !ready)
        return std::unexpected(ready.error());
    return session;
}

Result<bool> Session::isLocked(const std::filesystem::path& path, const RaterId& as) {
    auto library = Library::open(path);
    return library ? (*library)->hasPassphrase(as) : std::unexpected(library.error());
}

Result<std::vector<Rater>> Session::people(const std::filesystem::path& path) {
    auto library = Library::open(path);
    if (!library)
        return std::unexpected(library.error());
    // The choice of who one is comes before there is a viewer: codes and roles, nothing else.
    auto raters = (*library)->raters({{}, RaterRole::Trainer});
    if (!raters)
        return raters;
    std::erase_if(*raters, [](const Rater& r) { return r.role == RaterRole::Reference; });
    return raters;
}

} // namespace attune

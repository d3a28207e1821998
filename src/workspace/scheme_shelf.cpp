// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/scheme_shelf.h"

#include "base/text.h"
#include "codec/scheme_json.h"
#include "codec/text_pack_json.h"
#include "models/time_text.h"
#include "workspace/session.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace attune {

namespace {

/// Settings of the library itself, of no person.
Viewer libraryItself() { return {RaterId(), RaterRole::Trainer}; }
std::string packName(const SchemeId& scheme) { return "texts." + scheme.value; }

std::optional<TextPack> packOf(const Library& library, const SchemeId& scheme) {
    const auto text = library.setting(libraryItself(), packName(scheme));
    if (!text || !*text || (*text)->empty())
        return {};
    auto pack = readTextPack(**text);
    return pack ? std::optional(std::move(*pack)) : std::nullopt;
}

Exemplars exemplarsOf(const Library& library, const SchemeId& scheme) {
    const auto text = library.setting(libraryItself(), exemplarSetting(scheme));
    if (!text || !*text || (*text)->empty())
        return {};
    return readExemplars(**text).value_or(Exemplars());
}

// Minutes and seconds are enough to find a moment by eye.
std::string momentText(MediaTime time) { return formatMediaTime(time).substr(3, 5); }

void addExamples(Scale& scale, const DimensionId& rated, const Exemplars& exemplars,
                 const std::map<ClipId, std::string>& aliases) {
    for (std::int64_t steps = 0; steps <= std::min<std::int64_t>(scale.topStep(), 1000); ++steps) {
        const auto exemplar = exemplars.find(anchorPlace(rated, scale, steps));
        if (exemplar == exemplars.end() || !aliases.contains(exemplar->second.clip))
            continue;
        auto anchor = std::ranges::find(scale.anchors, steps, &Anchor::steps);
        if (anchor == scale.anchors.end())
            anchor = scale.anchors.insert(std::ranges::lower_bound(scale.anchors, steps, {}, &Anchor::steps),
                                          Anchor{steps, {}, {}, {}});
        const auto& [clip, span] = exemplar->second;
        anchor->text += fmt::format("{}Example: {}, {} to {}.", anchor->text.empty() ? "" : " ", aliases.at(clip),
                                    momentText(span.begin), momentText(span.end));
    }
}

Status onlyTrainers(const Viewer& who) {
    if (who.role == RaterRole::Trainee)
        return fail(ErrorCode::Denied, "schemes are made by trainers", who.id.value, "ask your trainer");
    return {};
}

} // namespace

CodingScheme shownScheme(const Library& library, const Viewer& who, const CodingScheme& scheme) {
    CodingScheme out = scheme;
    if (const auto pack = packOf(library, scheme.ref.id))
        out = withTexts(std::move(out), *pack);
    if (const Exemplars exemplars = exemplarsOf(library, scheme.ref.id); !exemplars.empty()) {
        std::map<ClipId, std::string> aliases;
        const auto clips = library.clips(libraryItself());
        for (const Clip& clip : clips ? *clips : std::vector<Clip>())
            aliases[clip.id] = clip.alias;
        const auto rounds = library.rounds(who);
        if (who.role == RaterRole::Trainee)
            for (const Round& round : rounds ? *rounds : std::vector<Round>())
                for (const ClipId& clip : round.clips)
                    aliases.erase(clip);
        for (Dimension& dimension : out.dimensions) {
            addExamples(dimension.scale, dimension.id, exemplars, aliases);
            for (Item& item : dimension.items)
                addExamples(item.scale, DimensionId(dimension.id.value + "/" + item.id.value), exemplars, aliases);
        }
    }
    return out;
}

SchemeShelf::SchemeShelf(std::unique_ptr<Library> library, Viewer who)
    : m_library(std::move(library)), m_who(std::move(who)) {}

Result<SchemeShelf> SchemeShelf::open(const std::filesystem::path& path, const Viewer& who) {
    auto library = Library::open(path);
    if (!library)
        return std::unexpected(library.error());
    return SchemeShelf(std::move(*library), who);
}

Result<std::vector<ShelvedScheme>> SchemeShelf::schemes() const {
    auto schemes = m_library->schemes();
    if (!schemes)
        return std::unexpected(schemes.error());
    const auto codings = m_library->codings(); // counted, not shown
    if (!codings)
        return std::unexpected(codings.error());
    std::vector<ShelvedScheme> out;
    for (CodingScheme& scheme : *schemes) {
        const auto count = std::ranges::count(*codings, scheme.ref, &Coding::scheme);
        out.push_back({std::move(scheme), static_cast<int>(count)});
    }
    return out;
}

Status SchemeShelf::putIntoUse(const CodingScheme& scheme) {
    if (auto allowed = onlyTrainers(m_who); !allowed)
        return allowed;
    return m_library->addScheme(scheme);
}

Status SchemeShelf::keep(const TextPack& pack) {
    if (auto allowed = onlyTrainers(m_who); !allowed)
        return allowed;
    const auto schemes = m_library->schemes();
    if (!schemes)
        return std::unexpected(schemes.error());
    std::vector<std::string> strange;
    bool known = false;
    for (const CodingScheme& scheme : *schemes) {
        if (scheme.ref.id != pack.scheme)
            continue;
        const auto places = strangePlaces(scheme, pack);
        strange = known && strange.size() < places.size() ? strange : places; // some version has them all
        known = true;
    }
    if (!known)
        return fail(ErrorCode::NotFound, "the library has no scheme of this id", pack.scheme.value,
                    "put the scheme into use first");
    if (!strange.empty())
        return fail(ErrorCode::Invalid, "the scheme has no such place", strange.front(), "correct the text pack");
    return m_library->setSetting(libraryItself(), packName(pack.scheme), writeTextPack(pack));
}

std::optional<TextPack> SchemeShelf::textPack(const SchemeId& scheme) const { return packOf(*m_library, scheme); }

Status SchemeShelf::dropTextPack(const SchemeId& scheme) {
    if (auto allowed = onlyTrainers(m_who); !allowed)
        return allowed;
    return m_library->setSetting(libraryItself(), packName(scheme), {});
}

Status SchemeShelf::setExemplar(const SchemeId& scheme, const std::string& place,
                                const std::optional<Exemplar>& exemplar) {
    if (auto allowed = onlyTrainers(m_who); !allowed)
        return allowed;
    Exemplars all = exemplars(scheme);
    all.erase(place);
    if (exemplar) {
        const auto known = clips();
        const auto clip = std::ranges::find(known, exemplar->clip, &Clip::id);
        if (clip == known.end())
            return fail(ErrorCode::NotFound, "there is no such clip in the library", exemplar->clip.value,
                        "name a clip of the list");
        if (exemplar->span.begin >= exemplar->span.end || exemplar->span.end.ns > clip->duration.ns)
            return fail(ErrorCode::Invalid, "the example does not lie inside the clip", clip->alias,
                        "give its begin and end");
        all[place] = *exemplar;
    }
    return m_library->setSetting(libraryItself(), exemplarSetting(scheme), writeExemplars(all));
}

Exemplars SchemeShelf::exemplars(const SchemeId& scheme) const { return exemplarsOf(*m_library, scheme); }

std::vector<Clip> SchemeShelf::clips() const { return m_library->clips(m_who).value_or(std::vector<Clip>()); }

Result<std::unique_ptr<SchemeTrial>> SchemeTrial::make(const CodingScheme& scheme) {
    std::error_code code;
    std::string folder = (std::filesystem::temp_directory_path(code) / "attune-trial-XXXXXX").string();
    if (code || !::mkdtemp(folder.data()))
        return fail(ErrorCode::Io, "there is no room to try the scheme out", folder, "make room on the disk");
    std::unique_ptr<SchemeTrial> trial(new SchemeTrial);
    trial->m_folder = folder;
    const std::filesystem::path path = trial->m_folder / "trial.attune";
    {
        auto library = Library::create(path);
        if (!library)
            return std::unexpected(library.error());
        Clip clip;
        clip.id = ClipId("trial");
        clip.alias = "A-01";
        clip.duration = MediaDuration(600'000'000'000);
        clip.contentHash = std::string(64, '0');
        clip.mediaPath = "trial.mp4";
        if (auto added = (*library)->addScheme(scheme); !added)
            return std::unexpected(added.error());
        if (auto added = (*library)->addRater({RaterId("T01"), RaterRole::Trainee, "", "en"}); !added)
            return std::unexpected(added.error());
        if (auto added = (*library)->apply(libraryItself(), DeclareClip{clip}); !added)
            return std::unexpected(added.error());
    }
    auto session = Session::open(path, RaterId("T01"));
    if (!session)
        return std::unexpected(session.error());
    trial->m_session = std::move(*session);
    auto desk = trial->m_session->desk(ClipId("trial"));
    if (!desk)
        return std::unexpected(desk.error());
    trial->m_desk = *desk;
    return trial;
}

SchemeTrial::~SchemeTrial() {
    m_session.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

} // namespace attune

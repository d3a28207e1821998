// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/crypto.h"
#include "base/hash.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/course_json.h"
#include "codec/edit_json.h"
#include "codec/journal_json.h"
#include "codec/text_pack_json.h"
#include "codec/training_json.h"
#include "workspace/clip_context.h"
#include "workspace/packages.h"

#include <algorithm>
#include <array>
#include <set>

namespace attune {

namespace {

namespace fs = std::filesystem;

constexpr std::array kindNames = {"assignment", "submission", "reference"};
// Whoever has the library file in hand and takes the package in.
const Viewer fileOwner{RaterId(), RaterRole::Trainer};

std::string dayOf(std::int64_t wallMs) { return isoTime(wallMs).substr(0, 10); }

std::vector<std::string> linesOf(const Package& package, const char* name) {
    const auto found = package.documents.find(name);
    std::vector<std::string> out;
    if (found != package.documents.end())
        for (std::string& line : split(found->second, '\n'))
            if (!line.empty())
                out.push_back(std::move(line));
    return out;
}

class Unpacker {
  public:
    Unpacker(Library& library, const fs::path& file, const Package& package, const RaterId& by)
        : m_library(library), m_file(file), m_package(package), m_by(by) {
        m_out.manifest = package.manifest;
        m_out.fingerprint = fingerprint(package.publicKey);
    }

    Status run() {
        const PackageManifest& m = m_package.manifest;
        const auto id = m_library.libraryId();
        const auto seen = m_library.packages();
        const auto schemes = m_library.schemes();
        const auto rounds = m_library.rounds(fileOwner);
        for (const Error* error : {id ? nullptr : &id.error(), seen ? nullptr : &seen.error(),
                                   schemes ? nullptr : &schemes.error(), rounds ? nullptr : &rounds.error()})
            if (error)
                return std::unexpected(*error);
        if (m.library == *id)
            return refuse(ErrorCode::Conflict, "this package was made in this very library",
                          "give it to whom it is for");
        for (const CodingScheme& scheme : *schemes)
            m_schemes.emplace(scheme.ref, scheme);
        m_rounds = *rounds;
        m_seen = *seen;
        const std::string hash = sha256(m_package.manifestText);
        for (const PackageSeen& package : m_seen)
            if (package.id == m.id) {
                if (package.sha256 != hash)
                    return refuse(ErrorCode::Conflict, "another package with the same number was taken in before",
                                  "ask for the package anew");
                m_out.warnings.push_back("This very package was taken in before, on " + dayOf(package.seenMs) + ".");
            }
        if (auto ok = knowSigner(); !ok)
            return ok;
        Status done;
        switch (m.kind) {
        case PackageKind::Assignment:
            done = assignment();
            break;
        case PackageKind::Submission:
            done = submission();
            break;
        case PackageKind::Reference:
            done = reference();
            break;
        }
        if (!done)
            return done;
        const char* kind = kindNames[static_cast<std::size_t>(m.kind)];
        if (auto ok = m_library.notePackage({m.id, kind, RoundId(m.round), RaterId(m.from), hash, m.madeMs, 0, false});
            !ok)
            return ok;
        return m_library.note({m_by, RaterRole::Trainee}, "unpacked", {},
                              std::string(kind) + " " + m.id + " from " + m.from + ": " +
                                  std::to_string(m_out.count(ItemState::New) + m_out.count(ItemState::Late)) +
                                  " taken in, " + std::to_string(m_out.count(ItemState::Refused)) + " refused");
    }

    PackageOutcome& outcome() { return m_out; }
    /// Media to be copied once everything else is sound: name in the package, and where to.
    const std::vector<std::pair<std::string, fs::path>>& media() const { return m_media; }

  private:
    std::unexpected<Error> refuse(ErrorCode code, const std::string& what, const std::string& todo) const {
        return fail(code, what, m_file.filename().string(), todo);
    }
    std::unexpected<Error> odd(const char* document) const {
        return refuse(ErrorCode::Invalid,
                      std::string("the package holds something that does not belong in its ") + document,
                      "do not use it; ask for the package anew");
    }
    void item(const std::string& what, ItemState state, const std::string& why = {}) {
        m_out.items.push_back({what, state, why});
    }

    Status knowSigner() {
        const RaterId from(m_package.manifest.from);
        const auto known = m_library.publicKey(from);
        if (!known)
            return std::unexpected(known.error());
        m_out.knownSigner = known->has_value();
        if (*known && **known != m_package.publicKey)
            return refuse(ErrorCode::Conflict,
                          "it is signed as " + from.value + ", but with another key than before (" + m_out.fingerprint +
                              ")",
                          "ask " + from.value + " whether they sent it");
        if (!*known)
            m_out.warnings.push_back("The key of " + from.value + " is new here: " + m_out.fingerprint +
                                     ". Compare it with them once.");
        return m_library.knowKey(from, m_package.publicKey);
    }

    Result<SetupLine> setupLine(const std::string& line) const {
        return readSetup(line, [this](const SchemeRef& ref) {
            const auto found = m_schemes.find(ref);
            return found == m_schemes.end() ? nullptr : &found->second;
        });
    }
    std::string aliasOf(const ClipId& id) {
        if (m_aliases.empty())
            for (const Clip& clip : m_library.clips(fileOwner).value_or(std::vector<Clip>{}))
                m_aliases[clip.id] = clip.alias;
        const auto found = m_aliases.find(id);
        return found == m_aliases.end() || found->second.empty() ? id.value : found->second;
    }

    Status assignment() {
        std::vector<SetupLine> later;
        for (const std::string& text : linesOf(m_package, "setup.jsonl")) {
            auto line = setupLine(text);
            if (!line)
                return std::unexpected(line.error());
            Status done;
            if (const auto* scheme = std::get_if<SchemeAdded>(&*line)) {
                m_schemes.emplace(scheme->scheme.ref, scheme->scheme);
                done = m_library.addScheme(scheme->scheme);
            } else if (const auto* rater = std::get_if<RaterAdded>(&*line)) {
                done = addPerson(rater->rater);
            } else if (std::holds_alternative<RoundAdded>(*line) || std::holds_alternative<ContextSet>(*line)) {
                later.push_back(std::move(*line));
            } else {
                return odd("set-up");
            }
            if (!done)
                return done;
        }
        if (auto ok = clips(); !ok)
            return ok;
        for (const SetupLine& line : later) {
            Status done;
            if (const auto* round = std::get_if<RoundAdded>(&line)) {
                if (round->round.id.value != m_package.manifest.round || round->round.raters.size() != 1)
                    return odd("set-up");
                const auto known = std::ranges::find(m_rounds, round->round.id, &Round::id);
                Round fresh = round->round;
                if (known != m_rounds.end()) { // handed out again: what has come since stays
                    fresh.reference = known->reference;
                    fresh.provenance = known->provenance;
                    fresh.plan.releasedMs = known->plan.releasedMs;
                }
                m_scheme = fresh.scheme.id;
                done = m_library.addRound(fresh);
                item("the round " + fresh.title, known != m_rounds.end() ? ItemState::Same : ItemState::New);
            } else {
                done = m_library.setContext(fileOwner, std::get<ContextSet>(line).context);
            }
            if (!done)
                return done;
        }
        for (const std::string& text : linesOf(m_package, "sealed.jsonl")) {
            auto sealed = readSealedReference(text);
            if (!sealed)
                return std::unexpected(sealed.error());
            if (auto ok = m_library.addSealedReference(*sealed); !ok)
                return ok;
        }
        if (const auto course = m_package.documents.find("course.json"); course != m_package.documents.end()) {
            const auto session = readCourseSession(course->second);
            if (!session)
                return std::unexpected(session.error());
            if (auto kept = m_library.setSetting(fileOwner, courseSetting(RoundId(m_package.manifest.round)),
                                                 writeCourseSession(*session));
                !kept)
                return kept;
        }
        return examples();
    }

    // Moments that show what points of the scheme mean, of clips that came along.
    Status examples() {
        const auto found = m_package.documents.find("examples.json");
        if (found == m_package.documents.end())
            return {};
        const auto read = readExemplars(found->second);
        if (!read)
            return std::unexpected(read.error());
        const std::string name = exemplarSetting(m_scheme);
        Exemplars all = *read;
        for (const auto& [place, example] : *read)
            if (aliasOf(example.clip).empty() || !m_aliases.contains(example.clip))
                return odd("examples");
        if (const auto before = m_library.setting(fileOwner, name); before && *before && !(*before)->empty())
            for (const auto& [place, example] : readExemplars(**before).value_or(Exemplars()))
                all.insert_or_assign(place, example); // what is here stays
        return m_library.setSetting(fileOwner, name, writeExemplars(all));
    }

    // A person who is known keeps what is recorded of them here.
    Status addPerson(const Rater& rater) {
        const auto known = m_library.raters(fileOwner);
        if (!known)
            return std::unexpected(known.error());
        const auto found = std::ranges::find(*known, rater.id, &Rater::id);
        if (found != known->end() && found->role == rater.role)
            return {};
        return m_library.addRater(rater);
    }

    Status clips() {
        const auto known = m_library.clips(fileOwner);
        const auto info = m_library.info();
        if (!known || !info)
            return std::unexpected(known ? info.error() : known.error());
        const fs::path library(info->path);
        for (const std::string& text : linesOf(m_package, "clips.jsonl")) {
            const auto line = readEdit(text, [](const CodingKey&) { return nullptr; });
            const auto* edit = line ? std::get_if<Edit>(&*line) : nullptr;
            const auto* declare = edit ? std::get_if<DeclareClip>(edit) : nullptr;
            if (!declare)
                return odd("list of clips");
            Clip clip = declare->clip;
            const std::string what = "the clip " + (clip.alias.empty() ? clip.id.value : clip.alias);
            const std::string medium = clip.mediaPath;
            const auto there = std::ranges::find(*known, clip.id, &Clip::id);
            if (there != known->end()) {
                if (there->contentHash != clip.contentHash)
                    return refuse(ErrorCode::Conflict,
                                  what +
                                      " is here already with other contents: the package holds another version of it",
                                  "ask the trainer which one counts");
                item(what, ItemState::Same);
                continue;
            }
            clip.mediaPath.clear();
            if (!medium.empty()) {
                const auto hash = m_package.media.find(medium);
                if (hash == m_package.media.end() || hash->second != clip.contentHash)
                    return refuse(ErrorCode::Corrupt, "the file of " + what + " is not the one the package names",
                                  "ask for the package anew");
                const fs::path folder = fs::path(library.stem().string() + ".clips");
                clip.mediaPath = (folder / fs::path(medium).filename()).string();
                m_media.emplace_back(medium, library.parent_path() / clip.mediaPath);
            } else if (const auto same = std::ranges::find(*known, clip.contentHash, &Clip::contentHash);
                       same != known->end() && !clip.contentHash.empty()) {
                clip.mediaPath = same->mediaPath; // given again under another name: nobody is asked where it lies
            }
            if (auto seq = m_library.apply(fileOwner, DeclareClip{clip}); !seq)
                return std::unexpected(seq.error());
            item(what, ItemState::New);
        }
        return {};
    }

    Status submission() {
        const PackageManifest& m = m_package.manifest;
        const auto round = std::ranges::find(m_rounds, RoundId(m.round), &Round::id);
        const RaterId from(m.from);
        if (round == m_rounds.end())
            return refuse(ErrorCode::NotFound, "there is no round " + m.round + " here",
                          "open the library it was packed in");
        if (round->clipsOf(from).empty())
            return refuse(ErrorCode::NotFound, from.value + " is not in the round " + round->title, "ask them");
        checkReply();
        takeBack(*round, from);
        for (const std::string& text : linesOf(m_package, "setup.jsonl")) {
            const auto line = setupLine(text);
            const auto* spared = line ? std::get_if<ClipDeclined>(&*line) : nullptr;
            if (!spared || spared->key.rater != from)
                return odd("set-up");
            const auto done = m_library.decline({from, RaterRole::Trainee}, spared->key.clip, spared->reason);
            item(aliasOf(spared->key.clip) + " (asked to be spared it)", done ? ItemState::New : ItemState::Refused,
                 done ? spared->reason : done.error().what);
        }
        for (const std::string& text : linesOf(m_package, "codings.jsonl")) {
            auto line = setupLine(text);
            if (!line) { // a scheme that is not here, or codes that do not fit it
                item("codes", ItemState::Refused, line.error().text());
                continue;
            }
            const auto* import = std::get_if<CodingImported>(&*line);
            if (!import || import->coding.rater != from)
                return odd("codes");
            takeCoding(*round, import->coding);
        }
        return {};
    }

    // A submission names every clip its rater is spared: one that it no longer names is to be coded after all. An older
    // package than the newest taken in says nothing about that.
    void takeBack(const Round& round, const RaterId& from) {
        if (std::ranges::any_of(m_seen, [&](const PackageSeen& one) {
                return one.kind == "submission" && !one.sent && one.round == round.id && one.rater == from &&
                       one.madeMs > m_package.manifest.madeMs;
            }))
            return;
        std::set<ClipId> named;
        for (const std::string& text : linesOf(m_package, "setup.jsonl"))
            if (const auto line = setupLine(text); line && std::holds_alternative<ClipDeclined>(*line))
                named.insert(std::get<ClipDeclined>(*line).key.clip);
        const auto spared = m_library.declined({from, RaterRole::Trainee});
        if (!spared)
            return;
        for (const auto& [key, reason] : *spared) {
            if (named.contains(key.clip) || !round.isAssigned(from, key.clip))
                continue;
            const auto done = resumeClip(m_library, {from, RaterRole::Trainee}, key.clip);
            item(aliasOf(key.clip) + " (to be coded after all)", done ? ItemState::New : ItemState::Refused,
                 done ? std::string() : done.error().what);
        }
    }

    void checkReply() {
        const PackageManifest& m = m_package.manifest;
        const PackageSeen* answered = nullptr;
        const PackageSeen* newest = nullptr;
        for (const PackageSeen& package : m_seen) {
            if (package.kind != "assignment" || !package.sent || package.round.value != m.round ||
                package.rater.value != m.from)
                continue;
            if (package.id == m.inReplyTo)
                answered = &package;
            if (!newest || package.madeMs >= newest->madeMs)
                newest = &package;
        }
        if (!answered)
            m_out.warnings.push_back("It answers no hand-out of this library.");
        else if (answered != newest)
            m_out.warnings.push_back("It answers an older hand-out, of " + dayOf(answered->madeMs) +
                                     "; the newest is of " + dayOf(newest->madeMs) + ".");
    }

    void takeCoding(const Round& round, const Coding& coding) {
        const std::string what = "codes of " + aliasOf(coding.clip);
        if (!round.isAssigned(coding.rater, coding.clip))
            return item(what, ItemState::Refused, "the clip was not given to " + coding.rater.value + " in this round");
        if (coding.scheme != round.scheme)
            return item(what, ItemState::Refused,
                        "they follow version " + std::to_string(coding.scheme.version) + " of " +
                            coding.scheme.id.value + "; the round uses version " +
                            std::to_string(round.scheme.version));
        if (!coding.submittedMs)
            return item(what, ItemState::Refused, "they are a draft");
        if (*coding.submittedMs > m_package.manifest.madeMs || m_package.manifest.madeMs > wallClockMs() + 86'400'000)
            m_out.warnings.push_back("The clock of " + coding.rater.value + " and this one do not agree: times of " +
                                     what + " may be wrong.");
        const auto before = m_library.coding(fileOwner, {coding.clip, coding.rater});
        if (before && *before) {
            Coding alike = coding;
            alike.submissionHash = (*before)->submissionHash;
            if (alike == **before)
                return item(what, ItemState::Same, "submitted " + dayOf(*coding.submittedMs));
            return item(what, ItemState::Refused,
                        "other codes of this clip by " + coding.rater.value +
                            " were taken in before; the first ones stand");
        }
        if (const auto done = m_library.importCoding(fileOwner, coding); !done)
            return item(what, ItemState::Refused, done.error().what);
        const std::string day = dayOf(*coding.submittedMs);
        if (round.plan.due && day > *round.plan.due)
            return item(what, ItemState::Late, "submitted " + day + ", due " + *round.plan.due);
        item(what, ItemState::New, "submitted " + day);
    }

    Status reference() {
        const PackageManifest& m = m_package.manifest;
        const auto local = std::ranges::find(m_rounds, RoundId(m.round), &Round::id);
        if (local == m_rounds.end())
            return refuse(ErrorCode::NotFound, "there is no round " + m.round + " here",
                          "take the assignment in first");
        Round round = *local;
        std::vector<ReferenceNote> notes;
        for (const std::string& text : linesOf(m_package, "setup.jsonl")) {
            auto line = setupLine(text);
            if (!line)
                return std::unexpected(line.error());
            Status done;
            if (const auto* scheme = std::get_if<SchemeAdded>(&*line)) {
                done = m_library.addScheme(scheme->scheme);
            } else if (const auto* rater = std::get_if<RaterAdded>(&*line)) {
                done = addPerson(rater->rater);
            } else if (const auto* sent = std::get_if<RoundAdded>(&*line)) {
                if (sent->round.scheme != round.scheme)
                    return refuse(ErrorCode::Conflict, "the reference follows another version of the scheme",
                                  "ask the trainer");
                round.reference = sent->round.reference;
                round.provenance = sent->round.provenance;
                if (round.isSealed())
                    round.plan.releasedMs = sent->round.plan.releasedMs;
            } else if (auto* noted = std::get_if<ReferenceNoted>(&*line)) {
                notes.push_back(std::move(noted->note));
            } else {
                return odd("set-up");
            }
            if (!done)
                return done;
        }
        if (auto ok = m_library.addRound(round); !ok)
            return ok;
        for (const std::string& text : linesOf(m_package, "codings.jsonl")) {
            auto line = setupLine(text);
            const auto* import = line ? std::get_if<CodingImported>(&*line) : nullptr;
            if (!line)
                return std::unexpected(line.error());
            if (!import || import->coding.rater != round.reference)
                return odd("codes");
            const Coding& coding = import->coding;
            if (std::ranges::find(round.clips, coding.clip) == round.clips.end())
                continue; // given to others
            const auto before = m_library.coding(fileOwner, {coding.clip, coding.rater});
            if (auto done = m_library.importCoding(fileOwner, coding); !done)
                return done;
            item("the reference of " + aliasOf(coding.clip), before && *before ? ItemState::Same : ItemState::New);
        }
        for (const ReferenceNote& note : notes) {
            if (note.reference != round.reference)
                return odd("set-up");
            if (std::ranges::find(round.clips, note.clip) == round.clips.end())
                continue; // given to others
            if (auto done = m_library.addReferenceNote(fileOwner, note); !done)
                return done;
        }
        return {};
    }

    Library& m_library;
    const fs::path& m_file;
    const Package& m_package;
    const RaterId m_by;
    PackageOutcome m_out;
    std::map<SchemeRef, CodingScheme> m_schemes;
    std::vector<Round> m_rounds;
    SchemeId m_scheme; ///< of the round handed out
    std::vector<PackageSeen> m_seen;
    std::map<ClipId, std::string> m_aliases;
    std::vector<std::pair<std::string, fs::path>> m_media;
};

} // namespace

int PackageOutcome::count(ItemState state) const {
    return static_cast<int>(std::ranges::count(items, state, &PackageItem::state));
}

Result<PackageOutcome> unpackPackage(Library& library, const fs::path& file, const RaterId& by, bool dryRun) {
    const auto package = readPackage(file);
    if (!package)
        return std::unexpected(package.error());
    Unpacker unpacker(library, file, *package, by);
    std::vector<fs::path> copied;
    const auto done = library.atOnce([&]() -> Status {
        if (auto ok = unpacker.run(); !ok)
            return ok;
        if (dryRun)
            return fail(ErrorCode::Cancelled, "only tried");
        // The copies come before the commit: a library never names a file that is not there.
        for (const auto& [name, target] : unpacker.media()) {
            std::error_code code;
            fs::create_directories(target.parent_path(), code);
            if (fs::exists(target, code)) {
                const auto hash = sha256File(target);
                if (hash && *hash == package->media.at(name))
                    continue;
            }
            if (auto ok = extractMedium(file, name, package->media.at(name), target); !ok)
                return ok;
            copied.push_back(target);
        }
        return {};
    });
    if (!done && !(dryRun && done.error().code == ErrorCode::Cancelled)) {
        std::error_code ignored;
        for (const fs::path& target : copied)
            fs::remove(target, ignored);
        return std::unexpected(done.error());
    }
    return std::move(unpacker.outcome());
}

} // namespace attune

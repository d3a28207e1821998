// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_impl.h"

#include "base/clock.h"
#include "base/hash.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/edit_json.h"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace attune {

namespace {

const CodingScheme noScheme;

const CodingScheme* unknownScheme(const CodingKey&) { return nullptr; }

Result<Edit> storedEdit(const std::string& json) {
    auto line = readEdit(json, unknownScheme);
    if (!line)
        return std::unexpected(line.error());
    if (auto* edit = std::get_if<Edit>(&*line))
        return std::move(*edit);
    return fail(ErrorCode::Corrupt, "a journal entry is not an edit");
}

// Gives edits that would bring a coding into being what that coding starts with. Within a batch a draft may lose its
// last value and go on: it comes back as it was.
class StartFiller {
  public:
    StartFiller(const store::Content& content, std::int64_t now)
        : m_content(content), m_now(std::max<std::int64_t>(0, now)) {}

    void operator()(Batch& batch) {
        for (SingleEdit& edit : batch.edits)
            std::visit(*this, edit);
    }
    template <typename E> void operator()(E& e) {
        constexpr bool removes =
            std::is_same_v<E, ClearRating> || std::is_same_v<E, RemoveEvidence> || std::is_same_v<E, RemoveSegment>;
        if constexpr (requires { e.start; }) {
            const Coding* coding = m_content.coding(e.key);
            const bool there = m_begun.contains(e.key) || (coding && !m_maybeEmpty.contains(e.key));
            if (there)
                e.start.reset();
            else if (coding)
                e.start = CodingStart{coding->scheme, coding->startedMs};
            else if (!e.start)
                e.start = CodingStart{m_content.schemeRefFor(e.key), m_now};
            m_begun.insert(e.key);
        } else if constexpr (removes) {
            m_begun.erase(e.key);
            m_maybeEmpty.insert(e.key);
        }
    }

  private:
    const store::Content& m_content;
    std::int64_t m_now;
    std::set<CodingKey> m_begun, m_maybeEmpty;
};

std::optional<ClipId> clipOf(const Edit& edit) {
    if (const auto key = codingOf(edit))
        return key->clip;
    return std::visit(
        [](const auto& e) -> std::optional<ClipId> {
            if constexpr (requires { e.clip.id; })
                return e.clip.id;
            else if constexpr (requires { e.clip.value; })
                return e.clip; // a batch of clips and codes names none
            else
                return {};
        },
        edit);
}

// While a clip has no reference, a trainer or supervisor sees what others of them submitted of it only after submitting
// it too, or declining it. Whoever has no code of their own codes nothing and may.
bool mayCompareTrainers(const store::Content& content, const RaterId& who, const ClipId& clip) {
    const Coding* own = content.coding({clip, who});
    if (who.empty() || (own && own->state == CodingState::Submitted) || content.declined.contains({clip, who}))
        return true;
    // Made already: nobody's independence is at stake any more.
    for (auto it = content.state.codings.lower_bound({clip, RaterId()});
         it != content.state.codings.end() && it->first.clip == clip; ++it)
        if (it->second.state == CodingState::Submitted && content.isReference(it->first))
            return true;
    return false;
}

// Device and inode; zeros when there is no such file.
std::pair<std::uint64_t, std::uint64_t> identityOf(const std::filesystem::path& path) {
    struct stat found{};
    if (::stat(path.c_str(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

} // namespace

Library::Impl::Impl(const std::filesystem::path& path, int flags)
    : file(path), shown(sanitizeUtf8(path.string())), db(path, flags), identity(identityOf(path)) {}

Status Library::Impl::stillThere() const {
    const auto now = identityOf(file);
    if (now == identity)
        return {};
    if (now == std::pair<std::uint64_t, std::uint64_t>())
        return fail(ErrorCode::Io, "the library is no longer where it was", shown,
                    "put the file back or connect the drive again; what you do is kept until then");
    return fail(ErrorCode::Io, "another file has taken the library's place", shown,
                "put the library back; what you do is kept until then");
}

Viewer Library::Impl::effective(const Viewer& who) const {
    const auto known = content.raters.find(who.id);
    return known == content.raters.end() ? who : Viewer{who.id, known->second.role};
}

bool Library::Impl::isBlind(const Viewer& who) {
    return who.role != RaterRole::Trainer && who.role != RaterRole::Supervisor;
}

bool Library::Impl::mayEdit(const Viewer& who, const std::optional<CodingKey>& key) const {
    return !isBlind(who) || (key && key->rater == who.id && !who.id.empty());
}

bool Library::Impl::hasSubmitted(const RaterId& rater, const ClipId& clip) const {
    const Coding* coding = content.coding({clip, rater});
    return coding && coding->state == CodingState::Submitted;
}

bool Library::Impl::maySeeClip(const Viewer& who, const ClipId& clip) const {
    if (!isBlind(who))
        return true;
    bool inSomeRound = false;
    for (const Round& round : content.rounds) {
        if (std::ranges::find(round.clips, clip) == round.clips.end())
            continue;
        inSomeRound = true;
        if (round.reference == who.id || round.isAssigned(who.id, clip))
            return true;
    }
    return !inSomeRound;
}

bool Library::Impl::maySeeCoding(const Viewer& who, const CodingKey& key) const {
    if (key.rater == who.id && !who.id.empty())
        return true;
    if (isBlind(who))
        return content.isReference(key) && feedbackOpen(who.id, key.clip);
    const Coding* coding = content.coding(key);
    if (!coding)
        return true;
    const auto other = content.raters.find(key.rater);
    const bool ofTrainer = other != content.raters.end() && !isBlind({key.rater, other->second.role});
    return coding->state == CodingState::Submitted && (!ofTrainer || mayCompareTrainers(content, who.id, key.clip));
}

store::UndoLog::Locked Library::Impl::locked() const {
    return [this](const CodingKey& key) { return hasSubmitted(key.rater, key.clip); };
}

void Library::Impl::sync() {
    const std::int64_t version = db.integer("PRAGMA data_version");
    if (stale || (version != seenVersion && !catchUp()))
        reload();
    seenVersion = version;
    stale = false;
}

void Library::Impl::reload() {
    content = store::loadContent(db);
    log = {};
    lastSeq = 0;
    store::Rows rows = db.query("SELECT seq, kind, clip, rater, of_seq, inverse IS NULL FROM journal ORDER BY seq");
    while (rows.next()) {
        lastSeq = rows.integer(0);
        const std::string kind = rows.text(1);
        if (kind == "undo")
            log.undone(lastSeq, rows.integer(4));
        else if (kind == "redo")
            log.redone(lastSeq, rows.integer(4));
        else if (kind == "file.keep")
            log.cameWith(lastSeq - 1, rows.isNull(4) ? 0 : rows.integer(4));
        else if (rows.integer(5) == 0 && !rows.isNull(4)) {
            log.wentOn(lastSeq, rows.integer(4));
        } else if (rows.integer(5) == 0) {
            std::optional<CodingKey> key;
            if (!rows.isNull(3))
                key = CodingKey{ClipId(rows.text(2)), RaterId(rows.text(3))};
            log.edited(lastSeq, key);
        }
    }
}

// What another process added since: edits are applied to the mirror; anything else needs a reload (false).
bool Library::Impl::catchUp() {
    store::Rows rows =
        db.query("SELECT seq, kind, coalesce(applied, json), of_seq, inverse IS NULL FROM journal WHERE seq > ? "
                 "ORDER BY seq",
                 lastSeq);
    while (rows.next()) {
        const std::int64_t seq = rows.integer(0);
        const std::string kind = rows.text(1);
        if (rows.integer(4) != 0 && kind != "undo")
            return false;
        const auto edit = storedEdit(rows.text(2));
        if (!edit || !attune::apply(content.state, *edit))
            return false;
        if (kind == "undo")
            log.undone(seq, rows.integer(3));
        else if (kind == "redo")
            log.redone(seq, rows.integer(3));
        else if (!rows.isNull(3))
            log.wentOn(seq, rows.integer(3));
        else
            log.edited(seq, codingOf(*edit));
        lastSeq = seq;
    }
    return true;
}

std::int64_t Library::Impl::append(const Viewer& who, const std::string& kind, const std::string& json,
                                   const std::optional<CodingKey>& key, const std::optional<ClipId>& clip,
                                   std::int64_t of, const std::string& applied, const std::string& inverse) {
    auto unlessEmpty = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    std::optional<std::string> clipText, raterText;
    if (key)
        raterText = key->rater.value;
    if (key || clip)
        clipText = key ? key->clip.value : clip->value;
    const std::optional<std::int64_t> ofSeq = of == 0 ? std::nullopt : std::optional(of);
    const std::int64_t seq = lastSeq + 1;
    db.run("INSERT INTO journal VALUES(?,?,?,?,?,?,?,?,?,?)", seq, wallClockMs(), who.id.value, kind, json, clipText,
           raterText, ofSeq, unlessEmpty(applied), unlessEmpty(inverse));
    lastSeq = seq;
    return seq;
}

std::int64_t Library::Impl::appendSetup(const Viewer& who, const SetupLine& line, const std::optional<CodingKey>& key,
                                        std::int64_t of) {
    const auto schemeOf = [this](const SchemeRef& ref) { return content.scheme(ref); };
    return append(who, setupName(line), writeSetup(line, schemeOf), key, {}, of, {}, {});
}

bool Library::Impl::mayApply(const Viewer& who, const SingleEdit& edit) const {
    if (mayEdit(who, codingOf(edit)) || (!who.id.empty() && std::holds_alternative<DeclareClip>(edit)))
        return true;
    if (const auto* change = std::get_if<ChangeClip>(&edit)) {
        const auto known = content.state.clips.find(change->clip.id);
        if (known == content.state.clips.end())
            return false;
        Clip moved = known->second;
        moved.mediaPath = change->clip.mediaPath;
        return moved == change->clip;
    }
    // In a round all see what the trainer set up; elsewhere a second view is as free as adding a clip.
    if (const auto* view = std::get_if<SetClipView>(&edit))
        return !who.id.empty() && std::ranges::none_of(content.rounds, [&](const Round& round) {
            return std::ranges::find(round.clips, view->clip) != round.clips.end();
        });
    return false;
}

bool Library::Impl::mayChange(const Viewer& who, const store::UndoLog::Step& step, const Edit& edit) const {
    if (step.key || !std::holds_alternative<Batch>(edit))
        return mayEdit(who, step.key);
    return std::ranges::all_of(changesOf(edit), [&](const SingleEdit& one) { return mayEdit(who, codingOf(one)); });
}

Result<std::int64_t> Library::Impl::applyEdit(const Viewer& given, Edit edit, bool goesOn) {
    const Viewer who = effective(given);
    const auto key = codingOf(edit);
    // Whoever says where a clip lies now does not see all that is written of it: that stays.
    if (auto* change = std::get_if<ChangeClip>(&edit); change && hidesContext(who, change->clip.id))
        if (const auto known = content.state.clips.find(change->clip.id); known != content.state.clips.end()) {
            change->clip.title = known->second.title;
            change->clip.setting = known->second.setting;
            change->clip.purpose = known->second.purpose;
            change->clip.ageMonths = known->second.ageMonths;
        }
    for (const SingleEdit& one : changesOf(edit)) {
        if (!mayApply(who, one))
            return fail(ErrorCode::Denied, "a trainee may change only codes of their own", {}, "ask a trainer");
        if (const auto* removed = std::get_if<RemoveClip>(&one))
            for (const Round& round : content.rounds)
                if (std::ranges::find(round.clips, removed->clip) != round.clips.end())
                    return fail(ErrorCode::Conflict, "the clip " + removed->clip.value + " belongs to a round", {},
                                "keep it");
    }
    if (auto ok = mayCode(who, edit); !ok)
        return std::unexpected(ok.error());
    std::visit(StartFiller(content, wallClockMs()), edit);
    const auto inverse = attune::apply(content.state, edit);
    if (!inverse)
        return std::unexpected(inverse.error());
    store::writeRows(db, edit, content.state);
    const CodingScheme* scheme = key ? content.scheme(content.schemeRefFor(*key)) : nullptr;
    const CodingScheme* withScores =
        scheme || !key ? scheme : &noScheme; // scores of several codings are given in steps
    const store::UndoLog::Step* before = goesOn && key ? log.newest(*key) : nullptr;
    const std::int64_t of = before ? before->seq : 0;
    const auto seq =
        append(given, editName(edit), writeEdit(edit, withScores), key, clipOf(edit), of, {}, writeEdit(*inverse));
    if (before)
        log.wentOn(seq, of);
    else
        log.edited(seq, key);
    return seq;
}

Library::Impl::Entry Library::Impl::entry(std::int64_t seq) {
    store::Rows rows = db.query("SELECT wall_ms, coalesce(applied, json), inverse FROM journal WHERE seq = ?", seq);
    if (!rows.next())
        throw store::CorruptRow{"the journal has a gap"};
    auto edit = storedEdit(rows.text(1)), inverse = storedEdit(rows.text(2));
    if (!edit || !inverse)
        throw store::CorruptRow{"a journal entry cannot be read"};
    return {rows.integer(0), std::move(*edit), std::move(*inverse)};
}

Edit Library::Impl::wholeStep(const store::UndoLog::Step& step, bool undo) {
    const auto& entries = undo ? step.inverses : step.parts;
    const auto partOf = [&](std::int64_t seq) { return undo ? entry(seq).inverse : entry(seq).edit; };
    if (entries.size() == 1)
        return partOf(entries.front());
    Batch whole;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto part = changesOf(partOf(entries[undo ? entries.size() - 1 - i : i]));
        whole.edits.insert(whole.edits.end(), part.begin(), part.end());
    }
    return whole;
}

CodingStep Library::Impl::stepOf(const store::UndoLog::Step& step) {
    const Entry last = entry(step.parts.back());
    return {step.seq, last.wallMs, last.edit, step.parts.size() == 1 ? last.inverse : entry(step.parts.front()).inverse,
            step.undoneAt != 0};
}

Result<std::int64_t> Library::Impl::undoOrRedo(const Viewer& given, const std::optional<CodingKey>& scope, bool undo) {
    const Viewer who = effective(given);
    if (scope && !mayEdit(who, scope))
        return fail(ErrorCode::Denied, "a trainee may change only codes of their own", {}, "ask a trainer");
    const store::UndoLog::Step* step = undo ? log.toUndo(scope, locked()) : log.toRedo(scope, locked());
    if (!step)
        return fail(ErrorCode::NotFound, undo ? "there is nothing to undo" : "there is nothing to redo", {},
                    "go on coding");
    const Edit edit = wholeStep(*step, undo);
    if (!mayChange(who, *step, edit))
        return fail(ErrorCode::Denied, "the newest change is not yours to take back", {}, "ask a trainer");
    if (auto ok = mayCode(who, edit); !ok)
        return std::unexpected(ok.error());
    const std::int64_t of = step->seq, scheme = step->schemeLine;
    if (scheme != 0 && !undo)
        if (auto ok = putScheme(given, schemeOfLine(scheme)); !ok)
            return std::unexpected(ok.error());
    const auto inverse = attune::apply(content.state, edit);
    if (!inverse) {
        stale = scheme != 0; // what came back goes with the transaction
        return std::unexpected(inverse.error());
    }
    store::writeRows(db, edit, content.state);
    const auto seq = append(given, undo ? "undo" : "redo", writeUndo(undo, of, scope), step->key, clipOf(edit), of,
                            writeEdit(edit), undo ? std::string() : writeEdit(*inverse));
    if (undo)
        log.undone(seq, of);
    else
        log.redone(seq, of);
    if (scheme != 0 && undo)
        takeScheme(given, scheme);
    return seq;
}

std::string Library::Impl::putSubmission(const Coding& coding) {
    const CodingScheme* scheme = content.scheme(coding.scheme);
    const std::string text = writeCoding(coding, scheme ? *scheme : noScheme);
    const std::string hash = sha256(text);
    db.run("INSERT INTO submissions(clip, rater, submitted_ms, json, sha256) VALUES(?,?,?,?,?)", coding.clip.value,
           coding.rater.value, coding.submittedMs.value_or(0), text, hash);
    return hash;
}

std::vector<JournalEntry> Library::Impl::entries(
    const std::function<bool(const JournalEntry&, const std::string&, const std::string&)>& visible) {
    std::vector<JournalEntry> out;
    store::Rows rows = db.query("SELECT seq, wall_ms, author, kind, json, clip, rater FROM journal ORDER BY seq");
    while (rows.next()) {
        JournalEntry entry{rows.integer(0), rows.integer(1), rows.text(2), rows.text(3), rows.text(4)};
        if (visible(entry, rows.text(5), rows.text(6)))
            out.push_back(std::move(entry));
    }
    return out;
}

} // namespace attune

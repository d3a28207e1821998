// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/state_rows.h"

#include "codec/coding_json.h"
#include "codec/scheme_json.h"
#include "store/setup_lines.h"

#include <algorithm>
#include <array>
#include <set>

namespace attune::store {

namespace {

constexpr std::array<const char*, 5> statuses = {"coded", "not_codable", "not_observed", "not_applicable", "skipped"};
constexpr std::array<const char*, 4> roles = {"trainee", "trainer", "supervisor", "reference"};
constexpr std::array<const char*, 2> states = {"draft", "submitted"};
constexpr std::array<const char*, 2> directions = {"+", "-"};

template <typename Enum, std::size_t N> Enum enumOf(const std::array<const char*, N>& names, const std::string& text) {
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        throw CorruptRow{"\"" + text.substr(0, 40) + "\" is not known"};
    return static_cast<Enum>(found - names.begin());
}

template <typename Enum, std::size_t N> const char* nameOf(const std::array<const char*, N>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

template <typename T> bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

std::string segmentText(const RatingKey& about) {
    return about.unit.segment ? about.unit.segment->value : std::string();
}

TimeSpan spanOf(const Rows& rows, int column) {
    return {MediaTime(rows.integer(column)), MediaTime(rows.integer(column + 1))};
}

Coding& codingOfRow(LibraryState& state, const Rows& rows) {
    const auto found = state.codings.find({ClipId(rows.text(0)), RaterId(rows.text(1))});
    if (found == state.codings.end())
        throw CorruptRow{"values without a coding"};
    return found->second;
}

void loadSchemes(Database& db, LibraryState& state) {
    for (Rows rows = db.query("SELECT json FROM schemes ORDER BY added"); rows.next();) {
        auto scheme = readScheme(rows.text(0));
        if (!scheme)
            throw CorruptRow{"a coding scheme cannot be read"};
        state.defaultScheme = scheme->ref;
        state.schemes.insert_or_assign(scheme->ref, std::move(*scheme));
    }
}

void loadClips(Database& db, LibraryState& state) {
    Rows rows = db.query("SELECT clip, alias, title, setting, media_path, content_hash, duration_ns, frame_count, "
                         "age_from, age_to, purpose, consent_until FROM clips");
    while (rows.next()) {
        Clip clip;
        clip.id = ClipId(rows.text(0));
        clip.alias = rows.text(1);
        clip.title = rows.text(2);
        clip.setting = rows.text(3);
        clip.mediaPath = rows.text(4);
        clip.contentHash = rows.text(5);
        clip.duration = MediaDuration(rows.integer(6));
        clip.frameCount = rows.integer(7);
        if (!rows.isNull(8))
            clip.ageMonths = {static_cast<int>(rows.integer(8)), static_cast<int>(rows.integer(9))};
        clip.purpose = rows.text(10);
        clip.consentUntil = rows.maybeText(11);
        state.clips.emplace(clip.id, std::move(clip));
    }
    for (Rows views = db.query("SELECT clip, media_path, content_hash, offset_ns FROM clip_views"); views.next();) {
        const auto clip = state.clips.find(ClipId(views.text(0)));
        if (clip == state.clips.end())
            throw CorruptRow{"a second view belongs to no clip"};
        clip->second.view = ClipView{views.text(1), views.text(2), MediaDuration(views.integer(3))};
    }
}

void loadCodings(Database& db, LibraryState& state) {
    {
        Rows rows = db.query("SELECT clip, rater, scheme_id, scheme_version, state, started_ms, submitted_ms, sha256 "
                             "FROM codings");
        while (rows.next()) {
            Coding coding;
            coding.clip = ClipId(rows.text(0));
            coding.rater = RaterId(rows.text(1));
            coding.scheme = {SchemeId(rows.text(2)), static_cast<int>(rows.integer(3))};
            coding.state = enumOf<CodingState>(states, rows.text(4));
            coding.startedMs = rows.maybeInteger(5);
            coding.submittedMs = rows.maybeInteger(6);
            coding.submissionHash = rows.text(7);
            state.codings.emplace(CodingKey{coding.clip, coding.rater}, std::move(coding));
        }
    }
    {
        Rows rows = db.query("SELECT clip, rater, segment, dimension, status, steps, reason, confidence, note, "
                             "rationale FROM ratings");
        while (rows.next()) {
            RatingKey about;
            if (auto segment = rows.text(2); !segment.empty())
                about.unit.segment = SegmentId(std::move(segment));
            about.dimension = DimensionId(rows.text(3));
            Rating rating{enumOf<RatingStatus>(statuses, rows.text(4)),
                          rows.maybeInteger(5),
                          rows.text(6),
                          static_cast<int>(rows.integer(7)),
                          rows.text(8),
                          rows.text(9)};
            codingOfRow(state, rows).ratings.emplace(std::move(about), std::move(rating));
        }
    }
    {
        Rows rows = db.query("SELECT clip, rater, marker, dimension, direction, begin_ns, end_ns, note FROM evidence");
        while (rows.next()) {
            Evidence evidence{EvidenceId(rows.text(2)), DimensionId(rows.text(3)),
                              enumOf<EvidenceDirection>(directions, rows.text(4)), spanOf(rows, 5), rows.text(7)};
            codingOfRow(state, rows).evidence.emplace(evidence.id, evidence);
        }
    }
    Rows rows = db.query("SELECT clip, rater, segment, track, begin_ns, end_ns, label, person, modifiers, note "
                         "FROM segments");
    while (rows.next()) {
        Segment segment{
            SegmentId(rows.text(2)), rows.text(3), spanOf(rows, 4), rows.text(6), rows.text(7), {}, rows.text(9)};
        auto modifiers = readModifiers(rows.text(8));
        if (!modifiers)
            throw CorruptRow{modifiers.error().what};
        segment.modifiers = std::move(*modifiers);
        codingOfRow(state, rows).segments.emplace(segment.id, segment);
    }
}

void putClipView(Database& db, const ClipId& clip, const std::optional<ClipView>& view) {
    if (view)
        db.run("INSERT OR REPLACE INTO clip_views VALUES(?,?,?,?)", clip.value, view->mediaPath, view->contentHash,
               view->offset.ns);
    else
        db.run("DELETE FROM clip_views WHERE clip=?", clip.value);
}

void putClip(Database& db, const Clip& clip) {
    std::optional<int> from, to;
    if (clip.ageMonths) {
        from = clip.ageMonths->first;
        to = clip.ageMonths->second;
    }
    db.run("INSERT INTO clips VALUES(?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(clip) DO UPDATE SET alias=excluded.alias, "
           "title=excluded.title, setting=excluded.setting, media_path=excluded.media_path, "
           "content_hash=excluded.content_hash, duration_ns=excluded.duration_ns, frame_count=excluded.frame_count, "
           "age_from=excluded.age_from, age_to=excluded.age_to, purpose=excluded.purpose, "
           "consent_until=excluded.consent_until",
           clip.id.value, clip.alias, clip.title, clip.setting, clip.mediaPath, clip.contentHash, clip.duration.ns,
           clip.frameCount, from, to, clip.purpose, clip.consentUntil);
    putClipView(db, clip.id, clip.view);
}

void putCoding(Database& db, const Coding& coding) {
    db.run("INSERT INTO codings VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(clip, rater) DO UPDATE SET "
           "scheme_id=excluded.scheme_id, scheme_version=excluded.scheme_version, started_ms=excluded.started_ms",
           coding.clip.value, coding.rater.value, coding.scheme.id.value, coding.scheme.version,
           nameOf(states, coding.state), coding.startedMs, coding.submittedMs, coding.submissionHash);
}

void putRating(Database& db, const Coding& coding, const RatingKey& about) {
    const Rating& rating = coding.ratings.at(about);
    db.run("INSERT OR REPLACE INTO ratings VALUES(?,?,?,?,?,?,?,?,?,?)", coding.clip.value, coding.rater.value,
           segmentText(about), about.dimension.value, nameOf(statuses, rating.status), rating.steps, rating.reason,
           rating.confidence, rating.note, rating.rationale);
}

void putEvidence(Database& db, const Coding& coding, const EvidenceId& id) {
    const Evidence& evidence = coding.evidence.at(id);
    db.run("INSERT OR REPLACE INTO evidence VALUES(?,?,?,?,?,?,?,?)", coding.clip.value, coding.rater.value, id.value,
           evidence.dimension.value, nameOf(directions, evidence.direction), evidence.span.begin.ns,
           evidence.span.end.ns, evidence.note);
}

void putSegment(Database& db, const Coding& coding, const SegmentId& id) {
    const Segment& segment = coding.segments.at(id);
    db.run("INSERT OR REPLACE INTO segments VALUES(?,?,?,?,?,?,?,?,?,?)", coding.clip.value, coding.rater.value,
           id.value, segment.track, segment.span.begin.ns, segment.span.end.ns, segment.label, segment.person,
           writeModifiers(segment.modifiers), segment.note);
}

// Brings the row of whatever an edit is about up to the state: there as it is now, or gone. So the edits of a batch
// may come in any order and touch one thing several times.
struct RowWriter {
    Database& db;
    const LibraryState& after;

    void operator()(const DeclareClip& e) const { clip(e.clip.id); }
    void operator()(const ChangeClip& e) const { clip(e.clip.id); }
    void operator()(const RemoveClip& e) const { clip(e.clip); }
    void operator()(const SetClipView& e) const { clip(e.clip); }
    void operator()(const SetRating& e) const { rating(e.key, e.about); }
    void operator()(const ClearRating& e) const { rating(e.key, e.about); }
    void operator()(const AddEvidence& e) const { evidence(e.key, e.evidence.id); }
    void operator()(const ChangeEvidence& e) const { evidence(e.key, e.evidence.id); }
    void operator()(const RemoveEvidence& e) const { evidence(e.key, e.evidence); }
    void operator()(const AddSegment& e) const { segment(e.key, e.segment.id); }
    void operator()(const ChangeSegment& e) const { segment(e.key, e.segment.id); }
    void operator()(const RemoveSegment& e) const { segment(e.key, e.segment); }

    void clip(const ClipId& id) const {
        if (const auto found = after.clips.find(id); found != after.clips.end()) {
            putClip(db, found->second);
        } else {
            putClipView(db, id, {});
            db.run("DELETE FROM clips WHERE clip=?", id.value);
        }
    }
    void rating(const CodingKey& key, const RatingKey& about) const {
        if (const Coding* coding = find(key); coding && coding->ratings.contains(about))
            putRating(db, *coding, about);
        else
            db.run("DELETE FROM ratings WHERE clip=? AND rater=? AND segment=? AND dimension=?", key.clip.value,
                   key.rater.value, segmentText(about), about.dimension.value);
    }
    void evidence(const CodingKey& key, const EvidenceId& id) const {
        if (const Coding* coding = find(key); coding && coding->evidence.contains(id))
            putEvidence(db, *coding, id);
        else
            db.run("DELETE FROM evidence WHERE clip=? AND rater=? AND marker=?", key.clip.value, key.rater.value,
                   id.value);
    }
    void segment(const CodingKey& key, const SegmentId& id) const {
        if (const Coding* coding = find(key); coding && coding->segments.contains(id))
            putSegment(db, *coding, id);
        else
            db.run("DELETE FROM segments WHERE clip=? AND rater=? AND segment=?", key.clip.value, key.rater.value,
                   id.value);
    }
    void coding(const CodingKey& key) const {
        if (const Coding* coding = find(key))
            putCoding(db, *coding);
        else
            db.run("DELETE FROM codings WHERE clip=? AND rater=?", key.clip.value, key.rater.value);
    }
    [[nodiscard]] const Coding* find(const CodingKey& key) const {
        const auto found = after.codings.find(key);
        return found == after.codings.end() ? nullptr : &found->second;
    }
};

} // namespace

const CodingScheme* Content::scheme(const SchemeRef& ref) const {
    const auto found = state.schemes.find(ref);
    return found == state.schemes.end() ? nullptr : &found->second;
}

const Coding* Content::coding(const CodingKey& key) const {
    const auto found = state.codings.find(key);
    return found == state.codings.end() ? nullptr : &found->second;
}

SchemeRef Content::schemeRefFor(const CodingKey& key) const {
    if (const Coding* there = coding(key))
        return there->scheme;
    for (auto round = rounds.rbegin(); round != rounds.rend(); ++round)
        if (contains(round->clips, key.clip) &&
            (round->reference == key.rater || round->isAssigned(key.rater, key.clip)))
            return round->scheme;
    return state.defaultScheme;
}

bool Content::isReference(const CodingKey& key) const {
    if (const auto rater = raters.find(key.rater); rater != raters.end() && rater->second.role == RaterRole::Reference)
        return true;
    return std::ranges::any_of(
        rounds, [&](const Round& round) { return round.reference == key.rater && contains(round.clips, key.clip); });
}

Content loadContent(Database& db) {
    Content out;
    loadSchemes(db, out.state);
    loadClips(db, out.state);
    loadCodings(db, out.state);
    for (Rows rows = db.query("SELECT rater, role, training, language FROM raters"); rows.next();) {
        Rater rater{RaterId(rows.text(0)), enumOf<RaterRole>(roles, rows.text(1)), rows.text(2), rows.text(3)};
        out.raters.emplace(rater.id, rater);
    }
    for (Rows rows = db.query("SELECT json FROM rounds ORDER BY added"); rows.next();) {
        auto round = readRound(rows.text(0));
        if (!round)
            throw CorruptRow{"a round cannot be read"};
        out.rounds.push_back(std::move(round->round));
    }
    loadTraining(db, out);
    return out;
}

void writeRows(Database& db, const Edit& applied, const LibraryState& after) {
    const RowWriter writer{db, after};
    db.run("PRAGMA defer_foreign_keys=ON"); // until the commit: rows come before and go after what they belong to
    std::set<CodingKey> keys;
    for (const SingleEdit& edit : changesOf(applied)) {
        if (const auto key = codingOf(edit); key && keys.insert(*key).second)
            writer.coding(*key);
        std::visit(writer, edit);
    }
}

void writeCodingRows(Database& db, const Coding& coding) {
    putCoding(db, coding);
    for (const auto& [about, rating] : coding.ratings)
        putRating(db, coding, about);
    for (const auto& [id, evidence] : coding.evidence)
        putEvidence(db, coding, id);
    for (const auto& [id, segment] : coding.segments)
        putSegment(db, coding, id);
}

void writeRater(Database& db, const Rater& rater) {
    db.run("INSERT OR REPLACE INTO raters VALUES(?,?,?,?)", rater.id.value, nameOf(roles, rater.role), rater.training,
           rater.language);
}

} // namespace attune::store

// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to one person: notes, activities, passphrase and keys; and the packages and boxes of a library.
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "codec/coding_json.h"
#include "codec/text_pack_json.h"
#include "store/library.h"
#include "store/library_impl.h"

namespace attune {

namespace {

constexpr std::size_t longestNote = 1u << 20;
constexpr std::size_t shortestPassphrase = 8;
constexpr std::string_view sealedMark = "sealed:";

std::unexpected<Error> nobody() {
    return fail(ErrorCode::Invalid, "this needs a rater's code", {}, "say who you are first");
}

std::unexpected<Error> stillLocked(const RaterId& rater) {
    return fail(ErrorCode::Denied, "what belongs to " + rater.value + " alone is locked by a passphrase", {},
                "give the passphrase first");
}

Status checkNote(const std::string& text) {
    if (text.size() > longestNote || text.find('\0') != std::string::npos || sanitizeUtf8(text) != text)
        return fail(ErrorCode::Invalid, "the text is longer than 1 MiB or not plain UTF-8", {}, "shorten it");
    return {};
}

std::string hidden(const std::optional<std::string>& key, const std::string& text) {
    return key ? std::string(sealedMark) + toHex(sealWith(*key, text)) : text;
}

Result<std::string> shown(const std::optional<std::string>& key, const std::string& stored) {
    if (!stored.starts_with(sealedMark))
        return stored;
    const auto box = fromHex(std::string_view(stored).substr(sealedMark.size()));
    if (!key || !box)
        return fail(ErrorCode::Corrupt, "a note cannot be opened", {}, "go back to a backup of the library");
    return openSealed(*key, *box);
}

} // namespace

Result<std::optional<std::string>> Library::Impl::privateKey(const RaterId& rater) {
    if (db.integer("SELECT count(*) FROM passphrases WHERE rater=?", rater.value) == 0)
        return std::optional<std::string>();
    const auto open = unlocked.find(rater);
    if (open == unlocked.end())
        return stillLocked(rater);
    return std::optional(open->second);
}

Status Library::saveReflection(const Viewer& author, const Reflection& reflection) {
    return m_impl->write([&]() -> Status {
        if (author.id.empty())
            return nobody();
        for (const std::string* text : {&reflection.prompt, &reflection.text, &reflection.clip.value})
            if (auto ok = checkNote(*text); !ok)
                return ok;
        const auto key = m_impl->privateKey(author.id);
        if (!key)
            return std::unexpected(key.error());
        if (reflection.text.empty())
            m_impl->db.run("DELETE FROM reflections WHERE author=? AND clip=? AND prompt=?", author.id.value,
                           reflection.clip.value, reflection.prompt);
        else
            m_impl->db.run("INSERT OR REPLACE INTO reflections VALUES(?,?,?,?,?)", author.id.value,
                           reflection.clip.value, reflection.prompt, hidden(*key, reflection.text),
                           reflection.wallMs != 0 ? reflection.wallMs : wallClockMs());
        return {};
    });
}

Result<std::vector<Reflection>> Library::reflections(const Viewer& author) const {
    return m_impl->read([&]() -> Result<std::vector<Reflection>> {
        std::vector<Reflection> out;
        if (author.id.empty())
            return out;
        const auto key = m_impl->privateKey(author.id);
        if (!key)
            return std::unexpected(key.error());
        auto rows =
            m_impl->db.query("SELECT clip, prompt, text, wall_ms FROM reflections WHERE author=? ORDER BY clip, prompt",
                             author.id.value);
        while (rows.next()) {
            auto text = shown(*key, rows.text(2));
            if (!text)
                return std::unexpected(text.error());
            out.push_back({ClipId(rows.text(0)), rows.text(1), std::move(*text), rows.integer(3)});
        }
        return out;
    });
}

Status Library::setPassphrase(const Viewer& who, const std::string& old, const std::string& fresh) {
    if (auto has = hasPassphrase(who.id); has && *has) {
        if (auto ok = unlock(who.id, old); !ok)
            return ok;
    }
    return m_impl->write([&]() -> Status {
        store::Database& db = m_impl->db;
        if (who.id.empty() || !m_impl->content.raters.contains(who.id))
            return nobody();
        if (!fresh.empty() && fresh.size() < shortestPassphrase)
            return fail(ErrorCode::Invalid, "the passphrase is shorter than 8 letters", {}, "take a longer one");
        const auto before = m_impl->privateKey(who.id);
        if (!before)
            return std::unexpected(before.error());
        std::optional<std::string> after;
        if (!fresh.empty()) {
            after = randomKey();
            const PassphraseCost cost = newPassphraseCost();
            const auto key = keyOfPassphrase(fresh, cost);
            if (!key)
                return std::unexpected(key.error());
            db.run("INSERT OR REPLACE INTO passphrases VALUES(?,?,?,?,?)", who.id.value, toHex(cost.salt),
                   cost.operations, cost.memoryBytes, toHex(sealWith(*key, *after)));
        } else {
            db.run("DELETE FROM passphrases WHERE rater=?", who.id.value);
        }
        // Everything private is written anew under the new key; secure_delete wipes what stood there.
        std::vector<Reflection> notes;
        for (auto rows = db.query("SELECT clip, prompt, text, wall_ms FROM reflections WHERE author=?", who.id.value);
             rows.next();) {
            auto text = shown(*before, rows.text(2));
            if (!text)
                return std::unexpected(text.error());
            notes.push_back({ClipId(rows.text(0)), rows.text(1), std::move(*text), rows.integer(3)});
        }
        for (const Reflection& note : notes)
            db.run("INSERT OR REPLACE INTO reflections VALUES(?,?,?,?,?)", who.id.value, note.clip.value, note.prompt,
                   hidden(after, note.text), note.wallMs);
        std::optional<std::string> secret;
        if (auto rows = db.query("SELECT secret_key FROM keys WHERE rater=? AND secret_key<>''", who.id.value);
            rows.next()) {
            auto opened = shown(*before, rows.text(0));
            if (!opened)
                return std::unexpected(opened.error());
            secret = std::move(*opened);
        }
        if (secret)
            db.run("UPDATE keys SET secret_key=?, sealed=? WHERE rater=?", hidden(after, *secret), after.has_value(),
                   who.id.value);
        if (after)
            m_impl->unlocked[who.id] = *after;
        else
            m_impl->unlocked.erase(who.id);
        return {};
    });
}

Result<bool> Library::hasPassphrase(const RaterId& rater) const {
    return m_impl->read([&]() -> Result<bool> {
        return m_impl->db.integer("SELECT count(*) FROM passphrases WHERE rater=?", rater.value) > 0;
    });
}

Status Library::unlock(const RaterId& rater, const std::string& passphrase) {
    return m_impl->read([&]() -> Status {
        auto rows = m_impl->db.query("SELECT salt, operations, memory_bytes, sealed_key FROM passphrases WHERE rater=?",
                                     rater.value);
        if (!rows.next())
            return {};
        if (passphrase.empty())
            return stillLocked(rater);
        const auto salt = fromHex(rows.text(0));
        const auto box = fromHex(rows.text(3));
        if (!salt || !box || rows.integer(1) < 0 || rows.integer(2) < 0)
            throw store::CorruptRow{"a passphrase cannot be read"};
        const auto key = keyOfPassphrase(passphrase, {*salt, static_cast<std::uint64_t>(rows.integer(1)),
                                                      static_cast<std::uint64_t>(rows.integer(2))});
        if (!key)
            return std::unexpected(key.error());
        auto opened = openSealed(*key, *box);
        if (!opened)
            return fail(ErrorCode::Denied, "this is not the passphrase of " + rater.value, {}, "try again");
        m_impl->unlocked[rater] = std::move(*opened);
        return {};
    });
}

Result<std::string> Library::sign(const RaterId& rater, const std::string& text) {
    return m_impl->write([&]() -> Result<std::string> {
        if (rater.empty())
            return nobody();
        const auto key = m_impl->privateKey(rater);
        if (!key)
            return std::unexpected(key.error());
        std::string stored;
        if (auto rows = m_impl->db.query("SELECT secret_key FROM keys WHERE rater=?", rater.value); rows.next()) {
            stored = rows.text(0);
            if (stored.empty())
                return fail(ErrorCode::Denied, rater.value + " signs in another library: only their public key is here",
                            {}, "pack in the library of " + rater.value);
        } else {
            const SigningKeys keys = newSigningKeys();
            stored = hidden(*key, toHex(keys.secretKey));
            m_impl->db.run("INSERT INTO keys VALUES(?,?,?,?)", rater.value, toHex(keys.publicKey), stored,
                           key->has_value());
        }
        const auto secret = shown(*key, stored);
        if (!secret)
            return std::unexpected(secret.error());
        const auto bytes = fromHex(*secret);
        if (!bytes || bytes->size() != 64)
            throw store::CorruptRow{"a signing key cannot be read"};
        return signWith(*bytes, text);
    });
}

Result<std::optional<std::string>> Library::publicKey(const RaterId& rater) const {
    return m_impl->read([&]() -> Result<std::optional<std::string>> {
        auto rows = m_impl->db.query("SELECT public_key FROM keys WHERE rater=?", rater.value);
        return rows.next() ? fromHex(rows.text(0)) : std::optional<std::string>();
    });
}

Status Library::knowKey(const RaterId& rater, const std::string& publicKey) {
    return m_impl->write([&]() -> Status {
        const std::string hex = toHex(publicKey);
        if (auto rows = m_impl->db.query("SELECT public_key FROM keys WHERE rater=?", rater.value); rows.next()) {
            if (rows.text(0) == hex)
                return {};
            return fail(ErrorCode::Conflict, "another key is known of " + rater.value, fingerprint(publicKey),
                        "ask them whether they work in a new library");
        }
        m_impl->db.run("INSERT INTO keys VALUES(?,?,'',0)", rater.value, hex);
        return {};
    });
}

Status Library::addActivity(const Viewer& who, const Activity& activity) {
    return m_impl->write([&]() -> Status {
        if (who.id.empty())
            return nobody();
        if (activity.minutes < 0)
            return fail(ErrorCode::Invalid, "the minutes are below zero", {}, "give how long it took");
        for (const std::string* text : {&activity.what, &activity.competencies})
            if (auto ok = checkNote(*text); !ok)
                return ok;
        m_impl->db.run("INSERT INTO activities(rater, start_ms, minutes, contact, what, credit, competencies, shared) "
                       "VALUES(?,?,?,?,?,?,?,?)",
                       who.id.value, activity.startMs, activity.minutes, activity.contact, activity.what,
                       activity.credit, activity.competencies, activity.shared);
        return {};
    });
}

namespace {

Activity activityOf(const store::Rows& rows) {
    return {rows.integer(0), rows.integer(1),      rows.integer(2) != 0, rows.text(3),    rows.integer(4) != 0,
            rows.text(5),    rows.integer(6) != 0, rows.text(7),         rows.integer(8), rows.integer(9)};
}

} // namespace

Result<std::vector<Activity>> Library::activities(const Viewer& who) const {
    return m_impl->read([&]() -> Result<std::vector<Activity>> {
        std::vector<Activity> out;
        if (who.id.empty())
            return out;
        auto rows =
            m_impl->db.query("SELECT start_ms, minutes, contact, what, credit, competencies, shared, signed_by, "
                             "signed_ms, id FROM activities WHERE rater=? ORDER BY start_ms, id",
                             who.id.value);
        while (rows.next())
            out.push_back(activityOf(rows));
        return out;
    });
}

Result<std::vector<Activity>> Library::sharedActivities(const Viewer& given, const RaterId& of) const {
    return m_impl->read([&]() -> Result<std::vector<Activity>> {
        if (Impl::isBlind(m_impl->effective(given)))
            return fail(ErrorCode::Denied, "this is for trainers", {}, "ask a trainer");
        std::vector<Activity> out;
        auto rows =
            m_impl->db.query("SELECT start_ms, minutes, contact, what, credit, competencies, shared, signed_by, "
                             "signed_ms, id FROM activities WHERE rater=? AND shared=1 ORDER BY start_ms, id",
                             of.value);
        while (rows.next())
            out.push_back(activityOf(rows));
        return out;
    });
}

Status Library::shareActivity(const Viewer& who, std::int64_t id, bool shared) {
    return m_impl->write([&]() -> Status {
        if (m_impl->db.integer("SELECT count(*) FROM activities WHERE id=? AND rater=? AND signed_by=''", id,
                               who.id.value) == 0)
            return fail(ErrorCode::NotFound, "there is no unsigned activity of yours with this number",
                        std::to_string(id), "see the list");
        m_impl->db.run("UPDATE activities SET shared=? WHERE id=?", shared, id);
        return {};
    });
}

Status Library::signActivity(const Viewer& given, std::int64_t id) {
    return m_impl->write([&]() -> Status {
        if (Impl::isBlind(m_impl->effective(given)) || given.id.empty())
            return fail(ErrorCode::Denied, "this is for trainers", {}, "ask a trainer");
        auto rows = m_impl->db.query("SELECT shared, signed_by FROM activities WHERE id=?", id);
        if (!rows.next() || rows.integer(0) == 0)
            return fail(ErrorCode::Denied, "there is no shared activity with this number", std::to_string(id),
                        "ask for it to be shared");
        if (!rows.text(1).empty())
            return fail(ErrorCode::Conflict, "this was signed by " + rows.text(1), std::to_string(id), "nothing to do");
        m_impl->db.run("UPDATE activities SET signed_by=?, signed_ms=? WHERE id=?", given.id.value, wallClockMs(), id);
        return {};
    });
}

Result<std::optional<std::string>> Library::setting(const Viewer& who, const std::string& name) const {
    return m_impl->read([&]() -> Result<std::optional<std::string>> {
        auto rows = m_impl->db.query("SELECT value FROM settings WHERE rater=? AND name=?", who.id.value, name);
        if (!rows.next())
            return std::optional<std::string>();
        return std::optional<std::string>(rows.text(0));
    });
}

Status Library::setSetting(const Viewer& who, const std::string& name, const std::string& value) {
    return m_impl->write([&]() -> Status {
        if (auto ok = checkNote(value); !ok)
            return ok;
        m_impl->db.run("INSERT OR REPLACE INTO settings VALUES(?,?,?)", who.id.value, name, value);
        return {};
    });
}

Result<std::string> Library::libraryId() const {
    return m_impl->read([&]() -> Result<std::string> {
        auto rows = m_impl->db.query("SELECT value FROM library WHERE name='id'");
        return rows.next() ? rows.text(0) : std::string();
    });
}

Status Library::notePackage(const PackageSeen& package) {
    return m_impl->write([&]() -> Status {
        m_impl->db.run("INSERT OR REPLACE INTO packages VALUES(?,?,?,?,?,?,?,?)", package.id, package.kind,
                       package.round.value, package.rater.value, package.sha256, package.madeMs, wallClockMs(),
                       package.sent);
        return {};
    });
}

Result<std::vector<PackageSeen>> Library::packages() const {
    return m_impl->read([&]() -> Result<std::vector<PackageSeen>> {
        std::vector<PackageSeen> out;
        for (auto rows = m_impl->db.query("SELECT id, kind, round, rater, sha256, made_ms, seen_ms, sent FROM packages "
                                          "ORDER BY seen_ms, id");
             rows.next();)
            out.push_back({rows.text(0), rows.text(1), RoundId(rows.text(2)), RaterId(rows.text(3)), rows.text(4),
                           rows.integer(5), rows.integer(6), rows.integer(7) != 0});
        return out;
    });
}

Status Library::addSealedReference(const SealedReference& sealed) {
    return m_impl->write([&]() -> Status {
        m_impl->db.run("INSERT OR REPLACE INTO sealed_references VALUES(?,?,?,?,?,?)", sealed.clip.value,
                       sealed.reference.value, sealed.scheme.id.value, sealed.scheme.version, sealed.key, sealed.box);
        return {};
    });
}

std::optional<BoxContents> Library::Impl::sealedReference(const CodingKey& reference) {
    auto rows = db.query("SELECT scheme_id, scheme_version, key, box FROM sealed_references WHERE clip=? AND "
                         "reference=?",
                         reference.clip.value, reference.rater.value);
    if (!rows.next())
        return {};
    const CodingScheme* scheme = content.scheme({SchemeId(rows.text(0)), static_cast<int>(rows.integer(1))});
    const auto key = fromHex(rows.text(2));
    const auto box = fromHex(rows.text(3));
    if (!scheme || !key || !box)
        return {};
    const auto text = openSealed(*key, *box);
    if (!text)
        return {};
    auto contents = readBox(*text, *scheme);
    if (!contents || contents->coding.clip != reference.clip || contents->coding.rater != reference.rater)
        return {};
    if (contents->note && (contents->note->clip != reference.clip || contents->note->reference != reference.rater))
        return {};
    std::erase_if(contents->examples, [&](const auto& one) { return one.second.clip != reference.clip; });
    return std::move(*contents);
}

std::vector<RaterId> Library::Impl::boxesOf(const ClipId& clip) {
    std::vector<RaterId> out;
    for (auto rows = db.query("SELECT reference FROM sealed_references WHERE clip=?", clip.value); rows.next();)
        out.emplace_back(rows.text(0));
    return out;
}

void Library::Impl::addExamples(const SchemeId& scheme, const Exemplars& examples) {
    const std::string name = exemplarSetting(scheme);
    Exemplars all = examples;
    if (auto rows = db.query("SELECT value FROM settings WHERE rater='' AND name=?", name); rows.next())
        for (const auto& [place, example] : readExemplars(rows.text(0)).value_or(Exemplars()))
            all.insert_or_assign(place, example);
    db.run("INSERT OR REPLACE INTO settings VALUES('',?,?)", name, writeExemplars(all));
}

void Library::Impl::openSealedReferences(const CodingKey& submitted) {
    if (!feedbackOpen(submitted.rater, submitted.clip))
        return;
    for (const RaterId& reference : boxesOf(submitted.clip)) {
        const auto box = sealedReference({submitted.clip, reference});
        if (!box || !importCoding({}, box->coding)) {
            record("unpacked", submitted.rater, submitted.clip, "the sealed reference could not be opened");
            continue;
        }
        if (box->note && !content.notes.contains({reference, submitted.clip}))
            setUp({}, ReferenceNoted{*box->note});
        if (!box->examples.empty())
            addExamples(box->coding.scheme.id, box->examples);
    }
}

} // namespace attune

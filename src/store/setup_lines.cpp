// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/setup_lines.h"

#include "base/hash.h"
#include "codec/coding_json.h"
#include "codec/training_json.h"

#include <algorithm>

namespace attune::store {

namespace {

struct Applier {
    Content& content;

    Status operator()(SchemeAdded& line) const {
        content.state.defaultScheme = line.scheme.ref;
        content.state.schemes.emplace(line.scheme.ref, std::move(line.scheme));
        return {};
    }
    Status operator()(SchemeRemoved& line) const {
        content.state.schemes.erase(line.scheme);
        content.state.defaultScheme = line.ofNew;
        return {};
    }
    Status operator()(RaterAdded& line) const {
        content.raters.insert_or_assign(line.rater.id, line.rater);
        return {};
    }
    Status operator()(RoundAdded& line) const {
        const auto known = std::ranges::find(content.rounds, line.round.id, &Round::id);
        if (known == content.rounds.end())
            content.rounds.push_back(std::move(line.round));
        else
            *known = std::move(line.round);
        return {};
    }
    Status operator()(CodingImported& line) const {
        Coding& coding = line.coding;
        const CodingScheme* scheme = content.scheme(coding.scheme);
        coding.submissionHash = sha256(writeCoding(coding, scheme ? *scheme : CodingScheme{}));
        content.state.codings.insert_or_assign(CodingKey{coding.clip, coding.rater}, std::move(coding));
        return {};
    }
    Status operator()(CodingSubmitted& line) const {
        const auto found = content.state.codings.find(line.key);
        if (found == content.state.codings.end())
            return fail(ErrorCode::NotFound, "there is no such coding");
        found->second.state = CodingState::Submitted;
        found->second.submittedMs = line.submittedMs;
        found->second.submissionHash = line.sha256;
        return {};
    }
    Status operator()(DimensionCommitted& line) const {
        content.committed[line.key].insert(line.dimension);
        return {};
    }
    Status operator()(ClipDeclined& line) const {
        content.declined.insert_or_assign(line.key, line.reason);
        return {};
    }
    Status operator()(ClipResumed& line) const {
        content.declined.erase(line.key);
        return {};
    }
    Status operator()(ConsentSet& line) const {
        content.consents.insert_or_assign({line.consent.clip, line.consent.person}, line.consent);
        return {};
    }
    Status operator()(ContextSet& line) const {
        content.contexts.insert_or_assign(line.context.clip, line.context);
        return {};
    }
    Status operator()(ReferenceNoted& line) const {
        content.notes.insert_or_assign({line.note.reference, line.note.clip}, line.note);
        return {};
    }
    Status operator()(Certified& line) const {
        content.certifications.push_back(writeCertification(line.record));
        return {};
    }
    /// Lives in the journal only.
    Status operator()(FileKept& line) const {
        if (sha256(line.file.bytes) != line.file.sha256)
            return fail(ErrorCode::Corrupt, "the file kept there does not match its hash");
        return {};
    }
};

struct RowWriter {
    Database& db;

    void operator()(const DimensionCommitted& line) const {
        db.run("INSERT OR IGNORE INTO committed VALUES(?,?,?)", line.key.clip.value, line.key.rater.value,
               line.dimension.value);
    }
    void operator()(const ClipDeclined& line) const {
        db.run("INSERT OR REPLACE INTO declined VALUES(?,?,?)", line.key.clip.value, line.key.rater.value, line.reason);
    }
    void operator()(const ClipResumed& line) const {
        db.run("DELETE FROM declined WHERE clip=? AND rater=?", line.key.clip.value, line.key.rater.value);
    }
    void operator()(const ConsentSet& line) const {
        db.run("INSERT OR REPLACE INTO consents VALUES(?,?,?)", line.consent.clip.value, line.consent.person,
               writeConsent(line.consent));
    }
    void operator()(const ContextSet& line) const {
        db.run("INSERT OR REPLACE INTO contexts VALUES(?,?)", line.context.clip.value, writeContext(line.context));
    }
    void operator()(const ReferenceNoted& line) const {
        db.run("INSERT OR REPLACE INTO reference_notes VALUES(?,?,?)", line.note.reference.value, line.note.clip.value,
               writeReferenceNote(line.note));
    }
    void operator()(const auto&) const {}
};

template <typename T> T sound(Result<T> read, const char* what) {
    if (!read)
        throw CorruptRow{what};
    return std::move(*read);
}

} // namespace

Status applySetup(Content& content, SetupLine line) { return std::visit(Applier{content}, line); }

void writeSetupRow(Database& db, const SetupLine& line) { std::visit(RowWriter{db}, line); }

void loadTraining(Database& db, Content& content) {
    for (Rows rows = db.query("SELECT clip, rater, dimension FROM committed"); rows.next();)
        content.committed[{ClipId(rows.text(0)), RaterId(rows.text(1))}].insert(DimensionId(rows.text(2)));
    for (Rows rows = db.query("SELECT clip, rater, reason FROM declined"); rows.next();)
        content.declined[{ClipId(rows.text(0)), RaterId(rows.text(1))}] = rows.text(2);
    for (Rows rows = db.query("SELECT json FROM consents"); rows.next();) {
        auto consent = sound(readConsent(rows.text(0)), "a consent cannot be read");
        content.consents.insert_or_assign({consent.clip, consent.person}, consent);
    }
    for (Rows rows = db.query("SELECT json FROM contexts"); rows.next();) {
        auto context = sound(readContext(rows.text(0)), "the context of a clip cannot be read");
        content.contexts.insert_or_assign(context.clip, context);
    }
    for (Rows rows = db.query("SELECT json FROM reference_notes"); rows.next();) {
        auto note = sound(readReferenceNote(rows.text(0)), "a note on a reference cannot be read");
        content.notes.insert_or_assign({note.reference, note.clip}, note);
    }
    for (Rows rows = db.query("SELECT words FROM records WHERE kind='certified' ORDER BY seq"); rows.next();)
        content.certifications.push_back(rows.text(0));
}

} // namespace attune::store

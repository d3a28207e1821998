// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scheme that came in with an import goes and comes with it: the line of the kept file names that of the scheme.
#include "codec/scheme_json.h"
#include "store/library_impl.h"
#include "store/setup_lines.h"

#include <algorithm>

namespace attune {

Result<std::int64_t> Library::importFile(const Viewer& given, const Batch& batch, const KeptFile& file) {
    return m_impl->write([&]() -> Result<std::int64_t> {
        Impl& impl = *m_impl;
        if (Impl::isBlind(impl.effective(given)))
            return fail(ErrorCode::Denied, "only a trainer brings in codes", {}, "ask a trainer");
        const auto seq = impl.applyEdit(given, batch);
        if (!seq)
            return seq;
        const std::int64_t scheme = impl.schemeAddedNow == *seq - 1 ? impl.schemeAddedNow : 0;
        impl.appendSetup(given, FileKept{file}, {}, scheme);
        impl.log.cameWith(*seq, scheme);
        return seq;
    });
}

CodingScheme Library::Impl::schemeOfLine(std::int64_t seq) {
    store::Rows rows = db.query("SELECT json FROM journal WHERE seq = ?", seq);
    if (!rows.next())
        throw store::CorruptRow{"the journal has a gap"};
    auto line = readSetup(rows.text(0), [](const SchemeRef&) { return nullptr; });
    if (!line || !std::holds_alternative<SchemeAdded>(*line))
        throw store::CorruptRow{"a journal entry cannot be read"};
    return std::get<SchemeAdded>(std::move(*line)).scheme;
}

void Library::Impl::takeScheme(const Viewer& who, std::int64_t line) {
    const SchemeRef ref = schemeOfLine(line).ref;
    if (!content.scheme(ref) || std::ranges::find(content.rounds, ref, &Round::scheme) != content.rounds.end() ||
        std::ranges::find(content.state.codings, ref, [](const auto& entry) { return entry.second.scheme; }) !=
            content.state.codings.end())
        return;
    db.run("DELETE FROM schemes WHERE id=? AND version=?", ref.id.value, ref.version);
    SchemeRemoved removed{ref, {}};
    if (store::Rows rows = db.query("SELECT id, version FROM schemes ORDER BY added DESC LIMIT 1"); rows.next())
        removed.ofNew = {SchemeId(rows.text(0)), static_cast<int>(rows.integer(1))};
    appendSetup(who, removed);
    (void)store::applySetup(content, removed);
}

Status Library::Impl::putScheme(const Viewer& who, const CodingScheme& scheme) {
    if (const CodingScheme* known = content.scheme(scheme.ref)) {
        if (*known == scheme)
            return {};
        return fail(ErrorCode::Conflict, "this version of the scheme is in the library with other contents",
                    scheme.ref.id.value, "give the scheme a new version");
    }
    db.run("INSERT INTO schemes(id, version, json) VALUES(?,?,?)", scheme.ref.id.value, scheme.ref.version,
           writeScheme(scheme));
    const std::int64_t seq = appendSetup(who, SchemeAdded{scheme});
    if (nested)
        schemeAddedNow = seq;
    (void)store::applySetup(content, SchemeAdded{scheme});
    return {};
}

} // namespace attune

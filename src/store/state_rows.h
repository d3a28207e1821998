// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "models/certification.h"
#include "models/consent.h"
#include "models/edit.h"
#include "models/rater.h"
#include "models/round.h"
#include "store/database.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace attune::store {

/// All that the journal describes.
struct Content {
    LibraryState state;
    std::map<RaterId, Rater> raters;
    std::vector<Round> rounds; ///< in the order added
    std::map<CodingKey, std::set<DimensionId>> committed;
    std::map<CodingKey, std::string> declined; ///< with the reason
    std::map<std::pair<ClipId, std::string>, Consent> consents;
    std::map<ClipId, ClipContext> contexts;
    std::map<std::pair<RaterId, ClipId>, ReferenceNote> notes;
    std::vector<std::string> certifications; ///< documents, in the order of the ledger

    bool operator==(const Content&) const = default;
    [[nodiscard]] const CodingScheme* scheme(const SchemeRef& ref) const;
    /// The scheme of a coding that is there or would come into being: of a round the rater is in, else the default.
    [[nodiscard]] SchemeRef schemeRefFor(const CodingKey& key) const;
    [[nodiscard]] const Coding* coding(const CodingKey& key) const;
    /// Reference codes: a rater of that role, or whom a round with this clip names.
    [[nodiscard]] bool isReference(const CodingKey& key) const;
};

/// Throws SQLite::Exception, CorruptRow.
[[nodiscard]] Content loadContent(Database& db);

/// Brings the rows up to what an edit, just applied, made of the state.
void writeRows(Database& db, const Edit& applied, const LibraryState& after);
/// A whole coding with all its values; there must be none yet.
void writeCodingRows(Database& db, const Coding& coding);
void writeRater(Database& db, const Rater& rater);

} // namespace attune::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "codec/journal_json.h"
#include "store/state_rows.h"

namespace attune::store {

/// What one line of the journal that is not an edit makes of the content: used when it is written and when the journal
/// is replayed. Errors: NotFound when a submission has no coding.
[[nodiscard]] Status applySetup(Content& content, SetupLine line);

/// The row of a line whose table holds nothing else: commitments, declined clips, consents, contexts, reference notes.
/// Other lines have rows of their own elsewhere.
void writeSetupRow(Database& db, const SetupLine& line);

/// Reads those tables and the ledger. Throws SQLite::Exception, CorruptRow.
void loadTraining(Database& db, Content& content);

} // namespace attune::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace attune::store {

/// What came with rounds, packages and certification (docs/file-format.md explains the tables).
inline constexpr const char* trainingSql = R"sql(
CREATE TABLE committed(clip TEXT NOT NULL, rater TEXT NOT NULL, dimension TEXT NOT NULL,
  PRIMARY KEY(clip, rater, dimension)) WITHOUT ROWID;
CREATE TABLE declined(clip TEXT NOT NULL, rater TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY(clip, rater)) WITHOUT ROWID;
CREATE TABLE consents(clip TEXT NOT NULL, person TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(clip, person))
  WITHOUT ROWID;
CREATE TABLE contexts(clip TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reference_notes(reference TEXT NOT NULL, clip TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY(reference, clip)) WITHOUT ROWID;

CREATE TABLE records(
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  wall_ms INTEGER NOT NULL,
  by_rater TEXT NOT NULL,
  clip TEXT NOT NULL,
  words TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL);
CREATE TRIGGER records_keep_rows BEFORE DELETE ON records
  BEGIN SELECT RAISE(ABORT, 'the records only grow'); END;
CREATE TRIGGER records_keep_words BEFORE UPDATE ON records
  BEGIN SELECT RAISE(ABORT, 'the records only grow'); END;

CREATE TABLE watched(clip TEXT NOT NULL, rater TEXT NOT NULL, begin_ns INTEGER NOT NULL, end_ns INTEGER NOT NULL,
  PRIMARY KEY(clip, rater, begin_ns)) WITHOUT ROWID;
CREATE TABLE sealed_references(clip TEXT NOT NULL, reference TEXT NOT NULL, scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL, key TEXT NOT NULL, box TEXT NOT NULL, PRIMARY KEY(clip, reference)) WITHOUT ROWID;
CREATE TABLE packages(id TEXT PRIMARY KEY, kind TEXT NOT NULL, round TEXT NOT NULL, rater TEXT NOT NULL,
  sha256 TEXT NOT NULL, made_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL, sent INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE keys(rater TEXT PRIMARY KEY, public_key TEXT NOT NULL, secret_key TEXT NOT NULL, sealed INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE passphrases(rater TEXT PRIMARY KEY, salt TEXT NOT NULL, operations INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL, sealed_key TEXT NOT NULL) WITHOUT ROWID;

ALTER TABLE activities ADD COLUMN credit INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activities ADD COLUMN competencies TEXT NOT NULL DEFAULT '';
ALTER TABLE activities ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;
ALTER TABLE activities ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE activities ADD COLUMN signed_ms INTEGER NOT NULL DEFAULT 0;
)sql";

} // namespace attune::store

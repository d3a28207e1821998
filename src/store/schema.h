// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/schema_training.h"

#include <array>

namespace attune::store {

inline constexpr int applicationId = 0x4174756E; ///< "Atun" in the file's header

/// The tables and triggers of generation 1 (docs/file-format.md explains them).
inline constexpr const char* schemaSql = R"sql(
CREATE TABLE library(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE journal(
  seq INTEGER PRIMARY KEY,
  wall_ms INTEGER NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  json TEXT NOT NULL,
  clip TEXT,
  rater TEXT,
  of_seq INTEGER,
  applied TEXT,
  inverse TEXT);
CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;

CREATE TABLE schemes(
  added INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT NOT NULL,
  UNIQUE(id, version));
CREATE TRIGGER schemes_keep_rows BEFORE DELETE ON schemes
  BEGIN SELECT RAISE(ABORT, 'a scheme is never changed'); END;
CREATE TRIGGER schemes_keep_words BEFORE UPDATE ON schemes
  BEGIN SELECT RAISE(ABORT, 'a scheme is never changed'); END;

CREATE TABLE raters(
  rater TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  training TEXT NOT NULL,
  language TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE rounds(added INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);

CREATE TABLE clips(
  clip TEXT PRIMARY KEY,
  alias TEXT NOT NULL,
  title TEXT NOT NULL,
  setting TEXT NOT NULL,
  media_path TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  duration_ns INTEGER NOT NULL,
  frame_count INTEGER NOT NULL,
  age_from INTEGER,
  age_to INTEGER,
  purpose TEXT NOT NULL,
  consent_until TEXT) WITHOUT ROWID;

CREATE TABLE codings(
  clip TEXT NOT NULL REFERENCES clips(clip),
  rater TEXT NOT NULL,
  scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  state TEXT NOT NULL,
  started_ms INTEGER,
  submitted_ms INTEGER,
  sha256 TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(clip, rater)) WITHOUT ROWID;

CREATE TABLE ratings(
  clip TEXT NOT NULL,
  rater TEXT NOT NULL,
  segment TEXT NOT NULL,
  dimension TEXT NOT NULL,
  status TEXT NOT NULL,
  steps INTEGER,
  reason TEXT NOT NULL,
  confidence INTEGER NOT NULL,
  note TEXT NOT NULL,
  rationale TEXT NOT NULL,
  PRIMARY KEY(clip, rater, segment, dimension),
  FOREIGN KEY(clip, rater) REFERENCES codings(clip, rater)) WITHOUT ROWID;

CREATE TABLE evidence(
  clip TEXT NOT NULL,
  rater TEXT NOT NULL,
  marker TEXT NOT NULL,
  dimension TEXT NOT NULL,
  direction TEXT NOT NULL,
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY(clip, rater, marker),
  FOREIGN KEY(clip, rater) REFERENCES codings(clip, rater)) WITHOUT ROWID;

CREATE TABLE segments(
  clip TEXT NOT NULL,
  rater TEXT NOT NULL,
  segment TEXT NOT NULL,
  track TEXT NOT NULL,
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY(clip, rater, segment),
  FOREIGN KEY(clip, rater) REFERENCES codings(clip, rater)) WITHOUT ROWID;

CREATE TABLE submissions(
  clip TEXT NOT NULL,
  rater TEXT NOT NULL,
  submitted_ms INTEGER NOT NULL,
  json TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY(clip, rater),
  FOREIGN KEY(clip, rater) REFERENCES codings(clip, rater));
CREATE TRIGGER submissions_keep_rows BEFORE DELETE ON submissions
  BEGIN SELECT RAISE(ABORT, 'a submission is never changed'); END;
CREATE TRIGGER submissions_keep_words BEFORE UPDATE ON submissions
  BEGIN SELECT RAISE(ABORT, 'a submission is never changed'); END;

CREATE TABLE compared(clip TEXT NOT NULL, rater TEXT NOT NULL, wall_ms INTEGER NOT NULL, PRIMARY KEY(clip, rater))
  WITHOUT ROWID;

CREATE TABLE reflections(
  author TEXT NOT NULL,
  clip TEXT NOT NULL,
  prompt TEXT NOT NULL,
  text TEXT NOT NULL,
  wall_ms INTEGER NOT NULL,
  PRIMARY KEY(author, clip, prompt)) WITHOUT ROWID;

CREATE TABLE activities(
  id INTEGER PRIMARY KEY,
  rater TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  what TEXT NOT NULL);

CREATE TABLE settings(rater TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(rater, name))
  WITHOUT ROWID;
)sql";

/// What generation 2 added: a clip's second view.
inline constexpr const char* secondViewSql = R"sql(
CREATE TABLE clip_views(
  clip TEXT PRIMARY KEY REFERENCES clips(clip),
  media_path TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  offset_ns INTEGER NOT NULL) WITHOUT ROWID;
)sql";

/// What generation 4 added: whom a segment is about, its modifiers (as JSON) and its note.
inline constexpr const char* segmentAboutSql = R"sql(
ALTER TABLE segments ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE segments ADD COLUMN modifiers TEXT NOT NULL DEFAULT '';
ALTER TABLE segments ADD COLUMN note TEXT NOT NULL DEFAULT '';
)sql";

/// What generation 5 added: the speed at which a part was watched, in percent of real time. What was watched before is
/// taken for real time.
inline constexpr const char* watchedSpeedSql = R"sql(
ALTER TABLE watched ADD COLUMN speed_percent INTEGER NOT NULL DEFAULT 100;
)sql";

/// What generation 6 allowed: a scheme that came in with an import goes when that is taken back. It also knows the
/// journal line clip.resume.
inline constexpr const char* schemesGoSql = R"sql(
DROP TRIGGER schemes_keep_rows;
CREATE TRIGGER schemes_keep_used BEFORE DELETE ON schemes
  WHEN EXISTS(SELECT 1 FROM codings WHERE scheme_id = OLD.id AND scheme_version = OLD.version)
  BEGIN SELECT RAISE(ABORT, 'a scheme in use is never taken away'); END;
)sql";

/// What each generation of the format added: a new library runs all of them, an older one those it lacks.
inline constexpr std::array generations = {schemaSql,       secondViewSql,   trainingSql,
                                           segmentAboutSql, watchedSpeedSql, schemesGoSql};
inline constexpr int formatVersion = generations.size(); ///< user_version

} // namespace attune::store

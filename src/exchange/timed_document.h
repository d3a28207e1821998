// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/media_time.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// What a row says about time: a span, a moment, or only its place in a sequence.
enum class TimedKind { Interval, Point, Sequence };

/// A video or sound file a session was coded from.
struct MediaLink {
    std::string path;     ///< as the file names it: path or URL
    MediaDuration offset; ///< media time at the session's time zero
    std::string mimeType; ///< may be empty

    bool operator==(const MediaLink&) const = default;
};

/// One session: one run of time.
struct TimedObservation {
    std::string name;
    std::vector<MediaLink> media;
    std::optional<MediaTime> begin, end; ///< where the file says the session runs

    bool operator==(const TimedObservation&) const = default;
};

/// A row of the timeline, across all observations.
struct TimedTier {
    std::string name;
    std::string parent;                       ///< name of the tier this one divides or annotates; may be empty
    std::string coder, subject;               ///< of the whole tier, where the file says so
    std::vector<std::string> fields;          ///< names of the values of one code, where it has several (Datavyu)
    std::vector<std::string> modifierNames{}; ///< of the parts of TimedRow::modifiers, where the file names them
    std::string vocabulary;                   ///< name of the vocabulary its codes come from; may be empty
    bool points = false;                      ///< made for moments (Praat's TextTier, a BORIS point event)
    std::string group{};                      ///< heading it stands under (a BORIS category); may be empty
    bool exclusive = false;                   ///< the file says that its codes exclude each other

    bool operator==(const TimedTier&) const = default;
};

struct VocabularyEntry {
    std::string code, description;
    std::string key{}; ///< the tool's own key for it; may be empty

    bool operator==(const VocabularyEntry&) const = default;
};

/// Codes that belong together: a controlled vocabulary, a code set, a list of behaviours, a modifier's values.
struct Vocabulary {
    enum class Of { Codes, Modifiers, Persons };

    std::string name, description;
    std::vector<VocabularyEntry> entries;
    Of of = Of::Codes;

    bool operator==(const Vocabulary&) const = default;
};

/// A column of a table that says nothing Attune knows: kept aside, and written in tables again.
struct ExtraColumn {
    std::string name;                                        ///< may be empty, and that of another column
    std::string label, format;                               ///< of SPSS, of Excel ("dd.mm.yyyy", or "#14" for its own)
    bool number = false;                                     ///< SPSS: holds numbers only
    int measure = 0;                                         ///< SPSS: 0 unknown, 1 nominal, 2 ordinal, 3 scale
    std::vector<std::pair<std::string, std::string>> labels; ///< SPSS: of values
    std::vector<std::pair<std::string, std::string>> missing; ///< SPSS: values declared missing, from and to

    bool operator==(const ExtraColumn&) const = default;
};

/// A cell of such a column.
struct ExtraCell {
    enum class Kind { Text, Number, Truth };
    std::string text;
    Kind kind = Kind::Text;

    bool operator==(const ExtraCell&) const = default;
};

/// One code. Times are those of the session and may lie below 0.
struct TimedRow {
    std::size_t observation = 0; ///< index into TimedDocument::observations
    std::size_t tier = 0;        ///< index into TimedDocument::tiers
    TimedKind kind = TimedKind::Interval;
    MediaTime start;              ///< 0 for a sequence
    std::optional<MediaTime> end; ///< a point has its start; nothing: open, or a sequence
    std::int64_t order = 0;       ///< place in a sequence, from 1; 0: none
    std::string coder, subject;
    std::string code;                ///< verbatim label; may be empty
    std::string modifiers, comment;  ///< of several modifiers with a "|" between
    std::vector<std::string> values; ///< where the tier has fields: the code's parts
    std::vector<ExtraCell> extras;   ///< by TimedDocument::extraColumns; may be fewer
    std::string key;                 ///< of the element the row was read from, unique in its file; empty: a new row

    bool operator==(const TimedRow&) const = default;
};

/// Something wrong or unusual in a file, with its place: "line 12", "annotation a3 (line 40)".
struct TimedIssue {
    std::string place, message;
    bool mended = false;

    bool operator==(const TimedIssue&) const = default;
};

/// Timed codes between two files: what every format comes down to. What it cannot hold stays in `kept`, from which the
/// writer of the same format makes the file again, so that nothing is lost.
struct TimedDocument {
    std::string format; ///< id of the format it was read from: "eaf", "boris", ...
    std::string title;
    std::vector<TimedObservation> observations;
    std::vector<TimedTier> tiers;
    std::vector<Vocabulary> vocabularies;
    std::vector<TimedRow> rows; ///< in the order of the file
    std::vector<ExtraColumn> extraColumns;
    MediaDuration step; ///< of a frame-by-frame table; 0 elsewhere
    std::vector<TimedIssue> issues;
    std::shared_ptr<const std::string> kept; ///< the file as it was; null when made here

    /// Index of the observation, tier of that name; added when there is none.
    std::size_t observation(std::string_view name);
    std::size_t tier(std::string_view name);
    /// Rows of each tier.
    [[nodiscard]] std::vector<std::size_t> rowsPerTier() const;
};

/// What a file may be at most; beyond, it is refused before it is taken apart.
struct ReadLimits {
    std::size_t bytes = std::size_t{256} << 20;    ///< of the file, and of what is packed in it
    std::size_t rows = 1'000'000;                  ///< codes
    std::size_t elements = std::size_t{8} << 20;   ///< XML elements, JSON values, table cells
    std::size_t depth = 64;                        ///< of nesting
    std::size_t textBytes = std::size_t{64} << 10; ///< of one label, name or comment
};

struct ReadOptions {
    std::string name;  ///< stands for the file in messages; its stem names the observation where the file does not
    bool mend = false; ///< see mendDocument()
    ReadLimits limits;
    /// The bytes of a file that this one names (an external vocabulary); may be empty.
    std::function<std::optional<std::string>(const std::string& path)> fetch;
};

/// What a file becomes, with what it could not take along.
struct WrittenFile {
    std::string bytes;
    std::vector<std::string> warnings;
};

struct WriteOptions {
    std::optional<std::string> observation; ///< only this one; else all
    MediaDuration unit;                     ///< of frame-by-frame and ReCal layouts; 0: the document's own, else 40 ms
};

/// Puts right what can only be a slip, each with an issue marked `mended`: an end before its start is swapped, an open
/// state ends with its session (or the last time there is), and of two overlapping rows of one tier, coder and subject
/// the earlier ends where the later starts.
void mendDocument(TimedDocument& document);
/// An issue for each row that overlaps the next of its tier, coder and subject, as mendDocument() would shorten it.
void noteOverlaps(TimedDocument& document);

/// The document cut down to options.observation. NotFound when there is none of that name.
[[nodiscard]] Result<TimedDocument> chosen(const TimedDocument& document, const WriteOptions& options);

/// Seconds as an exact decimal without needless zeros: "1.006", "-0.04".
[[nodiscard]] std::string secondsText(MediaTime time);

} // namespace attune

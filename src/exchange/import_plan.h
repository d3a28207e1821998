// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/timed_document.h"
#include "models/clip.h"
#include "models/coding.h"
#include "models/coding_scheme.h"
#include "models/edit.h"
#include "models/frame_table.h"
#include "models/kept_file.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A media file as it was found: what a library keeps of it, and how far the container's clock runs ahead of the clip's
/// time zero (the first presented frame). Other tools count from the container's beginning.
struct FoundMedia {
    Clip clip;
    MediaDuration lead; ///< clip time = container time - lead
    FrameTable frames;  ///< whole milliseconds beside a frame's beginning mean that frame: most formats know no finer
};

struct ImportOptions {
    std::string fileName;            ///< without folders
    std::string sha256;              ///< of the file; part of the segments' names, so that nothing comes in twice
    RaterId coder{"imported"};       ///< whose codes those are that name nobody
    bool mend = false;               ///< codes that stick out of their clip are cut to it
    std::vector<Clip> clips;         ///< of the library
    std::optional<SchemeRef> scheme; ///< of codings that the import begins; else as the library has it
    /// Finds a media file; may be empty.
    std::function<std::optional<FoundMedia>(const MediaLink&)> findMedia;
};

/// What an import would do.
struct ImportPlan {
    Batch batch;   ///< clips to declare, segments to add
    KeptFile kept; ///< without its bytes
    std::vector<TimedIssue> issues;
    std::size_t segments = 0, keptAside = 0; ///< codes that become segments; codes only kept aside
    std::vector<Clip> newClips;
    std::vector<RaterId> coders;
};

/// Codes as segments of clips: an observation becomes a clip (a known one of the same content, file name, alias or
/// name, else a new one, whose second camera is the next media file that shows the same time), a tier a track, a coder
/// a coder. Codes without a time or outside their clip stay in the kept file, each with an issue. The same document and
/// options give the same plan.
[[nodiscard]] ImportPlan planImport(const TimedDocument& document, const ImportOptions& options);

/// The document's codes as a coding scheme whose rows are its tiers, by the names that planImport() gives the segments:
/// with the codes of the tier's vocabulary and those that stand in it, as moments where it has nothing else. A tier
/// without a vocabulary whose labels are mostly different is free text and no row. A vocabulary that no tier uses is a
/// row of its own; modifiers are told in the definition of their code. Nothing when there is no row.
[[nodiscard]] std::optional<CodingScheme> schemeOf(const TimedDocument& document, const std::string& id);

/// What a link may mean, most likely first: its path letter for letter, and with its percent escapes undone
/// ("a%20b.mp4", as URLs are written) where it has any.
[[nodiscard]] std::vector<std::string> pathsOf(const MediaLink& link);

/// Do files of this format count from the beginning of a media file's container, as the tools do that play it? Tables
/// do not: their times are the clip's own.
[[nodiscard]] bool countsFromContainer(std::string_view format);

/// Lead of a media file by its path, as in FoundMedia; nothing when the file is not at hand.
using LeadOfMedia = std::function<std::optional<MediaDuration>(const std::string& path)>;

/// A library as timed codes: segments, and evidence as tiers of its dimension. What lies in kept files that is still in
/// the library comes with all that these hold; what was changed since is changed there. With one kept file and nothing
/// else the document is that file's own. Sessions that came from a file have its clock, others count from the beginning
/// of their container; without `leadOf` all count from their clip's time zero.
[[nodiscard]] Result<TimedDocument> documentOfLibrary(const std::string& title, const std::vector<Clip>& clips,
                                                      const std::vector<Coding>& codings,
                                                      const std::vector<KeptFile>& kept, const LeadOfMedia& leadOf,
                                                      std::vector<std::string>& warnings);

} // namespace attune

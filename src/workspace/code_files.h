// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/formats.h"
#include "exchange/import_plan.h"
#include "store/library.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Timed codes in other tools' files, into a library and out of it: what the verbs `import` and `export` and the window
/// do. Reads media files, so on any thread but the window's.
namespace attune {

struct CodeImport {
    std::filesystem::path file;
    std::filesystem::path library; ///< media files are looked for beside it
    RaterId coder{"imported"};     ///< whose codes those are that name nobody
    bool mend = false;             ///< see mendDocument(); codes that stick out of their clip are cut to it
    bool scheme = false;           ///< the file's vocabularies become a coding scheme
    bool dryRun = false;           ///< nothing is written
};

/// What an import did, or would do.
struct CodesImported {
    std::string format;
    ImportPlan plan;
    std::vector<TimedIssue> issues;     ///< of the file, then of the plan
    std::vector<std::string> warnings;  ///< each issue in one line, and what else there is to say
    std::optional<CodingScheme> scheme; ///< as it is in the library then
    std::optional<std::int64_t> seq;    ///< of the batch in the journal
};
/// One undoable batch. Errors: those of readCodeFile() and Library::importFile(); Invalid when there is nothing to
/// import.
[[nodiscard]] Result<CodesImported> importCodes(Library& library, const Viewer& who, const CodeImport& how);

struct CodeExport {
    std::string title;
    std::string format;            ///< id of the format
    std::string clip;              ///< id or alias; empty: all
    std::string coder;             ///< empty: all
    MediaDuration unit;            ///< of frame-by-frame and ReCal tables; 0 as WriteOptions has it
    std::filesystem::path library; ///< relative media paths start beside it
};
struct CodesExported {
    std::string bytes;
    std::size_t rows = 0, observations = 0;
    std::vector<std::string> warnings;
};
/// What this person may take away (leavingCodes()) as a file; drafts that stay are told in a warning. Errors:
/// NotFound (no such clip), those of documentOfLibrary() and writeTimed().
[[nodiscard]] Result<CodesExported> exportCodes(const Library& library, const Viewer& who, const CodeExport& how);

} // namespace attune

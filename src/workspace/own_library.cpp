// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/own_library.h"

#include "base/data_dir.h"
#include "base/file.h"
#include "base/hash.h"
#include "codec/scheme_json.h"
#include "store/library.h"

namespace attune {

namespace fs = std::filesystem;

Result<fs::path> makeOwnLibrary(const fs::path& folder) {
    const fs::path target = folder / "my-clips.attune";
    std::error_code code;
    if (fs::exists(target, code))
        return target;
    const auto data = dataDir();
    if (!data)
        return std::unexpected(data.error());
    const auto text = readFile(*data / "models/instruments/six-strand.json");
    if (!text)
        return std::unexpected(text.error());
    const auto scheme = readScheme(*text);
    if (!scheme)
        return std::unexpected(scheme.error());
    fs::create_directories(folder, code);
    if (code)
        return fail(ErrorCode::Io, "the folder cannot be made: " + code.message(), folder.string(),
                    "choose another folder");
    // Made aside and renamed: a library is whole or not there.
    const fs::path aside = folder / ("my-clips." + randomHex(4) + ".part");
    Status made;
    {
        auto library = Library::create(aside, "My clips");
        made = library ? (*library)->addScheme(*scheme) : Status(std::unexpected(library.error()));
        if (made)
            made = (*library)->addRater({RaterId("ME"), RaterRole::Trainer, "", "en"});
    }
    if (made) {
        fs::rename(aside, target, code);
        if (code)
            made = fail(ErrorCode::Io, "the library cannot be put in place: " + code.message(), target.string(),
                        "choose another folder");
    }
    if (!made) {
        for (const char* tail : {"", "-journal", "-wal", "-shm"})
            fs::remove(aside.string() + tail, code);
        return std::unexpected(made.error());
    }
    return target;
}

} // namespace attune

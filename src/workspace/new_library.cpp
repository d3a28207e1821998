// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/new_library.h"

#include "base/data_dir.h"
#include "base/file.h"
#include "base/hash.h"
#include "codec/scheme_json.h"

namespace attune {

namespace fs = std::filesystem;

Result<fs::path> makeNewLibrary(const fs::path& folder, const std::string& name, const std::string& title,
                                const std::function<Status(Library&, const fs::path&)>& fill) {
    fs::path target = folder / (name + ".attune");
    std::error_code code;
    if (fs::exists(target, code))
        return target;
    const auto data = dataDir();
    if (!data)
        return std::unexpected(data.error());
    fs::create_directories(folder, code);
    if (code)
        return fail(ErrorCode::Io, "the folder cannot be made: " + code.message(), folder.string(),
                    "choose another folder");
    const fs::path aside = folder / (name + "." + randomHex(4) + ".part");
    Status made;
    {
        auto library = Library::create(aside, title);
        made = library ? fill(**library, *data) : Status(std::unexpected(library.error()));
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

Result<CodingScheme> addDemonstrationScheme(Library& library, const fs::path& data) {
    const fs::path file = data / "models/instruments/six-strand.json";
    const auto text = readFile(file);
    if (!text)
        return std::unexpected(text.error());
    auto scheme = readScheme(*text);
    if (!scheme) {
        Error error = scheme.error();
        error.where = file.string() + (error.where.empty() ? "" : " " + error.where);
        return std::unexpected(error);
    }
    if (auto added = library.addScheme(*scheme); !added)
        return std::unexpected(added.error());
    return scheme;
}

} // namespace attune

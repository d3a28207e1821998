// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/package_file.h"

#include "base/crypto.h"
#include "base/hash.h"
#include "base/text.h"
#include "exchange/package_json.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <unistd.h>
#include <zip.h>

namespace attune {

namespace {

constexpr zip_int64_t mostEntries = 10'000;
constexpr std::uint64_t largestDocument = 64u << 20;
constexpr std::uint64_t largestDocuments = 256u << 20;
constexpr const char* manifestName = "manifest.json";
constexpr const char* signatureName = "signature.json";

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Entry = std::unique_ptr<zip_file_t, CloseEntry>;

std::string shown(const std::filesystem::path& path) { return sanitizeUtf8(path.string()); }

std::unexpected<Error> damaged(const std::string& what, const std::string& where) {
    return fail(ErrorCode::Corrupt, what, where, "ask for the package anew");
}

// What the archive holds, by name, each name allowed and there once.
struct Listing {
    struct Place {
        zip_uint64_t index = 0;
        std::uint64_t size = 0;
    };
    std::map<std::string, Place> places;
};

Result<Listing> listOf(zip_t* archive, const std::string& name) {
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count < 0 || count > mostEntries)
        return fail(ErrorCode::Invalid, "the package has more than 10000 entries", name, "ask for the package anew");
    Listing out;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t info;
        zip_stat_init(&info);
        if (zip_stat_index(archive, i, 0, &info) != 0 || !(info.valid & ZIP_STAT_NAME) || !(info.valid & ZIP_STAT_SIZE))
            return damaged("the package cannot be read", name);
        const std::string entry = info.name;
        if (!exchange::isPackageName(entry))
            return fail(ErrorCode::Invalid,
                        "the package has an entry that does not belong there: " + sanitizeUtf8(entry.substr(0, 100)),
                        name, "do not use it; ask for the package anew");
        if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE)
            return fail(ErrorCode::Invalid, "the package is encrypted", name, "ask for the package anew");
        if (!out.places.emplace(entry, Listing::Place{i, info.size}).second)
            return damaged("the package has two entries named " + entry, name);
    }
    return out;
}

// The bytes of one entry, never more than it claims and never more than limit.
Result<std::string> readEntry(zip_t* archive, const Listing::Place& place, std::uint64_t limit,
                              const std::string& where) {
    if (place.size > limit)
        return fail(ErrorCode::Invalid, "an entry is larger than a package's may be", where,
                    "ask for the package anew");
    const Entry entry(zip_fopen_index(archive, place.index, 0));
    if (!entry)
        return damaged("an entry cannot be read", where);
    std::string out(static_cast<std::size_t>(place.size), '\0');
    std::size_t got = 0;
    while (got < out.size()) {
        const zip_int64_t n = zip_fread(entry.get(), out.data() + got, out.size() - got);
        if (n <= 0)
            return damaged("an entry is damaged", where);
        got += static_cast<std::size_t>(n);
    }
    char more = 0;
    if (zip_fread(entry.get(), &more, 1) != 0)
        return damaged("an entry is longer than it says, or damaged", where);
    return out;
}

Result<Package> readArchive(zip_t* archive, const std::string& name) {
    const auto listing = listOf(archive, name);
    if (!listing)
        return std::unexpected(listing.error());
    const auto& places = listing->places;
    Package out;
    std::uint64_t total = 0;
    for (const auto& [entry, place] : places) {
        if (entry.starts_with("media/"))
            continue;
        const std::string where = std::string(name).append(": ").append(entry);
        auto text = readEntry(archive, place, std::min(largestDocument, largestDocuments - total), where);
        if (!text)
            return std::unexpected(text.error());
        total += text->size();
        out.documents.emplace(entry, std::move(*text));
    }
    if (!out.documents.contains(manifestName) || !out.documents.contains(signatureName))
        return fail(ErrorCode::Invalid, "this is not a package of Attune", name, "choose another file");
    out.manifestText = std::move(out.documents.at(manifestName));
    const auto signature = exchange::readSignature(out.documents.at(signatureName));
    out.documents.erase(manifestName);
    out.documents.erase(signatureName);
    const auto manifest = exchange::readManifest(out.manifestText);
    for (const auto* error : {manifest ? nullptr : &manifest.error(), signature ? nullptr : &signature.error()})
        if (error)
            return fail(error->code, error->what, name + ": " + error->where, error->todo);
    if (!isSignedBy(signature->publicKey, out.manifestText, signature->signature))
        return damaged("the package was changed after it was signed: the signature does not fit", name);
    out.manifest = manifest->manifest;
    out.publicKey = signature->publicKey;
    for (const auto& [entry, listed] : manifest->entries) {
        const auto place = places.find(entry);
        if (place == places.end())
            return damaged(entry + " is missing from the package", name);
        const auto document = out.documents.find(entry);
        if (place->second.size != listed.bytes ||
            (document != out.documents.end() && sha256(document->second) != listed.sha256))
            return damaged(entry + " was changed after the package was made", name);
        if (document == out.documents.end())
            out.media.emplace(entry, listed.sha256);
    }
    if (manifest->entries.size() + 2 != places.size())
        return damaged("the package holds an entry that it does not list", name);
    return out;
}

Result<Archive> openArchive(const std::filesystem::path& path) {
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return fail(ErrorCode::NotFound, "there is no such file", shown(path), "check the name");
    if (!std::filesystem::is_regular_file(path, code))
        return fail(ErrorCode::Invalid, "this is not a file", shown(path), "choose a package");
    int why = 0;
    Archive archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &why));
    if (!archive)
        return why == ZIP_ER_OPEN || why == ZIP_ER_READ
                   ? fail(ErrorCode::Io, "the file cannot be opened", shown(path), "check its permissions")
                   : fail(ErrorCode::Invalid, "this is not a package, or it is damaged", shown(path),
                          "choose another file, or ask for the package anew");
    return archive;
}

bool addBytes(zip_t* archive, const std::string& name, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (!source)
        return false;
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
        zip_source_free(source);
        return false;
    }
    return true;
}

bool addMedium(zip_t* archive, const std::string& name, const std::filesystem::path& file) {
    zip_source_t* source = zip_source_file(archive, file.c_str(), 0, -1);
    if (!source)
        return false;
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0;
}

} // namespace

Result<PackageManifest> writePackage(const std::filesystem::path& path, PackageDraft draft,
                                     const std::string& publicKey, const Signer& sign, Overwrite overwrite) {
    std::error_code code;
    if (overwrite == Overwrite::Refuse && std::filesystem::exists(path, code))
        return fail(ErrorCode::Conflict, "the file exists already", shown(path),
                    "choose another name, or allow overwriting with --force");
    exchange::ManifestText text{std::move(draft.manifest), {}};
    if (text.manifest.id.empty())
        text.manifest.id = randomHex(16);
    for (const auto& [name, bytes] : draft.documents)
        text.entries[name] = {bytes.size(), sha256(bytes)};
    for (const auto& [name, file] : draft.media) {
        const auto size = std::filesystem::file_size(file, code);
        if (code)
            return fail(ErrorCode::NotFound, "the clip's file cannot be read", shown(file), "say where it lies now");
        auto hash = sha256File(file);
        if (!hash)
            return std::unexpected(hash.error());
        text.entries[name] = {size, *hash};
    }
    for (const auto& [name, entry] : text.entries)
        if (!exchange::isPackageName(name))
            return fail(ErrorCode::Internal, "a package has no entry " + name, shown(path), "please report it");
    const std::string manifest = exchange::writeManifest(text);
    const auto signature = sign(manifest);
    if (!signature)
        return std::unexpected(signature.error());
    const std::string signatureDocument = exchange::writeSignature({publicKey, *signature});

    std::filesystem::path aside = path;
    aside += "." + randomHex(4) + ".part";
    const auto giveUp = [&](zip_t* archive) {
        const std::string why = archive ? zip_strerror(archive) : "the folder cannot be written";
        return fail(ErrorCode::Io, "the package cannot be written: " + why, shown(path),
                    "check free space and permissions");
    };
    int why = 0;
    Archive archive(zip_open(aside.c_str(), ZIP_CREATE | ZIP_EXCL, &why));
    if (!archive)
        return giveUp(nullptr);
    bool added =
        addBytes(archive.get(), manifestName, manifest) && addBytes(archive.get(), signatureName, signatureDocument);
    for (const auto& [name, bytes] : draft.documents)
        added = added && addBytes(archive.get(), name, bytes);
    for (const auto& [name, file] : draft.media)
        added = added && addMedium(archive.get(), name, file);
    if (!added || zip_close(archive.get()) != 0) {
        auto error = giveUp(archive.get());
        archive.reset();
        std::filesystem::remove(aside, code);
        return error;
    }
    (void)archive.release(); // zip_close() took it
    std::filesystem::rename(aside, path, code);
    if (code) {
        std::error_code ignored;
        std::filesystem::remove(aside, ignored);
        return fail(ErrorCode::Io, "the finished package could not be put in place: " + code.message(), shown(path),
                    "check the folder's permissions");
    }
    return text.manifest;
}

Result<Package> readPackage(const std::filesystem::path& path) {
    const auto archive = openArchive(path);
    if (!archive)
        return std::unexpected(archive.error());
    return readArchive(archive->get(), shown(path));
}

Result<Package> readPackageBytes(std::string_view bytes, const std::string& name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    Archive archive(source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr);
    zip_error_fini(&error);
    if (!archive) {
        if (source)
            zip_source_free(source);
        return fail(ErrorCode::Invalid, "this is not a package, or it is damaged", name, "choose another file");
    }
    return readArchive(archive.get(), name);
}

Status extractMedium(const std::filesystem::path& package, const std::string& name, const std::string& hash,
                     const std::filesystem::path& target) {
    std::error_code code;
    if (std::filesystem::exists(target, code))
        return fail(ErrorCode::Conflict, "the file exists already", shown(target), "choose another folder");
    const auto archive = openArchive(package);
    if (!archive)
        return std::unexpected(archive.error());
    const zip_int64_t index = zip_name_locate(archive->get(), name.c_str(), 0);
    const Entry entry(index < 0 ? nullptr : zip_fopen_index(archive->get(), static_cast<zip_uint64_t>(index), 0));
    if (!entry)
        return damaged(name + " is missing from the package", shown(package));
    std::filesystem::path aside = target;
    aside += "." + randomHex(4) + ".part";
    std::FILE* out = std::fopen(aside.c_str(), "wbx");
    if (!out)
        return fail(ErrorCode::Io, "the clip cannot be written", shown(target), "check the folder's permissions");
    std::string buffer(1 << 20, '\0');
    zip_int64_t n = 0;
    bool written = true;
    while (written && (n = zip_fread(entry.get(), buffer.data(), buffer.size())) > 0)
        written = std::fwrite(buffer.data(), 1, static_cast<std::size_t>(n), out) == static_cast<std::size_t>(n);
    written = written && std::fflush(out) == 0 && ::fsync(::fileno(out)) == 0;
    written = std::fclose(out) == 0 && written;
    const auto drop = [&](std::unexpected<Error> error) -> Status {
        std::filesystem::remove(aside, code);
        return error;
    };
    if (!written)
        return drop(fail(ErrorCode::Io, "the clip cannot be written", shown(target), "check the free space"));
    const auto found = sha256File(aside);
    if (n < 0 || !found || *found != hash)
        return drop(damaged(name + " was changed after the package was made", shown(package)));
    std::filesystem::rename(aside, target, code);
    if (code)
        return drop(fail(ErrorCode::Io, "the clip could not be put in place: " + code.message(), shown(target),
                         "check the folder's permissions"));
    return {};
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/file.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

enum class PackageKind { Assignment, Submission, Reference };

/// What a package says about itself; signed as a whole.
struct PackageManifest {
    PackageKind kind = PackageKind::Assignment;
    std::string id;        ///< 32 hexadecimal digits
    std::string library;   ///< id of the library it was made in
    std::string round;     ///< its id
    std::string from, to;  ///< codes of people; to may be empty
    std::string inReplyTo; ///< of a submission: id of the assignment; may be empty
    std::int64_t madeMs = 0;

    bool operator==(const PackageManifest&) const = default;
};

/// A package whose hashes and signature were checked. Media stay in the file.
struct Package {
    PackageManifest manifest;
    std::string manifestText;                     ///< as signed
    std::string publicKey;                        ///< of who signed, 32 bytes
    std::map<std::string, std::string> documents; ///< by name: "setup.jsonl", "clips.jsonl", "codings.jsonl", ...
    std::map<std::string, std::string> media;     ///< name ("media/A-01.mp4") to SHA-256, as the manifest says
};

struct PackageDraft {
    PackageManifest manifest; ///< without an id: one is drawn
    std::map<std::string, std::string> documents;
    std::map<std::string, std::filesystem::path> media; ///< name to the file it is copied from
};

/// Gives the signature (64 bytes) of a text; publicKey is the signer's.
using Signer = std::function<Result<std::string>(const std::string& text)>;

/// Writes one zip file (docs/file-format.md) aside and renames it; the manifest with its id comes back.
/// Errors: those of the signer, NotFound and Io of media, Conflict when the file exists, Io.
[[nodiscard]] Result<PackageManifest> writePackage(const std::filesystem::path& path, PackageDraft draft,
                                                   const std::string& publicKey, const Signer& sign,
                                                   Overwrite overwrite);

/// Reads all but the media. Refused, each with its reason: what is no zip file, another format, names other than those
/// a package has (so no path leads outside), a name twice, an encrypted or packed-small entry beyond the limits (64 MiB
/// a document, 256 MiB together, 10,000 entries), anything missing or not listed, a hash or a signature that does not
/// fit (Corrupt). Errors: Invalid, Unsupported (a newer format), Corrupt, NotFound, Io.
[[nodiscard]] Result<Package> readPackage(const std::filesystem::path& path);
/// The same from memory.
[[nodiscard]] Result<Package> readPackageBytes(std::string_view bytes, const std::string& name);

/// Copies one medium of a package out of it, checking its hash on the way; target is made aside and renamed.
/// Errors: Corrupt, Conflict when target exists, Io.
[[nodiscard]] Status extractMedium(const std::filesystem::path& package, const std::string& name,
                                   const std::string& sha256, const std::filesystem::path& target);

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only.

#include "exchange/package_file.h"

#include <optional>

namespace attune::exchange {

struct PackageEntry {
    std::uint64_t bytes = 0;
    std::string sha256;
};

struct ManifestText {
    PackageManifest manifest;
    std::map<std::string, PackageEntry> entries;
};

struct SignatureText {
    std::string publicKey, signature; ///< bytes
};

[[nodiscard]] std::string writeManifest(const ManifestText& text);
/// Errors: Invalid, Unsupported when the format is a newer one.
[[nodiscard]] Result<ManifestText> readManifest(std::string_view json);
[[nodiscard]] std::string writeSignature(const SignatureText& text);
[[nodiscard]] Result<SignatureText> readSignature(std::string_view json);

/// May a package have an entry of this name? "manifest.json", "signature.json", "setup.jsonl", "clips.jsonl",
/// "codings.jsonl", "sealed.jsonl", "examples.json", "course.json", and "media/NAME" with NAME of letters, digits, dot,
/// hyphen, underscore, not beginning with a dot.
[[nodiscard]] bool isPackageName(std::string_view name);

} // namespace attune::exchange

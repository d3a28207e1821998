// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

// Thin words over libsodium; keys and boxes are bytes. Any thread.

/// Bytes as lower-case hexadecimal digits, and back; nothing when the text is not that.
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromHex(std::string_view hex);

/// 32 random bytes.
[[nodiscard]] std::string randomKey();
/// Nonce and XSalsa20-Poly1305 box (secretbox) of text under a 32-byte key.
[[nodiscard]] std::string sealWith(std::string_view key, std::string_view text);
/// Errors: Denied when the key is not the one or the box was changed.
[[nodiscard]] Result<std::string> openSealed(std::string_view key, std::string_view sealed);

/// What turns a passphrase into a key: Argon2id with its salt and costs, so that they can be raised later.
struct PassphraseCost {
    std::string salt; ///< 16 bytes
    std::uint64_t operations = 0;
    std::uint64_t memoryBytes = 0;
};
/// A fresh salt with the costs of today ("interactive"). ATTUNE_FAST_PASSPHRASE=1 takes the smallest, for tests.
[[nodiscard]] PassphraseCost newPassphraseCost();
/// A 32-byte key. Errors: Invalid (costs out of bounds), Io (not enough memory).
[[nodiscard]] Result<std::string> keyOfPassphrase(std::string_view passphrase, const PassphraseCost& cost);

/// Ed25519.
struct SigningKeys {
    std::string publicKey; ///< 32 bytes
    std::string secretKey; ///< 64 bytes
};
[[nodiscard]] SigningKeys newSigningKeys();
/// 64 bytes.
[[nodiscard]] std::string signWith(std::string_view secretKey, std::string_view text);
[[nodiscard]] bool isSignedBy(std::string_view publicKey, std::string_view text, std::string_view signature);
/// What people compare by telephone: the first 16 hexadecimal digits of the public key's SHA-256, in fours.
[[nodiscard]] std::string fingerprint(std::string_view publicKey);

} // namespace attune

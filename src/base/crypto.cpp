// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"

#include "base/hash.h"

#include <cstdlib>
#include <sodium.h>

namespace attune {

namespace {

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// The library asks for this once before anything else; later calls do nothing.
void prepare() { [[maybe_unused]] static const int ready = sodium_init(); }

} // namespace

std::string toHex(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytesOf(bytes), bytes.size());
    out.pop_back();
    return out;
}

std::optional<std::string> fromHex(std::string_view hex) {
    std::string out(hex.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (hex.size() % 2 != 0 ||
        sodium_hex2bin(bytesOf(out), out.size(), hex.data(), hex.size(), nullptr, &length, &end) != 0 ||
        end != hex.data() + hex.size() || length != out.size())
        return {};
    return out;
}

std::string randomKey() {
    prepare();
    std::string key(crypto_secretbox_KEYBYTES, '\0');
    randombytes_buf(key.data(), key.size());
    return key;
}

std::string sealWith(std::string_view key, std::string_view text) {
    prepare();
    std::string out(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
    randombytes_buf(out.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytesOf(out) + crypto_secretbox_NONCEBYTES, bytesOf(text), text.size(), bytesOf(out),
                          bytesOf(key));
    return out;
}

Result<std::string> openSealed(std::string_view key, std::string_view sealed) {
    constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    std::string out(sealed.size() < head ? 0 : sealed.size() - head, '\0');
    if (key.size() != crypto_secretbox_KEYBYTES || sealed.size() < head ||
        crypto_secretbox_open_easy(bytesOf(out), bytesOf(sealed) + crypto_secretbox_NONCEBYTES,
                                   sealed.size() - crypto_secretbox_NONCEBYTES, bytesOf(sealed), bytesOf(key)) != 0)
        return fail(ErrorCode::Denied, "this cannot be opened: the key is another one, or the box was changed");
    return out;
}

PassphraseCost newPassphraseCost() {
    prepare();
    PassphraseCost cost;
    cost.salt.resize(crypto_pwhash_SALTBYTES);
    randombytes_buf(cost.salt.data(), cost.salt.size());
    const char* fast = std::getenv("ATTUNE_FAST_PASSPHRASE");
    const bool small = fast && std::string_view(fast) == "1";
    cost.operations = small ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE;
    cost.memoryBytes = small ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
    return cost;
}

Result<std::string> keyOfPassphrase(std::string_view passphrase, const PassphraseCost& cost) {
    if (cost.salt.size() != crypto_pwhash_SALTBYTES || cost.operations < crypto_pwhash_OPSLIMIT_MIN ||
        cost.operations > crypto_pwhash_OPSLIMIT_SENSITIVE || cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN ||
        cost.memoryBytes > crypto_pwhash_MEMLIMIT_SENSITIVE || passphrase.size() > 4096)
        return fail(ErrorCode::Invalid, "the passphrase or its settings are out of bounds", {},
                    "use at most 4096 bytes");
    prepare();
    std::string key(crypto_secretbox_KEYBYTES, '\0');
    if (crypto_pwhash(bytesOf(key), key.size(), passphrase.data(), passphrase.size(), bytesOf(cost.salt),
                      cost.operations, static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Io, "there is not enough memory to work out the key", {}, "close other programs");
    return key;
}

SigningKeys newSigningKeys() {
    prepare();
    SigningKeys keys{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_keypair(bytesOf(keys.publicKey), bytesOf(keys.secretKey));
    return keys;
}

std::string signWith(std::string_view secretKey, std::string_view text) {
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(out), nullptr, bytesOf(text), text.size(), bytesOf(secretKey));
    return out;
}

bool isSignedBy(std::string_view publicKey, std::string_view text, std::string_view signature) {
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytesOf(signature), bytesOf(text), text.size(), bytesOf(publicKey)) == 0;
}

std::string fingerprint(std::string_view publicKey) {
    std::string out = sha256(publicKey).substr(0, 16);
    for (const std::size_t at : {12, 8, 4})
        out.insert(at, " ");
    return out;
}

} // namespace attune

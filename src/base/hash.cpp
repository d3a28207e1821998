// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <fstream>
#include <sodium.h>
#include <vector>

namespace attune {

namespace {

std::string hex(std::span<const unsigned char> bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
    out.pop_back();
    return out;
}

} // namespace

std::string sha256(std::string_view bytes) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hex(digest);
}

Result<std::string> sha256File(const std::filesystem::path& path, const std::function<bool()>& cancelled) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(ErrorCode::NotFound, "the file cannot be read", path.string(), "check the name and its permission");
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> buffer(1 << 20);
    while (in) {
        if (cancelled && cancelled())
            return fail(ErrorCode::Cancelled, "stopped", path.string());
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char*>(buffer.data()),
                                  static_cast<unsigned long long>(in.gcount()));
    }
    if (in.bad())
        return fail(ErrorCode::Io, "reading stopped half-way", path.string(), "check the disk");
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&state, digest);
    return hex(digest);
}

std::string randomHex(int n) {
    std::vector<unsigned char> bytes(static_cast<std::size_t>(n));
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cache_file.h"

#include "base/file.h"
#include "base/hash.h"

#include <algorithm>
#include <bit>
#include <system_error>
#include <vector>

namespace attune {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "attune cache\n";
constexpr std::size_t hashLength = 64;

bool isHash(std::string_view text) {
    return text.size() == hashLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

void ByteWriter::u32(std::uint32_t v) {
    for (int shift = 0; shift < 32; shift += 8)
        m_bytes += static_cast<char>(v >> shift & 255);
}
void ByteWriter::u64(std::uint64_t v) {
    u32(static_cast<std::uint32_t>(v));
    u32(static_cast<std::uint32_t>(v >> 32));
}
void ByteWriter::f32(float v) { u32(std::bit_cast<std::uint32_t>(v)); }
void ByteWriter::f64(double v) { u64(std::bit_cast<std::uint64_t>(v)); }
void ByteWriter::text(std::string_view v) { m_bytes += v; }

std::string_view ByteReader::text(std::size_t size) {
    if (size > left()) {
        m_ok = false;
        m_at = m_bytes.size();
        return {};
    }
    const std::string_view part = m_bytes.substr(m_at, size);
    m_at += size;
    return part;
}
std::uint32_t ByteReader::u32() {
    const std::string_view b = text(4);
    std::uint32_t v = 0;
    for (std::size_t i = 0; i < b.size(); ++i)
        v |= static_cast<std::uint32_t>(static_cast<unsigned char>(b[i])) << (8 * i);
    return v;
}
std::uint64_t ByteReader::u64() {
    const std::uint64_t low = u32();
    return low | static_cast<std::uint64_t>(u32()) << 32;
}
float ByteReader::f32() { return std::bit_cast<float>(u32()); }
double ByteReader::f64() { return std::bit_cast<double>(u64()); }

fs::path CacheFile::path() const { return folder / (contentHash + "." + kind); }

Status CacheFile::write(std::string_view bytes) const {
    if (!isHash(contentHash))
        return fail(ErrorCode::Invalid, "nothing can be kept of a file whose content hash is not known");
    std::error_code ec;
    fs::create_directories(folder, ec);
    if (ec)
        return fail(ErrorCode::Io, "the folder cannot be made: " + ec.message(), folder.string(), "check the disk");
    ByteWriter out;
    out.text(magic);
    out.u32(version);
    out.text(contentHash);
    out.text(sha256(bytes));
    out.text(bytes);
    return writeFileAtomic(path(), out.bytes(), Overwrite::Allow);
}

Result<std::string> CacheFile::read() const {
    if (!isHash(contentHash))
        return fail(ErrorCode::Invalid, "nothing is kept of a file whose content hash is not known");
    auto file = readFile(path());
    if (!file)
        return file;
    ByteReader in(*file);
    const bool mine = in.text(magic.size()) == magic && in.u32() == version && in.text(hashLength) == contentHash;
    const std::string_view sum = in.text(hashLength);
    const std::string_view rest = in.text(in.left());
    std::error_code ignored;
    if (!mine || !in.ok() || sum != sha256(rest)) {
        fs::remove(path(), ignored);
        return fail(ErrorCode::Corrupt, "what was kept of the clip is damaged or out of date", path().string(),
                    "it is made again");
    }
    fs::last_write_time(path(), fs::file_time_type::clock::now(), ignored); // used now: the last to be trimmed
    return std::string(rest);
}

Status trimCacheFolder(const fs::path& folder, std::uint64_t bytes) {
    struct Kept {
        fs::path path;
        fs::file_time_type used;
        std::uint64_t size = 0;
    };
    std::vector<Kept> files;
    std::error_code ec;
    if (!fs::exists(folder, ec))
        return {};
    std::uint64_t sum = 0;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
        std::error_code one;
        // Only what is ours: a hash, a dot, a kind.
        const std::string name = it->path().filename().string();
        if (!it->is_regular_file(one) || name.size() < hashLength + 2 || name[hashLength] != '.' ||
            !isHash(std::string_view(name).substr(0, hashLength)))
            continue;
        const Kept file{it->path(), it->last_write_time(one), it->file_size(one)};
        if (one)
            continue;
        sum += file.size;
        files.push_back(file);
    }
    if (ec)
        return fail(ErrorCode::Io, "the folder cannot be read: " + ec.message(), folder.string(), "check the disk");
    std::sort(files.begin(), files.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
    for (const Kept& file : files) {
        if (sum <= bytes)
            break;
        if (fs::remove(file.path, ec))
            sum -= file.size;
    }
    return {};
}

} // namespace attune

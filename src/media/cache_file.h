// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace attune {

/// What was made of a media file and can be made again: kept as FOLDER/HASH.KIND, HASH being that of the media's bytes,
/// so that it can never be taken for that of another file. Anything in the folder may be deleted at any time.
struct CacheFile {
    std::filesystem::path folder;
    std::string contentHash;   ///< 64 hexadecimal digits
    std::string kind;          ///< "waveform-0": letters, digits and dashes
    std::uint32_t version = 1; ///< of what made it; another one is not read

    [[nodiscard]] std::filesystem::path path() const;
    /// The bytes kept. Errors: NotFound; Corrupt when they are damaged, of another version or another clip (the file is
    /// then removed); Io; Invalid when contentHash is none.
    [[nodiscard]] Result<std::string> read() const;
    /// Whole or not at all; makes the folder. Errors: Io, Invalid.
    [[nodiscard]] Status write(std::string_view bytes) const;
};

/// Removes the least recently used files of a cache folder until they take no more than this. Nothing when there is no
/// such folder. Errors: Io.
[[nodiscard]] Status trimCacheFolder(const std::filesystem::path& folder, std::uint64_t bytes);

/// Numbers in files, little-endian on every machine.
class ByteWriter {
  public:
    void u32(std::uint32_t v);
    void u64(std::uint64_t v);
    void f32(float v);
    void f64(double v);
    void text(std::string_view v);
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  private:
    std::string m_bytes;
};

/// Reads what a ByteWriter wrote; past the end everything is 0 and ok() false.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}
    std::uint32_t u32();
    std::uint64_t u64();
    float f32();
    double f64();
    std::string_view text(std::size_t size);
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t left() const { return m_bytes.size() - m_at; }

  private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace attune

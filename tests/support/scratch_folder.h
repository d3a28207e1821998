// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/hash.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace attune::test {

/// A folder of its own that goes with the object.
class ScratchFolder {
  public:
    ScratchFolder() : m_path(std::filesystem::temp_directory_path() / ("attune-" + randomHex(8))) {
        std::filesystem::create_directory(m_path);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    /// Writes a file of the folder; its path.
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(m_path / name, std::ios::binary) << bytes;
        return (m_path / name).string();
    }

  private:
    std::filesystem::path m_path;
};

} // namespace attune::test

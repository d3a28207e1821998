// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/library.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune {

using StopCheck = std::function<bool()>;

/// What files held when they were read last, by place, size and time of change: so that a long film is read once and
/// not at each opening. Kept in the library's cache folder; losing it costs time only.
class SeenMedia {
  public:
    explicit SeenMedia(std::filesystem::path cacheFolder);

    /// The content hash of the file as it lies there now; nothing when it was not read in this state.
    [[nodiscard]] std::optional<std::string> hashOf(const std::filesystem::path& media) const;
    /// Bytes of the file of that content; nothing when none was seen.
    [[nodiscard]] std::optional<std::uintmax_t> sizeOf(const std::string& contentHash) const;
    /// The same, reading the whole file when it was not read in this state; kept for the next time unless the file
    /// changed meanwhile or the cache folder cannot be written. Errors: NotFound, Io, Cancelled.
    [[nodiscard]] Result<std::string> read(const std::filesystem::path& media, const StopCheck& stopped = {});

  private:
    struct Seen {
        std::uintmax_t bytes = 0;
        std::int64_t changed = 0; ///< as the file system counts
        std::string contentHash;
        bool operator==(const Seen&) const = default;
    };
    static std::optional<Seen> look(const std::filesystem::path& media);
    void remember(const std::filesystem::path& media, Seen seen);
    void load();

    std::filesystem::path m_folder;
    std::map<std::string, Seen> m_seen; ///< by absolute path
};

/// Does the file hold the bytes a clip was added with? Reads the whole file unless it was seen in this state, so not on
/// the window's thread. Errors: NotFound, Io, Cancelled.
[[nodiscard]] Result<bool> hasContent(const std::filesystem::path& media, const std::string& contentHash,
                                      const std::filesystem::path& cacheFolder, const StopCheck& stopped = {});

/// A file of a library that is not where it was, or holds something else now.
struct LostMedia {
    std::string contentHash;
    std::string name; ///< of the file, without folders
};
/// Of clips and their second views, as far as the viewer may see clips; those without a content hash cannot be looked
/// for. path: of the library's file.
[[nodiscard]] Result<std::vector<LostMedia>> lostMedia(const Library& library, const Viewer& viewer,
                                                       const std::filesystem::path& path,
                                                       const std::filesystem::path& cacheFolder);

struct MediaSearch {
    std::vector<std::filesystem::path> folders; ///< with all folders in them; links are not followed
    std::filesystem::path cacheFolder;
    StopCheck stopped;
    std::function<void(const std::filesystem::path& file)> reading; ///< called before each file
};
/// Looks for the content in video and sound files, those of the same name first. Gives absolute paths by content hash;
/// what is not found is not in it. Not on the window's thread. Errors: NotFound (a folder that is not there or cannot
/// be read to its end), Invalid (more than a million films), Cancelled.
[[nodiscard]] Result<std::map<std::string, std::filesystem::path>> searchMedia(const std::vector<LostMedia>& lost,
                                                                               const MediaSearch& how);

/// Says in the library where the files are now, and gives the number of clips and second views so mended. A second view
/// that the viewer may not set stays as it was. Errors: those of Library::apply.
[[nodiscard]] Result<int> relinkMedia(Library& library, const Viewer& viewer, const std::filesystem::path& path,
                                      const std::filesystem::path& cacheFolder,
                                      const std::map<std::string, std::filesystem::path>& found);

/// Where a library's file keeps what can be made again: beside it.
[[nodiscard]] std::filesystem::path cacheFolderOf(const std::filesystem::path& library);
/// The place of a clip's file: relative ones are relative to the library's folder.
[[nodiscard]] std::filesystem::path placeOfMedia(const std::filesystem::path& library, const std::string& mediaPath);

} // namespace attune

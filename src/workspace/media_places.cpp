// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/media_places.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>
#include <string_view>

namespace attune {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSeenFile = "seen-media.txt"; // a line each: bytes, change, hash, path
constexpr std::size_t kMostFiles = 1'000'000;            // of a folder somebody chose by mistake

std::string absoluteText(const fs::path& path) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    return (ignored ? path : absolute).lexically_normal().string();
}

bool isMediaName(const fs::path& path) {
    static const std::set<std::string> endings{".mp4",  ".m4v", ".mov",  ".mkv", ".webm", ".avi", ".mpg",
                                               ".mpeg", ".mts", ".m2ts", ".3gp", ".ogv",  ".wmv", ".mp3",
                                               ".wav",  ".m4a", ".flac", ".ogg", ".ts",   ".vob", ".mxf"};
    return endings.contains(lowered(path.extension().string()));
}

template <typename Number> bool takeNumber(std::string_view& line, Number& number) {
    const auto [end, wrong] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (wrong != std::errc() || end == line.data() + line.size() || *end != ' ')
        return false;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
    return true;
}

/// Is the file of this content not there? What was never read is taken for what it was.
bool isLost(const fs::path& media, const std::string& contentHash, const SeenMedia& seen) {
    std::error_code ignored;
    return !fs::is_regular_file(media, ignored) || seen.hashOf(media).value_or(contentHash) != contentHash;
}

} // namespace

fs::path cacheFolderOf(const fs::path& library) {
    fs::path folder = library;
    folder += ".cache";
    return folder;
}

fs::path placeOfMedia(const fs::path& library, const std::string& mediaPath) {
    const fs::path path(mediaPath);
    return path.is_absolute() || path.empty() ? path : library.parent_path() / path;
}

SeenMedia::SeenMedia(fs::path cacheFolder) : m_folder(std::move(cacheFolder)) { load(); }

void SeenMedia::load() {
    const auto text = readFile(m_folder / kSeenFile);
    if (!text)
        return;
    for (std::string_view rest = *text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        Seen seen;
        if (!takeNumber(line, seen.bytes) || !takeNumber(line, seen.changed) || line.size() < 66 || line[64] != ' ')
            continue;
        seen.contentHash = line.substr(0, 64);
        m_seen[std::string(line.substr(65))] = std::move(seen);
    }
}

std::optional<SeenMedia::Seen> SeenMedia::look(const fs::path& media) {
    std::error_code wrong;
    Seen seen;
    seen.bytes = fs::file_size(media, wrong);
    if (wrong)
        return {};
    seen.changed = static_cast<std::int64_t>(fs::last_write_time(media, wrong).time_since_epoch().count());
    return wrong ? std::nullopt : std::optional(seen);
}

std::optional<std::string> SeenMedia::hashOf(const fs::path& media) const {
    const auto known = m_seen.find(absoluteText(media));
    if (known == m_seen.end())
        return {};
    const auto now = look(media);
    if (!now || now->bytes != known->second.bytes || now->changed != known->second.changed)
        return {};
    return known->second.contentHash;
}

std::optional<std::uintmax_t> SeenMedia::sizeOf(const std::string& contentHash) const {
    for (const auto& [path, seen] : m_seen)
        if (seen.contentHash == contentHash)
            return seen.bytes;
    return {};
}

Result<std::string> SeenMedia::read(const fs::path& media, const StopCheck& stopped) {
    if (auto known = hashOf(media))
        return *std::move(known);
    const auto before = look(media);
    auto hash = sha256File(media, stopped);
    if (hash && before && look(media) == before)
        remember(media, {before->bytes, before->changed, *hash});
    return hash;
}

void SeenMedia::remember(const fs::path& media, Seen seen) {
    const std::string path = absoluteText(media);
    if (path.find('\n') != std::string::npos)
        return;
    load(); // what others have added meanwhile
    m_seen[path] = std::move(seen);
    std::string text;
    for (const auto& [place, each] : m_seen)
        text += fmt::format("{} {} {} {}\n", each.bytes, each.changed, each.contentHash, place);
    std::error_code ignored;
    fs::create_directories(m_folder, ignored);
    (void)writeFileAtomic(m_folder / kSeenFile, text, Overwrite::Allow);
}

Result<bool> hasContent(const fs::path& media, const std::string& contentHash, const fs::path& cacheFolder,
                        const StopCheck& stopped) {
    const auto held = SeenMedia(cacheFolder).read(media, stopped);
    if (!held)
        return std::unexpected(held.error());
    return *held == contentHash;
}

Result<std::vector<LostMedia>> lostMedia(const Library& library, const Viewer& viewer, const fs::path& path,
                                         const fs::path& cacheFolder) {
    const auto clips = library.clips(viewer);
    if (!clips)
        return std::unexpected(clips.error());
    const SeenMedia seen(cacheFolder);
    std::vector<LostMedia> lost;
    const auto look = [&](const std::string& mediaPath, const std::string& contentHash) {
        const fs::path media = placeOfMedia(path, mediaPath);
        if (!contentHash.empty() && isLost(media, contentHash, seen))
            lost.push_back({contentHash, media.filename().string()});
    };
    for (const Clip& clip : *clips) {
        look(clip.mediaPath, clip.contentHash);
        if (clip.view)
            look(clip.view->mediaPath, clip.view->contentHash);
    }
    return lost;
}

Result<std::map<std::string, fs::path>> searchMedia(const std::vector<LostMedia>& lost, const MediaSearch& how) {
    const auto stopped = [&] { return how.stopped && how.stopped(); };
    SeenMedia seen(how.cacheFolder);
    std::set<std::string> names, wanted;
    std::set<std::uintmax_t> sizes;
    bool allSizes = true;
    for (const LostMedia& each : lost) {
        names.insert(each.name);
        wanted.insert(each.contentHash);
        if (const auto size = seen.sizeOf(each.contentHash))
            sizes.insert(*size);
        else
            allSizes = false;
    }
    std::vector<fs::path> files;
    for (const fs::path& folder : how.folders) {
        std::error_code wrong;
        fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, wrong);
        if (wrong)
            return fail(ErrorCode::NotFound, "this folder cannot be read", folder.string(), "choose another folder");
        for (; walk != fs::recursive_directory_iterator(); walk.increment(wrong)) {
            if (stopped())
                return fail(ErrorCode::Cancelled, "the search was stopped");
            if (files.size() >= kMostFiles)
                return fail(ErrorCode::Invalid, "this folder holds more than a million films", folder.string(),
                            "choose a smaller folder");
            std::error_code ignored;
            if (!walk->is_regular_file(ignored) || walk->is_symlink(ignored))
                continue;
            const bool named = names.contains(walk->path().filename().string());
            if (!named && !isMediaName(walk->path()))
                continue;
            // Where every size is known, others need not be read.
            if (allSizes && !sizes.contains(walk->file_size(ignored)))
                continue;
            files.push_back(walk->path());
        }
        if (wrong)
            return fail(ErrorCode::NotFound, "this folder cannot be read", folder.string(), "choose another folder");
    }
    std::ranges::stable_partition(files, [&](const fs::path& f) { return names.contains(f.filename().string()); });
    std::map<std::string, fs::path> found;
    for (const fs::path& file : files) {
        if (found.size() == wanted.size())
            break;
        if (how.reading)
            how.reading(file);
        const auto hash = seen.read(file, stopped);
        if (!hash && hash.error().code == ErrorCode::Cancelled)
            return fail(ErrorCode::Cancelled, "the search was stopped");
        if (hash && wanted.contains(*hash)) // one that cannot be read is passed over
            found.try_emplace(*hash, absoluteText(file));
    }
    return found;
}

Result<int> relinkMedia(Library& library, const Viewer& viewer, const fs::path& path, const fs::path& cacheFolder,
                        const std::map<std::string, fs::path>& found) {
    const auto clips = library.clips(viewer);
    if (!clips)
        return std::unexpected(clips.error());
    const SeenMedia seen(cacheFolder);
    const auto place = [&](const std::string& mediaPath, const std::string& hash) -> std::optional<std::string> {
        const auto now = found.find(hash);
        if (hash.empty() || now == found.end() || !isLost(placeOfMedia(path, mediaPath), hash, seen))
            return {};
        return now->second.string();
    };
    int mended = 0;
    for (Clip clip : *clips) {
        if (const auto now = place(clip.mediaPath, clip.contentHash)) {
            clip.mediaPath = *now;
            if (const auto done = library.apply(viewer, ChangeClip{clip}); !done)
                return std::unexpected(done.error());
            ++mended;
        }
        if (const auto now = clip.view ? place(clip.view->mediaPath, clip.view->contentHash) : std::nullopt) {
            ClipView view = *clip.view;
            view.mediaPath = *now;
            const auto done = library.apply(viewer, SetClipView{clip.id, view});
            if (!done && done.error().code != ErrorCode::Denied)
                return std::unexpected(done.error());
            mended += done ? 1 : 0;
        }
    }
    return mended;
}

} // namespace attune

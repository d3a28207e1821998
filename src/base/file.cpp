// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace attune {

namespace {

std::string shown(const std::filesystem::path& path) { return sanitizeUtf8(path.string()); }

std::unexpected<Error> ioError(const std::string& what, const std::filesystem::path& path) {
    return fail(ErrorCode::Io, what + ": " + std::strerror(errno), shown(path),
                "check free space and permissions, then try again");
}

// Where links lead from here, whether anything is there or not.
Result<std::filesystem::path> targetOf(std::filesystem::path path) {
    constexpr int mostLinks = 40;
    std::error_code error;
    for (int links = 0; links < mostLinks; ++links) {
        if (!std::filesystem::is_symlink(std::filesystem::symlink_status(path, error)))
            return path;
        const auto next = std::filesystem::read_symlink(path, error);
        if (error)
            break;
        path = path.parent_path() / next; // an absolute one stands for itself
    }
    return fail(ErrorCode::Io, "the link leads nowhere", shown(path), "remove it, or name another file");
}

} // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limit) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        if (errno == ENOENT)
            return fail(ErrorCode::NotFound, "there is no such file", shown(path), "check the name");
        return ioError("the file cannot be opened", path);
    }
    struct stat info{};
    if (::fstat(fd, &info) != 0 || S_ISDIR(info.st_mode)) {
        ::close(fd);
        return fail(ErrorCode::Invalid, "this is a folder, not a file", shown(path), "name a file");
    }
    std::string out;
    out.reserve(std::min<std::uint64_t>(limit, static_cast<std::uint64_t>(std::max<off_t>(info.st_size, 0))));
    std::string buffer(1 << 16, '\0');
    while (true) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            auto error = ioError("reading stopped half-way", path);
            ::close(fd);
            return error;
        }
        if (got == 0)
            break;
        if (out.size() + static_cast<std::size_t>(got) > limit) {
            ::close(fd);
            return fail(ErrorCode::Invalid, "the file is larger than can be read here", shown(path),
                        "choose a smaller file");
        }
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(fd);
    return out;
}

Status writeFileAtomic(const std::filesystem::path& path, std::string_view bytes, Overwrite overwrite) {
    std::error_code ignored;
    if (overwrite == Overwrite::Refuse && std::filesystem::exists(path, ignored))
        return fail(ErrorCode::Conflict, "the file exists already", shown(path),
                    "choose another name, or allow overwriting with --force");
    if (const auto there = std::filesystem::status(path, ignored);
        std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
        return fail(ErrorCode::Invalid, "this is a folder, a pipe or a device, which is never overwritten", shown(path),
                    "name a file");
    const auto target = targetOf(path);
    if (!target)
        return std::unexpected(target.error());
    std::filesystem::path aside = *target;
    aside += "." + randomHex(4) + ".part";
    const int fd = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0)
        return ioError("the file cannot be written", path);
    auto giveUp = [&](const std::string& what) {
        auto error = ioError(what, path);
        ::close(fd);
        ::unlink(aside.c_str());
        return error;
    };
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return giveUp("writing stopped");
        done += static_cast<std::size_t>(put);
    }
    if (::fsync(fd) != 0)
        return giveUp("the file could not be brought to disk");
    if (::close(fd) != 0) {
        ::unlink(aside.c_str());
        return ioError("the file could not be closed", path);
    }
    if (::rename(aside.c_str(), target->c_str()) != 0) {
        auto error = ioError("the finished file could not be put in place", path);
        ::unlink(aside.c_str());
        return error;
    }
    const auto folder = target->has_parent_path() ? target->parent_path() : std::filesystem::path(".");
    if (const int dir = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); dir >= 0) {
        ::fsync(dir);
        ::close(dir);
    }
    return {};
}

} // namespace attune

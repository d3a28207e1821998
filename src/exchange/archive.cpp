// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive.h"

#include "exchange/text_input.h"

#include <algorithm>
#include <memory>
#include <zip.h>
#include <zlib.h>

namespace attune::exchange {

namespace {

constexpr zip_int64_t mostMembers = 10'000;

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseZipFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::unexpected<Error> packError() {
    return fail(ErrorCode::Internal, "the archive could not be made", {}, "try again with more free memory");
}

} // namespace

Result<std::vector<ArchiveMember>> unpackZip(std::string_view bytes, const ReadOptions& options) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source)
        return broken(options, "the archive cannot be opened");
    const std::unique_ptr<zip_t, CloseZip> zip(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!zip) {
        zip_source_free(source);
        return broken(options, "this is not a sound archive");
    }
    const zip_int64_t entries = zip_get_num_entries(zip.get(), 0);
    if (entries > mostMembers)
        return broken(options, "the archive has too many members");
    std::vector<ArchiveMember> out;
    std::size_t total = 0;
    for (zip_int64_t i = 0; i < entries; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(zip.get(), index, ZIP_FL_ENC_GUESS);
        if (!name || std::string_view(name).ends_with('/'))
            continue;
        const std::unique_ptr<zip_file_t, CloseZipFile> file(zip_fopen_index(zip.get(), index, 0));
        if (!file)
            return broken(options, "a member cannot be opened", cited(name), "save the archive without a password");
        ArchiveMember member;
        member.name = name;
        // What is written there counts, not the size declared.
        std::string buffer(1 << 16, '\0');
        while (true) {
            const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
            if (got < 0)
                return broken(options, "a member is damaged", cited(name));
            if (got == 0)
                break;
            total += static_cast<std::size_t>(got);
            if (total > options.limits.bytes)
                return broken(options, "the archive unpacks to more than may be read", {}, "choose a smaller file");
            member.bytes.append(buffer.data(), static_cast<std::size_t>(got));
        }
        out.push_back(std::move(member));
    }
    return out;
}

Result<std::string> packZip(const std::vector<ArchiveMember>& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!source)
        return packError();
    zip_source_keep(source);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(source, &zip_source_free);
    zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (!zip) {
        zip_source_free(source);
        return packError();
    }
    for (const ArchiveMember& member : members) {
        zip_source_t* data = zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0);
        const zip_int64_t index = data ? zip_file_add(zip, member.name.c_str(), data, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            zip_source_free(data);
            zip_discard(zip);
            return packError();
        }
        // The same bytes for the same codes: no clock time.
        zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index), 315'532'800, 0);
    }
    if (zip_close(zip) != 0) {
        zip_discard(zip);
        return packError();
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return packError();
    std::string out(stat.size, '\0');
    const zip_int64_t got = zip_source_read(source, out.data(), out.size());
    zip_source_close(source);
    if (got < 0 || static_cast<std::size_t>(got) != out.size())
        return packError();
    return out;
}

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Result<std::string> unpackGzip(std::string_view bytes, const ReadOptions& options, std::size_t enough) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return packError();
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, &inflateEnd);
    std::string out, buffer(1 << 16, '\0');
    std::size_t at = 0;
    int state = Z_OK;
    while (state != Z_STREAM_END && out.size() < enough) {
        if (stream.avail_in == 0) {
            const std::size_t piece = std::min<std::size_t>(bytes.size() - at, 1 << 20);
            if (piece == 0)
                return broken(options, "the packed file ends too early");
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at));
            stream.avail_in = static_cast<uInt>(piece);
            at += piece;
        }
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return broken(options, "the packed file is damaged");
        out.append(buffer.data(), buffer.size() - stream.avail_out);
        if (out.size() > options.limits.bytes)
            return broken(options, "the file unpacks to more than may be read", {}, "choose a smaller file");
    }
    return out;
}

Result<std::string> packGzip(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return packError();
    const std::unique_ptr<z_stream, decltype(&deflateEnd)> end(&stream, &deflateEnd);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        return packError();
    out.resize(out.size() - stream.avail_out);
    return out;
}

} // namespace attune::exchange

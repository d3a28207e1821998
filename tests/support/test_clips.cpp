// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_clips.h"

#include "base/hash.h"
#include "support/bar_code.h"
#include "support/places.h"

#include <cctype>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace attune::test {
namespace fs = std::filesystem;
namespace {

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

fs::path unfinished(const fs::path& wanted) {
    return wanted.parent_path() / (std::to_string(getpid()) + "_" + wanted.filename().string());
}

// Clips that differ in any way get different names, so that an old one is never taken for a new one.
fs::path placeFor(const std::string& name, const std::string& recipe) {
    return clipFolder() / (sha256(recipe).substr(0, 10) + "_" + name);
}

// The first one made stays: another program may be looking at it, and noise is never the same twice.
void keepFirst(const fs::path& made, const fs::path& wanted) {
    std::error_code there;
    fs::create_hard_link(made, wanted, there);
    fs::remove(made);
}

std::vector<std::uint8_t> drawFrame(const ClipRecipe& r, int number) {
    std::vector<std::uint8_t> gray(static_cast<std::size_t>(r.width) * static_cast<std::size_t>(r.height));
    for (int y = 0; y < r.height; ++y)
        for (int x = 0; x < r.width; ++x)
            gray[static_cast<std::size_t>(y) * static_cast<std::size_t>(r.width) + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(60 + (x + number * 5 + y / 2) % 120);
    drawBarCode(gray.data(), r.width, r.height, r.width, number);
    return gray;
}

// Sets the display matrix of the first track header; ffmpeg 5.1 has no option for it.
bool rotateMp4(const fs::path& path, int degrees) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const std::size_t at = bytes.find("tkhd");
    if (at == std::string::npos)
        return false;
    const int cosine = degrees == 0 ? 1 : degrees == 180 ? -1 : 0;
    const int sine = degrees == 90 ? 1 : degrees == 270 ? -1 : 0;
    const int values[9] = {cosine * 65536, sine * 65536, 0, -sine * 65536, cosine * 65536, 0, 0, 0, 1 << 30};
    std::string matrix;
    for (const int v : values)
        for (int shift = 24; shift >= 0; shift -= 8)
            matrix += static_cast<char>(static_cast<std::uint32_t>(v) >> shift & 255);
    file.clear();
    file.seekp(static_cast<std::streamoff>(at + 44));
    file.write(matrix.data(), static_cast<std::streamsize>(matrix.size()));
    return file.good();
}

} // namespace

fs::path clipFolder() {
    const fs::path folder = test::buildFolder() / "test_media";
    fs::create_directories(folder);
    return folder;
}

fs::path makeClip(const ClipRecipe& r) {
    std::string command = "ffmpeg -v error -nostdin -y -f rawvideo -pix_fmt gray -s " + std::to_string(r.width) + "x" +
                          std::to_string(r.height) + " -r " + r.inputRate + " -i pipe:0 ";
    if (!r.audioInput.empty())
        command += "-f lavfi -i '" + r.audioInput + "' ";
    command += r.videoOptions + " ";
    if (!r.audioInput.empty())
        command += r.audioOptions + " ";
    command += r.extra + " -threads 1 ";
    const fs::path wanted =
        placeFor(r.name, command + std::to_string(r.frames) + "/" + std::to_string(r.rotate) + "/2");
    if (fs::exists(wanted))
        return wanted;
    const fs::path working = unfinished(wanted);
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    std::FILE* pipe = popen((command + quoted(working) + " 2>/dev/null").c_str(), "w");
    if (pipe == nullptr)
        return {};
    for (int i = 0; i < r.frames; ++i) {
        const auto frame = drawFrame(r, i);
        if (std::fwrite(frame.data(), 1, frame.size(), pipe) != frame.size())
            break;
    }
    const bool made = pclose(pipe) == 0;
    std::signal(SIGPIPE, before);
    if (!made || (r.rotate != 0 && !rotateMp4(working, r.rotate))) {
        fs::remove(working);
        return {};
    }
    keepFirst(working, wanted);
    return wanted;
}

fs::path remakeClip(const fs::path& from, const std::string& name, const std::string& command) {
    if (from.empty())
        return {};
    const fs::path wanted = placeFor(name, from.filename().string() + command);
    if (fs::exists(wanted))
        return wanted;
    const fs::path working = unfinished(wanted);
    std::string filled = command;
    const std::string file = quoted(from);
    const auto letter = [&](std::size_t at) {
        return at < filled.size() && (std::isalnum(static_cast<unsigned char>(filled[at])) || filled[at] == '_');
    };
    for (auto at = filled.find("IN"); at != std::string::npos; at = filled.find("IN", at))
        if ((at > 0 && letter(at - 1)) || letter(at + 2))
            at += 2;
        else {
            filled.replace(at, 2, file);
            at += file.size();
        }
    if (std::system(("ffmpeg -v error -nostdin -y " + filled + " " + quoted(working) + " 2>/dev/null").c_str()) != 0) {
        fs::remove(working);
        return {};
    }
    keepFirst(working, wanted);
    return wanted;
}

fs::path writeBytes(const std::string& name, const std::string& bytes) {
    const fs::path wanted = placeFor(name, bytes);
    if (fs::exists(wanted))
        return wanted;
    const fs::path working = unfinished(wanted);
    std::ofstream(working, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    keepFirst(working, wanted);
    return wanted;
}

fs::path cutFile(const fs::path& from, const std::string& name, std::uintmax_t bytes) {
    std::ifstream file(from, std::ios::binary);
    std::string all((std::istreambuf_iterator<char>(file)), {});
    return writeBytes(name, all.substr(0, static_cast<std::size_t>(bytes)));
}

ClipRecipe cfr25() {
    return {.name = "cfr25.mp4",
            .videoOptions = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -bf 3 -g 30",
            .audioInput = "sine=frequency=440:sample_rate=48000:duration=4"};
}

ClipRecipe ntsc() {
    return {.name = "ntsc.mp4",
            .frames = 120,
            .inputRate = "30000/1001",
            .videoOptions = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -bf 2 -g 60"};
}

std::int64_t vfrTimeNs(std::int64_t frame) {
    const auto ticks = [](std::int64_t i) { return i * 3003 + i * 7 % 13 * 200; };
    return ((ticks(frame) - ticks(0)) * 1'000'000'000 + 45'000) / 90'000;
}

ClipRecipe vfr() {
    return {.name = "vfr.mp4",
            .videoOptions =
                "-vf 'settb=1/90000,setpts=N*3003+mod(N*7\\,13)*200' -fps_mode passthrough -enc_time_base 1/90000 "
                "-video_track_timescale 90000 -c:v libx264 -preset veryfast -pix_fmt yuv420p -bf 2 -g 40",
            .audioInput = "sine=frequency=330:sample_rate=44100:duration=3.6"};
}

ClipRecipe phone() {
    ClipRecipe r = vfr();
    r.name = "phone.mp4";
    r.width = 240;
    r.height = 320; // upright; stored lying, turned back by the display matrix
    r.videoOptions =
        "-vf 'settb=1/90000,setpts=N*3003+mod(N*7\\,13)*200,transpose=2' -fps_mode passthrough "
        "-enc_time_base 1/90000 -video_track_timescale 90000 -c:v libx264 -preset veryfast -pix_fmt yuv420p "
        "-bf 2 -g 40";
    r.rotate = 90;
    return r;
}

} // namespace attune::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/decoder.h"
#include "media/sound_reader.h"
#include "media/subtitles.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace attune::fuzz {

constexpr std::size_t largestMedia = 65'536; // larger files only take longer

/// Any bytes in a file are refused with what to do, or open into an index that keeps its laws and whose frames, sound
/// and subtitles can be asked for.
inline void mediaOpenInput(std::string_view bytes) {
    if (bytes.size() > largestMedia)
        return;
    const auto path = std::filesystem::temp_directory_path() / ("attune-fuzz-" + std::to_string(getpid()) + ".bin");
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto opened = openIndex(path);
    if (!opened) {
        if (opened.error().exitCode() != 2 || opened.error().todo.empty())
            std::abort();
        std::filesystem::remove(path);
        return;
    }
    const MediaIndex& index = **opened;
    const auto must = [](bool holds) {
        if (!holds)
            std::abort();
    };
    must(index.stage == IndexStage::Final && (index.hasVideo() || index.hasAudio()));
    const std::int64_t count = index.frames.frameCount();
    must(count == std::ssize(index.packetOfFrame) && count <= std::ssize(index.packets));
    for (std::int64_t i = 0; i < count; ++i) {
        must(index.packets.at(static_cast<std::size_t>(index.packetOfFrame[static_cast<std::size_t>(i)])).frame == i);
        must(i == 0 ? index.frames.timeOf(0) == MediaTime(0) : index.frames.timeOf(i - 1) <= index.frames.timeOf(i));
    }
    if (index.hasVideo()) {
        if (const auto decoder = Decoder::open(*opened, {.cacheBytes = std::size_t{1} << 20}))
            for (const std::int64_t i : {count - 1, std::int64_t{0}, count / 2})
                if (const auto frame = (*decoder)->frame(i)) {
                    must((*frame)->index() == i);
                    must((*frame)->imageAt(16, 16).has_value());
                }
    }
    if (index.hasAudio())
        if (const auto sound = SoundReader::open(*opened, 0, {8000, 1})) {
            std::array<float, 800> block{};
            (*sound)->seek(MediaTime(0));
            (*sound)->read(block);
        }
    (void)readSubtitles(*opened);
    std::filesystem::remove(path);
}

} // namespace attune::fuzz

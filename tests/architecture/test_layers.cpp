// SPDX-License-Identifier: GPL-3.0-or-later
// Includes go downward only: every #include of every source file is held against cmake/layers.txt.
#include "base/file.h"
#include "base/text.h"
#include "support/places.h"

#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>

namespace attune {
namespace {

namespace fs = std::filesystem;

struct Layer {
    std::vector<std::string> rooms;  // "codec/" or one header, "models/measurement.h"
    std::vector<std::string> fenced; // third-party prefixes
};

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& word : split(text, ' '))
        if (!trimmed(word).empty())
            out.emplace_back(trimmed(word));
    return out;
}

std::map<std::string, Layer> readLayers() {
    std::map<std::string, Layer> layers;
    const auto text = readFile(test::sourceFolder() / "cmake/layers.txt");
    EXPECT_TRUE(text.has_value());
    for (const auto& line : split(text.value_or(""), '\n')) {
        if (trimmed(line).empty() || line.starts_with('#'))
            continue;
        const auto colon = line.find(':'), bar = line.find('|');
        Layer layer;
        for (auto& room : words(std::string_view(line).substr(colon + 1, bar - colon - 1)))
            layer.rooms.push_back(room.ends_with(".h") ? room : room + "/");
        layer.fenced = words(std::string_view(line).substr(bar + 1));
        layer.fenced.push_back("fmt/");
        layers[line.substr(0, colon)] = std::move(layer);
    }
    return layers;
}

// Third party is what is neither the standard library nor POSIX.
bool isThirdParty(const std::string& header) {
    static const std::regex system(
        R"(^([a-z_0-9]+|sys/[a-z_]+\.h|(unistd|fcntl|signal|poll|pthread|spawn|locale|malloc)\.h)$)");
    return !std::regex_match(header, system);
}

bool startsWithAny(const std::string& header, const std::vector<std::string>& prefixes) {
    for (const auto& prefix : prefixes)
        if (header.starts_with(prefix))
            return true;
    return false;
}

bool isSource(const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; }

TEST(Architecture, EveryRoomIsInTheTable) {
    const auto layers = readLayers();
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / "src")) {
        if (entry.is_directory()) {
            EXPECT_TRUE(layers.contains(entry.path().filename()))
                << entry.path().filename() << " is not in cmake/layers.txt";
        }
    }
}

TEST(Architecture, IncludesGoDownwardOnly) {
    const auto layers = readLayers();
    ASSERT_GE(layers.size(), 13u);
    const fs::path root = test::sourceFolder();
    const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    int files = 0;
    std::set<std::string> roomsOwn;               // headers that bring in a third party's
    std::vector<std::array<std::string, 3>> uses; // room, header, file
    for (const auto& [room, layer] : layers) {
        const fs::path folder = room == "models" || room == "ui" ? root / room : root / "src" / room;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!isSource(entry.path()))
                continue;
            ++files;
            const auto text = readFile(entry.path());
            ASSERT_TRUE(text);
            for (const auto& line : split(*text, '\n')) {
                std::smatch match;
                if (!std::regex_search(line, match, include))
                    continue;
                const std::string header = match[2];
                if (match[1] == "\"") {
                    EXPECT_TRUE(startsWithAny(header, layer.rooms) || header.ends_with(".moc"))
                        << room << " may not include \"" << header << "\" (" << entry.path() << ")";
                    uses.push_back({room, header, entry.path().string()});
                } else if (isThirdParty(header)) {
                    EXPECT_TRUE(startsWithAny(header, layer.fenced))
                        << "<" << header << "> is not fenced in " << room << " (" << entry.path() << ")";
                    if (entry.path().extension() == ".h" && !header.starts_with("fmt/"))
                        roomsOwn.insert(room + "/" + fs::relative(entry.path(), folder).string());
                }
            }
        }
    }
    EXPECT_GT(files, 20);
    for (const auto& [room, header, file] : uses) {
        EXPECT_TRUE(!roomsOwn.contains(header) || header.starts_with(room + "/"))
            << room << " may not include " << header << ", which brings in another library (" << file << ")";
    }
}

TEST(Architecture, EverySourceFileNamesItsLicence) {
    const fs::path root = test::sourceFolder();
    for (const char* top : {"src", "models", "ui", "tests", "sample_data/generator"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            if (!isSource(entry.path()) && entry.path().filename() != "CMakeLists.txt")
                continue;
            const auto text = readFile(entry.path());
            ASSERT_TRUE(text);
            EXPECT_NE(split(*text, '\n').front().find("SPDX-License-Identifier: GPL-3.0-or-later"), std::string::npos)
                << entry.path() << " does not begin with its SPDX line";
        }
    }
}

} // namespace
} // namespace attune

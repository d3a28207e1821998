// SPDX-License-Identifier: GPL-3.0-or-later
// attune-scenes: draws the sample clips and writes the sample round from the screenplays in scripts/.
#include "base/text.h"
#include "film.h"
#include "round.h"

#include <QGuiApplication>
#include <cstdio>
#include <string>
#include <vector>

using namespace attune;

namespace {

constexpr const char* kUsage = "usage: attune-scenes clip SCRIPT OUT.mp4\n"
                               "       attune-scenes still SCRIPT SECONDS OUT.png [WIDTH]\n"
                               "       attune-scenes sheet SCRIPT FROM TO EVERY OUT.png\n"
                               "       attune-scenes round SCRIPTS_FOLDER ROUND_FOLDER\n";

Status dispatch(const std::vector<std::string>& words) {
    const auto usage = [] { return fail(ErrorCode::Invalid, "wrong use", {}, kUsage); };
    if (words.size() < 3) {
        return usage();
    }
    if (words[0] == "round") {
        return scenes::writeRound(words[1], words[2]);
    }
    const auto script = scenes::readScript(words[1]);
    if (!script) {
        return std::unexpected(script.error());
    }
    if (words[0] == "clip") {
        return scenes::film(*script, words[2]);
    }
    std::vector<double> numbers;
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (const auto number = parseNumber(words[i])) {
            numbers.push_back(*number);
        }
    }
    if (words[0] == "still" && words.size() >= 4 && !numbers.empty()) {
        return scenes::still(*script, numbers[0], numbers.size() > 1 ? static_cast<int>(numbers[1]) : 640, words[3]);
    }
    if (words[0] == "sheet" && words.size() == 6 && numbers.size() == 3) {
        return scenes::sheet(*script, numbers[0], numbers[1], numbers[2], words[5]);
    }
    return usage();
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const auto done = dispatch({argv + 1, argv + argc});
    if (!done) {
        std::fprintf(stderr, "error: %s\n", done.error().text().c_str());
        return done.error().exitCode();
    }
    return 0;
}

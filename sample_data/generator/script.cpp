// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include "base/file.h"
#include "base/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attune::scenes {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& object, const char* key) { return object.value(key, std::string()); }

/// "0.4 child take b1": seconds after the moment's begin, who, verb, words.
Result<Cue> parseCue(const std::string& line, double begin, const std::string& where) {
    std::vector<std::string> words;
    for (auto& word : split(line, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    const auto time = words.empty() ? std::nullopt : parseNumber(words[0]);
    if (words.size() < 3 || !time) {
        return fail(ErrorCode::Invalid, "a line of play is not \"SECONDS WHO VERB ...\": " + line, where,
                    "mend the line");
    }
    return Cue{begin + *time, words[1], words[2], {words.begin() + 3, words.end()}};
}

Result<Script> parse(const Json& root, const std::string& where) {
    if (root.value("format", "") != "attune.scene/1") {
        return fail(ErrorCode::Invalid, "not a screenplay", where, "its format key must be attune.scene/1");
    }
    Script script;
    script.clip = textOf(root, "clip");
    script.seconds = root.value("seconds", 30.0);
    script.seed = root.value("seed", 1u);
    script.family = textOf(root, "family");
    script.room = textOf(root, "room");
    script.mirrored = root.value("mirrored", false);
    script.zoom = root.value("zoom", 1.0);
    script.panX = root.value("panX", 0.0);
    script.phone = root.value("phone", false);
    script.toy = textOf(root, "toy");
    script.alias = textOf(root, "alias");
    script.title = textOf(root, "title");
    if (root.contains("ageMonths")) {
        script.ageFrom = root["ageMonths"].at(0);
        script.ageTo = root["ageMonths"].at(1);
    }
    script.setting = textOf(root, "setting");
    script.toys = textOf(root, "toys");
    script.purpose = textOf(root, "purpose");
    for (const auto& entry : root.at("moments")) {
        Moment moment{entry.at("id"), entry.at("from"), entry.at("to"), textOf(entry, "shows")};
        if (moment.to <= moment.from || moment.to > script.seconds) {
            return fail(ErrorCode::Invalid, "a moment is empty or ends after the clip", where + " moment " + moment.id,
                        "set its times");
        }
        for (const auto& line : entry.at("play")) {
            auto cue = parseCue(line.get<std::string>(), moment.from, where + " moment " + moment.id);
            if (!cue) {
                return std::unexpected(cue.error());
            }
            script.cues.push_back(std::move(*cue));
        }
        script.moments.push_back(std::move(moment));
    }
    std::stable_sort(script.cues.begin(), script.cues.end(), [](const Cue& a, const Cue& b) { return a.at < b.at; });
    if (root.contains("trainerOnly")) {
        script.about = textOf(root["trainerOnly"], "about");
        for (const auto& [dimension, entry] : root["trainerOnly"].at("ratings").items()) {
            ScriptRating rating;
            rating.dimension = dimension;
            rating.status = entry.value("status", "coded");
            rating.score = entry.value("score", 0.0);
            rating.reason = textOf(entry, "reason");
            rating.confidence = entry.value("confidence", 3);
            rating.rationale = textOf(entry, "rationale");
            for (const auto& mark : entry.at("evidence")) {
                rating.evidence.push_back({mark.at(0), mark.at(1), mark.at(2)});
                if (script.moment(rating.evidence.back().moment) == nullptr) {
                    return fail(ErrorCode::Invalid, "evidence names no moment: " + rating.evidence.back().moment,
                                where + " " + dimension, "use the id of a moment");
                }
            }
            script.ratings.push_back(std::move(rating));
        }
    }
    return script;
}

} // namespace

const Moment* Script::moment(const std::string& id) const {
    const auto found = std::find_if(moments.begin(), moments.end(), [&](const Moment& m) { return m.id == id; });
    return found == moments.end() ? nullptr : &*found;
}

Result<Script> readScript(const std::filesystem::path& file) {
    const auto bytes = readFile(file, 1 << 20);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    try {
        return parse(Json::parse(*bytes), file.string());
    } catch (const Json::exception& error) {
        return fail(ErrorCode::Invalid, error.what(), file.string(), "mend the screenplay");
    }
}

} // namespace attune::scenes

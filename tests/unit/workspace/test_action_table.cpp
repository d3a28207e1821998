// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/action_table.h"
#include "workspace/key_map.h"
#include "workspace/key_presets.h"

#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace attune {
namespace {

using testing::HasSubstr;

constexpr std::array kRooms{"clips", "code", "compare", "calibrate", "journal", "schemes", "rounds"};

TEST(ActionTable, EveryActionHasOneNameAndWords) {
    std::set<std::string> ids, texts;
    for (const ActionInfo& action : actionTable()) {
        EXPECT_TRUE(ids.insert(action.id).second) << action.id;
        EXPECT_TRUE(texts.insert(action.text).second) << action.text;
        EXPECT_FALSE(action.text.empty()) << action.id;
        EXPECT_EQ(action.text.find('!'), std::string::npos) << action.text;
        for (const std::string& room : action.rooms)
            EXPECT_NE(std::ranges::find(kRooms, room), kRooms.end()) << action.id << " in " << room;
    }
    EXPECT_EQ(findAction("play.toggle")->text, "Play or pause");
    EXPECT_EQ(findAction("no.such"), nullptr);
}

TEST(ActionTable, KeysAreSpelledInOneWay) {
    for (const ActionInfo& action : actionTable())
        for (const std::string& key : action.keys)
            EXPECT_EQ(canonicalKey(key), key) << action.id;
}

TEST(ActionTable, NoKeyMeansTwoThingsInOneRoom) {
    for (const char* room : kRooms) {
        std::map<std::string, std::string> taken;
        for (const ActionInfo& action : actionTable()) {
            if (!action.worksIn(room))
                continue;
            for (const std::string& key : action.keys) {
                const auto [it, fresh] = taken.emplace(key, action.id);
                EXPECT_TRUE(fresh) << key << " is " << it->second << " and " << action.id << " in " << room;
            }
        }
        for (const auto& [key, id] : taken)
            for (const auto& [other, otherId] : taken)
                EXPECT_FALSE(other.starts_with(key + ", ")) << key << " of " << id << " begins " << other;
    }
}

TEST(KeyPresets, EachIsAWholeKeyMapOfItsOwn) {
    std::set<std::string> texts;
    for (const KeyPreset& preset : keyPresets()) {
        const auto map = keysOfPreset(preset.id);
        ASSERT_TRUE(map) << preset.id << ": " << map.error().text();
        EXPECT_TRUE(texts.insert(map->toText()).second) << preset.id;
        EXPECT_EQ(KeyMap::fromText(map->toText())->toText(), map->toText());
        for (const char* action : {"play.toggle", "step.back", "step.forward", "mark.in", "mark.out", "segment.add",
                                   "dimension.next", "score.4", "marker.plus", "coding.submit"}) {
            const auto& keys = map->keys(action);
            EXPECT_FALSE(keys.empty()) << preset.id << " has no key for " << action;
            EXPECT_TRUE(std::ranges::any_of(keys, [](const auto& k) { return !k.starts_with("Num+"); }))
                << preset.id << " needs a numeric keypad for " << action;
        }
    }
    EXPECT_TRUE(keysOfPreset("editor")->toText().empty());
    EXPECT_EQ(keysOfPreset("datavyu")->find("Num+8", "code")->id, "play.toggle");
    EXPECT_EQ(keysOfPreset("boris")->find("Home", "code")->id, "speed.faster");
    EXPECT_EQ(keysOfPreset("word").error().code, ErrorCode::NotFound);
}

TEST(ActionTable, HoldsTheKeysOfTheManual) {
    const KeyMap map;
    const std::vector<std::pair<std::string, std::string>> code{{"Space", "play.toggle"},
                                                                {"K", "play.toggle"},
                                                                {"J", "shuttle.back"},
                                                                {"L", "shuttle.forward"},
                                                                {"Left", "step.back"},
                                                                {"Right", "step.forward"},
                                                                {"Shift+Left", "step.backSecond"},
                                                                {"Ctrl+Right", "step.nextEdge"},
                                                                {"R", "play.replay"},
                                                                {"I", "mark.in"},
                                                                {"O", "mark.out"},
                                                                {"Shift+I", "go.in"},
                                                                {"Return", "segment.add"},
                                                                {"Shift+Space", "play.selection"},
                                                                {"Ctrl+L", "play.loop"},
                                                                {"Up", "dimension.previous"},
                                                                {"Down", "dimension.next"},
                                                                {"Tab", "dimension.next"},
                                                                {"1", "score.1"},
                                                                {"9", "score.9"},
                                                                {".", "score.half"},
                                                                {"N", "status.notCodable"},
                                                                {"B", "status.notObserved"},
                                                                {"X", "status.skip"},
                                                                {"M, +", "marker.plus"},
                                                                {"M, -", "marker.minus"},
                                                                {"[", "speed.slower"},
                                                                {"]", "speed.faster"},
                                                                {"\\", "speed.normal"},
                                                                {"Ctrl+Z", "edit.undo"},
                                                                {"Ctrl+Shift+Z", "edit.redo"},
                                                                {"Ctrl+K", "palette.open"},
                                                                {"?", "keys.show"},
                                                                {"Ctrl+Return", "coding.submit"}};
    for (const auto& [key, id] : code) {
        const ActionInfo* action = map.find(key, "code");
        ASSERT_NE(action, nullptr) << key;
        EXPECT_EQ(action->id, id) << key;
    }
    EXPECT_EQ(map.find("N", "compare")->id, "compare.next");
    EXPECT_EQ(map.find("Return", "compare")->id, "compare.loop");
    EXPECT_EQ(map.find("Return", "clips")->id, "clip.open");
    EXPECT_EQ(map.find("N", "journal"), nullptr);
    EXPECT_TRUE(map.startsChord("M", "code"));
    EXPECT_FALSE(map.startsChord("M", "clips"));
}

TEST(KeyMap, SpellsKeysInOneWay) {
    EXPECT_EQ(canonicalKey("shift+ctrl+z"), "Ctrl+Shift+Z");
    EXPECT_EQ(canonicalKey("Ctrl++"), "Ctrl++");
    EXPECT_EQ(canonicalKey("+"), "+");
    EXPECT_EQ(canonicalKey("Ctrl+,"), "Ctrl+,");
    EXPECT_EQ(canonicalKey("enter"), "Return");
    EXPECT_EQ(canonicalKey("m, +"), "M, +");
    EXPECT_EQ(canonicalKey("f11"), "F11");
    EXPECT_EQ(canonicalKey(""), std::nullopt);
    EXPECT_EQ(canonicalKey("Hyper+Z"), std::nullopt);
    EXPECT_EQ(canonicalKey("F99"), std::nullopt);
    EXPECT_EQ(canonicalKey("Ctrl+"), std::nullopt);
}

TEST(KeyMap, RefusesAKeyInUseAndNamesItsHolder) {
    KeyMap map;
    const auto refused = map.assign("mark.in", {"O"});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().text(), HasSubstr("Set the out point"));
    EXPECT_EQ(map.find("I", "code")->id, "mark.in") << "a refused change leaves the map as it was";

    const auto prefix = map.assign("mark.in", {"M"});
    ASSERT_FALSE(prefix.has_value()) << "M begins the evidence keys";
    EXPECT_EQ(prefix.error().code, ErrorCode::Conflict);

    EXPECT_EQ(map.assign("mark.in", {"Hyper"}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(map.assign("no.such", {"Q"}).error().code, ErrorCode::NotFound);
    // The same key in another room is no conflict.
    EXPECT_TRUE(map.assign("compare.next", {"B"}).has_value());
}

TEST(KeyMap, ReadsWhatItWrites) {
    KeyMap map;
    EXPECT_EQ(map.toText(), "");
    ASSERT_TRUE(map.assign("mark.in", {"q", "Ctrl+Shift+q"}).has_value());
    ASSERT_TRUE(map.assign("speed.normal", {}).has_value());
    ASSERT_TRUE(map.assign("play.loop", {"|"}).has_value());
    const auto again = KeyMap::fromText(map.toText());
    ASSERT_TRUE(again.has_value()) << again.error().text();
    EXPECT_EQ(again->toText(), map.toText());
    EXPECT_EQ(again->find("Q", "code")->id, "mark.in");
    EXPECT_EQ(again->find("I", "code"), nullptr);
    EXPECT_EQ(again->find("|", "code")->id, "play.loop");
    EXPECT_TRUE(again->keys("speed.normal").empty());
}

TEST(KeyMap, TwoActionsMaySwapTheirKeys) {
    const auto map = KeyMap::fromText("mark.in = O\nmark.out = I\n");
    ASSERT_TRUE(map.has_value()) << map.error().text();
    EXPECT_EQ(map->find("O", "code")->id, "mark.in");
    EXPECT_EQ(map->find("I", "code")->id, "mark.out");
}

TEST(KeyMap, RefusesABrokenTextWithItsLine) {
    EXPECT_THAT(KeyMap::fromText("mark.in = Q\nrubbish\n").error().text(), HasSubstr("line 2"));
    EXPECT_EQ(KeyMap::fromText("mark.in = Space\n").error().code, ErrorCode::Conflict);
}

} // namespace
} // namespace attune

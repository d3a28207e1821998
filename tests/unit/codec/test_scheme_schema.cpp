// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON Schema of coding schemes and the reader say the same of every key.
#include "base/file.h"
#include "codec/scheme_json.h"
#include "support/places.h"
#include "unit/codec/json_schema.h"

#include <filesystem>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace attune {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const fs::path source = test::sourceFolder();

json load(const fs::path& file) {
    const auto text = readFile(file);
    EXPECT_TRUE(text) << file;
    return text ? json::parse(*text) : json();
}

test::JsonSchema schema() { return test::JsonSchema(load(source / "models/instruments/scheme.schema.json")); }

json everyKey() { return load(source / "tests/data/scheme/every-key.json"); }

bool reads(const json& document) { return schemeFaults(document.dump()).empty(); }

/// Calls visit with the place of every object of the document.
void eachObject(const json& value, const json::json_pointer& at,
                const std::function<void(const json::json_pointer&)>& visit) {
    if (value.is_object()) {
        visit(at);
        for (const auto& [key, inner] : value.items())
            eachObject(inner, at / key, visit);
    } else if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            eachObject(value[i], at / i, visit);
}

std::vector<json::json_pointer> objects(const json& document) {
    std::vector<json::json_pointer> out;
    eachObject(document, json::json_pointer(), [&](const json::json_pointer& at) { out.push_back(at); });
    return out;
}

} // namespace

TEST(SchemeSchema, OneSchemeHasEveryKey) {
    auto rules = schema();
    const json document = everyKey();
    EXPECT_TRUE(rules.accepts(document));
    for (const auto& fault : schemeFaults(document.dump()))
        ADD_FAILURE() << fault.place << ": " << fault.message;
    for (const std::string& key : rules.keys())
        EXPECT_TRUE(rules.keysSeen().contains(key)) << key << " is in no test";
}

TEST(SchemeSchema, EveryKeyIsRead) {
    auto rules = schema();
    const json document = everyKey();
    for (const auto& at : objects(document))
        for (const auto& [key, value] : document.at(at).items()) {
            json wrong = document;
            wrong.at(at)[key] = value.is_object() ? json(7) : json{{"neither", "one"}};
            EXPECT_FALSE(reads(wrong)) << (at / key).to_string() << " is in the schema but not read";
            EXPECT_FALSE(rules.accepts(wrong)) << (at / key).to_string();
        }
}

TEST(SchemeSchema, NoOtherKeyIsTaken) {
    auto rules = schema();
    const json document = everyKey();
    for (const auto& at : objects(document)) {
        json more = document;
        more.at(at)["another"] = 1;
        EXPECT_FALSE(reads(more)) << at.to_string();
        EXPECT_FALSE(rules.accepts(more)) << at.to_string();
    }
}

TEST(SchemeSchema, TheSameKeysMayBeLeftOut) {
    auto rules = schema();
    const json document = everyKey();
    for (const auto& at : objects(document))
        for (const auto& [key, value] : document.at(at).items()) {
            json less = document;
            less.at(at).erase(key);
            const std::string place = (at / key).to_string();
            // What a name refers to may be gone; only the reader knows of that.
            const auto faults = schemeFaults(less.dump());
            const bool missing = std::ranges::any_of(faults, [&](const DocumentFault& f) {
                return f.place == place && f.message.find("is missing") != std::string::npos;
            });
            const bool taken = rules.accepts(less);
            EXPECT_FALSE(missing && taken) << place;
            EXPECT_TRUE(taken || !faults.empty()) << place << " is asked for by the schema alone";
        }
}

TEST(SchemeSchema, TheSameWordsAreKnown) {
    auto rules = schema();
    const json document = everyKey();
    const auto names = load(source / "models/instruments/scheme.schema.json")["$defs"];
    for (const auto& [key, words] : {std::pair{"role", names["role"]["enum"]}, {"over", names["unit"]["enum"]}}) {
        ASSERT_GE(words.size(), 5u);
        for (const auto& at : objects(document)) {
            if (!document.at(at).contains(key))
                continue;
            json other = document;
            for (const json& word : words) {
                other.at(at)[key] = word;
                EXPECT_TRUE(reads(other)) << at.to_string() << " " << word;
                EXPECT_TRUE(rules.accepts(other)) << at.to_string() << " " << word;
            }
            other.at(at)[key] = "uncle";
            EXPECT_FALSE(reads(other));
            EXPECT_FALSE(rules.accepts(other));
        }
    }
}

TEST(SchemeSchema, LengthsAreCountedInCharacters) {
    auto rules = schema();
    json document = everyKey();
    std::string title;
    for (int i = 0; i < 200; ++i)
        title += "ß";
    document["title"] = title;
    EXPECT_TRUE(reads(document));
    EXPECT_TRUE(rules.accepts(document));
    document["title"] = title + "s";
    EXPECT_FALSE(reads(document));
    EXPECT_FALSE(rules.accepts(document));
}

TEST(SchemeSchema, WhatTheWriterWritesFitsIt) {
    std::vector<fs::path> files = {source / "tests/data/scheme/every-key.json"};
    for (const char* folder : {"models/instruments", "tests/data/structures"})
        for (const auto& entry : fs::directory_iterator(source / folder))
            if (entry.path().extension() == ".json" && !entry.path().string().ends_with(".schema.json"))
                files.push_back(entry.path());
    EXPECT_GE(files.size(), 20u);
    for (const fs::path& file : files) {
        auto rules = schema();
        const json document = load(file);
        EXPECT_TRUE(rules.accepts(document)) << file;
        const auto scheme = readScheme(document.dump());
        ASSERT_TRUE(scheme) << file << scheme.error().text();
        EXPECT_TRUE(rules.accepts(json::parse(writeScheme(*scheme)))) << file;
    }
}

} // namespace attune

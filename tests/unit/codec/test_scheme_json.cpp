// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "codec/scheme_json.h"
#include "support/places.h"
#include "support/sample_scheme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace attune {

using nlohmann::json;

namespace {

std::vector<std::string> placesOf(const json& document) {
    std::vector<std::string> out;
    for (const auto& fault : schemeFaults(document.dump()))
        out.push_back(fault.place);
    return out;
}

json small() { return json::parse(writeScheme(test::smallScheme())); }

} // namespace

TEST(SchemeJson, ReadsBackWhatItWrote) {
    const CodingScheme scheme = test::smallScheme();
    const std::string text = writeScheme(scheme);
    const auto read = readScheme(text);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(*read, scheme);
    EXPECT_EQ(writeScheme(*read), text);
}

TEST(SchemeJson, TheShippedSchemeIsSound) {
    const auto text = readFile(test::sourceFolder() / "models/instruments/six-strand.json");
    if (!text)
        GTEST_SKIP() << "not there";
    EXPECT_TRUE(schemeFaults(*text).empty());
    const auto scheme = readScheme(*text);
    ASSERT_TRUE(scheme);
    EXPECT_EQ(scheme->dimensions.size(), 6u);
    EXPECT_EQ(readScheme(writeScheme(*scheme)).value(), *scheme);
}

TEST(SchemeJson, EveryFaultHasItsPlace) {
    json document = small();
    document["titel"] = "x";
    document["title"] = "";
    document["version"] = 0;
    document["dimensions"][0]["role"] = "uncle";
    document["dimensions"][1]["id"] = "sensitivity";
    document["dimensions"][0]["scale"]["step"] = 0.7;
    document["dimensions"][1]["scale"]["anchors"][0]["at"] = 1.2;
    document["dimensions"][2]["scale"]["categories"] = {"one"};
    document["dimensions"][2]["items"][0].erase("name");
    document["ageBandMonths"] = {60, 6};
    document["segmentLabels"] = {"Bid", "Bid", 3};
    EXPECT_THAT(placesOf(document),
                testing::UnorderedElementsAre("/titel", "/title", "/version", "/dimensions/0/role", "/dimensions/1/id",
                                              "/dimensions/0/scale/step", "/dimensions/1/scale/anchors/0/at",
                                              "/dimensions/2/scale/categories", "/dimensions/2/items/0/name",
                                              "/ageBandMonths", "/segmentLabels/1", "/segmentLabels/2"));
}

TEST(SchemeJson, FaultsOneByOne) {
    const auto with = [](const std::string& pointer, const json& value) {
        json document = small();
        document[json::json_pointer(pointer)] = value;
        return placesOf(document);
    };
    using testing::ElementsAre;
    EXPECT_THAT(with("/dimensions/0/scale/max", 1), ElementsAre("/dimensions/0/scale/max"));
    EXPECT_THAT(with("/dimensions/0/scale/step", 0), ElementsAre("/dimensions/0/scale/step"));
    EXPECT_THAT(with("/dimensions/0/scale/step", 1e-300), ElementsAre("/dimensions/0/scale/step"));
    EXPECT_THAT(with("/dimensions/0/scale/kind", "likert"), ElementsAre("/dimensions/0/scale/kind"));
    EXPECT_THAT(with("/dimensions/0/scale", 3), ElementsAre("/dimensions/0/scale"));
    EXPECT_THAT(with("/dimensions/0/scale/anchors/1/at", 1), ElementsAre("/dimensions/0/scale/anchors/1/at"));
    EXPECT_THAT(with("/dimensions", json::array()), ElementsAre("/dimensions"));
    EXPECT_THAT(with("/id", "Six Strand"), ElementsAre("/id"));
    EXPECT_THAT(with("/format", "attune.scheme/2"), ElementsAre("/format"));
    EXPECT_THAT(with("/version", 1e30), ElementsAre("/version"));
    EXPECT_THAT(with("/licence", "free"), ElementsAre("/licence"));
}

TEST(SchemeJson, WhatIsNotJsonSaysWhere) {
    const auto faults = schemeFaults("{\n  \"format\": oops\n}");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].place, "line 2, column 13");
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("null"), std::string(100000, '['), std::string("{\"a\":1e999}"),
          std::string("{\"id\":\"\\u0000\"}"), std::string("{\"id\":\"\xFF\xFE\"}"), std::string("\0\0", 2),
          std::string("{\"format\":\"attune.scheme/1\",\"format\":\"attune.scheme/1\"}")})
        EXPECT_FALSE(schemeFaults(text).empty()) << text.substr(0, 40);
}

} // namespace attune

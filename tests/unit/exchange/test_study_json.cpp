// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/study_json.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(StudyJson, IsReadWhole) {
    const auto study = parseStudy(R"({"schema": "attune.study/1", "title": "Spring", "site": "North",
        "population": "families of one town", "setting": "home", "independence": "blind", "driftChecks": "monthly",
        "date": "2026-05-01", "dimensions": [{"id": "warmth", "name": "Warmth", "role": "adult"}, {"id": "play"}]})",
                                  "study.json");
    ASSERT_TRUE(study.has_value()) << study.error().text();
    EXPECT_EQ(study->title, "Spring");
    EXPECT_EQ(study->population, "families of one town");
    EXPECT_EQ(study->independence, "blind");
    EXPECT_EQ(study->driftChecks, "monthly");
    EXPECT_EQ(study->date, "2026-05-01");
    ASSERT_EQ(study->dimensions.size(), 2u);
    EXPECT_EQ(study->dimensions[0].role, "adult");
    EXPECT_EQ(study->dimensions[1].name, "play");
    EXPECT_TRUE(study->sampling.empty());
    EXPECT_FALSE(parseStudy(R"({"schema": "attune.study/1"})", "s")->date.has_value());
}

TEST(StudyJson, FaultsNameTheirPlace) {
    const auto fault = [](const char* json) {
        const auto study = parseStudy(json, "study.json");
        return study ? std::string() : study.error().text();
    };
    EXPECT_NE(fault("[]").find("not a JSON object (study.json)"), std::string::npos);
    EXPECT_NE(fault("{").find("not a JSON object"), std::string::npos);
    EXPECT_NE(fault("{}").find("\"schema\" is missing"), std::string::npos);
    EXPECT_NE(fault(R"({"schema": "attune.rule/1"})").find("attune.study/1"), std::string::npos);
    EXPECT_NE(fault(R"({"schema": "attune.study/1", "populaton": ""})").find("\"populaton\" is not known"),
              std::string::npos);
    EXPECT_NE(fault(R"({"schema": "attune.study/1", "site": 3})").find("\"site\" is not a text"), std::string::npos);
    EXPECT_NE(fault(R"({"schema": "attune.study/1", "dimensions": [{"id": "a"}, {"id": "b", "role": "father"}]})")
                  .find("study.json, dimension 2"),
              std::string::npos);
    EXPECT_NE(fault(std::string(20'000, '[').c_str()).find("too deep"), std::string::npos);
}

} // namespace
} // namespace attune

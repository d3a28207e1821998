// SPDX-License-Identifier: GPL-3.0-or-later
// Random damage to small rating files: each is either read or refused in words. The corpus of the fuzzer replays here.
#include "base/file.h"
#include "support/places.h"
#include "support/ratings_pipeline.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <random>

using namespace attune;

namespace {

const std::string seeds[] = {
    "target,rater,dimension,score,role,status\nc1,R0,s,4,reference,coded\nc1,T1,s,5,trainee,coded\n"
    "c2,R0,s,3,reference,coded\nc2,T1,s,,trainee,not_codable\nc3,R0,s,6.5,reference,\nc3,T1,s,NA,trainee,\n",
    "\xEF\xBB\xBF"
    "clip;coder;rating\n\"a;\"\"1\"\"\";x;low\n\"a;\"\"1\"\"\";y;high\nb;x;low\nb;y;low\n",
    "case\tRater_ID\tvalue\r\n1\ta\t-1e14\r\n1\tb\t2.5\r\n2\ta\t0\r\n2\tb\t0\r\n"};

std::string mutated(std::string text, std::mt19937_64& random) {
    const std::string pieces[] = {",",
                                  ";",
                                  "\t",
                                  "\"",
                                  "\n",
                                  "\r",
                                  "\xFF",
                                  "NA",
                                  "nan",
                                  "1e308",
                                  "-0",
                                  "9",
                                  "",
                                  "é",
                                  "target",
                                  "c1,R0,s,4,reference,coded\n",
                                  std::string(1, '\0')};
    const int edits = 1 + static_cast<int>(random() % 5);
    for (int i = 0; i < edits; ++i) {
        const std::size_t at = text.empty() ? 0 : random() % text.size();
        switch (random() % 4) {
        case 0:
            text.erase(at, 1 + random() % 6);
            break;
        case 1:
            text.insert(at, pieces[random() % std::size(pieces)]);
            break;
        case 2:
            if (!text.empty())
                text[at] = static_cast<char>(random() % 256);
            break;
        default:
            text = text.substr(0, at) + text.substr(at / 2);
        }
    }
    return text;
}

} // namespace

TEST(RatingsMutation, EveryDamagedFileIsReadOrRefused) {
    std::mt19937_64 random(8);
    int read = 0, refused = 0;
    for (int trial = 0; trial < 6000; ++trial) {
        const std::string text = mutated(seeds[trial % 3], random);
        ASSERT_NO_THROW((runRatingsPipeline(text) ? read : refused) += 1) << text;
    }
    EXPECT_GT(read, 200);
    EXPECT_GT(refused, 200);
}

TEST(RatingsMutation, UndamagedSeedsAreRead) {
    for (const std::string& seed : seeds)
        EXPECT_TRUE(runRatingsPipeline(seed)) << seed;
}

TEST(RatingsMutation, CorpusAndRegressionsOfTheFuzzerReplay) {
    const std::filesystem::path tests = test::sourceFolder() / "tests";
    int files = 0;
    for (const auto& folder : {tests / "fuzz/corpus/ratings_csv", tests / "data/regressions/ratings_csv"}) {
        if (!std::filesystem::exists(folder)) // a folder of regressions is made with the first of them
            continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const auto bytes = readFile(entry.path());
            ASSERT_TRUE(bytes) << bytes.error().text();
            ASSERT_NO_THROW(runRatingsPipeline(*bytes)) << entry.path();
            ++files;
        }
    }
    EXPECT_GT(files, 0);
}

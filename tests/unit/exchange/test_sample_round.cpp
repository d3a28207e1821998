// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped sample round is whole and at one with itself. Reads the files only, not with the program's own parsers.
#include "support/places.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kRoot = attune::test::sourceFolder();
const fs::path kRound = kRoot / "sample_data" / "round_01";
const fs::path kClips = kRoot / "sample_data" / "clips";

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    EXPECT_TRUE(stream) << file;
    return {std::istreambuf_iterator<char>(stream), {}};
}

Json jsonOf(const fs::path& file) { return Json::parse(bytesOf(file)); }

std::uint64_t bigEndian(const std::string& bytes, std::size_t at, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    }
    return value;
}

/// Content of the first box of that type among its siblings in [from, to): its begin and end.
std::pair<std::size_t, std::size_t> box(const std::string& bytes, const std::string& type, std::size_t from,
                                        std::size_t to) {
    while (from + 8 <= to) {
        const auto size = static_cast<std::size_t>(bigEndian(bytes, from, 4));
        if (size < 8) {
            break;
        }
        if (bytes.compare(from + 4, 4, type) == 0) {
            return {from + 8, from + size};
        }
        from += size;
    }
    ADD_FAILURE() << "no box " << type;
    return {0, 0};
}

/// The whole film's length as its movie header states it.
std::int64_t durationNs(const std::string& bytes) {
    const auto moov = box(bytes, "moov", 0, bytes.size());
    const auto header = box(bytes, "mvhd", moov.first, moov.second).first;
    EXPECT_EQ(bytes.at(header), 0) << "version of the movie header";
    return static_cast<std::int64_t>(bigEndian(bytes, header + 16, 4) * 1'000'000'000 /
                                     bigEndian(bytes, header + 12, 4));
}

struct Round {
    Json round = jsonOf(kRound / "round.json");
    Json scheme = jsonOf(kRoot / "models" / "instruments" / "six-strand.json");
    std::map<std::string, std::int64_t> clips; ///< id to length in ns
    std::set<std::string> dimensions;
    std::map<std::string, std::string> roles;
    std::map<std::pair<std::string, std::string>, Json> codings; ///< rater, clip

    Round() {
        for (const auto& clip : round.at("clips")) {
            clips[clip.at("clip")] = durationNs(bytesOf(kRound / clip.at("file").get<std::string>()));
        }
        for (const auto& dimension : scheme.at("dimensions")) {
            dimensions.insert(dimension.at("id").get<std::string>());
        }
        for (const auto& rater : round.at("raters")) {
            roles[rater.at("id")] = rater.at("role");
        }
        for (const auto& [rater, role] : roles) {
            const fs::path folder = kRound / (role == "reference" ? "reference" : rater);
            for (const auto& entry : fs::directory_iterator(folder)) {
                Json coding = jsonOf(entry.path());
                EXPECT_EQ(coding.at("rater"), rater) << entry.path();
                EXPECT_EQ(coding.at("clip").get<std::string>() + ".json", entry.path().filename().string());
                codings.emplace(std::pair{rater, coding.at("clip").get<std::string>()}, coding);
            }
        }
    }
};

const Round& sample() {
    static const Round round;
    return round;
}

/// NaN when there is no number.
double scoreOf(const std::string& rater, const std::string& clip, const std::string& dimension) {
    for (const auto& rating : sample().codings.at({rater, clip}).at("ratings")) {
        if (rating.at("dimension") == dimension && rating.at("score").is_number()) {
            return rating.at("score").get<double>();
        }
    }
    return std::nan("");
}

TEST(SampleRound, ClipsAreThereAndTogetherSmallerThanEightMegabytes) {
    std::uintmax_t total = 0;
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(kClips)) {
        EXPECT_EQ(entry.path().extension(), ".mp4");
        total += entry.file_size();
        ++count;
    }
    EXPECT_EQ(count, 13u);
    EXPECT_LT(total, 8'000'000u);
    ASSERT_EQ(sample().clips.size(), 12u);
    for (const auto& [clip, length] : sample().clips) {
        EXPECT_GE(length, 20'000'000'000) << clip;
        EXPECT_LE(length, 45'000'000'000) << clip;
    }
}

TEST(SampleRound, ClipsCarryNoMetadata) {
    for (const auto& entry : fs::directory_iterator(kClips)) {
        const std::string bytes = bytesOf(entry.path());
        const auto moov = box(bytes, "moov", 0, bytes.size());
        const auto tags = bytes.find("ilst", moov.first); // the list of titles, places, devices
        if (tags < moov.second) {
            EXPECT_EQ(bigEndian(bytes, tags - 4, 4), 8u) << entry.path() << ": the list is not empty";
        }
    }
}

TEST(SampleRound, PhoneClipLiesOnItsSideWithARotation) {
    const std::string bytes = bytesOf(kClips / "phone-01.mp4");
    const auto moov = box(bytes, "moov", 0, bytes.size());
    const auto track = box(bytes, "trak", moov.first, moov.second);
    const auto header = box(bytes, "tkhd", track.first, track.second).first;
    ASSERT_EQ(bytes.at(header), 0);
    const auto matrix = [&](std::size_t index) {
        return static_cast<std::int32_t>(bigEndian(bytes, header + 40 + 4 * index, 4));
    };
    EXPECT_EQ(matrix(0), 0);
    EXPECT_EQ(matrix(1), 0x10000); // a quarter turn clockwise
    EXPECT_EQ(matrix(3), -0x10000);
    EXPECT_EQ(bigEndian(bytes, header + 76, 4) >> 16, 640u);
    EXPECT_EQ(bigEndian(bytes, header + 80, 4) >> 16, 360u);
}

TEST(SampleRound, SchemeHasShortAnchorsAtOneFourAndSeven) {
    const Json& scheme = sample().scheme;
    EXPECT_EQ(scheme.at("format"), "attune.scheme/1");
    EXPECT_EQ(scheme.at("id"), sample().round.at("scheme").at("id"));
    EXPECT_EQ(scheme.at("version"), sample().round.at("scheme").at("version"));
    EXPECT_NE(scheme.at("notice").get<std::string>().find("not the Emotional Availability Scales"), std::string::npos);
    ASSERT_EQ(sample().dimensions.size(), 6u);
    for (const auto& dimension : scheme.at("dimensions")) {
        const Json& scale = dimension.at("scale");
        EXPECT_EQ(scale.at("min"), 1);
        EXPECT_EQ(scale.at("max"), 7);
        EXPECT_EQ(scale.at("step"), 0.5);
        std::vector<int> at;
        for (const auto& anchor : scale.at("anchors")) {
            at.push_back(anchor.at("at"));
            std::istringstream words(anchor.at("text").get<std::string>());
            EXPECT_LE(std::distance(std::istream_iterator<std::string>(words), {}), 20) << dimension.at("id");
        }
        EXPECT_EQ(at, (std::vector{1, 4, 7})) << dimension.at("id");
    }
}

TEST(SampleRound, EveryCodingIsWellFormed) {
    const std::set<std::string> statuses{"coded", "not_codable", "not_observed", "not_applicable", "skipped"};
    ASSERT_EQ(sample().codings.size(), 48u);
    for (const auto& [key, coding] : sample().codings) {
        SCOPED_TRACE(key.first + " " + key.second);
        EXPECT_EQ(coding.at("format"), "attune.coding/1");
        EXPECT_EQ(coding.at("scheme"), sample().round.at("scheme"));
        ASSERT_TRUE(sample().clips.contains(key.second));
        EXPECT_LT(coding.at("startedAt").get<std::string>(), coding.at("submittedAt").get<std::string>());
        std::set<std::string> rated;
        for (const auto& rating : coding.at("ratings")) {
            const std::string dimension = rating.at("dimension");
            EXPECT_TRUE(sample().dimensions.contains(dimension)) << dimension;
            EXPECT_TRUE(rated.insert(dimension).second) << "twice: " << dimension;
            EXPECT_TRUE(statuses.contains(rating.at("status").get<std::string>()));
            EXPECT_EQ(rating.at("status") == "coded", rating.at("score").is_number());
            EXPECT_GE(rating.at("confidence").get<int>(), 1);
            EXPECT_LE(rating.at("confidence").get<int>(), 3);
            if (rating.at("score").is_number()) {
                const double halves = rating.at("score").get<double>() * 2;
                EXPECT_EQ(halves, std::round(halves));
                EXPECT_GE(halves, 2);
                EXPECT_LE(halves, 14);
            }
        }
        std::set<std::string> ids;
        for (const auto& mark : coding.at("evidence")) {
            EXPECT_TRUE(ids.insert(mark.at("id").get<std::string>()).second);
            EXPECT_TRUE(rated.contains(mark.at("dimension").get<std::string>()));
            EXPECT_TRUE(mark.at("direction") == "+" || mark.at("direction") == "-");
            EXPECT_FALSE(mark.at("note").get<std::string>().empty());
            const auto begin = mark.at("beginNs").get<std::int64_t>();
            const auto end = mark.at("endNs").get<std::int64_t>();
            EXPECT_GE(begin, 0);
            EXPECT_LT(begin, end);
            EXPECT_LE(end, sample().clips.at(key.second));
            EXPECT_EQ(begin % 40'000'000, 0) << "on a frame";
        }
    }
}

TEST(SampleRound, EveryReferenceRatingHasARationaleAndEvidence) {
    for (const auto& [clip, length] : sample().clips) {
        const Json& coding = sample().codings.at({"REF", clip});
        EXPECT_EQ(coding.at("ratings").size(), 6u) << clip;
        for (const auto& rating : coding.at("ratings")) {
            EXPECT_FALSE(rating.at("rationale").get<std::string>().empty()) << clip;
            const auto marks = std::ranges::count_if(coding.at("evidence"), [&](const Json& mark) {
                return mark.at("dimension") == rating.at("dimension");
            });
            EXPECT_GE(marks, 1) << clip << " " << rating.at("dimension");
            EXPECT_LE(marks, 3) << clip << " " << rating.at("dimension");
        }
    }
}

TEST(SampleRound, TableHoldsExactlyTheCodings) {
    std::set<std::string> fromCodings;
    for (const auto& [key, coding] : sample().codings) {
        for (const auto& rating : coding.at("ratings")) {
            std::ostringstream line;
            line << key.second << ',' << key.first << ',' << sample().roles.at(key.first) << ','
                 << rating.at("dimension").get<std::string>() << ',';
            if (rating.at("score").is_number()) {
                line << rating.at("score").get<double>();
            }
            line << ',' << rating.at("status").get<std::string>();
            EXPECT_TRUE(fromCodings.insert(line.str()).second);
        }
    }
    std::istringstream table(bytesOf(kRound / "ratings.csv"));
    std::string line;
    std::getline(table, line);
    EXPECT_EQ(line, "target,rater,role,dimension,score,status");
    std::set<std::string> fromTable;
    while (std::getline(table, line)) {
        EXPECT_TRUE(fromTable.insert(line).second) << line;
    }
    EXPECT_EQ(fromTable, fromCodings);
}

TEST(SampleRound, RatersDifferAsIntended) {
    std::map<std::string, double> sums, counts, awayFromMiddle;
    for (const auto& [clip, length] : sample().clips) {
        for (const auto& dimension : sample().dimensions) {
            for (const auto& [rater, role] : sample().roles) {
                const double reference = scoreOf("REF", clip, dimension);
                const double own = scoreOf(rater, clip, dimension);
                if (role == "trainee" && !std::isnan(own) && dimension != "non_hostility") {
                    sums[rater] += own - reference;
                    counts[rater] += 1;
                    awayFromMiddle[rater] += std::abs(own - 4.5) - std::abs(reference - 4.5);
                }
            }
        }
    }
    EXPECT_NEAR(sums["T01"] / counts["T01"], 0, .2);
    EXPECT_NEAR(sums["T02"] / counts["T02"], 1, .2);
    EXPECT_LT(awayFromMiddle["T03"] / counts["T03"], -.5);
}

TEST(SampleRound, ReferenceVariesExceptForTheCeilingOfNonHostility) {
    for (const auto& dimension : sample().dimensions) {
        double sum = 0, squares = 0, top = 0;
        for (const auto& [clip, length] : sample().clips) {
            const double score = scoreOf("REF", clip, dimension);
            sum += score;
            squares += score * score;
            top += score == 7;
        }
        const double n = static_cast<double>(sample().clips.size());
        const double deviation = std::sqrt((squares - sum * sum / n) / (n - 1));
        if (dimension == "non_hostility") {
            EXPECT_GE(top, n / 2);
            EXPECT_LT(deviation, .75);
        } else {
            EXPECT_GT(deviation, 1) << dimension;
        }
    }
}

} // namespace

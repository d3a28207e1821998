// SPDX-License-Identifier: GPL-3.0-or-later
// Laws: what a format can hold comes back from it as it was, whatever it is.
#include "support/eaf_rules.h"
#include "timed_support.h"

#include <map>
#include <rapidcheck.h>

namespace attune {
namespace {

using namespace test;

// What the document of a law may hold; each format gets what it has a place for.
struct Shape {
    bool sessions = false;  ///< several observations
    bool people = false;    ///< coders and subjects of rows, else of tiers
    bool texts = false;     ///< modifiers and comments
    bool sequences = false; ///< rows without time
    bool open = false;      ///< rows without an end
    bool overlaps = false;
    bool shorts = false; ///< spans of no length
    bool points = true;
    bool plainCodes = false; ///< letters only, each in one tier
    bool labels = false;     ///< GSEQ: observations "subject#1"
    std::int64_t unit = 1'000'000;
};

std::string text(std::size_t most) {
    static const std::vector<std::string> pieces{
        "a", "b",  "Z", "7", " ", "\xC3\xA9", "\"", "'", "<", ">", "&", ",", ";",
        "|", "\\", "(", ")", "-", "%",        "\n", "=", "#", "@", "[", "]", "\xE6\x97\xA5",
        "*", "!",  "/", "."};
    const auto n = *rc::gen::inRange<std::size_t>(1, most + 1);
    std::string out = "x";
    for (std::size_t i = 0; i < n; ++i)
        out += *rc::gen::elementOf(pieces);
    return out + "y"; // not blank, no blank at an end
}

std::string word() {
    std::string out;
    const auto n = *rc::gen::inRange(1, 6);
    for (int i = 0; i < n; ++i)
        out += static_cast<char>('a' + *rc::gen::inRange(0, 26));
    return out;
}

TimedDocument anyDocument(const Shape& shape) {
    TimedDocument document;
    document.title = "play";
    const auto sessions = shape.sessions ? *rc::gen::inRange<std::size_t>(1, 4) : 1;
    for (std::size_t i = 0; i < sessions; ++i)
        document.observations.push_back(
            {(i == 0 ? "play" : "s" + std::to_string(i)) + (shape.labels ? "#1" : ""), {}, {}, {}});
    const auto tiers = *rc::gen::inRange<std::size_t>(1, 4);
    for (std::size_t t = 0; t < tiers; ++t) {
        TimedTier& tier = document.tiers.emplace_back();
        tier.name = (shape.plainCodes ? word() : text(3)) + std::to_string(t);
        std::erase(tier.name, '\n');
        const bool pointTier = shape.points && *rc::gen::inRange(0, 3) == 0;
        tier.points = pointTier;
        for (std::size_t o = 0; o < sessions; ++o) {
            std::int64_t at = 0;
            const auto rows = *rc::gen::inRange(0, 6);
            for (int i = 0; i < rows; ++i) {
                TimedRow row;
                row.observation = o;
                row.tier = t;
                row.code = shape.plainCodes ? word() + std::to_string(t) : text(6);
                if (shape.people) {
                    row.coder = *rc::gen::elementOf(std::vector<std::string>{"", "T01", "T 02"});
                    row.subject = *rc::gen::elementOf(std::vector<std::string>{"", "child", "the mother"});
                }
                if (shape.labels)
                    row.subject = document.observations[o].name.substr(0, document.observations[o].name.size() - 2);
                if (shape.texts && *rc::gen::inRange(0, 2) == 0)
                    row.modifiers = text(3);
                if (shape.texts && *rc::gen::inRange(0, 2) == 0)
                    row.comment = text(5);
                if (shape.sequences && *rc::gen::inRange(0, 5) == 0) {
                    row.kind = TimedKind::Sequence;
                    row.order = *rc::gen::inRange(1, 100);
                    document.rows.push_back(row);
                    continue;
                }
                at += *rc::gen::inRange<std::int64_t>(1, 5000) * shape.unit;
                // From 1 on: an open code at 0 cannot be told from a moment where an end of 0 means none (Datavyu).
                row.start = MediaTime(shape.overlaps ? *rc::gen::inRange<std::int64_t>(1, 5000) * shape.unit : at);
                row.kind = pointTier ? TimedKind::Point : TimedKind::Interval;
                const std::int64_t length = shape.shorts && *rc::gen::inRange(0, 5) == 0
                                                ? 0
                                                : *rc::gen::inRange<std::int64_t>(1, 5000) * shape.unit;
                row.end = pointTier ? row.start : row.start + MediaDuration(length);
                at += length;
                if (shape.open && !pointTier && *rc::gen::inRange(0, 4) == 0)
                    row.end.reset();
                document.rows.push_back(row);
            }
        }
    }
    return document;
}

void expectRoundTrip(const char* format, const Shape& shape) {
    EXPECT_TRUE(rc::check(std::string(format) + " gives back what it was given", [&] {
        const auto document = anyDocument(shape);
        const auto file = writeTimed(document, format);
        RC_ASSERT(file.has_value());
        ReadOptions options;
        options.name = "play";
        const auto again = readTimed(file->bytes, options);
        RC_ASSERT(again.has_value());
        RC_LOG() << file->bytes;
        RC_ASSERT(sortedTable(*again) == sortedTable(document));
        // Once read, it goes through its own format without a change.
        const auto second = writeTimed(*again, format);
        RC_ASSERT(second.has_value());
        RC_ASSERT(tableOf(*readTimed(second->bytes, options)) == tableOf(*again));
    }));
}

TEST(RoundTrip, Csv) {
    expectRoundTrip("csv", {.sessions = true,
                            .people = true,
                            .texts = true,
                            .sequences = true,
                            .open = true,
                            .overlaps = true,
                            .shorts = true,
                            .unit = 1});
}
TEST(RoundTrip, Wide) {
    expectRoundTrip("wide",
                    {.sessions = true, .people = true, .open = true, .overlaps = true, .shorts = true, .unit = 1});
}
TEST(RoundTrip, Xlsx) {
    expectRoundTrip("xlsx", {.sessions = true,
                             .people = true,
                             .texts = true,
                             .sequences = true,
                             .open = true,
                             .overlaps = true,
                             .unit = 1000});
}
TEST(RoundTrip, Sav) {
    expectRoundTrip("sav", {.sessions = true,
                            .people = true,
                            .texts = true,
                            .sequences = true,
                            .open = true,
                            .overlaps = true,
                            .unit = 1000});
}
TEST(RoundTrip, Vtt) {
    expectRoundTrip("vtt", {.sessions = true, .people = true, .texts = true, .open = true, .overlaps = true});
}
TEST(RoundTrip, Eaf) { expectRoundTrip("eaf", {.texts = true, .shorts = true}); }
TEST(RoundTrip, WhatIsWrittenKeepsTheRulesOfEaf) {
    EXPECT_TRUE(rc::check("every .eaf keeps the rules of its format", [] {
        const auto document =
            anyDocument({.people = true, .texts = true, .sequences = true, .open = true, .overlaps = true});
        const auto file = writeTimed(document, "eaf");
        RC_ASSERT(file.has_value());
        RC_LOG() << file->bytes;
        RC_ASSERT(EafRules::faultOf(file->bytes) == "");
    }));
}
TEST(RoundTrip, TextGrid) { expectRoundTrip("textgrid", {.unit = 1}); }
TEST(RoundTrip, ShortTextGrid) { expectRoundTrip("textgrid-short", {.unit = 1}); }
TEST(RoundTrip, Opf) { expectRoundTrip("opf", {.people = true, .open = true, .overlaps = true}); }
TEST(RoundTrip, Boris) { expectRoundTrip("boris", {.sessions = true, .shorts = true, .unit = 1000}); }
TEST(RoundTrip, Sds) { expectRoundTrip("sds", {.sessions = true, .plainCodes = true, .labels = true}); }

// What people type: nothing of it may end or change a file.
TEST(RoundTrip, AwkwardTextsComeBackLetterForLetter) {
    std::vector<std::string> texts{"a,b;c|d",
                                   "\\",
                                   "\"",
                                   "\"\"q",
                                   "it's",
                                   "two\nlines",
                                   "\xC3\xBC \xC3\x9F \xE6\x97\xA5",
                                   "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x98\x80",
                                   "<b>&amp;</b>",
                                   "(x)",
                                   "-",
                                   "-->",
                                   "%x",
                                   "!y!",
                                   "*",
                                   "/",
                                   "$FL2",
                                   "0",
                                   "=1+1",
                                   "@x",
                                   "[T01]",
                                   "e\xCC\x81",
                                   "_x000D_",
                                   "#4"};
    texts.push_back(std::string(10'000, 'x') + " \xC3\xA4");
    for (const char* format :
         {"csv", "wide", "xlsx", "sav", "eaf", "textgrid", "textgrid-short", "opf", "boris", "vtt"}) {
        TimedDocument document;
        document.title = "play";
        (void)document.observation("play");
        (void)document.tier("texts");
        for (std::size_t i = 0; i < texts.size(); ++i)
            document.rows.push_back(interval(static_cast<std::int64_t>(i) * 2000 + 1000,
                                             static_cast<std::int64_t>(i) * 2000 + 2000, texts[i]));
        const auto again = readText(written(document, format).bytes);
        ASSERT_EQ(again.rows.size(), texts.size()) << format;
        for (std::size_t i = 0; i < texts.size(); ++i)
            EXPECT_EQ(again.rows[i].code, texts[i]) << format;
        EXPECT_EQ(tableOf(readText(written(again, format).bytes)), tableOf(again)) << format;
    }
}

// What a person did to a file's codes and what the file held besides are both there afterwards.
TEST(RoundTrip, ChangesInAnOriginalAreThatAndNoMore) {
    for (const char* format : {"eaf", "textgrid", "opf", "boris", "vtt"})
        EXPECT_TRUE(rc::check(std::string(format) + " takes changes", [&] {
            auto document = anyDocument({});
            ReadOptions options;
            options.name = "play";
            auto read = readTimed(writeTimed(document, format)->bytes, options);
            RC_ASSERT(read.has_value());
            RC_PRE(!read->rows.empty());
            const auto at = *rc::gen::inRange<std::size_t>(0, read->rows.size());
            if (*rc::gen::inRange(0, 2) == 0) {
                read->rows.erase(read->rows.begin() + static_cast<std::ptrdiff_t>(at));
            } else if (read->rows[at].kind == TimedKind::Interval) {
                // Shorter, so that nothing overlaps.
                TimedRow& row = read->rows[at];
                row.end =
                    row.start +
                    MediaDuration(std::max<std::int64_t>(1'000'000, (*row.end - row.start).ns / 2'000'000 * 1'000'000));
            }
            const auto again = readTimed(writeTimed(*read, format)->bytes, options);
            RC_ASSERT(again.has_value());
            RC_ASSERT(sortedTable(*again) == sortedTable(*read));
        }));
}

} // namespace
} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/timeline_report.h"
#include "support/slow_timeline.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace attune {
namespace {

constexpr std::int64_t second = 1'000'000'000;

TimedCode row(std::string coder, double start, double end, std::string code) {
    const auto ns = [](double s) { return MediaTime(static_cast<std::int64_t>(std::llround(s * 1e9))); };
    return {std::move(coder), {ns(start), ns(end)}, std::move(code)};
}

TimelinePair onePair(std::vector<TimedCode> rows, TimelineSettings settings = {}) {
    auto report = timelineReport(std::move(rows), settings);
    EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().text());
    EXPECT_EQ(report->pairs.size(), 1u);
    return report->pairs.front();
}

std::optional<double> valueOf(const TimelinePair& pair, std::string_view name, std::string_view key = {},
                              std::string_view value = {}) {
    const Estimate* e = pair.find(name, key, value);
    EXPECT_NE(e, nullptr) << name;
    return e ? e->value : std::nullopt;
}

// Two coders without overlaps, times whole milliseconds.
std::vector<TimedCode> randomRows(std::mt19937_64& random, int codes, int most = 12) {
    std::vector<TimedCode> rows;
    for (const char* coder : {"A", "B"})
        for (const auto& s : slow::randomCoder(random, 60'000, codes, most))
            rows.push_back({coder,
                            {MediaTime(s.begin * 1'000'000), MediaTime(s.end * 1'000'000)},
                            std::string(1, static_cast<char>('p' + s.code))});
    return rows;
}

const std::vector<std::string> names{"duration_kappa",
                                     "duration_kappa_excl_nil",
                                     "time_unit_kappa",
                                     "time_unit_kappa_tolerance",
                                     "time_unit_kappa_tolerance",
                                     "time_unit_kappa_tolerance",
                                     "mean_iou",
                                     "f1_iou",
                                     "f1_iou",
                                     "f1_iou",
                                     "easydiag_raw",
                                     "easydiag_kappa",
                                     "event_alignment_kappa",
                                     "overlap_extent",
                                     "alpha_u",
                                     "pk",
                                     "windowdiff",
                                     "gamma"};

TEST(TimelineReport, EveryFigureIsThereInOrderWithAValueOrAReason) {
    std::mt19937_64 random(1);
    for (int round = 0; round < 200; ++round) {
        auto rows = randomRows(random, 3);
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        settings.duration = MediaDuration(60 * second);
        const auto pair = onePair(rows, settings);
        ASSERT_EQ(pair.estimates.size(), names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const Estimate& e = pair.estimates[i];
            EXPECT_EQ(e.name, names[i]);
            EXPECT_EQ(e.value.has_value(), e.undefined.empty()) << e.name;
            EXPECT_FALSE(e.definition.empty());
            if (e.value) {
                EXPECT_TRUE(std::isfinite(*e.value)) << e.name;
                EXPECT_LE(*e.value, 1) << e.name;
            }
        }
    }
}

TEST(TimelineReport, OneCoderTwiceAgreesPerfectly) {
    std::mt19937_64 random(2);
    int compared = 0;
    for (int round = 0; round < 200; ++round) {
        auto rows = randomRows(random, 3);
        std::erase_if(rows, [](const TimedCode& r) { return r.coder == "B"; });
        const std::size_t own = rows.size();
        if (own < 2)
            continue;
        for (std::size_t i = 0; i < own; ++i) {
            rows.push_back(rows[i]);
            rows.back().coder = "B";
        }
        const auto pair = onePair(rows);
        EXPECT_TRUE(pair.disagreements.empty());
        for (const Estimate& e : pair.estimates) {
            if (!e.value) {
                EXPECT_TRUE(e.undefined == "one_category" || e.undefined == "n_too_small") << e.name << e.undefined;
                continue;
            }
            EXPECT_EQ(*e.value, e.name == "pk" || e.name == "windowdiff" ? 0 : 1) << e.name;
            ++compared;
        }
        for (const TimelineCode& c : pair.perCode)
            EXPECT_EQ(c.iou, 1.0);
    }
    EXPECT_GT(compared, 2000);
}

TEST(TimelineReport, SymmetricFiguresDoNotChangeWithTheOrderOfTheCoders) {
    std::mt19937_64 random(3);
    for (int round = 0; round < 200; ++round) {
        const auto rows = randomRows(random, 3);
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        settings.duration = MediaDuration(60 * second);
        settings.tolerance = MediaDuration(2 * second);
        const auto ab = onePair(rows, settings);
        settings.coders = {"B", "A"};
        const auto ba = onePair(rows, settings);
        for (const char* name :
             {"duration_kappa", "duration_kappa_excl_nil", "time_unit_kappa", "mean_iou", "f1_iou", "alpha_u"}) {
            const auto x = valueOf(ab, name), y = valueOf(ba, name);
            ASSERT_EQ(x.has_value(), y.has_value()) << name;
            if (x) {
                EXPECT_NEAR(*x, *y, 1e-12) << name;
            }
        }
        EXPECT_EQ(valueOf(ab, "time_unit_kappa_tolerance", "base", "a"),
                  valueOf(ba, "time_unit_kappa_tolerance", "base", "b"));
        EXPECT_EQ(valueOf(ab, "time_unit_kappa_tolerance", "base", "mean"),
                  valueOf(ba, "time_unit_kappa_tolerance", "base", "mean"));
        EXPECT_EQ(valueOf(ab, "f1_iou", "reference", "a"), valueOf(ba, "f1_iou", "reference", "b"));
        settings.reference = "A"; // now b
        const auto turned = onePair(rows, settings);
        EXPECT_EQ(valueOf(ab, "pk"), valueOf(turned, "pk"));
        EXPECT_EQ(valueOf(ab, "windowdiff"), valueOf(turned, "windowdiff"));
        EXPECT_EQ(valueOf(ab, "overlap_extent"), valueOf(turned, "overlap_extent"));
        ASSERT_EQ(ab.disagreements.size(), ba.disagreements.size());
    }
}

TEST(TimelineReport, OrderOfTheRowsPlaysNoPart) {
    std::mt19937_64 random(4);
    for (int round = 0; round < 50; ++round) {
        auto rows = randomRows(random, 3);
        const auto before = timelineReport(rows, {});
        std::ranges::shuffle(rows, random);
        const auto after = timelineReport(rows, {});
        ASSERT_TRUE(before && after);
        ASSERT_EQ(before->pairs.size(), after->pairs.size());
        for (std::size_t p = 0; p < before->pairs.size(); ++p) {
            for (std::size_t i = 0; i < names.size(); ++i)
                EXPECT_EQ(before->pairs[p].estimates[i].value, after->pairs[p].estimates[i].value) << names[i];
            EXPECT_EQ(before->pairs[p].disagreements, after->pairs[p].disagreements);
        }
    }
}

TEST(TimelineReport, ShiftingTheSessionLeavesTheEventFiguresAlone) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 100; ++round) {
        const auto rows = randomRows(random, 3);
        auto later = rows;
        for (TimedCode& r : later)
            r.span = {r.span.begin + MediaDuration(7 * second), r.span.end + MediaDuration(7 * second)};
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        settings.duration = MediaDuration(60 * second);
        const auto x = onePair(rows, settings);
        settings.duration = MediaDuration(67 * second);
        const auto y = onePair(later, settings);
        for (const char* name : {"duration_kappa_excl_nil", "mean_iou", "f1_iou", "easydiag_raw", "easydiag_kappa",
                                 "event_alignment_kappa", "overlap_extent"})
            EXPECT_EQ(valueOf(x, name), valueOf(y, name)) << name;
        ASSERT_EQ(x.disagreements.size(), y.disagreements.size());
        for (std::size_t i = 0; i < x.disagreements.size(); ++i)
            EXPECT_EQ(x.disagreements[i].span.begin + MediaDuration(7 * second), y.disagreements[i].span.begin);
    }
}

TEST(TimelineReport, NoToleranceIsTheTimeUnitKappa) {
    std::mt19937_64 random(6);
    for (int round = 0; round < 100; ++round) {
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        const auto pair = onePair(randomRows(random, 3), settings);
        for (const char* base : {"a", "b", "mean"})
            EXPECT_EQ(valueOf(pair, "time_unit_kappa_tolerance", "base", base), valueOf(pair, "time_unit_kappa"));
    }
}

TEST(TimelineReport, DisagreementsAddUpToTheTableOffItsDiagonal) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round) {
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        settings.duration = MediaDuration(60 * second);
        const auto pair = onePair(randomRows(random, 4), settings);
        std::int64_t listed = 0, off = 0;
        MediaTime at;
        for (const auto& d : pair.disagreements) {
            listed += d.span.length().ns;
            EXPECT_GE(d.span.begin, at) << "in order and apart";
            at = d.span.end;
            EXPECT_NE(d.a, d.b);
        }
        const auto& cells = pair.tables.front().cells;
        for (std::size_t i = 0; i < cells.size(); ++i)
            for (std::size_t j = 0; j < cells.size(); ++j)
                off += i == j ? 0 : cells[i][j];
        EXPECT_EQ(listed, off);
    }
}

TEST(TimelineReport, KindsOfDisagreement) {
    using enum DisagreementKind;
    const auto found = [](std::vector<TimedCode> rows, TimelineSettings settings = {}) {
        settings.coders = {"A", "B"};
        return onePair(std::move(rows), settings).disagreements;
    };
    const auto span = [](double begin, double end) { return row("", begin, end, "").span; };
    using List = std::vector<TimelineDisagreement>;
    EXPECT_EQ(found({row("A", 0, 5, "x")}), (List{{Missed, span(0, 5), "x", {}}}));
    EXPECT_EQ(found({row("A", 0, 5, "x"), row("B", 0, 5, "y")}), (List{{OtherCode, span(0, 5), "x", "y"}}));
    EXPECT_EQ(found({row("A", 1, 5, "x"), row("B", 0, 6.5, "x")}),
              (List{{Boundary, span(0, 1), {}, "x"}, {Boundary, span(5, 6.5), {}, "x"}}));
    EXPECT_EQ(found({row("A", 0, 5, "x"), row("A", 5, 9, "y"), row("B", 0, 6, "x"), row("B", 6, 9, "y")}),
              (List{{Boundary, span(5, 6), "y", "x"}}))
        << "both saw x give way to y, at different times";
    EXPECT_EQ(
        found({row("A", 0, 10, "x"), row("B", 1, 9, "y")}),
        (List{{Boundary, span(0, 1), "x", {}}, {OtherCode, span(1, 9), "x", "y"}, {Boundary, span(9, 10), "x", {}}}));
    EXPECT_EQ(found({row("A", 0, 10, "x"), row("B", 9, 10, "y")}),
              (List{{Missed, span(0, 9), "x", {}}, {OtherCode, span(9, 10), "x", "y"}}))
        << "a passing overlap does not make the rest a matter of timing";
    EXPECT_TRUE(found({row("A", 0, 5, "x"), row("A", 5, 9, "x"), row("B", 0, 9, "x")}).empty())
        << "cut in two or not, the moments agree";
    // Points.
    EXPECT_TRUE(found({row("A", 3, 3, "x"), row("B", 3, 3, "x")}).empty());
    EXPECT_EQ(found({row("A", 3, 3, "x"), row("B", 4, 4, "x")}),
              (List{{Missed, span(3, 3), "x", {}}, {Missed, span(4, 4), {}, "x"}}));
    TimelineSettings tolerant;
    tolerant.tolerance = MediaDuration(second);
    EXPECT_EQ(found({row("A", 3, 3, "x"), row("B", 4, 4, "x")}, tolerant), (List{{Boundary, span(3, 4), "x", "x"}}));
    EXPECT_EQ(found({row("A", 3, 3, "x"), row("B", 4, 4, "y")}, tolerant), (List{{OtherCode, span(3, 4), "x", "y"}}));
    EXPECT_EQ(found({row("A", 3, 3, "x"), row("B", 2, 4, "x")}), (List{{Boundary, span(2, 4), {}, "x"}}))
        << "a point for a stretch: seen, not timed";
}

TEST(TimelineReport, OverlappingCodesHaveNoSingleKappaButFiguresPerCode) {
    const auto pair = onePair({row("A", 0, 10, "x"), row("A", 5, 15, "y"), row("B", 0, 10, "x"), row("B", 5, 14, "y")});
    EXPECT_TRUE(pair.overlapping);
    for (const Estimate& e : pair.estimates) {
        const bool label = e.name.find("kappa") != std::string::npos || e.name == "pk" || e.name == "windowdiff";
        EXPECT_EQ(e.value.has_value(), !label) << e.name;
        if (label) {
            EXPECT_EQ(e.undefined, "overlapping_codes") << e.name;
        }
    }
    EXPECT_EQ(pair.perCode[0].iou, 1.0);
    EXPECT_DOUBLE_EQ(*pair.perCode[1].iou, 0.9);
    ASSERT_EQ(pair.disagreements.size(), 1u);
    EXPECT_EQ(pair.disagreements[0].span, row("", 14, 15, "").span);
}

TEST(TimelineReport, NobodyCodedAnything) {
    TimelineSettings settings;
    settings.coders = {"A", "B"};
    settings.duration = MediaDuration(10 * second);
    const auto pair = onePair({}, settings);
    ASSERT_EQ(pair.estimates.size(), names.size());
    for (const Estimate& e : pair.estimates) {
        EXPECT_FALSE(e.value) << e.name;
        EXPECT_EQ(e.undefined, "nothing_coded") << e.name;
    }
    const auto none = timelineReport({}, {});
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->pairs.empty());
    EXPECT_EQ(none->warnings.size(), 1u);
}

TEST(TimelineReport, AnEmptyCoderScoresZero) {
    TimelineSettings settings;
    settings.coders = {"A", "B"};
    const auto pair = onePair({row("A", 0, 5, "x"), row("A", 6, 9, "y")}, settings);
    for (const char* name : {"duration_kappa", "duration_kappa_excl_nil", "time_unit_kappa", "mean_iou", "f1_iou",
                             "easydiag_raw", "easydiag_kappa", "event_alignment_kappa", "overlap_extent"})
        EXPECT_EQ(valueOf(pair, name), 0.0) << name;
    EXPECT_EQ(pair.segmentsB, 0);
}

// BORIS issue 228: three moments, each seen by both within 1.3 s. Sampling there gives -0.019; with a tolerance of two
// units the two coders agree on all of them.
TEST(TimelineReport, PointsWithinTheToleranceAgree) {
    std::vector<TimedCode> rows;
    for (const double t : {155.105, 169.855, 264.855})
        rows.push_back(row("A", t, t, "p"));
    for (const double t : {156.405, 170.852, 264.606})
        rows.push_back(row("B", t, t, "p"));
    TimelineSettings settings;
    settings.duration = MediaDuration(300 * second);
    const auto strict = onePair(rows, settings);
    EXPECT_EQ(strict.find("duration_kappa")->undefined, "nothing_coded") << "points take no time";
    EXPECT_GT(*valueOf(strict, "time_unit_kappa"), 0.3) << "one of the three falls in one unit for both";
    EXPECT_EQ(valueOf(strict, "event_alignment_kappa"), std::nullopt) << "one code: kappa has one category";
    settings.tolerance = MediaDuration(2 * second);
    const auto tolerant = onePair(rows, settings);
    EXPECT_EQ(valueOf(tolerant, "time_unit_kappa_tolerance", "base", "a"), 1.0);
    EXPECT_EQ(valueOf(tolerant, "time_unit_kappa_tolerance", "base", "b"), 1.0);
    for (const auto& d : tolerant.disagreements)
        EXPECT_EQ(d.kind, DisagreementKind::Boundary);
}

TEST(TimelineReport, AllPairsByName) {
    const auto report = timelineReport({row("C", 0, 1, "x"), row("A", 0, 1, "x"), row("B", 0, 1, "x")}, {});
    ASSERT_TRUE(report);
    ASSERT_EQ(report->pairs.size(), 3u);
    EXPECT_EQ(report->pairs[0].a + report->pairs[0].b, "AB");
    EXPECT_EQ(report->pairs[1].a + report->pairs[1].b, "AC");
    EXPECT_EQ(report->pairs[2].a + report->pairs[2].b, "BC");
}

TEST(TimelineReport, SettingsThatMakeNoSenseAreRefused) {
    const std::vector<TimedCode> rows{row("A", 0, 5, "x"), row("B", 0, 5, "x")};
    const auto refused = [&](auto change) {
        TimelineSettings settings;
        change(settings);
        const auto report = timelineReport(rows, settings);
        return !report && report.error().code == ErrorCode::Invalid && !report.error().todo.empty();
    };
    EXPECT_TRUE(refused([](auto& s) { s.tolerance = MediaDuration(1'500'000'000); }));
    EXPECT_TRUE(refused([](auto& s) { s.tolerance = MediaDuration(-second); }));
    EXPECT_TRUE(refused([](auto& s) { s.unit = MediaDuration(0); }));
    EXPECT_TRUE(refused([](auto& s) { s.overlap = 0; }));
    EXPECT_TRUE(refused([](auto& s) { s.overlap = std::nan(""); }));
    EXPECT_TRUE(refused([](auto& s) { s.iou = 1.01; }));
    EXPECT_TRUE(refused([](auto& s) { s.duration = MediaDuration(4 * second); }));
    EXPECT_TRUE(refused([](auto& s) { s.coders = {"A", "A"}; }));
    EXPECT_TRUE(refused([](auto& s) { s.coders = {"A"}; }));
    EXPECT_TRUE(refused([](auto& s) { s.reference = "Z"; }));
    EXPECT_FALSE(refused([](auto& s) { s.tolerance = MediaDuration(3 * second); }));
    std::vector<TimedCode> many;
    for (int i = 0; i < 501; ++i)
        many.push_back(row("A", i, i + 1, std::to_string(i)));
    EXPECT_FALSE(timelineReport(many, {}));
    many.clear();
    for (int i = 0; i < 13; ++i)
        many.push_back(row(std::to_string(i), 0, 1, "x"));
    EXPECT_FALSE(timelineReport(many, {}));
}

TEST(TimelineReport, AnySegmentsGiveAnAnswer) {
    std::mt19937_64 random(8);
    for (int round = 0; round < 400; ++round) {
        std::vector<TimedCode> rows;
        for (int i = 0, n = static_cast<int>(random() % 12); i < n; ++i) {
            const auto begin = static_cast<std::int64_t>(random() % 6) * 700'000'000;
            rows.push_back(
                {random() % 2 ? "A" : "B",
                 {MediaTime(begin), MediaTime(begin + static_cast<std::int64_t>(random() % 5) * 400'000'000)},
                 std::string(1, static_cast<char>('p' + random() % 3))});
        }
        TimelineSettings settings;
        settings.coders = {"A", "B"};
        settings.unit = MediaDuration(1 + static_cast<std::int64_t>(random() % 2'000'000'000));
        settings.tolerance = MediaDuration(settings.unit.ns * static_cast<std::int64_t>(random() % 3));
        const auto pair = onePair(rows, settings);
        for (const Estimate& e : pair.estimates)
            EXPECT_TRUE(e.value ? std::isfinite(*e.value) : !e.undefined.empty()) << e.name;
    }
}

TEST(TimelineReport, ThreeCodersAreComparedInPairsAndTogether) {
    std::mt19937_64 random(41);
    std::vector<TimedCode> rows;
    for (const char* coder : {"A", "B", "C"})
        for (const auto& s : slow::randomCoder(random, 60'000, 3, 12))
            rows.push_back({coder,
                            {MediaTime(s.begin * 1'000'000), MediaTime(s.end * 1'000'000)},
                            std::string(1, static_cast<char>('p' + s.code))});
    const auto report = timelineReport(rows, {});
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->pairs.size(), 3u);
    ASSERT_TRUE(report->group.has_value());
    const TimelineGroup& group = *report->group;
    std::vector<std::string> found;
    for (const Estimate& e : group.estimates) {
        found.push_back(e.name);
        EXPECT_TRUE(e.value.has_value()) << e.name << " " << e.undefined;
    }
    EXPECT_EQ(found,
              (std::vector<std::string>{"mean_pairwise_duration_kappa", "duration_fleiss_kappa", "alpha_u", "gamma"}));
    double mean = 0;
    for (const TimelinePair& pair : report->pairs)
        mean += *valueOf(pair, "duration_kappa") / 3;
    EXPECT_NEAR(*group.estimates[0].value, mean, 1e-12);
    EXPECT_EQ(group.segments, static_cast<std::int64_t>(rows.size()));

    std::erase_if(rows, [](const TimedCode& r) { return r.coder == "C"; });
    EXPECT_FALSE(timelineReport(rows, {})->group);
}

TEST(TimelineReport, IntervalsAreThereFromTenBlocksOn) {
    std::mt19937_64 random(42);
    std::vector<TimedCode> rows;
    for (int i = 0; i < 100; ++i)
        for (const char* coder : {"A", "B"})
            rows.push_back(row(coder, i * 4, i * 4 + 2 + 0.01 * static_cast<double>(random() % 100),
                               random() % 4 == 0 ? "x" : "y"));
    const auto pair = onePair(rows);
    for (const Estimate& e : pair.estimates) {
        ASSERT_TRUE(e.ci) << e.name;
        EXPECT_LE(e.ci->low, *e.value) << e.name;
        EXPECT_GE(e.ci->high, *e.value) << e.name;
        EXPECT_LT(e.ci->low, e.ci->high) << e.name;
    }
    TimelineSettings settings;
    settings.bootstrap = 0;
    for (const Estimate& e : onePair(rows, settings).estimates)
        EXPECT_FALSE(e.ci) << e.name;
    settings.bootstrap = 200;
    settings.block = MediaDuration(100 * second);
    for (const Estimate& e : onePair(rows, settings).estimates)
        EXPECT_FALSE(e.ci) << e.name << ": four blocks";
}

TEST(TimelineReport, CurvesStartWhereTheFiguresStand) {
    std::mt19937_64 random(43);
    const auto pair = onePair(randomRows(random, 3));
    ASSERT_FALSE(pair.iouCurve.empty());
    for (std::size_t i = 1; i < pair.iouCurve.size(); ++i)
        EXPECT_LE(*pair.iouCurve[i].f1, *pair.iouCurve[i - 1].f1);
    EXPECT_EQ(pair.iouCurve[2].f1, valueOf(pair, "f1_iou", "matching", "optimal")); // .5
}

} // namespace
} // namespace attune

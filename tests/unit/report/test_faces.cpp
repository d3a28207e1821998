// SPDX-License-Identifier: GPL-3.0-or-later
// The same figures in every face of a report: read back from each file with a reader that is not ours.
#include "base/file.h"
#include "report/html_summary.h"
#include "report/pdf_document.h"
#include "report/sav_figures.h"
#include "report/xlsx_summary.h"
#include "support/scratch_folder.h"
#include "unit/report/sample_report.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <pugixml.hpp>
#include <readstat.h>
#include <regex>
#include <zip.h>

namespace attune {
namespace {

struct Figure {
    std::string dimension, a, b, name, weights, undefined;
    std::optional<double> value;
    std::int64_t n = 0;
    std::vector<Interval> intervals;
    std::optional<double> p;
};

std::vector<Figure> figuresOf(const AgreementReport& report) {
    std::vector<Figure> out;
    const auto add = [&](const std::string& dimension, const std::string& a, const std::string& b,
                         const std::vector<Estimate>& list) {
        for (const auto& e : list)
            out.push_back({dimension, a, b, e.name, e.weights, e.undefined, e.value, e.n, e.intervals, e.p});
    };
    for (const auto& group : report.group)
        add(group.dimension, "", "", group.estimates);
    for (const auto& pair : report.pairs)
        add(pair.dimension, pair.a, pair.b, pair.estimates);
    for (const auto& pooled : report.pooled)
        add("", pooled.a, pooled.b, pooled.estimates);
    return out;
}

/// With a figure that has no value, and one with a test and two intervals.
AgreementReport report() {
    auto out = testing::sampleReport();
    Estimate tested;
    tested.name = "gwet_ac";
    tested.weights = "identity";
    tested.value = .5;
    tested.se = .1;
    tested.df = {11};
    tested.statistic = 5;
    tested.p = .0004;
    tested.intervals = {{.28, .72, "t", {}, {}}, {.25, .7, "unit-bootstrap-percentile", 2000, 3}};
    tested.ci = tested.intervals.front();
    tested.n = 12;
    tested.definition = "ac/gwet-2008/1";
    out.pairs.front().estimates.push_back(tested);
    Estimate none;
    none.name = "alpha_ratio";
    none.undefined = "negative_values";
    none.definition = "alpha.ratio/1";
    out.pairs.front().estimates.push_back(none);
    return out;
}

// ---- SPSS

struct SavFile {
    std::vector<std::string> names;
    std::map<std::string, std::string> labels;
    std::map<std::string, readstat_measure_t> measures;
    std::map<double, std::string> reasons;
    double missingLow = 0, missingHigh = 0;
    std::vector<std::map<std::string, std::string>> texts;
    std::vector<std::map<std::string, double>> numbers;
};

SavFile readSav(const std::filesystem::path& path) {
    SavFile file;
    auto* parser = readstat_parser_init();
    readstat_set_variable_handler(parser, [](int, readstat_variable_t* v, const char*, void* context) {
        auto& out = *static_cast<SavFile*>(context);
        const std::string name = readstat_variable_get_name(v);
        out.names.push_back(name);
        out.labels[name] = readstat_variable_get_label(v) != nullptr ? readstat_variable_get_label(v) : "";
        out.measures[name] = readstat_variable_get_measure(v);
        if (name == "value" && readstat_variable_get_missing_ranges_count(v) == 1) {
            out.missingLow = readstat_double_value(readstat_variable_get_missing_range_lo(v, 0));
            out.missingHigh = readstat_double_value(readstat_variable_get_missing_range_hi(v, 0));
        }
        return static_cast<int>(READSTAT_HANDLER_OK);
    });
    readstat_set_value_label_handler(parser, [](const char*, readstat_value_t value, const char* label, void* context) {
        auto& out = *static_cast<SavFile*>(context);
        if (readstat_double_value(value) < 0)
            out.reasons[readstat_double_value(value)] = label;
        return static_cast<int>(READSTAT_HANDLER_OK);
    });
    readstat_set_value_handler(parser, [](int row, readstat_variable_t* v, readstat_value_t value, void* context) {
        auto& out = *static_cast<SavFile*>(context);
        out.texts.resize(static_cast<std::size_t>(row) + 1);
        out.numbers.resize(static_cast<std::size_t>(row) + 1);
        const std::string name = readstat_variable_get_name(v);
        if (readstat_value_type(value) == READSTAT_TYPE_STRING)
            out.texts[static_cast<std::size_t>(row)][name] = readstat_string_value(value);
        else if (!readstat_value_is_system_missing(value))
            out.numbers[static_cast<std::size_t>(row)][name] = readstat_double_value(value);
        return static_cast<int>(READSTAT_HANDLER_OK);
    });
    EXPECT_EQ(readstat_parse_sav(parser, path.c_str(), &file), READSTAT_OK);
    readstat_parser_free(parser);
    return file;
}

TEST(Faces, SpssHoldsEveryFigureWithLabelsAndReasons) {
    const auto sample = report();
    const auto bytes = savFigures(sample);
    ASSERT_TRUE(bytes) << bytes.error().text();
    const test::ScratchFolder folder;
    ASSERT_TRUE(writeFileAtomic(folder / "figures.sav", *bytes, Overwrite::Refuse));
    const auto file = readSav(folder / "figures.sav");
    for (const auto& name : file.names)
        EXPECT_FALSE(file.labels.at(name).empty()) << name;
    EXPECT_EQ(file.measures.at("value"), READSTAT_MEASURE_SCALE);
    EXPECT_EQ(file.measures.at("dimension"), READSTAT_MEASURE_NOMINAL);
    EXPECT_EQ(file.missingLow, -999);
    EXPECT_EQ(file.missingHigh, -901);
    const auto expected = figuresOf(sample);
    ASSERT_EQ(file.numbers.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& texts = file.texts[i];
        const auto& numbers = file.numbers[i];
        EXPECT_EQ(texts.at("dimension"), expected[i].dimension);
        EXPECT_EQ(texts.at("rater_a"), expected[i].a);
        EXPECT_EQ(texts.at("rater_b"), expected[i].b);
        EXPECT_EQ(texts.at("figure"), expected[i].name);
        EXPECT_EQ(texts.at("weights"), expected[i].weights);
        EXPECT_EQ(numbers.at("n"), static_cast<double>(expected[i].n));
        for (const Interval& interval : expected[i].intervals) {
            const std::string method = std::regex_replace(interval.method, std::regex("-"), "_");
            EXPECT_EQ(numbers.at("low_" + method), interval.low);
            EXPECT_EQ(numbers.at("high_" + method), interval.high);
        }
        EXPECT_EQ(numbers.contains("p"), expected[i].p.has_value());
        if (expected[i].value) {
            EXPECT_EQ(numbers.at("value"), *expected[i].value);
        } else {
            EXPECT_EQ(file.reasons.at(numbers.at("value")),
                      "undefined: " + std::regex_replace(expected[i].undefined, std::regex("_"), " "));
        }
    }
}

// ---- Excel

std::string zipped(const std::filesystem::path& path, const std::string& member) {
    int code = 0;
    auto* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    EXPECT_NE(archive, nullptr);
    std::string out;
    if (auto* file = zip_fopen(archive, member.c_str(), 0)) {
        std::array<char, 4096> buffer{};
        for (zip_int64_t got = 0; (got = zip_fread(file, buffer.data(), buffer.size())) > 0;)
            out.append(buffer.data(), static_cast<std::size_t>(got));
        zip_fclose(file);
    }
    zip_close(archive);
    return out;
}

/// A sheet's cells by row, each as written; shared strings resolved.
std::vector<std::vector<std::string>> sheet(const std::filesystem::path& path, int number) {
    pugi::xml_document shared;
    shared.load_string(zipped(path, "xl/sharedStrings.xml").c_str());
    std::vector<std::string> strings;
    for (const auto& item : shared.child("sst").children("si"))
        strings.emplace_back(item.child("t").text().get());
    pugi::xml_document document;
    document.load_string(zipped(path, "xl/worksheets/sheet" + std::to_string(number) + ".xml").c_str());
    EXPECT_TRUE(document.child("worksheet").child("sheetViews").child("sheetView").child("pane")) << "no frozen header";
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : document.child("worksheet").child("sheetData").children("row")) {
        rows.emplace_back();
        for (const auto& cell : row.children("c")) {
            const std::string place = cell.attribute("r").value();
            std::size_t column = 0;
            for (const char c : place)
                if (c >= 'A' && c <= 'Z')
                    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
            rows.back().resize(column);
            const std::string text = cell.child("v").text().get();
            rows.back()[column - 1] =
                std::string(cell.attribute("t").value()) == "s" ? strings.at(std::stoul(text)) : text;
        }
    }
    return rows;
}

TEST(Faces, WorkbookHoldsEveryFigureAndScore) {
    const auto sample = report();
    const auto bytes = xlsxSummary(sample);
    ASSERT_TRUE(bytes) << bytes.error().text();
    EXPECT_EQ(*bytes, *xlsxSummary(sample));
    const test::ScratchFolder folder;
    const auto path = folder / "summary.xlsx";
    ASSERT_TRUE(writeFileAtomic(path, *bytes, Overwrite::Refuse));
    for (int i = 1; i <= 9; ++i)
        EXPECT_FALSE(sheet(path, i).empty()) << i;

    const auto figures = sheet(path, 7);
    const auto expected = figuresOf(sample);
    ASSERT_EQ(figures.size(), expected.size() + 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& row = figures[i + 1];
        EXPECT_EQ(row[1], expected[i].dimension);
        EXPECT_EQ(row[4], expected[i].name);
        if (expected[i].value) {
            EXPECT_NEAR(std::stod(row[6]), *expected[i].value, 1e-14 * std::abs(*expected[i].value)) << row[4];
        } else {
            EXPECT_EQ(row[6], expected[i].undefined);
        }
        EXPECT_EQ(row[11], std::to_string(expected[i].n));
    }

    const auto intervals = sheet(path, 8);
    std::size_t row = 1;
    for (const auto& figure : expected)
        for (const Interval& interval : figure.intervals) {
            ASSERT_LT(row, intervals.size());
            EXPECT_EQ(intervals[row][4], figure.name);
            EXPECT_EQ(intervals[row][6], interval.method);
            EXPECT_NEAR(std::stod(intervals[row][7]), interval.low, 1e-14);
            EXPECT_NEAR(std::stod(intervals[row][8]), interval.high, 1e-14);
            ++row;
        }
    EXPECT_EQ(row, intervals.size());
    EXPECT_GT(row, 30u);

    const auto ratings = sheet(path, 6);
    row = 1;
    for (const auto& pair : sample.pairs)
        for (const auto& score : pair.scores) {
            ASSERT_LT(row, ratings.size());
            EXPECT_EQ(ratings[row][0], score.target);
            EXPECT_EQ(std::stod(ratings[row][4]), score.a);
            EXPECT_EQ(std::stod(ratings[row][5]), score.b);
            EXPECT_EQ(std::stod(ratings[row][6]), score.a - score.b);
            ++row;
        }
    EXPECT_EQ(row, ratings.size());
}

// ---- PDF

std::string outputOf(const std::string& command) {
    std::string out;
    if (auto* pipe = popen(command.c_str(), "r")) {
        std::array<char, 4096> buffer{};
        for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            out.append(buffer.data(), got);
        pclose(pipe);
    }
    return out;
}

/// How often each number with decimals and each percentage is printed.
std::map<std::string, int> numbersIn(const std::string& text) {
    std::map<std::string, int> out;
    static const std::regex number(R"((\+|−)?[0-9]*\.[0-9]+)");
    for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it)
        ++out[it->str()];
    return out;
}

TEST(Faces, PdfPrintsEveryNumberOfTheHtml) {
    if (outputOf("pdftotext -v 2>&1").find("pdftotext version") == std::string::npos)
        GTEST_SKIP() << "pdftotext is not installed (poppler-utils)";
    const std::string html = htmlSummary(report());
    const test::ScratchFolder folder;
    for (const auto paper : {PaperSize::A4, PaperSize::Letter}) {
        const auto pdf = pdfOfDocument(html, paper);
        ASSERT_TRUE(pdf) << pdf.error().text();
        const auto path = folder / (paper == PaperSize::A4 ? "a4.pdf" : "letter.pdf");
        ASSERT_TRUE(writeFileAtomic(path, *pdf, Overwrite::Refuse));
        const std::string info = outputOf("pdfinfo '" + path.string() + "'");
        EXPECT_NE(info.find(paper == PaperSize::A4 ? "(A4)" : "(letter)"), std::string::npos) << info;
        EXPECT_NE(info.find("Title:           Reliability summary"), std::string::npos) << info;
        const std::string fonts = outputOf("pdffonts '" + path.string() + "'");
        EXPECT_NE(fonts.find("AttuneInter"), std::string::npos) << fonts;
        EXPECT_EQ(fonts.find(" no  yes"), std::string::npos) << "a font is not embedded\n" << fonts;
        EXPECT_EQ(outputOf("pdfimages -list '" + path.string() + "' | tail -n +3"), "") << "figures are not vectors";
        const auto printed = numbersIn(outputOf("pdftotext -raw '" + path.string() + "' -"));
        std::string words = html.substr(html.find("<main>"));
        for (auto at = words.find("<svg"); at != std::string::npos; at = words.find("<svg", at))
            words.erase(at, words.find("</svg>", at) + 6 - at);
        words = std::regex_replace(words, std::regex("<[^>]*>"), " ");
        const auto wanted = numbersIn(words);
        EXPECT_GT(wanted.size(), 50u);
        for (const auto& [number, times] : wanted) {
            const auto found = printed.find(number);
            EXPECT_GE(found == printed.end() ? 0 : found->second, times) << number;
        }
    }
}

} // namespace
} // namespace attune

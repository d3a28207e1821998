// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sav_figures.h"

#include "base/text.h"
#include "report/number_text.h"

#include <algorithm>
#include <map>
#include <memory>
#include <readstat.h>
#include <vector>

namespace attune {
namespace {

/// Codes of undefined figures, one a reason: -901, -902, ... in the order the reasons first appear.
constexpr double firstReason = -901;
constexpr double lastReason = -999;

struct Line {
    int part = 0;
    const std::string* dimension;
    const std::string* a;
    const std::string* b;
    const Estimate* estimate;
};

std::vector<Line> linesOf(const AgreementReport& report) {
    static const std::string none;
    std::vector<Line> out;
    for (const auto& group : report.group)
        for (const auto& estimate : group.estimates)
            out.push_back({1, &group.dimension, &none, &none, &estimate});
    for (const auto& pair : report.pairs)
        for (const auto& estimate : pair.estimates)
            out.push_back({2, &pair.dimension, &pair.a, &pair.b, &estimate});
    for (const auto& pooled : report.pooled)
        for (const auto& estimate : pooled.estimates)
            out.push_back({3, &none, &pooled.a, &pooled.b, &estimate});
    return out;
}

ssize_t append(const void* data, size_t length, void* bytes) {
    static_cast<std::string*>(bytes)->append(static_cast<const char*>(data), length);
    return static_cast<ssize_t>(length);
}

/// A text as SPSS keeps it: valid UTF-8 of at most 255 bytes.
std::string spssText(const std::string& text) {
    std::string out = sanitizeUtf8(text);
    if (out.size() > 255) {
        std::size_t end = 252;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
            --end;
        out = out.substr(0, end) + "...";
    }
    return out;
}

/// The writer, and every variable with how a case fills it.
class Writer {
  public:
    Writer() : m_writer(readstat_writer_init(), readstat_writer_free) {
        readstat_set_data_writer(m_writer.get(), append);
        readstat_writer_set_file_label(m_writer.get(), "Attune: agreement of raters");
        readstat_writer_set_file_timestamp(m_writer.get(), 0);
    }
    readstat_writer_t* get() { return m_writer.get(); }

    readstat_variable_t* number(const char* name, const char* label, const char* format, readstat_measure_t measure) {
        auto* variable = readstat_add_variable(m_writer.get(), name, READSTAT_TYPE_DOUBLE, 0);
        readstat_variable_set_label(variable, label);
        readstat_variable_set_format(variable, format);
        readstat_variable_set_measure(variable, measure);
        return variable;
    }
    readstat_variable_t* text(const char* name, const char* label, std::size_t width) {
        auto* variable =
            readstat_add_variable(m_writer.get(), name, READSTAT_TYPE_STRING, std::max<std::size_t>(width, 1));
        readstat_variable_set_label(variable, label);
        readstat_variable_set_measure(variable, READSTAT_MEASURE_NOMINAL);
        return variable;
    }
    void put(readstat_variable_t* variable, const std::optional<double>& value) {
        keep(value ? readstat_insert_double_value(m_writer.get(), variable, *value)
                   : readstat_insert_missing_value(m_writer.get(), variable));
    }
    void put(readstat_variable_t* variable, const std::string& text) {
        keep(readstat_insert_string_value(m_writer.get(), variable, spssText(text).c_str()));
    }
    void keep(readstat_error_t code) {
        if (m_error == READSTAT_OK)
            m_error = code;
    }
    [[nodiscard]] readstat_error_t error() const { return m_error; }

  private:
    std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> m_writer;
    readstat_error_t m_error = READSTAT_OK;
};

} // namespace

Result<std::string> savFigures(const AgreementReport& report) {
    const auto lines = linesOf(report);
    std::vector<std::string> reasons;
    const auto widest = [&lines](auto&& textOf) {
        std::size_t width = 0;
        for (const auto& line : lines)
            width = std::max(width, spssText(textOf(line)).size());
        return width;
    };
    for (const auto& line : lines)
        if (!line.estimate->value && std::ranges::find(reasons, line.estimate->undefined) == reasons.end())
            reasons.push_back(line.estimate->undefined);

    std::string bytes;
    Writer writer;
    auto* parts = readstat_add_label_set(writer.get(), READSTAT_TYPE_DOUBLE, "parts");
    readstat_label_double_value(parts, 1, "raters among themselves");
    readstat_label_double_value(parts, 2, report.settings.reference ? "rater with the reference" : "pair of raters");
    readstat_label_double_value(parts, 3, "pair over all dimensions");
    auto* part = writer.number("part", "What the figure is about", "F1.0", READSTAT_MEASURE_NOMINAL);
    readstat_variable_set_label_set(part, parts);
    auto* dimension = writer.text("dimension", "Dimension", widest([](const Line& l) { return *l.dimension; }));
    auto* a = writer.text("rater_a", "Rater (a)", widest([](const Line& l) { return *l.a; }));
    auto* b = writer.text("rater_b", "Reference or other rater (b); differences are a minus b",
                          widest([](const Line& l) { return *l.b; }));
    auto* figure = writer.text("figure", "Name of the figure", widest([](const Line& l) { return l.estimate->name; }));
    auto* weights = writer.text("weights", "Weights", widest([](const Line& l) { return l.estimate->weights; }));
    auto* value =
        writer.number("value", "Value; codes below -900 say why there is none", "F10.4", READSTAT_MEASURE_SCALE);
    auto* labels = readstat_add_label_set(writer.get(), READSTAT_TYPE_DOUBLE, "reasons");
    std::map<std::string, double> codes;
    for (const auto& reason : reasons) {
        const double code = std::max(lastReason, firstReason - static_cast<double>(codes.size()));
        codes.emplace(reason, code);
        std::string words = reason;
        std::ranges::replace(words, '_', ' ');
        readstat_label_double_value(labels, code, ("undefined: " + words).c_str());
    }
    if (!reasons.empty())
        readstat_variable_set_label_set(value, labels);
    readstat_variable_add_missing_double_range(value, lastReason, firstReason);
    auto* error = writer.number("std_error", "Standard error", "F10.4", READSTAT_MEASURE_SCALE);
    auto* low = writer.number("ci_low", "Interval, lower end", "F10.4", READSTAT_MEASURE_SCALE);
    auto* high = writer.number("ci_high", "Interval, upper end", "F10.4", READSTAT_MEASURE_SCALE);
    auto* method =
        writer.text("ci_method", "Method of the interval",
                    widest([](const Line& l) { return l.estimate->ci ? l.estimate->ci->method : std::string(); }));
    auto* n = writer.number("n", "Clips behind the figure", "F8.0", READSTAT_MEASURE_SCALE);
    auto* definition = writer.text("definition", "What exactly was computed",
                                   widest([](const Line& l) { return l.estimate->definition; }));
    auto* statistic = writer.number("statistic", "Test statistic", "F12.4", READSTAT_MEASURE_SCALE);
    auto* df1 = writer.number("df1", "Degrees of freedom", "F10.2", READSTAT_MEASURE_SCALE);
    auto* df2 = writer.number("df2", "Second degrees of freedom, of F", "F10.2", READSTAT_MEASURE_SCALE);
    auto* p = writer.number("p", "p of the test", "F8.6", READSTAT_MEASURE_SCALE);
    std::map<std::string, std::pair<readstat_variable_t*, readstat_variable_t*>> ends; // of each method in use
    for (const auto& line : lines)
        for (const Interval& i : line.estimate->intervals) {
            const auto [found, added] = ends.try_emplace(i.method);
            if (!added)
                continue;
            std::string name = i.method;
            std::ranges::replace(name, '-', '_');
            found->second = {writer.number(("low_" + name).c_str(), (i.method + ", lower end, uncut").c_str(), "F10.4",
                                           READSTAT_MEASURE_SCALE),
                             writer.number(("high_" + name).c_str(), (i.method + ", upper end, uncut").c_str(), "F10.4",
                                           READSTAT_MEASURE_SCALE)};
        }
    readstat_add_note(writer.get(), spssText("Made by " + report.program).c_str());

    writer.keep(readstat_begin_writing_sav(writer.get(), &bytes, static_cast<long>(lines.size())));
    for (const auto& line : lines) {
        const Estimate& e = *line.estimate;
        writer.keep(readstat_begin_row(writer.get()));
        writer.put(part, static_cast<double>(line.part));
        writer.put(dimension, *line.dimension);
        writer.put(a, *line.a);
        writer.put(b, *line.b);
        writer.put(figure, e.name);
        writer.put(weights, e.weights);
        writer.put(value, e.value ? *e.value : codes.at(e.undefined));
        writer.put(error, e.se);
        writer.put(low, e.ci ? std::optional(e.ci->low) : std::nullopt);
        writer.put(high, e.ci ? std::optional(e.ci->high) : std::nullopt);
        writer.put(method, e.ci ? e.ci->method : std::string());
        writer.put(n, static_cast<double>(e.n));
        writer.put(definition, e.definition);
        writer.put(statistic, e.statistic);
        writer.put(df1, !e.df.empty() ? std::optional(e.df[0]) : std::nullopt);
        writer.put(df2, e.df.size() > 1 ? std::optional(e.df[1]) : std::nullopt);
        writer.put(p, e.p);
        for (const auto& [name, variables] : ends) {
            const auto own = std::ranges::find(e.intervals, name, &Interval::method);
            const bool has = own != e.intervals.end();
            writer.put(variables.first, has ? std::optional(own->low) : std::nullopt);
            writer.put(variables.second, has ? std::optional(own->high) : std::nullopt);
        }
        writer.keep(readstat_end_row(writer.get()));
    }
    writer.keep(readstat_end_writing(writer.get()));
    if (writer.error() != READSTAT_OK)
        return fail(ErrorCode::Internal,
                    std::string("the SPSS file could not be made: ") + readstat_error_message(writer.error()), "SAV",
                    "write CSV instead and report this");
    return bytes;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/text.h"
#include "exchange/tables.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <readstat.h>
#include <set>

namespace attune::exchange {

namespace {

constexpr std::size_t longestText = 32'767;

// The file's bytes as ReadStat wants to read them, and what it finds in them.
struct SavInput {
    std::string_view bytes;
    std::size_t at = 0;
    const ReadOptions* options = nullptr;
    std::vector<std::string> names;
    std::vector<ExtraColumn> variables;                                             // all of them, by index
    std::vector<std::string> labelSets;                                             // of each, by name
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> labels; // by name of the set
    std::size_t declaredMissing = 0;                                                // values of columns that are known
    TableReader* table = nullptr;
    std::vector<std::string> row;
    std::vector<ExtraCell::Kind> kinds; // of the variables
    std::vector<bool> aside;            // variables kept aside
    int rowNumber = -1;
    bool hasHeader = false;
    std::optional<Error> error;

    bool flush() {
        if (rowNumber < 0 || error)
            return !error;
        if (auto ok = table->add(row, fmt::format("case {}", rowNumber + 1), kinds); !ok)
            error = ok.error();
        row.assign(names.size(), {});
        return !error;
    }
};

SavInput& input(void* context) { return *static_cast<SavInput*>(context); }

// Empty for a missing number.
std::string textOf(readstat_value_t value) {
    if (readstat_value_type(value) == READSTAT_TYPE_STRING) {
        const char* text = readstat_string_value(value);
        return sanitizeUtf8(text ? text : "");
    }
    const double number = readstat_double_value(value);
    return std::isfinite(number) ? formatNumber(number) : std::string();
}

int openInput(const char*, void*) { return 0; }
int closeInput(void*) { return 0; }

readstat_off_t seekInput(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
    SavInput& in = input(context);
    const auto base = whence == READSTAT_SEEK_SET   ? std::int64_t{0}
                      : whence == READSTAT_SEEK_CUR ? static_cast<std::int64_t>(in.at)
                                                    : static_cast<std::int64_t>(in.bytes.size());
    const std::int64_t to = base + offset;
    if (to < 0 || to > static_cast<std::int64_t>(in.bytes.size()))
        return -1;
    in.at = static_cast<std::size_t>(to);
    return to;
}

ssize_t readInput(void* buffer, std::size_t size, void* context) {
    SavInput& in = input(context);
    const std::size_t n = std::min(size, in.bytes.size() - in.at);
    std::memcpy(buffer, in.bytes.data() + in.at, n);
    in.at += n;
    return static_cast<ssize_t>(n);
}

readstat_error_t updateInput(long, readstat_progress_handler, void*, void*) { return READSTAT_OK; }

int onVariable(int index, readstat_variable_t* variable, const char* labels, void* context) {
    SavInput& in = input(context);
    if (index < 0 || static_cast<std::size_t>(index) > in.names.size() || in.names.size() > 10'000)
        return READSTAT_HANDLER_ABORT;
    const char* name = readstat_variable_get_name(variable);
    in.names.emplace_back(name ? name : "");
    const auto text = [](const char* given) { return std::string(given ? sanitizeUtf8(given) : ""); };
    in.labelSets.push_back(text(labels));
    ExtraColumn& about = in.variables.emplace_back();
    about.label = text(readstat_variable_get_label(variable));
    about.format = text(readstat_variable_get_format(variable));
    about.number = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_NUMERIC;
    about.measure = readstat_variable_get_measure(variable);
    for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); ++i)
        about.missing.emplace_back(textOf(readstat_variable_get_missing_range_lo(variable, i)),
                                   textOf(readstat_variable_get_missing_range_hi(variable, i)));
    in.kinds.push_back(about.number ? ExtraCell::Kind::Number : ExtraCell::Kind::Text);
    return READSTAT_HANDLER_OK;
}

int onValueLabel(const char* labels, readstat_value_t value, const char* label, void* context) {
    std::string text = textOf(value);
    if (labels && label && !text.empty())
        input(context).labels[labels].emplace_back(std::move(text), sanitizeUtf8(label));
    return READSTAT_HANDLER_OK;
}

int onValue(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
    SavInput& in = input(context);
    if (!in.hasHeader) {
        in.hasHeader = true;
        in.row.assign(in.names.size(), {});
        if (!in.table->setHeader(in.names)) {
            in.error = broken(*in.options, "there is no variable code, or neither start nor order", {},
                              "name the variables as in the neutral table")
                           .error();
            return READSTAT_HANDLER_ABORT;
        }
        in.aside.assign(in.names.size(), false);
        for (const std::size_t at : in.table->extraColumns())
            in.aside[at] = true;
    }
    if (row != in.rowNumber) {
        if (!in.flush())
            return READSTAT_HANDLER_ABORT;
        in.rowNumber = row;
    }
    const auto index = static_cast<std::size_t>(readstat_variable_get_index(variable));
    if (index >= in.row.size())
        return READSTAT_HANDLER_ABORT;
    if (readstat_value_is_missing(value, variable) &&
        (readstat_value_is_system_missing(value) != 0 || !in.aside[index])) {
        in.declaredMissing += readstat_value_is_system_missing(value) == 0;
        return READSTAT_HANDLER_OK;
    }
    in.row[index] = textOf(value);
    return READSTAT_HANDLER_OK;
}

ssize_t appendBytes(const void* data, std::size_t size, void* context) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), size);
    return static_cast<ssize_t>(size);
}

constexpr std::array<const char*, 11> variableLabels{"Session",
                                                     "Tier (row of the timeline)",
                                                     "Coder",
                                                     "Person coded",
                                                     "Kind of code: interval, point or sequence",
                                                     "Start in seconds",
                                                     "End in seconds; missing: open",
                                                     "Place in a sequence",
                                                     "Code",
                                                     "Modifiers",
                                                     "Comment"};

// Variables are told apart by their names, in any case of letters, and have one.
std::vector<std::string> extraNames(const TimedDocument& document) {
    std::set<std::string> taken;
    for (const char* name : tableColumns)
        taken.insert(name);
    std::vector<std::string> out;
    for (const ExtraColumn& column : document.extraColumns) {
        std::string stem;
        for (const char c : column.name) // of what SPSS lets stand in a name
            stem += static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                            (!stem.empty() && std::string_view("._$#@").find(c) != std::string_view::npos)
                        ? c
                        : '_';
        if (stem.empty() || std::isalpha(static_cast<unsigned char>(stem[0])) == 0)
            stem = "v" + stem;
        stem = sanitizeUtf8(stem.substr(0, 56));
        std::string name = stem;
        for (int n = 2; !taken.insert(lowered(name)).second; ++n)
            name = fmt::format("{}_{}", stem, n);
        out.push_back(std::move(name));
    }
    return out;
}

std::string cutText(const std::string& text) {
    return text.size() > longestText ? sanitizeUtf8(text.substr(0, longestText - 3)) : text;
}

// Codes that have a description, each once.
std::vector<VocabularyEntry> describedCodes(const TimedDocument& document) {
    constexpr std::size_t longest = 120;
    std::vector<VocabularyEntry> out;
    std::set<std::string> seen;
    for (const Vocabulary& vocabulary : document.vocabularies)
        for (const VocabularyEntry& entry : vocabulary.entries)
            if (vocabulary.of == Vocabulary::Of::Codes && !entry.code.empty() && entry.code.size() <= longest &&
                !entry.description.empty() && seen.insert(entry.code).second)
                out.push_back({entry.code, sanitizeUtf8(entry.description.substr(0, longest))});
    return out;
}

std::vector<readstat_variable_t*> addExtras(TimedDocument& document, readstat_writer_t* writer, std::size_t& cut,
                                            std::size_t& blanks) {
    std::vector<readstat_variable_t*> out;
    const std::vector<std::string> names = extraNames(document);
    for (std::size_t i = 0; i < names.size(); ++i) {
        ExtraColumn& column = document.extraColumns[i];
        std::size_t width = 8;
        bool numbers = column.number || document.format != "sav", any = false;
        for (const TimedRow& row : document.rows) {
            const ExtraCell& cell = extraCell(row, i);
            width = std::max(width, std::min(cell.text.size(), longestText));
            cut += cell.text.size() > longestText;
            blanks += cell.text.ends_with(' ');
            any = any || !cell.text.empty();
            numbers = numbers && (cell.text.empty() ||
                                  (cell.kind == ExtraCell::Kind::Number && parseNumber(cell.text).has_value()));
        }
        column.number = numbers && (any || column.number);
        const bool number = column.number;
        auto* variable = readstat_add_variable(
            writer, names[i].c_str(), number ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING, number ? 0 : width);
        // What a column of another kind of table was called before it got a name of SPSS.
        const std::string label = column.label.empty() && names[i] != column.name ? column.name : column.label;
        readstat_variable_set_label(variable, label.c_str());
        if (document.format == "sav") {
            readstat_variable_set_measure(variable, static_cast<readstat_measure_t>(column.measure));
            if (number)
                readstat_variable_set_format(variable, column.format.c_str());
        }
        if (!column.labels.empty()) {
            auto* labels = readstat_add_label_set(writer, number ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING,
                                                  ("extra" + std::to_string(i)).c_str());
            for (const auto& [value, text] : column.labels)
                if (number)
                    readstat_label_double_value(labels, parseNumber(value).value_or(0), text.c_str());
                else
                    readstat_label_string_value(labels, value.c_str(), text.c_str());
            readstat_variable_set_label_set(variable, labels);
        }
        for (const auto& [from, to] : column.missing) {
            // The lowest and highest there are have no text.
            const double low = parseNumber(from).value_or(-HUGE_VAL), high = parseNumber(to).value_or(HUGE_VAL);
            if (!number)
                readstat_variable_add_missing_string_value(variable, from.c_str());
            else if (low == high)
                readstat_variable_add_missing_double_value(variable, low);
            else
                readstat_variable_add_missing_double_range(variable, low, high);
        }
        out.push_back(variable);
    }
    return out;
}

} // namespace

bool sniffSav(std::string_view bytes, std::string_view) {
    return bytes.starts_with("$FL2@(#)") || bytes.starts_with("$FL3@(#)") || bytes.starts_with("$FL2");
}

Result<TimedDocument> readSav(std::string_view bytes, const ReadOptions& options) {
    TableReader table("sav", options);
    SavInput in;
    in.bytes = bytes;
    in.options = &options;
    in.table = &table;
    const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(),
                                                                                     &readstat_parser_free);
    readstat_set_open_handler(parser.get(), &openInput);
    readstat_set_close_handler(parser.get(), &closeInput);
    readstat_set_seek_handler(parser.get(), &seekInput);
    readstat_set_read_handler(parser.get(), &readInput);
    readstat_set_update_handler(parser.get(), &updateInput);
    readstat_set_io_ctx(parser.get(), &in);
    readstat_set_variable_handler(parser.get(), &onVariable);
    readstat_set_value_label_handler(parser.get(), &onValueLabel);
    readstat_set_value_handler(parser.get(), &onValue);
    const readstat_error_t state = readstat_parse_sav(parser.get(), "", &in);
    if (!in.error && state == READSTAT_OK && in.hasHeader)
        in.flush();
    if (in.error)
        return std::unexpected(*in.error);
    if (state != READSTAT_OK)
        return broken(options, std::string("this is not a sound SPSS file: ") + readstat_error_message(state));
    if (!in.hasHeader && !table.setHeader(in.names))
        return broken(options, "there is no variable code, or neither start nor order", {},
                      "name the variables as in the neutral table");
    TimedDocument out = table.finish();
    const std::vector<std::size_t>& aside = table.extraColumns();
    std::vector<std::string> unread;
    for (std::size_t v = 0; v < in.variables.size(); ++v) {
        const auto labels = in.labels.find(in.labelSets[v]);
        const auto place = std::ranges::find(aside, v);
        if (place != aside.end()) {
            ExtraColumn& column = out.extraColumns[static_cast<std::size_t>(place - aside.begin())];
            in.variables[v].name = column.name;
            column = std::move(in.variables[v]);
            if (labels != in.labels.end())
                column.labels = labels->second;
        } else if (labels != in.labels.end() && TableReader::meaningOf(in.names[v]) == "code") {
            Vocabulary vocabulary{in.names[v], {}, {}, Vocabulary::Of::Codes};
            for (const auto& [code, label] : labels->second)
                vocabulary.entries.push_back({code, label});
            out.vocabularies.push_back(std::move(vocabulary));
            for (TimedTier& tier : out.tiers)
                tier.vocabulary = in.names[v];
        } else if (labels != in.labels.end()) {
            unread.push_back(cited(in.names[v]));
        }
    }
    if (!unread.empty())
        out.issues.push_back({"variables", "the value labels of " + join(unread, ", ") + " are not read", false});
    if (in.declaredMissing > 0)
        out.issues.push_back({"variables",
                              count(in.declaredMissing, "value is", "values are") + " declared missing and " +
                                  (in.declaredMissing == 1 ? "is" : "are") + " read as empty",
                              false});
    return out;
}

Result<WrittenFile> writeSav(const TimedDocument& given, const WriteOptions& options) {
    auto document = chosen(given, options);
    if (!document)
        return std::unexpected(document.error());
    WrittenFile out;
    std::array<std::size_t, 11> widths{};
    std::size_t cut = 0, blanks = 0;
    for (const TimedRow& row : document->rows) {
        const auto cells = tableCells(*document, row);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            widths[i] = std::max(widths[i], std::min(cells[i].size(), longestText));
            cut += cells[i].size() > longestText;
            blanks += cells[i].ends_with(' ');
        }
    }
    const std::vector<VocabularyEntry> described = describedCodes(*document);
    for (const VocabularyEntry& entry : described)
        widths[8] = std::max(widths[8], entry.code.size());
    const std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> writer(readstat_writer_init(),
                                                                                     &readstat_writer_free);
    readstat_set_data_writer(writer.get(), &appendBytes);
    readstat_writer_set_file_label(writer.get(), "Timed codes");
    readstat_writer_set_file_timestamp(writer.get(), static_cast<time_t>(wallClockMs() / 1000));
    std::array<readstat_variable_t*, 11> variables{};
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const bool number = i >= 5 && i <= 7;
        variables[i] =
            readstat_add_variable(writer.get(), tableColumns[i], number ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING,
                                  number ? 0 : std::max<std::size_t>(8, widths[i]));
        readstat_variable_set_label(variables[i], variableLabels[i]);
        readstat_variable_set_measure(variables[i], number ? READSTAT_MEASURE_SCALE : READSTAT_MEASURE_NOMINAL);
        if (number)
            readstat_variable_set_format(variables[i], i == 7 ? "F8.0" : "F14.6");
    }
    if (!described.empty()) {
        auto* labels = readstat_add_label_set(writer.get(), READSTAT_TYPE_STRING, "codes");
        for (const VocabularyEntry& entry : described)
            readstat_label_string_value(labels, entry.code.c_str(), entry.description.c_str());
        readstat_variable_set_label_set(variables[8], labels);
    }
    const std::vector<readstat_variable_t*> extras = addExtras(*document, writer.get(), cut, blanks);
    const auto failed = [&](readstat_error_t state) {
        return fail(ErrorCode::Internal,
                    std::string("the SPSS file could not be made: ") + readstat_error_message(state), {},
                    "export another format");
    };
    if (const auto state =
            readstat_begin_writing_sav(writer.get(), &out.bytes, static_cast<long>(document->rows.size()));
        state != READSTAT_OK)
        return failed(state);
    for (const TimedRow& row : document->rows) {
        auto state = readstat_begin_row(writer.get());
        const auto cells = tableCells(*document, row);
        for (std::size_t i = 0; i < cells.size() && state == READSTAT_OK; ++i) {
            if (i < 5 || i > 7)
                state = readstat_insert_string_value(writer.get(), variables[i], cutText(cells[i]).c_str());
            else if (const auto number = parseNumber(cells[i]))
                state = readstat_insert_double_value(writer.get(), variables[i], *number);
            else
                state = readstat_insert_missing_value(writer.get(), variables[i]);
        }
        for (std::size_t i = 0; i < extras.size() && state == READSTAT_OK; ++i) {
            const std::string& text = extraCell(row, i).text;
            if (!document->extraColumns[i].number)
                state = readstat_insert_string_value(writer.get(), extras[i], cutText(text).c_str());
            else if (const auto number = parseNumber(text))
                state = readstat_insert_double_value(writer.get(), extras[i], *number);
            else
                state = readstat_insert_missing_value(writer.get(), extras[i]);
        }
        if (state == READSTAT_OK)
            state = readstat_end_row(writer.get());
        if (state != READSTAT_OK)
            return failed(state);
    }
    if (const auto state = readstat_end_writing(writer.get()); state != READSTAT_OK)
        return failed(state);
    if (cut > 0)
        out.warnings.push_back(count(cut, "text is", "texts are") + " cut at 32767 bytes");
    if (blanks > 0)
        out.warnings.push_back(count(blanks, "text ends", "texts end") + " in blanks, which SPSS does not keep");
    return out;
}

} // namespace attune::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/text.h"
#include "exchange/tables.h"
#include "exchange/text_input.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <readstat.h>

namespace attune::exchange {

namespace {

constexpr std::size_t longestText = 32'767;

// The file's bytes as ReadStat wants to read them, and what it finds in them.
struct SavInput {
    std::string_view bytes;
    std::size_t at = 0;
    const ReadOptions* options = nullptr;
    std::vector<std::string> names;
    std::vector<std::string> labelled; // variables whose values have labels
    std::size_t declaredMissing = 0;   // values
    TableReader* table = nullptr;
    std::vector<std::string> row;
    int rowNumber = -1;
    bool hasHeader = false;
    std::optional<Error> error;

    bool flush() {
        if (rowNumber < 0 || error)
            return !error;
        if (auto ok = table->add(row, fmt::format("case {}", rowNumber + 1)); !ok)
            error = ok.error();
        row.assign(names.size(), {});
        return !error;
    }
};

SavInput& input(void* context) { return *static_cast<SavInput*>(context); }

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
    if (labels && *labels)
        in.labelled.push_back(cited(in.names.back()));
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
    }
    if (row != in.rowNumber) {
        if (!in.flush())
            return READSTAT_HANDLER_ABORT;
        in.rowNumber = row;
    }
    const auto index = static_cast<std::size_t>(readstat_variable_get_index(variable));
    if (index >= in.row.size())
        return READSTAT_HANDLER_ABORT;
    if (readstat_value_is_missing(value, variable)) {
        in.declaredMissing += readstat_value_is_system_missing(value) == 0;
        return READSTAT_HANDLER_OK;
    }
    if (readstat_value_type(value) == READSTAT_TYPE_STRING) {
        const char* text = readstat_string_value(value);
        in.row[index] = sanitizeUtf8(text ? text : "");
    } else {
        const double number = readstat_double_value(value);
        if (std::isfinite(number))
            in.row[index] = formatNumber(number);
    }
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
    if (!in.labelled.empty())
        out.issues.push_back({"variables",
                              "the value labels of " + join(in.labelled, ", ") + " are not read; codes are the values",
                              false});
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
                state = readstat_insert_string_value(writer.get(), variables[i],
                                                     cells[i].size() > longestText
                                                         ? sanitizeUtf8(cells[i].substr(0, longestText - 3)).c_str()
                                                         : cells[i].c_str());
            else if (const auto number = parseNumber(cells[i]))
                state = readstat_insert_double_value(writer.get(), variables[i], *number);
            else
                state = readstat_insert_missing_value(writer.get(), variables[i]);
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

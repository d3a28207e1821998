// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/formats.h"

#include <cstdlib>
#include <string_view>

namespace attune::fuzz {

/// Any bytes give an error or a document; a document can be written in every format, and what its own format makes of
/// it is read again with as many codes.
inline void timedInput(const char* format, std::string_view bytes) {
    const TimedFormat* reader = findFormat(format);
    if (!reader || !reader->read)
        std::abort();
    ReadOptions options;
    options.name = "fuzz";
    options.limits.bytes = std::size_t{4} << 20;
    options.limits.rows = 2000;
    options.limits.elements = 20'000;
    auto document = reader->read(bytes, options);
    if (!document) {
        if (document.error().what.empty())
            std::abort();
        return;
    }
    for (const TimedRow& row : document->rows)
        if (row.tier >= document->tiers.size() || row.observation >= document->observations.size())
            std::abort();
    WriteOptions step;
    step.unit = MediaDuration(60'000'000'000);
    for (const TimedFormat& writer : timedFormats()) {
        if (!writer.write || std::string_view(writer.id) == "xlsx") // writes a file
            continue;
        const auto written = writer.write(*document, step);
        if (!written || std::string_view(writer.id) != reader->id)
            continue;
        options.limits.rows = 4000;
        options.limits.bytes = std::size_t{64} << 20;
        options.limits.elements = 400'000;
        const auto again = reader->read(written->bytes, options);
        if (!again)
            std::abort();
    }
    mendDocument(*document);
}

} // namespace attune::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/timeline_report.h"
#include "exchange/timed_codes_csv.h"

#include <cmath>
#include <cstdlib>
#include <string_view>

namespace attune {

/// What the command line does with a table of timed codes, on any bytes. Ends the process when a figure is neither a
/// finite number nor undefined for a reason, or when a refusal does not say where and what to do.
inline void runTimelinePipeline(std::string_view bytes) {
    const auto table = readTimedCodesCsv(bytes, "fuzz.csv");
    if (!table) {
        if (table.error().what.empty() || table.error().where.empty() || table.error().todo.empty())
            std::abort();
        return;
    }
    if (table->rows.size() > 60) // larger tables only take longer
        return;
    TimelineSettings settings;
    settings.unit = MediaDuration(500'000'000);
    settings.tolerance = settings.unit;
    const auto report = timelineReport(table->rows, settings);
    if (!report)
        return;
    for (const TimelinePair& pair : report->pairs)
        for (const Estimate& e : pair.estimates)
            if (e.value ? !std::isfinite(*e.value) : e.undefined.empty())
                std::abort();
}

} // namespace attune

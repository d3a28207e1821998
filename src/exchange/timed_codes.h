// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/timed_codes_csv.h"
#include "exchange/timed_document.h"

#include <string>
#include <string_view>

namespace attune {

/// The timed codes of a document as agreement wants them, of one observation and one track (tier) where these are
/// chosen. A row without a coder is by selection.coder; where that is missing too and no track is chosen, the tiers are
/// taken for coders. Open codes end with the next of their tier or with the session; what has no time, no label, or lies
/// below 0 or backwards is left out; all with warnings. `file` stands for it in messages. Errors: NotFound (no such track
/// or observation), Invalid (several observations and none chosen, no coder).
[[nodiscard]] Result<TimedCodesTable> timedCodesOf(const TimedDocument& document, const std::string& file,
                                                   const TimedCodesSelection& selection);

/// Timed codes of any format that can be read (found by content); a table as text must have the columns coder, start,
/// end, code, see readTimedCodesCsv(). Errors: as those.
[[nodiscard]] Result<TimedCodesTable> readTimedCodes(std::string_view bytes, const std::string& file,
                                                     const TimedCodesSelection& selection = {});

} // namespace attune

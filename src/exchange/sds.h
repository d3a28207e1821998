// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: GSEQ's sequential data (SDIS).

#include "exchange/timed_document.h"

#include <optional>
#include <string>
#include <string_view>

namespace attune::exchange {

/// Where one session's data stand in the text.
struct SdsSession {
    std::size_t from = 0, to = 0;
    std::size_t observation = 0;
};
enum class SdsType { Event, State, Timed, Interval, Multievent };
struct SdsFile {
    TimedDocument document;
    SdsType type = SdsType::Timed;
    MediaDuration interval{1'000'000'000}; ///< of Interval data
    std::vector<SdsSession> sessions;
    std::string text;
};

[[nodiscard]] Result<SdsFile> parseSds(std::string_view bytes, const ReadOptions& options);

[[nodiscard]] bool sniffSds(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readSds(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeSds(const TimedDocument& document, const WriteOptions& options);

/// Comments become blanks, so that places stay.
[[nodiscard]] std::string sdsWithoutComments(std::string text);
/// "1:02:03.5", "02:03", "75", "10'" (GSEQ marks seconds so).
[[nodiscard]] std::optional<MediaTime> sdsTimeOf(std::string_view text);

} // namespace attune::exchange

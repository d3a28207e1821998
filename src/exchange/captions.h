// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the .cpp files of this room only: WebVTT and SubRip.

#include "exchange/timed_document.h"

namespace attune::exchange {

[[nodiscard]] bool sniffVtt(std::string_view bytes, std::string_view head);
[[nodiscard]] bool sniffSrt(std::string_view bytes, std::string_view head);
[[nodiscard]] Result<TimedDocument> readVtt(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<TimedDocument> readSrt(std::string_view bytes, const ReadOptions& options);
[[nodiscard]] Result<WrittenFile> writeVtt(const TimedDocument& document, const WriteOptions& options);
[[nodiscard]] Result<WrittenFile> writeSrt(const TimedDocument& document, const WriteOptions& options);

} // namespace attune::exchange

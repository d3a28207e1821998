// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// Bytes that are not UTF-8 become U+FFFD; valid text comes back unchanged.
[[nodiscard]] std::string sanitizeUtf8(std::string_view text);
/// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case; other bytes unchanged.
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// The whole text as a finite decimal number, never by locale; nothing for "", "nan", "inf", "1,5", "0x1", "1e999".
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
/// The whole text as a decimal integer; nothing when it is not one or does not fit.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);
/// Shortest decimal that reads back as the same double. Not for NaN or infinity.
[[nodiscard]] std::string formatNumber(double value);

/// Any bytes as base64 (RFC 4648, with padding), and back; nothing when the text is not that.
[[nodiscard]] std::string toBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace attune

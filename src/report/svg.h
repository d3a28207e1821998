// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune {

/// Text that is safe between tags and inside double-quoted attributes of XML and HTML: valid UTF-8, the five special
/// characters as entities, characters XML 1.0 forbids as U+FFFD.
[[nodiscard]] std::string escapeMarkup(std::string_view text);

/// A coordinate with at most two decimals, shortest form, never "-0". Not finite becomes 0.
[[nodiscard]] std::string coordinateText(double value);

struct Paint {
    std::string fill = "none";
    std::string stroke; ///< empty: no line
    double strokeWidth = 1;
    std::string dash; ///< "4 3"; empty: solid
};

enum class TextAnchor { Start, Middle, End };

struct TextStyle {
    double size = 11;
    std::string fill;
    int weight = 400;
    TextAnchor anchor = TextAnchor::Start;
    bool italic = false;
    double rotate = 0; ///< degrees clockwise about the anchor point
};

/// Writes one drawing with the features that SVG Tiny 1.2, browsers and PDF painters share: shapes, paths, text with
/// attributes; no style sheets, no references, no clipping. Colours are given by the caller. y grows downwards; text
/// is placed by its baseline.
class SvgWriter {
  public:
    /// Width and height in px at 100 %. An empty font family leaves the choice to the surroundings.
    SvgWriter(int width, int height, std::string_view title, std::string_view description,
              std::string_view fontFamily = {});

    void rect(double x, double y, double width, double height, const Paint& paint, double radius = 0);
    void line(double x1, double y1, double x2, double y2, const Paint& paint);
    void circle(double x, double y, double radius, const Paint& paint);
    void polygon(const std::vector<std::pair<double, double>>& points, const Paint& paint);
    void polyline(const std::vector<std::pair<double, double>>& points, const Paint& paint);
    void text(double x, double y, std::string_view content, const TextStyle& style);
    /// Opens a group whose title browsers show on hovering; every group is closed by endGroup.
    void beginGroup(std::string_view title);
    void endGroup();
    /// The whole document element, without an XML declaration so that it can stand inside HTML.
    [[nodiscard]] std::string finish();

  private:
    void attribute(std::string_view name, double value);
    void paint(const Paint& paint);
    void points(const std::vector<std::pair<double, double>>& points);

    std::string m_out;
    int m_open = 0;
};

} // namespace attune

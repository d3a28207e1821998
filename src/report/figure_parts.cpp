// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figure_parts.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace attune::figure_parts {
namespace {

std::vector<std::string> codePoints(std::string_view text) {
    const std::string valid = sanitizeUtf8(text);
    std::vector<std::string> points;
    for (const char c : valid) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || points.empty())
            points.emplace_back();
        points.back() += c;
    }
    return points;
}

double pointWidth(const std::string& point, double size) {
    if (point.size() == 1) {
        const char c = point[0];
        if (c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == ' ' || c == '\'' || c == '|')
            return 0.3 * size;
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@')
            return 0.88 * size;
        return (c >= 'A' && c <= 'Z' ? 0.68 : 0.57) * size;
    }
    return point.size() == 2 ? 0.6 * size : 1.0 * size;
}

} // namespace

std::string inWords(const FigureStyle& style, std::string_view english, std::initializer_list<std::string_view> parts) {
    const std::string words = style.words ? style.words(english) : std::string(english);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char digit = words[i] == '%' && i + 1 < words.size() ? words[i + 1] : '0';
        if (digit < '1' || digit > '9' || static_cast<std::size_t>(digit - '1') >= parts.size()) {
            out += words[i];
            continue;
        }
        out += parts.begin()[digit - '1'];
        ++i;
    }
    return out;
}

double textWidth(std::string_view text, double size) {
    double width = 0;
    for (const auto& point : codePoints(text))
        width += pointWidth(point, size);
    return width;
}

std::string fitted(std::string_view text, double width, double size) {
    const auto points = codePoints(text);
    if (textWidth(text, size) <= width) {
        std::string whole;
        for (const auto& point : points)
            whole += point;
        return whole;
    }
    const double room = width - 0.8 * size;
    std::string head;
    std::string tail;
    double used = 0;
    std::size_t first = 0;
    std::size_t last = points.size();
    while (first < last) {
        const bool front = head.size() <= tail.size();
        const auto& point = front ? points[first] : points[last - 1];
        used += pointWidth(point, size);
        if (used > room)
            break;
        if (front)
            head += points[first++];
        else
            tail.insert(0, points[--last]);
    }
    return head + "\xE2\x80\xA6" + tail;
}

std::vector<std::string> twoLines(std::string_view text, double width, double size) {
    if (textWidth(text, size) <= width)
        return {fitted(text, width, size)};
    std::size_t best = std::string_view::npos;
    double bestExcess = 1e9;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != ' ' && text[i] != '-')
            continue;
        const double excess = std::max(textWidth(text.substr(0, i + 1), size), textWidth(text.substr(i + 1), size));
        if (excess < bestExcess) {
            bestExcess = excess;
            best = i;
        }
    }
    if (best == std::string_view::npos)
        return {fitted(text, width, size)};
    return {fitted(trimmed(text.substr(0, best + 1)), width, size), fitted(text.substr(best + 1), width, size)};
}

std::vector<double> ticks(double low, double high, int count, bool whole) {
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low || count < 1)
        return {low};
    const double raw = (high - low) / count;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= raw * 0.999) {
            step = power * factor;
            break;
        }
    if (whole)
        step = std::max(step, 1.0);
    std::vector<double> list;
    const double start = std::ceil(low / step - 1e-9);
    for (double i = start; i * step <= high + step * 1e-9 && list.size() < 200; ++i)
        list.push_back(i * step == 0 ? 0 : i * step);
    return list;
}

ScoreRange scoreRange(const PairAgreement& pair) {
    ScoreRange range;
    bool any = false;
    const auto widen = [&](double value) {
        range.low = any ? std::min(range.low, value) : value;
        range.high = any ? std::max(range.high, value) : value;
        any = true;
    };
    for (const auto& category : pair.confusion.categories)
        if (const auto value = parseNumber(category))
            widen(*value);
    for (const auto& score : pair.scores) {
        widen(score.a);
        widen(score.b);
    }
    if (range.high - range.low < 1)
        range.high = range.low + 1;
    return range;
}

double Axis::at(double value) const {
    const double share = high > low ? (value - low) / (high - low) : 0.5;
    return from + share * (to - from);
}

TextStyle textStyle(double size, const std::string& fill, TextAnchor anchor, int weight) {
    return {.size = size, .fill = fill, .weight = weight, .anchor = anchor, .italic = false, .rotate = 0};
}

void drawScore(SvgWriter& svg, double x, double y, double difference, std::size_t count, std::string_view title,
               FigureRole role, const Palette& palette) {
    svg.beginGroup(title);
    const InkSet& ink = palette.person(role);
    if (std::abs(difference) >= 2) {
        const Paint cross{.fill = "none", .stroke = palette.disagree, .strokeWidth = 2, .dash = {}};
        svg.line(x - 4, y - 4, x + 4, y + 4, cross);
        svg.line(x - 4, y + 4, x + 4, y - 4, cross);
        if (count > 1)
            svg.text(x, y - 6, std::to_string(count), textStyle(9, palette.disagreeInk, TextAnchor::Middle, 600));
    } else {
        const double radius = count > 1 ? 6.5 : 3.6;
        svg.circle(x, y, radius, {.fill = ink.fill, .stroke = ink.ink, .strokeWidth = 1, .dash = {}});
        if (count > 1)
            svg.text(x, y + 3.2, std::to_string(count), textStyle(9, ink.on, TextAnchor::Middle, 600));
    }
    svg.endGroup();
}

void drawInterval(SvgWriter& svg, double low, double high, double y, const std::string& ink, double half) {
    const Paint paint{.fill = "none", .stroke = ink, .strokeWidth = 1.6, .dash = {}};
    svg.line(low, y, high, y, paint);
    svg.line(low, y - half, low, y + half, paint);
    svg.line(high, y - half, high, y + half, paint);
}

SvgWriter begin(int width, int height, std::string_view title, std::string_view description, const FigureStyle& style) {
    SvgWriter svg(width, height, title, description, style.fontFamily);
    if (style.ground)
        svg.rect(0, 0, width, height, {.fill = style.palette.surface, .stroke = {}, .strokeWidth = 1, .dash = {}});
    return svg;
}

Figure wordsInstead(std::string_view title, std::string_view english, int width, int height, const FigureStyle& style) {
    std::string words = inWords(style, english);
    std::string heading = inWords(style, title);
    auto svg = begin(width, height, heading, words, style);
    svg.text(width / 2.0, height / 2.0, fitted(words, width - 8, 11),
             textStyle(11, style.palette.text3, TextAnchor::Middle));
    return {.svg = svg.finish(),
            .width = width,
            .height = height,
            .title = std::move(heading),
            .note = {},
            .alternative = std::move(words)};
}

} // namespace attune::figure_parts

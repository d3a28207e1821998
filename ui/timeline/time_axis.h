// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <algorithm>
#include <cmath>

namespace attune::ui {

/// The part of a clip that is in view: maps times to places and back.
class TimeAxis {
  public:
    void setClip(MediaDuration duration) {
        m_duration = std::max<std::int64_t>(duration.ns, 1'000'000);
        fit();
    }
    void setPlace(int left, int width) {
        const bool whole = isFit();
        m_left = left;
        m_width = std::max(width, 1);
        if (whole)
            fit();
        else
            place(m_begin, m_span);
    }

    [[nodiscard]] double xOf(MediaTime time) const { return m_left + double(time.ns - m_begin) / nsPerPx(); }
    [[nodiscard]] MediaTime timeAt(double x) const {
        const auto ns = m_begin + static_cast<std::int64_t>(std::llround((x - m_left) * nsPerPx()));
        return MediaTime(std::clamp<std::int64_t>(ns, 0, m_duration));
    }
    [[nodiscard]] double nsPerPx() const { return double(m_span) / m_width; }
    [[nodiscard]] TimeSpan visible() const { return {MediaTime(m_begin), MediaTime(m_begin + m_span)}; }
    [[nodiscard]] MediaDuration duration() const { return MediaDuration(m_duration); }
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] bool isFit() const { return m_begin == 0 && m_span == m_duration; }

    void fit() {
        m_begin = 0;
        m_span = m_duration;
    }
    /// factor > 1 comes closer; the time under x stays under x.
    void zoom(double factor, double x) {
        const double share = (x - m_left) / m_width;
        const double at = double(m_begin) + share * double(m_span);
        const double span =
            std::clamp(double(m_span) / factor, double(std::min(m_duration, closest)), double(m_duration));
        place(std::llround(at - share * span), std::llround(span));
    }
    /// 0 whole clip ... 1 closest.
    [[nodiscard]] double closeness() const {
        const double range = std::log(double(m_duration) / double(std::min(m_duration, closest)));
        return range <= 0 ? 0 : std::log(double(m_duration) / double(m_span)) / range;
    }
    void setCloseness(double share, double x) {
        const double range = std::log(double(m_duration) / double(std::min(m_duration, closest)));
        const double span = double(m_duration) / std::exp(std::clamp(share, 0.0, 1.0) * range);
        zoom(double(m_span) / span, x);
    }
    void pan(MediaDuration by) { place(m_begin + by.ns, m_span); }
    void moveTo(MediaTime begin) { place(begin.ns, m_span); }

  private:
    void place(std::int64_t begin, std::int64_t span) {
        m_span = std::clamp<std::int64_t>(span, std::min(m_duration, closest), m_duration);
        m_begin = std::clamp<std::int64_t>(begin, 0, m_duration - m_span);
    }
    static constexpr std::int64_t closest = 1'000'000'000; ///< one second over the whole width
    std::int64_t m_duration = 1'000'000'000;
    std::int64_t m_begin = 0, m_span = 1'000'000'000;
    int m_left = 0, m_width = 1;
};

} // namespace attune::ui

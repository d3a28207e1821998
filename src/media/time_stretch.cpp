// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace attune {

TimeStretch::TimeStretch(int sampleRate, int channels, Pull pull)
    : m_channels(channels), m_hop(sampleRate / 66), m_search(sampleRate / 100), m_pull(std::move(pull)) {
    m_window.resize(static_cast<std::size_t>(m_hop));
    for (std::size_t i = 0; i < m_window.size(); ++i)
        m_window[i] = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * (static_cast<double>(i) + 0.5) /
                                                              static_cast<double>(m_window.size())));
}

void TimeStretch::reset(double speed) {
    m_speed = std::clamp(speed, 0.25, 4.0);
    m_input.clear();
    m_inputStart = 0;
    m_tail.clear();
    m_ready.clear();
    m_taken = 0;
    m_segment = 0;
    m_follows = 0;
}

void TimeStretch::fillTo(std::int64_t frame) {
    const std::int64_t have = m_inputStart + static_cast<std::int64_t>(m_input.size()) / m_channels;
    if (frame <= have)
        return;
    const std::size_t old = m_input.size();
    m_input.resize(old + static_cast<std::size_t>((frame - have) * m_channels));
    m_pull(std::span(m_input).subspan(old));
}

float TimeStretch::mono(std::int64_t frame) const {
    const auto at = static_cast<std::size_t>((frame - m_inputStart) * m_channels);
    float sum = 0;
    for (int c = 0; c < m_channels; ++c)
        sum += m_input[at + static_cast<std::size_t>(c)];
    return sum;
}

// The start near the ideal one whose sound is most like what would have followed the last segment: coarse, then fine.
std::int64_t TimeStretch::bestStart(std::int64_t ideal) const {
    const auto likeness = [&](std::int64_t start, std::int64_t step) {
        double cross = 0, energy = 1e-9;
        for (std::int64_t i = 0; i < m_hop; i += step) {
            const double a = mono(start + i);
            cross += a * mono(m_follows + i);
            energy += a * a;
        }
        return cross / std::sqrt(energy);
    };
    const auto search = [&](std::int64_t from, std::int64_t to, std::int64_t step, std::int64_t stride) {
        std::int64_t best = from;
        double most = -1e30;
        for (std::int64_t start = from; start <= to; start += step)
            if (const double l = likeness(start, stride); l > most) {
                most = l;
                best = start;
            }
        return best;
    };
    const std::int64_t low = std::max(m_inputStart, ideal - m_search), high = ideal + m_search;
    const std::int64_t coarse = search(low, high, 8, 4);
    return search(std::max(low, coarse - 7), std::min(high, coarse + 7), 1, 2);
}

void TimeStretch::nextSegment() {
    const auto channels = static_cast<std::size_t>(m_channels);
    const auto hop = static_cast<std::size_t>(m_hop);
    const auto ideal = static_cast<std::int64_t>(std::llround(static_cast<double>(m_segment * m_hop) * m_speed));
    fillTo(std::max(ideal + m_search, m_follows) + 2 * m_hop + 1);
    const std::int64_t start = m_segment == 0 ? 0 : bestStart(ideal);
    const auto at = static_cast<std::size_t>(start - m_inputStart) * channels;
    m_ready.assign(m_input.begin() + static_cast<std::ptrdiff_t>(at),
                   m_input.begin() + static_cast<std::ptrdiff_t>(at + hop * channels));
    m_taken = 0;
    if (!m_tail.empty())
        for (std::size_t i = 0; i < m_ready.size(); ++i)
            m_ready[i] = m_ready[i] * m_window[i / channels] + m_tail[i];
    m_tail.resize(hop * channels);
    for (std::size_t i = 0; i < m_tail.size(); ++i)
        m_tail[i] = m_input[at + hop * channels + i] * (1 - m_window[i / channels]);
    m_follows = start + m_hop;
    ++m_segment;
    // What lies before both the next search and the natural continuation is no longer needed.
    const auto next = static_cast<std::int64_t>(std::llround(static_cast<double>(m_segment * m_hop) * m_speed));
    const std::int64_t needed = std::min(next - m_search, m_follows) - 1;
    if (needed > m_inputStart) {
        const std::int64_t drop =
            std::min(needed - m_inputStart, static_cast<std::int64_t>(m_input.size()) / m_channels);
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(drop * m_channels));
        m_inputStart += drop;
    }
}

void TimeStretch::read(std::span<float> interleaved) {
    if (m_speed == 1) {
        m_pull(interleaved);
        return;
    }
    while (!interleaved.empty()) {
        if (m_taken == m_ready.size())
            nextSegment();
        const std::size_t n = std::min(interleaved.size(), m_ready.size() - m_taken);
        std::copy_n(m_ready.begin() + static_cast<std::ptrdiff_t>(m_taken), n, interleaved.begin());
        m_taken += n;
        interleaved = interleaved.subspan(n);
    }
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Two recordings of one event differ in level and room, but the moments at which something begins to sound are the
// same. So what is compared is the rise of loudness (in decibels, rises only), brought to zero mean; the correlation of
// all offsets at once comes from one Fourier transform, and is normalized by how much onset the two share there.
#include "media/sound_alignment.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <vector>

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/tx.h>
}

namespace attune {
namespace {

constexpr double stepNs = 5e6;            // of the onset curves
constexpr double leastSharedNs = 5e9;     // overlap of the two files
constexpr double quietDb = -60;           // what is below does not count as sound
constexpr double clearFrom = 8;           // standard deviations above the mean of all offsets
constexpr double aheadOfNext = 1.25;      // and so many times the next best
constexpr double sameMatchNs = 150e6;     // offsets so near the best belong to it
constexpr std::size_t longest = 1u << 23; // curve points: eleven hours

// Rise of loudness over time, zero mean; empty when nothing rises.
std::vector<float> onsets(const Waveform& wave) {
    if (wave.levels.empty() || wave.levels.front().buckets.empty())
        return {};
    const WaveformLevel& fine = wave.levels.front();
    const double length = fine.bucketNs * static_cast<double>(fine.buckets.size());
    const auto n = std::min(longest, static_cast<std::size_t>(length / stepNs));
    std::vector<float> rise(n, 0.0F);
    double before = quietDb, sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto from = static_cast<std::size_t>(static_cast<double>(i) * stepNs / fine.bucketNs);
        const auto to =
            std::clamp<std::size_t>(static_cast<std::size_t>(static_cast<double>(i + 1) * stepNs / fine.bucketNs),
                                    from + 1, fine.buckets.size());
        double squares = 0;
        for (std::size_t b = from; b < to; ++b)
            squares += static_cast<double>(fine.buckets[b].rms()) * fine.buckets[b].rms();
        const double rms = std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, to - from)));
        const double db = std::max(quietDb, 20 * std::log10(std::max(rms, 1e-9)));
        rise[i] = static_cast<float>(std::max(0.0, db - before));
        // Compared with the recent past, so that a hiss or a hum has no onsets.
        before += (db - before) * 0.2;
        sum += rise[i];
    }
    const auto mean = static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(1, n)));
    if (mean <= 0)
        return {};
    for (float& value : rise)
        value -= mean;
    return rise;
}

using Spectrum = std::vector<std::complex<float>>;

bool transform(const Spectrum& from, Spectrum& to, bool inverse) {
    AVTXContext* context = nullptr;
    av_tx_fn run = nullptr;
    const float scale = 1;
    if (av_tx_init(&context, &run, AV_TX_FLOAT_FFT, inverse ? 1 : 0, static_cast<int>(from.size()), &scale,
                   AV_TX_UNALIGNED) < 0)
        return false;
    run(context, to.data(), const_cast<std::complex<float>*>(from.data()), sizeof(std::complex<float>));
    av_tx_uninit(&context);
    return true;
}

// Running sums of squares, to know how much onset any stretch holds.
std::vector<double> energies(const std::vector<float>& curve) {
    std::vector<double> sums(curve.size() + 1, 0.0);
    for (std::size_t i = 0; i < curve.size(); ++i)
        sums[i + 1] = sums[i] + static_cast<double>(curve[i]) * curve[i];
    return sums;
}

SoundAlignment none(std::string why) {
    SoundAlignment result;
    result.reason = std::move(why);
    return result;
}

} // namespace

SoundAlignment alignSound(const Waveform& first, const Waveform& second) {
    const std::vector<float> a = onsets(first), b = onsets(second);
    const auto least = static_cast<std::int64_t>(leastSharedNs / stepNs);
    const auto na = static_cast<std::int64_t>(a.size()), nb = static_cast<std::int64_t>(b.size());
    if (a.empty() || b.empty())
        return none(a.empty() ? "the first sound is silent or even throughout"
                              : "the second sound is silent or even throughout");
    if (na < least || nb < least)
        return none("the sound is shorter than five seconds");
    std::size_t size = 1;
    while (size < a.size() + b.size())
        size *= 2;
    Spectrum x(size), y(size), fx(size), fy(size);
    std::copy(a.begin(), a.end(), x.begin());
    std::copy(b.begin(), b.end(), y.begin());
    if (!transform(x, fx, false) || !transform(y, fy, false))
        return none("the comparison could not be made");
    for (std::size_t i = 0; i < size; ++i)
        fx[i] = std::conj(fx[i]) * fy[i];
    if (!transform(fx, x, true))
        return none("the comparison could not be made");
    // Entry k: sum over i of a[i] * b[i + k]; so time in the second = time in the first + k steps.
    const auto sa = energies(a), sb = energies(b);
    const std::int64_t from = -(na - least), to = nb - least;
    std::vector<float> match(static_cast<std::size_t>(to - from + 1), 0.0F);
    double sum = 0, squares = 0;
    for (std::int64_t k = from; k <= to; ++k) {
        const std::int64_t begin = std::max<std::int64_t>(0, -k), end = std::min(na, nb - k);
        const double shared = (sa[static_cast<std::size_t>(end)] - sa[static_cast<std::size_t>(begin)]) *
                              (sb[static_cast<std::size_t>(end + k)] - sb[static_cast<std::size_t>(begin + k)]);
        const double all = sa.back() * sb.back();
        if (shared <= all * 1e-6)
            continue; // next to nothing happens in what they share
        const double raw =
            static_cast<double>(
                x[static_cast<std::size_t>((k + static_cast<std::int64_t>(size)) % static_cast<std::int64_t>(size))]
                    .real()) /
            static_cast<double>(size);
        // A short overlap matches by chance more easily: weighed by its share of the longest possible one.
        const double weight = std::sqrt(static_cast<double>(end - begin) / static_cast<double>(std::min(na, nb)));
        const double value = raw / std::sqrt(shared) * weight;
        match[static_cast<std::size_t>(k - from)] = static_cast<float>(value);
        sum += value;
        squares += value * value;
    }
    const auto n = static_cast<double>(match.size());
    const double mean = sum / n, deviation = std::sqrt(std::max(1e-12, squares / n - mean * mean));
    const auto best = std::max_element(match.begin(), match.end()) - match.begin();
    const auto near = static_cast<std::ptrdiff_t>(sameMatchNs / stepNs);
    float next = 0;
    for (std::ptrdiff_t i = 0; i < std::ssize(match); ++i)
        if (std::abs(i - best) > near)
            next = std::max(next, match[static_cast<std::size_t>(i)]);
    const auto top = static_cast<double>(match[static_cast<std::size_t>(best)]);
    SoundAlignment result;
    result.clearness = std::max(0.0, (top - next) / deviation);
    if ((top - mean) / deviation < clearFrom || top < aheadOfNext * static_cast<double>(next))
        result.reason = "no offset matches clearly better than all others";
    else
        result.offset = MediaDuration(std::llround(static_cast<double>(best + from) * stepNs));
    return result;
}

} // namespace attune

// SPDX-License-Identifier: GPL-3.0-or-later
// Voices without words: a sum of harmonics shaped by three formants, cut into syllables, bent along a contour.
#include "voice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace attune::scenes {
namespace {

constexpr double kTau = 2 * std::numbers::pi;

struct Vowel {
    double f1, f2, f3;
};

constexpr std::array<Vowel, 6> kVowels{{{850, 1350, 2800},   // ah
                                        {560, 1950, 2700},   // eh
                                        {350, 2500, 3100},   // ee
                                        {500, 950, 2650},    // oh
                                        {380, 900, 2500},    // oo
                                        {300, 1100, 2300}}}; // mm

/// How a style of speaking sounds. Contour: semitones above the resting pitch, evenly spaced over the utterance.
struct Style {
    double rate;                 ///< syllables per second
    double open;                 ///< share of a syllable that sounds
    double gain;                 ///< 0..1
    double tilt;                 ///< loss per octave of the source; small is harsh
    double breath;               ///< share of noise
    double vibrato;              ///< semitones
    std::vector<double> contour; ///< semitones
    std::vector<int> vowels;     ///< cycled
    double syllableBend;         ///< semitones fallen within each syllable
};

const Style& styleOf(const std::string& name) {
    static const std::map<std::string, Style> styles{
        {"talk", {4.2, .80, .42, 1.25, .02, .15, {1, 2, 0, 1, -2}, {0, 1, 3, 1, 2, 0}, 1.0}},
        {"warm", {3.4, .86, .46, 1.45, .03, .20, {1, 5, 7, 3, 0}, {0, 2, 3, 1, 0, 4}, 1.6}},
        {"praise", {2.4, .90, .58, 1.35, .02, .25, {2, 9, 12, 6, 1}, {4, 0, 1, 0}, 2.0}},
        {"question", {3.8, .84, .44, 1.40, .03, .20, {1, 0, 2, 8}, {3, 1, 0, 2}, -1.0}},
        {"soothe", {2.1, .92, .38, 1.75, .07, .30, {5, 3, 1, -2}, {3, 4, 3, 0}, 1.5}},
        {"instruct", {4.4, .78, .46, 1.10, .01, .05, {1, 1, 0, -1, -3}, {1, 0, 3, 1}, .6}},
        {"flat", {3.2, .80, .34, 1.40, .04, .02, {-2, -2, -3, -3}, {3, 0, 4, 1}, .4}},
        {"sharp", {4.8, .72, .85, .72, .02, .00, {6, 5, 1, -4}, {0, 1, 0}, 3.0}},
        {"ah", {1.2, .95, .50, 1.35, .03, .20, {1, 8, 5}, {0}, 0}},
        {"sing", {2.6, .94, .44, 1.55, .03, .35, {0, 4, 7, 4, 5, 2, 0}, {0, 3, 4, 0}, 0}},
        {"hum", {2.0, .95, .34, 2.0, .01, .25, {0, 2, 4, 0}, {5}, .5}},
        {"sigh", {.9, .95, .40, 2.2, .55, .00, {2, -4}, {0}, 2}},
        {"laugh", {5.2, .52, .50, 1.2, .16, .00, {7, 6, 4, 2, 0}, {0}, 1.5}},
        {"babble", {3.6, .82, .46, 1.30, .02, .20, {0, 3, 1, 4, 0}, {0, 1, 0, 3}, 1.2}},
        {"bid", {2.6, .86, .52, 1.25, .02, .20, {0, 3, 8}, {1, 0}, -2.0}},
        {"call", {2.2, .90, .66, 1.05, .02, .25, {4, 8, 3}, {1, 0}, 1.0}},
        {"coo", {1.6, .94, .38, 1.70, .04, .30, {3, 6, 1}, {4, 3}, .5}},
        {"squeal", {1.8, .92, .60, 1.15, .03, .40, {6, 14, 10}, {2, 0}, 0}},
        {"fuss", {1.7, .90, .58, .85, .03, .35, {0, 4, -1, 3, -3}, {1, 0, 1}, 3.0}},
        {"cry", {1.1, .92, .72, .80, .05, .60, {3, 8, 4, 6, -1}, {0, 1}, 5.0}},
        {"whimper", {2.2, .70, .34, 1.20, .08, .50, {4, 2, 1}, {1, 5}, 2.0}},
    };
    const auto found = styles.find(name);
    return found == styles.end() ? styles.at("talk") : found->second;
}

double contourAt(const std::vector<double>& contour, double x) {
    const double place = std::clamp(x, 0.0, 1.0) * static_cast<double>(contour.size() - 1);
    const auto index = std::min(static_cast<std::size_t>(place), contour.size() - 2);
    const double t = place - static_cast<double>(index);
    const double s = (1 - std::cos(std::numbers::pi * t)) / 2;
    return contour[index] * (1 - s) + contour[index + 1] * s;
}

double resonance(double hz, double centre, double width) {
    const double d = (hz - centre) / width;
    return 1 / (1 + d * d);
}

} // namespace

SoundTrack::SoundTrack(double seconds, unsigned seed)
    : m_samples(static_cast<std::size_t>(seconds * kSampleRate), 0.f), m_random(seed * 7919u + 17u) {}

double SoundTrack::uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(m_random() >> 11) * 0x1.0p-53;
}

std::vector<float> SoundTrack::say(double at, const std::string& name, double seconds, double gain,
                                   const Speaker& speaker) {
    const Style& style = styleOf(name);
    std::vector<float> mouth(static_cast<std::size_t>(seconds * 100) + 1, 0.f);
    const int syllables = std::max(1, static_cast<int>(std::lround(seconds * style.rate)));
    const double slot = seconds / syllables;
    double phase = 0;
    constexpr int kBlock = 64;
    for (int s = 0; s < syllables; ++s) {
        const double begin = s * slot * uniform(.98, 1.0);
        const double length = slot * style.open * uniform(.86, 1.04);
        const Vowel& vowel =
            kVowels[static_cast<std::size_t>(style.vowels[static_cast<std::size_t>(s) % style.vowels.size()])];
        const Vowel& from = kVowels[static_cast<std::size_t>(m_random() % 5)];
        const double accent = (s == 0 || s == syllables - 1 ? 1.0 : uniform(.75, 1.0));
        const double jitter = uniform(-.35, .35);
        const double onset = uniform(0, 1) < .35 && style.breath < .1 ? .5 : 0; // some syllables begin with a soft stop
        const auto count = static_cast<std::size_t>(length * kSampleRate);
        const auto first = static_cast<std::size_t>((at + begin) * kSampleRate);
        std::array<double, 48> weights{}; // sounding now, on their way to the aim of the block
        std::array<double, 48> aims{};
        int harmonics = 0;
        double pitch = speaker.pitchHz;
        double lastNoise = 0;
        for (std::size_t i = 0; i < count && first + i < m_samples.size(); ++i) {
            const double x = static_cast<double>(i) / static_cast<double>(count);
            const double seconds_ = static_cast<double>(i) / kSampleRate;
            if (i % kBlock == 0) {
                const double semis = contourAt(style.contour, (begin + seconds_) / seconds) + jitter -
                                     style.syllableBend * (x - .3) +
                                     style.vibrato * std::sin(kTau * 5.4 * (begin + seconds_));
                pitch = speaker.pitchHz * std::exp2(semis / 12);
                const double glide = std::min(1.0, seconds_ / .07); // formants move into the vowel
                const double f1 = (from.f1 * .6 * (1 - glide) + vowel.f1 * glide) * speaker.formantScale;
                const double f2 = (from.f2 * (1 - glide) + vowel.f2 * glide) * speaker.formantScale;
                const double f3 = vowel.f3 * speaker.formantScale;
                harmonics = std::min<int>(static_cast<int>(weights.size()), static_cast<int>(7000 / pitch));
                for (int k = 1; k <= harmonics; ++k) {
                    const double hz = pitch * k;
                    const double source = std::pow(static_cast<double>(k), -style.tilt);
                    aims[static_cast<std::size_t>(k - 1)] =
                        source *
                        (resonance(hz, f1, 90) + .62 * resonance(hz, f2, 120) + .30 * resonance(hz, f3, 180) + .03);
                }
            }
            phase += pitch / kSampleRate;
            phase -= std::floor(phase);
            // sin(k·x) by recurrence
            const double angle = kTau * phase;
            const double twoCos = 2 * std::cos(angle);
            double previous = 0;
            double current = std::sin(angle);
            double sum = 0;
            for (int k = 0; k < harmonics; ++k) {
                double& weight = weights[static_cast<std::size_t>(k)];
                weight += (aims[static_cast<std::size_t>(k)] - weight) / kBlock;
                sum += weight * current;
                const double next = twoCos * current - previous;
                previous = current;
                current = next;
            }
            const double white = uniform(-1, 1);
            lastNoise += .35 * (white - lastNoise);
            sum = sum * (1 - style.breath) + style.breath * 1.4 * lastNoise;
            const double attack = std::min(1.0, seconds_ / (onset > 0 ? .018 : .045));
            const double release = std::min(1.0, (1 - x) * length / .07);
            const double envelope = std::sin(attack * std::numbers::pi / 2) * std::sin(release * std::numbers::pi / 2);
            m_samples[first + i] += static_cast<float>(sum * envelope * accent * style.gain * gain * .55);
            const auto slice = static_cast<std::size_t>((begin + seconds_) * 100);
            if (slice < mouth.size()) {
                mouth[slice] =
                    std::max(mouth[slice], static_cast<float>(envelope * accent * (vowel.f1 > 600 ? 1.0 : .65)));
            }
        }
    }
    return mouth;
}

void SoundTrack::tone(double at, double seconds, double hz, double decay, double gain) {
    const auto first = static_cast<std::size_t>(at * kSampleRate);
    const auto count = static_cast<std::size_t>(seconds * kSampleRate);
    for (std::size_t i = 0; i < count && first + i < m_samples.size(); ++i) {
        const double t = static_cast<double>(i) / kSampleRate;
        m_samples[first + i] +=
            static_cast<float>(gain * std::exp(-t * decay) * std::min(1.0, t / .0012) * std::sin(kTau * hz * t));
    }
}

void SoundTrack::hiss(double at, double seconds, double centreHz, double gain, double attack) {
    const auto first = static_cast<std::size_t>(at * kSampleRate);
    const auto count = static_cast<std::size_t>(seconds * kSampleRate);
    const double step = std::min(.9, kTau * centreHz / kSampleRate);
    double low = 0;
    double band = 0;
    for (std::size_t i = 0; i < count && first + i < m_samples.size(); ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(count);
        const double high = uniform(-1, 1) - low - .9 * band; // a state-variable filter's band-pass
        band += step * high;
        low += step * band;
        const double envelope = std::min(1.0, x / attack) * std::pow(1 - x, 1.6);
        m_samples[first + i] += static_cast<float>(gain * envelope * band);
    }
}

void SoundTrack::noise(double at, const std::string& kind, double gain, double seconds) {
    if (kind == "clack") {
        const double hz = uniform(760, 980);
        tone(at, .09, hz, 62, .24 * gain);
        tone(at, .07, hz * 2.31, 90, .14 * gain);
        hiss(at, .02, 3200, .14 * gain, .05);
    } else if (kind == "thud") {
        tone(at, .18, 135, 26, .34 * gain);
        hiss(at, .05, 420, .14 * gain, .05);
    } else if (kind == "pop") {
        tone(at, .08, 520, 48, .24 * gain);
        tone(at + .012, .07, 1040, 70, .16 * gain);
    } else if (kind == "page") {
        hiss(at, .34, 3600, .10 * gain, .55);
    } else if (kind == "slide") {
        hiss(at, .30, 1300, .07 * gain, .3);
    } else if (kind == "roll") {
        hiss(at, seconds, 300, .16 * gain, .25);
        for (double t = 0; t < seconds; t += uniform(.08, .12)) {
            tone(at + t, .05, uniform(150, 190), 60, .05 * gain * (1 - t / seconds));
        }
    } else if (kind == "rattle") {
        for (double t = 0; t < seconds; t += uniform(.045, .075)) {
            hiss(at + t, .035, uniform(3800, 5200), .20 * gain, .1);
            tone(at + t, .03, uniform(1900, 2500), 130, .05 * gain);
        }
    } else if (kind == "clap") {
        hiss(at, .05, 1500, .34 * gain, .04);
    } else if (kind == "pat") {
        hiss(at, .07, 520, .20 * gain, .1);
    } else if (kind == "buzz") {
        for (int i = 0; i < 2; ++i) {
            tone(at + i * .35, .22, 165, 3, .07 * gain);
            tone(at + i * .35, .22, 330, 3, .035 * gain);
        }
    }
}

void SoundTrack::finish() {
    double slow = 0;
    double slower = 0;
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        slow += .02 * (uniform(-1, 1) - slow);
        slower += .004 * (slow - slower);
        const double t = static_cast<double>(i) / kSampleRate;
        const double hum = .0012 * std::sin(kTau * 98 * t) * (.7 + .3 * std::sin(kTau * .11 * t));
        const double sample = m_samples[i] + .016 * slow + .06 * slower + hum;
        m_samples[i] = static_cast<float>(std::tanh(1.15 * sample) * .92);
    }
}

} // namespace attune::scenes

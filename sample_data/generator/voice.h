// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>
#include <vector>

namespace attune::scenes {

/// Samples per second of the sound track.
inline constexpr int kSampleRate = 44100;

/// Who speaks: the pitch a voice rests at and how long its vocal tract is.
struct Speaker {
    double pitchHz = 200;
    double formantScale = 1.0; ///< 1 = adult woman, 0.87 = man, 1.3 = small child
};

/// The one-channel sound track of a clip. Everything is drawn from the given generator: same seed, same sound.
class SoundTrack {
  public:
    SoundTrack(double seconds, unsigned seed);

    /// Adds wordless speech, laughter or fussing of a style for about `seconds`; returns the loudness per 1/100 s,
    /// which moves the mouth. Unknown styles speak evenly.
    std::vector<float> say(double at, const std::string& style, double seconds, double gain, const Speaker& speaker);
    /// Adds a noise of the room: clack, thud, roll, page, rattle, pop, slide, clap, pat, buzz.
    void noise(double at, const std::string& kind, double gain = 1.0, double seconds = 0.4);
    /// Quiet room tone under everything, then peaks limited.
    void finish();

    const std::vector<float>& samples() const { return m_samples; }

  private:
    double uniform(double low, double high);
    void tone(double at, double seconds, double hz, double decay, double gain);
    void hiss(double at, double seconds, double centreHz, double gain, double attack);

    std::vector<float> m_samples;
    std::mt19937_64 m_random;
};

} // namespace attune::scenes

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "media/audio_sink.h"
#include "media/frame_index.h"

#include <cstdint>
#include <memory>
#include <span>

namespace attune {

/// One sound track as an endless row of samples placed by their own times: silence before it, in its gaps and after it.
/// For one thread at a time; owns its file handle.
class SoundReader {
  public:
    /// track: place in info.audio. Samples come in the wanted format, remixed and resampled.
    /// Errors: Invalid without such a track; Unsupported; NotFound, Io.
    [[nodiscard]] static Result<std::unique_ptr<SoundReader>> open(MediaIndexPtr index, int track, AudioFormat format);
    ~SoundReader();
    SoundReader(const SoundReader&) = delete;
    SoundReader& operator=(const SoundReader&) = delete;

    /// The next sample read is the one heard at this time.
    void seek(MediaTime time);
    /// Fills all of it (whole sample frames, interleaved).
    void read(std::span<float> interleaved);
    /// No sound comes any more.
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] AudioFormat format() const;

  private:
    struct Impl;
    explicit SoundReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune

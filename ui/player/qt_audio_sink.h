// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/audio_sink.h"

#include <memory>

namespace attune::ui {

/// Sound through the system's default device. The engine's sound thread writes into a ring; a thread of its own with an
/// event loop owns the QAudioSink, which reads from the ring. Without a device start() fails at once; a device that
/// fails later, or accepts sound and never plays it, leaves playedFrames() standing still, by which the engine knows.
class QtAudioSink final : public AudioSink {
  public:
    QtAudioSink();
    ~QtAudioSink() override;

    [[nodiscard]] Status start(const AudioFormat& format) override;
    [[nodiscard]] std::int64_t write(std::span<const float> interleaved) override;
    [[nodiscard]] std::int64_t freeFrames() const override;
    [[nodiscard]] std::int64_t playedFrames() const override;
    void stop() override;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace attune::ui

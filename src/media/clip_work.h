// SPDX-License-Identifier: GPL-3.0-or-later
// What a player has done beside showing pictures: reading the index and the background pass. Not for other rooms.
#pragma once

#include "base/error.h"
#include "media/clip_options.h"
#include "media/frame_index.h"
#include "media/scrub_cache.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace attune {

/// A file, or its index if that is there already.
using ClipSource = std::variant<std::filesystem::path, MediaIndexPtr>;

/// Called on the work's thread.
struct ClipWorkEvents {
    std::function<void(double)> openProgress;
    std::function<void(const MediaIndexPtr&)> index; ///< a later stage than opened() gave
    std::function<void(const std::shared_ptr<const ScrubCache>&)> scrub;
    std::function<void(double)> progress;     ///< of the pass
    std::function<void(const Error&)> failed; ///< of the pass; the clip can be used all the same
};

/// One thread for one clip: opens it, then, giving way to everything else, looks for its scrub cache and decodes it
/// once if anything needs that.
class ClipWork {
  public:
    ClipWork(ClipSource source, ClipOptions options, ClipWorkEvents events, CancelCheck openingCancelled);
    /// Stops the work and waits for that.
    ~ClipWork();
    ClipWork(const ClipWork&) = delete;
    ClipWork& operator=(const ClipWork&) = delete;

    /// Blocks until the first index is there. Errors: those of openIndex. Ends soon when opening is cancelled.
    [[nodiscard]] Result<MediaIndexPtr> opened();
    /// Ends the work soon; what is opened stays so.
    void stop() { m_stopped = true; }

  private:
    void run();
    void deliver(const Result<MediaIndexPtr>& index);
    void inBackground(MediaIndexPtr index);

    const ClipSource m_source;
    ClipOptions m_options;
    const ClipWorkEvents m_events;
    const CancelCheck m_openingCancelled;
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Result<MediaIndexPtr>> m_first; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace attune

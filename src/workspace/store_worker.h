// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"
#include "workspace/session.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace attune {

/// The serial thread that brings edits to disk, in the order they were made, each its own transaction. What cannot be
/// written stays in the queue and is tried again; nothing is dropped.
class StoreWorker {
  public:
    /// Opens the library on the worker's own thread. Errors: those of Library::open.
    [[nodiscard]] static Result<std::unique_ptr<StoreWorker>>
    start(const std::filesystem::path& library, const Viewer& viewer, std::function<void()> onStatus);
    /// Writes what is queued (once), then stops.
    ~StoreWorker();

    /// Returns at once. goesOn: as Library::applyOn.
    void enqueue(Edit edit, bool goesOn = false);
    /// What is no edit (settings, what was watched): done on the worker's thread when nothing has been asked of it for
    /// a quarter of a second, so that whoever reads now is not held up. Tried again while the disk refuses it.
    void aside(std::function<Status(Library&)> work);
    /// Waits until what was given aside is done, or has been tried.
    void settle();
    /// Waits until the queue is on disk and what was given aside done; the first failure otherwise, with the edits
    /// kept.
    [[nodiscard]] Status flush();
    /// What is not on disk yet, in order.
    [[nodiscard]] std::vector<Edit> pending() const;
    [[nodiscard]] SaveStatus status() const;

  private:
    StoreWorker(Viewer viewer, std::function<void()> onStatus);
    void run(const std::filesystem::path& library, const std::stop_token& stop);
    void setStatus(std::unique_lock<std::mutex>& lock, SaveState state, const std::string& why);

    // The caller's, fixed from the start.
    const Viewer m_viewer;
    const std::function<void()> m_onStatus;

    // Guarded by m_mutex.
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    struct Queued {
        Edit edit;
        bool goesOn = false;
    };
    std::deque<Queued> m_queue;
    std::deque<std::function<Status(Library&)>> m_aside; ///< the first stays until it is done
    std::chrono::steady_clock::time_point m_asideDue;
    bool m_asideTried = false; ///< in vain, since something was given
    SaveStatus m_status;
    std::optional<Error> m_failure; ///< of the queue's first edit, until it succeeds
    bool m_tryNow = false;
    std::optional<Status> m_opened;

    std::jthread m_thread; // last: stops before the rest goes
};

} // namespace attune

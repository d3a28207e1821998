// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store_worker.h"

namespace attune {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto retryAfter = std::chrono::seconds(2);
constexpr auto rest = std::chrono::milliseconds(250);

} // namespace

StoreWorker::StoreWorker(Viewer viewer, std::function<void()> onStatus)
    : m_viewer(std::move(viewer)), m_onStatus(std::move(onStatus)) {}

Result<std::unique_ptr<StoreWorker>> StoreWorker::start(const std::filesystem::path& library, const Viewer& viewer,
                                                        std::function<void()> onStatus) {
    std::unique_ptr<StoreWorker> worker(new StoreWorker(viewer, std::move(onStatus)));
    StoreWorker* self = worker.get();
    worker->m_thread = std::jthread([self, library](const std::stop_token& stop) { self->run(library, stop); });
    std::unique_lock lock(worker->m_mutex);
    worker->m_changed.wait(lock, [&] { return worker->m_opened.has_value(); });
    if (const Status opened = *worker->m_opened; !opened) {
        lock.unlock();
        return std::unexpected(opened.error());
    }
    lock.unlock();
    return worker;
}

StoreWorker::~StoreWorker() {
    m_thread.request_stop();
    m_changed.notify_all();
}

void StoreWorker::enqueue(Edit edit, bool goesOn) {
    std::unique_lock lock(m_mutex);
    m_queue.push_back({std::move(edit), goesOn});
    m_tryNow = true;
    m_changed.notify_all();
    if (m_status.state == SaveState::Saved)
        setStatus(lock, SaveState::Saving, {});
}

void StoreWorker::aside(std::function<Status(Library&)> work) {
    const std::lock_guard lock(m_mutex);
    m_aside.push_back(std::move(work));
    m_asideDue = Clock::now() + rest;
    m_changed.notify_all();
}

void StoreWorker::settle() {
    std::unique_lock lock(m_mutex);
    m_asideDue = Clock::now();
    m_asideTried = false;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_aside.empty() || m_asideTried; });
}

Status StoreWorker::flush() {
    settle();
    std::unique_lock lock(m_mutex);
    if (m_queue.empty())
        return {};
    m_failure.reset();
    m_tryNow = true;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_queue.empty() || m_failure.has_value(); });
    if (m_failure)
        return std::unexpected(*m_failure);
    return {};
}

std::vector<Edit> StoreWorker::pending() const {
    const std::lock_guard lock(m_mutex);
    std::vector<Edit> out;
    for (const Queued& queued : m_queue)
        out.push_back(queued.edit);
    return out;
}

SaveStatus StoreWorker::status() const {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void StoreWorker::setStatus(std::unique_lock<std::mutex>& lock, SaveState state, const std::string& why) {
    if (m_status.state == state && m_status.why == why)
        return;
    m_status = {state, why};
    lock.unlock(); // no lock is held over a callback
    if (m_onStatus)
        m_onStatus();
    lock.lock();
}

void StoreWorker::run(const std::filesystem::path& path, const std::stop_token& stop) {
    auto library = Library::open(path);
    std::unique_lock lock(m_mutex);
    m_opened = library ? Status{} : Status(std::unexpected(library.error()));
    m_changed.notify_all();
    if (!library)
        return;
    while (true) {
        const auto asideDue = [&] { return !m_aside.empty() && (stop.stop_requested() || Clock::now() >= m_asideDue); };
        const auto wanted = [&] { return (!m_queue.empty() && m_tryNow) || asideDue(); };
        const auto asked = [&] { return wanted() || !m_aside.empty(); };
        const Clock::time_point due = m_asideDue;
        if (!m_aside.empty())
            m_changed.wait_until(lock, stop, due, wanted);
        else if (m_queue.empty() || !m_failure)
            m_changed.wait(lock, stop, asked);
        else
            m_changed.wait_for(lock, stop, retryAfter, asked); // a full disk may have room again
        if (asideDue()) {
            const auto& work = m_aside.front(); // stays where it is while others are added
            lock.unlock();
            const Status done = work(**library);
            lock.lock();
            const bool again = !done && done.error().code == ErrorCode::Io && !stop.stop_requested();
            if (again) {
                m_asideDue = Clock::now() + retryAfter;
                setStatus(lock, SaveState::NotSaved, done.error().text());
            } else {
                m_aside.pop_front();
                if (m_aside.empty() && m_queue.empty())
                    setStatus(lock, SaveState::Saved, {});
            }
            m_asideTried = again;
            m_changed.notify_all();
            continue;
        }
        if (m_queue.empty()) {
            if (stop.stop_requested())
                return;
            continue;
        }
        if (!m_tryNow && m_failure && !m_aside.empty() && !stop.stop_requested())
            continue; // woken for what is aside, too early
        const Queued next = m_queue.front();
        lock.unlock();
        const auto written =
            next.goesOn ? (*library)->applyOn(m_viewer, next.edit) : (*library)->apply(m_viewer, next.edit);
        lock.lock();
        if (written) {
            m_queue.pop_front();
            m_failure.reset();
            m_tryNow = !m_queue.empty(); // after a failure the others follow the one that went through
            if (m_queue.empty())
                setStatus(lock, SaveState::Saved, {});
        } else {
            m_tryNow = false;
            m_failure = written.error();
            setStatus(lock, SaveState::NotSaved, written.error().text());
        }
        m_changed.notify_all();
        if (stop.stop_requested() && (m_queue.empty() || m_failure))
            return;
    }
}

} // namespace attune

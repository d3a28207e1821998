// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/background.h"

namespace attune::ui {

Background::~Background() { m_threads.clear(); }

void Background::run(std::function<Then(std::stop_token)> work) {
    ++m_running;
    m_threads.emplace_back([this, work = std::move(work)](const std::stop_token& stop) {
        Then then = work(stop);
        QMetaObject::invokeMethod(
            this,
            [this, then = std::move(then), id = std::this_thread::get_id(), stop] {
                const bool wanted = !stop.stop_requested(); // a thread that goes away is asked to stop too
                m_threads.remove_if([id](const std::jthread& thread) { return thread.get_id() == id; });
                --m_running;
                if (then && wanted)
                    then();
                if (m_running == 0)
                    emit idle();
            },
            Qt::QueuedConnection);
    });
}

void Background::cancel() {
    for (std::jthread& thread : m_threads)
        thread.request_stop();
}

void Background::post(Then then) { QMetaObject::invokeMethod(this, std::move(then), Qt::QueuedConnection); }

} // namespace attune::ui

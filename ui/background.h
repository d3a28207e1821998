// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <list>
#include <stop_token>
#include <thread>

namespace attune::ui {

/// Work away from the window's thread. Works take values and give back what is to be done with the result on the
/// window's thread; nothing is done after the owner is gone. Destruction asks all works to stop and waits for them.
class Background : public QObject {
    Q_OBJECT
  public:
    explicit Background(QObject* parent) : QObject(parent) {}
    ~Background() override;

    using Then = std::function<void()>;
    void run(std::function<Then(std::stop_token)> work);
    /// Asks what runs to stop; its results are dropped.
    void cancel();
    [[nodiscard]] bool busy() const { return m_running > 0; }
    /// From a work: does something on the window's thread, if the owner is still there.
    void post(Then then);

  signals:
    void idle();

  private:
    std::list<std::jthread> m_threads;
    int m_running = 0;
};

} // namespace attune::ui

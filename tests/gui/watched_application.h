// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QString>

namespace attune::test {

/// The tests' application. While it watches, it notes the longest time that one event held the window's thread: working
/// or waiting for something, but not the time in which the machine let others run instead.
class WatchedApplication : public QApplication {
  public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    void watch();
    struct Longest {
        double ms = 0;
        QString what; ///< receiver and kind of event
    };
    /// Ends watching.
    Longest longest();

  private:
    Longest m_longest;
    bool m_watching = false;
    int m_depth = 0;
};

} // namespace attune::test

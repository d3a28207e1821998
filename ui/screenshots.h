// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QList>
#include <QObject>
#include <QString>

namespace attune::ui {

class MainWindow;

/// Takes pictures of the window, one after the other, each when its room says that everything is there.
class Screenshots : public QObject {
    Q_OBJECT
  public:
    struct Shot {
        QString place; ///< a room, or "welcome", "people", "table", "palette", "keys", "settings"
        QString file;  ///< PNG
    };
    Screenshots(MainWindow& window, QList<Shot> shots, QString clipAlias);
    void start();

  signals:
    /// All are taken (empty), or the first that could not be, in words.
    void finished(const QString& problem);

  private:
    void next();
    void look();
    MainWindow& m_window;
    QList<Shot> m_shots;
    QString m_clip;
    int m_looks = 0;
    bool m_settled = false;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// A trainee's courses: minutes with a trainer and alone against what each asks for, the next session, and a button for
/// the first session that is over and not in the log.
class CourseTargets : public QWidget {
    Q_OBJECT
  public:
    explicit CourseTargets(Session& session);
    /// Hidden while there is no course.
    void refresh();

  signals:
    /// A session went into the log.
    void logged();
    void failed(const QString& sentence);

  private:
    Session& m_session;
    QVBoxLayout* m_column;
};

} // namespace attune::ui

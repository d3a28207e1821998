// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTableWidget;

namespace attune::ui {

class LearningCurves;
class Theme;

/// How I come along: my learning curves, and below them where my group stands, as far as the library tells a trainee.
class LearningPane : public QWidget {
    Q_OBJECT
  public:
    LearningPane(Theme& theme, Session& session, QWidget* parent);

    /// The clips submitted so far, on these dimensions.
    void show(const std::vector<Dimension>& dimensions);
    [[nodiscard]] LearningCurves* curves() const { return m_curves; }

  signals:
    /// A point of a curve was chosen.
    void clipChosen(const attune::ClipId& clip);

  private:
    void showGroup(const std::vector<Dimension>& dimensions,
                   const std::map<DimensionId, std::vector<LearningPoint>>& own);
    void restyle();

    Theme& m_theme;
    Session& m_session;
    QLabel *m_title, *m_hint, *m_groupTitle, *m_groupWords;
    LearningCurves* m_curves;
    QTableWidget* m_group;
};

} // namespace attune::ui

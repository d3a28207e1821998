// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QWidget>
#include <array>

class QLabel;
class QPlainTextEdit;
class QTimer;

namespace attune::ui {

class Theme;

/// Three questions to oneself about a clip. Kept as they are written; nobody else can read them.
class ReflectionPanel : public QWidget {
    Q_OBJECT
  public:
    ReflectionPanel(Theme* theme, Session* session, QWidget* parent = nullptr);
    ~ReflectionPanel() override;

    void setClip(const ClipId& clip);
    /// Keeps now what was written since.
    void keep();

  signals:
    void failed(const QString& sentence);
    void kept();

  private:
    void restyle();
    Theme* m_theme;
    Session* m_session;
    std::optional<ClipId> m_clip;
    std::array<QPlainTextEdit*, 3> m_texts{};
    std::array<bool, 3> m_changed{};
    QLabel* m_private;
    QTimer* m_timer;
};

} // namespace attune::ui

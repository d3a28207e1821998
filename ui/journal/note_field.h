// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/media_time.h"

#include <QPlainTextEdit>
#include <optional>

namespace attune::ui {

class Theme;

/// Answer to one prompt: as high as its text, without a frame of its own. With links, the times in it are underlined
/// and go to their moment when clicked.
class NoteField : public QPlainTextEdit {
    Q_OBJECT
  public:
    NoteField(const Theme& theme, const QString& prompt, const QString& text, bool links);
    [[nodiscard]] QString prompt() const { return m_prompt; }
    /// Changed since it was last saved.
    bool dirty = false;

  signals:
    void timeChosen(attune::MediaTime time);

  protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fit();
    [[nodiscard]] std::optional<MediaTime> timeAt(QPoint place) const;
    QString m_prompt;
    bool m_links;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace attune::ui {

/// Answer to one prompt: as high as its text, without a frame of its own.
class NoteField : public QPlainTextEdit {
    Q_OBJECT
  public:
    NoteField(const QString& prompt, const QString& text);
    [[nodiscard]] QString prompt() const { return m_prompt; }
    /// Changed since it was last saved.
    bool dirty = false;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fit();
    QString m_prompt;
};

} // namespace attune::ui

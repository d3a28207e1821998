// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace attune {
class Session;
}

namespace attune::ui {

class Overlay;
class Theme;

/// Before anything of a clip is shown: what may be hard to watch in it. Open it, or be spared it without penalty; being
/// spared asks once more, for a reason that may be left out.
class AdvisoryPanel : public QWidget {
    Q_OBJECT
  public:
    /// trainer: being spared means that they do not code this clip.
    AdvisoryPanel(const Theme& theme, const QString& alias, const QString& advisory, bool trainer);

  signals:
    void closeRequested();
    void openRequested();
    void spareRequested(const QString& reason);

  private:
    void showAnswers(bool sparing);

    QLabel* m_help;
    QLineEdit* m_reason;
    QPushButton *m_open, *m_skip, *m_spare, *m_back;
};

/// Before a clip opens that the person asked to be spared: leave it so, or code it after all.
class SparedPanel : public QWidget {
    Q_OBJECT
  public:
    explicit SparedPanel(const QString& alias);

  signals:
    void closeRequested();
    void resumeRequested();

  private:
    QPushButton *m_leave, *m_resume;
};

/// What stands between a person and a clip they want to code.
struct AdvisoryDoor {
    Theme& theme;
    Session& session;
    Overlay& overlay;
    std::function<void()> open;                                 ///< the clip, after what was said is read
    std::function<void(const QString& words, bool wrong)> tell; ///< after the clip was declined, or could not be

    /// Asks whether a spared clip is to be coded after all, or shows its advisory when it was not read yet and the clip
    /// is not submitted. False: nothing stands in the way.
    [[nodiscard]] bool holdsBack(const ClipId& clip) const;

  private:
    void offerBack(const ClipId& clip, const QString& alias) const;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time_span.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QSlider;

namespace attune::ui {

class Button;
class Theme;

/// The bar under the picture: time and frame of the picture on the screen, and what moves it. Only shows and asks;
/// whoever owns the engine acts on the ids of the action table that it sends.
class Transport : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString currentTimeText READ currentTimeText)
  public:
    explicit Transport(Theme* theme, QWidget* parent = nullptr);

    /// Time and number of the frame on the screen; frame -1: none, or a file without a picture. Not counted: the number
    /// may change when all frames have been counted, and says so.
    void setFrame(MediaTime time, qint64 frame, bool counted = true);
    void setPlaying(bool playing);
    void setSpeed(double speed);
    void setLooping(bool looping);
    /// What I and O have marked.
    void setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out);
    void setVolume(double volume, bool muted);
    /// Frames that could not be shown in time since the clip was opened; shown when there are any.
    void setDropped(qint64 frames);
    void setUsable(bool usable);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString currentTimeText() const;
    [[nodiscard]] QString currentFrameText() const;

  signals:
    void actionRequested(const QString& id);
    void speedChosen(double speed);
    void volumeChosen(double volume);
    void muteToggled();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void restyle();
    void fit();
    Theme* m_theme;
    QLabel *m_time, *m_frame, *m_marks, *m_dropped;
    Button *m_replay, *m_back, *m_play, *m_forward, *m_loop, *m_mute;
    QComboBox* m_speed;
    QSlider* m_volume;
    std::optional<MediaTime> m_in, m_out;
    QString m_frameText, m_shortFrameText;
    bool m_isNarrow = false, m_droppedFits = false;
    qint64 m_droppedFrames = 0;
};

} // namespace attune::ui

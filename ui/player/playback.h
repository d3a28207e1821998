// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame_table.h"
#include "models/time_span.h"

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

namespace attune::ui {

class PictureView;
class PlayerBridge;
class Transport;

/// What the keys of "Watch" do, over one engine, one picture and (if there is one) one transport bar: shuttle, steps,
/// speeds, selection, loop. Used by every room that plays.
class Playback : public QObject {
    Q_OBJECT
  public:
    Playback(PlayerBridge* bridge, PictureView* picture, Transport* transport, QObject* parent);

    bool perform(const QString& actionId);
    [[nodiscard]] bool canPerform(const QString& actionId) const;
    void seek(MediaTime time);
    void seekFrame(qint64 frame);
    /// As seek() while something is being dragged: what can be shown at once is shown first.
    void scrub(MediaTime time);
    /// Plays [begin, end) once, or over and over; stops on its last frame.
    void playSpan(TimeSpan span, bool loop);
    /// Another picture that zoom and light by key are for as well; null: none.
    void setSecondPicture(PictureView* picture) { m_secondPicture = picture; }
    void stopLoop();
    void setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out);
    [[nodiscard]] std::optional<MediaTime> markIn() const { return m_in; }
    [[nodiscard]] std::optional<MediaTime> markOut() const { return m_out; }
    /// From A to B when both are set.
    [[nodiscard]] std::optional<TimeSpan> selection() const;
    [[nodiscard]] MediaTime time() const;
    [[nodiscard]] bool isLooping() const;
    /// Forgets marks, loop and speed: another file is coming.
    void reset();

  signals:
    void marksChanged();
    void looping(bool on);

  private:
    void frameShown();
    void stateChanged();
    void setSpeed(double speed);
    void shuttle(int direction);
    void goOn(double speed);
    void goSlowly(double speed);
    void endSpan();
    bool performPicture(const QString& actionId);
    void stopAtEnd();
    [[nodiscard]] const FrameTable* frames() const;
    [[nodiscard]] bool isCounted() const;
    PlayerBridge* m_bridge;
    PictureView* m_picture;
    Transport* m_transport;
    PictureView* m_secondPicture = nullptr;
    std::optional<MediaTime> m_in, m_out;
    std::optional<MediaTime> m_stopAt;
    std::optional<double> m_speedBefore; ///< playing slowly while keys are held: the speed to go back to
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/frame_index.h"
#include "media/thumbnails.h"
#include "media/waveform.h"
#include "vision/motion.h"

#include <QObject>
#include <QPixmap>

#include <thread>
#include <vector>

namespace attune::ui {

/// What the timeline shows of a clip besides the coding: small pictures, sound, motion. Made by one worker thread, one
/// after another, and shown as they come. Loading another clip cancels what still runs.
class ClipSignals : public QObject {
    Q_OBJECT
  public:
    struct Picture {
        MediaTime time; ///< the frame's own
        QPixmap pixmap;
    };

    explicit ClipSignals(QObject* parent = nullptr);
    ~ClipSignals() override;

    void load(const MediaIndexPtr& index);
    void clear();

    /// By rising time; grows while loading.
    [[nodiscard]] const std::vector<Picture>& pictures() const { return m_pictures; }
    /// No levels: not there (yet).
    [[nodiscard]] const Waveform& waveform() const { return m_waveform; }
    /// Largest sample so far, to scale the lane by.
    [[nodiscard]] float soundPeak() const { return m_soundPeak; }
    [[nodiscard]] const MotionEnergy& motion() const { return m_motion; }
    /// Largest value of the halves, at least a little above 0, to scale the lane by.
    [[nodiscard]] float motionPeak() const { return m_motionPeak; }
    [[nodiscard]] bool hasSound() const { return m_index && m_index->hasAudio(); }
    [[nodiscard]] const MediaIndexPtr& index() const { return m_index; }
    /// Share of the motion done, 0..1.
    [[nodiscard]] double motionProgress() const { return m_motionProgress; }
    [[nodiscard]] bool finished() const { return m_finished; }

  signals:
    void picturesChanged();
    void waveformChanged();
    void motionChanged();
    void done();

  private:
    void run(const std::stop_token& stop, const MediaIndexPtr& index, int generation);
    template <typename Call> void post(int generation, Call call);
    void measureSound();
    void addPicture(const Thumbnail& thumbnail);

    MediaIndexPtr m_index;
    std::vector<Picture> m_pictures;
    Waveform m_waveform;
    MotionEnergy m_motion;
    float m_motionPeak = 1;
    float m_soundPeak = 0;
    double m_motionProgress = 0;
    bool m_finished = false;
    int m_generation = 0;
    std::jthread m_worker;
};

} // namespace attune::ui

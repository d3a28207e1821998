// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_pass.h"
#include "media/frame_index.h"
#include "media/scrub_cache.h"
#include "media/thumbnails.h"
#include "media/waveform.h"
#include "vision/motion.h"

#include <QObject>
#include <QPixmap>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QTimer;

namespace attune::ui {

class Background;

/// Where what is made of a clip is kept.
struct SignalCache {
    std::filesystem::path folder; ///< empty: nothing is kept
    std::string contentHash;      ///< of the clip; empty: nothing is kept
};

/// What the timeline shows of a clip besides the coding: small pictures, sound, motion. Pictures and sound are made by
/// a worker thread, one after the other; motion is measured by the engine's pass over the clip (subscribers()). All are
/// shown as they come and kept in the cache. Another clip cancels what still runs.
class ClipSignals : public QObject {
    Q_OBJECT
  public:
    struct Picture {
        MediaTime time; ///< the frame's own
        QPixmap pixmap;
    };

    explicit ClipSignals(QObject* parent = nullptr);
    ~ClipSignals() override;

    /// Another clip comes: forgets the last one. Its index follows with load().
    void expect(const SignalCache& cache);
    /// Who wants every frame of the clip expected, for ClipOptions::subscribers: called on the engine's thread, which
    /// must end before this object does.
    [[nodiscard]] std::function<std::vector<std::shared_ptr<FrameSubscriber>>(const MediaIndexPtr&)> subscribers();
    /// The clip has been read to its end. scrub: small pictures of all its frames, as far as there are any; may be
    /// null.
    void load(const MediaIndexPtr& index, const std::shared_ptr<const ScrubCache>& scrub);
    /// What is in view, and how much time one small picture stands for there: pictures that it lacks are made next.
    void setVisible(TimeSpan visible, MediaDuration apart);
    /// How far the pass over the clip has got, 0..1.
    void setPassProgress(double share);

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
    /// Nothing more will come.
    [[nodiscard]] bool finished() const { return m_worked && m_motionState != MotionState::Measuring; }

  signals:
    void picturesChanged();
    void waveformChanged();
    void motionChanged();
    void done();

  private:
    enum class MotionState { None, Measuring, There };
    struct Job {
        MediaIndexPtr index;
        std::shared_ptr<const ScrubCache> scrub;
        SignalCache cache;
        int generation = 0;
    };
    void makePictures(const CancelCheck& cancelled, const Job& job, const std::vector<MediaTime>& times, bool exact);
    void fillVisible();
    [[nodiscard]] const Picture* pictureBefore(MediaTime time) const;
    void readSound(const CancelCheck& cancelled, const Job& job);
    void showMotion(MotionEnergy motion);
    template <typename Call> void post(int generation, Call call);
    void measureSound();
    void addPicture(const Thumbnail& thumbnail);

    SignalCache m_cache;
    MediaIndexPtr m_index;
    std::vector<Picture> m_pictures;
    Waveform m_waveform;
    MotionEnergy m_motion;
    float m_motionPeak = 1;
    float m_soundPeak = 0;
    double m_motionProgress = 0;
    MotionState m_motionState = MotionState::None;
    bool m_worked = false; ///< pictures and sound are done
    int m_generation = 0;
    std::shared_ptr<const ScrubCache> m_scrub;
    TimeSpan m_visible;
    MediaDuration m_apart;
    QTimer* m_fillTimer; ///< waits until zooming and panning rest
    Background *m_work, *m_filling;
};

} // namespace attune::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_signals.h"

#include <QImage>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int pictureWidth = 160, pictureHeight = 90;
constexpr std::int64_t framesForExactPictures = 3000;

std::vector<MediaTime> pictureTimes(MediaDuration duration, bool exact) {
    const std::int64_t every = std::max<std::int64_t>(exact ? 500'000'000 : 1'000'000'000, duration.ns / 240);
    std::vector<MediaTime> coarse, fine;
    // Every eighth first, so that the whole row fills early.
    for (std::int64_t i = 0; i * every < duration.ns; ++i)
        (i % 8 == 0 ? coarse : fine).push_back(MediaTime(i * every));
    coarse.insert(coarse.end(), fine.begin(), fine.end());
    return coarse;
}

} // namespace

ClipSignals::ClipSignals(QObject* parent) : QObject(parent) {}

ClipSignals::~ClipSignals() { stop(); }

void ClipSignals::stop() {
    if (m_worker.joinable()) {
        m_worker.request_stop();
        m_worker.join();
    }
    ++m_generation;
}

void ClipSignals::expect(const SignalCache& cache) {
    stop();
    m_cache = cache;
    m_index.reset();
    m_pictures.clear();
    m_waveform = {};
    m_motion = {};
    m_motionPeak = 1;
    m_soundPeak = 0;
    m_motionProgress = 0;
    m_motionState = MotionState::None;
    m_worked = false;
}

template <typename Call> void ClipSignals::post(int generation, Call call) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, call = std::move(call)]() mutable {
            if (generation == m_generation)
                call();
        },
        Qt::QueuedConnection);
}

std::function<std::vector<std::shared_ptr<FrameSubscriber>>(const MediaIndexPtr&)> ClipSignals::subscribers() {
    return [this, generation = m_generation,
            cache = m_cache](const MediaIndexPtr&) -> std::vector<std::shared_ptr<FrameSubscriber>> {
        const bool keeps = !cache.folder.empty() && !cache.contentHash.empty();
        auto kept = keeps ? loadMotion(cache.folder, cache.contentHash) : fail(ErrorCode::NotFound, "nothing is kept");
        if (kept) {
            post(generation, [this, motion = std::move(*kept)]() mutable { showMotion(std::move(motion)); });
            return {};
        }
        post(generation, [this] { m_motionState = MotionState::Measuring; });
        return {std::make_shared<MotionMeter>(
            MotionOptions{}, [this, generation, cache, keeps](const MotionEnergy& motion) {
                // What cannot be kept is measured again the next time.
                if (keeps)
                    (void)saveMotion(cache.folder, cache.contentHash, {}, motion);
                post(generation, [this, motion]() mutable { showMotion(std::move(motion)); });
            })};
    };
}

void ClipSignals::showMotion(MotionEnergy motion) {
    m_motion = std::move(motion);
    m_motionPeak = 0.004F;
    for (const auto* half : {&m_motion.left, &m_motion.right})
        for (const float value : *half)
            m_motionPeak = std::max(m_motionPeak, value);
    m_motionProgress = 1;
    m_motionState = MotionState::There;
    emit motionChanged();
}

void ClipSignals::setPassProgress(double share) {
    if (m_motionState != MotionState::Measuring)
        return;
    if (share >= 1) {
        m_motionState = MotionState::None; // it was stopped: nothing will come
        m_motionProgress = 0;
        emit motionChanged();
    } else if (share >= m_motionProgress + 0.01) {
        m_motionProgress = share;
        emit motionChanged();
    }
}

void ClipSignals::load(const MediaIndexPtr& index, const std::shared_ptr<const ScrubCache>& scrub) {
    if (m_worker.joinable()) {
        m_worker.request_stop();
        m_worker.join();
    }
    m_index = index;
    m_pictures.clear();
    m_worked = false;
    m_worker = std::jthread([this, index, scrub, generation = m_generation](const std::stop_token& stop) {
        run(stop, index, scrub, generation);
    });
}

void ClipSignals::addPicture(const Thumbnail& thumbnail) {
    if (!thumbnail.image || thumbnail.image->empty())
        return;
    const Image& image = *thumbnail.image;
    const QImage view(image.bgra.data(), image.width, image.height, image.stride, QImage::Format_RGB32);
    const auto at = std::lower_bound(m_pictures.begin(), m_pictures.end(), thumbnail.time,
                                     [](const Picture& p, MediaTime t) { return p.time < t; });
    if (at != m_pictures.end() && at->time == thumbnail.time)
        return;
    m_pictures.insert(at, {thumbnail.time, QPixmap::fromImage(view.copy())});
    emit picturesChanged();
}

void ClipSignals::measureSound() {
    m_soundPeak = 0;
    if (!m_waveform.levels.empty())
        for (const WaveformBucket& bucket : m_waveform.levels.back().buckets)
            m_soundPeak = std::max({m_soundPeak, bucket.max(), -bucket.min()});
    emit waveformChanged();
}

void ClipSignals::run(const std::stop_token& stop, const MediaIndexPtr& index,
                      const std::shared_ptr<const ScrubCache>& scrub, int generation) {
    const auto cancelled = [&stop] { return stop.stop_requested(); };
    if (index->hasVideo()) {
        ThumbnailOptions options;
        options.maxWidth = pictureWidth;
        options.maxHeight = pictureHeight;
        options.exact = index->frames.frameCount() <= framesForExactPictures || (scrub && scrub->complete());
        options.scrub = scrub;
        options.cancelled = cancelled;
        options.ready = [&](const Thumbnail& thumbnail) {
            post(generation, [this, thumbnail] { addPicture(thumbnail); });
        };
        // What cannot be decoded is left out of the row; opening the clip has said so already.
        (void)makeThumbnails(index, pictureTimes(index->info.duration, options.exact), options);
    }
    if (index->hasAudio() && !cancelled()) {
        WaveformOptions options;
        options.cancelled = cancelled;
        options.part = [&](const WaveformPart& part) {
            post(generation, [this, first = part.first, total = part.total, bucketNs = part.bucketNs,
                              buckets = std::vector<WaveformBucket>(part.buckets.begin(), part.buckets.end())] {
                if (m_waveform.levels.empty())
                    m_waveform.levels = {{bucketNs, std::vector<WaveformBucket>(static_cast<std::size_t>(total))}};
                std::copy(buckets.begin(), buckets.end(), m_waveform.levels.front().buckets.begin() + first);
                measureSound();
            });
        };
        auto waveform = cachedWaveform(m_cache.folder, m_cache.contentHash, index, options);
        if (waveform)
            post(generation, [this, result = std::move(*waveform)]() mutable {
                m_waveform = std::move(result);
                measureSound();
            });
    }
    if (!cancelled())
        post(generation, [this] {
            m_worked = true;
            emit done();
        });
}

} // namespace attune::ui

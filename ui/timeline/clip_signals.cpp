// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_signals.h"

#include "ui/background.h"

#include <QImage>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int pictureWidth = 160, pictureHeight = 90;
constexpr std::int64_t framesForExactPictures = 3000;

constexpr std::size_t mostPictures = 900; // some 50 MB
constexpr int restMs = 120;

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

ClipSignals::ClipSignals(QObject* parent)
    : QObject(parent), m_fillTimer(new QTimer(this)), m_work(new Background(this)), m_filling(new Background(this)) {
    m_fillTimer->setSingleShot(true);
    m_fillTimer->setInterval(restMs);
    connect(m_fillTimer, &QTimer::timeout, this, &ClipSignals::fillVisible);
}

ClipSignals::~ClipSignals() = default;

void ClipSignals::expect(const SignalCache& cache) {
    m_work->cancel();
    m_filling->cancel();
    ++m_generation;
    m_scrub.reset();
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
        return {std::make_shared<MotionMeter>(MotionOptions{},
                                              [this, generation, cache, keeps](const MotionEnergy& motion) {
                                                  // What cannot be kept is measured again the next time.
                                                  if (keeps)
                                                      (void)saveMotion(cache.folder, cache.contentHash, {}, motion);
                                                  post(generation, [this, measured = motion] { showMotion(measured); });
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
    m_work->cancel();
    m_filling->cancel();
    m_index = index;
    m_scrub = scrub;
    m_pictures.clear();
    m_worked = false;
    m_work->run([this, job = Job{index, scrub, m_cache, m_generation}](const std::stop_token& stop) {
        const CancelCheck cancelled = [&stop] { return stop.stop_requested(); };
        if (job.index->hasVideo()) {
            const bool exact =
                job.index->frames.frameCount() <= framesForExactPictures || (job.scrub && job.scrub->complete());
            makePictures(cancelled, job, pictureTimes(job.index->info.duration, exact), exact);
        }
        if (job.index->hasAudio() && !cancelled())
            readSound(cancelled, job);
        return [this] {
            m_worked = true;
            m_fillTimer->start();
            emit done();
        };
    });
}

void ClipSignals::setVisible(TimeSpan visible, MediaDuration apart) {
    m_visible = visible;
    m_apart = apart;
    m_fillTimer->start();
}

const ClipSignals::Picture* ClipSignals::pictureBefore(MediaTime time) const {
    const auto after = std::upper_bound(m_pictures.begin(), m_pictures.end(), time,
                                        [](MediaTime t, const Picture& p) { return t < p.time; });
    return after == m_pictures.begin() ? nullptr : &*std::prev(after);
}

void ClipSignals::fillVisible() {
    m_filling->cancel();
    if (!m_worked || !m_index || !m_index->hasVideo() || m_apart.ns <= 0)
        return;
    const FrameTable& frames = m_index->frames;
    std::vector<MediaTime> times;
    for (std::int64_t k = m_visible.begin.ns / m_apart.ns; k * m_apart.ns < m_visible.end.ns; ++k) {
        const std::int64_t frame = frames.frameAt(MediaTime(k * m_apart.ns + m_apart.ns / 2));
        if (frame < 0)
            continue;
        const MediaTime wanted = frames.timeOf(frame);
        const Picture* there = pictureBefore(wanted);
        if (!there || wanted - there->time >= m_apart)
            times.push_back(wanted);
    }
    if (times.empty())
        return;
    if (m_pictures.size() + times.size() > mostPictures)
        std::erase_if(m_pictures, [&](const Picture& p) { return !m_visible.covers(p.time); });
    m_filling->run([this, job = Job{m_index, m_scrub, m_cache, m_generation},
                    times = std::move(times)](const std::stop_token& stop) -> Background::Then {
        makePictures([&stop] { return stop.stop_requested(); }, job, times, true);
        return {};
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

// What cannot be decoded is left out of the row; opening the clip has said so already.
void ClipSignals::makePictures(const CancelCheck& cancelled, const Job& job, const std::vector<MediaTime>& times,
                               bool exact) {
    ThumbnailOptions options;
    options.maxWidth = pictureWidth;
    options.maxHeight = pictureHeight;
    options.exact = exact;
    options.scrub = job.scrub;
    options.cancelled = cancelled;
    options.ready = [&](const Thumbnail& thumbnail) {
        post(job.generation, [this, thumbnail] { addPicture(thumbnail); });
    };
    (void)makeThumbnails(job.index, times, options);
}

void ClipSignals::readSound(const CancelCheck& cancelled, const Job& job) {
    WaveformOptions options;
    options.cancelled = cancelled;
    options.part = [&](const WaveformPart& part) {
        post(job.generation, [this, first = part.first, total = part.total, bucketNs = part.bucketNs,
                              buckets = std::vector<WaveformBucket>(part.buckets.begin(), part.buckets.end())] {
            if (m_waveform.levels.size() != 1 || std::ssize(m_waveform.levels.front().buckets) != total)
                m_waveform.levels = {{bucketNs, std::vector<WaveformBucket>(static_cast<std::size_t>(total))}};
            std::copy(buckets.begin(), buckets.end(), m_waveform.levels.front().buckets.begin() + first);
            measureSound();
        });
    };
    auto waveform = cachedWaveform(job.cache.folder, job.cache.contentHash, job.index, options);
    if (waveform)
        post(job.generation, [this, result = std::move(*waveform)]() mutable {
            m_waveform = std::move(result);
            measureSound();
        });
}

} // namespace attune::ui
